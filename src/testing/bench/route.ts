import { openReader } from '../../app/reader.ts';
import { readCases } from '../../cli/eval/cases.ts';
import { routeMessage } from '../../cli/route.ts';
import { openCaseRouter } from '../../routing/router.ts';
import { percentiles } from './percentiles.ts';

const ROUNDS = 10;

/**
 * How long deciding about one message takes that is read by its words, by the clock and in time of the processor (which other work on the machine
 * leaves alone), over all messages of the evaluation, after one round to warm up.
 */
export async function routeBench(): Promise<void> {
  const openedAt = performance.now();
  const router = await openCaseRouter();
  const { reader, close } = await openReader({ byWords: true });
  const routing = { router, reader };
  const openedMs = performance.now() - openedAt;
  const messages = (await readCases()).map(({ text }) => text);
  for (const text of messages) await routeMessage(routing, text);
  const timesMs: number[] = [];
  const processorMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of messages) {
      const startedAt = performance.now();
      const before = process.cpuUsage();
      await routeMessage(routing, text);
      const { user, system } = process.cpuUsage(before);
      timesMs.push(performance.now() - startedAt);
      processorMs.push((user + system) / 1000);
    }
  }
  await close();
  report('by the clock', timesMs);
  report('of the processor', processorMs);
  process.stdout.write(`opened in ${openedMs.toFixed(0)} ms\n`);
}

function report(name: string, values: readonly number[]): void {
  const [p50, p95, p99] = Object.values(percentiles(values)).map((ms) => ms.toFixed(2));
  process.stdout.write(`${values.length} decisions, ${name}: p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms\n`);
}
