import { tmpdir } from 'node:os';
import { openDatabase } from '../../store/database.ts';
import { type NewPassage, storeDocument } from '../documents.ts';

// A process that stores a document of many passages and stops for ever in the middle of it, for tests that kill it.
// node store-half.ts <address of the database> <source id>

const [databaseUrl = '', sourceId = ''] = process.argv.slice(2);
const MANY = 5_000;

/** Passages of which the second half never comes. */
class HalfAnArray extends Array<NewPassage> {
  override slice(from = 0, to = this.length): NewPassage[] {
    if (from > 0) {
      process.stdout.write('half\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }
    return super.slice(from, to);
  }
}

const passages = new HalfAnArray();
for (let at = 0; at < MANY; at += 1) passages.push({ headings: [], text: `Zin ${at}.`, page: null, sourceId });
const database = await openDatabase({ databaseUrl, dataDir: tmpdir() });
const facts = { kind: 'document', scope: 'network', organisationId: null, ownerId: null, origin: null } as const;
await database.prisma.$transaction(
  (tx) =>
    storeDocument(tx, 'document/half', facts, {
      contentHash: 'half',
      title: 'Half',
      language: 'nl',
      themes: [],
      aliases: [],
      date: null,
      validFrom: null,
      validUntil: null,
      passages,
    }),
  { timeout: 60_000 },
);
