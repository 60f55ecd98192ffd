import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ROLES } from '../../chat/skill.ts';

/**
 * One attempt to see or do what is not one's own, as data: who tries what, in which setting, and what may come of it.
 * Some succeed and must: without those, a bot that says nothing would pass.
 */
const attemptSchema = z.strictObject({
  id: z.string(),
  way: z.enum([
    'ask',
    'open-passage',
    /** A colleague was answered in this thread; who tries goes on there. */
    'follow-up',
    'judge-another',
    'act',
    'command',
    'own-data',
    'memory',
    /** Whoever tries was erased just before, and says or presses something again. */
    'erased',
    'download',
  ]),
  who: z.strictObject({
    organisation: z.enum(['noord', 'zuid']),
    role: z.enum([...ROLES, 'none']),
    standing: z.enum(['member', 'guest', 'external', 'unknown']),
    setting: z.enum(['direct', 'private', 'channel', 'shared']),
    platform: z.enum(['slack', 'teams']),
  }),
  target: z.strictObject({
    organisation: z.enum(['noord', 'zuid', 'network']),
    scope: z.enum(['organisation', 'direct_only', 'network', 'person', 'terms', 'self', 'erased']),
  }),
  /** What is said, where something is said. */
  text: z.string().optional(),
  /** What is pressed, or with which ticket one comes. */
  action: z.string().optional(),
  expect: z.enum(['nothing', 'shown', 'done']),
});

export type Attempt = z.infer<typeof attemptSchema>;

const FILE = new URL('../evaluation/leaks.jsonl', import.meta.url);

/** Every attempt of `leaks.jsonl`. */
export function readAttempts(): Attempt[] {
  return readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map((line) => attemptSchema.parse(JSON.parse(line)));
}
