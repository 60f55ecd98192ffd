import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Paces } from '../delivery/pace.ts';

/** What a process that only brings broadcasts out works with. */
export interface SenderOptions {
  databaseUrl: string;
  platform: 'slack' | 'teams';
  /** Of a Slack or Teams that only counts. */
  platformUrl: string;
  /** As in `pace.ts`; left out: as the platform permits. */
  pace?: NonNullable<Paces[string]>;
  requestTimeoutMs: number;
}

/** One of several that share a database, to be killed at any moment. */
export interface SenderProcess {
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
}

/** Comes back when it is at work. */
export async function startSender(options: SenderOptions): Promise<SenderProcess> {
  const script = new URL('./sender.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The sender ended before it was at work.');
  });
  await Promise.race([once(child.stdout, 'data'), ended]);
  ended.catch(() => undefined);
  return {
    async kill() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
