import type { Language } from '../chat/language.ts';
import { en } from './en.ts';
import { nl, type Texts } from './nl.ts';

/** The catalogue of a language. */
export function texts(language: Language): Texts {
  return language === 'nl' ? nl : en;
}
