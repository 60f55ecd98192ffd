import { z } from 'zod';
import { DEFAULT_DESK } from '../counters/desk.ts';
import { readDesks } from '../counters/desk-repository.ts';
import { setAlarm } from '../deadlines/repository.ts';
import { AppError } from '../errors.ts';
import { goneSince } from '../people/gone.ts';
import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { CASE, type CaseLife, caseSubject, isClosed } from './case-life.ts';
import { deadlinesOf, nextAlarm } from './clocks.ts';
import { lifeColumns, readLife } from './stored-life.ts';
import type { World } from './world.ts';

/** Whoever filed a case and what they said, as it is stored with it. */
export interface NewCase {
  /** Left out: the database gives one. */
  id?: string;
  filedBy: { personId: string; organisationId: string };
  conversationId: string | null;
  /** CBS code; null: not known. */
  municipalityCode: string | null;
  topics: readonly string[];
  /** What the entrepreneur asks; it came through the door, which masked it. */
  request: string;
  /** Only when the entrepreneur agreed to it. */
  contact: { name?: string; firm?: string; email?: string; phone?: string } | null;
  /** The routing rule that proposed the counter, and why; null: a person chose. */
  rule: { id: string; version: number; explanation: Prisma.InputJsonValue } | null;
}

/** Inserts a case with the life it begins with. */
export async function insertCase(
  tx: Transaction,
  filed: NewCase,
  life: CaseLife,
  world: World,
): Promise<{ id: string; number: number }> {
  const { id, filedBy, conversationId, municipalityCode, topics, request, contact, rule } = filed;
  const created = await tx.entrepreneurCase.create({
    data: {
      ...(id === undefined ? {} : { id }),
      organisationId: filedBy.organisationId,
      filedById: filedBy.personId,
      conversationId,
      municipalityCode,
      topics: [...topics],
      request,
      contact: contact ?? Prisma.DbNull,
      contactConsentAt: contact ? world.now : null,
      ruleId: rule?.id ?? null,
      ruleVersion: rule?.version ?? null,
      explanation: rule?.explanation ?? Prisma.DbNull,
      createdAt: world.now,
      ...lifeColumns(life),
      ...derivedColumns(life, world),
    },
    select: { id: true, number: true },
  });
  await setAlarm(tx, caseSubject(created.id), nextAlarm(life, world)?.at ?? null);
  return created;
}

/** A case that nobody else writes to until the transaction ends. */
export interface CaseInHand {
  life: CaseLife;
  /** The clock of the database once the lock was given, never before the last event. */
  now: Date;
  organisationId: string;
  /** When it was first handed over and when it was closed; null: not yet. */
  stamps: { handedOverAt: Date | null; closedAt: Date | null };
}

/** Takes a case in hand. */
export async function lockCase(tx: Transaction, caseId: string): Promise<CaseInHand> {
  await tx.$queryRaw`SELECT id FROM entrepreneur_case WHERE id = ${caseId}::uuid FOR UPDATE`;
  const row = await tx.entrepreneurCase.findUnique({ where: { id: caseId } });
  if (!row) throw new AppError({ code: 'case.not-found', message: `There is no case ${caseId}.` });
  const { organisationId, handedOverAt, closedAt } = row;
  return {
    life: readLife(row),
    now: await databaseNow(tx, caseId),
    organisationId,
    stamps: { handedOverAt, closedAt },
  };
}

/** In whole milliseconds, as the columns keep them. */
export async function databaseNow(tx: Transaction, caseId: string | null = null): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`
    SELECT greatest(date_trunc('milliseconds', clock_timestamp() + clock_offset()),
                    (SELECT max(at) FROM ledger_entry
                     WHERE subject_kind = ${CASE} AND subject_id = ${caseId}::uuid)) AS now`;
  return z.tuple([z.object({ now: z.date() })]).parse(rows)[0].now;
}

/** @param stamps of the case as it was taken in hand */
export async function saveLife(
  tx: Transaction,
  caseId: string,
  { life, world, stamps }: { life: CaseLife; world: World } & Pick<CaseInHand, 'stamps'>,
): Promise<void> {
  const isHandedOver = life.state === 'handed_over' || life.state === 'forwarded';
  await tx.entrepreneurCase.update({
    where: { id: caseId },
    data: {
      ...lifeColumns(life),
      ...derivedColumns(life, world),
      handedOverAt: stamps.handedOverAt ?? (isHandedOver ? world.now : null),
      closedAt: stamps.closedAt ?? (isClosed(life) ? world.now : null),
    },
    select: { id: true },
  });
  await setAlarm(tx, caseSubject(caseId), nextAlarm(life, world)?.at ?? null);
}

function derivedColumns(life: CaseLife, world: World) {
  const { firstResponse, resolution } = deadlinesOf(life, world);
  return { firstResponseDueAt: firstResponse, resolutionDueAt: resolution };
}

/** A person who has accounts here, and left with all of them. Who has none may yet come. */
const HAS_LEFT = Prisma.sql`
  EXISTS (SELECT 1 FROM chat_identity account WHERE account.person_id = person.id)
  AND NOT EXISTS (SELECT 1 FROM chat_identity account
                  WHERE account.person_id = person.id AND account.deactivated_at IS NULL)`;

