import { LANGUAGES } from '../chat/language.ts';
import { saidWords } from './said-words.ts';

/** What somebody is or runs, rather than what they are called: see `prisma/seed/words/trades.yaml`. */
const TRADES = LANGUAGES.map(saidWords('trades', ['trades', 'endings']));

/** Whether a word, in small letters without accents, says what somebody is or runs: "melkveehouder", "kaasmakerij". */
export function isTrade(word: string): boolean {
  return TRADES.some(({ trades, endings }) => trades.includes(word) || endings.some((ending) => word.endsWith(ending)));
}
