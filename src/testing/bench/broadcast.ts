import { tmpdir } from 'node:os';
import { createDeliveryParts } from '../../delivery/parts.ts';
import { createSending } from '../../features/broadcasts/sending.ts';
import { openGazetteer } from '../../gazetteer/open.ts';
import { createTenants } from '../../people/tenants.ts';
import { createBell } from '../../store/bell.ts';
import { setClock } from '../../store/clock.ts';
import { openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { migrate } from '../../store/migrations.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { SILENT_SLACK } from '../silent-slack.ts';

const SIZES = [20_000, 100_000];
const WHILE_PEOPLE_WORK = new Date('2026-11-26T09:00:00Z');
const MB = 1024 * 1024;

/** How long it takes to find who a broadcast is for and to queue it for each, and what memory that takes. */
export async function broadcastBench(): Promise<void> {
  for (const size of SIZES) await fanOut(size);
}

async function fanOut(size: number): Promise<void> {
  const postgres = await startTemporaryPostgres();
  const database = await openDatabase({ databaseUrl: postgres.url, dataDir: tmpdir() });
  const { prisma } = database;
  try {
    await migrate(postgres.url);
    await setClock(prisma, WHILE_PEOPLE_WORK);
    await prepare(prisma, size);
    const logger = createLogger({ level: 'silent' });
    const { messenger, outreach } = createDeliveryParts({
      prisma,
      platforms: new Map([['slack', SILENT_SLACK]]),
      logger,
    });
    const bell = createBell({ databaseUrl: postgres.url, logger });
    const sending = createSending({ prisma, messenger, outreach, gazetteer: await openGazetteer(), bell, logger });
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    const startedAt = performance.now();
    await sending.settled();
    const seconds = (performance.now() - startedAt) / 1000;
    clearInterval(watch);
    const queued = await prisma.outboxEntry.count({ where: { recipientId: { not: null } } });
    process.stdout.write(
      `queued for ${queued} of ${size} people in ${seconds.toFixed(1)} s, ${Math.round((most - before) / MB)} MB more memory\n`,
    );
    await sending.drain();
  } finally {
    await database.close();
    await postgres.remove();
  }
}

async function prepare(prisma: PrismaClient, size: number): Promise<void> {
  const organisation = { slug: 'noord', name: 'Noord' };
  const { id: tenantId, organisationId } = await createTenants(prisma).connect({
    platform: 'slack',
    externalId: 'T1',
    organisation,
  });
  await prisma.$executeRaw`
    WITH made AS (
      INSERT INTO person (id, organisation_id) SELECT gen_random_uuid(), ${organisationId}::uuid
      FROM generate_series(1, ${size}) RETURNING id)
    INSERT INTO chat_identity (id, tenant_id, external_user_id, person_id, standing)
    SELECT gen_random_uuid(), ${tenantId}::uuid, 'U' || id, id, 'member' FROM made`;
  await prisma.$executeRaw`ANALYZE`;
  const { id: by } = await prisma.person.findFirstOrThrow();
  await prisma.broadcast.create({
    data: {
      organisationId,
      createdById: by,
      editedById: by,
      state: 'sending',
      startedAt: WHILE_PEOPLE_WORK,
      title: 'Nieuws',
      textNl: 'Nieuws.',
      audience: {},
    },
  });
}
