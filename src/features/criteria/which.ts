import type { Language } from '../../chat/language.ts';
import type { Adviser } from '../../criteria/advice.ts';
import { goalsIn } from '../../criteria/assignment.ts';
import type { Theme } from '../../criteria/labels.ts';
import { numberOf } from '../../criteria/reading/numbers.ts';
import type { TalkWords } from '../../criteria/talk-words.ts';
import { plain } from '../../language/plain-text.ts';
import { stem, wordsOf } from '../../language/words.ts';
import type { Item } from './view.ts';

/** Shorter words tell nothing of what is meant. */
const SHORTEST_TELLING = 4;

/** What words point at. */
export interface Meant {
  /** Empty: that cannot be told. */
  items: readonly Item[];
  /** Said by a place, a subject or all of them, and not only by what was spoken of last. */
  named: boolean;
  /** Meant as all there are. */
  all: boolean;
  /** What was named and is none of them, as it was said. */
  unknown: readonly string[];
}

/** What it takes to tell. */
type Knowing = Pick<Adviser, 'talk' | 'reader'>;
interface Before {
  items: readonly Item[];
  /** The id of the criterion that was spoken of last. */
  focus: string | null;
  language: Language;
}

/**
 * The criteria that words point at: by their place ("de eerste en de derde", "2 en 4 maar niet 5"), by what they are about
 * ("die over social return"), so many of them, all of them or all but some, or the one that was spoken of last.
 */
export function itemsMeant(knowing: Knowing, text: string, { items, focus, language }: Before): Meant {
  const { talk } = knowing;
  const said = withPlaces(talk, text);
  const [most = '', ...leftOut] = said.split(new RegExp(`\\b(?:${talk.except.join('|')})\\b`, 'u'));
  if (leftOut.length > 0) {
    const all = byAll(talk, most, items);
    const some = all ?? byPlace(talk, most, items);
    const out = byPlace(talk, leftOut.join(' '), items) ?? bySubject(knowing, leftOut.join(' '), items, language).items;
    // Nothing of them is known to be left out: of all of them then nothing is known.
    if (all && out.length === 0) return { items: [], named: true, all: true, unknown: [] };
    if (some) return { items: some.filter((item) => !out.includes(item)), named: true, all: all !== null, unknown: [] };
  }
  const byNumber = bySome(talk, said, items) ?? byPlace(talk, said, items);
  if (byNumber) return { items: byNumber, named: true, all: false, unknown: [] };
  const about = bySubject(knowing, said, items, language);
  if (about.items.length > 0) return { ...about, named: true, all: false };
  const all = byAll(talk, said, items);
  if (all) return { items: all, named: true, all: true, unknown: [] };
  return {
    items: items.filter(({ criterion }) => criterion.id === focus),
    named: false,
    all: false,
    unknown: about.unknown,
  };
}

/** Whether a text is nothing but places: "2", "nummer 1 en 4". */
export function isOnlyPlaces(talk: TalkWords, text: string): boolean {
  const words = wordsOf(withPlaces(talk, text));
  const places = words.filter((word) => /^\d$/.test(word) || talk.places.some((names) => names.includes(word)));
  return places.length > 0 && words.every((word) => places.includes(word) || talk.between.includes(word));
}

/** Plain, without numbers of something else, and with "een" as a number where it is one. */
function withPlaces(talk: TalkWords, text: string): string {
  const marked = text.replace(/(?<!\p{L})[éÉ][éÉeE]n(?!\p{L})/gu, '1');
  const said = plain(marked).replace(new RegExp(talk.counted.source, 'gu'), ' ');
  const place = talk.places.flat().join('|');
  return (
    said
      // "Er 1 over eerlijk loon": how many, and not which.
      .replace(/\b(?:1|een|one)(?= (?:over|about)\b)/gu, 'eentje')
      .replace(/\b(nummer|nr|number|no|optie|option|criterium) (een|one)\b/gu, '$1 1')
      .replace(new RegExp(`\\b(een|one)(?= ?(?:en|and|of|or|,|\\+|&) ?(?:de |the )?(?:\\d|${place})\\b)`, 'gu'), '1')
  );
}

/** "De eerste drie", "de laatste twee", and so many of those that nobody decided about: "neem er 2 die jij het beste vindt". */
function bySome(talk: TalkWords, said: string, items: readonly Item[]): readonly Item[] | null {
  const count = (pattern: RegExp) => {
    const found = pattern.exec(said);
    return found ? numberOf(found.slice(1).find((one) => one !== undefined) ?? '') : null;
  };
  const first = count(talk.first);
  if (first !== null) return items.slice(0, first);
  const last = count(talk.lastOf);
  if (last !== null) return items.slice(-last);
  const any = count(talk.any);
  return any === null ? null : items.filter(({ row }) => row.state === 'suggested').slice(0, any);
}

