import type { Act, Situation } from '../chat/labels.ts';
import type { Chances, Reading } from '../chat/reading.ts';
import type { Move, Outcome, Topic, Turn } from '../chat/skill.ts';
import { plain } from '../language/plain-text.ts';
import { isAsked } from '../language/questions-in.ts';
import {
  type Candidate,
  candidates,
  isForIt,
  isLookedUp,
  underWay,
  wasAsked,
  whatItIsForFirst,
  withNewness,
} from './candidates.ts';
import type { Ears } from './ears.ts';
import { repair } from './repairs.ts';

/**
 * Tries what was said as a move on what is spoken of: first as an answer to what was asked, then on what was said last.
 *
 * @param options.only `answers`: it can only be the answer to something that was asked; `offered`: only the words of an answer
 *   that was offered, which are that wherever else they might belong
 * @returns null: it begins something new
 */
export async function moveOn(
  ears: Ears,
  text: string,
  turn: Turn,
  { only }: { only?: 'answers' | 'offered' } = {},
): Promise<Outcome | null> {
  const { reading } = turn;
  if (!reading) return null;
  let meant: { candidate: Candidate; move: Move } | null = null;
  const all = whatItIsForFirst(await candidates(ears, turn), reading);
  const may = { answers: wasAsked, offered: (one: Candidate) => isOffered(one, text) };
  const tried = only === undefined ? all : all.filter(may[only]);
  const read = withoutPassed(await readAs(tried, text, { ...turn, reading }));
  for (const one of surestFirst(newerDraftsFirst(read, reading), text)) {
    const { candidate, likeliest } = one;
    if (!isMove(likeliest) || isOfBotItself(reading, one) || isOfNobody(reading, one, text)) continue;
    const { topic, id, options, inThread } = candidate;
    const { label: move, chance } = likeliest;
    // What has its source with it says where it stands by being said again.
    const take = topic.moves[move] ?? (move === 'source' ? topic.moves.repeat : undefined);
    const outcome = await take?.(turn, id, { text, move, chance, inThread, options });
    if (outcome) return outcome;
    // Not for this topic after all, and surely for something else: that is begun, and nothing is left as it is.
    meant ??= take && isSurelyForElse(topic, reading) ? null : { candidate, move };
  }
  return meant && repair(ears, meant.candidate, meant.move, turn);
}

/** What one says of work, surely: these take a press, wherever they are said. */
const OF_WORK: ReadonlySet<Act> = new Set(['take', 'done', 'refusal', 'ask']);
/** From this chance on what is asked is for something else. */
const SURELY_FOR_OTHER = 0.6;

/**
 * Tries what was said where nothing is spoken of as a move on what waits for who speaks: "ik neem hem over", of somebody who
 * stands in and got no card.
 *
 * @returns null: nothing waits, or it is not surely said of that
 */
export async function moveOnWaiting(ears: Ears, text: string, turn: Turn): Promise<Outcome | null> {
  const { reading } = turn;
  if (!reading || (await candidates(ears, turn)).length > 0) return null;
  const [purpose] = reading.purposes;
  const isFor = (chance: number) => (purpose?.chance ?? 0) >= chance;
  const [ofWork] = reading.acts('counter');
  const mayBeWork = ofWork && OF_WORK.has(ofWork.label) && !(ofWork.label === 'ask' && isFor(SURELY_FOR_OTHER));
  // Where nothing else is surely meant a little less will do: it takes a press all the same.
  const least = isFor(SURELY_FOR_OTHER) ? SURELY_MEANT : MAY_BE_WORK;
  const done = mayBeWork ? await moveOnAny(ears, text, turn, { surest: ofWork, least, of: ['counter'] }) : null;
  if (done || turn.setting !== 'direct' || isFor(SURELY_FOR)) return done;
  // How it stands is only told, to who asks it in whatever conversation.
  const [ofOwn] = reading.acts('handed-over');
  if (ofOwn?.label !== 'state' || ofOwn.chance < MAY_BE_ONLY_ONE) return null;
  const enough = !isFor(SURELY_FOR_OTHER) && (await isOnlyOne(ears, turn)) ? MAY_BE_ONLY_ONE : SURELY_MEANT;
  return moveOnAny(ears, text, turn, { surest: ofOwn, least: enough, of: ['handed-over', 'asked-text'] });
}

