import type { Language } from '../chat/language.ts';
import { isGeneralWord } from '../language/general-words.ts';
import { nameOf } from '../language/vector-file.ts';
import { isStopWord, stem, wordsOf } from '../language/words.ts';
import type { Hook, Vocabulary } from './library.ts';
import { metBy, objectionsIn } from './objections.ts';

/** A hook with how well it fits what was asked, 0 and up. */
export interface RankedHook {
  hook: Hook;
  score: number;
}

export interface HookFinder {
  /**
   * The hooks that fit a text by its words and its meaning, the best first.
   *
   * @param more hooks beside those it knows, found by their words
   * @returns none: nothing fits, or the text says nothing of what it is about
   */
  find(text: string, language: Language, more?: readonly Hook[]): Promise<RankedHook[]>;
}

/** From this score on a hook fits; found by trying the questions of `hook-finder.test.ts`. */
const FITS = 1;
/** Among hooks meanings lie close together: only what one is nearer than most says something. */
const MEANING_WEIGHT = 25;
const WORD_WEIGHT = 0.35;
/** What answers the objection that is named goes before everything else; among these what it is about counts. */
const OBJECTION_WEIGHT = 20;
/** A word that is the beginning of another is as good as that word from this length on: "schoonmaak" in "schoonmaakcontract". */
const SHORTEST_PART = 5;

/** What of a hook is read for its meaning, in one language. */
export function hookText(hook: Hook, { themes, departments }: Vocabulary, language: Language): string {
  const { pitch, figure, example } = hook[language];
  const names = [...hook.themes.map((id) => themes[id]), ...hook.departments.map((id) => departments[id])];
  return [names.map((name) => name?.[language]).join(', '), pitch, figure, example].filter(Boolean).join('. ');
}

/**
 * Finds hooks by words over the data, and by meaning where there is something that knows it.
 *
 * @param deps.vectors of {@link hookText}, by {@link nameOf}; of hooks without one the words count
 * @param deps.meaningOf the meaning of a text; null: it is not to be had
 */
export function createHookFinder(deps: {
  hooks: readonly Hook[];
  vocabulary: Vocabulary;
  vectors: ReadonlyMap<string, Float32Array>;
  meaningOf(text: string): Promise<Float32Array | null>;
}): HookFinder {
  const { hooks: known, vocabulary, vectors, meaningOf } = deps;
  const indexes = { nl: indexOf(known, vocabulary, 'nl'), en: indexOf(known, vocabulary, 'en') };
  return {
    async find(text, language, more = []) {
      const hooks = [...known, ...more];
      const index = more.length === 0 ? indexes[language] : indexOf(hooks, vocabulary, language, known.length);
      const wanted = wantedIn(text, { index, language, vocabulary });
      const objections = objectionsIn(text, vocabulary);
      if (wanted.size === 0 && objections.length === 0) return [];
      const meaning = await meaningOf(text);
      const near =
        meaning === null ? null : hooks.map((hook) => nearness(meaning, vectors, hookText(hook, vocabulary, language)));
      const usual = near === null ? 0 : median(near.filter((one) => one !== null));
      return hooks
        .map((hook, at) => {
          const byWords = WORD_WEIGHT * wordScore(index, at, wanted);
          const nearer = near?.[at] ?? null;
          const byMeaning = nearer === null ? 0 : MEANING_WEIGHT * (nearer - usual);
          const answers = metBy(hook, objections) === undefined ? 0 : OBJECTION_WEIGHT;
          return { hook, score: byWords + byMeaning + answers };
        })
        .filter(({ score }) => score >= FITS)
        .sort((one, other) => other.score - one.score);
    },
  };
}

/** The theme that all hooks are about: who names it besides another theme means the other. */
const THEME_OF_ALL = 'impact-ondernemen';

interface Asked {
  index: Index;
  language: Language;
  vocabulary: Vocabulary;
}

