import { tmpdir } from 'node:os';
import { memoryUsage } from 'node:process';
import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';
import { quote } from '../../features/answers/quoting.ts';
import { openStoredRetriever } from '../../knowledge/stored-retriever.ts';
import { openDatabase } from '../../store/database.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { type Measured, storeMadeUp } from './retrieval-measured.ts';

// The process that `npm run bench -- retrieval` measures.
// node retrieval-process.ts <address of the database> <source id> [<folder to keep the index in>], with the questions as JSON on standard input

const [databaseUrl = '', sourceId = '', folder] = process.argv.slice(2);
const MEGABYTE = 1024 * 1024;
const questions = z.array(z.string()).parse(JSON.parse(await readText(process.stdin)));
const { prisma, close } = await openDatabase({ databaseUrl, dataDir: tmpdir() });
const today = new Date().toISOString().slice(0, 10);
const reader = { organisationId: null, direct: true };

const openingAt = performance.now();
const before = process.cpuUsage();
const retriever = await openStoredRetriever(
  prisma,
  createLogger({ level: 'silent' }),
  undefined,
  folder === undefined ? undefined : { folder },
);
const openMs = performance.now() - openingAt;
const opening = process.cpuUsage(before);
const times: number[] = [];
for (const text of questions) {
  const startedAt = performance.now();
  quote(text, 'nl', await retriever.search({ text, language: 'nl', reader, limit: 30 }), today);
  times.push(performance.now() - startedAt);
}
const weighsMb = memoryUsage.rss() / MEGABYTE;

const word = `nieuwewoorden${Date.now()}`;
await storeMadeUp(prisma, `document/fresh-${word}`, [
  { headings: [], text: `Dit gaat over ${word}.`, page: 1, sourceId },
]);
const storedAt = performance.now();
await retriever.refresh();
const { hits } = await retriever.search({ text: word, language: 'nl', reader, limit: 1 });
if (hits.length !== 1) throw new Error('The new document was not found.');
const measured: Measured = {
  times,
  openMs,
  openProcessorMs: (opening.user + opening.system) / 1000,
  weighsMb,
  foundMs: performance.now() - storedAt,
};
process.stdout.write(JSON.stringify(measured));
await retriever.stop();
await close();
