import type { MessageReader, Reading } from '../../chat/reading.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import { changesMeant } from './changing.ts';
import { whichOf } from './choosing.ts';
import type { BroadcastDeps } from './deps.ts';
import { audienceThen, exceptionThen } from './left-out.ts';
import { can, isWithoutText } from './life.ts';
import { onLocked, rewritten } from './locked.ts';
import type { Broadcast, Contents } from './repository.ts';
import { REWORDINGS, rewordedBy } from './rewording.ts';
import { broadcastWords } from './said.ts';
import { asksSomething } from './undone.ts';
import type { Whom } from './whom.ts';
import { partsOf, saysNow, splitMessage, titleIn } from './wording.ts';

/** What several wishes come to, each done after the one before it. */
interface Come {
  contents: Partial<Contents>;
  /** What nothing was made of. */
  undone: string[];
  whys: string[];
  several: Whom['several'];
  /** It is to go out: that takes a press. */
  isToGo: boolean;
}

type Part = { text: string; turn: Turn };

/**
 * "Vervang soep door koffie en verstuur het donderdag om 9 uur": each wish of a sentence is read by itself, and done; of what could not be
 * done it is said.
 *
 * @returns null: it is one wish, or none that is understood
 */
export async function severalDone(
  deps: BroadcastDeps,
  turn: Turn,
  broadcast: Broadcast,
  said: string,
): Promise<Outcome | null> {
  const parts = await understoodIn(deps, turn, broadcast, said);
  if (parts === null) return null;
  return onLocked(deps, turn, broadcast, 'edit', async (tx, before) => {
    const { contents, ...come } = await comeTo(deps, tx, before, parts);
    const settled = await rewritten(deps, tx, turn, { before, contents, line: lineOf(turn, come) });
    return { ...settled, replies: [...(settled.replies ?? []), ...(await whichOf(tx, turn, before.id, come.several))] };
  });
}

/** Whether a sentence has more than one wish, and something is understood of it. */
export async function isSeveral(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, said: string): Promise<boolean> {
  return (await understoodIn(deps, turn, broadcast, said)) !== null;
}

/** The wishes of a sentence, each read by itself; null: it is one, or nothing is understood. */
async function understoodIn(
  deps: BroadcastDeps,
  turn: Turn,
  broadcast: Broadcast,
  said: string,
): Promise<Part[] | null> {
  const { reader, prisma } = deps;
  const wishes = wishesIn(said, turn);
  if (!reader || wishes.length < 2 || !can('edit', broadcast) || isWithoutText(broadcast)) return null;
  const parts = await Promise.all(
    wishes.map(async (text): Promise<Part> => {
      return { text, turn: { ...turn, reading: await readWish(reader, turn.reading, text) } };
    }),
  );
  return isNothing(await comeTo(deps, prisma, broadcast, parts)) ? null : parts;
}

/** Of a message it is asked whether it has several wishes before they are done: each is read once, which is what costs. */
const known = new WeakMap<Reading, Map<string, Promise<Reading>>>();

function readWish(reader: MessageReader, whole: Reading | undefined, wish: string): Promise<Reading> {
  const wishes = (whole && known.get(whole)) ?? new Map<string, Promise<Reading>>();
  const reading = wishes.get(wish) ?? reader.read(wish);
  wishes.set(wish, reading);
  if (whole) known.set(whole, wishes);
  return reading;
}

/** What stands behind a colon is of the last wish before it; only a title ends where another wish begins. */
function wishesIn(said: string, { language }: Turn): string[] {
  const { head, tail } = splitMessage(said);
  const before = partsOf(head, language);
  const last = before.pop() ?? '';
  if (tail === null) return [...before, last];
  const [whole = '', ...more] = titleIn(`${last}: ${tail}`, language) === null ? [tail] : partsOf(tail, language);
  return [...before, `${last}: ${whole}`, ...more];
}

function isNothing({ contents, several }: Come): boolean {
  return Object.keys(contents).length + several.length === 0;
}

async function comeTo(deps: BroadcastDeps, tx: Transaction, broadcast: Broadcast, parts: readonly Part[]) {
  const come: Come = { contents: {}, undone: [], whys: [], several: [], isToGo: false };
  for (const part of parts) await addTo(come, deps, tx, { ...broadcast, ...come.contents }, part);
  return come;
}

async function addTo(come: Come, deps: BroadcastDeps, tx: Transaction, now: Broadcast, part: Part): Promise<void> {
  const { text, turn } = part;
  if (onlySends(text, turn)) {
    come.isToGo = true;
    if (now.sendAt !== null && saysNow(text, turn.now, turn.language)) come.contents.sendAt = null;
    return;
  }
  const byForm = await byFormOf(deps, tx, now, part);
  if (byForm !== null) {
    Object.assign(come.contents, byForm);
    return;
  }
  if (saysOfWords(turn)) {
    come.undone.push(text);
    return;
  }
  const { contents, whom, why } = await changesMeant(deps, tx, turn, { broadcast: now, text });
  const audience = contents?.audience === undefined ? await audienceThen(deps, turn, tx, now, text) : null;
  const isUnknown = whom.unknown.length > 0;
  if (isUnknown) come.whys.push(texts(turn.language).broadcasts.unknown(whom.unknown));
  if (why !== undefined) come.whys.push(why);
  come.several.push(...whom.several);
  const changes = isUnknown ? {} : { ...contents, ...(audience === null ? {} : { audience }) };
  Object.assign(come.contents, changes);
  const isNone = Object.keys(changes).length === 0 && !isUnknown && why === undefined && whom.several.length === 0;
  if (isNone && asksSomething(text, turn)) come.undone.push(text);
}

/** What a wish changes by its form alone: who was left out, the words of it. */
async function byFormOf(deps: BroadcastDeps, tx: Transaction, now: Broadcast, { text, turn }: Part) {
  const audience = await exceptionThen(deps, turn, tx, now, text);
  return audience === null ? rewordedBy(turn, now, text) : { audience };
}

/** From this chance on a wish is of the words of a message: "zet erbij dat het om 12 uur is" tells no moment to send it. */
const SURELY_OF_WORDS = 0.6;

function saysOfWords({ reading }: Turn): boolean {
  const [likeliest] = reading?.kinds('broadcast') ?? [];
  return likeliest !== undefined && likeliest.chance >= SURELY_OF_WORDS && likeliest.label in REWORDINGS;
}

/** So many words say no more than that it is to go: "verstuur het dan maar". */
const MOST_OF_SENDING = 5;

function onlySends(text: string, { now, language }: Turn): boolean {
  const words = wordsOf(text);
  const { sends, message, this: these, atOnce } = broadcastWords(language);
  const isSending = words.some((word) => sends.includes(word)) && words.length <= MOST_OF_SENDING;
  const known = [...sends, ...message, ...these, ...atOnce];
  return isSending && (saysNow(text, now, language) || words.filter((word) => !known.includes(word)).every(isShort));
}

/** "Dan maar", "het": nothing that says whom or when. */
function isShort(word: string): boolean {
  return word.length <= 4 && !/\d/.test(word);
}

function lineOf({ language }: Turn, { undone, whys, isToGo }: Omit<Come, 'contents'>): string {
  const { broadcasts } = texts(language);
  return [
    broadcasts.changed,
    ...whys,
    ...(undone.length === 0 ? [] : [broadcasts.notDone(undone)]),
    ...(isToGo ? [broadcasts.pressToSend] : []),
  ].join(' ');
}