/** The words that say what a hook is to be about. */
function wantedIn(text: string, { index, language, vocabulary }: Asked): Set<string> {
  const calledSo = new Set(vocabulary.hooks[language].map((word) => stem(word, language)));
  const ofAll = termsOf(vocabulary.themes[THEME_OF_ALL]?.[language] ?? '', language, index.names);
  const wanted = new Set([...termsOf(text, language, index.names)].filter((term) => !calledSo.has(term)));
  const others = new Set([...wanted].filter((term) => !ofAll.has(term)));
  return others.size > 0 ? others : wanted;
}

interface Index {
  /** By hook what its words weigh. */
  terms: readonly ReadonlyMap<string, number>[];
  /** The words of the names of themes and departments: these count however general they are. */
  names: ReadonlySet<string>;
}

/** What a word weighs by where it stands: the name of a theme says most. */
const FIELD_WEIGHTS = { theme: 3, department: 2, text: 0.6, onlyText: 1.2 } as const;

/** @param withMeaning the first so many are found by their meaning too: of the others the words say more */
function indexOf(
  hooks: readonly Hook[],
  { themes, departments }: Vocabulary,
  language: Language,
  withMeaning = hooks.length,
): Index {
  const namesOf = (name: Vocabulary['themes'][string] | undefined) =>
    name === undefined ? '' : [name[language], ...(name.also?.[language] ?? [])].join(' ');
  const all = [...Object.values(themes), ...Object.values(departments)].map(namesOf).join(' ');
  const names = new Set(
    wordsOf(all)
      .filter(isTelling(language))
      .map((word) => stem(word, language)),
  );
  const terms = hooks.map((hook, at) => {
    const weights = new Map<string, number>();
    const add = (text: string, weight: number) => {
      for (const term of termsOf(text, language, names)) weights.set(term, (weights.get(term) ?? 0) + weight);
    };
    const { pitch, figure, example } = hook[language];
    const said = [pitch, figure, example].filter(Boolean).join(' ');
    add(said, at < withMeaning ? FIELD_WEIGHTS.text : FIELD_WEIGHTS.onlyText);
    add(hook.departments.map((id) => namesOf(departments[id])).join(' '), FIELD_WEIGHTS.department);
    add(hook.themes.map((id) => namesOf(themes[id])).join(' '), FIELD_WEIGHTS.theme);
    return weights;
  });
  return { terms, names };
}

function isTelling(language: Language): (word: string) => boolean {
  return (word) => word.length > 1 && !isStopWord(word, language);
}

/** @param kept stems that count although their words are general */
function termsOf(text: string, language: Language, kept: ReadonlySet<string>): Set<string> {
  const words = wordsOf(text).filter(isTelling(language));
  return new Set(
    words.flatMap((word) => {
      const term = stem(word, language);
      return kept.has(term) || !isGeneralWord(word, language) ? term : [];
    }),
  );
}

/** The rarer a word among the hooks, the more it says. */
function wordScore({ terms }: Index, at: number, wanted: ReadonlySet<string>): number {
  let score = 0;
  for (const word of wanted) {
    const holding = terms.filter((one) => weightIn(one, word) > 0).length;
    if (holding === 0) continue;
    const own = terms[at];
    score += own ? weightIn(own, word) * Math.log((terms.length + 1) / (holding + 0.5)) : 0;
  }
  return score;
}

function weightIn(terms: ReadonlyMap<string, number>, word: string): number {
  const exact = terms.get(word);
  if (exact !== undefined) return exact;
  let best = 0;
  for (const [term, weight] of terms) if (isPart(term, word) || isPart(word, term)) best = Math.max(best, weight);
  return best;
}

function isPart(part: string, whole: string): boolean {
  return part.length >= SHORTEST_PART && whole.startsWith(part);
}

function nearness(meaning: Float32Array, vectors: ReadonlyMap<string, Float32Array>, text: string): number | null {
  const vector = vectors.get(nameOf(text));
  if (!vector) return null;
  let sum = 0;
  for (let i = 0; i < vector.length; i += 1) sum += (vector[i] ?? 0) * (meaning[i] ?? 0);
  return sum;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
