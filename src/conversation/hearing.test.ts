import { describe, expect, it } from 'vitest';
import type { Purpose } from '../chat/labels.ts';
import type { Reading } from '../chat/reading.ts';
import { paragraph, plainText } from '../chat/reply.ts';
import type { Intent, Outcome, Turn } from '../chat/skill.ts';
import { say } from './hearing.ts';
import { registerSkills } from './skills.ts';

const TURN: Turn = {
  actor: { personId: null, organisationId: null, roles: new Set(['colleague']) },
  conversationId: null,
  setting: 'direct',
  language: 'nl',
  subject: null,
  memory: [],
  signal: AbortSignal.any([]),
  now: new Date('2026-11-30T09:00:00Z'),
};

function says(text: string): Outcome {
  return { status: 'answered', replies: [{ language: 'nl', body: [paragraph(text)] }] };
}

/** What is said of a message of which criteria are likelier than a question. */
async function saidTo(
  chances: Partial<Record<Purpose, number>>,
  sourcesHave: number,
  { isOfFile = false } = {},
): Promise<string> {
  const intent = (purpose: Purpose, likelihood?: number): Intent => ({
    name: purpose,
    role: 'anyone',
    purposes: [purpose],
    ...(likelihood === undefined
      ? {}
      : { has: async () => ({ likelihood, isOfFile, run: async () => says(`the ${purpose} found`) }) }),
    run: async () => says(purpose),
  });
  const skills = registerSkills([
    { name: 'one', intents: [intent('criteria')] },
    { name: 'other', intents: [intent('question', sourcesHave)] },
  ]);
  const reading: Reading = {
    purposes: Object.entries(chances).map(([label, chance]) => ({ label: label as Purpose, chance })),
    kinds: () => [],
    kindOf: () => {
      throw new Error('Nobody asks.');
    },
    acts: () => [{ label: 'new', chance: 1 }],
    silence: async () => false,
  };
  const { replies } = await say(
    { skills, reader: { read: async () => reading } },
    'Welke ploeg snoeit Straat 063?',
    TURN,
  );
  return replies.map((reply) => plainText(reply as never)).join();
}

describe('a message of which nobody is sure what it is for', () => {
  it('is a question when the sources answer it, and what was found is not looked up again', async () => {
    expect(await saidTo({ criteria: 0.4, question: 0.15 }, 0.9)).toBe('the question found');
  });

  it('is for what is likeliest when the sources have nothing', async () => {
    expect(await saidTo({ criteria: 0.4, question: 0.15 }, 0)).toBe('criteria');
  });

  it('is for what somebody is sure of, whatever the sources have', async () => {
    expect(await saidTo({ criteria: 0.8, question: 0.15 }, 0.95)).toBe('criteria');
  });
});

describe('a message that is likely for something else than a question', () => {
  const chances = { criteria: 0.71, question: 0.082 } as const;

  it('is a question all the same when a document that somebody brought answers it', async () => {
    expect(await saidTo(chances, 0.97, { isOfFile: true })).toBe('the question found');
  });

  it('is none when the articles do, or when that is less than sure', async () => {
    expect(await saidTo(chances, 0.97)).toBe('criteria');
    expect(await saidTo(chances, 0.8, { isOfFile: true })).toBe('criteria');
  });

  it('is none when it is surely for something else, or hardly a question', async () => {
    expect(await saidTo({ criteria: 0.85, question: 0.1 }, 0.97, { isOfFile: true })).toBe('criteria');
    expect(await saidTo({ criteria: 0.71, question: 0.02 }, 0.97, { isOfFile: true })).toBe('criteria');
  });
});
