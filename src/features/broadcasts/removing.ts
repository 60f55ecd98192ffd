import type { Language } from '../../chat/language.ts';
import { isStopWord, literally, stem, wordsOf } from '../../language/words.ts';
import { broadcastWords } from './said.ts';
import { longestIn, placeOf, quotedIn, withoutQuoted } from './wording.ts';

/**
 * Whether words say that something of a text is to go: "mag weg", "moet er niet in staan". Two things that are quoted are one for another,
 * and "stuur het vrijdag weg" is of the message.
 */
export function saysToRemove(said: string, language: Language): boolean {
  const { removes, sends } = broadcastWords(language);
  const around = withoutQuoted(said);
  return quotedIn(said).length < 2 && hasOneOf(around, removes) && !hasOneOf(around, sends);
}

/** A text without words that stand in it, and without what only tied them to it; null: it does not hold them, or nothing is left. */
export function removedFrom(text: string, said: string, language: Language): string | null {
  const span = spanMeant(text, said, language);
  const left = span && tidied(text, span);
  return left === null || left === '' ? null : left;
}

/** What is to go by the words of who says so, and does not stand in a text; null: they do not say which words. */
export function missedIn(text: string, said: string, language: Language): string | null {
  if (removedFrom(text, said, language) !== null) return null;
  const missed = quotedIn(said)[0] ?? subjectIn(said, language);
  const isThere = missed !== null && longestIn(text, `${missed} ;`, language) !== null;
  return isThere ? null : missed;
}

function withoutRemoving(said: string, language: Language): string {
  const removes = broadcastWords(language).removes.map(literally).join('|');
  return said.replaceAll(new RegExp(`(?<!\\p{L})(?:${removes})(?!\\p{L})`, 'giu'), ';');
}

interface Span {
  start: number;
  end: number;
}

function spanMeant(text: string, said: string, language: Language): Span | null {
  const [quoted] = quotedIn(said);
  if (quoted !== undefined) return spanOf(text, quoted, language, { isQuoted: true });
  const counted = sentenceCounted(text, said, language);
  if (counted !== null) return counted;
  const subject = subjectIn(said, language);
  if (subject !== null) return partAbout(text, subject, language);
  const words = longestIn(text, withoutRemoving(said, language), language);
  if (words === null) return null;
  const span = spanOf(text, words, language);
  const isTied = span !== null && span.end - span.start > words.length;
  // One word that nothing ties to the others leaves half a sentence.
  return isTied || wordsOf(words).length > 1 ? span : partAbout(text, words, language);
}

/** Words with the "met", "en de" before them, or the "en" behind them where they begin it. */
function spanOf(text: string, words: string, language: Language, { isQuoted = false } = {}): Span | null {
  const at = placeOf(text, words);
  if (at === null) return null;
  const tie = `(?:${broadcastWords(language).ties.join('|')})`;
  const before = new RegExp(`(?:(?<!\\p{L})${tie}\\s+)+$`, 'iu').exec(text.slice(0, at))?.[0] ?? '';
  const behind = before === '' && at === 0 && !isQuoted ? new RegExp(`^\\s+${tie}(?!\\p{L})`, 'iu') : null;
  const after = behind?.exec(text.slice(at + words.length))?.[0] ?? '';
  return { start: at - before.length, end: at + words.length + after.length };
}

/** "De laatste zin", "de eerste regel"; null: none is counted out. */
function sentenceCounted(text: string, said: string, language: Language): Span | null {
  const { pieces, first, last } = broadcastWords(language);
  if (!hasOneOf(said, pieces)) return null;
  const sentences = partsOf(text, SENTENCE);
  const meant = hasOneOf(said, last) ? sentences.at(-1) : hasOneOf(said, first) ? sentences[0] : undefined;
  return meant ?? null;
}

/** "Dat van die kom", "de zin over het parkeren": what the part that is to go is about; null: it is not said so. */
function subjectIn(said: string, language: Language): string | null {
  const { pieces, about, removes } = broadcastWords(language);
  const any = (some: readonly string[]) => some.map(literally).join('|');
  const behind = new RegExp(`(?<!\\p{L})(?:${any(pieces)})\\s+(?:${any(about)})\\s+(.+)$`, 'iu').exec(said)?.[1];
  if (behind === undefined) return null;
  const end = behind.search(new RegExp(`(?<!\\p{L})(?:${any(removes)})(?!\\p{L})`, 'iu'));
  const words = (end < 0 ? behind : behind.slice(0, end)).trim().split(/\s+/);
  while (words.length > 0 && isStopWord(wordsOf(words.at(-1) ?? '')[0] ?? '', language)) words.pop();
  return words.length === 0 ? null : words.join(' ');
}

const SENTENCE = /[^.!?\n]+[.!?]*/g;
const CLAUSE = /[^,;:.!?\n]+[.!?]*/g;

/** The smallest part of a text, a clause or else a sentence, that has the words of what is spoken of; null: none has, several have, or it is all there is. */
function partAbout(text: string, subject: string, language: Language): Span | null {
  const stems = wordsOf(subject)
    .filter((word) => !isStopWord(word, language))
    .map((word) => stem(word, language));
  const holds = ({ start, end }: Span) => {
    const own = new Set(wordsOf(text.slice(start, end)).map((word) => stem(word, language)));
    return stems.length > 0 && stems.every((one) => own.has(one));
  };
  const clauses = partsOf(text, CLAUSE).filter(holds);
  const [meant, other] = clauses.length > 0 ? clauses : partsOf(text, SENTENCE).filter(holds);
  return meant === undefined || other || meant.end - meant.start >= text.trim().length ? null : meant;
}

function partsOf(text: string, piece: RegExp): Span[] {
  return [...text.matchAll(piece)]
    .map(({ 0: words, index }) => ({ start: index, end: index + words.length }))
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

/** What is left of a text without a part of it: each sentence with its end, and a capital where the part had one. */
function tidied(text: string, { start, end }: Span): string {
  const [before, behind] = [text.slice(0, start), text.slice(end)];
  const isBegun = before.trim() === '' || /[.!?\n]\s*$/.test(before);
  const hadCapital = /^\s*\p{Lu}/u.test(text.slice(start, end));
  const hasEnd = /[.!?]\s*$/.test(text.slice(start, end));
  // What ended with the part ends where the part began.
  const ending = hasEnd && !isBegun ? (/[.!?]/.exec(text.slice(start, end).trim().slice(-1))?.[0] ?? '') : '';
  const rest = isBegun ? behind.replace(/^[\s,;:.!?]+/, '') : behind;
  const next = isBegun && hadCapital ? rest.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : rest;
  const kept = ending === '' ? before : `${before.replace(/[\s,;:]+$/, '')}${ending}`;
  return (isBegun && before !== '' && !/\s$/.test(before) ? `${kept} ${next}` : `${kept}${next}`)
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ +([.,!?])/g, '$1')
    .replaceAll(/[,;:]+(?=[.!?])/g, '')
    .replaceAll(/,(?:\s*,)+/g, ',')
    .replaceAll(/^[ ,;]+|[ ,;]+$/gm, '')
    .trim();
}

function hasOneOf(said: string, some: readonly string[]): boolean {
  return new RegExp(`(?<!\\p{L})(?:${some.map(literally).join('|')})(?!\\p{L})`, 'iu').test(said);
}
