import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Inbound } from '../chat/inbound.ts';
import type { Language } from '../chat/language.ts';
import type { Platform } from '../chat/platform.ts';
import type { MessageReader, SharperReader } from '../chat/reading.ts';
import type { ReplyDraft } from '../chat/reply.ts';
import type { Outcome, Turn } from '../chat/skill.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { withFirst } from '../delivery/introduction.ts';
import type { Messenger } from '../delivery/messenger.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { noteSpokenOf } from '../delivery/spoken-of.ts';
import { AppError, errorCode } from '../errors.ts';
import { texts } from '../i18n/texts.ts';
import { createLanes, type Lanes, type Worked } from '../jobs/lanes.ts';
import type { KnownPerson, Persons } from '../people/persons.ts';
import type { Bell } from '../store/bell.ts';
import { asStoreError } from '../store/errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { metrics } from '../telemetry/metrics.ts';
import { type OpenSpan, tracedMessage } from '../telemetry/tracing.ts';
import { answerLanguage, dispatch } from './dispatch.ts';
import type { ClaimedEntry, Finished, Inbox } from './inbox.ts';
import { tellMasked } from './masking.ts';
import { readMemory } from './memory.ts';
import { settingOf } from './setting.ts';
import type { Skills } from './skills.ts';
import { exchangeWith, readSpokenOf } from './spoken-of.ts';
import { wordName } from './waiting-word.ts';

export interface TurnRunnerDeps {
  prisma: PrismaClient;
  inbox: Inbox;
  outbox: Outbox;
  delivery: Delivery;
  messenger: Messenger;
  persons: Persons;
  skills: Skills;
  reader: MessageReader;
  sharper?: SharperReader | undefined;
  platforms: ReadonlyMap<PlatformName, Platform>;
  logger: Logger;
  /** Says in words that it is at work, where nothing else shows it. Left out: nothing is said. */
  sayAtWork?: ((entry: ClaimedEntry) => Promise<void>) | undefined;
  /** Left out: it hears of no other process. */
  bell?: Bell;
  /** How many conversations are served at once. */
  concurrency: number;
}

/** Waits before the second and third attempt; then the person is told that it failed. */
const RETRY_AFTER_MS = [1_000, 5_000] as const;
/** What only fails because others are at it is no fault of the turn: it is tried for as long as an answer is of use. */
const BUSY = new Set(['store.busy', 'store.unavailable']);
const BUSY_FOR_MS = 10 * 60_000;
/** A turn that takes longer is cut off. */
const TURN_TIMEOUT_MS = 60_000;
/** Only what takes longer than this shows that it is at work: a sign that flashes by is noise. */
const SHOW_WORKING_AFTER_MS = 500;

/**
 * Acts upon stored events: one turn at a time per conversation, in the order in which they came, and never
 * halfway. What a turn decided, what it says and the end of the event are one transaction.
 */
export function createTurnRunner(deps: TurnRunnerDeps): Lanes {
  const { bell } = deps;
  const lanes = createLanes({
    work: (conversationId) => takeTurn(deps, conversationId, (afterMs) => lanes.wake(conversationId, afterMs)),
    waiting: deps.inbox.waiting,
    concurrency: deps.concurrency,
    calls: bell && { bell, table: 'inbox' },
    onError: (error) => deps.logger.error({ error }, 'a conversation stopped for a moment'),
  });
  return lanes;
}

async function takeTurn(
  deps: TurnRunnerDeps,
  conversationId: string,
  again: (afterMs: number) => void,
): Promise<Worked> {
  const entry = await deps.inbox.claim(conversationId);
  if (!entry) return false;
  const { inbound } = entry;
  if (!inbound) {
    await abandon(deps, entry, 'inbox.unreadable', 'nl');
    return true;
  }
  const letGo = deps.inbox.keepAlive(entry, (error) => deps.logger.warn({ error }, 'lease not renewed'));
  const stopWorking = showWorkingSoon(deps, entry, inbound);
  try {
    const { platform } = inbound.conversation;
    const message = { platform, id: entry.id, madeIn: entry.cameIn };
    const acting = (span: OpenSpan) => act(deps, entry, inbound, span);
    const more = await tracedMessage('process', message, { 'impactmakelaar.kind': inbound.kind }, acting);
    return more ? true : 'last';
  } catch (error) {
    const afterMs = await settleFailure(deps, entry, inbound, error);
    if (afterMs !== null) again(afterMs);
    return true;
  } finally {
    letGo();
    await stopWorking();
  }
}

