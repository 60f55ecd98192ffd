import { z } from 'zod';
import { type Audience, audienceSchema } from '../../audiences/audience.ts';
import { membersOf, organisationPlaces } from '../../audiences/members.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { goneSince } from '../../people/gone.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { clockNow } from '../../store/clock.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { PlaceReply, SessionKind, SessionSeriesState, SessionStep } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { PlannedSession } from './planning.ts';
import { nextStep } from './reminding.ts';
import { type Sketch, sketchSchema } from './sketch.ts';

/** One date of a series. */
export interface Session {
  id: string;
  seriesId: string;
  plannedAt: Date;
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  link: string | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
  /** Null: for everybody. */
  capacity: number | null;
  /** Places of who comes or has an offer. */
  taken: number;
  sequence: number;
  nextStep: SessionStep | null;
  nextAt: Date | null;
  recap: string | null;
  documentId: string | null;
}

/** What comes back on several dates, or is once. */
export interface Series {
  id: string;
  number: number;
  organisationId: string;
  organisation: string;
  kind: SessionKind;
  title: string;
  about: string | null;
  audience: Audience;
  rule: string | null;
  /** Null: it did not begin in words or in the form, or is a draft no more. */
  sketch: Sketch | null;
  state: SessionSeriesState;
  sequence: number;
  createdById: string;
  announcedAt: Date | null;
  invitedAt: Date | null;
  /** How many are invited later: they had their share of messages. */
  invitedLater: number;
  /** Null: nobody is. */
  inviteAgainAt: Date | null;
  /** The earliest first. */
  sessions: Session[];
}

/** What a broker fills in of it; the dates are worked out from it. */
export interface NewSeries {
  /** Left out: it came otherwise. */
  sketch?: Sketch;
  kind: SessionKind;
  title: string;
  about: string | null;
  place: string | null;
  link: string | null;
  /** At each date; null: for everybody. */
  capacity: number | null;
  audience: Audience;
  rule: string | null;
}

const include = {
  organisation: { select: { name: true } },
  sessions: { orderBy: { startsAt: 'asc' } },
} as const satisfies Prisma.SessionSeriesInclude;
type Row = Prisma.SessionSeriesGetPayload<{ include: typeof include }>;

function seriesOf({ organisation, audience, sketch, ...row }: Row): Series {
  return {
    ...row,
    organisation: organisation.name,
    audience: audienceSchema.parse(audience),
    sketch: sketchSchema.safeParse(sketch).data ?? null,
  };
}

/** @returns null when there is none with this id */
export async function readSeries(tx: Transaction, id: string): Promise<Series | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await tx.sessionSeries.findUnique({ where: { id }, include });
  return row && seriesOf(row);
}

/** The same, locked until the transaction ends: what changes a series, and who answers meanwhile, go one after the other. */
export async function lockSeries(tx: Transaction, id: string): Promise<Series | null> {
  if (!z.uuid().safeParse(id).success) return null;
  await tx.$executeRaw`SELECT 1 FROM session_series WHERE id = ${id}::uuid FOR UPDATE`;
  return readSeries(tx, id);
}

/** The series of a session, with that session. */
export async function seriesWith(
  tx: Transaction,
  sessionId: string,
): Promise<{ series: Series; session: Session } | null> {
  if (!z.uuid().safeParse(sessionId).success) return null;
  const found = await tx.session.findUnique({ where: { id: sessionId }, select: { seriesId: true } });
  const series = found && (await readSeries(tx, found.seriesId));
  const session = series?.sessions.find(({ id }) => id === sessionId);
  return series && session ? { series, session } : null;
}

/** The newest first. @param organisationId null: of all */
export async function listSeries(tx: Transaction, organisationId: string | null, most: number): Promise<Series[]> {
  const where = organisationId === null ? {} : { organisationId };
  const rows = await tx.sessionSeries.findMany({ where, include, orderBy: { number: 'desc' }, take: most });
  return rows.map(seriesOf);
}

/** What was held and has a recap, the latest first. */
export async function heldWithRecap(
  tx: Transaction,
  now: Date,
  most: number,
): Promise<{ series: Series; session: Session; recap: string }[]> {
  const rows = await tx.session.findMany({
    where: { recap: { not: null }, cancelledAt: null, endsAt: { lte: now } },
    include: { series: { include } },
    orderBy: { startsAt: 'desc' },
    take: most,
  });
  return rows.flatMap(({ series, ...session }) =>
    session.recap === null ? [] : [{ series: seriesOf(series), session, recap: session.recap }],
  );
}

/** The sessions of an organisation that were held, the latest first. */
export async function heldOf(
  tx: Transaction,
  organisationId: string,
  now: Date,
  most: number,
): Promise<{ series: Series; session: Session }[]> {
  const rows = await tx.session.findMany({
    where: { cancelledAt: null, startsAt: { lte: now }, series: { organisationId, state: 'announced' } },
    include: { series: { include } },
    orderBy: { startsAt: 'desc' },
    take: most,
  });
  return rows.map(({ series, ...session }) => ({ series: seriesOf(series), session }));
}

/** @returns its id */
export async function createSeries(
  tx: Transaction,
  {
    by,
    organisationId,
    series,
    dates,
  }: { by: string; organisationId: string; series: NewSeries; dates: readonly PlannedSession[] },
): Promise<string> {
  const { id } = await tx.sessionSeries.create({
    data: { ...dataOf(series, dates), organisationId, createdById: by },
    select: { id: true },
  });
  return id;
}

