import { createCases, type Happened } from '../case-life/cases.ts';
import { caseDeadlines } from '../case-life/deadlines.ts';
import { type CaseLinks, createCaseLinks } from '../case-links/links.ts';
import type { Names } from '../case-links/pages.ts';
import type { PlatformName } from '../chat/conversation-reference.ts';
import type { OutgoingMessage } from '../chat/outgoing.ts';
import type { Platform } from '../chat/platform.ts';
import type { DeadlineKind } from '../deadlines/sweeper.ts';
import { createOutreach } from '../delivery/outreach.ts';
import type { CaseChat } from '../features/cases/chat/deps.ts';
import { type CaseFates, createCaseFates } from '../features/cases/telling/fates.ts';
import { createCaseNotices } from '../features/cases/telling/notices.ts';
import type { TellingDeps } from '../features/cases/telling/telling.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { createMailOutbox } from '../mail/outbox.ts';
import { type CaseRouter, createCaseRouter } from '../routing/router.ts';
import type { RuleBook } from '../routing/rule-book.ts';
import { readTopicBook } from '../routing/topic-book.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Config } from './config.ts';

/** The cases of entrepreneurs, and what of them runs beside the chat. */
export interface CaseParts {
  /** What the skill works with. */
  chat: CaseChat;
  fates: CaseFates;
  /** The links of counters without chat, for whoever serves their pages; null: there are none. */
  links: CaseLinks | null;
  /** What happens by itself. */
  deadlines: DeadlineKind;
}

/** Queues messages in a transaction; what is queued is sent soon after its commit. */
export type Queue = (tx: Transaction, messages: readonly OutgoingMessage[]) => Promise<unknown>;

/**
 * @param deps.queue how what a clock or a link makes necessary is sent; left out: by nobody (the command line)
 */
export async function createCaseParts(
  config: Pick<Config, 'links'> & { mail: boolean },
  deps: {
    prisma: PrismaClient;
    platforms: ReadonlyMap<PlatformName, Platform>;
    queue?: Queue;
    /** The rules in force, asked for with every message. */
    rules: () => RuleBook;
    /** What was learned of topics with examples of one's own; left out: what comes with the program. */
    topicWeights?: string;
    logger: Logger;
  },
): Promise<CaseParts> {
  const { prisma, platforms, logger, queue = async () => undefined } = deps;
  const [gazetteer, topicBook] = await Promise.all([openGazetteer(), readTopicBook(deps.topicWeights)]);
  const router = createCaseRouter({ gazetteer, topicBook }, deps.rules);
  const names = namesFrom(router);
  const cases = createCases(prisma);
  const notify = async (tx: Transaction, happened: Happened): Promise<void> => {
    await queue(tx, await notices.messages(tx, happened));
  };
  const links: CaseLinks | null = config.links && createCaseLinks({ prisma, cases, names, notify, ...config.links });
  const telling: TellingDeps = {
    names,
    outreach: createOutreach({ platforms }),
    mail: config.mail ? { outbox: createMailOutbox(prisma), links: () => links } : null,
    async onLost(tx, caseId, memberId) {
      await queue(tx, await fates.lost(tx, caseId, memberId));
    },
  };
  const notices = createCaseNotices(telling);
  const fates = createCaseFates({ ...telling, cases, notices });
  return {
    chat: { prisma, router, cases, notices, names },
    fates,
    links,
    deadlines: caseDeadlines({ cases, notify, logger }),
  };
}

/** What municipalities and topics are called. */
function namesFrom({ reader }: CaseRouter): Names {
  const { gazetteer, topicBook } = reader;
  return {
    municipality: (code) => gazetteer.municipality(code).name,
    topic: (id, language) => topicBook.topics.find((topic) => topic.id === id)?.[language] ?? id,
  };
}
