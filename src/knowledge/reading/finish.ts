import type { Language } from '../../chat/language.ts';
import { detectLanguage } from '../../language/detection.ts';
import { withTerms } from './definitions.ts';
import type { DocumentBlock, FileFacts, ReadDocument, ReadParts } from './document.ts';
import { withEnumerations } from './enumerations.ts';
import { readingError } from './errors.ts';
import { legalHeadingLevel } from './legal-headings.ts';
import { clean } from './outline.ts';

/** Puts in what a format's reader could not tell: a title, a language, a date. @throws AppError `reading.no-text` */
export function finishReading(parts: ReadParts, facts: FileFacts): ReadDocument {
  if (parts.blocks.length === 0) throw readingError('no-text');
  const title = titleOf(parts, facts).slice(0, LONGEST_TITLE);
  return {
    title,
    language: languageOf(parts.blocks),
    date: parts.date ?? dateInText(parts.blocks),
    blocks: withTerms(withEnumerations(parts.blocks.map((block) => withoutTitle(block, title)))),
    skipped: parts.skipped,
  };
}

const LONGEST_TITLE = 250;

function titleOf({ title, blocks }: ReadParts, { name }: FileFacts): string {
  const heading = blocks[0]?.headings[0];
  const isTitle = heading !== undefined && legalHeadingLevel(heading) === null;
  return title ?? (isTitle ? heading : nameAsTitle(name));
}

/** `.../inkoopbeleid-2026_def.pdf` → "inkoopbeleid 2026 def". */
function nameAsTitle(name: string): string {
  const last = name.split(/[/\\]/).filter(Boolean).at(-1) ?? name;
  return (
    clean(
      decoded(last)
        .replace(/\.\w{2,8}$/, '')
        .replace(/[-_+]+/g, ' '),
    ) || name
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The title is told with every passage already. */
function withoutTitle(block: DocumentBlock, title: string): DocumentBlock {
  return block.headings[0] === title ? { ...block, headings: block.headings.slice(1) } : block;
}

const CHARACTERS_FOR_LANGUAGE = 5_000;

function languageOf(blocks: readonly DocumentBlock[]): Language {
  const sample = blocks
    .filter(({ kind }) => kind !== 'row')
    .map(({ text }) => text)
    .join(' ')
    .slice(0, CHARACTERS_FOR_LANGUAGE);
  return detectLanguage(
    sample ||
      blocks
        .map(({ text }) => text)
        .join(' ')
        .slice(0, CHARACTERS_FOR_LANGUAGE),
  ) === 'en'
    ? 'en'
    : 'nl';
}

const BLOCKS_WITH_DATE = 6;

/** A law on wetten.overheid.nl begins with "Geldend van 01-09-2025 t/m heden". */
function dateInText(blocks: readonly DocumentBlock[]): string | null {
  const start = blocks.slice(0, BLOCKS_WITH_DATE).map(({ text }) => text);
  const match = /Geldend van (\d{2})-(\d{2})-(\d{4})/.exec(start.join(' '));
  return match ? `${match[3]}-${match[2]}-${match[1]}` : null;
}
