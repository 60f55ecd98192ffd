import { keptNamedIn } from '../../audiences/nameable.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import { namesAnotherNumber } from '../../calendar/numbers-beside-moments.ts';
import type { Purpose, Situation } from '../../chat/labels.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import { settling } from '../../chat/saying.ts';
import type { Move, Outcome, Said, Settled, Topic, Turn } from '../../chat/skill.ts';
import { isSpokenOfLast } from '../../chat/spoken-last.ts';
import { texts } from '../../i18n/texts.ts';
import { wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import { BROADCAST_TOPIC, messageName } from './actions.ts';
import { whichOf } from './choosing.ts';
import type { BroadcastDeps } from './deps.ts';
import { LONGEST_ALT } from './form.ts';
import { can, isTheirs } from './life.ts';
import { linkIn } from './link.ts';
import { rewritten } from './locked.ts';
import { remarkCard, whichMoment } from './remark.ts';
import {
  type Broadcast,
  broadcastNumbered,
  type Contents,
  lockBroadcast,
  readBroadcast,
  setState,
} from './repository.ts';
import { REWORDINGS, textSet } from './rewording.ts';
import { broadcastWords } from './said.ts';
import { whenBeside } from './schedule.ts';
import { askedElsewhere, shown, withCard } from './shown.ts';
import { byKind } from './typed.ts';
import { viewOf, whomFor } from './view.ts';
import { type Whom, whomIn } from './whom.ts';
import { numberOf, splitMessage, textTyped, titleIn } from './wording.ts';

/** What is said in the thread of a broadcast's card, or after it, is about that one. Nothing typed sends anything. */
export function broadcastTopic(deps: BroadcastDeps): Topic {
  const take = async (turn: Turn, id: string, said: Said) => {
    if (isAnotherOne(turn, said)) return null;
    const broadcast = await readBroadcast(deps.prisma, id);
    return broadcast && isTheirs(turn.actor, broadcast) ? saidOf(deps, turn, broadcast, said) : null;
  };
  return {
    name: BROADCAST_TOPIC,
    role: 'broker',
    purposes: ['broadcast'],
    async situation(turn, id) {
      const broadcast = await readBroadcast(deps.prisma, id);
      return broadcast && isTheirs(turn.actor, broadcast) ? situationOf(broadcast) : null;
    },
    async named(turn, text) {
      const number = numberOf(text, turn.language);
      const broadcast = number === null ? null : await broadcastNumbered(deps.prisma, number);
      return broadcast && isTheirs(turn.actor, broadcast) ? { id: broadcast.id, text } : null;
    },
    // A web address beside a draft goes along with it: a source to read is given elsewhere.
    byForm: async (turn, id, { text, situation }) =>
      situation === 'draft' && linkIn(text) !== null && isSpokenOfLast(turn, messageName(id)) ? 'addition' : null,
    moves: {
      ...{ answer: take, correction: take, addition: take, confirmation: take, take },
      ...{ cancellation: take, refusal: take, state: take, repeat: take, done: take },
    } satisfies Partial<Record<Move, unknown>>,
  };
}

function situationOf(broadcast: Broadcast): Situation | null {
  if (broadcast.state === 'dropped' || broadcast.state === 'recalled') return null;
  if (!can('edit', broadcast)) return 'handed-over';
  return isWithoutText(broadcast) ? 'asked-message' : 'draft';
}

function isWithoutText({ textNl, textEn }: Broadcast): boolean {
  return (textNl ?? textEn) === null;
}

/** "Stuur een bericht aan …: …", said after another one: where nothing is a thread that is not about the one before. */
function isAnotherOne({ reading }: Turn, { text, inThread }: Said): boolean {
  return (
    !inThread &&
    splitMessage(text).tail !== null &&
    reading?.purposes[0]?.label === 'broadcast' &&
    reading.kindOf('broadcast') === 'write'
  );
}

/** More words than these beside a moment say something else as well. */
const MOST_BESIDE_MOMENT = 3;

function isBareMoment(text: string, now: Date): boolean {
  const [read, other] = readMoments(text, now);
  if (!read || other) return false;
  return wordsOf(`${text.slice(0, read.start)} ${text.slice(read.end)}`).length <= MOST_BESIDE_MOMENT;
}

/** What words of another ability may well be said of a draft. */
const NEAR: ReadonlySet<Purpose> = new Set([
  'broadcast',
  'small-talk',
  'messages',
  'complaint',
  'capabilities',
  'documents',
]);
/** From this chance on it is surely for another ability. */
const SURELY_ELSE = 0.85;

function isChange({ move }: Said): boolean {
  return move === 'answer' || move === 'correction' || move === 'addition';
}

/** "We gaan bureaustoelen inkopen", with a draft above: no change of the draft. */
function isForElse({ reading, now }: Turn, said: Said): boolean {
  const [likeliest] = reading?.purposes ?? [];
  // An hour or a day alone is of what is spoken of, whatever else takes hours and days.
  if (isBareMoment(said.text, now)) return false;
  return (
    !said.inThread &&
    isChange(said) &&
    likeliest !== undefined &&
    likeliest.chance >= SURELY_ELSE &&
    !NEAR.has(likeliest.label)
  );
}

function saidOf(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, said: Said): Outcome | null {
  const { text, move } = said;
  const isAsked = situationOf(broadcast) === 'asked-message';
  // What was asked for comes next, whatever it seems to be for.
  if (isAsked && (move === 'answer' || move === 'addition')) return textSet(deps, turn, broadcast, text);
  if (!isAsked && isForElse(turn, said)) return null;
  // What asks for a message is not about one that went out already.
  if (!can('edit', broadcast) && isChange(said) && turn.reading?.kindOf('broadcast') === 'write') return null;
  const closer = saysMore(turn, said) ? byKind(deps, turn, broadcast, text) : null;
  return closer ?? byMove(deps, turn, broadcast, said);
}

/** Whether its words tell more closely what is to be done than its move does. */
function saysMore({ reading }: Turn, { text, move }: Said): boolean {
  const kind = reading?.kindOf('broadcast') ?? 'write';
  const isRewording = kind in REWORDINGS;
  const isEnding = kind === 'drop' || kind === 'take-back';
  if (splitMessage(text).tail !== null) return isRewording || kind === 'keep';
  if (move === 'confirmation' || move === 'take') return !isRewording && !isEnding;
  return !isEnding || (move !== 'cancellation' && move !== 'refusal');
}

function byMove(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, said: Said): Outcome {
  switch (said.move) {
    case 'confirmation':
    case 'take':
      return toPress(deps, turn, broadcast);
    case 'cancellation':
    case 'refusal':
      return ended(deps, turn, broadcast, said);
    case 'state':
    case 'repeat':
    case 'done':
      return withCard(deps, turn, broadcast);
    default:
      return changed(deps, turn, broadcast, said.text);
  }
}

/** What is said of a draft that was not spoken of just before, and is not thrown away by it. */
export function saidOfDraft(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string): Outcome {
  return byKind(deps, turn, broadcast, text) ?? changed(deps, turn, broadcast, text);
}

function changed(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string): Outcome {
  const { broadcasts } = texts(turn.language);
  if (!can('edit', broadcast)) return withCard(deps, turn, broadcast, broadcasts.pressToCorrect);
  return settling('answered', async (tx) => {
    const now = await lockBroadcast(tx, broadcast.id);
    if (!now || turn.actor.personId === null || !can('edit', now))
      return { replies: await shown(deps, tx, turn, broadcast.id) };
    return draftChanged(deps, tx, turn, now, text);
  });
}

/** The draft with what words change of it; or what is asked, where they do not say that. */
async function draftChanged(
  deps: BroadcastDeps,
  tx: Transaction,
  turn: Turn,
  before: Broadcast,
  text: string,
): Promise<Settled> {
  const { broadcasts } = texts(turn.language);
  const { contents, whom, why } = await changesMeant(deps, tx, turn, { broadcast: before, text });
  if (whom.unknown.length > 0)
    return { replies: await shown(deps, tx, turn, before.id, broadcasts.unknown(whom.unknown)) };
  if (contents === null) return { replies: await notChanged(deps, tx, turn, before, { text, whom, why }) };
  const nobody = await reachesNobody(deps, tx, before, contents);
  if (nobody !== null) return { replies: await shown(deps, tx, turn, before.id, nobody(turn)) };
  const which = isOnlyWhen(contents) ? whichMoment(turn, before, text) : null;
  if (which !== null) return { replies: [which] };
  const isAsking = isWithoutText(before) && contents.textNl === undefined && contents.textEn === undefined;
  const line = isAsking ? `${broadcasts.changed} ${broadcasts.whatText}` : broadcasts.changed;
  const settled = await rewritten(deps, tx, turn, { before, contents, line });
  return { ...settled, replies: [...(settled.replies ?? []), ...(await whichOf(tx, turn, before.id, whom.several))] };
}

function isOnlyWhen(contents: Partial<Contents>): boolean {
  return contents.sendAt !== undefined && Object.keys(contents).length === 1;
}

/** What is asked where words change nothing that is understood: who is meant, the text, or whether they come with it. */
async function notChanged(
  deps: BroadcastDeps,
  tx: Transaction,
  turn: Turn,
  before: Broadcast,
  { text, whom, why }: { text: string; whom: Whom; why: string | undefined },
): Promise<ReplyDraft[]> {
  const { broadcasts } = texts(turn.language);
  const which = await whichOf(tx, turn, before.id, whom.several);
  if (which.length > 0) return which;
  const remark = why === undefined && !isWithoutText(before) ? remarkCard(turn, before, text) : null;
  if (remark !== null) return [remark];
  const line = why ?? (isWithoutText(before) ? broadcasts.whatText : broadcasts.changeWhat);
  return shown(deps, tx, turn, before.id, line);
}

/** Why words that name people change nothing: nobody is left of who gets it now; null: somebody is. */
async function reachesNobody(
  { gazetteer }: BroadcastDeps,
  tx: Transaction,
  before: Broadcast,
  { audience, channels = before.channels }: Partial<Contents>,
): Promise<((turn: Turn) => string) | null> {
  if (audience === undefined || channels.length > 0) return null;
  const now = await viewOf(tx, gazetteer, before);
  const then = await viewOf(tx, gazetteer, { ...before, audience });
  if (now.count?.total === 0 || then.count?.total !== 0) return null;
  return ({ language }) => texts(language).broadcasts.reachesNobodyNow(whomFor(then, language));
}

/** Whom words name, beside whom the draft is for; a group that nobody knows is one only where they tell of whom it is for. */
function whomSaid(deps: BroadcastDeps, tx: Transaction, turn: Turn, broadcast: Broadcast, text: string): Promise<Whom> {
  const groups = turn.reading?.kindOf('broadcast') === 'whom';
  return whomIn(deps, tx, turn, { text, before: broadcast.audience, groups });
}

/** What words change of a draft: they say whom and when, and behind a colon what. */
async function changesMeant(
  deps: BroadcastDeps,
  tx: Transaction,
  turn: Turn,
  { broadcast, text }: { broadcast: Broadcast; text: string },
): Promise<{ contents: Partial<Contents> | null; whom: Whom; why: string | undefined }> {
  const { head: whole } = splitMessage(text);
  const when = whenBeside(whole, await keptNamedIn(tx, turn, whole), turn, broadcast.sendAt);
  const head = when?.at == null ? whole : when.rest;
  const whom = await whomSaid(deps, tx, turn, broadcast, head);
  const contents = contentsMeant(turn, broadcast, { text, head, whom, sendAt: when?.at ?? null });
  return { contents, whom, why: when?.why ?? undefined };
}

/** @returns null: they change nothing */
function contentsMeant(
  turn: Turn,
  broadcast: Broadcast,
  { text, head, whom, sendAt }: { text: string; head: string; whom: Whom; sendAt: Date | null },
): Partial<Contents> | null {
  const { head: whole, tail } = splitMessage(text);
  const link = linkIn(text);
  if (link !== null) return { link };
  const title = tail === null ? null : titleIn(text, turn.language);
  if (title !== null) return { title };
  if (tail !== null && broadcast.pictureId !== null && namesPicture(whole, turn))
    return { pictureAlt: tail.slice(0, LONGEST_ALT) };
  const { audience, channels } = whom;
  const words = tail === null ? null : textOf(turn, text, { head, isAbout: audience !== null || channels.length > 0 });
  if (audience === null && words === null && channels.length === 0 && sendAt === null) return null;
  const ids = new Set([...broadcast.channels, ...channels.map(({ id }) => id)]);
  return {
    ...(sendAt === null ? {} : { sendAt }),
    ...(audience === null ? {} : { audience }),
    ...(channels.length === 0 ? {} : { channels: [...ids] }),
    ...(words === null ? {} : turn.language === 'nl' ? { textNl: words } : { textEn: words }),
  };
}

/** What stands behind a colon is the text where it is said to be, or where it is said whom it is for; else it is all text, or none. */
function textOf(turn: Turn, text: string, { isAbout }: { head: string; isAbout: boolean }): string | null {
  const typed = textTyped(text, turn.language);
  if (typed !== text.trim()) return typed;
  return isAbout || turn.reading?.kindOf('broadcast') === 'write' ? splitMessage(text).tail : null;
}

/** "Plaatje: een bakfiets voor het stadhuis". */
function namesPicture(head: string, { language }: Turn): boolean {
  const last = wordsOf(head).at(-1);
  return last !== undefined && broadcastWords(language).picture.includes(last);
}

/** What goes to many goes by a press: a word that was read wrongly must not send it. */
function toPress(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast): Outcome {
  const { broadcasts } = texts(turn.language);
  if (isWithoutText(broadcast)) return withCard(deps, turn, broadcast, broadcasts.whatText);
  return withCard(deps, turn, broadcast, can('send', broadcast) ? broadcasts.pressToSend : undefined);
}

/** From this chance on it is thrown away; what is less sure is shown again, with its buttons. */
const SURE_TO_DROP = 0.7;
/** Where its words say that as well. */
const SURE_BY_WORDS = 0.5;

function isSureToDrop({ reading, now }: Turn, { number }: Broadcast, { chance, text }: Said): boolean {
  if (namesAnotherNumber(text, number, now)) return false;
  return chance >= (reading?.kindOf('broadcast') === 'drop' ? SURE_BY_WORDS : SURE_TO_DROP);
}

/** "Laat maar", "trek het terug"; but "nee, ook de inkopers" says whom it is for. */
function ended(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, said: Said): Outcome {
  const { broadcasts } = texts(turn.language);
  if (!can('drop', broadcast)) {
    return withCard(deps, turn, broadcast, can('stop', broadcast) ? broadcasts.pressToStop : broadcasts.pressToRecall);
  }
  return settling('answered', async (tx) => {
    const now = await lockBroadcast(tx, broadcast.id);
    if (!now || turn.actor.personId === null || !can('drop', now))
      return { replies: await shown(deps, tx, turn, broadcast.id) };
    const { audience, unknown } = await whomSaid(deps, tx, turn, now, said.text);
    if (unknown.length > 0) return { replies: await shown(deps, tx, turn, now.id, broadcasts.unknown(unknown)) };
    if (audience !== null) return rewritten(deps, tx, turn, { before: now, contents: { audience } });
    if (!isSureToDrop(turn, now, said)) return { replies: await shown(deps, tx, turn, now.id, broadcasts.pressToDrop) };
    await setState(tx, now.id, 'dropped');
    return {
      replies: await shown(deps, tx, turn, now.id, broadcasts.dropped),
      messages: await askedElsewhere(deps, tx, now),
    };
  });
}
