import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../people/access.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { storeDocument } from '../documents.ts';
import { openStoredRetriever, type StoredRetriever } from '../stored-retriever.ts';

const NOORD = randomUUID();
const ANYBODY: Reader = { organisationId: null, direct: true };
const OF_NOORD: Reader = { organisationId: NOORD, direct: true };
const SUBJECTS = ['vergunning', 'inkoopvoorwaarden', 'Terras', 'zonnepanelen', 'subsidieaanvraag'];
const ASKED = [
  'hoe vraag ik een vergunning aan',
  'voorwaarden bij inkoop',
  'teras',
  'welke subsidie',
  'zonnepanelen op een dak',
];

let database: TestDatabase;
let folder: string;
let sourceId: string;
const opened: StoredRetriever[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'impact-index-'));
  const { prisma } = database;
  await prisma.organisation.create({ data: { id: NOORD, slug: 'noord', name: 'Noord' } });
  ({ id: sourceId } = await prisma.source.create({ data: { key: 'test', title: 'Bron', publisher: 'Test' } }));
  for (const subject of SUBJECTS) for (const at of [1, 2, 3, 4]) await store(`${subject} ${at}`, texts(subject, at));
});

afterEach(async () => {
  for (const retriever of opened.splice(0)) await retriever.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

function texts(subject: string, at: number): string[] {
  return [
    `Over de ${subject} staat hier wat in artikel ${at}. Een café aan het plein vraagt ernaar.`,
    `Wie een ${subject} wil, meldt zich ${at} weken vooraf.`,
  ];
}

async function store(title: string, said: readonly string[], organisationId: string | null = null): Promise<void> {
  const scope = organisationId === null ? 'network' : 'organisation';
  const facts = { kind: 'document', scope, organisationId, ownerId: null, origin: title } as const;
  const dated = { date: null, validFrom: null, validUntil: null };
  await database.prisma.$transaction((tx) =>
    storeDocument(tx, `document/${title}`, facts, {
      ...{ contentHash: said.join(), title, language: 'nl', themes: [], aliases: ['alias'], ...dated },
      passages: said.map((text) => ({ headings: [`Wat is ${title}?`], text, page: 3, sourceId })),
    }),
  );
}

async function open(): Promise<StoredRetriever> {
  const logger = createLogger({ level: 'silent' });
  const retriever = await openStoredRetriever(database.prisma, logger, undefined, { folder, from: 1 });
  opened.push(retriever);
  return retriever;
}

/** As an earlier process left it. */
async function keep(): Promise<void> {
  await (await open()).stop();
}

const file = () => join(folder, 'passages.index');
const isKept = () =>
  stat(file()).then(
    () => true,
    () => false,
  );

async function found(retriever: StoredRetriever, text: string, reader = ANYBODY): Promise<string[]> {
  const { hits } = await retriever.search({ text, language: 'nl', reader, limit: 50 });
  return hits.map(({ passage }) => passage.text);
}

/** Changes the words of all passages behind the back of the index: who finds the old ones has them from the file. */
async function changeUnseen(): Promise<void> {
  await database.prisma.$executeRaw`UPDATE passage SET text = 'Iets heel bijzonders.'`;
}

describe('the index that is kept', () => {
  it('is taken up at the next start, and gives the same hits with the same scores', async () => {
    const first = await open();
    const ask = (retriever: StoredRetriever) =>
      Promise.all(
        ASKED.map(async (text) => {
          const { hits, terms } = await retriever.search({ text, language: 'nl', reader: ANYBODY, limit: 20 });
          return { hits, terms };
        }),
      );
    const before = await ask(first);
    expect(before.filter(({ hits }) => hits.length > 0).length).toBeGreaterThan(2);
    await first.stop();
    await changeUnseen();
    expect(await ask(await open())).toEqual(before);
  });

  it('is for its owner only, and holds nothing of who may read what', async () => {
    await store('geheim', ['Het geheim van Noord.'], NOORD);
    await keep();
    expect((await stat(file())).mode & 0o077).toBe(0);
    expect((await readFile(file(), 'latin1')).includes(NOORD)).toBe(false);
  });

  it('is never trusted for who may read: the database says so at each start', async () => {
    await store('geheim', ['Het geheimpje staat hier.'], NOORD);
    await keep();
    await changeUnseen();
    const again = await open();
    expect(await found(again, 'geheimpje', OF_NOORD)).toContain('Het geheimpje staat hier.');
    expect(await found(again, 'geheimpje')).not.toContain('Het geheimpje staat hier.');
    await again.stop();
    await database.prisma.$executeRaw`
      UPDATE document SET scope = 'direct_only' WHERE slug = 'document/geheim'`;
    const later = await open();
    expect(await found(later, 'bijzonders', { organisationId: NOORD, direct: true })).toContain(
      'Iets heel bijzonders.',
    );
    expect(await found(later, 'geheimpje', { organisationId: NOORD, direct: false })).not.toContain(
      'Het geheimpje staat hier.',
    );
  });

  it('is brought to the present: what came is found, what changed is found as it is', async () => {
    await keep();
    await store('nieuwkomer', ['De nieuwkomer is er nu bij.']);
    await store('Terras 1', ['Het terras zegt iets nieuws.']);
    const again = await open();
    expect(await found(again, 'nieuwkomer')).toContain('De nieuwkomer is er nu bij.');
    const terrace = await found(again, 'terras');
    expect(terrace).toContain('Het terras zegt iets nieuws.');
    expect(terrace).not.toContain(texts('Terras', 1)[0]);
    expect(terrace).toContain(texts('Terras', 2)[0]);
  });

  it('goes as soon as a document says no longer what it said, while the bot runs and at its start', async () => {
    const running = await open();
    await store('nieuwkomer', ['De nieuwkomer is er nu bij.']);
    await running.refresh();
    await running.stop();
    expect(await isKept()).toBe(true);
    await database.prisma.document.updateMany({
      where: { slug: 'document/Terras 1' },
      data: { currentVersionId: null },
    });
    await running.refresh();
    expect(await isKept()).toBe(false);
    await keep();
    await database.prisma.document.updateMany({
      where: { slug: 'document/Terras 2' },
      data: { currentVersionId: null },
    });
    const again = await open();
    expect(await found(again, 'terras')).not.toContain(texts('Terras', 2)[0]);
    expect(await isKept()).toBe(false);
  });

  it('is made anew when it is damaged, and when much has changed', async () => {
    await keep();
    const bytes = await readFile(file());
    for (const [at, length] of [
      [bytes.length >> 1, bytes.length],
      [10, bytes.length],
      [bytes.length, bytes.length - 64],
      [0, 0],
    ] as const) {
      const damaged = Buffer.from(bytes.subarray(0, length));
      if (at < length) damaged[at] = (damaged[at] ?? 0) ^ 1;
      await writeFile(file(), damaged);
      expect(await found(await open(), 'vergunning')).toContain(texts('vergunning', 1)[0]);
    }
    await opened.at(-1)?.stop();
    for (const at of [5, 6, 7, 8, 9]) await store(`vergunning ${at}`, texts('vergunning', at));
    await keep();
    await changeUnseen();
    expect(await found(await open(), 'vergunning')).toContain(texts('vergunning', 9)[0]);
  });

  it('is not that of another encoder', async () => {
    await keep();
    await changeUnseen();
    const meaning = {
      questions: { name: 'other', ofQuestion: async () => new Float32Array(4).fill(0.5) },
      openForPassages: async () => ({
        ofPassage: async () => new Float32Array(4).fill(0.5),
        ofQuestion: async () => new Float32Array(4).fill(0.5),
        close: async () => undefined,
      }),
      shipped: new Map(),
      knownQuestions: new Map(),
    };
    const logger = createLogger({ level: 'silent' });
    const other = await openStoredRetriever(database.prisma, logger, meaning, { folder, from: 1 });
    opened.push(other);
    expect(await found(other, 'bijzonders')).toContain('Iets heel bijzonders.');
    await other.readForMeaning();
    await other.stop();
    // Those that were read for their meaning since it was kept are not read again.
    let read = 0;
    const again = await openStoredRetriever(
      database.prisma,
      logger,
      {
        ...meaning,
        openForPassages: async () => ({
          ofQuestion: async () => new Float32Array(4).fill(0.5),
          async ofPassage() {
            read += 1;
            return new Float32Array(4).fill(0.5);
          },
          close: async () => undefined,
        }),
      },
      { folder, from: 1 },
    );
    opened.push(again);
    await again.readForMeaning();
    expect(read).toBe(0);
    const { hits } = await again.search({ text: 'bijzonders', language: 'nl', reader: ANYBODY, limit: 1 });
    expect(hits[0]?.nearness).not.toBeNull();
  });

  it('is not kept where it is made in a moment', async () => {
    const logger = createLogger({ level: 'silent' });
    const few = await openStoredRetriever(database.prisma, logger, undefined, { folder });
    await few.stop();
    expect(await isKept()).toBe(false);
  });

  it('goes where it is not taken up and none is kept in its place', async () => {
    await keep();
    await writeFile(file(), 'An index of another program, with what a document said then.');
    const logger = createLogger({ level: 'silent' });
    const few = await openStoredRetriever(database.prisma, logger, undefined, { folder });
    await few.stop();
    expect(await isKept()).toBe(false);
  });
});
