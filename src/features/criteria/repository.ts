import { z } from 'zod';
import type { Actor } from '../../chat/skill.ts';
import { type Given, givenSchema } from '../../criteria/given.ts';
import type { Criterion } from '../../criteria/library.ts';
import { clockNow } from '../../store/clock.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { DossierCriterionState, DossierState } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/transaction.ts';
import { usedByOthers } from './practice.ts';

/** A dossier as it is kept: an assignment, and what became of each criterion. */
export interface Dossier {
  id: string;
  number: number;
  organisationId: string;
  organisation: string;
  createdById: string;
  createdBy: string | null;
  state: DossierState;
  version: number;
  shared: boolean;
  /** Null once the retention time has passed. */
  text: string | null;
  given: Given;
  productGroup: string;
  /** The id of the criterion that was spoken of last. */
  focus: string | null;
  createdAt: Date;
  criteria: readonly DossierRow[];
  /** The colleagues with whom it is shared by name. */
  readers: readonly { id: string; name: string | null }[];
  /** Ids of criteria whose own text the network may see. */
  sharedTexts: readonly string[];
  /** By criterion, how many other organisations chose it. */
  usedBy: ReadonlyMap<string, number>;
}

/** What became of one criterion. */
export interface DossierRow {
  criterionId: string;
  libraryVersion: number;
  state: DossierCriterionState;
  /** What was changed; null: as in the library. */
  text: string | null;
  verification: string | null;
  weight: number | null;
  reason: string | null;
  stayed: boolean | null;
  decidedAt: Date | null;
}

/** How an assignment was read last. */
export interface ReadAs {
  productGroup: string;
  euro: number | null;
  stage: string | null;
}

const include = {
  organisation: { select: { name: true } },
  createdBy: { select: { displayName: true } },
  criteria: { orderBy: { position: 'asc' } },
  readers: { select: { person: { select: { id: true, displayName: true } } } },
  sharedTexts: { select: { criterionId: true } },
} as const satisfies Prisma.DossierInclude;
type Row = Prisma.DossierGetPayload<{ include: typeof include }>;

async function dossierOf(
  tx: Transaction,
  { organisation, createdBy, given, readers, sharedTexts, ...row }: Row,
): Promise<Dossier> {
  return {
    ...row,
    readers: readers.map(({ person: { id, displayName } }) => ({ id, name: displayName })),
    sharedTexts: sharedTexts.map(({ criterionId }) => criterionId),
    usedBy: await usedByOthers(tx, row.organisationId),
    organisation: organisation.name,
    createdBy: createdBy.displayName,
    given: givenSchema.catch({}).parse(given),
  };
}

/** @returns null when there is none with this id */
export async function readDossier(tx: Transaction, id: string): Promise<Dossier | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await tx.dossier.findUnique({ where: { id }, include });
  return row && dossierOf(tx, row);
}

/** The same, locked until the transaction ends: two who act on it do so one after the other. */
export async function lockDossier(tx: Transaction, id: string): Promise<Dossier | null> {
  if (!z.uuid().safeParse(id).success) return null;
  await tx.$executeRaw`SELECT 1 FROM dossier WHERE id = ${id}::uuid FOR UPDATE`;
  return readDossier(tx, id);
}

/** What somebody sees: their own, and what colleagues of their organisation share; the latest changed first. */
export async function dossiersOf(tx: Transaction, actor: Actor, most: number): Promise<Dossier[]> {
  const { personId, organisationId } = actor;
  if (personId === null || organisationId === null) return [];
  const rows = await tx.dossier.findMany({
    where: {
      state: { not: 'dropped' },
      text: { not: null },
      organisationId,
      OR: [{ createdById: personId }, { shared: true, state: { not: 'draft' } }, { readers: { some: { personId } } }],
    },
    include,
    orderBy: { changedAt: 'desc' },
    take: most,
  });
  return each(tx, rows);
}

/** All of an installation, for its operator: the newest first. */
export async function listDossiers(tx: Transaction, most: number): Promise<Dossier[]> {
  const rows = await tx.dossier.findMany({ include, orderBy: { number: 'desc' }, take: most });
  return each(tx, rows);
}

async function each(tx: Transaction, rows: readonly Row[]): Promise<Dossier[]> {
  const all: Dossier[] = [];
  for (const row of rows) all.push(await dossierOf(tx, row));
  return all;
}

