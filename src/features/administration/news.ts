import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { sentence } from '../../chat/saying.ts';
import type { Messenger } from '../../delivery/messenger.ts';
import { texts } from '../../i18n/texts.ts';
import { createLanes, type Lanes } from '../../jobs/lanes.ts';
import { type LinkNews, takeLinkNews, takeRoleNews } from '../../people/news.ts';
import type { Bell } from '../../store/bell.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { languageOfPerson, roleNews } from './role-news.ts';

const LANE = 'news';
/** Whoever could not be written to before may be by now. */
const SWEEP_EVERY_MS = 60_000;

/**
 * Tells people what happened to them outside the chat: a role that the operator, an import or the configuration gave or
 * took; and whoever decides it, of accounts that may be one person. All of it goes by what stands in the database.
 */
export function createPeopleNews(deps: { messenger: Messenger; bell: Bell; logger: Logger }): Lanes {
  const { messenger, bell, logger } = deps;

  async function tell(): Promise<boolean> {
    const { messages } = await messenger.within(async (tx) => {
      const messages: OutgoingMessage[] = [];
      for (const { personId, role, change } of await takeRoleNews(tx)) {
        messages.push(...(await roleNews(tx, null, { one: { id: personId }, changed: role, change })));
      }
      const links = await takeLinkNews(tx);
      return { messages: links === null ? messages : [...messages, ...(await linkNews(tx, links))] };
    });
    return messages.length > 0;
  }

  return createLanes({
    work: tell,
    waiting: async () => [LANE],
    concurrency: 1,
    sweepEveryMs: SWEEP_EVERY_MS,
    calls: { bell, table: 'people_news' },
    onError: (error) => logger.error({ error }, 'people not told of roles and links for now'),
  });
}

async function linkNews(tx: Transaction, { organisation, count, to }: LinkNews): Promise<OutgoingMessage[]> {
  const messages: OutgoingMessage[] = [];
  for (const { personId, isAdministrator } of to) {
    const language = await languageOfPerson(tx, personId);
    const { people } = texts(language);
    const text = isAdministrator ? people.linksWait(count) : people.linksWaitThere(count, organisation);
    const buttons = isAdministrator
      ? [{ kind: 'say' as const, label: people.showLinks, text: '/impact koppelingen' }]
      : [];
    messages.push({ to: { personId, ifUnreachable: 'skip' }, replies: [{ ...sentence(text, language), buttons }] });
  }
  return messages;
}
