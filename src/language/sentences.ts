import type { Language } from '../chat/language.ts';

const segmenters: Record<Language, Intl.Segmenter> = {
  nl: new Intl.Segmenter('nl', { granularity: 'sentence' }),
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
};

/** After these a point ends no sentence, though a capital or a number follows ("art. 2.82", "afd. Water"). */
const ABBREVIATION =
  /(?:^|[\s(])(?:afd|art|artt|blz|bv|bijv|ca|dhr|dr|drs|evt|excl|fig|gem|hfst|incl|ir|jl|max|mevr|min|mr|mw|nl|no|nr|nrs|p|par|pag|plm|prof|prov|red|resp|ref|st|str|tel|vgl|vs|zgn|dept|approx|mrs|ms|sec)\.\s*$/i;

/** Letters with a point behind each ("o.a.", "a.d.h.v.", "e.g."), unless they are how a list ends ("e.d."). */
const LETTERS_WITH_POINTS = /(?:^|[\s(])(?!e\.[da]\.)\p{L}(?:\.\p{L}){1,4}\.\s*$/iu;

/** An initial in front of a name ("J. Ansen"); behind a word for what has letters ("klasse C.") a sentence may end. */
const INITIAL =
  /(?:^|[\s(.])(?<!\b(?:annex|bijlage|categorie|category|class|deel|fase|groep|group|kavel|klasse|label|lot|onderdeel|optie|option|perceel|plan|punt|route|type|variant|zone)\s)\p{Lu}\.\s*$/u;

/** The number or letter of an item ("2.", "a.", "iv)") is no sentence: it belongs to the one behind it. */
const ITEM_MARK = /^\s*(?:\d{1,3}[a-z]?|\d{1,2}°|[a-z]{1,2}|[ivx]{1,4})[.)]\s*$/;

const NO_END = [ABBREVIATION, LETTERS_WITH_POINTS, INITIAL, ITEM_MARK];

/** The sentences of a text, in order, without the space around them. */
export function sentencesOf(text: string, language: Language): string[] {
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of segmenters[language].segment(text)) {
    open += segment;
    if (NO_END.some((form) => form.test(open))) continue;
    if (open.trim() !== '') sentences.push(open.trim());
    open = '';
  }
  if (open.trim() !== '') sentences.push(open.trim());
  return sentences;
}

/** The words with a point behind them, where nothing ends them yet. */
export function ended(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
