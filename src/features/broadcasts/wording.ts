import { audienceWords } from '../../audiences/said.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import { isAsked } from '../../language/questions-in.ts';
import { isStopWord, literally, wordsOf } from '../../language/words.ts';
import { broadcastWords } from './said.ts';

/** Whom it is for stands before the colon or the new line, what it says behind it. */
export function splitMessage(text: string): { head: string; tail: string | null } {
  const at = text.search(/:\s|\n/);
  if (at < 0) return { head: text, tail: null };
  const tail = text.slice(at + 1).trim();
  return { head: text.slice(0, at), tail: tail === '' ? null : tail };
}

/**
 * The wishes of a sentence, each of which says by its first words that it is one: "vervang soep door koffie | en verstuur het om 9 uur". What is
 * quoted is of one of them.
 */
export function partsOf(said: string, language: Language): string[] {
  const { orders, instead } = broadcastWords(language);
  const { and } = audienceWords(language);
  const ands = and.join('|');
  const apart = `[,;.!]\\s+(?:(?:${ands})\\s+)?`;
  const ordered = `(?:${apart}|\\s+(?:${ands})\\s+)(?:\\p{L}{3,4}\\s+)?(?=(?:${orders.join('|')})(?!\\p{L}))`;
  // "…. En ipv 15 dec 18 dec", "… en 18 dec ipv 15 dec".
  const other = `[^,;.!?]*?(?<!\\p{L})(?:${instead.map(literally).join('|')})(?!\\p{L})`;
  const replaced = `${apart}(?=${other})|\\s+(?:${ands})\\s+(?=\\d${other})`;
  const begins = new RegExp(`${ordered}|${replaced}`, 'giu');
  const parts: string[] = [];
  let from = 0;
  for (const { 0: tie, index } of withoutQuoted(said).matchAll(begins)) {
    parts.push(said.slice(from, index).trim());
    from = index + tie.length;
  }
  return [...parts, said.slice(from).trim()].filter((part) => part !== '');
}

/** More words than these before a colon tell more than whom a message is for. */
const MOST_BEFORE_TEXT = 12;

/** "Maak een bericht voor afdeling Energie: …": whom it is for stands before the colon, as the name of a group. */
export function isWrittenToGroup(said: string): boolean {
  const { head, tail } = splitMessage(said);
  if (tail === null || head.split(/\s+/).length > MOST_BEFORE_TEXT) return false;
  return LANGUAGES.some((language) => {
    const { message, toGroup } = broadcastWords(language);
    const { whom } = audienceWords(language);
    const [to, any] = [whom, [...toGroup, ...audienceWords(language).groupNouns]].map((words) => words.join('|'));
    return new RegExp(
      `(?<!\\p{L})(?:${message.join('|')})(?!\\p{L}).*(?<!\\p{L})(?:${to})\\s+(?:${any})(?!\\p{L})`,
      'iu',
    ).test(head);
  });
}

/**
 * "En nu ook nog een bericht aan energie", "stuur ze een berichtje: …": words that speak of a message that is not there yet, and say whom it
 * is for or what it says.
 */
export function beginsAnother(said: string): boolean {
  const { head, tail } = splitMessage(said);
  if (head.split(/\s+/).length > MOST_BEFORE_TEXT) return false;
  return LANGUAGES.some((language) => {
    const whom = `\\s+(?:\\p{L}+\\s+){0,2}?(?:${audienceWords(language).whom.join('|')})\\s`;
    return new RegExp(`${anotherOne(language)}(?:${whom}${tail === null ? '' : '|\\s*$'})`, 'iu').test(head);
  });
}

/** Whether words before a text speak of a message that is not there yet: "kun je energie een berichtje sturen: …". */
export function namesAnother(said: string): boolean {
  const { head } = splitMessage(said);
  return LANGUAGES.some((language) => new RegExp(anotherOne(language), 'iu').test(head));
}

function anotherOne(language: Language): string {
  const { message, another } = broadcastWords(language);
  return `(?<!\\p{L})(?:${another.join('|')})\\s+(?:\\p{L}+\\s+)?(?:${message.join('|')})(?!\\p{L})`;
}

