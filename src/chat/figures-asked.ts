import type { Purpose } from './labels.ts';
import type { Turn } from './skill.ts';

/** More words than this tell something of their own. */
const MOST_WORDS = 25;
/** So few words with one of figures in them are about those above. */
const FEW_WORDS = 4;
/** From this chance on words are for another ability, whatever words of figures are in them. */
const SURELY_FOR_OTHER = 0.7;
/** From this chance on a question is for the sources. */
const SURELY_A_QUESTION = 0.95;
/** From this chance on it is said of what is above it. */
const SURELY_MORE = 0.8;
const MAY_BE_OF_FIGURES: ReadonlySet<Purpose> = new Set([
  ...(['criteria', 'network', 'question', 'small-talk', 'complaint', 'capabilities', 'my-cases'] as const),
]);

/** Whether words that may be asked of figures that stand above are rather for something else. */
export function isOfOtherThanFigures({ reading }: Pick<Turn, 'reading'>, text: string): boolean {
  const words = text.trim().split(/\s+/).length;
  const [likeliest] = reading?.purposes ?? [];
  if (likeliest === undefined || words <= FEW_WORDS) return false;
  if (words > MOST_WORDS) return true;
  if (likeliest.label === 'question') return likeliest.chance >= SURELY_A_QUESTION;
  const [act] = reading?.acts('answer') ?? [];
  if (act?.label === 'addition' && act.chance >= SURELY_MORE) return false;
  return likeliest.chance >= SURELY_FOR_OTHER && !MAY_BE_OF_FIGURES.has(likeliest.label);
}
