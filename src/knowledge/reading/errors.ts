import { AppError } from '../../errors.ts';

/** Why a document cannot be read. Each has a sentence for the person who sent it in the catalogue of texts. */
export const READING_PROBLEMS = {
  'too-large': 'The file is larger than is allowed. Send a smaller one, or only the chapter it is about.',
  empty: 'The file is empty. Check whether it was saved.',
  'unknown-format':
    'This kind of file cannot be read. Send PDF, Word (.docx), PowerPoint (.pptx), Excel (.xlsx), CSV, Markdown, HTML or text.',
  'not-what-it-says':
    'The name says PDF or Office, but there is only plain text in it. Save it in its own program, or name it .txt.',
  'old-office': 'Office files of before 2007 cannot be read. Save it as .docx, .pptx or PDF and send it again.',
  encrypted: 'The file is locked with a password. Save it without one and send it again.',
  broken: 'The file is damaged and cannot be opened. Save it again in its own program.',
  'too-much-inside': 'The file unpacks to far more than a document holds. Save it again as PDF.',
  'no-text': 'The file has no text, only pictures: a scan, probably. Send it with a text layer (OCR).',
  'too-slow': 'Reading the file took too long. Split it into parts.',
  'too-heavy': 'Reading the file took more memory than is allowed. Split it into parts.',
} as const;

export type ReadingProblem = keyof typeof READING_PROBLEMS;

const PREFIX = 'reading.';

export function readingError(problem: ReadingProblem, cause?: unknown): AppError {
  return new AppError({ code: `${PREFIX}${problem}`, message: READING_PROBLEMS[problem], cause });
}

/** The problem behind an error's code; null when it is an error of another kind. */
export function readingProblemOf(error: unknown): ReadingProblem | null {
  if (!(error instanceof AppError) || !error.code.startsWith(PREFIX)) return null;
  const problem = error.code.slice(PREFIX.length);
  return isReadingProblem(problem) ? problem : null;
}

export function isReadingProblem(problem: string): problem is ReadingProblem {
  return Object.hasOwn(READING_PROBLEMS, problem);
}
