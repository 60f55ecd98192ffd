import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { workerData } from 'node:worker_threads';
import { LIFELINE, TOO_HEAVY } from './protocol.ts';

// A thread beside the one that reads, which may be busy for ever: it ends the whole process when that grows too large,
// and when the bot is gone, in whatever way it went. It stands here and not in the bot, whose own thread is busy for
// seconds at times, in which a file unpacks to gigabytes.

const LOOK_EVERY_MS = 10;

const { memoryBytes }: { memoryBytes: number } = workerData;

const lifeline = new Socket({ fd: LIFELINE });
lifeline.on('close', end);
lifeline.on('error', end);
lifeline.resume();

setInterval(() => {
  if (process.memoryUsage.rss() < memoryBytes) return;
  writeSync(LIFELINE, TOO_HEAVY);
  end();
}, LOOK_EVERY_MS);

function end(): void {
  process.kill(process.pid, 'SIGKILL');
}
