import type { Situation } from '../../chat/labels.ts';
import { paragraph } from '../../chat/reply.ts';
import { answered, settling, told } from '../../chat/saying.ts';
import type { Move, Outcome, Said, Settled, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { isSpokenOfLast } from '../../chat/spoken-last.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import type { Transaction } from '../../store/transaction.ts';
import { DRAFT_TOPIC, draftName, PLAN } from './actions.ts';
import { isTheirs } from './broker-calls.ts';
import { beginsElse, changesAnnounced, namesOther } from './broker-said.ts';
import type { SessionDeps } from './deps.ts';
import { desk, deskCard } from './desk-card.ts';
import { beginDraft, everybodyOf, lackOf, meantOf, redraw, whomSaid } from './drafting.ts';
import { lockSeries, readSeries, type Series, toCome } from './repository.ts';
import { sessionTopic } from './session-topic.ts';
import { sketchSchema } from './sketch.ts';
import { begunIn } from './sketch-said.ts';
import { topicsGiven } from './topic-said.ts';
import { problemIn } from './when-said.ts';

/** "Plan een webinar over sociaal inkopen op 9 februari om 14 uur": a draft that shows what was understood, and asks the rest. */
export function planInWords(deps: SessionDeps, turn: Turn, text: string): Outcome {
  const { sessions } = texts(turn.language);
  const { personId, organisationId, roles } = turn.actor;
  if (!roles.has('broker')) return told(turn, sessions.onlyBrokers);
  if (turn.setting !== 'direct' || personId === null || organisationId === null) return byForm(turn, text);
  const { gazetteer } = deps;
  const reading = { now: turn.now, language: turn.language, gazetteer };
  return settling('answered', async (tx) => {
    const sketch = begunIn(text, sketchSchema.parse({}), reading);
    const problem = sketch.date === null ? problemIn(text, turn.now, turn.language) : null;
    const audience = await whomSaid(gazetteer, turn, tx, text);
    const drawn = { sketch, audience: audience ?? everybodyOf(turn), now: turn.now, language: turn.language };
    return shown(deps, tx, turn, await beginDraft(tx, { by: personId, organisationId }, drawn), problem ?? undefined);
  });
}

/** Where others read along it is planned with the form. */
function byForm({ language }: Turn, text: string): Outcome {
  const { invitation } = texts(language).sessions;
  const payload = { begun: text.slice(0, 300) };
  return answered({
    language,
    body: [paragraph(invitation.text)],
    buttons: [{ kind: 'action', label: invitation.label, action: PLAN, payload, style: 'primary' }],
  });
}

async function shown(deps: SessionDeps, tx: Transaction, turn: Turn, id: string, line?: string): Promise<Settled> {
  const series = await readSeries(tx, id);
  if (!series) return {};
  return { replies: [await deskCard(tx, deps.gazetteer, { series, now: turn.now, language: turn.language, line })] };
}

/** What its brokers say of a session that is planned: "maximaal 12", "toch online", "een week later", "gooi maar weg". */
export function draftTopic(deps: SessionDeps): Topic {
  const announced = sessionTopic(deps);
  /** What was announced since is spoken of as such. */
  const take: TakeMove = async (turn, id, said) => {
    const series = await theirsHere(deps, turn, id);
    if (!series) return null;
    if (series.state === 'draft') return onDraft(deps, turn, series, said);
    if (series.state === 'dropped') return desk(deps, turn, series);
    const [next] = toCome(series, turn.now);
    return (next && (await announced.moves[said.move]?.(turn, next.id, said))) ?? null;
  };
  return {
    name: DRAFT_TOPIC,
    role: 'broker',
    situation: async (turn, id) => situationOf(turn, await theirsHere(deps, turn, id), id),
    async byForm(turn, id, { text }) {
      if (!isSpokenOfLast(turn, draftName(id)) || isAsked(text) || isOther(turn, text)) return null;
      const series = await theirsHere(deps, turn, id);
      if (series?.state === 'announced') {
        if (topicsGiven(text).length > 0) return 'addition';
        return changesAnnounced(deps, turn, series, text) ? 'correction' : null;
      }
      if (series?.state !== 'draft') return null;
      return (await meantOf(deps, turn, deps.prisma, { series, text })) === null ? null : 'correction';
    },
    moves: {
      ...{ answer: take, correction: take, addition: take, confirmation: take, take, cancellation: take },
      ...{ refusal: take, unknown: take, state: take, repeat: take, done: take, wording: take },
    } satisfies Partial<Record<Move, TakeMove>>,
  };
}

async function theirsHere({ prisma }: SessionDeps, turn: Turn, id: string): Promise<Series | null> {
  const series = turn.setting === 'direct' ? await readSeries(prisma, id) : null;
  return series && isTheirs(turn.actor, series) ? series : null;
}

function situationOf(turn: Turn, series: Series | null, id: string): Situation | null {
  if (series === null) return null;
  const isLast = isSpokenOfLast(turn, draftName(id));
  if (series.state === 'dropped') return isLast ? 'draft' : null;
  if (series.state !== 'draft') return 'handed-over';
  return isLast && lackOf(series, turn.now) !== null ? 'asked-text' : 'draft';
}

/** What asks, says yes or does not know changes nothing, unless its words do. */
const SHOWS: ReadonlySet<Move> = new Set(['state', 'repeat', 'done', 'unknown']);
const ENDS: ReadonlySet<Move> = new Set(['cancellation', 'refusal']);
const AGREES: ReadonlySet<Move> = new Set(['confirmation', 'take']);

/** From this chance on a draft is thrown away; what is less sure is shown, with its buttons. */
const SURE_TO_DROP = 0.75;

/** "Ik kom" is said of a session that was announced. */
const OF_MEMBERS: ReadonlySet<string> = new Set(['join', 'leave', 'maybe', 'topic']);

async function onDraft(deps: SessionDeps, turn: Turn, { id }: Series, said: Said): Promise<Outcome | null> {
  const asks = isAsked(said.text);
  if (isForElse(turn, said, asks)) return null;
  return settling('answered', async (tx) => {
    const series = await lockSeries(tx, id);
    if (series?.state !== 'draft') return shown(deps, tx, turn, id);
    const meant = asks ? null : await meantOf(deps, turn, tx, { series, text: said.text });
    if (typeof meant === 'string') return shown(deps, tx, turn, id, meant);
    if (meant === null) return shown(deps, tx, turn, id, await unchanged(tx, turn, series, said));
    await redraw(tx, id, { ...meant, now: turn.now, language: turn.language });
    return shown(deps, tx, turn, id);
  });
}

/** What is said above a draft of which words change nothing. */
async function unchanged(tx: Transaction, turn: Turn, series: Series, said: Said): Promise<string | undefined> {
  const { sessions } = texts(turn.language);
  if (AGREES.has(said.move)) return lackOf(series, turn.now) === null ? sessions.pressToAnnounce : undefined;
  if (isAsked(said.text) || SHOWS.has(said.move)) return undefined;
  if (!ENDS.has(said.move)) return sessions.changeWhat;
  if (said.chance < SURE_TO_DROP) return sessions.pressToDrop;
  await tx.sessionSeries.update({ where: { id: series.id }, data: { state: 'dropped' } });
  return sessions.dropped;
}

/** Surely of something else, or of a session that was announced. */
function isForElse(turn: Turn, { move, text }: Said, asks: boolean): boolean {
  const { reading } = turn;
  const [likeliest] = reading?.purposes ?? [];
  const isOfSession = likeliest?.label === 'session';
  if (isOfSession && OF_MEMBERS.has(reading?.kindOf('session') ?? '')) return true;
  if (asks) return likeliest?.label === 'question' || likeliest?.label === 'capabilities';
  return !AGREES.has(move) && !ENDS.has(move) && isOther(turn, text);
}

/** Beside a draft "voor alle ambassadeurs" says whom that is for: a message is one that is called so, or has its text. */
function isOther(turn: Turn, text: string): boolean {
  if (plansAnother(turn)) return true;
  if (!beginsElse(turn)) return false;
  const isMessage = turn.reading?.purposes[0]?.label === 'broadcast';
  return !isMessage || namesOther(text) || /:\s|\n/u.test(text);
}

/** "Plan het leernetwerk, …", beside the draft of a webinar. */
function plansAnother({ reading }: Turn): boolean {
  const isPlan = reading?.purposes[0]?.label === 'session' && reading.kindOf('session') === 'plan';
  return isPlan && reading.acts('draft')[0]?.label === 'new';
}
