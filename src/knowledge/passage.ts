import type { Language } from '../chat/language.ts';
import type { Readable } from '../people/access.ts';
import type { DocumentKind, ExampleFacts } from './documents.ts';

/** A piece of a document that can be found, quoted and opened: one section of an article, say. */
export interface KnownPassage {
  id: string;
  documentId: string;
  kind: DocumentKind;
  /** Only of a good example. */
  example?: ExampleFacts | null;
  /** Title of the document. */
  title: string;
  /** Other words for the document's subject. */
  aliases: readonly string[];
  /** From the outermost to the nearest. */
  headings: readonly string[];
  /** Other ways in which people ask for what it tells; searched like the heading, never shown. */
  askedAs?: readonly string[];
  /** Questions near what its document tells that the document has no answer to; never shown. Left out: none are known. */
  notHeld?: readonly string[];
  text: string;
  /** Its place within the document, from 0. */
  position: number;
  /** Page or slide, from 1; null where the format has none. */
  page: number | null;
  language: Language;
  source: PassageSource;
  /** What the document tells holds from and until these dates (2023, 2023-02 or 2023-02-03). */
  validFrom: string | null;
  validUntil: string | null;
  access: Readable;
}

/** The publication behind a passage. */
export interface PassageSource {
  title: string;
  publisher: string;
  url: string | null;
  date: string | null;
}
