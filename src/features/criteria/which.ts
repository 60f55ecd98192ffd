import type { Language } from '../../chat/language.ts';
import type { Adviser } from '../../criteria/advice.ts';
import { type Assignment, goalsIn } from '../../criteria/assignment.ts';
import type { Theme } from '../../criteria/labels.ts';
import { numberOf } from '../../criteria/reading/numbers.ts';
import type { TalkWords } from '../../criteria/talk-words.ts';
import { plain } from '../../language/plain-text.ts';
import { isAsked } from '../../language/questions-in.ts';
import { stem, wordsOf } from '../../language/words.ts';
import type { Speaking } from './at-dossier.ts';
import { sharedWith, tellingIn } from './telling.ts';
import type { Item } from './view.ts';

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
  /** What only comes near to what was named: of the same theme, and not about it. */
  near: readonly Item[];
}

/** What it takes to tell. */
type Knowing = Pick<Adviser, 'talk' | 'reader'>;
interface Before {
  items: readonly Item[];
  /** The id of the criterion that was spoken of last. */
  focus: string | null;
  language: Language;
  /** What is bought, in words: it tells nothing of one of its criteria. */
  what?: string;
}

/** The criteria of a dossier that is spoken of at which words point. @param focus the one that was spoken of last */
export function itemsSaid({ adviser, text, view, turn, dossier }: Speaking, focus = dossier.focus): Meant {
  return itemsMeant(adviser, text, { items: view.items, focus, language: turn.language, what: view.what });
}

/** Those, or what comes near to what was named. */
export function pointedAt(at: Speaking): readonly Item[] {
  const { items, near } = itemsSaid(at);
  return items.length > 0 ? items : near;
}

/** Of which something is asked: those that are meant, else those that were chosen, else all that were not rejected. */
export function askedOf(at: Speaking): readonly Item[] {
  const pointed = pointedAt(at);
  if (pointed.length > 0) return pointed;
  const chosen = at.view.items.filter(({ row }) => row.state === 'chosen');
  return chosen.length > 0 ? chosen : at.view.items.filter(({ row }) => row.state !== 'rejected');
}

/**
 * The criteria that words point at: by their place ("de eerste en de derde", "2 en 4 maar niet 5"), by what they are about
 * ("die over social return"), so many of them, all of them or all but some, or the one that was spoken of last.
 */
export function itemsMeant(knowing: Knowing, text: string, before: Before): Meant {
  const { talk } = knowing;
  const { items } = before;
  const said = withPlaces(talk, text);
  const [most = '', ...leftOut] = said.split(new RegExp(`\\b(?:${talk.except.join('|')})\\b`, 'u'));
  if (leftOut.length > 0) {
    const all = byAll(talk, most, items);
    const some = all ?? byPlace(talk, most, items);
    const out = byPlace(talk, leftOut.join(' '), items) ?? bySubject(knowing, leftOut.join(' '), before).items;
    // Nothing of them is known to be left out: of all of them then nothing is known.
    if (all && out.length === 0) return { ...NOTHING, named: true, all: true };
    if (some) return { ...NOTHING, items: some.filter((item) => !out.includes(item)), named: true, all: all !== null };
  }
  const byNumber = bySome(talk, said, items) ?? byPlace(talk, said, items);
  const isAlsoAbout = said
    .split(new RegExp(`\\b(?:${talk.and.join('|')})\\b|,`, 'u'))
    .some((part) => talk.about.test(part.trim()) && !byPlace(talk, part, items));
  if (byNumber && !isAlsoAbout) return { ...NOTHING, items: byNumber, named: true };
  const about = bySubject(knowing, said, before);
  if (about.items.length > 0) return { ...about, named: true, all: false };
  const all = byAll(talk, said, items);
  if (all) return { ...NOTHING, items: all, named: true, all: true };
  return { ...about, items: spokenOfLast(knowing, text, before, about), named: false, all: false };
}

/** The one that was spoken of last. What was named and is not there is not that. */
function spokenOfLast(
  knowing: Knowing,
  text: string,
  before: Before,
  { unknown, near }: Pick<Meant, 'unknown' | 'near'>,
): readonly Item[] {
  const focused = before.items.filter(({ criterion }) => criterion.id === before.focus);
  const isOther = unknown.length > 0 || near.length > 0 || isOfAnother(knowing, text, before, focused);
  return isOther ? [] : focused;
}

/** Whether a text has words that are rare in the library and of which what was spoken of last has none, and no word that stands for that. */
function isOfAnother({ talk, reader }: Knowing, text: string, { language }: Before, focused: readonly Item[]): boolean {
  if (focused.length === 0 || talk.pointing.test(plain(text))) return false;
  const shared = sharedWith({ talk, library: reader.library }, text, language);
  return (
    reader.library.criteria.some((one) => shared(one) > 0) && focused.every(({ criterion }) => shared(criterion) === 0)
  );
}