/** From this chance on it is asked how the one thing stands that is under way. */
const MAY_BE_ONLY_ONE = 0.6;

async function isOnlyOne(ears: Ears, turn: Turn): Promise<boolean> {
  return (await underWay(ears, turn)).length === 1;
}

/** The move that somebody surely makes, on the latest that is under way for them. */
async function moveOnAny(
  ears: Ears,
  text: string,
  turn: Turn,
  { surest, of, least = SURELY_MEANT }: { surest: Chances<Act>[number]; of: readonly Situation[]; least?: number },
): Promise<Outcome | null> {
  if (surest.chance < least || !isMove(surest)) return null;
  const { label: move, chance } = surest;
  for (const { topic, id, situation } of await underWay(ears, turn)) {
    if (!of.includes(situation)) continue;
    const outcome = await topic.moves[move]?.(turn, id, { text, move, chance, inThread: false, options: [] });
    if (outcome) return outcome;
  }
  return null;
}

/** From this chance on a message asks of the bot itself, and below it is hardly said of an answer. */
const SURELY_OF_BOT = 0.8;

/** "Ben je een mens?" is no question about the answer above it. */
function isOfBotItself({ purposes: [likeliest] }: Reading, { candidate, likeliest: act }: ReadAs): boolean {
  const isOfBot = likeliest?.label === 'capabilities' && likeliest.chance >= SURELY_OF_BOT;
  return isLookedUp(candidate) && isOfBot && (act?.chance ?? 0) < SURELY_OF_BOT;
}

/** From this chance on something is asked that is given to nobody, and below it is hardly said of what is spoken of. */
const SURELY_REFUSED = 0.8;

/** "Wat is het woonadres van de wethouder?" asks nothing of the draft above it. */
function isOfNobody({ purposes: [likeliest] }: Reading, { likeliest: act, isCertain }: ReadAs, text: string): boolean {
  const isRefused = likeliest?.label === 'refused' && likeliest.chance >= SURELY_REFUSED;
  return isRefused && !isCertain && isAsked(text) && (act?.chance ?? 0) < SURELY_REFUSED;
}

/** What a text most likely does where something was spoken of; undefined: nothing is known of that. */
interface ReadAs {
  candidate: Candidate;
  likeliest: Chances<Act>[number] | undefined;
  /** Its form alone tells. */
  isCertain: boolean;
}

function readAs(some: readonly Candidate[], text: string, turn: Turn & { reading: Reading }): Promise<ReadAs[]> {
  return Promise.all(
    some.map(async (candidate) => {
      const byForm = await certain(candidate, text, turn);
      const acts = byForm ?? withNewness(turn.reading.acts(candidate.situation), candidate.newness);
      return { candidate, likeliest: acts[0], isCertain: byForm !== null };
    }),
  );
}

function isMove(likeliest: ReadAs['likeliest']): likeliest is { label: Move; chance: number } {
  return likeliest !== undefined && likeliest.label !== 'new' && likeliest.label !== 'small-talk';
}

/** Below this chance a text is hardly said of a thing, where it is surely said of another. */
const HARDLY_MEANT = 0.5;
const SURELY_MEANT = 0.9;
/** From this chance on it may be of work that waits. */
const MAY_BE_WORK = 0.75;

/** So few words are a yes, a no or a word about the question that nobody could answer. */
const LONGEST_ANSWER = 3;

/** What tells something is not said of a question that nobody could answer, but of what was spoken of before. */
function tellsMore(text: string): boolean {
  return !isAsked(text) && text.trim().split(/\s+/).length > LONGEST_ANSWER;
}

