import { saidWords } from '../language/said-words.ts';

/** How people name whom something is for, see `prisma/seed/words/audiences.yaml`. */
export const audienceWords = saidWords('audiences', [
  'without',
  'also',
  'and',
  'where',
  'all',
  'everyday',
  'everybody',
  'whom',
  'whomUntil',
  'groupNouns',
  'comes',
  'waits',
  'towards',
]);
