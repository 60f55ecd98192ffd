import type { Language } from '../chat/language.ts';
import { texts } from '../i18n/texts.ts';
import { plain } from '../language/plain-text.ts';
import { type Adviser, thresholdWords } from './advice.ts';
import type { Assignment } from './assignment.ts';

/**
 * Whether an assignment of this value is tendered in Europe, with the threshold, that of the other kind of contract, and the source.
 *
 * @returns null: the value is not known
 */
export function europeanWords(
  { reader }: Adviser,
  assignment: Assignment,
  options: { language: Language; today: Date },
): string | null {
  const { contract, threshold, value } = assignment;
  if (value.euro === null) return null;
  const { contracts, european } = texts(options.language).criteria;
  const { local, source } = reader.thresholds;
  const other = contract === 'works' ? 'services' : 'works';
  return [
    european[value.euro >= threshold ? 'yes' : 'no'](value.euro, contracts[contract]),
    thresholdWords(reader, assignment, options),
    european.other(contracts[other], local[other]),
    european.reckoned,
    `${source.title} (${source.date}).`,
  ].join(' ');
}

/** A verb before it and a question mark behind it, "Europees of niet", or that one wants to know whether. */
const ASKED =
  /\b(moet|moeten|hoeft|hoeven|is|wordt|must|does|do|should|has to|have to)\b[^.?]{0,70}\b(europe(es|se|an)|in europe)\b[^.]{0,40}\?|\beurope(es|an)\b[^.?]{0,20} (of niet|or not)\b|\b(weten|weet|benieuwd|know)\b[^.?]{0,15}\b(of|whether|if)\b[^.?]{0,40}\b(europe(es|se|an)|in europe)\b/;
const MORE = /\b(criteri\w*|eisen|requirements|ipv|in plaats van|instead of)\b/;

/** Whether it is asked if something must be tendered in Europe, and nothing besides. */
export function asksEuropean(text: string): boolean {
  const said = plain(text);
  return ASKED.test(said) && !MORE.test(said);
}