/** A draft becomes what is told of it, with the dates that follow from that; none while it lacks something. */
export async function changeDraft(
  tx: Transaction,
  id: string,
  { series, dates }: { series: NewSeries; dates: readonly PlannedSession[] },
): Promise<void> {
  await tx.session.deleteMany({ where: { seriesId: id } });
  await tx.sessionSeries.update({ where: { id }, data: dataOf(series, dates) });
}

/** The row of a series, with a new one for each of its dates. */
function dataOf({ place, link, capacity, ...series }: NewSeries, dates: readonly PlannedSession[]) {
  const create = dates.map(({ startsAt, endsAt, where }) => ({
    ...{ plannedAt: startsAt, startsAt, endsAt },
    ...(where ?? { place, link }),
    capacity,
  }));
  return { ...series, sessions: { create } };
}

/** From now on it is what people are asked for, and reminded of. */
export async function announce(tx: Transaction, { id, sessions }: Series): Promise<void> {
  const now = await clockNow(tx);
  await tx.sessionSeries.update({
    where: { id },
    data: { state: 'announced', announcedAt: now, invitedAt: null, sketch: Prisma.DbNull },
  });
  for (const session of sessions) await planNext(tx, session, now);
}

/** What happens by itself after a moment. */
export async function planNext(
  tx: Transaction,
  session: Pick<Session, 'id' | 'startsAt' | 'endsAt'>,
  after: Date,
): Promise<void> {
  const next = nextStep(session, after);
  await tx.session.update({
    where: { id: session.id },
    data: { nextStep: next?.step ?? null, nextAt: next?.at ?? null },
  });
}

/** A change that calendars must take: of one date, and of the series it is in. */
export async function changeSession(
  tx: Transaction,
  { id, seriesId }: Pick<Session, 'id' | 'seriesId'>,
  data: Prisma.SessionUncheckedUpdateInput,
): Promise<void> {
  await tx.session.update({ where: { id }, data: { ...data, sequence: { increment: 1 } } });
  await tx.sessionSeries.update({ where: { id: seriesId }, data: { sequence: { increment: 1 } } });
  await ringAtCommit(tx, ['session']);
}

/** Whether somebody is among those it is for. */
export async function isFor(
  tx: Transaction,
  gazetteer: Gazetteer,
  { audience }: Pick<Series, 'audience'>,
  personId: string,
): Promise<boolean> {
  const members = membersOf(audience, await organisationPlaces(tx, gazetteer));
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM (${members}) AS member WHERE person_id = ${personId}::uuid LIMIT 1`;
  return found.length > 0;
}

/** What is announced and has dates to come, for somebody: the next first. */
export async function upcomingFor(
  tx: Transaction,
  gazetteer: Gazetteer,
  { personId, now }: { personId: string; now: Date },
): Promise<Series[]> {
  const rows = await tx.sessionSeries.findMany({
    where: { state: 'announced', sessions: { some: { cancelledAt: null, endsAt: { gt: now } } } },
    include,
  });
  const theirs: Series[] = [];
  for (const series of rows.map(seriesOf)) if (await isFor(tx, gazetteer, series, personId)) theirs.push(series);
  return theirs.toSorted((one, other) => nextOf(one, now) - nextOf(other, now));
}

function nextOf(series: Series, now: Date): number {
  return toCome(series, now)[0]?.startsAt.getTime() ?? Number.POSITIVE_INFINITY;
}

/** Its dates that are not over and not called off, the earliest first. */
export function toCome({ sessions, state }: Pick<Series, 'sessions' | 'state'>, now: Date): Session[] {
  if (state === 'cancelled' || state === 'dropped') return [];
  return sessions
    .filter(({ cancelledAt, endsAt }) => cancelledAt === null && endsAt > now)
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}

/** Is still somebody here. */
const PRESENT = Prisma.sql`person.erased_at IS NULL AND ${goneSince(Prisma.sql`person.id`)} IS NULL`;

/** How many come, by session. */
export async function countComing(tx: Transaction, { id }: Pick<Series, 'id'>): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; count: number }[]>`
    SELECT session.id, count(*)::int AS count FROM session
    JOIN session_reply ON session_reply.session_id = session.id JOIN person ON person.id = session_reply.person_id
    WHERE session.series_id = ${id}::uuid AND reply = 'coming' AND ${PRESENT} GROUP BY session.id`;
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** Somebody who comes, or waits. */
export interface Comer {
  personId: string;
  name: string | null;
  organisationId: string;
  organisation: string;
  language: 'nl' | 'en';
}

/** Everybody who comes to any of these sessions, or stands with it in another of these ways; each once. */
export function comersOf(
  tx: Transaction,
  sessionIds: readonly string[],
  replies: readonly PlaceReply[] = ['coming'],
): Promise<Comer[]> {
  return tx.$queryRaw<Comer[]>`
    SELECT DISTINCT person.id AS "personId", person.display_name AS name, organisation.id AS "organisationId",
           organisation.name AS organisation, coalesce(person.language::text, 'nl') AS language
    FROM session_reply JOIN person ON person.id = session_reply.person_id
    JOIN organisation ON organisation.id = person.organisation_id
    WHERE session_reply.session_id = ANY(${sessionIds}::uuid[]) AND reply::text = ANY(${[...replies]}::text[])
      AND ${PRESENT}
    ORDER BY organisation.name, person.display_name NULLS LAST, person.id`;
}
