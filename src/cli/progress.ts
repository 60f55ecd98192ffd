import type { Progress } from '../store/backup/format.ts';

/** Where nobody looks at a screen a line now and then is enough. */
const LINE_EVERY_MS = { screen: 200, log: 10_000 } as const;

/** Tells on standard error how far a backup or restore is; standard output holds results only. */
export function progressTeller(what: string): { tell(progress: Progress): void; done(): void } {
  const isScreen = process.stderr.isTTY;
  const every = isScreen ? LINE_EVERY_MS.screen : LINE_EVERY_MS.log;
  let last = performance.now();
  return {
    tell({ table, place, tables, rows }) {
      if (performance.now() - last < every) return;
      last = performance.now();
      const words = `${what}: table ${place} of ${tables} (${table}), ${rows} rows so far`;
      process.stderr.write(isScreen ? `\r\u001b[K${words}` : `${words}\n`);
    },
    done() {
      if (isScreen) process.stderr.write('\r\u001b[K');
    },
  };
}