/** "Doe toch maar nu", "stuur hem meteen": that it goes out now, and nothing of another moment. */
export function saysNow(said: string, now: Date, language: Language): boolean {
  const words = wordsOf(said);
  const isNo = words.some((word) => audienceWords(language).no.includes(word));
  const isNow = words.some((word) => broadcastWords(language).atOnce.includes(word));
  if (!isNow || isNo || words.length > MOST_OF_NOW || isAsked(said)) return false;
  return readMoments(said, now).every(({ text }) => broadcastWords(language).atOnce.includes(text.toLowerCase()));
}

/** More words say something else as well. */
const MOST_OF_NOW = 8;

/** "Zijn er vragen over binnengekomen?", "heeft iemand gereageerd": what was written back to a message. */
export function asksForReplies(said: string, language: Language): boolean {
  const { replies, came } = broadcastWords(language);
  const words = wordsOf(said);
  return words.length <= MOST_OF_ASKING && [replies, came].every((some) => words.some((word) => some.includes(word)));
}

const MOST_OF_ASKING = 9;

/** "Hou dat bericht nog even tegen": that it does not go out yet; and no question whether that can be. */
export function saysToHold(said: string, language: Language): boolean {
  const words = wordsOf(said);
  if (words.length > MOST_OF_HOLDING || isAsked(said) || splitMessage(said).tail !== null) return false;
  return broadcastWords(language).holds.some((held) => wordsOf(held).every((word) => words.includes(word)));
}

const MOST_OF_HOLDING = 12;

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

