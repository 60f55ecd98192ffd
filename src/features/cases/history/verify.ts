import { digestOf, GENESIS, type HistoryEntry, hashOf, ledgerHashOf } from './chain.ts';

/** An event as it is stored, with its words unless they were erased. */
export interface StoredEntry extends HistoryEntry<string> {
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
  kind: /** The event is not what was chained. */
    | 'changed'
    /** Its words are not. */
    | 'words-changed'
    /** Events that should be before this one are not there, or not in this order. */
    | 'out-of-order'
    /** The chain ends before its head says, or the head before the chain. */
    | 'truncated'
    /** A chain without a head, or a head without a chain. */
    | 'unanchored'
    /** The case is not in the state its last event left it in. */
    | 'state-differs'
    /** The ledger does not hold, at that place, the hash that was noted elsewhere. */
    | 'not-as-noted';
  /** Null: about the history as a whole. */
  caseId: string | null;
  /** The place in the ledger, where it is about one event. */
  ledger: bigint | null;
}

/** A place in the ledger and its hash, as noted elsewhere. */
export interface Note {
  length: bigint;
  hash: string;
}

interface Chain {
  length: number;
  hash: string;
  state: string;
}

/** Goes through the history, event by event in the order of the ledger, and remembers what is wrong. */
export interface Verifier {
  see(entry: StoredEntry): void;
  /** After the last event; then `flaws` is complete. */
  end(stored: EndOfHistory): Verdict;
}

export interface EndOfHistory {
  heads: ReadonlyMap<string, Head>;
  ledger: Head | null;
  /** Every case and the state it is in. */
  cases: ReadonlyMap<string, string>;
}

export interface Verdict {
  flaws: readonly Flaw[];
  cases: number;
  events: number;
  /** Events whose words were erased. */
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
    const before = chains.get(entry.caseId) ?? { length: 0, hash: GENESIS, state: '' };
    for (const kind of flawsOfEntry(entry, before, ledger))
      flaws.push({ kind, caseId: entry.caseId, ledger: entry.ledger });
    if (!entry.words && entry.digest !== null) erased += 1;
    // Goes on from what is stored, so that one flaw is told once and not at every event behind it.
    chains.set(entry.caseId, { length: entry.sequence, hash: entry.hash, state: entry.state });
    ledger = { length: entry.ledger, hash: entry.ledgerHash };
    if (options.expected?.length === entry.ledger) noted = options.expected.hash === entry.ledgerHash;
  }

  function end(stored: EndOfHistory): Verdict {
    const whole = (kind: Flaw['kind'], caseId: string | null = null) => flaws.push({ kind, caseId, ledger: null });
    for (const caseId of new Set([...chains.keys(), ...stored.heads.keys(), ...stored.cases.keys()])) {
      const kind = flawAtEnd(chains.get(caseId), stored.heads.get(caseId), stored.cases.get(caseId));
      if (kind) whole(kind, caseId);
    }
    if (stored.ledger === null) whole('unanchored');
    else if (BigInt(stored.ledger.length) !== ledger.length || stored.ledger.hash !== ledger.hash) whole('truncated');
    if (!noted) whole('not-as-noted');
    const events = [...chains.values()].reduce((sum, { length }) => sum + length, 0);
    return { flaws, cases: chains.size, events, erased, ledger };
  }

  return { see, end };
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

function flawAtEnd(chain: Chain | undefined, head: Head | undefined, state: string | undefined): Flaw['kind'] | null {
  if (!chain || !head) return 'unanchored';
  if (chain.length !== head.length || chain.hash !== head.hash) return 'truncated';
  return chain.state === state ? null : 'state-differs';
}
