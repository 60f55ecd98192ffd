import { saidWords } from '../../language/said-words.ts';

/** How people tell of a site visit, see `prisma/seed/words/visits.yaml`. */
export const visitWords = saidWords('visits', [
  'visit',
  'at',
  'towards',
  'guests',
  'articles',
  'leads',
  'anybody',
  'travel',
  'signUp',
]);
