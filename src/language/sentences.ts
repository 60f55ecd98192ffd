import type { Language } from '../chat/language.ts';

const segmenters: Record<Language, Intl.Segmenter> = {
  nl: new Intl.Segmenter('nl', { granularity: 'sentence' }),
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
};

/** After these a point ends no sentence, though a capital or a number follows ("art. 2.82"). */
const ABBREVIATION =
  /(?:^|[\s(])(?:art|artt|nr|nrs|ca|bijv|bv|o\.a|d\.w\.z|m\.n|m\.u\.v|i\.v\.m|incl|excl|e\.v|p|par|St|dr|mr|drs|ir|e\.g|i\.e|no|vs)\.\s*$/i;

/** The number or letter of an item ("2.", "a.", "iv)") is no sentence: it belongs to the one behind it. */
const ITEM_MARK = /^\s*(?:\d{1,3}[a-z]?|\d{1,2}°|[a-z]{1,2}|[ivx]{1,4})[.)]\s*$/;

/** The sentences of a text, in order, without the space around them. */
export function sentencesOf(text: string, language: Language): string[] {
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of segmenters[language].segment(text)) {
    open += segment;
    if (ABBREVIATION.test(open) || ITEM_MARK.test(open)) continue;
    if (open.trim() !== '') sentences.push(open.trim());
    open = '';
  }
  if (open.trim() !== '') sentences.push(open.trim());
  return sentences;
}
