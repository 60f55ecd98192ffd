import type { Language } from '../../chat/language.ts';
import type { Adviser } from '../../criteria/advice.ts';
import { goalsIn } from '../../criteria/assignment.ts';
import type { TalkWords } from '../../criteria/talk-words.ts';
import { plain } from '../../language/plain-text.ts';
import { stem, wordsOf } from '../../language/words.ts';
import type { Item } from './view.ts';

/** Shorter words tell no title from another. */
const SHORTEST_TELLING = 5;

/**
 * The criteria that words point at: by their place ("de eerste en de derde"), by what they are about ("die over social
 * return"), all of them or all but some, or the one that was spoken of last.
 *
 * @param focus the id of the criterion that was spoken of last
 * @returns empty: that cannot be told
 */
export function itemsMeant(
  { talk, reader }: Pick<Adviser, 'talk' | 'reader'>,
  text: string,
  { items, focus, language }: { items: readonly Item[]; focus: string | null; language: Language },
): { items: readonly Item[]; named: boolean } {
  const said = plain(text).replace(new RegExp(talk.counted.source, 'gu'), ' ');
  const named = (words: string, among: readonly Item[]) =>
    byPlace(talk, words, among) ?? bySubject(reader.themes, words, among, language);
  const [most = '', ...leftOut] = said.split(new RegExp(`\\b(?:${talk.except.join('|')})\\b`, 'u'));
  if (leftOut.length > 0 && byAll(talk, most, items)) {
    const out = named(leftOut.join(' '), items) ?? [];
    // Nothing of them is known to be left out: then nothing is known.
    return { items: out.length === 0 ? [] : items.filter((item) => !out.includes(item)), named: true };
  }
  const byName = named(said, items) ?? byAll(talk, said, items);
  if (byName) return { items: byName, named: true };
  return { items: items.filter(({ criterion }) => criterion.id === focus), named: false };
}

function byPlace(talk: TalkWords, said: string, items: readonly Item[]): Item[] | null {
  const words = wordsOf(said);
  const places = new Set(
    words.flatMap((word) => {
      if (/^\d$/.test(word)) return [Number(word)];
      if (talk.last.includes(word)) return [items.length];
      const at = talk.places.findIndex((names) => names.includes(word));
      return at < 0 ? [] : [at + 1];
    }),
  );
  const found = items.filter(({ n }) => places.has(n));
  return found.length > 0 ? found : null;
}

function bySubject(
  themes: Adviser['reader']['themes'],
  said: string,
  items: readonly Item[],
  language: Language,
): Item[] | null {
  const stems = new Set(telling(said, language));
  const shared = items.map(({ title }) => telling(title, language).filter((one) => stems.has(one)).length);
  const most = Math.max(0, ...shared);
  if (most > 0) return items.filter((_, at) => shared[at] === most);
  const named = goalsIn(themes, said);
  const found = items.filter(({ criterion }) => named.includes(criterion.theme));
  return found.length > 0 ? found : null;
}

function telling(text: string, language: Language): string[] {
  return wordsOf(text)
    .filter((word) => word.length >= SHORTEST_TELLING)
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
  const words = wordsOf(text);
  if (words.some((word) => heavier.includes(word))) return 1;
  return words.some((word) => lighter.includes(word)) ? -1 : null;
}
