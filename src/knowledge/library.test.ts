import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { strToU8 } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { listDocuments, renewDocument, withdrawDocument } from './document-list.ts';
import { type AboutDocument, createLibrary, type IncomingFile, type Library } from './library.ts';
import { createDocumentReader } from './reading/document-reader.ts';
import { openStoredRetriever, type StoredRetriever } from './stored-retriever.ts';

const ABOUT: AboutDocument = { kind: 'document', scope: 'network', organisationId: null, ownerId: null };
const EVERYONE = { organisationId: null, direct: false };

let database: TestDatabase;
let library: Library;
let retriever: StoredRetriever;

beforeEach(async () => {
  database = await createTestDatabase();
  library = createLibrary({ prisma: database.prisma, reader: createDocumentReader() });
  retriever = await openStoredRetriever(database.prisma, createLogger({ level: 'silent' }));
});

afterEach(() => database.drop());

function file(text: string, name = 'beleid.md'): IncomingFile {
  return { bytes: strToU8(`# Inkoopbeleid\n\n## Drempel\n\n${text}`), name, url: null };
}

async function found(text: string): Promise<string[]> {
  await retriever.refresh();
  const { hits } = await retriever.search({ text, language: 'nl', reader: EVERYONE, limit: 10 });
  return hits.map(({ passage }) => passage.text);
}

