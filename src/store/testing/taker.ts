import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { openDatabase } from '../database.ts';
import { takeToy } from './toys.ts';

// A process of its own for the tests: node taker.ts <databaseUrl>. It says that it is there; for every line that it
// hears it takes a toy, keeps it, and says which: a line of JSON.

const [databaseUrl = ''] = process.argv.slice(2);
const { prisma } = await openDatabase({ databaseUrl, dataDir: tmpdir() });
process.stdout.write('"there"\n');
for await (const _ of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await takeToy(prisma))}\n`);
}
