import type { Language } from '../../chat/language.ts';
import { type Advice, type Adviser, findingMessage } from '../../criteria/advice.ts';
import type { Finding } from '../../criteria/checks/check-text.ts';
import { texts } from '../../i18n/texts.ts';

/** As much of a sentence as is quoted. */
const LONGEST_QUOTE = 160;

/** What is wrong, each with the sentence it is about, how to mend it, and the law. */
export function findingItems(
  adviser: Pick<Adviser, 'lawWords'>,
  { findings, assignment }: { findings: readonly Finding[]; assignment: Advice['assignment'] },
  language: Language,
): string[] {
  const catalogue = texts(language);
  return findings.map((finding) => {
    const quoted = finding.quotes.map((quote) => `“${shortened(quote)}”`).join(' ');
    const law = finding.law.map((article) => adviser.lawWords(article, language)).join('; ');
    const severity = catalogue.criteria.severities[finding.severity];
    const said = findingMessage(catalogue, finding, assignment);
    return [`${severity}:`, quoted, said, law === '' ? '' : `(${law})`].filter((part) => part !== '').join(' ');
  });
}

/** Whether the law forbids what stands in the very words. */
export function isForbidden({ at, severity }: Finding): boolean {
  return at !== null && severity === 'stop';
}

function shortened(sentence: string): string {
  return sentence.length <= LONGEST_QUOTE ? sentence : `${sentence.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, '')}…`;
}