/** @returns null when there is none with this number */
export async function numberedDossier(tx: Transaction, number: number): Promise<Dossier | null> {
  const row = await tx.dossier.findUnique({ where: { number }, include });
  return row && dossierOf(tx, row);
}

/** @returns its id */
export async function createDossier(
  tx: Transaction,
  dossier: {
    by: { personId: string; organisationId: string };
    text: string;
    given: Given;
    readAs: ReadAs;
    criteria: readonly Criterion[];
  },
): Promise<string> {
  const { by, text, given, readAs, criteria } = dossier;
  const maker = await tx.person.findUnique({ where: { id: by.personId }, select: { department: true } });
  const { id } = await tx.dossier.create({
    data: {
      organisationId: by.organisationId,
      createdById: by.personId,
      department: maker?.department ?? null,
      text,
      given,
      ...readAs,
      criteria: { create: criteria.map((criterion, at) => newRow(criterion, at + 1)) },
    },
    select: { id: true },
  });
  return id;
}

function newRow({ id, version, theme, kind, level }: Criterion, position: number) {
  return { criterionId: id, libraryVersion: version, position, theme, kind, level };
}

/** What was said of the assignment, and what is suggested for it now; what was decided stays. */
export async function changeAssignment(
  tx: Transaction,
  { id, criteria }: Dossier,
  to: { text?: string; given: Given; readAs: ReadAs; suggested: readonly Criterion[] },
): Promise<void> {
  const decided = new Set(criteria.filter(({ state }) => state !== 'suggested').map(({ criterionId }) => criterionId));
  const wanted = to.suggested.filter((criterion) => !decided.has(criterion.id));
  const wantedIds = wanted.map((criterion) => criterion.id);
  await tx.dossierCriterion.deleteMany({
    where: { dossierId: id, state: 'suggested', criterionId: { notIn: wantedIds } },
  });
  const known = new Set(criteria.map(({ criterionId }) => criterionId));
  await addRows(
    tx,
    id,
    wanted.filter((criterion) => !known.has(criterion.id)),
  );
  await touch(tx, id, { given: to.given, ...to.readAs, ...(to.text === undefined ? {} : { text: to.text }) });
}

/** Criteria that are suggested beside those that are there; the first of them is spoken of. */
export async function addSuggestions(tx: Transaction, { id }: Dossier, added: readonly Criterion[]): Promise<void> {
  await addRows(tx, id, added);
  await touch(tx, id, { focus: added[0]?.id ?? null });
}

async function addRows(tx: Transaction, dossierId: string, added: readonly Criterion[]): Promise<void> {
  const { _max } = await tx.dossierCriterion.aggregate({ where: { dossierId }, _max: { position: true } });
  await tx.dossierCriterion.createMany({
    data: added.map((criterion, at) => ({ dossierId, ...newRow(criterion, (_max.position ?? 0) + at + 1) })),
  });
}

/** What somebody decided of one criterion. */
export interface Decision {
  state: DossierCriterionState;
  reason?: string | null;
  text?: string | null;
  verification?: string | null;
  weight?: number | null;
}

export async function decideCriterion(
  tx: Transaction,
  { id, state }: Dossier,
  criterionId: string,
  { by, decision }: { by: string; decision: Decision },
): Promise<void> {
  const decidedAt = await clockNow(tx);
  await tx.dossierCriterion.update({
    where: { dossierId_criterionId: { dossierId: id, criterionId } },
    data: { reason: null, ...decision, decidedById: by, decidedAt },
  });
  await touch(tx, id, { focus: criterionId, ...(state === 'draft' ? { state: 'open' as const } : {}) });
}

/** After the award: what is in the contract. */
export async function recordAward(tx: Transaction, { id }: Dossier, stayed: readonly string[]): Promise<void> {
  const chosen = { dossierId: id, state: 'chosen' } as const;
  await tx.dossierCriterion.updateMany({ where: chosen, data: { stayed: false } });
  await tx.dossierCriterion.updateMany({
    where: { ...chosen, criterionId: { in: [...stayed] } },
    data: { stayed: true },
  });
  await touch(tx, id, { state: 'awarded', stage: 'awarded', awardedAt: await clockNow(tx) });
}

/** Any other change of a dossier itself. */
export async function touch(
  tx: Transaction,
  id: string,
  data: Omit<Prisma.DossierUncheckedUpdateInput, 'version' | 'changedAt'>,
): Promise<void> {
  await tx.dossier.update({
    where: { id },
    data: { ...data, version: { increment: 1 }, changedAt: await clockNow(tx) },
  });
}
