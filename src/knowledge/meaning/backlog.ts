import type { Logger } from '../../telemetry/logger.ts';
import type { KnownPassage } from '../passage.ts';
import type { Meaning } from './meaning.ts';

/** What reads passages, and the questions that they are known to answer, for their meaning: apart from what reads what is asked, which nobody should wait for. */
export type PassageReader = Pick<Meaning, 'ofPassage' | 'ofQuestion'> & { close(): Promise<void> };

/** A passage that waits: its words are looked up when it is its turn, a hundred thousand of them would fill the memory. */
export type WaitingPassage = Pick<KnownPassage, 'id' | 'documentId' | 'language'>;

/** Passages and questions that wait to be read for their meaning, one after the other, beside everything else. */
export interface Backlog {
  /** @param questions are read first: they are short, and few */
  add(passages: readonly WaitingPassage[], questions?: readonly string[]): void;
  /** Ready when nothing waits any more. */
  done(): Promise<void>;
  /** What is in hand is finished, what waits is let go: at the next start it is missing again. */
  stop(): Promise<void>;
}

/**
 * @param deps.open what reads them, opened when something comes and closed when nothing waits
 * @param deps.wordsOf what of a passage is read; null: it has gone
 * @param deps.onRead hears of each vector
 * @param deps.onQuestion hears of each vector of a question
 */
export function createBacklog(deps: {
  open(): Promise<PassageReader>;
  wordsOf(passageId: string): Promise<string | null>;
  onRead(passage: WaitingPassage, vector: Float32Array): Promise<void>;
  onQuestion(question: string, vector: Float32Array): void;
  logger: Pick<Logger, 'info' | 'warn'>;
}): Backlog {
  const { logger } = deps;
  const waiting = new Map<string, WaitingPassage>();
  const asked = new Set<string>();
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    // What comes while the reader is being closed is read by another one.
    while (waiting.size + asked.size > 0) await readAll();
  }

  async function readAll(): Promise<void> {
    const reader = await deps.open();
    let count = 0;
    try {
      for (let next = first(); next; next = first()) {
        await workOnQuestions(reader);
        waiting.delete(next.id);
        const words = await deps.wordsOf(next.id);
        if (words === null) continue;
        await deps.onRead(next, await reader.ofPassage(words));
        count += 1;
      }
      await workOnQuestions(reader);
    } finally {
      await reader.close();
    }
    logger.info({ passages: count }, 'passages read for their meaning');
  }

  async function workOnQuestions(reader: PassageReader): Promise<void> {
    for (const question of asked) {
      asked.delete(question);
      deps.onQuestion(question, await reader.ofQuestion(question));
    }
  }

  function first(): WaitingPassage | undefined {
    return waiting.values().next().value;
  }

  function begin(): Promise<void> {
    // What failed is missing again at the next start: until then words find it.
    return work()
      .catch((error: unknown) => logger.warn({ error, left: waiting.size }, 'passages not read for their meaning'))
      .finally(() => {
        working = null;
      });
  }

  return {
    add(passages, questions = []) {
      for (const { id, documentId, language } of passages) waiting.set(id, { id, documentId, language });
      for (const question of questions) asked.add(question);
      if (waiting.size + asked.size > 0) working ??= begin();
    },
    async done() {
      await working;
    },
    async stop() {
      waiting.clear();
      asked.clear();
      await working;
    },
  };
}
