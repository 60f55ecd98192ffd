import { z } from 'zod';
import { type Audience, audienceSchema } from '../../audiences/audience.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { BroadcastState } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/transaction.ts';

/** A broadcast as its brokers see it. */
export interface Broadcast {
  id: string;
  number: number;
  organisationId: string;
  organisation: string;
  state: BroadcastState;
  version: number;
  title: string | null;
  textNl: string | null;
  textEn: string | null;
  link: string | null;
  pictureId: string | null;
  /** What is on it. */
  pictureAlt: string | null;
  pictureUrl: string | null;
  audience: Audience;
  /** Ids of the channels it is posted in as well. */
  channels: string[];
  urgentReason: string | null;
  sendAt: Date | null;
  createdById: string;
  createdBy: string | null;
  editedById: string;
  /** Everybody who wrote or changed it. */
  editorIds: string[];
  approvedById: string | null;
  approvedAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
  filledAt: Date | null;
  changes: number;
  remindedAt: Date | null;
  progress: Prisma.JsonValue;
}

/** What a broker fills in. */
export interface Contents {
  title: string | null;
  textNl: string | null;
  textEn: string | null;
  link: string | null;
  audience: Audience;
  /** Left out: none, or what it has. */
  pictureId?: string | null;
  pictureAlt?: string | null;
  pictureUrl?: string | null;
  /** Left out: none, or those that it has. */
  channels?: string[];
  urgentReason: string | null;
  sendAt: Date | null;
}

const include = { organisation: { select: { name: true } }, createdBy: { select: { displayName: true } } } as const;
type Row = Prisma.BroadcastGetPayload<{ include: typeof include }>;

function broadcastOf({ organisation, createdBy, audience, ...row }: Row): Broadcast {
  return {
    ...row,
    organisation: organisation.name,
    createdBy: createdBy.displayName,
    audience: audienceSchema.parse(audience),
  };
}

/** @returns null when there is none with this id */
export async function readBroadcast(tx: Transaction, id: string): Promise<Broadcast | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await tx.broadcast.findUnique({ where: { id }, include });
  return row && broadcastOf(row);
}

export async function broadcastNumbered(tx: Transaction, number: number): Promise<Broadcast | null> {
  const row = await tx.broadcast.findUnique({ where: { number }, select: { id: true } });
  return row && readBroadcast(tx, row.id);
}

/** The same, locked until the transaction ends: two who act on it do so one after the other. */
export async function lockBroadcast(tx: Transaction, id: string): Promise<Broadcast | null> {
  if (!z.uuid().safeParse(id).success) return null;
  await tx.$executeRaw`SELECT 1 FROM broadcast WHERE id = ${id}::uuid FOR UPDATE`;
  return readBroadcast(tx, id);
}

/** @returns null when somebody else is at it */
export async function takeBroadcast(tx: Transaction, id: string): Promise<Broadcast | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM broadcast WHERE id = ${id}::uuid FOR UPDATE SKIP LOCKED`;
  return rows.length === 0 ? null : readBroadcast(tx, id);
}

/** The newest first. @param organisationId null: of all */
export async function listBroadcasts(
  tx: Transaction,
  organisationId: string | null,
  most: number,
): Promise<Broadcast[]> {
  const where = organisationId === null ? {} : { organisationId };
  const rows = await tx.broadcast.findMany({ where, include, orderBy: { number: 'desc' }, take: most });
  return rows.map(broadcastOf);
}

/** The one that somebody worked on last, or else the last of their organisation. */
export async function latestOf(
  tx: Transaction,
  { personId, organisationId }: { personId: string; organisationId: string },
): Promise<Broadcast | null> {
  const own = { organisationId, state: { not: 'dropped' as const } };
  const row =
    (await tx.broadcast.findFirst({ where: { ...own, editedById: personId }, include, orderBy: { number: 'desc' } })) ??
    (await tx.broadcast.findFirst({ where: own, include, orderBy: { number: 'desc' } }));
  return row && broadcastOf(row);
}

/** Those that go out by themselves, or are going out; the oldest first. */
export async function waitingOf(tx: Transaction, organisationId: string): Promise<Broadcast[]> {
  const state = { in: ['awaiting_approval', 'scheduled', 'sending'] satisfies BroadcastState[] };
  const rows = await tx.broadcast.findMany({ where: { organisationId, state }, include, orderBy: { number: 'asc' } });
  return rows.map(broadcastOf);
}

/** Whether the last one that somebody worked on was thrown away: of none before it do they speak. */
export async function droppedLast(
  tx: Transaction,
  { personId, organisationId }: { personId: string; organisationId: string },
): Promise<boolean> {
  const where = { organisationId, editedById: personId };
  const last = await tx.broadcast.findFirst({ where, orderBy: { number: 'desc' }, select: { state: true } });
  return last?.state === 'dropped';
}

/** @returns its id */
export async function createBroadcast(
  tx: Transaction,
  { by, organisationId, contents }: { by: string; organisationId: string; contents: Contents },
): Promise<string> {
  const { id } = await tx.broadcast.create({
    data: { ...contents, organisationId, createdById: by, editedById: by, editorIds: [by] },
    select: { id: true },
  });
  return id;
}

/** Other contents make another version, which nobody has agreed to yet. */
export async function changeContents(
  tx: Transaction,
  id: string,
  { by, contents }: { by: string; contents: Partial<Contents> },
): Promise<void> {
  const { editorIds } = await tx.broadcast.findUniqueOrThrow({ where: { id }, select: { editorIds: true } });
  await tx.broadcast.update({
    where: { id },
    data: {
      ...contents,
      state: 'draft',
      editorIds: [...new Set([...editorIds, by])],
      editedById: by,
      approvedById: null,
      approvedAt: null,
      version: { increment: 1 },
    },
  });
}

export async function setState(
  tx: Transaction,
  id: string,
  state: BroadcastState,
  also: Prisma.BroadcastUncheckedUpdateInput = {},
): Promise<void> {
  // Its card is to show it, also when nobody pressed anything there.
  await tx.broadcast.update({ where: { id }, data: { progress: Prisma.DbNull, ...also, state } });
}

/** The numbers of broadcasts with something to do for over ten minutes that nobody does. */
export async function standingStill(tx: Transaction): Promise<number[]> {
  const rows = await tx.$queryRaw<{ number: number }[]>`
    SELECT number FROM broadcast
    WHERE (state = 'scheduled' AND send_at < clock_now() - interval '10 minutes')
       OR (state = 'sending' AND started_at < clock_now() - interval '10 minutes'
           AND (filled_at IS NULL OR EXISTS (
             SELECT FROM broadcast_recipient recipient
             WHERE recipient.broadcast_id = broadcast.id AND recipient.state = 'queued' AND outbox_id IS NULL
               AND (waits_until IS NULL OR waits_until < clock_now() - interval '10 minutes'))))
    ORDER BY number`;
  return rows.map(({ number }) => number);
}
