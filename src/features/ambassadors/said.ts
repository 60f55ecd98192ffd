import { saidWords } from '../../language/said-words.ts';

/** How people speak of what an ambassador gets, see `prisma/seed/words/ambassadors.yaml`. */
export const ambassadorWords = saidWords('ambassadors', ['messages', 'about', 'around'] as const);
