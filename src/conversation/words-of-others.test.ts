import { beforeEach, describe, expect, it } from 'vitest';
import type { Reading } from '../chat/reading.ts';
import { plainText } from '../chat/reply.ts';
import { told } from '../chat/saying.ts';
import type { Intent } from '../chat/skill.ts';
import { nl } from '../i18n/nl.ts';
import { dispatch } from './dispatch.ts';
import { LONGEST_TEXT } from './hearing.ts';
import { registerSkills } from './skills.ts';
import { message } from './test-conversation.ts';

const { conversation } = nl;
const QUESTION = 'Naar wie moet dit?';
const HEADERS = 'Van: Jan\nAan: Anna\nOnderwerp: pand\n\n';
/** What is read of a question and a mail below it, without what that holds. */
const AROUND = `${QUESTION}\n\nJan: `.length;

let read: string[];

beforeEach(() => {
  read = [];
});

const intent: Intent = {
  name: 'case',
  role: 'anyone',
  purposes: ['case'],
  ofOthers: async (turn, text) => told(turn, `gelezen: ${text}`),
  run: async (turn, text) => told(turn, `nieuw: ${text}`),
};

async function say(text: string): Promise<string> {
  const reader = {
    async read(one: string): Promise<Reading> {
      read.push(one);
      const isTheirs = one !== QUESTION;
      const purposes = [{ label: 'case' as const, chance: isTheirs ? 0.9 : 0.1 }];
      return {
        purposes,
        kindOf: () => 'chat' as never,
        kinds: () => [],
        acts: () => [{ label: 'new', chance: 1 }],
        silence: async () => false,
      };
    },
  };
  const skills = registerSkills([{ name: 'test', intents: [intent] }]);
  const outcome = await dispatch({ skills, reader }, message('C1', text), {
    actor: { personId: 'p1', organisationId: 'o1', roles: new Set(['colleague']) },
    conversationId: null,
    setting: 'direct',
    language: 'nl',
    subject: null,
    memory: [],
    spokenOf: [],
    signal: AbortSignal.timeout(10_000),
    now: new Date('2026-11-30T10:00:00Z'),
  });
  return (outcome?.replies ?? []).map((reply) => plainText(reply)).join('\n');
}

/** A history of so many characters, of words of five letters. */
function history(length: number): string {
  return `${'woord '.repeat(Math.ceil(length / 6)).slice(0, length - 1)}.`;
}

describe('a question above the history of a mail', () => {
  it('is read with all of it, up to the limit', async () => {
    const mail = history(LONGEST_TEXT - AROUND);
    const said = await say(`${QUESTION}\n\n${HEADERS}${mail}`);
    expect(read.at(-1)).toHaveLength(LONGEST_TEXT);
    expect(said).toBe(`gelezen: ${QUESTION}\n\nJan: ${mail}`);
  });

  it.each([1, 1_500, 40_000])('is read with its first part, %i beyond the limit, and that is said', async (more) => {
    const said = await say(`${QUESTION}\n\n${HEADERS}${history(LONGEST_TEXT - AROUND + more)}`);
    const whole = read.at(-1) ?? '';
    expect(whole.startsWith(`${QUESTION}\n\nJan: woord woord`)).toBe(true);
    expect(whole.length).toBeLessThanOrEqual(LONGEST_TEXT);
    expect(whole.length).toBeGreaterThan(LONGEST_TEXT - 10);
    expect(whole).toMatch(/ woord$/);
    expect(said).toContain(`gelezen: ${whole}`);
    expect(said).toContain(conversation.firstPartRead(LONGEST_TEXT));
  });

  it('that is itself too long is not read', async () => {
    expect(await say(`${history(LONGEST_TEXT + 1)}\n\n${HEADERS}${history(20)}`)).toBe(
      conversation.tooLong(LONGEST_TEXT),
    );
    expect(read).toEqual([]);
  });
});

it('a mail without own words is read in its first part', async () => {
  const said = await say(`${HEADERS}${history(LONGEST_TEXT * 2)}`);
  expect(said).toContain('gelezen: Jan: woord woord');
  expect(said).toContain(conversation.firstPartRead(LONGEST_TEXT));
});
