import { z } from 'zod';
import type { Exchange } from '../chat/skill.ts';

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
  const short = {
    question: exchange.question.slice(0, CHARACTERS_KEPT),
    answer: exchange.answer.slice(0, CHARACTERS_KEPT),
    by: exchange.by,
  };
  return [...memory, short].slice(-EXCHANGES_KEPT);
}
