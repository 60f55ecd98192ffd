import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Subject } from '../store/subject.ts';

/**
 * A history of whatever a feature keeps one of, of which anyone can check that it is whole.
 *
 * - Every entry holds the hash of the one before it about its subject and of the one before it in the *ledger* of all
 *   subjects. So whoever changes, removes or swaps one must rewrite all that follow.
 * - How long each chain is and its last hash stand in a *head*, so that a cut end shows too. Who can write to every
 *   table can rewrite chains and heads together; against that `impact audit verify` prints the head of the ledger, to
 *   be noted elsewhere and given back later with `--expect`.
 * - Entries hold no words and no names: a pseudonym for who did it, and of the words only a digest with a salt of their
 *   own. Words and salts are in a table apart. Erasing them (GDPR, art. 17) leaves the chain whole, and without its
 *   salt a digest says nothing about the words it was made of.
 */

/** What happened to a subject, as far as it is chained. */
export interface ChainedEntry extends Subject {
  /** From 1, without gaps. */
  sequence: number;
  /** A word of the feature for what happened. */
  kind: string;
  /** In milliseconds, as the database keeps it. */
  at: Date;
  /** A pseudonym; null: the system. */
  actorId: string | null;
  /** What the subject is in after it, and where it is; null: nowhere in particular. */
  state: string;
  place: string | null;
  /** Null: no words. */
  digest: string | null;
}

/** The hash before the first. */
export const GENESIS = '0'.repeat(64);

const SALT_BYTES = 32;

export function newSalt(): Buffer {
  return randomBytes(SALT_BYTES);
}

export function digestOf(salt: Uint8Array, text: string): string {
  return createHmac('sha256', salt).update(text, 'utf8').digest('hex');
}

/** Ties an entry to the one before it about its subject. */
export function hashOf(previousHash: string, entry: ChainedEntry): string {
  const { subjectKind, subjectId, sequence, kind, at, actorId, state, place, digest } = entry;
  return sha256([
    `${subjectKind}-event/1`,
    previousHash,
    subjectId,
    sequence,
    kind,
    at.toISOString(),
    actorId,
    state,
    place,
    digest,
  ]);
}

/**
 * Ties an entry to the one before it among the entries about all subjects. The database does this at the commit, in the
 * trigger `ledger_tie_rule`; here it is done again to check it. The first word is what the ledger was called when it began.
 */
export function ledgerHashOf(previousLedgerHash: string, ledger: bigint, hash: string): string {
  return sha256(['case-ledger/1', previousLedgerHash, ledger.toString(), hash]);
}

/** Over JSON: unlike texts put one behind the other, no two lists have the same. */
function sha256(parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts), 'utf8').digest('hex');
}
