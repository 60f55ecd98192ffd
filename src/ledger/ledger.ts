import type { PrismaClient } from '../store/generated/client.ts';
import type { Subject } from '../store/subject.ts';
import type { Transaction } from '../store/transaction.ts';
import type { By } from './by.ts';
import { digestOf, GENESIS, hashOf, newSalt } from './chain.ts';

type Db = PrismaClient | Transaction;

/** Something that happened, to be written down. */
export interface NewEntry extends Subject {
  kind: string;
  at: Date;
  by: By;
  /** What the subject is in after it, and where it is; null: nowhere in particular. */
  state: string;
  place: string | null;
  /** What was said with it, masked; null: nothing. */
  words: string | null;
}

/**
 * Writes an entry at the end of the chain of its subject, in the transaction of the change itself. Its place in the
 * ledger of all subjects is given at the commit, so that nobody waits for what this transaction does besides; only who
 * writes about the same subject waits for its end.
 */
export async function appendEntry(tx: Transaction, entry: NewEntry): Promise<void> {
  const { subjectKind, subjectId, kind, at, by, state, place, words } = entry;
  const head = await lockHead(tx, { subjectKind, subjectId }, by);
  const salt = newSalt();
  const chained = {
    subjectKind,
    subjectId,
    sequence: head.length + 1,
    kind,
    at,
    actorId: head.actorId ?? (await newPseudonymOf(tx, by)),
    state,
    place,
    digest: words === null ? null : digestOf(salt, words),
  };
  const hash = hashOf(head.hash, chained);
  const { id } = await tx.ledgerEntry.create({
    data: { ...chained, previousHash: head.hash, hash },
    select: { id: true },
  });
  if (words !== null) await tx.ledgerWords.create({ data: { entryId: id, salt: new Uint8Array(salt), text: words } });
  await tx.ledgerHead.update({
    where: { subjectKind_subjectId: { subjectKind, subjectId } },
    data: { length: chained.sequence, hash },
  });
}

interface LedgerHead {
  length: number;
  hash: string;
  /** The pseudonym of who writes; null: the system, or somebody who has none yet. */
  actorId: string | null;
}

/** The end of the chain of a subject; nobody else writes to it until the transaction ends. */
async function lockHead(tx: Transaction, { subjectKind, subjectId }: Subject, by: By): Promise<LedgerHead> {
  const { personId, memberId } = columnsOf(by);
  const find = () => tx.$queryRaw<LedgerHead[]>`
    SELECT length, hash,
           (SELECT id FROM ledger_actor
            WHERE person_id = ${personId}::uuid OR member_id = ${memberId}::uuid LIMIT 1) AS "actorId"
    FROM ledger_head
    WHERE subject_kind = ${subjectKind} AND subject_id = ${subjectId}::uuid FOR UPDATE OF ledger_head`;
  const [found] = await find();
  if (found) return found;
  await tx.$executeRaw`
    INSERT INTO ledger_head (subject_kind, subject_id, length, hash)
    VALUES (${subjectKind}, ${subjectId}::uuid, 0, ${GENESIS}) ON CONFLICT DO NOTHING`;
  const [begun = { length: 0, hash: GENESIS, actorId: null }] = await find();
  return begun;
}

function columnsOf(by: By): { personId: string | null; memberId: string | null } {
  return { personId: by.kind === 'person' ? by.personId : null, memberId: by.kind === 'member' ? by.memberId : null };
}

/** The same person or member always has the same pseudonym; null for the system. */
async function newPseudonymOf(tx: Transaction, by: By): Promise<string | null> {
  if (by.kind === 'system') return null;
  const who = by.kind === 'person' ? { personId: by.personId } : { memberId: by.memberId };
  // Somebody else may be giving it at this moment: then it waits for the end of that, and has the same.
  await tx.ledgerActor.createMany({ data: [who], skipDuplicates: true });
  return (await tx.ledgerActor.findFirst({ where: who, select: { id: true } }))?.id ?? null;
}

/** Erases the words of every entry about a subject so far; the chain stays whole. Returns how many. */
export async function eraseWords(tx: Transaction, { subjectKind, subjectId }: Subject): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM ledger_words USING ledger_entry
    WHERE ledger_entry.id = ledger_words.entry_id
      AND ledger_entry.subject_kind = ${subjectKind} AND ledger_entry.subject_id = ${subjectId}::uuid`;
}

/** An entry as people may read it. */
export interface HistoryLine {
  sequence: number;
  kind: string;
  at: Date;
  state: string;
  place: string | null;
  isBySystem: boolean;
  /** Null: the system, or somebody who was erased. */
  personId: string | null;
  memberId: string | null;
  /** Null: none, or erased. */
  words: string | null;
}

/** The history of a subject, from the first entry. */
export async function readHistory(db: Db, { subjectKind, subjectId }: Subject): Promise<HistoryLine[]> {
  const entries = await db.ledgerEntry.findMany({
    where: { subjectKind, subjectId },
    orderBy: { sequence: 'asc' },
    include: { actor: true, words: { select: { text: true } } },
  });
  return entries.map(({ sequence, kind, at, state, place, actor, words }) => ({
    sequence,
    kind,
    at,
    state,
    place,
    isBySystem: actor === null,
    personId: actor?.personId ?? null,
    memberId: actor?.memberId ?? null,
    words: words?.text ?? null,
  }));
}
