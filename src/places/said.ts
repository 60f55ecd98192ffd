import { LANGUAGES } from '../chat/language.ts';
import { saidWords } from '../language/said-words.ts';

/** How people tell of places and of how long something takes, of a visit and of a session, see `prisma/seed/words/places.yaml`. */
export const placeWords = saidWords('places', [
  ...[
    'seats',
    'lasts',
    'hours',
    'minutes',
    'ends',
    'companions',
    'alone',
    'both',
    'rest',
    'not',
    'notOn',
    'all',
    'every',
    'atMost',
    'most',
    'comes',
    'also',
    'except',
    'brings',
    'more',
    'fewer',
    'indeed',
    'visits',
    'theVisit',
    'ambassador',
    'rooms',
  ],
] as const);

type Listed =
  | 'all'
  | 'every'
  | 'atMost'
  | 'comes'
  | 'also'
  | 'except'
  | 'brings'
  | 'companions'
  | 'alone'
  | 'both'
  | 'rest'
  | 'not'
  | 'indeed'
  | 'visits'
  | 'theVisit';

/** Whether a text has one of these words, in either language. */
export function says(text: string, what: Listed): boolean {
  const words = LANGUAGES.flatMap((language) => placeWords(language)[what]).join('|');
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu').test(text);
}

/** Being an ambassador is spoken of, and no place: "haal me van de ambassadeurslijst". */
export function speaksOfAmbassadors(text: string): boolean {
  const begins = LANGUAGES.flatMap((language) => placeWords(language).ambassador).join('|');
  return new RegExp(`(?<!\\p{L})(?:${begins})`, 'iu').test(text);
}
