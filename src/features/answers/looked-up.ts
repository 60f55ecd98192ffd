import type { Language } from '../../chat/language.ts';
import type { Exchange } from '../../chat/skill.ts';
import type { Retriever, SearchResult } from '../../knowledge/retriever.ts';
import { mendedQuestionWords } from '../../language/common-words.ts';
import type { Reader } from '../../people/access.ts';
import { betweenSteps } from '../../store/right-of-way.ts';
import { isOfFile } from './extracts.ts';
import { focusOf } from './focus.ts';
import { readingsOf } from './follow-ups.ts';
import { type Quotation, quote } from './quoting.ts';

/** What somebody asks, and before what. */
export interface Asked {
  text: string;
  language: Language;
  reader: Reader;
  memory: readonly Exchange[];
  /** It was read as more of the same, see {@link readingsOf}. */
  isFollowUp?: boolean;
  /** The documents from which was quoted what it goes on about. */
  goesOnAbout?: ReadonlySet<string>;
  /** As 2026-11-24. */
  today: string;
}

/** What the sources hold of a question: looked up once, to weigh it and to answer it. */
export interface LookedUp {
  /** The question as it stands alone. */
  question: string;
  found: SearchResult;
  /** What would be quoted; null: nothing of it. */
  quotation(): Quotation | null;
}

const PASSAGES_SEARCHED = 30;

/** @param question as it stands alone; left out: what it most likely asks */
export async function lookUp(
  retriever: Retriever,
  asked: Asked,
  question: string = readingsIn(asked)[0],
): Promise<LookedUp> {
  const { language, today } = asked;
  const found = await search(retriever, { ...asked, text: question });
  // Searching and quoting keep the processor busy; who waits for an acknowledgement goes in between.
  await betweenSteps();
  let quotation: Quotation | null | undefined;
  return {
    question,
    found,
    quotation() {
      if (quotation === undefined) quotation = quote(question, language, found, today);
      return quotation;
    },
  };
}

/** How likely the sources answer it as it stands, 0–1; 0 where what they hold would not be quoted. */
export function likelihoodOf(lookedUp: LookedUp): number {
  const quotation = lookedUp.quotation();
  return quotation?.kind === 'answer' ? quotation.likelihood : 0;
}

/** Whether that would be quoted of a file or page that somebody brought. */
export function isOfFileIn(lookedUp: LookedUp): boolean {
  const [first] = lookedUp.quotation()?.sentences ?? [];
  return first !== undefined && isOfFile(first.passage);
}

/** What it may ask, with its typing mistakes mended, and with what it leans on of the question before: see {@link readingsOf}. */
export function readingsIn({
  text,
  language,
  memory,
  isFollowUp = false,
}: Pick<Asked, 'text' | 'language' | 'memory' | 'isFollowUp'>): readonly [string, ...string[]] {
  return readingsOf(mendedQuestionWords(text, language), memory, language, { isFollowUp });
}

export function search(
  retriever: Retriever,
  { text, language, reader }: Pick<Asked, 'text' | 'language' | 'reader'>,
  limit = PASSAGES_SEARCHED,
): Promise<SearchResult> {
  return retriever.search({ text, language, reader, limit, focus: focusOf(text, language) });
}
