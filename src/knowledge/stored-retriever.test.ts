import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reader } from '../people/access.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { openStoredRetriever, type StoredRetriever } from './stored-retriever.ts';

/** One document in every scope, each with a word that stands nowhere else. */
const DOCUMENTS = [
  { owner: null, scope: 'network', word: 'netwerkwoord' },
  { owner: 'noord', scope: 'organisation', word: 'noordwoord' },
  { owner: 'noord', scope: 'direct_only', word: 'noordgeheim' },
  { owner: 'zuid', scope: 'organisation', word: 'zuidwoord' },
  { owner: 'zuid', scope: 'direct_only', word: 'zuidgeheim' },
] as const;
type Word = (typeof DOCUMENTS)[number]['word'];

/** Who may read what. */
const TABLE: readonly { who: string; owner: 'noord' | 'zuid' | null; direct: boolean; reads: Word[] }[] = [
  { who: 'somebody of no organisation, directly', owner: null, direct: true, reads: ['netwerkwoord'] },
  { who: 'somebody of no organisation, in a channel', owner: null, direct: false, reads: ['netwerkwoord'] },
  { who: 'noord in a channel', owner: 'noord', direct: false, reads: ['netwerkwoord', 'noordwoord'] },
  { who: 'noord directly', owner: 'noord', direct: true, reads: ['netwerkwoord', 'noordwoord', 'noordgeheim'] },
  { who: 'zuid in a channel', owner: 'zuid', direct: false, reads: ['netwerkwoord', 'zuidwoord'] },
  { who: 'zuid directly', owner: 'zuid', direct: true, reads: ['netwerkwoord', 'zuidwoord', 'zuidgeheim'] },
];

let database: TestDatabase;
let retriever: StoredRetriever;
const organisations = { noord: randomUUID(), zuid: randomUUID() };

beforeAll(async () => {
  database = await createTestDatabase();
  const { prisma } = database;
  for (const [slug, id] of Object.entries(organisations))
    await prisma.organisation.create({ data: { id, slug, name: slug } });
  const source = { key: 'test', title: 'Bron', publisher: 'Test' };
  const { id: sourceId } = await prisma.source.create({ data: source });
  for (const { owner, scope, word } of DOCUMENTS) {
    const document = await prisma.document.create({
      data: { slug: word, scope, organisationId: owner === null ? null : organisations[owner] },
    });
    const version = await prisma.documentVersion.create({
      data: {
        documentId: document.id,
        contentHash: word,
        title: word,
        language: 'nl',
        passages: { create: [{ position: 0, headings: [word], text: `Het ${word} staat hier.`, sourceId }] },
      },
    });
    await prisma.document.update({ where: { id: document.id }, data: { currentVersionId: version.id } });
  }
  retriever = await openStoredRetriever(prisma, createLogger({ level: 'silent' }));
});

afterAll(() => database.drop());

describe('a reader', () => {
  it.each(TABLE)('$who finds and opens exactly what may be read', async ({ owner, direct, reads }) => {
    const reader: Reader = { organisationId: owner === null ? null : organisations[owner], direct };
    for (const { word } of DOCUMENTS) {
      const { hits } = await retriever.search({ text: word, language: 'nl', reader, limit: 10 });
      const found = hits.some(({ passage }) => passage.title === word);
      expect(found, word).toBe(reads.includes(word));
      const { id } = await database.prisma.passage.findFirstOrThrow({ where: { headings: { has: word } } });
      expect((await retriever.passage(id, reader)) !== null, word).toBe(reads.includes(word));
    }
  });

  it.each([
    ['https://bron.example/a b', 'https://bron.example/a%20b'],
    ['javascript:alert(1)', null],
    ['https://www.overheid.nl@kwaad.example/', null],
    ['geen adres', null],
  ])('sees the address %s of a source as %s', async (url, seen) => {
    await database.prisma.source.updateMany({ data: { url } });
    const { id } = await database.prisma.passage.findFirstOrThrow({ where: { headings: { has: 'netwerkwoord' } } });
    expect((await retriever.passage(id, { organisationId: null, direct: true }))?.source.url).toBe(seen);
  });

  it('finds nothing of another organisation that a document was given to, once the knowledge is looked at again', async () => {
    const reader: Reader = { organisationId: organisations.noord, direct: false };
    const query = { text: 'noordwoord', language: 'nl', reader, limit: 5 } as const;
    expect((await retriever.search(query)).hits).not.toEqual([]);
    const moveTo = (organisationId: string) =>
      database.prisma.document.update({ where: { slug: 'noordwoord' }, data: { organisationId } });
    await moveTo(organisations.zuid);
    await retriever.refresh();
    expect((await retriever.search(query)).hits.map(({ passage }) => passage.title)).not.toContain('noordwoord');
    await moveTo(organisations.noord);
    await retriever.refresh();
  });

  it('no longer finds what was withdrawn, once the knowledge is looked at again', async () => {
    const reader: Reader = { organisationId: null, direct: true };
    const query = { text: 'netwerkwoord', language: 'nl', reader, limit: 5 } as const;
    await database.prisma.document.update({ where: { slug: 'netwerkwoord' }, data: { currentVersionId: null } });
    await retriever.refresh();
    expect((await retriever.search(query)).hits).toEqual([]);
  });
});
