import { openCriteria } from '../../app/criteria.ts';
import { advise } from '../../cli/criteria.ts';
import { readAssignments } from '../../cli/eval/criteria.ts';
import { wordFileBench } from './criteria-files.ts';
import { percentiles } from './percentiles.ts';

const ROUNDS = 20;
/** Characters of some hundred pages. */
const LONG = 300_000;

/** How long advice on an assignment takes, without a model: over those of the evaluation, and of one of a hundred pages; and a Word file of a dossier. */
export async function criteriaBench(): Promise<void> {
  const openedAt = performance.now();
  const adviser = await openCriteria();
  const openedMs = performance.now() - openedAt;
  const texts = (await readAssignments()).map(({ text }) => text);
  for (const text of texts) advise(adviser, text);
  const timesMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of texts) {
      const startedAt = performance.now();
      advise(adviser, text);
      timesMs.push(performance.now() - startedAt);
    }
  }
  const [p50, p95, p99] = Object.values(percentiles(timesMs)).map((ms) => ms.toFixed(2));
  process.stdout.write(`${timesMs.length} assignments: p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms\n`);
  const pages = texts
    .join('\n')
    .repeat(Math.ceil(LONG / texts.join('\n').length))
    .slice(0, LONG);
  const startedAt = performance.now();
  advise(adviser, pages);
  process.stdout.write(
    `a hundred pages: ${(performance.now() - startedAt).toFixed(0)} ms; opened in ${openedMs.toFixed(0)} ms\n`,
  );
  await wordFileBench();
}
