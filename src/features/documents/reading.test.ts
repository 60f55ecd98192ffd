import { strToU8 } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../chat/platform.ts';
import { plainText, replySchema } from '../../chat/reply.ts';
import { createOutbox } from '../../delivery/outbox.ts';
import { AppError } from '../../errors.ts';
import { nl } from '../../i18n/nl.ts';
import { createFetcher } from '../../knowledge/fetching/fetcher.ts';
import { createLibrary } from '../../knowledge/library.ts';
import { createDocumentReader } from '../../knowledge/reading/document-reader.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { eventually } from '../../testing/eventually.ts';
import { createReading } from './reading.ts';
import { claimIngestion, finishIngestion, queueIngestions } from './repository.ts';

let database: TestDatabase;
let place: { conversationId: string; personId: string };
/** What the platform does when a file is asked of it. */
let download: () => Promise<{ bytes: Uint8Array; mediaType: undefined }>;
let reading: ReturnType<typeof createReading>;

beforeEach(async () => {
  database = await createTestDatabase();
  const { prisma } = database;
  const organisation = await prisma.organisation.create({ data: { slug: 'x', name: 'X' } });
  const tenant = await prisma.chatTenant.create({
    data: { platform: 'slack', externalId: 'T1', organisationId: organisation.id },
  });
  const person = await prisma.person.create({ data: { organisationId: organisation.id } });
  const conversation = await prisma.conversation.create({
    data: { tenantId: tenant.id, externalId: 'D1', kind: 'personal', address: {} },
  });
  place = { conversationId: conversation.id, personId: person.id };
  const platform: Platform = {
    name: 'slack',
    send: async () => ({ messageId: '1' }),
    showWorking: async () => async () => undefined,
    openDirect: () => null,
    profile: async () => null,
    peopleListed: 'everyone',
    async *people() {
      yield [];
    },
    download: () => download(),
  };
  reading = createReading({
    prisma,
    library: createLibrary({ prisma, reader: createDocumentReader() }),
    fetcher: createFetcher({ maxBytes: 1_000 }),
    purposes: {},
    takers: {},
    documents: createDocumentReader(),
    platforms: new Map([['slack', platform]]),
    outbox: createOutbox(prisma),
    delivery: {
      wake: () => undefined,
      start: () => undefined,
      settled: async () => false,
      drain: async () => undefined,
    },
    retriever: { refresh: async () => undefined },
    maxBytes: 1_000,
    logger: createLogger({ level: 'silent' }),
  });
  await queueIngestions(prisma, [
    {
      ...place,
      language: 'nl',
      name: 'regel.txt',
      reference: { kind: 'file', platform: 'slack', file: { url: 'https://files.slack.com/x' } },
    },
  ]);
});

afterEach(async () => {
  await reading.drain();
  await database.drop();
});

/** The state of the one thing that was sent, once it is no longer under way, and what was said of it. */
async function ended() {
  const ingestion = await eventually('the end of reading', async () => {
    const found = await database.prisma.ingestion.findFirstOrThrow();
    return found.state === 'done' || found.state === 'failed' ? found : undefined;
  });
  const said = await database.prisma.outboxEntry.findMany({ orderBy: { id: 'asc' } });
  return { ingestion, said: said.map(({ payload }) => plainText(replySchema.parse(payload))) };
}

describe('what somebody sent', { timeout: 120_000 }, () => {
  it('is read, told once, and how to fetch it is forgotten', async () => {
    download = async () => ({ bytes: strToU8('De regel geldt voor iedereen.'), mediaType: undefined });
    reading.start();
    const { ingestion, said } = await ended();
    expect(ingestion).toMatchObject({ state: 'done', reference: null, attempts: 1 });
    expect(said).toHaveLength(1);
    const document = await database.prisma.document.findFirstOrThrow();
    expect(document).toMatchObject({ id: ingestion.documentId, scope: 'organisation', ownerId: place.personId });
  });

  it('is taken up again when the process that read it is gone, and that one can no longer speak of it', async () => {
    download = async () => ({ bytes: strToU8('De regel geldt voor iedereen.'), mediaType: undefined });
    const lost = await claimIngestion(database.prisma, place.conversationId);
    await database.prisma.$executeRaw`UPDATE ingestion SET claimed_until = now() - interval '1 second'`;
    reading.start();
    expect((await ended()).ingestion).toMatchObject({ state: 'done', attempts: 2 });
    if (!lost) throw new Error('Nothing was claimed.');
    expect(await finishIngestion(database.prisma, lost, { errorCode: 'late' })).toBe(false);
  });

  it('is fetched again when that may help', async () => {
    let asked = 0;
    download = async () => {
      asked += 1;
      if (asked === 1) throw new AppError({ code: 'fetching.unavailable', message: 'Down.', retryable: true });
      return { bytes: strToU8('De regel geldt voor iedereen.'), mediaType: undefined };
    };
    reading.start();
    expect((await ended()).ingestion).toMatchObject({ state: 'done', attempts: 2 });
  });

  it('is given up at once when trying again cannot help, with a sentence that says what to do', async () => {
    download = async () => {
      throw new AppError({ code: 'fetching.file-refused', message: 'No.' });
    };
    reading.start();
    const { ingestion, said } = await ended();
    expect(ingestion).toMatchObject({ state: 'failed', errorCode: 'fetching.file-refused', attempts: 1 });
    expect(said).toEqual([nl.documents.problem('regel.txt', nl.documents.problems['fetching.file-refused'])]);
    expect(await database.prisma.document.count()).toBe(0);
  });
});
