import { z } from 'zod';
import { LANGUAGES, type Language } from '../../../chat/language.ts';
import { FORMATS, type Format } from './formats.ts';

/** Where the pages of these files are. */
export const FILES_PATH = '/dossiers';

const PREFIX = 'dossier';
const ticketSchema = z.tuple([z.literal(PREFIX), z.uuid(), z.enum(FORMATS), z.enum(LANGUAGES)]);

/** What a ticket is for: one dossier, as one kind of file, in one language. */
export interface DossierTicket {
  id: string;
  format: Format;
  language: Language;
}

/** As it is kept with the ticket. */
export function ticketFor({ id, format, language }: DossierTicket): string {
  return [PREFIX, id, format, language].join(':');
}

/** What a ticket for the figures of somebody's own organisation is for. */
export const FIGURES_TICKET = 'dossier-figures';

export function isFileTicket(what: string): boolean {
  return what === FIGURES_TICKET || ticketSchema.safeParse(what.split(':')).success;
}

/** @throws ZodError when it is no ticket for a dossier */
export function readTicket(what: string): DossierTicket {
  const [, id, format, language] = ticketSchema.parse(what.split(':'));
  return { id, format, language };
}
