import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FOLDERS } from '../../app/folders.ts';
import { readJsonLines, SPLITS } from './questions.ts';

const FOLDER = join(FOLDERS.project, 'src', 'testing', 'evaluation', 'conversations');

/** Each must stand in what was said; of a list in it one is enough. Capitals do not matter. */
const words = z.array(z.union([z.string(), z.array(z.string())]));

/** What somebody must receive because of a turn, in all its messages together. */
const heardSchema = z.strictObject({
  /** A role, as in `as`; left out: whoever did it. */
  to: z.string().optional(),
  says: words.default([]),
  saysNot: z.array(z.string()).default([]),
  /** Patterns, where a text can be right in many ways. Capitals do not matter. */
  saysLike: z.array(z.string()).default([]),
  saysNotLike: z.array(z.string()).default([]),
  /** Labels that can be pressed. */
  buttons: z.array(z.string()).default([]),
});

/** How many more there are than before the script, and what became of the newest of them. */
const madeSchema = z.strictObject({ count: z.number().optional(), state: z.string().optional() });

/** The newest case, how many there are, and the same of whatever else somebody can begin, after a turn. */
const changedSchema = z.strictObject({
  cases: z.number().optional(),
  state: z.string().optional(),
  /** The name of the municipality; null: not known. */
  municipality: z.string().nullable().optional(),
  /** Stands in what goes to the counter. */
  request: z.string().optional(),
  broadcasts: madeSchema.optional(),
  visits: madeSchema.optional(),
  /** Those of one series are one. */
  sessions: madeSchema.optional(),
  dossiers: madeSchema.optional(),
  pledges: madeSchema.optional(),
});

const turnSchema = z.strictObject({
  as: z.string(),
  /** `card`: in the chat of a contact of every counter, under the card of the case. */
  place: z.enum(['personal', 'channel', 'thread', 'card']).default('personal'),
  /** Of several places of one person; left out: one. */
  conversation: z.string().default('one'),
  text: z.string().optional(),
  forwarded: z.strictObject({ from: z.string(), text: z.string() }).optional(),
  /** The button with this label that came last. */
  press: z.string().optional(),
  expect: z.strictObject({
    heard: z.array(heardSchema).default([]),
    /** Who must receive nothing. */
    silent: z.array(z.string()).default([]),
    changed: changedSchema.optional(),
  }),
});

const conversationSchema = z.strictObject({
  id: z.string(),
  split: z.enum(SPLITS),
  about: z.string(),
  turns: z.array(turnSchema).min(1),
});

/** A script for a talk, with what must come of every turn. People are called by their roles. */
export type EvaluationConversation = z.infer<typeof conversationSchema>;
export type EvaluationTurn = EvaluationConversation['turns'][number];
export type Heard = z.infer<typeof heardSchema>;
export type Changed = z.infer<typeof changedSchema>;

/**
 * Every `*.jsonl` of the folder.
 *
 * @param only the name of one of them
 */
export async function readConversations(only?: string): Promise<EvaluationConversation[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.jsonl')).sort();
  const files = only === undefined ? names : names.filter((name) => name === only);
  return (await Promise.all(files.map((name) => readJsonLines(join(FOLDER, name), conversationSchema)))).flat();
}
