import type { Language } from '../chat/language.ts';
import { wordsOf } from './words.ts';

/** Words of which one stands where an answer is of that one alone, in all their forms; of another of them it is another answer. */
const SIBLINGS: Record<Language, readonly string[]> = {
  nl: [
    'dienst diensten|levering leveringen|werk werken',
    'gemeente gemeenten|provincie provincies|waterschap waterschappen|rijk ministerie',
    'eis eisen minimumeis|gunningscriterium gunningscriteria|geschiktheidseis geschiktheidseisen|selectiecriterium selectiecriteria|uitvoeringseis uitvoeringseisen contractbepaling',
    'onder|boven',
  ],
  en: [
    'service services|supply supplies|work works',
    'municipality municipalities|province provinces|state',
    'requirement requirements|award criterion criteria|selection',
    'below|above',
  ],
};

const KNOWN: Record<Language, readonly (readonly (readonly string[])[])[]> = { nl: split('nl'), en: split('en') };

function split(language: Language): string[][][] {
  return SIBLINGS[language].map((set) => set.split('|').map((forms) => forms.split(' ')));
}

/**
 * "En voor werken?" after a question about a dienst: the one word of that question in whose place another comes.
 *
 * @param part what is asked now
 * @param last what was asked before
 * @returns the last question with the other in it; null: it has none of those, or more than one
 */
export function withSibling(part: string, last: string, language: Language): string | null {
  const [word, ...more] = wordsOf(part).flatMap((one) =>
    KNOWN[language].filter((set) => set.flat().includes(one)).map((set) => ({ one, set })),
  );
  if (!word || more.length > 0) return null;
  const own = word.set.find((forms) => forms.includes(word.one)) ?? [];
  const others = word.set.filter((forms) => forms !== own).flat();
  const found = wordsOf(last).filter((one) => others.includes(one));
  const [old] = found;
  if (old === undefined || found.length > 1) return null;
  return last.replace(new RegExp(String.raw`(?<!\p{L})${old}(?!\p{L})`, 'iu'), word.one);
}
