import { z } from 'zod';
import type { PrismaClient } from '../store/generated/client.ts';
import { subjectKey } from '../store/subject.ts';
import type { Transaction } from '../store/transaction.ts';
import { createVerifier, type Flaw, type Note, type Verdict } from './verify.ts';

const rowSchema = z.object({
  ledger: z.bigint(),
  subjectKind: z.string(),
  subjectId: z.string(),
  sequence: z.number(),
  kind: z.string(),
  at: z.date(),
  actorId: z.string().nullable(),
  state: z.string(),
  place: z.string().nullable(),
  digest: z.string().nullable(),
  previousHash: z.string(),
  hash: z.string(),
  ledgerHash: z.string(),
  words: z.object({ salt: z.instanceof(Uint8Array), text: z.string() }).nullable(),
});

const BATCH = 1_000;

/** By the kind of a subject: the state every subject of it is in now, by id. */
export type StatesByKind = Readonly<Record<string, (tx: Transaction) => Promise<ReadonlyMap<string, string>>>>;

/**
 * Goes through the whole ledger, as it is at one moment, and says what is wrong with it.
 *
 * @param options.states of the kinds whose subjects must be in the state that their last entry says
 * @param options.expected a place in the ledger and its hash, noted at an earlier check
 */
export async function verifyLedger(
  prisma: PrismaClient,
  options: { states: StatesByKind; expected?: Note | undefined },
): Promise<Verdict> {
  return prisma.$transaction(
    async (tx) => {
      const verifier = createVerifier(options);
      for (let after = -1n, more = true; more; ) {
        const rows = await tx.ledgerEntry.findMany({
          where: { ledger: { gt: after } },
          orderBy: { ledger: 'asc' },
          take: BATCH,
          include: { words: { select: { salt: true, text: true } } },
        });
        for (const row of rows) verifier.see(rowSchema.parse(row));
        after = rows.at(-1)?.ledger ?? after;
        more = rows.length === BATCH;
      }
      return verifier.end(await readEnd(tx, options.states));
    },
    // One picture of the database: what is written meanwhile is not half in it.
    { isolationLevel: 'RepeatableRead', timeout: 10 * 60_000 },
  );
}

/** Only the flaws of one subject, with those of the ledger itself. */
export function flawsOf(verdict: Verdict, subject: { subjectKind: string; subjectId: string }): Flaw[] {
  return verdict.flaws.filter((flaw) => flaw.subject === null || subjectKey(flaw.subject) === subjectKey(subject));
}

async function readEnd(tx: Transaction, statesByKind: StatesByKind) {
  // One after the other: a transaction is one connection.
  const heads = await tx.ledgerHead.findMany();
  const ledger = await tx.ledger.findUnique({ where: { id: 1 } });
  const states: { subjectKind: string; subjectId: string; state: string }[] = [];
  for (const [subjectKind, read] of Object.entries(statesByKind)) {
    for (const [subjectId, state] of await read(tx)) states.push({ subjectKind, subjectId, state });
  }
  return {
    heads,
    ledger: ledger && { length: Number(ledger.length), hash: ledger.hash },
    states,
    kinds: new Set(Object.keys(statesByKind)),
  };
}
