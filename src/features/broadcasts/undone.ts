import { nameableBy } from '../../audiences/nameable.ts';
import { keptIn } from '../../audiences/named-groups.ts';
import { leavesOutOneself } from '../../audiences/oneself.ts';
import { mayBeNames, peopleNamed, withinOf } from '../../audiences/people.ts';
import { isEmpty, kindsIn, namesEverybody } from '../../audiences/reading.ts';
import { audienceWords } from '../../audiences/said.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import { movedFrom } from '../../calendar/moved-moment.ts';
import type { Turn } from '../../chat/skill.ts';
import { isEverydayWord } from '../../language/general-words.ts';
import { literally, wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import { channelsNamed, openChannels } from './channels.ts';
import type { BroadcastDeps } from './deps.ts';
import type { Contents } from './repository.ts';
import { broadcastWords } from './said.ts';
import { splitMessage } from './wording.ts';

/**
 * The pieces of a sentence about a draft that ask for something which nothing was made of: "…, met hoge prioriteit". Of what only says whom it
 * is for and when: what changes its words takes all of a sentence.
 */
export async function notDoneIn(
  { gazetteer }: Pick<BroadcastDeps, 'gazetteer'>,
  tx: Transaction,
  turn: Turn,
  { text, contents }: { text: string; contents: Partial<Contents> },
): Promise<string[]> {
  if (!Object.keys(contents).every((field) => OF_SENDING.has(field))) return [];
  const nameable = await nameableBy(gazetteer, turn, tx);
  const open = await openChannels(tx, turn.actor.organisationId);
  const undone: string[] = [];
  for (const piece of piecesOf(splitMessage(text).head, turn)) {
    const isNamed =
      !isEmpty(kindsIn(piece, nameable)) ||
      namesEverybody(piece) ||
      keptIn(piece, nameable.kept) !== null ||
      channelsNamed(piece, open, turn.language).channels.length > 0 ||
      leavesOutOneself(piece, turn.language);
    if (isNamed || tellsWhen(piece, turn) || !asksSomething(piece, turn)) continue;
    const { people, several } = await peopleNamed(tx, mayBeNames(piece, turn.language), withinOf(turn));
    if (people.length + several.length === 0) undone.push(piece);
  }
  return undone;
}

const OF_SENDING: ReadonlySet<string> = new Set(['audience', 'channels', 'sendAt'] satisfies (keyof Contents)[]);

/** What stands apart in a sentence, each without the word that ties it to what is before it. */
function piecesOf(said: string, { language }: Turn): string[] {
  const and = audienceWords(language).and.join('|');
  return said
    .split(new RegExp(`\\s*[,;!?]+\\s*|\\.(?:\\s+|$)|\\s+(?=(?:${and})\\s)`, 'iu'))
    .map((piece) => piece.replace(new RegExp(`^(?:${and})\\s+`, 'iu'), '').trim())
    .filter((piece) => piece !== '');
}

function tellsWhen(piece: string, { now }: Turn): boolean {
  return readMoments(piece, now).length > 0 || movedFrom(piece, now) !== null;
}

/** Whether it is more than words that stand everywhere, and gives no reason. */
export function asksSomething(piece: string, { language }: Pick<Turn, 'language'>): boolean {
  const { because, message, this: these, sends, atOnce, sighs } = broadcastWords(language);
  const { all, everyday, also, no, yes } = audienceWords(language);
  if (new RegExp(`^(?:${because.map(literally).join('|')})(?!\\p{L})`, 'iu').test(piece)) return false;
  const empty = new Set([
    ...sighs,
    ...message,
    ...these,
    ...sends,
    ...atOnce,
    ...all,
    ...everyday,
    ...also,
    ...no,
    ...yes,
  ]);
  return wordsOf(piece).some((word) => !empty.has(word) && !isEverydayWord(word, language));
}
