import { readMoments } from '../../calendar/moment-in-words.ts';
import { answerBeside } from '../../chat/asked-beside.ts';
import type { Purpose, Situation } from '../../chat/labels.ts';
import type { Move, Outcome, Said, Topic, Turn } from '../../chat/skill.ts';
import { isSpokenOfLast } from '../../chat/spoken-last.ts';
import { texts } from '../../i18n/texts.ts';
import { withoutAskingNo } from '../../language/questions-in.ts';
import { wordsOf } from '../../language/words.ts';
import { BROADCAST_TOPIC, messageName } from './actions.ts';
import { changed } from './changing.ts';
import type { BroadcastDeps } from './deps.ts';
import { ended } from './dropping.ts';
import { heldBack } from './holding.ts';
import { asksWhoGetsIt, leftOut, whomByForm, whoWouldGetIt } from './left-out.ts';
import { can, isTheirs, isWithoutText } from './life.ts';
import { linkIn } from './link.ts';
import { REMARK_BUTTONS, remarkAnswered } from './remark.ts';
import { saysToRemove } from './removing.ts';
import { type Broadcast, broadcastNumbered, readBroadcast } from './repository.ts';
import { contrastsWords, REWORDINGS, removesWords, textSet } from './rewording.ts';
import { isSeveral, severalDone } from './several.ts';
import { withCard } from './shown.ts';
import { atOnce, byKind, repliesTold } from './typed.ts';
import {
  asksForReplies,
  beginsAnother,
  namesAnother,
  numberOf,
  saysNow,
  saysToHold,
  splitMessage,
  toldIn,
} from './wording.ts';

/** What is said in the thread of a broadcast's card, or after it, is about that one. Nothing typed sends anything. */
export function broadcastTopic(deps: BroadcastDeps): Topic {
  const take = async (turn: Turn, id: string, heard: Said) => {
    const said = { ...heard, text: withoutAskingNo(heard.text) };
    const broadcast = await readBroadcast(deps.prisma, id);
    if (!broadcast || !isTheirs(turn.actor, broadcast) || isAnotherOne(turn, broadcast, said)) return null;
    // What holds one back is of the one that was spoken of last, and can still be held.
    if (saysToHold(said.text, turn.language))
      return said.inThread || isSpokenOfLast(turn, messageName(id)) ? heldBack(deps, turn, broadcast) : null;
    const several = await severalDone(deps, turn, broadcast, said.text);
    if (several !== null) return several;
    const left = await leftOut(deps, turn, broadcast, said.text);
    return left ?? remarkAnswered(deps, turn, broadcast, said.text) ?? saidOf(deps, turn, broadcast, said);
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
    byForm: async (turn, id, { text: heard, situation }) => {
      const text = withoutAskingNo(heard);
      if (!isSpokenOfLast(turn, messageName(id))) return null;
      const formed = byForm(turn, messageName(id), text, situation);
      return formed ?? (situation === 'draft' ? draftByForm(deps, turn, id, text) : null);
    },
    moves: {
      ...{ answer: take, correction: take, addition: take, wording: take, confirmation: take, take },
      ...{ cancellation: take, refusal: take, state: take, repeat: take, done: take },
    } satisfies Partial<Record<Move, unknown>>,
  };
}

/** Who is named, words of it that are to go, or several wishes: of the draft that was spoken of last nothing else is said like that. */
async function draftByForm(deps: BroadcastDeps, turn: Turn, id: string, text: string): Promise<Move | null> {
  if (asksWhoGetsIt(turn, text)) return 'state';
  const ofWhom = await whomByForm(deps, turn, id, text);
  const broadcast = ofWhom === null ? await readBroadcast(deps.prisma, id) : null;
  if (!broadcast) return ofWhom;
  if (removesWords(turn, broadcast, text) || contrastsWords(turn, broadcast, text)) return 'wording';
  return (await isSeveral(deps, turn, broadcast, text)) ? 'correction' : null;
}

/** What is said of the one that was spoken of last, and can be nothing else. */
function byForm(turn: Turn, subject: string, text: string, situation: Situation): Move | null {
  if (saysToHold(text, turn.language)) return 'correction';
  if (situation === 'handed-over') return asksForReplies(text, turn.language) ? 'state' : null;
  // A web address beside a draft goes along with it: a source to read is given elsewhere.
  if (situation === 'draft' && linkIn(text) !== null) return 'addition';
  const answer = answerBeside(turn, subject, text, REMARK_BUTTONS);
  if (answer === null) return null;
  return answer === 'no' ? 'refusal' : 'confirmation';
}

function situationOf(broadcast: Broadcast): Situation | null {
  if (broadcast.state === 'dropped' || broadcast.state === 'recalled') return null;
  if (!can('edit', broadcast)) return 'handed-over';
  return isWithoutText(broadcast) ? 'asked-message' : 'draft';
}

/**
 * "Stuur een bericht aan …: …", "laat … weten dat …", said after another one that has its text: where nothing is a thread that is not about
 * the one before.
 */
