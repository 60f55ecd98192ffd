import type { Language } from '../chat/language.ts';
import { isAsked } from '../language/questions-in.ts';
import { saysOnly } from '../language/said-only.ts';
import { saidWords } from '../language/said-words.ts';
import { wordsOf } from '../language/words.ts';
import { withoutContact } from './contact-details.ts';

/** See `prisma/seed/words/consent.yaml`. */
const words = saidWords('consent', ['agrees', 'they', 'passing', 'not', 'around'] as const);

/**
 * Whether a text surely says that an entrepreneur agrees that how to reach them is passed on, and nothing else: "ze vindt het
 * goed, stuur maar door". Who only says that it is right, or tells more besides, has not surely said so.
 */
export function saysTheyAgree(text: string, language: Language): boolean {
  if (isAsked(text)) return false;
  const { agrees, they, passing, not, around } = words(language);
  const bare = ` ${wordsOf(withoutContact(text, ' ').text).join(' ')} `;
  const phrases = agrees.filter((one) => one.includes(' ') && bare.includes(` ${one} `));
  const left = phrases.reduce((rest, one) => rest.replaceAll(` ${one} `, ' '), bare);
  const ofThem = [...they, ...passing];
  return saysOnly(left, { has: phrases.length > 0 ? [ofThem] : [agrees, ofThem], not, around: [...agrees, ...around] });
}