/** @returns whether more waits in the conversation */
async function act(deps: TurnRunnerDeps, entry: ClaimedEntry, inbound: Inbound, span: OpenSpan): Promise<boolean> {
  if (entry.attempt > RETRY_AFTER_MS.length + 1) {
    throw new AppError({ code: 'turn.crashed', message: 'Every attempt ended with the process.' });
  }
  const startedAt = performance.now();
  metrics.turnWait.observe(entry.ageMs / 1_000);
  const [person, subject] = await Promise.all([whoSpeaks(deps, entry, inbound), subjectOf(deps, entry, inbound)]);
  const opened = openTurn(entry, inbound, person, subject);
  // In Slack what is said alone with the bot always stands in a thread: below nothing in particular it is as if it were in none.
  const isAlone = opened.setting === 'direct' && (inbound.conversation.thread === undefined || subject === null);
  const where = { conversationId: entry.conversationId, personId: person.actor.personId, isAlone };
  const turn = { ...opened, spokenOf: await readSpokenOf(deps.prisma, where) };
  const outcome = await dispatch(deps, inbound, turn);
  const { more } = await deps.messenger.within((tx) => store(deps, tx, { entry, inbound, person, turn, outcome }));
  deps.delivery.wake(entry.conversationId);
  const elapsedMs = performance.now() - startedAt;
  count(outcome, outcome?.status ?? 'silent');
  span.note({
    'impactmakelaar.skill': outcome?.by ?? 'conversation',
    'impactmakelaar.outcome': outcome?.status ?? 'silent',
  });
  metrics.turnDuration.observe({ kind: inbound.kind }, elapsedMs / 1_000);
  deps.logger.info(
    {
      inbox: String(entry.id),
      kind: inbound.kind,
      status: outcome?.status ?? 'silent',
      elapsedMs: Math.round(elapsedMs),
    },
    'turn done',
  );
  return more;
}

/** What no skill decided, the conversation did itself. */
function count(outcome: Outcome | null, ended: string): void {
  metrics.turns.inc({ skill: outcome?.by ?? 'conversation', outcome: ended });
}

/** What a thread is about: the message it began with, or what was said in it about something that goes on in threads. */
async function subjectOf(deps: TurnRunnerDeps, entry: ClaimedEntry, inbound: Inbound): Promise<string | null> {
  const { thread: root, id: conversationId } = inbound.conversation;
  if (root === undefined) return null;
  const where = { tenantId: entry.tenant.id, conversationId: entry.conversationId };
  const { began, last } = await deps.outbox.subjectsOf(where, { root, conversationId });
  if (began !== null) return began;
  const [name = ''] = last?.split(':') ?? [];
  return deps.skills.topic(name)?.continues ? last : null;
}

function whoSpeaks(deps: TurnRunnerDeps, entry: ClaimedEntry, inbound: Inbound): Promise<KnownPerson> {
  const { conversation, sender } = inbound;
  const platform = deps.platforms.get(conversation.platform);
  const lookUp = async () => (await platform?.profile(conversation, sender.externalId)) ?? null;
  return deps.persons.identify(conversation.platform, entry.tenant, sender, lookUp);
}

function openTurn(entry: ClaimedEntry, inbound: Inbound, person: KnownPerson, subject: string | null): Turn {
  return {
    actor: person.actor,
    conversationId: entry.conversationId,
    setting: settingOf({ kind: inbound.conversation.kind, shared: inbound.conversation.shared ?? entry.shared }),
    language: languageFor(person, inbound, entry),
    subject,
    memory: readMemory(entry.memory),
    masked: 'text' in inbound ? (inbound.masked ?? []) : [],
    signal: AbortSignal.timeout(TURN_TIMEOUT_MS),
    now: entry.now,
  };
}

/** The one they chose, else that of what they say. */
function languageFor(person: KnownPerson, inbound: Inbound, { language }: ClaimedEntry): Language {
  if (person.languageChosen && person.language !== null) return person.language;
  return answerLanguage(textOf(inbound), language ?? person.language);
}

function textOf(inbound: Inbound): string {
  return 'text' in inbound ? inbound.text : '';
}

interface FinishedTurn {
  entry: ClaimedEntry;
  inbound: Inbound;
  person: KnownPerson;
  turn: Turn;
  outcome: Outcome | null;
}

/** They were told something, and nothing that could be gone on about by its name. A short word ("graag gedaan") is nothing told. */
function isOfNothingInParticular({ status, goesOn }: Outcome, replies: readonly ReplyDraft[]): boolean {
  const isMore = ({ body, buttons = [] }: ReplyDraft) => body.length > 1 || buttons.length > 0;
  const isTold = status === 'answered' || status === 'declined' || replies.some(isMore);
  return isTold && goesOn !== true && replies.length > 0 && replies.every(({ subject }) => subject === undefined);
}

/**
 * Everything that came of a turn, or nothing of it.
 *
 * @returns what goes elsewhere because of it, and whether more waits in the conversation
 */
