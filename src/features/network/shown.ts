import type { Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';
import { type ShownGroup, STANDINGS } from './suppression.ts';

/** One group in a line, as far as it may be shown. */
export function groupRow({ name, total, split }: ShownGroup, language: Language): string {
  const { network } = texts(language);
  return network.row(name, total, split && STANDINGS.map((standing) => network.standings[standing](split[standing])));
}
