import { LANGUAGES } from '../chat/language.ts';
import { saidWords } from './said-words.ts';

/** What can be asked on about figures that were shown. */
export const OF_FIGURES = ['value', 'period', 'file', 'picture', 'counted', 'changed'] as const;
export type OfFigures = (typeof OF_FIGURES)[number];

/** See `prisma/seed/words/figures.yaml`. */
const figureWords = saidWords('figures', OF_FIGURES);

const PATTERNS = new Map(
  OF_FIGURES.map((what) => {
    const words = LANGUAGES.flatMap((language) => figureWords(language)[what]).join('|');
    return [what, new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, 'iu')] as const;
  }),
);

/** What a text has words of, about figures: "en per kwartaal?", "maak er een plaatje van". */
export function ofFigures(text: string): ReadonlySet<OfFigures> {
  return new Set(OF_FIGURES.filter((what) => PATTERNS.get(what)?.test(text)));
}
