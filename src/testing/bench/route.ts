import { readCases } from '../../cli/eval/cases.ts';
import { routeMessage } from '../../cli/route.ts';
import { openCaseRouter } from '../../features/cases/router.ts';
import { percentiles } from './percentiles.ts';

const ROUNDS = 10;

/** How long deciding about one message takes, over all messages of the evaluation, after one round to warm up. */
export async function routeBench(): Promise<void> {
  const openedAt = performance.now();
  const router = await openCaseRouter();
  const openedMs = performance.now() - openedAt;
  const messages = (await readCases()).map(({ text }) => text);
  for (const text of messages) routeMessage(router, text);
  const timesMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of messages) {
      const startedAt = performance.now();
      routeMessage(router, text);
      timesMs.push(performance.now() - startedAt);
    }
  }
  const { p50, p95, p99 } = percentiles(timesMs);
  const [first, second, third] = [p50, p95, p99].map((ms) => ms.toFixed(2));
  process.stdout.write(
    `route: ${timesMs.length} decisions, p50 ${first} ms, p95 ${second} ms, p99 ${third} ms; opened in ${openedMs.toFixed(0)} ms\n`,
  );
}
