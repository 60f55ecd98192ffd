import { createInterface } from 'node:readline';
import { type Line, readLine } from '../../platforms/terminal/ingress.ts';
import type { Received } from '../../platforms/terminal/screen.ts';
import { printLine } from '../batch.ts';
import { setTo } from './clock.ts';
import type { Stage } from './stage.ts';

/** What comes out for a line: all that anybody received because of it, or why nothing could be done. */
type Answered = { id: string | number | null; replies: Received[] } | { id: string | number | null; error: string };

/** Does the lines of standard input one after the other; one that cannot be done does not stop the rest. */
export async function talkInBatch(stage: Stage): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  let isRead = true;
  // Nobody reads any more what comes out (EPIPE): that is the end, and the database goes with it.
  process.stdout.on('error', () => {
    isRead = false;
    lines.close();
  });
  for await (const given of lines) {
    if (given.trim() !== '' && isRead) printLine(await answerTo(stage, given));
  }
}

/** Does one line, as it comes in. */
export async function answerTo(stage: Stage, given: string): Promise<Answered> {
  const read = readLine(given);
  if ('error' in read) return read;
  const { id, now } = 'line' in read ? read.line : read.passing;
  const passed: Received[] = [];
  if (now !== undefined) {
    const problem = await setTo(stage, now, (received) => passed.push(...received));
    if (problem !== null) return { id, error: problem };
  }
  const problem = 'line' in read ? await heard(stage, read.line) : null;
  await stage.time.settled();
  const replies = [...passed, ...stage.screen.take()];
  return problem === null ? { id, replies } : { id, error: problem };
}

async function heard({ people, terminal }: Stage, line: Line): Promise<string | null> {
  return (await people.meet(line.as)) ?? terminal.hear(line);
}
