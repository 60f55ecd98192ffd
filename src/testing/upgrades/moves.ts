import type { Moves } from './kept.ts';

/**
 * What migrations have moved since each release: a migration that gives a table or column another name or place says
 * so here, for every release before it. What is not said is expected where it was.
 */
export const MOVES: Readonly<Record<string, { tables: Moves; sequences: Readonly<Record<string, string>> }>> = {
  'release-1': { tables: {}, sequences: {} },
};
