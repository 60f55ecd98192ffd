import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { PrismaClient } from '../../../store/generated/client.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { type By, CASE_STATES, type CaseState } from '../life/case-life.ts';
import { digestOf, GENESIS, type HistoryKind, hashOf, ledgerHashOf, newSalt } from './chain.ts';
import { createVerifier, type Flaw, type Head, type Note, type Verdict } from './verify.ts';

/** An event to be written down. */
export interface NewEvent {
  caseId: string;
  kind: HistoryKind;
  at: Date;
  by: By;
  state: CaseState;
  counterId: string | null;
  /** What was said with it, masked; null: nothing. */
  words: string | null;
}

/**
 * Writes an event at the end of the chain of its case and of the ledger, in the transaction of the change itself. It
 * locks the ledger until the commit: lock the case first, and write to one case in a transaction.
 */
export async function appendEvent(tx: Transaction, event: NewEvent): Promise<void> {
  const last = await lockLedger(tx);
  const head = await tx.caseHead.findUnique({ where: { caseId: event.caseId } });
  const salt = newSalt();
  const { caseId, kind, at, state, counterId, words } = event;
  const entry = {
    caseId,
    sequence: (head?.length ?? 0) + 1,
    kind,
    at,
    actorId: await pseudonymOf(tx, event.by),
    state,
    counterId,
    digest: words === null ? null : digestOf(salt, words),
  };
  const previousHash = head?.hash ?? GENESIS;
  const hash = hashOf(previousHash, entry);
  const ledger = last.length + 1n;
  const ledgerHash = ledgerHashOf(last.hash, ledger, hash);
  await tx.caseEvent.create({ data: { ...entry, ledger, previousHash, hash, ledgerHash } });
  if (words !== null) await tx.caseEventText.create({ data: { ledger, salt: new Uint8Array(salt), text: words } });
  const place = { length: entry.sequence, hash };
  await tx.caseHead.upsert({ where: { caseId }, create: { caseId, ...place }, update: place });
  await tx.caseLedger.update({ where: { id: 1 }, data: { length: ledger, hash: ledgerHash } });
}

async function lockLedger(tx: Transaction): Promise<{ length: bigint; hash: string }> {
  const rows = await tx.$queryRaw<{ length: bigint; hash: string }[]>`
    SELECT length, hash FROM case_ledger WHERE id = 1 FOR UPDATE`;
  const row = rows[0];
  if (!row) {
    throw new AppError({
      code: 'case.no-ledger',
      message: 'The head of the history of cases is gone. Stop the program and restore the database from a backup.',
    });
  }
  return row;
}

/** The same person or member always has the same pseudonym; null for the system. */
async function pseudonymOf(tx: Transaction, by: By): Promise<string | null> {
  if (by.kind === 'system') return null;
  const actor =
    by.kind === 'person'
      ? await tx.caseActor.upsert({ where: { personId: by.personId }, create: { personId: by.personId }, update: {} })
      : await tx.caseActor.upsert({ where: { memberId: by.memberId }, create: { memberId: by.memberId }, update: {} });
  return actor.id;
}

/** Erases the words of every event of a case so far; the chain stays whole. Returns how many. */
export async function eraseWords(tx: Transaction, caseId: string): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM case_event_text USING case_event
    WHERE case_event.ledger = case_event_text.ledger AND case_event.case_id = ${caseId}::uuid`;
}

/** An event as people may read it. */
export interface HistoryLine {
  sequence: number;
  kind: string;
  at: Date;
  state: CaseState;
  counterId: string | null;
  isBySystem: boolean;
  /** Null: the system, or somebody who was erased. */
  personId: string | null;
  memberId: string | null;
  /** Null: none, or erased. */
  words: string | null;
}

/** The history of a case, from the first event. */
export async function readHistory(db: PrismaClient | Transaction, caseId: string): Promise<HistoryLine[]> {
  const events = await db.caseEvent.findMany({
    where: { caseId },
    orderBy: { sequence: 'asc' },
    include: { actor: true, words: { select: { text: true } } },
  });
  return events.map(({ sequence, kind, at, state, counterId, actor, words }) => ({
    sequence,
    kind,
    at,
    state,
    counterId,
    isBySystem: actor === null,
    personId: actor?.personId ?? null,
    memberId: actor?.memberId ?? null,
    words: words?.text ?? null,
  }));
}

const rowSchema = z.object({
  ledger: z.bigint(),
  caseId: z.string(),
  sequence: z.number(),
  kind: z.string(),
  at: z.date(),
  actorId: z.string().nullable(),
  state: z.enum(CASE_STATES),
  counterId: z.string().nullable(),
  digest: z.string().nullable(),
  previousHash: z.string(),
  hash: z.string(),
  ledgerHash: z.string(),
  words: z.object({ salt: z.instanceof(Uint8Array), text: z.string() }).nullable(),
});

const BATCH = 1_000;

/**
 * Goes through the whole history, as it is at one moment, and says what is wrong with it.
 *
 * @param options.expected a place in the ledger and its hash, noted at an earlier check
 */
export async function verifyHistory(
  prisma: PrismaClient,
  options: { expected?: Note | undefined } = {},
): Promise<Verdict> {
  return prisma.$transaction(
    async (tx) => {
      const verifier = createVerifier(options);
      for (let after = -1n, more = true; more; ) {
        const rows = await tx.caseEvent.findMany({
          where: { ledger: { gt: after } },
          orderBy: { ledger: 'asc' },
          take: BATCH,
          include: { words: { select: { salt: true, text: true } } },
        });
        for (const row of rows) verifier.see(rowSchema.parse(row));
        after = rows.at(-1)?.ledger ?? after;
        more = rows.length === BATCH;
      }
      return verifier.end(await readEnd(tx));
    },
    // One picture of the database: what is written meanwhile is not half in it.
    { isolationLevel: 'RepeatableRead', timeout: 10 * 60_000 },
  );
}

/** @throws AppError `case.not-found` */
export async function caseByNumber(prisma: PrismaClient, number: string): Promise<string> {
  const found = /^\d{1,9}$/.test(number)
    ? await prisma.entrepreneurCase.findUnique({ where: { number: Number(number) }, select: { id: true } })
    : null;
  if (!found) throw new AppError({ code: 'case.not-found', message: `There is no case ${number}.` });
  return found.id;
}

/** Only the flaws of one case, with those of the ledger itself. */
export function flawsOf(verdict: Verdict, caseId: string): Flaw[] {
  return verdict.flaws.filter((flaw) => flaw.caseId === caseId || flaw.caseId === null);
}

async function readEnd(tx: Transaction) {
  // One after the other: a transaction is one connection.
  const heads = await tx.caseHead.findMany();
  const ledger = await tx.caseLedger.findUnique({ where: { id: 1 } });
  const cases = await tx.entrepreneurCase.findMany({ select: { id: true, state: true } });
  return {
    heads: new Map<string, Head>(heads.map(({ caseId, length, hash }) => [caseId, { length, hash }])),
    ledger: ledger && { length: Number(ledger.length), hash: ledger.hash },
    cases: new Map(cases.map(({ id, state }) => [id, state])),
  };
}