async function store(
  deps: TurnRunnerDeps,
  tx: Transaction,
  finished: FinishedTurn,
): Promise<{ messages?: Outcome['messages'] | undefined } & Finished> {
  const { entry, person, turn, outcome } = finished;
  if (!(await deps.persons.hold(tx, person))) {
    throw new AppError({
      code: 'turn.person-erased',
      message: 'Whoever spoke was erased meanwhile; if the event still stands, a stranger says it.',
      retryable: true,
    });
  }
  const { personId } = person.actor;
  const exchange = outcome?.remember && { ...outcome.remember, by: personId };
  const ended = await deps.inbox.finish(tx, entry, exchange);
  if (!ended) throw new AppError({ code: 'turn.lease-lost', message: 'Another worker took this event over.' });
  if (!outcome) return ended;
  const { replies: said, messages } = { ...outcome, ...(await outcome.settle?.(tx)) };
  const introduce = !person.introduced && finished.inbound.kind !== 'home-opened' && said.length > 0;
  const told = person.unseen ? withFirst(said, 'unseen') : said;
  const introduced = introduce && !outcome.introduces ? withFirst(told, 'introduction') : told;
  const answer = tellMasked(introduced, turn.masked);
  const replies = ended.told ? await deps.outbox.takePlaceOf(tx, wordName(entry.id), answer) : answer;
  await deps.outbox.enqueue(tx, {
    conversationId: entry.conversationId,
    inboxId: entry.id,
    replies,
    purpose: 'answer',
    personId,
  });
  if (personId !== null && isOfNothingInParticular(outcome, replies)) {
    const nothing = { subject: exchangeWith(personId), conversationId: entry.conversationId, personId };
    await noteSpokenOf(tx, { ...nothing, buttons: [], unasked: false }, { anew: true });
  }
  if (introduce) {
    await tx.$executeRaw`UPDATE chat_identity SET introduced_at = clock_now() WHERE id = ${person.identityId}::uuid`;
  }
  if ('text' in finished.inbound && person.language !== turn.language) {
    // Who chose one, perhaps just now, keeps it.
    const chooses = { id: person.actor.personId, languageChosen: false };
    await tx.person.updateMany({ where: chooses, data: { language: turn.language } });
  }
  return { messages, ...ended };
}

/** @returns after how many milliseconds the event is acted upon again; null: it is not, or not by this process */
async function settleFailure(
  deps: TurnRunnerDeps,
  entry: ClaimedEntry,
  inbound: Inbound,
  error: unknown,
): Promise<number | null> {
  const code = errorCode(error);
  deps.logger.error({ inbox: String(entry.id), attempt: entry.attempt, error }, 'turn failed');
  // The other worker has the event now; whatever is done here would be done twice.
  if (code === 'turn.lease-lost') return null;
  if (BUSY.has(errorCode(asStoreError(error))) && entry.ageMs < BUSY_FOR_MS) {
    count(null, 'busy');
    await deps.inbox.release(entry, { errorCode: code, afterMs: RETRY_AFTER_MS[0], counts: false });
    return RETRY_AFTER_MS[0];
  }
  const afterMs = RETRY_AFTER_MS[entry.attempt - 1];
  if (afterMs === undefined) {
    count(null, 'given_up');
    await abandon(deps, entry, code, answerLanguage(textOf(inbound), entry.language));
    return null;
  }
  count(null, 'failed');
  await deps.inbox.release(entry, { errorCode: code, afterMs, counts: true });
  return afterMs;
}

/** Gives up, and says so: silence is the worst answer. */
async function abandon(deps: TurnRunnerDeps, entry: ClaimedEntry, code: string, language: Language): Promise<void> {
  const apology: ReplyDraft = { language, body: [{ kind: 'paragraph', text: texts(language).conversation.failed }] };
  await deps.prisma.$transaction(async (tx) => {
    const ended = await deps.inbox.abandon(tx, entry, code);
    if (!ended) return;
    const message = {
      conversationId: entry.conversationId,
      inboxId: entry.id,
      replies: ended.told ? await deps.outbox.takePlaceOf(tx, wordName(entry.id), [apology]) : [apology],
      purpose: 'answer',
    } as const;
    await deps.outbox.enqueue(tx, message);
  });
  deps.delivery.wake(entry.conversationId);
}

/**
 * Shows a sign of work when the turn is not done soon.
 *
 * @returns takes the sign away; waits for it when it is just being shown
 */
function showWorkingSoon(deps: TurnRunnerDeps, entry: ClaimedEntry, inbound: Inbound): () => Promise<void> {
  const platform = deps.platforms.get(inbound.conversation.platform);
  if (!platform || !('text' in inbound)) return async () => undefined;
  let shown: Promise<(() => Promise<void>) | undefined> | undefined;
  const timer = setTimeout(() => {
    shown = platform.showsNoWork?.(inbound.conversation)
      ? Promise.resolve(deps.sayAtWork?.(entry)).then(() => undefined)
      : platform.showWorking(inbound.conversation, answerLanguage(textOf(inbound), entry.language));
  }, SHOW_WORKING_AFTER_MS);
  return async () => {
    clearTimeout(timer);
    try {
      const hide = await shown;
      await hide?.();
    } catch (error) {
      deps.logger.debug({ error }, 'sign of work not shown');
    }
  };
}
