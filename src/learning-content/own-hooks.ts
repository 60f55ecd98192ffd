import { z } from 'zod';
import { localTimeAt } from '../calendar/local-time.ts';
import type { Actor } from '../chat/skill.ts';
import { clockNow } from '../store/clock.ts';
import type { OwnHook } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Hook } from './library.ts';

/** A hook as a broker wrote it. */
export interface WrittenHook {
  themes: string[];
  pitch: string;
  example: string | null;
  sourceTitle: string;
  /** `https://…`, or null. */
  sourceUrl: string | null;
}

/** The hooks that colleagues of an organisation get beside those of the program, the latest first. */
export async function ownHooks(tx: Transaction, { organisationId }: Pick<Actor, 'organisationId'>): Promise<Hook[]> {
  if (organisationId === null) return [];
  const where = { organisationId, usedSince: { not: null } };
  return (await tx.ownHook.findMany({ where, orderBy: { usedSince: 'desc' } })).map(asHook);
}

/** The hooks that brokers wrote and that are used, each with whose colleagues get it. */
export async function ownHooksOfAll(tx: Transaction): Promise<{ hook: Hook; organisationId: string }[]> {
  const rows = await tx.ownHook.findMany({ where: { usedSince: { not: null } } });
  return rows.map((row) => ({ hook: asHook(row), organisationId: row.organisationId }));
}

/** One of these. @returns null: there is none with this id that is used */
export async function usedHook(tx: Transaction, id: string): Promise<Hook | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await tx.ownHook.findFirst({ where: { id, usedSince: { not: null } } });
  return row && asHook(row);
}

/** @returns null: there is none with this id, or it is of another organisation */
export async function readOwnHook(
  tx: Transaction,
  { organisationId }: Pick<Actor, 'organisationId'>,
  id: string,
): Promise<{ hook: Hook; isUsed: boolean } | null> {
  if (organisationId === null || !z.uuid().safeParse(id).success) return null;
  const row = await tx.ownHook.findFirst({ where: { id, organisationId } });
  return row && { hook: asHook(row), isUsed: row.usedSince !== null };
}

/** Keeps what a broker wrote; nobody gets it yet. */
export async function keepWritten(
  tx: Transaction,
  by: { organisationId: string; personId: string },
  written: WrittenHook,
): Promise<Hook> {
  const { organisationId, personId: writtenById } = by;
  return asHook(await tx.ownHook.create({ data: { organisationId, writtenById, ...written } }));
}

/** From now on colleagues get it. */
export async function useHook(tx: Transaction, id: string): Promise<void> {
  await tx.ownHook.update({ where: { id }, data: { usedSince: await clockNow(tx) } });
}

export async function dropHook(tx: Transaction, id: string): Promise<void> {
  await tx.ownHook.delete({ where: { id } });
}

/** In the words in which it was written, whatever language is asked for. */
function asHook({ id, themes, pitch, example, sourceTitle, sourceUrl, createdAt }: OwnHook): Hook {
  const said = { pitch, figure: null, example };
  const read = localTimeAt(createdAt).date;
  return {
    ...{ id, themes, departments: [], meets: [], nl: said, en: said },
    sources: [{ title: sourceTitle, url: sourceUrl, date: null, read, sentence: pitch }],
  };
}