/** Who can take cases as a broker now: has the role, or looks after the network, and did not leave. */
const BROKERS = Prisma.sql`
  SELECT person.id FROM role_grant JOIN person ON person.id = role_grant.person_id
  WHERE role_grant.role IN ('broker', 'network_broker') AND role_grant.revoked_at IS NULL AND NOT (${HAS_LEFT})`;

/** Open cases of who is no broker any more, however the role was taken or they left: they ask for attention at once. */
export async function casesOfGoneBrokers(prisma: PrismaClient, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM entrepreneur_case
    WHERE owner_rung = 'broker' AND state IN ('handed_over', 'accepted', 'bounced')
      AND owner_person_id NOT IN (${BROKERS})
    ORDER BY id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Open cases of members of counters whom nothing reaches any more, see `readDesks`: the next one has them at once. */
export async function casesOfGoneMembers(prisma: PrismaClient, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT entrepreneur_case.id FROM entrepreneur_case
    JOIN counter_member member ON member.id = entrepreneur_case.owner_member_id
    JOIN counter ON counter.id = member.counter_id
    WHERE entrepreneur_case.state IN ('handed_over', 'accepted') AND member.person_id IS NOT NULL
      AND member.email IS NULL AND counter.email IS NULL AND ${goneSince(Prisma.sql`member.person_id`)} IS NOT NULL
    ORDER BY entrepreneur_case.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

const LED_BY_BROKER = ['handed_over', 'accepted', 'bounced', 'waiting_for_entrepreneur'] as const;

/** Open cases that somebody leads as a broker. */
export function casesLedBy(
  tx: PrismaClient | Transaction,
  personId: string,
): Promise<{ id: string; organisationId: string }[]> {
  return tx.entrepreneurCase.findMany({
    where: { ownerPersonId: personId, ownerRung: 'broker', state: { in: [...LED_BY_BROKER] } },
    select: { id: true, organisationId: true },
    orderBy: { id: 'asc' },
  });
}

/** Open cases somebody at a counter leads, or that lie at the counter: their alarms change with absence and hours. */
export async function openCasesAt(prisma: PrismaClient, counterId: string): Promise<string[]> {
  const rows = await prisma.entrepreneurCase.findMany({
    where: { counterId, state: { notIn: ['finished', 'withdrawn'] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

/** What was asked, how to reach the entrepreneur, and who could not be reached. */
export async function forgetWords(tx: Transaction, caseId: string): Promise<void> {
  await tx.entrepreneurCase.update({
    where: { id: caseId },
    data: { request: null, contact: Prisma.DbNull, unreachable: [] },
  });
}

/**
 * What a decision needs to know: the counters named, with who is there, and the brokers: first those of the
 * organisation where the case was filed, then who looks after the network, see `brokersInOrder`.
 */
export async function readWorld(
  tx: Transaction,
  options: { now: Date; organisationId: string; counterIds: readonly (string | null)[] },
): Promise<World> {
  const { now, organisationId } = options;
  const ids = options.counterIds.flatMap((id) => id ?? []);
  const counters = ids.length === 0 ? [] : await readDesks(tx, ids);
  const brokers = await brokersInOrder(tx, organisationId);
  return {
    now,
    counter: (id) => counters.find((counter) => counter.id === id) ?? null,
    brokers: brokers.map(({ personId, isOwn }) => ({ personId, isOwn, absences: [] })),
    brokerDesk: DEFAULT_DESK,
  };
}

interface BrokerInOrder {
  personId: string;
  name: string | null;
  isOwn: boolean;
  isOfNetwork: boolean;
}

/**
 * Who takes cases of an organisation as a broker, in the order in which they are asked: its own, then who looks after the
 * network. What an entrepreneur told goes to another organisation only where nobody else is there at all, and then to one.
 */
export async function brokersInOrder(tx: PrismaClient | Transaction, organisationId: string): Promise<BrokerInOrder[]> {
  const all = await tx.$queryRaw<(BrokerInOrder & { looksAfterNetwork: boolean })[]>`
    SELECT person.id AS "personId", person.display_name AS name, NOT bool_or(role_grant.role = 'broker') AS "isOfNetwork",
           bool_or(role_grant.role = 'network_broker') AS "looksAfterNetwork",
           person.organisation_id IS NOT DISTINCT FROM ${organisationId}::uuid AND bool_or(role_grant.role = 'broker')
             AS "isOwn"
    FROM role_grant JOIN person ON person.id = role_grant.person_id
    WHERE role_grant.role IN ('broker', 'network_broker') AND role_grant.revoked_at IS NULL
      AND person.id IN (${BROKERS})
    GROUP BY person.id
    ORDER BY "isOwn" DESC, bool_or(role_grant.role = 'broker') DESC, min(role_grant.granted_at), person.id`;
  const near = all.filter(({ isOwn, looksAfterNetwork }) => isOwn || looksAfterNetwork);
  return (near.length > 0 ? near : all.slice(0, 1)).map(({ looksAfterNetwork: _near, ...broker }) => broker);
}

/** The state every case is in, by id. */
export async function caseStates(tx: Transaction): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.entrepreneurCase.findMany({ select: { id: true, state: true } });
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** @throws AppError `case.not-found` */
export async function caseByNumber(prisma: PrismaClient, number: string): Promise<string> {
  const found = /^\d{1,9}$/.test(number)
    ? await prisma.entrepreneurCase.findUnique({ where: { number: Number(number) }, select: { id: true } })
    : null;
  if (!found) throw new AppError({ code: 'case.not-found', message: `There is no case ${number}.` });
  return found.id;
}
