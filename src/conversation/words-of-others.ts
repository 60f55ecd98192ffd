import type { Quotation } from '../chat/inbound.ts';
import type { Reading } from '../chat/reading.ts';
import { withBelow } from '../chat/saying.ts';
import type { Outcome, Turn } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import { candidates, wasAsked } from './candidates.ts';
import { helped } from './caring.ts';
import type { Ears } from './ears.ts';
import { LONGEST_TEXT, say } from './hearing.ts';
import { moveOn } from './moves.ts';
import { allowed, courtesy } from './outcomes.ts';
import type { Rated } from './skills.ts';

/**
 * Own words that came with words of somebody else. Those start nothing: only an intent that reads them gets them, with
 * the own words before them. Own words that say something else by themselves are answered as ever; below what the bot asked,
 * all that stands there is the answer.
 *
 * @param said.whole what was typed and pasted, before it was taken apart
 */
export async function sayAboutOthers(
  ears: Ears,
  { text, whole, quoted }: { text: string; whole: string; quoted: readonly Quotation[] },
  turn: Turn,
): Promise<Outcome> {
  const { conversation } = texts(turn.language);
  const said = text.trim();
  if (said.length > LONGEST_TEXT) return courtesy(turn, conversation.tooLong(LONGEST_TEXT));
  const ownReading = said === '' ? null : await ears.reader.read(said);
  const moved = await moveWith(ears, { whole: firstPart(whole.trim()), ownReading }, turn);
  if (moved) return moved;
  const here = ownReading ? { ...turn, reading: ownReading } : turn;
  const readable = quoted.filter((one) => one.text.trim() !== '');
  if (readable.length === 0) {
    if (said === '') return courtesy(turn, conversation.cannotReadShared);
    return withBelow(await say(ears, said, here), { text: conversation.sharedNotRead });
  }
  const below = (words: readonly string[]) => [...(said === '' ? [] : [said]), ...words].join('\n\n');
  const all = below(readable.map(wordsOfOther));
  const together = firstPart(all);
  const nameless = firstPart(below(readable.map((one) => one.text.trim())));
  const reading = await ears.reader.read(together);
  const decided = await decide(ears, { said, ownReading, together, nameless, reading }, here);
  const isCut = together.length < all.length;
  const outcome = isCut ? withBelow(decided, { text: conversation.firstPartRead(LONGEST_TEXT) }) : decided;
  // Whoever wrote it, it is not who sends it on; their own words were heard already.
  return reading.despair && !ownReading?.despair ? helped(outcome, turn, { of: 'other', isAll: false }) : outcome;
}

/** What came with words of somebody else can answer what was asked, and does nothing else with what is spoken of. */
async function moveWith(
  ears: Ears,
  { whole, ownReading }: { whole: string; ownReading: Reading | null },
  turn: Turn,
): Promise<Outcome | null> {
  // Nothing is read for what nobody waits for.
  const isWaited = whole !== '' && (await candidates(ears, turn)).some(wasAsked);
  if (!isWaited) return null;
  const reading = ownReading ?? (await ears.reader.read(whole));
  return moveOn(ears, whole, { ...turn, reading }, { only: 'answers' });
}

/** Whether own words or those of others are acted upon. */
async function decide(
  ears: Ears,
  {
    said,
    ownReading,
    together,
    nameless,
    reading,
  }: { said: string; ownReading: Reading | null; together: string; nameless: string; reading: Reading },
  turn: Turn,
): Promise<Outcome> {
  const { skills } = ears;
  const own = ownReading && (skills.intentsFor(said, ownReading)[0] ?? null);
  const theirs = skills.intentForOthers(together, reading);
  const isAside = ASIDES.has(ownReading?.purposes[0]?.label ?? '');
  if (theirs && isForOthers(theirs, own, isAside)) return aboutOthers(theirs, { together, nameless }, turn);
  if (own === null) return courtesy(turn, texts(turn.language).conversation.notUnderstood);
  const outcome = await say(ears, said, turn);
  return outcome.status === 'declined' && theirs ? aboutOthers(theirs, { together, nameless }, turn) : outcome;
}

/** As many whole words from the beginning as are read: of a long history of mails the latest stands first. */
function firstPart(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return text
    .slice(0, LONGEST_TEXT + 1)
    .replace(/\s+\S*$/, '')
    .slice(0, LONGEST_TEXT);
}

function wordsOfOther({ from, text }: Quotation): string {
  return from === undefined ? text.trim() : `${from}: ${text.trim()}`;
}

/** "Kun jij hier iets mee?": said of what came along. */
const ASIDES: ReadonlySet<string> = new Set(['small-talk', 'capabilities']);

/** Whether the words of others decide what is done: of two that do the same with them, only where it starts something. */
function isForOthers(theirs: Rated, own: Rated | null, isAside: boolean): boolean {
  if (own === null) return true;
  if (isAside && theirs.chance >= (theirs.intent.from ?? own.chance)) return true;
  if (own.intent === theirs.intent) return theirs.intent.ofOthers !== 'as-own';
  return theirs.chance > own.chance;
}

/** What is done as with own words is done without who wrote them: "de Vries" is nothing that is asked about. */
function aboutOthers(
  { intent }: Rated,
  { together, nameless }: { together: string; nameless: string },
  turn: Turn,
): Promise<Outcome> {
  const { ofOthers } = intent;
  const run = () => (typeof ofOthers === 'function' ? ofOthers(turn, together) : intent.run(turn, nameless));
  return allowed(intent.role, turn, run, intent.refusal?.(turn.language));
}