/** A sentence without what stands in it between marks of quotation. */
export function withoutQuoted(said: string): string {
  return said.replaceAll(QUOTED, (quoted) => ' '.repeat(quoted.length));
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
  const turned = insteadIn(text, said, language);
  if (turned !== null) return turned;
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

/** "Moet 60 zijn ipv 50", "taart in plaats van koek": what comes there stands before what is to go; null: not so said, or that is not there. */
export function insteadIn(text: string, said: string, language: Language): string | null {
  const { instead } = broadcastWords(language);
  const found = new RegExp(`(?<!\\p{L})(?:${instead.map(literally).join('|')})(?!\\p{L})`, 'iu').exec(said);
  if (!found) return contrastedIn(text, said, language);
  const behind = said.slice(found.index + found[0].length);
  const old = firstWordsIn(text, behind, language);
  if (old === null) return null;
  const other = otherThan(old, { before: said.slice(0, found.index), behind }, language);
  if (other === '') return null;
  return withCore(text, old, other, language);
}

/** What both begin with stays where it is: "om 10 uur in plaats van om 9 uur". */
function withCore(text: string, old: string, other: string, language: Language): string | null {
  const core = withoutEdges(old, language);
  return withOther(text, core === '' ? old : core, other);
}

/** So many words more than what is to go tell something else as well. */
const MOST_MORE = 2;

/** "Het is vrijdag, niet donderdag", "niet donderdag maar vrijdag": all that is said; null: not so said, or that is not there. */
export function contrastedIn(text: string, said: string, language: Language): string | null {
  const { not, but, sends } = broadcastWords(language);
  if (wordsOf(said).some((word) => sends.includes(word))) return null;
  const no = `(?<!\\p{L})(?:${not.join('|')})\\s+`;
  const turned = new RegExp(`${no}(.+?)(?:,?\\s+(?:${but.join('|')})|,)\\s+(.+)$`, 'iu').exec(said);
  const straight = turned ? null : new RegExp(`^(?:.*[.!?;:,]\\s+)?(.+?),?\\s+${no}(.+)$`, 'iu').exec(said);
  const gone = bare(turned?.[1] ?? straight?.[2] ?? '');
  const other = withoutEdges(turned?.[2] ?? straight?.[1] ?? '', language);
  const old = firstWordsIn(text, gone, language);
  const isMore = wordsOf(other).length > wordsOf(gone).length + MOST_MORE;
  if (old === null || old !== gone || other === '' || isMore || /\d/.test(old) !== /\d/.test(other)) return null;
  return withCore(text, old, other, language);
}

/** What comes there: the words just before, or those behind what is to go: "ipv 15 dec 18 dec". Empty: neither says it. */
function otherThan(old: string, said: { before: string; behind: string }, language: Language): string {
  const clause = said.before.split(/[.!?;:,]\s+/).at(-1) ?? '';
  const before = withoutEdges(/\d/.test(old) ? behindLastAnd(clause, language) : clause, language);
  const rest =
    bare(said.behind)
      .slice(old.length)
      .split(/[.!?;,](?:\s|$)/)[0] ?? '';
  const after = withoutEdges(rest, language);
  const isAfter = before === '' || (/\d/.test(old) && /\d/.test(after) && !/\d/.test(before));
  return isAfter ? after : before;
}

/** "Alleen de inkopers en 18 dec": a number comes instead of a number. */
function behindLastAnd(clause: string, language: Language): string {
  const and = new RegExp(`^.*\\s(?:${audienceWords(language).and.join('|')})\\s+(?=\\S*\\d)`, 'iu');
  return clause.replace(and, '');
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
export function bare(words: string): string {
  return words.trim().replace(/^[“"„'‘:,\s]+|[”"'’\s]+$|(?<=\p{L})[.!]$/gu, '');
}

/** Without the words at both ends that only say that something is to be otherwise: "moet 60 zijn" is 60. */
function withoutEdges(said: string, language: Language): string {
  const { into, is, sighs } = broadcastWords(language);
  const empty = new Set([...into.flatMap(wordsOf), ...is, ...sighs]);
  const isEmpty = (word = '') => wordsOf(word).every((one) => empty.has(one) || isStopWord(one, language));
  const words = bare(said).split(/\s+/).filter(Boolean);
  while (words.length > 0 && isEmpty(words[0])) words.shift();
  while (words.length > 0 && isEmpty(words.at(-1))) words.pop();
  return bare(words.join(' '));
}

/** The first words behind a place in a sentence, as many as stand in the text. */
function firstWordsIn(text: string, behind: string, language: Language): string | null {
  const words = behind.trim().split(/\s+/);
  for (let until = words.length; until > 0; until -= 1) {
    const some = bare(words.slice(0, until).join(' '));
    if (isSaying(some, language) && placeOf(text, some) !== null) return some;
  }
  return null;
}

/** Where words stand in a text by themselves, whatever their case. */
export function placeOf(text: string, words: string): number | null {
  const at = text.search(new RegExp(`(?<![\\p{L}\\p{N}])${literally(words)}(?![\\p{L}\\p{N}])`, 'iu'));
  return at < 0 ? null : at;
}

/** A text with other words in the place of some of it; null: these do not stand in it. */
export function withOther(text: string, old: string, other: string): string | null {
  const at = placeOf(text, old);
  if (at === null) return null;
  const behind = text.slice(at + old.length);
  // "Om 11 uur" in the place of the "10" of "10 uur".
  const last = /\s\S+$/.exec(other)?.[0] ?? '';
  const isTwice = last !== '' && new RegExp(`^${literally(last)}(?!\\p{L})`, 'iu').test(behind);
  return `${text.slice(0, at)}${isTwice ? other.slice(0, -last.length) : other}${behind}`;
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
export function longestIn(text: string, said: string, language: Language): string | null {
  const words = said.trim().split(/\s+/);
  for (let length = words.length - 1; length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const some = bare(words.slice(from, from + length).join(' '));
      if (isSaying(some, language) && placeOf(text, some) !== null) return some;
    }
  }
  return null;
}

/** So many words say what is to be told, and not only that something is. */
const LEAST_TOLD = 4;

/**
 * "Laat iedereen weten dat vrijdag de inloop is": whom it is for stands before it, and may be narrowed at its end. It is no text: the
 * words of a clause stand in another order.
 */
export function toldIn(head: string, language: Language): { whom: string; what: string } | null {
  const { that } = broadcastWords(language);
  const found = new RegExp(`(?<!\\p{L})(?:${that.join('|')})\\s+(.+)$`, 'isu').exec(head);
  const what = found?.[1]?.trim() ?? '';
  if (!found || what.split(/\s+/).length < LEAST_TOLD) return null;
  const { without } = audienceWords(language);
  const narrowed =
    new RegExp(`(?<!\\p{L})(?:${without.join('|')})\\s+(?:aan|naar|to|for|voor)\\s.+$`, 'iu').exec(what)?.[0] ?? '';
  return { whom: `${head.slice(0, found.index)} ${narrowed}`.trim(), what };
}
