/** What is asked so often is asked again and again; what is asked seldom is not worth the memory of the server. */
const OFTEN = 3;
/** A connection keeps no more statements than this: each costs some tens of kilobytes of the server. */
const MOST_NAMED = 200;
/** So many texts are counted: what is made up anew each time, with a list of another length, never comes to a name. */
const MOST_COUNTED = 2_000;
/** What it gives has other columns after a migration, and the server refuses a plan of before for it; within a statement they may come. */
const ALL_COLUMNS = /(?:select|returning|\.)\s*\*(?!\s*\))/i;

/**
 * Names the statements that come again and again: by its name the server knows one, and need not read and plan it anew.
 *
 * @returns the name of a statement; empty: it has none
 */
export function createStatementNames(): (asked: { sql: string; args: readonly unknown[] }) => string {
  const times = new Map<string, number>();
  const names = new Map<string, string>();
  return ({ sql, args }) => {
    const known = names.get(sql);
    if (known !== undefined || args.length === 0 || names.size >= MOST_NAMED || ALL_COLUMNS.test(sql))
      return known ?? '';
    if (times.size >= MOST_COUNTED) times.clear();
    const count = (times.get(sql) ?? 0) + 1;
    times.set(sql, count);
    if (count < OFTEN) return '';
    times.delete(sql);
    const name = `often ${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
