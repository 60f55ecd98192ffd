import { type Subject, subjectKey } from '../store/subject.ts';
import { type ChainedEntry, digestOf, GENESIS, hashOf, ledgerHashOf } from './chain.ts';

/** An entry as it is stored, with its words unless they were erased. */
export interface StoredEntry extends ChainedEntry {
  ledger: bigint;
  previousHash: string;
  hash: string;
  ledgerHash: string;
  words: { salt: Uint8Array; text: string } | null;
}

export interface Head {
  length: number;
  hash: string;
}

/** What is wrong with the history, and where. */
export interface Flaw {
  kind: /** The entry is not what was chained. */
    | 'changed'
    /** Its words are not. */
    | 'words-changed'
    /** Entries that should be before this one are not there, or not in this order. */
    | 'out-of-order'
    /** The chain ends before its head says, or the head before the chain. */
    | 'truncated'
    /** A chain without a head, or a head without a chain. */
    | 'unanchored'
    /** The subject is not in the state its last entry left it in. */
    | 'state-differs'
    /** The ledger does not hold, at that place, the hash that was noted elsewhere. */
    | 'not-as-noted';
  /** Null: about the history as a whole. */
  subject: Subject | null;
  /** The place in the ledger, where it is about one entry. */
  ledger: bigint | null;
}

/** A place in the ledger and its hash, as noted elsewhere. */
export interface Note {
  length: bigint;
  hash: string;
}

interface Chain {
  subject: Subject;
  length: number;
  hash: string;
  state: string;
}

/** Goes through the history, entry by entry in the order of the ledger, and remembers what is wrong. */
export interface Verifier {
  see(entry: StoredEntry): void;
  /** After the last entry; then `flaws` is complete. */
  end(stored: EndOfHistory): Verdict;
}

export interface EndOfHistory {
  heads: readonly (Subject & Head)[];
  ledger: Head | null;
  /** Every subject of the kinds of which the state is known, and the state it is in. */
  states: readonly (Subject & { state: string })[];
  /** Those kinds. */
  kinds: ReadonlySet<string>;
}

export interface Verdict {
  flaws: readonly Flaw[];
  subjects: number;
  entries: number;
  /** Entries whose words were erased. */
  erased: number;
  /** The head of the ledger, to be noted elsewhere. */
  ledger: { length: bigint; hash: string };
}

export function createVerifier(options: { expected?: Note | undefined } = {}): Verifier {
  const flaws: Flaw[] = [];
  const chains = new Map<string, Chain>();
  let ledger = { length: 0n, hash: GENESIS };
  let erased = 0;
  let noted = options.expected === undefined || options.expected.length === 0n;

  function see(entry: StoredEntry): void {
    const { subjectKind, subjectId } = entry;
    const subject = { subjectKind, subjectId };
    const key = subjectKey(subject);
    const before = chains.get(key) ?? { subject, length: 0, hash: GENESIS, state: '' };
    for (const kind of flawsOfEntry(entry, before, ledger)) flaws.push({ kind, subject, ledger: entry.ledger });
    if (!entry.words && entry.digest !== null) erased += 1;
    // Goes on from what is stored, so that one flaw is told once and not at every entry behind it.
    chains.set(key, { subject, length: entry.sequence, hash: entry.hash, state: entry.state });
    ledger = { length: entry.ledger, hash: entry.ledgerHash };
    if (options.expected?.length === entry.ledger) noted = options.expected.hash === entry.ledgerHash;
  }

  function end(stored: EndOfHistory): Verdict {
    const heads = new Map(stored.heads.map((head) => [subjectKey(head), head]));
    const states = new Map(stored.states.map((one) => [subjectKey(one), one]));
    for (const key of new Set([...chains.keys(), ...heads.keys(), ...states.keys()])) {
      const subject = subjectOf(chains.get(key)?.subject ?? heads.get(key) ?? states.get(key));
      const hasState = subject !== null && stored.kinds.has(subject.subjectKind);
      const flaw = flawOfHead(chains.get(key), heads.get(key));
      const kind = flaw ?? (hasState ? flawOfState(chains.get(key), states.get(key)) : null);
      if (kind) flaws.push({ kind, subject, ledger: null });
    }
    for (const kind of flawsOfLedger(stored.ledger, ledger)) flaws.push({ kind, subject: null, ledger: null });
    if (!noted) flaws.push({ kind: 'not-as-noted', subject: null, ledger: null });
    const entries = [...chains.values()].reduce((sum, { length }) => sum + length, 0);
    return { flaws, subjects: chains.size, entries, erased, ledger };
  }

  return { see, end };
}

function subjectOf(found: Subject | undefined): Subject | null {
  return found ? { subjectKind: found.subjectKind, subjectId: found.subjectId } : null;
}

function flawsOfEntry(entry: StoredEntry, before: Chain, ledger: Note): Flaw['kind'][] {
  const inOrder =
    entry.ledger === ledger.length + 1n && entry.sequence === before.length + 1 && entry.previousHash === before.hash;
  // Out of order the ledger cannot be checked here: what it was tied to is elsewhere.
  const isAsChained =
    entry.hash === hashOf(entry.previousHash, entry) &&
    (!inOrder || entry.ledgerHash === ledgerHashOf(ledger.hash, entry.ledger, entry.hash));
  const wordsFit = !entry.words || entry.digest === digestOf(entry.words.salt, entry.words.text);
  return [
    ...(inOrder ? [] : (['out-of-order'] as const)),
    ...(isAsChained ? [] : (['changed'] as const)),
    ...(wordsFit ? [] : (['words-changed'] as const)),
  ];
}

function flawOfHead(chain: Chain | undefined, head: Head | undefined): Flaw['kind'] | null {
  if (!chain || !head) return 'unanchored';
  return chain.length === head.length && chain.hash === head.hash ? null : 'truncated';
}

function flawOfState(chain: Chain | undefined, stored: { state: string } | undefined): Flaw['kind'] | null {
  return chain?.state === stored?.state ? null : 'state-differs';
}

function flawsOfLedger(head: Head | null, ledger: Note): Flaw['kind'][] {
  if (head === null) return ['unanchored'];
  return BigInt(head.length) === ledger.length && head.hash === ledger.hash ? [] : ['truncated'];
}
