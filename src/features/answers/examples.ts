import type { Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import type { SearchResult } from '../../knowledge/retriever.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { statementOf } from './verdict.ts';

/** How people ask how others do it. */
const ASKS_FOR_EXAMPLES: Record<Language, RegExp> = {
  nl: /\b(voorbeeld(en)?|praktijkvoorbeeld(en)?|best practices?|hoe (doet|doen|pakt|pakken|regelt|regelen|deed|deden)\b|wie doe(t|n) (dit|dat) al|ervaringen (van|met|bij))/i,
  en: /\b(examples?|best practices?|how (does|do|did) [^?]{1,60} (do|handle|approach|arrange|organise)\b|who (already )?does (this|that)|experiences? (of|with))/i,
};

export function asksForExamples(question: string, language: Language): boolean {
  return ASKS_FOR_EXAMPLES[language].test(question);
}

const MOST_EXAMPLES = 3;
/** Without this much of the question in it, an example is one of something else. */
const LEAST_COVERAGE = 0.4;

/** A line about one example, and the literal words of its passage that are in it. */
export interface ExampleLine {
  text: string;
  passage: KnownPassage;
  quote: string;
}

/** The good examples among what was found, one line each: what, whose, from when, whom to ask, and its first words. */
export function examplesIn(found: SearchResult, language: Language): ExampleLine[] {
  const seen = new Set<string>();
  const lines: ExampleLine[] = [];
  for (const { passage, coverage } of found.hits) {
    const { kind, documentId, title, text, example } = passage;
    if (kind !== 'example' || coverage < LEAST_COVERAGE || seen.has(documentId)) continue;
    seen.add(documentId);
    const [first] = sentencesOf(text, passage.language);
    if (first === undefined) continue;
    const told = texts(language).answers.example(title, example ?? null, statementOf(first));
    lines.push({ text: told, passage, quote: first });
  }
  return lines.slice(0, MOST_EXAMPLES);
}
