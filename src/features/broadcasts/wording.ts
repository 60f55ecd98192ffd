import type { Language } from '../../chat/language.ts';
import { isStopWord, wordsOf } from '../../language/words.ts';
import { broadcastWords } from './said.ts';

/** Whom it is for stands before the colon or the new line, what it says behind it. */
export function splitMessage(text: string): { head: string; tail: string | null } {
  const at = text.search(/:\s|\n/);
  if (at < 0) return { head: text, tail: null };
  const tail = text.slice(at + 1).trim();
  return { head: text.slice(0, at), tail: tail === '' ? null : tail };
}

/** The number of the message that words name outright: "bericht 3"; null: none. */
export function numberOf(said: string, language: Language): number | null {
  const { message } = broadcastWords(language);
  const named = new RegExp(`(?<!\\p{L})(?:${message.join('|')})\\s+(\\d{1,9})(?![\\d\\p{L}])`, 'iu').exec(said)?.[1];
  return named === undefined ? null : Number(named);
}

/** The text that somebody types because it was asked for: without "de tekst is:" before it. */
export function textTyped(said: string, language: Language): string {
  const { head, tail } = splitMessage(said);
  return tail !== null && isOnlyAboutText(head, language) ? tail : said.trim();
}

/** "Tekst", "de tekst is", "mijn bericht luidt": words about a text and none of it. */
function isOnlyAboutText(head: string, language: Language): boolean {
  const { text, is } = broadcastWords(language);
  const words = wordsOf(head);
  const isAbout = (word: string) => text.includes(word) || is.includes(word) || isStopWord(word, language);
  return words.some((word) => text.includes(word)) && words.every(isAbout);
}

const QUOTED = /[“"„'‘]([^“”"„'‘’]+)[”"'’]/gu;

/** What stands between marks of quotation. */
export function quotedIn(said: string): string[] {
  return [...said.matchAll(QUOTED)].map(([, words = '']) => words.trim()).filter((words) => words !== '');
}

/** What somebody wants to come behind a text; null: they do not say in which words. */
export function addedTo(text: string, said: string): string | null {
  const more = splitMessage(said).tail ?? quotedIn(said)[0];
  return more === undefined ? null : `${text.trimEnd()}\n${more}`;
}

/**
 * A text with other words in it: "verander soep in koffie", “"tien" moet zijn "elf"”.
 *
 * @returns null: what is to go does not stand in it, or it is not said what comes there
 */
export function replacedIn(text: string, said: string, language: Language): string | null {
  const quoted = quotedIn(said);
  const [old, other] = quoted;
  if (quoted.length === 2 && old !== undefined && other !== undefined) {
    return isInsteadOf(said, language) && placeOf(text, other) !== null
      ? withOther(text, other, old)
      : withOther(text, old, other);
  }
  const { into } = broadcastWords(language);
  const between = new RegExp(`(?<!\\p{L})(?:${into.join('|')})(?!\\p{L})`, 'giu');
  for (const { 0: word, index } of said.matchAll(between)) {
    const before = lastWordsIn(text, said.slice(0, index), language);
    const behind = bare(said.slice(index + word.length));
    // “12 uur in de hal” is of the text, and its “in” says nothing.
    const isOfText = before !== null && placeOf(text, `${before} ${word}`) !== null;
    if (before !== null && behind !== '' && !isOfText) return withOther(text, before, behind);
  }
  return null;
}

/** A text without words that stand in it; null: it does not hold them. */
export function removedFrom(text: string, said: string, language: Language): string | null {
  const [quoted] = quotedIn(said);
  const gone = quoted ?? longestIn(text, said, language);
  const left = gone === null || gone === undefined ? null : withOther(text, gone, '');
  return left === null || left.trim() === ''
    ? null
    : left
        .replaceAll(/ {2,}/g, ' ')
        .replaceAll(/ +([.,!?])/g, '$1')
        .trim();
}

/** What a message is to be called; null: that is not said. */
export function titleIn(said: string, language: Language): string | null {
  const { title, into } = broadcastWords(language);
  const { head, tail } = splitMessage(said);
  if (!wordsOf(head).some((word) => title.includes(word))) return null;
  const given = quotedIn(said)[0] ?? tail;
  if (given !== undefined && given !== null) return given;
  const behind = new RegExp(`(?<!\\p{L})(?:${title.join('|')})(?!\\p{L})(.+)$`, 'iu').exec(head)?.[1] ?? '';
  const named = behind.trim().replace(new RegExp(`^(?:(?:${into.join('|')})\\s+)+`, 'iu'), '');
  const isNamed = named !== behind.trim() || /^\p{Lu}/u.test(named);
  return isNamed && named !== '' ? bare(named) : null;
}

function isInsteadOf(said: string, language: Language): boolean {
  const low = said.toLowerCase();
  return broadcastWords(language).instead.some((words) => low.includes(words));
}

/** Without what stands around words. */
function bare(words: string): string {
  return words.trim().replace(/^[“"„'‘:,\s]+|[”"'’\s]+$|(?<=\p{L})[.!]$/gu, '');
}

/** Where words stand in a text by themselves, whatever their case. */
function placeOf(text: string, words: string): number | null {
  const escaped = words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const at = text.search(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu'));
  return at < 0 ? null : at;
}

/** A text with other words in the place of some of it; null: these do not stand in it. */
export function withOther(text: string, old: string, other: string): string | null {
  const at = placeOf(text, old);
  return at === null ? null : `${text.slice(0, at)}${other}${text.slice(at + old.length)}`;
}

/** The last words before a place in a sentence, as many as stand in the text. */
function lastWordsIn(text: string, before: string, language: Language): string | null {
  const words = before.trim().split(/\s+/);
  for (let from = 0; from < words.length; from += 1) {
    const some = bare(words.slice(from).join(' '));
    if (isSaying(some, language) && placeOf(text, some) !== null) return some;
  }
  return null;
}

/** Whether words are more than those that stand everywhere. */
function isSaying(words: string, language: Language): boolean {
  return wordsOf(words).some((word) => !isStopWord(word, language));
}

/** The longest row of words of a sentence that stands in the text and says something. */
function longestIn(text: string, said: string, language: Language): string | null {
  const words = said.trim().split(/\s+/);
  for (let length = words.length - 1; length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const some = bare(words.slice(from, from + length).join(' '));
      if (isSaying(some, language) && placeOf(text, some) !== null) return some;
    }
  }
  return null;
}