// Each document is read in a thread of its own, which a busy machine starts slowly.
describe('a document that is brought', { timeout: 120_000 }, () => {
  it('answers at once in this process, with title, heading and source', async () => {
    const report = await library.add(file('De drempelwaarde is 10 euro.'), { ...ABOUT, publisher: 'Gemeente X' });
    expect(report).toMatchObject({ outcome: 'new', title: 'Inkoopbeleid', language: 'nl', passages: 1 });
    await retriever.refresh();
    const { hits } = await retriever.search({ text: 'drempelwaarde', language: 'nl', reader: EVERYONE, limit: 1 });
    expect(hits[0]?.passage).toMatchObject({
      title: 'Inkoopbeleid',
      headings: ['Drempel'],
      kind: 'document',
      source: { publisher: 'Gemeente X' },
    });
  });

  it('again changes nothing, also when two bring it at the same moment', async () => {
    const outcomes = await Promise.all([
      library.add(file('De drempelwaarde is 10 euro.'), ABOUT),
      library.add(file('De drempelwaarde is 10 euro.'), ABOUT),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['new', 'unchanged']);
    expect(await database.prisma.documentVersion.count()).toBe(1);
  });

  it('with other words is a new version, and the passages of the old one stay to be opened', async () => {
    await library.add(file('De drempelwaarde is 10 euro.'), ABOUT);
    const old = await database.prisma.passage.findFirstOrThrow();
    expect((await library.add(file('De drempelwaarde is 20 euro.'), ABOUT)).outcome).toBe('changed');
    expect(await found('drempelwaarde')).toEqual(['De drempelwaarde is 20 euro.']);
    expect(await retriever.passage(old.id, EVERYONE)).toMatchObject({ text: 'De drempelwaarde is 10 euro.' });
  });

  it('in a new version takes along a copy of the old one under another name, for the same readers only', async () => {
    const organisation = await database.prisma.organisation.create({ data: { slug: 'x', name: 'X' } });
    const own = { ...ABOUT, scope: 'organisation', organisationId: organisation.id } as const;
    await library.add(file('De drempelwaarde is 10 euro.'), ABOUT);
    await library.add(file('De drempelwaarde is 10 euro.', 'kopie van beleid.md'), ABOUT);
    await library.add(file('De drempelwaarde is 10 euro.', 'van ons.md'), own);
    const { copies } = await library.add(file('De drempelwaarde is 20 euro.'), ABOUT);
    expect(copies).toEqual(['Inkoopbeleid']);
    expect(await found('drempelwaarde')).toEqual(['De drempelwaarde is 20 euro.']);
    expect(await database.prisma.document.count({ where: { currentVersionId: null } })).toBe(1);
  });

  it('with other facts keeps its version and tells the new facts', async () => {
    await library.add(file('De drempelwaarde is 10 euro.'), ABOUT);
    const { outcome } = await library.add(file('De drempelwaarde is 10 euro.'), { ...ABOUT, validUntil: '2025' });
    expect(outcome).toBe('updated');
    await retriever.refresh();
    const { hits } = await retriever.search({ text: 'drempelwaarde', language: 'nl', reader: EVERYONE, limit: 5 });
    expect(hits.map(({ passage }) => passage.validUntil)).toEqual(['2025']);
    expect(await database.prisma.documentVersion.count()).toBe(1);
  });

  it('of another owner under the same name is another document', async () => {
    const organisationId = randomUUID();
    await database.prisma.organisation.create({ data: { id: organisationId, slug: 'x', name: 'X' } });
    await library.add(file('De drempelwaarde is 10 euro.'), ABOUT);
    await library.add(file('De drempelwaarde is 30 euro.'), { ...ABOUT, scope: 'organisation', organisationId });
    expect(await listDocuments(database.prisma, { articles: false })).toHaveLength(2);
    expect(await found('drempelwaarde')).toEqual(['De drempelwaarde is 10 euro.']);
  });

  it('is the same document however the accents of its name are stored', async () => {
    const name = 'café-beleid.md';
    const loose = name.normalize('NFD');
    expect(loose).not.toBe(name);
    await library.add(file('De drempelwaarde is 10 euro.', name), ABOUT);
    expect((await library.add(file('De drempelwaarde is 10 euro.', loose), ABOUT)).outcome).toBe('unchanged');
    expect((await library.add(file('De drempelwaarde is 20 euro.', loose), ABOUT)).outcome).toBe('changed');
    expect(await listDocuments(database.prisma, { articles: false })).toHaveLength(1);
    expect(await found('drempelwaarde')).toEqual(['De drempelwaarde is 20 euro.']);
  });

  it('that was stored under a name with loose accents before is taken over, and withdrawn where both are there', async () => {
    const loose = 'café-beleid.md'.normalize('NFD');
    /** As the program named a document before accents were put together. */
    const stored = async (text: string) => {
      const { documentId } = await library.add(file(text, 'oud.md'), ABOUT);
      const hash = createHash('sha256').update(`network\n${loose}`).digest('hex').slice(0, 8);
      const slug = `document/cafe-beleid-md-${hash}`;
      await database.prisma.document.update({ where: { id: documentId }, data: { slug, origin: loose } });
      return documentId;
    };
    const old = await stored('De drempelwaarde is 10 euro.');
    const report = await library.add(file('De drempelwaarde is 20 euro.', loose), ABOUT);
    expect(report).toMatchObject({ documentId: old, outcome: 'changed', copies: [] });
    expect(await found('drempelwaarde')).toEqual(['De drempelwaarde is 20 euro.']);

    await stored('De drempelwaarde is 30 euro.');
    const again = await library.add(file('De drempelwaarde is 20 euro.', loose), ABOUT);
    expect(again).toMatchObject({ documentId: old, outcome: 'unchanged', copies: ['Inkoopbeleid'] });
    expect(await found('drempelwaarde')).toEqual(['De drempelwaarde is 20 euro.']);
  });

  it('is no longer found once it is withdrawn, and again once it is renewed', async () => {
    const { slug } = await library.add(file('De drempelwaarde is 10 euro.'), ABOUT);
    await withdrawDocument(database.prisma, slug);
    expect(await found('drempelwaarde')).toEqual([]);
    await renewDocument(database.prisma, slug, '2030-12-31');
    expect(await found('drempelwaarde')).toHaveLength(1);
    await expect(withdrawDocument(database.prisma, 'document/nergens')).rejects.toMatchObject({
      code: 'documents.unknown',
    });
  });

  it('shows in another process that looks', async () => {
    const other = await openStoredRetriever(database.prisma, createLogger({ level: 'silent' }));
    await library.add(file('De drempelwaarde is 10 euro.'), ABOUT);
    await other.refresh();
    const { hits } = await other.search({ text: 'drempelwaarde', language: 'nl', reader: EVERYONE, limit: 5 });
    expect(hits).toHaveLength(1);
  });

  it('is found with and beside what was there before, whatever came and went in between', async () => {
    for (let at = 0; at < 8; at += 1) await library.add(file(`Regel ${at} gaat over vergunningen.`, `${at}.md`), ABOUT);
    for (let at = 0; at < 8; at += 1) {
      await library.add(file(`Regel ${at} gaat over subsidieplafonds.`, `${at}.md`), ABOUT);
      await retriever.refresh();
    }
    expect(await found('vergunningen')).toEqual([]);
    expect(await found('subsidieplafonds')).toHaveLength(8);
    const fresh = await openStoredRetriever(database.prisma, createLogger({ level: 'silent' }));
    const query = { text: 'regel 7 subsidieplafonds', language: 'nl', reader: EVERYONE, limit: 1 } as const;
    const [grown, built] = await Promise.all([retriever.search(query), fresh.search(query)]);
    expect(grown.hits[0]?.passage.text).toBe('Regel 7 gaat over subsidieplafonds.');
    expect(grown.hits[0]?.passage.id).toBe(built.hits[0]?.passage.id);
  });
});

describe('a crash in the middle of storing', () => {
  it('leaves nothing half, and the same document can be brought after it', async () => {
    const source = { key: 'half', title: 'Half', publisher: 'X' };
    const { id: sourceId } = await database.prisma.source.create({ data: source });
    const program = new URL('./testing/store-half.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [program, database.url, sourceId], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await database.prisma.passage.count()).toBe(0);
    expect(await database.prisma.document.count()).toBe(0);
    expect((await library.add(file('De drempelwaarde is 10 euro.'), ABOUT)).outcome).toBe('new');
  });
});
