import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { ChatDriver } from './chat-driver.ts';
import { START } from './run-cli.ts';
import { botEnvironment } from './running-bot.ts';

const readySchema = z.looseObject({ msg: z.literal('ready'), url: z.string() });

/** The bot as it runs in production: a process of its own, which can be killed. */
export interface BotProcess {
  url: string;
  /** What it has written so far, one text a line. */
  output: readonly string[];
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Asks it to stop; returns the exit code. */
  terminate(): Promise<number | null>;
}

/**
 * Starts it as `npm start` does, and waits until it is ready; the drivers then talk to it.
 *
 * @param environment variables beside those of {@link botEnvironment}
 */
export async function startBotProcess(
  databaseUrl: string,
  drivers: readonly ChatDriver[],
  environment: Record<string, string> = {},
): Promise<BotProcess> {
  const child = spawn(process.execPath, [START], {
    env: { ...botEnvironment(databaseUrl, drivers), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => output.push(line));
  const url = await readyUrl(child, output);
  for (const driver of drivers) driver.connect(url);
  return {
    url,
    output,
    async kill() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
    async terminate() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      return child.exitCode;
    },
  };
}

function readyUrl(child: ChildProcess, output: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The bot ended with ${code}:\n${output.join('\n')}`)));
    if (!child.stdout) throw new Error('The bot has no output.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      output.push(line);
      const ready = readySchema.safeParse(line.startsWith('{') ? JSON.parse(line) : null);
      if (ready.success) resolve(ready.data.url);
    });
  });
}
