import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { z } from 'zod';

/** A platform that only counts, in a process of its own. */
export interface CountingProcess<Counted> {
  url: string;
  counted(): Promise<Counted>;
  stop(): void;
}

/**
 * Starts one.
 *
 * @param script a file beside this one, which prints its address
 * @param schema of what it counts
 */
export async function startCounting<Counted>(
  script: string,
  options: object,
  schema: z.ZodType<Counted>,
): Promise<CountingProcess<Counted>> {
  const path = new URL(script, import.meta.url).pathname;
  const child = spawn(process.execPath, [path, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('http')) continue;
    return {
      url: line,
      counted: async () => schema.parse(await (await fetch(`${line}/counted`)).json()),
      stop: () => void child.kill(),
    };
  }
  throw new Error(`${script} did not start.`);
}
