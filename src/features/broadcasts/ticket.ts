import { z } from 'zod';
import { LANGUAGES, type Language } from '../../chat/language.ts';

/** Where the pages of the files with results are. */
export const RESULTS_PATH = '/broadcasts';

const PREFIX = 'broadcast';
const ticketSchema = z.tuple([z.literal(PREFIX), z.uuid(), z.enum(LANGUAGES)]);

/** As it is kept with the ticket: the results of one broadcast, in one language. */
export function resultsTicket(id: string, language: Language): string {
  return [PREFIX, id, language].join(':');
}

export function isResultsTicket(what: string): boolean {
  return ticketSchema.safeParse(what.split(':')).success;
}

/** @throws ZodError when it is no ticket for results */
export function readResultsTicket(what: string): { id: string; language: Language } {
  const [, id, language] = ticketSchema.parse(what.split(':'));
  return { id, language };
}