function byPlace(talk: TalkWords, said: string, items: readonly Item[]): Item[] | null {
  const places = new Set(
    wordsOf(said).flatMap((word) => {
      if (/^\d$/.test(word)) return [Number(word)];
      if (talk.last.includes(word)) return [items.length];
      const at = talk.places.findIndex((names) => names.includes(word));
      return at < 0 ? [] : [at + 1];
    }),
  );
  const found = items.filter(({ n }) => places.has(n));
  return found.length > 0 ? found : null;
}

/** Each part of "die met hout en die met reparatie" by itself: what is about nothing that is there is said so. */
function bySubject(
  knowing: Knowing,
  said: string,
  items: readonly Item[],
  language: Language,
): { items: Item[]; unknown: string[] } {
  const parts = said.split(new RegExp(`[,;&]|\\b(?:${knowing.talk.and.join('|')})\\b`, 'u'));
  const found = new Set<Item>();
  const unknown: string[] = [];
  for (const part of parts) {
    const about = aboutIt(knowing, part, items, language);
    if (about.length > 0) for (const item of about) found.add(item);
    else unknown.push(...(knowing.talk.about.exec(part.trim())?.slice(1, 2) ?? []));
  }
  return { items: items.filter((item) => found.has(item)), unknown };
}

/** By the words of titles, else by a theme, else by the words of the texts. */
function aboutIt({ talk, reader }: Knowing, said: string, items: readonly Item[], language: Language): Item[] {
  const stems = new Set(tellingIn(talk, said, language));
  const most = (texts: readonly string[]) => {
    const shared = texts.map((text) => {
      const there = new Set(tellingIn(talk, text, language));
      return [...stems].filter((one) => there.has(one)).length;
    });
    const best = Math.max(0, ...shared);
    return best === 0 ? [] : items.filter((_, at) => shared[at] === best);
  };
  const titled = most(items.map(({ title }) => title));
  if (titled.length > 0) return titled;
  const themes = themesIn({ talk, reader }, said);
  const themed = items.filter(({ criterion }) => themes.includes(criterion.theme));
  // A word of the texts tells only when it was said to be what it is about.
  if (themed.length > 0 || !talk.about.test(said.trim())) return themed;
  return most(items.map(({ text, criterion }) => `${text} ${criterion.verification}`));
}

/** The themes that words call for, also by what one calls them in passing ("iets over mensen"). */
export function themesIn({ talk, reader }: Knowing, said: string): Theme[] {
  const words = wordsOf(said);
  const inPassing = Object.entries(talk.themes).filter(([, names]) => words.some((word) => names.includes(word)));
  return [...new Set([...goalsIn(reader.themes, said), ...inPassing.map(([theme]) => theme as Theme)])];
}

/** The stems of words that tell what something is about. */
export function tellingIn(talk: TalkWords, text: string, language: Language): string[] {
  return wordsOf(plain(text))
    .filter((word) => word.length >= SHORTEST_TELLING && !talk.ordinary.includes(word))
    .map((word) => stem(word, language));
}

function byAll(talk: TalkWords, said: string, items: readonly Item[]): readonly Item[] | null {
  return wordsOf(said).some((word) => talk.all.includes(word)) ? items : null;
}

/** Why, in their own words: what stands behind "want". */
export function reasonIn({ because }: TalkWords, text: string): string | null {
  const found = new RegExp(`\\b(?:${because.join('|')})\\b[ ,:]*(.{3,300})`, 'isu').exec(text);
  return found?.[1]?.trim().replace(/[.!]+$/, '') ?? null;
}

/** Which way something is to go: heavier, lighter; null: neither is said. */
export function directionIn({ heavier, lighter }: TalkWords, text: string): 1 | -1 | null {
  return oneWay(text, heavier, lighter);
}

/** Whether something is to ask more of a bidder, or less; null: neither is said. */
export function strictnessIn({ stricter, softer }: TalkWords, text: string): 1 | -1 | null {
  return oneWay(text, stricter, softer);
}

function oneWay(text: string, up: readonly string[], down: readonly string[]): 1 | -1 | null {
  const words = wordsOf(text);
  if (words.some((word) => up.includes(word))) return 1;
  return words.some((word) => down.includes(word)) ? -1 : null;
}
