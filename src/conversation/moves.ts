import type { Act } from '../chat/labels.ts';
import type { Chances, Reading } from '../chat/reading.ts';
import type { Move, Outcome, Topic, Turn } from '../chat/skill.ts';
import { plain } from '../language/plain-text.ts';
import { mayUse } from '../people/access.ts';
import { type Candidate, candidates, wasAsked, whatItIsForFirst, withNewness } from './candidates.ts';
import type { Ears } from './ears.ts';
import { repair } from './repairs.ts';

/**
 * Tries what was said as a move on what is spoken of: first as an answer to what was asked, then on what was said last.
 *
 * @param options.onlyAnswers it can only be the answer to something that was asked
 * @returns null: it begins something new
 */
export async function moveOn(
  ears: Ears,
  text: string,
  turn: Turn,
  { onlyAnswers = false }: { onlyAnswers?: boolean } = {},
): Promise<Outcome | null> {
  const { reading } = turn;
  if (!reading) return null;
  let meant: { candidate: Candidate; move: Move } | null = null;
  const all = whatItIsForFirst(await candidates(ears, turn), reading);
  const tried = onlyAnswers ? all.filter(wasAsked) : all;
  for (const one of surestFirst(await readAs(tried, text, { ...turn, reading }))) {
    const { candidate, likeliest } = one;
    if (!isMove(likeliest) || isOfBotItself(reading, one)) continue;
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
  const { reading, actor } = turn;
  if (!reading || (await candidates(ears, turn)).length > 0) return null;
  const [surest] = reading.acts('counter');
  if (!surest || surest.chance < SURELY_MEANT || !OF_WORK.has(surest.label) || !isMove(surest)) return null;
  const [purpose] = reading.purposes;
  if (surest.label === 'ask' && (purpose?.chance ?? 0) >= SURELY_FOR_OTHER) return null;
  for (const topic of ears.skills.topics()) {
    const id = mayUse(actor, topic.role) ? await topic.waiting?.(turn) : null;
    if (id == null) continue;
    const said = { text, move: surest.label, chance: surest.chance, inThread: false, options: [] };
    const outcome = await topic.moves[surest.label]?.(turn, id, said);
    if (outcome) return outcome;
  }
  return null;
}

/** From this chance on a message asks of the bot itself, and below it is hardly said of an answer. */
const SURELY_OF_BOT = 0.8;

/** "Ben je een mens?" is no question about the answer above it. */
function isOfBotItself({ purposes: [likeliest] }: Reading, { candidate, likeliest: act }: ReadAs): boolean {
  const isBelowAnswer = candidate.situation === 'answer' || candidate.situation === 'declined';
  const isOfBot = likeliest?.label === 'capabilities' && likeliest.chance >= SURELY_OF_BOT;
  return isBelowAnswer && isOfBot && (act?.chance ?? 0) < SURELY_OF_BOT;
}

/** What a text most likely does where something was spoken of; undefined: nothing is known of that. */
interface ReadAs {
  candidate: Candidate;
  likeliest: Chances<Act>[number] | undefined;
}

function readAs(some: readonly Candidate[], text: string, turn: Turn & { reading: Reading }): Promise<ReadAs[]> {
  const likeliestOn = async (candidate: Candidate) =>
    (await certain(candidate, text, turn)) ?? withNewness(turn.reading.acts(candidate.situation), candidate.newness);
  return Promise.all(some.map(async (candidate) => ({ candidate, likeliest: (await likeliestOn(candidate))[0] })));
}

function isMove(likeliest: ReadAs['likeliest']): likeliest is { label: Move; chance: number } {
  return likeliest !== undefined && likeliest.label !== 'new' && likeliest.label !== 'small-talk';
}

/** Below this chance a text is hardly said of a thing, where it is surely said of another. */
const HARDLY_MEANT = 0.5;
const SURELY_MEANT = 0.9;

/** What is hardly said of what was spoken of last, and surely of something before that, is of the latter. */
function surestFirst(read: readonly ReadAs[]): readonly ReadAs[] {
  const [last] = read;
  if (!last || wasAsked(last.candidate) || last.candidate.inThread) return read;
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