const NOTHING = { items: [], named: false, all: false, unknown: [], near: [] } satisfies Meant;

/** Whether a text is nothing but places: "2", "nummer 1 en 4". */
export function isOnlyPlaces(talk: TalkWords, text: string): boolean {
  const words = wordsOf(withPlaces(talk, text));
  const others = words.filter((word) => !isPlace(talk, word));
  return others.length < words.length && others.every((word) => talk.between.includes(word));
}

/** Whether a text points at criteria and says nothing else: "neem ze allemaal", "doe 1 en 3 maar". */
export function isOnlyPointing(talk: TalkWords, text: string, language: Language): boolean {
  const words = wordsOf(withPlaces(talk, text));
  const places = words.filter((word) => isPlace(talk, word));
  const isTelling = tellingIn(talk, text, language).some((one) => !places.some((word) => stem(word, language) === one));
  return !isTelling && (places.length > 0 || words.some((word) => talk.all.includes(word)));
}

function isPlace({ places }: TalkWords, word: string): boolean {
  return /^\d$/.test(word) || places.some((names) => names.includes(word));
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

/** The criteria whose places stand in a text: "1 en 4", "de eerste drie"; null: none. */
export function placed(talk: TalkWords, text: string, items: readonly Item[]): readonly Item[] | null {
  const said = withPlaces(talk, text);
  return bySome(talk, said, items) ?? byPlace(talk, said, items);
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
function bySubject(knowing: Knowing, said: string, before: Before): Pick<Meant, 'items' | 'unknown' | 'near'> {
  const { items } = before;
  const parts = said.split(new RegExp(`[,;&]|\\b(?:${knowing.talk.and.join('|')})\\b`, 'u'));
  const found = new Set<Item>();
  const nearby = new Set<Item>();
  const unknown: string[] = [];
  for (const part of parts) {
    const atPlace = byPlace(knowing.talk, part, items);
    const about = atPlace ? { items: atPlace, near: [] } : aboutIt(knowing, part, before);
    for (const item of about.items) found.add(item);
    for (const item of about.near) nearby.add(item);
    if (about.items.length === 0) unknown.push(...(knowing.talk.about.exec(part.trim())?.slice(1, 2) ?? []));
  }
  return { items: items.filter((item) => found.has(item)), unknown, near: items.filter((item) => nearby.has(item)) };
}

/**
 * By the words of titles, else by a theme that is named, else by the words of the texts; "alles over milieu" is of both. What has
 * only its theme in common comes near, and so does what has only what is bought, and several of which no more was said than what
 * stands somewhere in their texts.
 */
function aboutIt(
  { talk, reader }: Knowing,
  said: string,
  { items, language, what = '' }: Before,
): { items: Item[]; near: Item[] } {
  const all = tellingIn(talk, said, language);
  const bought = wordsOf(plain(what)).flatMap((word) => [word, stem(word, language)]);
  const stems = new Set(all.filter((one) => !bought.some((word) => isPartOf(one, word))));
  const most = (texts: readonly string[], wanted: ReadonlySet<string> = stems) => {
    const shared = texts.map((text) => {
      const there = new Set(tellingIn(talk, text, language));
      return [...wanted].filter((one) => there.has(one)).length;
    });
    const best = Math.max(0, ...shared);
    return best === 0 ? [] : items.filter((_, at) => shared[at] === best);
  };
  const titles = items.map(({ title }) => title);
  const titled = most(titles);
  const isAll = byAll(talk, said, items) !== null;
  if (titled.length > 0 && !isAll) return { items: titled, near: [] };
  const themes = themesIn({ talk, reader }, said);
  const themed = items.filter(({ criterion }) => themes.includes(criterion.theme));
  const named = themed.filter(({ criterion: { theme } }) => isNamed({ talk, reader }, theme, said, language));
  const meant = items.filter((item) => titled.includes(item) || named.includes(item));
  if (meant.length > 0) return { items: meant, near: [] };
  // A word of the texts tells only when it was said to be what it is about, or when it is asked of and rare.
  if (themed.length === 0 && !talk.about.test(said.trim()))
    return { items: [], near: all.length > 0 && stems.size === 0 ? most(titles, new Set(all)) : askedOfRare() };
  const worded = most(items.map(({ text, criterion }) => `${text} ${criterion.verification}`));
  if (worded.length === 1) return { items: worded, near: [] };
  return { items: [], near: worded.length > 0 ? worded : themed };

  function askedOfRare(): Item[] {
    if (!isAsked(said)) return [];
    const shared = sharedWith({ talk, library: reader.library }, said, language);
    const best = Math.max(0, ...items.map(({ criterion }) => shared(criterion)));
    return best === 0 ? [] : items.filter(({ criterion }) => shared(criterion) === best);
  }
}

/** "Groen" of "groenvoorziening", "kleding" of "bedrijfskleding". */
function isPartOf(one: string, word: string): boolean {
  return word.startsWith(one) || (one.length >= SHORTEST_ENDING && word.endsWith(one));
}

/** A shorter word at the end of a longer one may be there by chance. */
const SHORTEST_ENDING = 6;

/** Whether a theme is called by its name, or as one calls it in passing; and not only by something that is part of it. */
function isNamed({ talk, reader }: Knowing, theme: Theme, said: string, language: Language): boolean {
  const words = wordsOf(said);
  if (words.some((word) => talk.themes[theme]?.includes(word))) return true;
  const stems = words.map((word) => stem(word, language));
  const { nl, en } = reader.themes[theme];
  return tellingIn(talk, `${theme} ${nl} ${en}`, language).some((one) => stems.includes(one));
}

/** The themes that words call for, also by what one calls them in passing ("iets over mensen"). */
export function themesIn({ talk, reader }: Knowing, said: string): Theme[] {
  const words = wordsOf(said);
  const inPassing = Object.entries(talk.themes).filter(([, names]) => words.some((word) => names.includes(word)));
  return [...new Set([...goalsIn(reader.themes, said), ...inPassing.map(([theme]) => theme as Theme)])];
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

/** Whether a text says nothing but what an assignment is to be: "circulair liefst", "toch 2 jaar". */
export function isOnlyFacts(adviser: Adviser, text: string, assignment: Assignment): boolean {
  if (themesWished(adviser, text) !== null) return true;
  const { talk, reader, given } = adviser;
  if (wordsOf(text).length > MOST_WORDS_OF_FACTS || Object.keys(given(text, assignment)).length === 0) return false;
  const { procedure, stage } = reader.patterns;
  const patterns = [
    talk.counted,
    ...Object.values(reader.themes).map(({ when }) => when),
    ...[...procedure, ...stage].map(({ when }) => when),
  ];
  const rest = patterns.reduce((left, { source }) => left.replace(new RegExp(source, 'gu'), ' '), plain(text));
  return wordsOf(rest).every((word) => talk.ordinary.includes(word) || talk.between.includes(word));
}

const MOST_WORDS_OF_FACTS = 6;

/** Which themes somebody wants and does not want, where they say nothing else. */
export interface ThemesWished {
  wanted: readonly Theme[];
  unwanted: readonly Theme[];
  /** No others than those. */
  alone: boolean;
}

/**
 * "Liever sociaal", "sociaal graag, geen milieu", "alleen die over werk": a wish of themes, which steers what is suggested.
 *
 * @returns null: more is said, or it is a choice, or a question
 */
export function themesWished(knowing: Knowing, text: string): ThemesWished | null {
  const { talk } = knowing;
  const said = plain(text);
  if (isAsked(text) || wordsOf(said).length > MOST_WORDS_OF_WISH || !isOnlyThemes(knowing, said)) return null;
  const clauses = said.split(new RegExp(`[,;.]|\\b(?:${[...talk.and, ...talk.except].join('|')}|maar)\\b`, 'u'));
  const themesOf = (some: string[]) => some.flatMap((one) => themesIn(knowing, one.replace(talk.none, ' ')));
  const unwanted = themesOf(clauses.filter((one) => talk.none.test(one)));
  const wanted = themesOf(clauses.filter((one) => !talk.none.test(one))).filter((one) => !unwanted.includes(one));
  const alone = wanted.length > 0 && talk.alone.test(said);
  // "Die over social return niet": that is one of them, and no theme.
  if (!alone && talk.pointing.test(said)) return null;
  if (unwanted.length === 0 && (wanted.length === 0 || talk.putIn.test(said))) return null;
  return { wanted: [...new Set(wanted)], unwanted: [...new Set(unwanted)], alone };
}

const MOST_WORDS_OF_WISH = 10;

function isOnlyThemes({ talk, reader }: Knowing, said: string): boolean {
  if ([talk.takeOut, talk.reserved, talk.small, talk.percentage].some((one) => one.test(said)) || /\d/.test(said))
    return false;
  const rest = Object.values(reader.themes).reduce(
    (left, { when }) => left.replace(new RegExp(when.source, 'gu'), ' '),
    said,
  );
  const names = Object.values(talk.themes).flat();
  const isTold = (word: string) =>
    word.length < SHORTEST_OF_WISH || names.includes(word) || talk.ordinary.includes(word);
  return themesIn({ talk, reader }, said.replace(talk.none, ' ')).length > 0 && wordsOf(rest).every(isTold);
}

/** Shorter words tell nothing of what is wished. */
const SHORTEST_OF_WISH = 4;
