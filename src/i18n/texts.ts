import type { Language } from '../chat/language.ts';
import { en } from './en.ts';
import { nl, type Texts } from './nl.ts';

/** The catalogue of a language. */
export function texts(language: Language): Texts {
  return language === 'nl' ? nl : en;
}

/** What people call a platform; one that has no other name is called as the program calls it. */
export function platformLabel(platform: string, language: Language): string {
  const names: Readonly<Record<string, string>> = texts(language).platform.names;
  return names[platform] ?? platform;
}