function isAnotherOne({ reading, language }: Turn, broadcast: Broadcast, { text, inThread }: Said): boolean {
  const hasText = splitMessage(text).tail !== null;
  // Also below the one before: its text and whom it is for stay.
  if (beginsAnother(text) && (hasText || !isWithoutText(broadcast))) return true;
  const hasItsOwn = hasText || (!isWithoutText(broadcast) && toldIn(text, language) !== null);
  const isApart = !inThread || (hasText && namesAnother(text));
  return isApart && hasItsOwn && reading?.purposes[0]?.label === 'broadcast' && reading.kindOf('broadcast') === 'write';
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
function isForElse(turn: Turn, said: Said): boolean {
  const { reading, now } = turn;
  const [likeliest] = reading?.purposes ?? [];
  // An hour or a day alone is of what is spoken of, whatever else takes hours and days; so is what its form alone tells.
  if (said.chance === 1 || isBareMoment(said.text, now)) return false;
  return (
    !said.inThread &&
    isChange(said) &&
    likeliest !== undefined &&
    likeliest.chance >= SURELY_ELSE &&
    !NEAR.has(likeliest.label) &&
    !isOfNudgesOfNone(turn)
  );
}

/** "Iets korter", of who gets no nudges: what reads as how often those come is not. */
function isOfNudgesOfNone({ actor, reading }: Turn): boolean {
  return (
    reading?.purposes[0]?.label === 'ambassador' &&
    !actor.roles.has('ambassador') &&
    OF_NUDGES.has(reading.kindOf('ambassador'))
  );
}

const OF_NUDGES: ReadonlySet<string> = new Set([
  'slower',
  'faster',
  'pace',
  'pause',
  'resume',
  'stop',
  'settings',
  'other',
]);

function saidOf(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, said: Said): Outcome | null {
  const { text, move } = said;
  const isAsked = situationOf(broadcast) === 'asked-message';
  const formed = saidByForm(deps, turn, broadcast, text);
  if (formed !== null) return formed;
  // What was asked for comes next, whatever it seems to be for.
  if (isAsked && (move === 'answer' || move === 'addition')) return textSet(deps, turn, broadcast, text);
  if (!isAsked && isForElse(turn, said)) return null;
  // What asks for a message is not about one that went out already.
  if (!can('edit', broadcast) && isChange(said) && turn.reading?.kindOf('broadcast') === 'write') return null;
  // Nor is the text that is waited for read as what is to become of it.
  const mayBeText = isAsked && isChange(said) && turn.reading?.purposes[0]?.label !== 'broadcast';
  // What its form alone tells is of whom it is for.
  const isByForm = move === 'correction' && said.chance === 1;
  const closer = !mayBeText && !isByForm && saysMore(turn, said) ? byKind(deps, turn, broadcast, text) : null;
  return closer ?? byMove(deps, turn, broadcast, said);
}

/** What its form alone tells: that it goes now, that words of it go or others come there, what was written back. */
function saidByForm(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string): Outcome | null {
  const now = saysNow(text, turn.now, turn.language) ? atOnce(deps, turn, broadcast) : null;
  if (now !== null) return now;
  if (!can('edit', broadcast) && asksForReplies(text, turn.language)) return repliesTold(deps, turn, broadcast);
  if (contrastsWords(turn, broadcast, text)) return REWORDINGS['replace-text']?.(deps, turn, broadcast, text) ?? null;
  if (can('edit', broadcast) && asksWhoGetsIt(turn, text)) return whoWouldGetIt(deps, turn, broadcast, text);
  const isRemoving = removesWords(turn, broadcast, text);
  return isRemoving ? (REWORDINGS['remove-text']?.(deps, turn, broadcast, text) ?? null) : null;
}

/** Whether its words tell more closely what is to be done than its move does. */
function saysMore({ reading }: Turn, { text, move }: Said): boolean {
  const kind = reading?.kindOf('broadcast') ?? 'write';
  const isRewording = kind in REWORDINGS;
  const isEnding = kind === 'drop' || kind === 'take-back';
  if (splitMessage(text).tail !== null) return isRewording || kind === 'keep';
  // "Ok, klaar zo" is a yes, and takes no moment back: what a yes says beside that counts only where it is said of messages.
  const isSaid = reading?.purposes[0]?.label === 'broadcast';
  if (move === 'confirmation' || move === 'take') return isSaid && !isRewording && !isEnding;
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
    case 'wording':
      return worded(deps, turn, broadcast, said.text);
    case 'state':
      return can('edit', broadcast) ? whoWouldGetIt(deps, turn, broadcast, said.text) : withCard(deps, turn, broadcast);
    case 'repeat':
    case 'done':
      return withCard(deps, turn, broadcast);
    default:
      return changed(deps, turn, broadcast, said.text);
  }
}

/** What is said of its words: which of them are not found is said. */
function worded(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string): Outcome {
  const isOfWords = saysToRemove(text, turn.language);
  const removed = isOfWords ? REWORDINGS['remove-text']?.(deps, turn, broadcast, text) : null;
  return removed ?? changed(deps, turn, broadcast, text);
}

/** What is said of a draft that was not spoken of just before, and is not thrown away by it. */
export async function saidOfDraft(
  deps: BroadcastDeps,
  turn: Turn,
  broadcast: Broadcast,
  text: string,
): Promise<Outcome> {
  return (
    (await severalDone(deps, turn, broadcast, text)) ??
    byKind(deps, turn, broadcast, text) ??
    changed(deps, turn, broadcast, text)
  );
}

/** What goes to many goes by a press: a word that was read wrongly must not send it. */
function toPress(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast): Outcome {
  const { broadcasts } = texts(turn.language);
  if (isWithoutText(broadcast)) return withCard(deps, turn, broadcast, broadcasts.whatText);
  return withCard(deps, turn, broadcast, can('send', broadcast) ? broadcasts.pressToSend : undefined);
}
