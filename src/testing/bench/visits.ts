import { tmpdir } from 'node:os';
import pLimit from 'p-limit';
import { createDeliveryParts } from '../../delivery/parts.ts';
import { deskCards, invitationName, publicCards } from '../../features/visits/actions.ts';
import { replyTo } from '../../features/visits/replying.ts';
import { createVisitsRunning } from '../../features/visits/running.ts';
import { openGazetteer } from '../../gazetteer/open.ts';
import { createTenants } from '../../people/tenants.ts';
import { createBell } from '../../store/bell.ts';
import { clockNow, setClock } from '../../store/clock.ts';
import { openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { migrate } from '../../store/migrations.ts';
import { transact } from '../../store/transact.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { SILENT_SLACK } from '../silent-slack.ts';
import { percentile } from './percentiles.ts';

const INVITEES = 2_000;
const REPLIES = 400;
const PLACES = 150;
const AT_ONCE = 6;
const WHILE_PEOPLE_WORK = new Date('2026-11-26T09:00:00Z');

/** A visit with 2,000 invitees: how long inviting takes, a reply, and until the organiser’s card shows it. */
export async function visitsBench(): Promise<void> {
  const postgres = await startTemporaryPostgres();
  const database = await openDatabase({ databaseUrl: postgres.url, dataDir: tmpdir() });
  const { prisma } = database;
  try {
    await migrate(postgres.url);
    await setClock(prisma, WHILE_PEOPLE_WORK);
    const { visitId, slotId, personIds } = await prepare(prisma);
    const logger = createLogger({ level: 'silent' });
    const platforms = new Map([['slack', SILENT_SLACK]]);
    const { messenger, outreach } = createDeliveryParts({ prisma, platforms, logger });
    const bell = createBell({ databaseUrl: postgres.url, logger });
    const running = createVisitsRunning({
      prisma,
      messenger,
      outreach,
      gazetteer: await openGazetteer(),
      bell,
      logger,
      calendarMail: null,
    });
    const invitedAt = performance.now();
    await running.settled();
    const invited = await prisma.outboxEntry.count({ where: { card: invitationName(visitId) } });
    process.stdout.write(`invited ${invited} people in ${seconds(invitedAt)} s\n`);
    running.start();
    const replies: { at: Date; ms: number }[] = [];
    const atOnce = pLimit(AT_ONCE);
    const reply = async (personId: string): Promise<void> => {
      const startedAt = performance.now();
      const wish = { reply: 'coming', slotId, places: 1 } as const;
      const doer = { by: personId, via: 'press' } as const;
      await transact(prisma, (tx) => replyTo(tx, { visitId, personId, wish }, doer), { withinMs: 30_000 });
      running.changed(visitId);
      replies.push({ at: await clockNow(prisma), ms: performance.now() - startedAt });
    };
    await Promise.all(personIds.slice(0, REPLIES).map((personId) => atOnce(() => reply(personId))));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await running.drain();
    await report(prisma, visitId, replies);
  } finally {
    await database.close();
    await postgres.remove();
  }
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}

async function report(
  prisma: PrismaClient,
  visitId: string,
  replies: readonly { at: Date; ms: number }[],
): Promise<void> {
  const ms = replies.map((one) => one.ms);
  const [slot] = await prisma.visitSlot.findMany({ where: { visitId } });
  process.stdout.write(
    [
      `${replies.length} replies: p50 ${Math.round(percentile(ms, 0.5))} ms, p95 ${Math.round(percentile(ms, 0.95))} ms`,
      `${slot?.taken} of ${slot?.capacity} places taken`,
      ...(await cardLines(prisma, 'the organiser’s card', deskCard(visitId), replies)),
      ...(await cardLines(prisma, 'the card in a channel', channelCard(visitId), replies)),
      '',
    ].join('\n'),
  );
}

/** How often a card changed, and how long it took until it showed a reply. */
async function cardLines(
  prisma: PrismaClient,
  name: string,
  card: string,
  replies: readonly { at: Date }[],
): Promise<string[]> {
  const drawn = await prisma.$queryRaw<{ at: Date }[]>`
    SELECT created_at AS at FROM outbox WHERE card = ${card} ORDER BY id OFFSET 1`;
  const times = drawn.map(({ at }) => at.getTime());
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
  const lags = replies.map(
    ({ at }) => (times.find((time) => time >= at.getTime()) ?? Number.POSITIVE_INFINITY) - at.getTime(),
  );
  return [
    `${name} changed ${times.length} times, at least ${Math.min(...gaps)} ms apart`,
    `until it showed a reply: p50 ${percentile(lags, 0.5)} ms, at most ${Math.max(...lags)} ms`,
  ];
}

function deskCard(visitId: string): string {
  return `${deskCards(visitId)}:nl:desk`;
}

function channelCard(visitId: string): string {
  return `${publicCards(visitId)}:nl:public`;
}

async function prepare(prisma: PrismaClient) {
  const organisation = { slug: 'noord', name: 'Noord' };
  const { id: tenantId, organisationId } = await createTenants(prisma).connect({
    platform: 'slack',
    externalId: 'T1',
    organisation,
  });
  await prisma.$executeRaw`
    WITH made AS (
      INSERT INTO person (id, organisation_id) SELECT gen_random_uuid(), ${organisationId}::uuid
      FROM generate_series(1, ${INVITEES}) RETURNING id)
    INSERT INTO chat_identity (id, tenant_id, external_user_id, person_id, standing)
    SELECT gen_random_uuid(), ${tenantId}::uuid, 'U' || id, id, 'member' FROM made`;
  const people = await prisma.person.findMany({ select: { id: true } });
  const personIds = people.map(({ id }) => id);
  const startsAt = new Date('2026-12-17T09:00:00Z');
  const visit = await prisma.siteVisit.create({
    data: {
      organisationId,
      createdById: personIds[0] ?? '',
      state: 'open',
      host: 'De Cirkel',
      address: 'Rijssen',
      audience: {},
      slots: { create: { startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000), capacity: PLACES } },
    },
    include: { slots: true },
  });
  // The organiser’s card and that in a channel, as they were sent.
  const cards = [
    { externalId: 'D1', kind: 'personal', card: deskCard(visit.id) },
    { externalId: 'C1', kind: 'channel', card: channelCard(visit.id) },
  ] as const;
  for (const { externalId, kind, card } of cards) {
    const place = await prisma.conversation.create({
      data: { tenantId, externalId, kind, address: { channel: externalId } },
    });
    const payload = { language: 'nl', card, body: [{ kind: 'paragraph', text: '…' }] };
    await prisma.outboxEntry.create({
      data: { conversationId: place.id, payload, card, state: 'sent', purpose: 'answer' },
    });
  }
  return { visitId: visit.id, slotId: visit.slots[0]?.id ?? '', personIds };
}
