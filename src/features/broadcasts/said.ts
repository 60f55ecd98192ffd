import { saidWords } from '../../language/said-words.ts';

/** How people speak of a broadcast, see `prisma/seed/words/broadcasts.yaml`. */
export const broadcastWords = saidWords('broadcasts', [
  'message',
  'title',
  'text',
  'is',
  'that',
  'into',
  'instead',
  'keepAs',
  'channel',
  'closeChannel',
  'picture',
  'this',
]);
