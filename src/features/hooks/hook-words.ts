import { saidWords } from '../../language/said-words.ts';

const KEYS = ['figure', 'pass', 'other', 'around', 'hook', 'one', 'always'] as const;

/** How people ask for a hook and ask on about one, see `prisma/seed/words/hooks.yaml`. */
export const hookWords = saidWords('hooks', KEYS);
