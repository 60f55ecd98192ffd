import type { Language } from '../../chat/language.ts';

/** A document as any format is read: its text in reading order, each piece with the place where it stands. */
export interface ReadDocument {
  title: string;
  language: Language;
  /** As the file itself tells, as precise as it does: 2023, 2023-02 or 2023-02-03. Null: it does not. */
  date: string | null;
  blocks: DocumentBlock[];
  skipped: Skipped[];
}

/** One paragraph, one item of a list, or one row of a table. */
export interface DocumentBlock {
  kind: 'paragraph' | 'item' | 'row';
  /** From the outermost to the nearest; the title of the document is not among them. */
  headings: string[];
  /** Page or slide, from 1; null where the format has none. */
  page: number | null;
  text: string;
}

/** What a document holds that was not read; the catalogue of texts says why in a sentence. */
export const SKIPPED_PARTS = [
  'macros',
  'images',
  'pages-without-text',
  'hidden-slides',
  'hidden-sheets',
  'scripts',
  'navigation',
  'embedded-files',
  'unreadable-parts',
] as const;

export interface Skipped {
  what: (typeof SKIPPED_PARTS)[number];
  count: number;
  /** The pages or slides it is about, where it is about some of them. */
  pages: number[];
}

/** What is known of a file from outside. */
export interface FileFacts {
  /** Name of the file or its address. */
  name: string;
  /** As the sender tells; what the file holds decides. */
  mediaType?: string | undefined;
}

/** A format's reader; it runs in a process of its own and may fail in any way. */
export type FormatReader = (bytes: Uint8Array, facts: FileFacts) => Promise<ReadParts> | ReadParts;

/** What a format's reader finds; what is null is worked out from the text. */
export interface ReadParts {
  title: string | null;
  date: string | null;
  blocks: DocumentBlock[];
  skipped: Skipped[];
}