/**
 * Without the questions that nobody could answer and after which another was asked: only that a broker is to be asked may still
 * be said of one, where the last was answered.
 */
function withoutPassed(read: readonly ReadAs[]): ReadAs[] {
  const ofAnswers = read.filter(({ candidate }) => isLookedUp(candidate));
  const isPassed = (one: ReadAs) =>
    one.candidate.situation === 'declined' && !one.candidate.inThread && ofAnswers.indexOf(one) > 0;
  const mayBeAsked = (one: ReadAs) =>
    one.likeliest?.label === 'confirmation' && ofAnswers[0]?.candidate.situation === 'answer';
  return read.filter((one) => !isPassed(one) || mayBeAsked(one));
}

/** From this chance on words answer what is still asked of a thing, whatever was begun since. */
const ANSWERS_IT = 0.8;

/** "Nee, doe overmorgen", "laat maar": of the draft that was begun last, and of one before that still lacks something only what answers that or names it. */
function newerDraftsFirst(read: readonly ReadAs[], reading: Reading): readonly ReadAs[] {
  const isBehind = ({ candidate, likeliest }: ReadAs) =>
    wasAsked(candidate) &&
    !candidate.inThread &&
    !(likeliest?.label === 'answer' && likeliest.chance >= ANSWERS_IT) &&
    !isForIt(candidate.topic, reading) &&
    read.some(({ candidate: { situation, at } }) => situation === 'draft' && at < candidate.at);
  const behind = read.filter(isBehind);
  return behind.length === 0 ? read : [...read.filter((one) => !behind.includes(one)), ...behind];
}

/** What is hardly said of what was spoken of last, and surely of something before that, is of the latter. */
function surestFirst(read: readonly ReadAs[], text: string): readonly ReadAs[] {
  const [last] = read;
  if (!last || wasAsked(last.candidate) || last.candidate.inThread) return read;
  // "1 en 2 wel", below an answer that was looked up in between, is of the criteria before it.
  const ofBefore = isLookedUp(last.candidate) ? read.find(({ isCertain }) => isCertain) : undefined;
  if (ofBefore) return [ofBefore, ...read.filter((one) => one !== ofBefore)];
  const isYesToIt = last.likeliest?.label === 'confirmation' && read[1]?.candidate.situation === 'answer';
  if (isYesToIt) return read;
  if (last.candidate.situation === 'declined' && tellsMore(text)) return [...read.slice(1), last];
  if (!isMove(last.likeliest) || last.likeliest.chance >= HARDLY_MEANT) return read;
  const surest = read.find(({ likeliest }) => isMove(likeliest) && likeliest.chance >= SURELY_MEANT);
  return surest ? [surest, ...read.filter((one) => one !== surest)] : read;
}

/** From this chance on words are for an ability whatever they do to what is spoken of. */
const SURELY_FOR = 0.85;

function isSurelyForElse({ purposes = [] }: Topic, reading: Reading): boolean {
  const [likeliest] = reading.purposes;
  if (!likeliest || likeliest.label === 'small-talk' || likeliest.label === 'complaint') return false;
  return likeliest.chance >= SURELY_FOR && !purposes.includes(likeliest.label);
}

/** What is said where its form alone tells: the words of an offered answer, or what the topic knows; null: it is to be read. */
async function certain(candidate: Candidate, text: string, turn: Turn): Promise<Chances<Act> | null> {
  const { topic, id, situation } = candidate;
  const label = isOffered(candidate, text) ? 'answer' : await topic.byForm?.(turn, id, { text, situation });
  return label ? [{ label, chance: 1 }] : null;
}

/** Whether these are the words of one of the answers that were offered, whatever else they might mean. */
function isOffered({ situation, options }: Candidate, text: string): boolean {
  const isQuestion = situation === 'nudge' || situation === 'asked-choice';
  return isQuestion && options.some(({ label }) => plain(label).trim() === plain(text).trim());
}
