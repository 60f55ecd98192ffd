import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { CaseState, EventKind } from '../life/case-life.ts';

/**
 * The history of cases, of which anyone can check that it is whole.
 *
 * - Every event holds the hash of the one before it in its case and of the one before it in the *ledger* of all
 *   cases. So whoever changes, removes or swaps one must rewrite all that follow.
 * - How long each chain is and its last hash stand in a *head*, so that a cut end shows too. Who can write to every
 *   table can rewrite chains and heads together; against that `impact audit verify` prints the head of the ledger, to
 *   be noted elsewhere and given back later with `--expect`.
 * - Events hold no words and no names: a pseudonym for who did it, and of the words only a digest with a salt of their
 *   own. Words and salts are in a table apart. Erasing them (GDPR, art. 17) leaves the chain whole, and without its
 *   salt a digest says nothing about the words it was made of.
 */

/** What happened to a case, as far as it is chained. */
export interface HistoryEntry<Kind = HistoryKind> {
  caseId: string;
  /** From 1, without gaps. */
  sequence: number;
  kind: Kind;
  /** In milliseconds, as the database keeps it. */
  at: Date;
  /** A pseudonym; null: the system. */
  actorId: string | null;
  /** After the event. */
  state: CaseState;
  counterId: string | null;
  /** Null: no words. */
  digest: string | null;
}

/** `file` begins a case; `erase` says that its words were erased. */
export type HistoryKind = EventKind | 'file' | 'erase';

/** The hash before the first. */
export const GENESIS = '0'.repeat(64);

const SALT_BYTES = 32;

export function newSalt(): Buffer {
  return randomBytes(SALT_BYTES);
}

export function digestOf(salt: Uint8Array, text: string): string {
  return createHmac('sha256', salt).update(text, 'utf8').digest('hex');
}

/** Ties an event to the one before it in its case. */
export function hashOf(previousHash: string, entry: HistoryEntry<string>): string {
  const { caseId, sequence, kind, at, actorId, state, counterId, digest } = entry;
  return sha256([
    'case-event/1',
    previousHash,
    caseId,
    sequence,
    kind,
    at.toISOString(),
    actorId,
    state,
    counterId,
    digest,
  ]);
}

/** Ties an event to the one before it among the events of all cases. */
export function ledgerHashOf(previousLedgerHash: string, ledger: bigint, hash: string): string {
  return sha256(['case-ledger/1', previousLedgerHash, ledger.toString(), hash]);
}

/** Over JSON: unlike texts put one behind the other, no two lists have the same. */
function sha256(parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts), 'utf8').digest('hex');
}
