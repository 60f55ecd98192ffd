import { z } from 'zod';
import type { Exchange } from '../chat/skill.ts';
import type { Transaction } from '../store/transaction.ts';

/** A conversation is remembered this many exchanges back … */
const EXCHANGES_KEPT = 4;
/** … each no longer than this many characters. */
const CHARACTERS_KEPT = 600;

const memorySchema = z.array(z.object({ question: z.string(), answer: z.string(), by: z.uuid().optional() }));

/** What is stored of a conversation, as exchanges, oldest first; what cannot be read is forgotten. */
export function readMemory(stored: unknown): Exchange[] {
  return memorySchema.safeParse(stored).data ?? [];
}

/** The memory after one more exchange. */
export function remember(memory: readonly Exchange[], exchange: Exchange): Exchange[] {
  return [...memory, shortened(exchange)].slice(-EXCHANGES_KEPT);
}

/**
 * Adds one exchange to what is remembered now, in one statement: a turn knows only what was when it began, and what was erased
 * since does not come back.
 */
export async function rememberIn(tx: Transaction, conversationId: string, exchange: Exchange): Promise<void> {
  await tx.$executeRaw`
    UPDATE conversation
    SET memory = jsonb_path_query_array(
          coalesce(memory, '[]') || ${JSON.stringify([shortened(exchange)])}::jsonb,
          ${`$[last - ${EXCHANGES_KEPT - 1} to last]`}::jsonpath),
        memory_updated_at = clock_now()
    WHERE id = ${conversationId}::uuid`;
}

function shortened({ question, answer, by }: Exchange): Exchange {
  return { question: question.slice(0, CHARACTERS_KEPT), answer: answer.slice(0, CHARACTERS_KEPT), by };
}
