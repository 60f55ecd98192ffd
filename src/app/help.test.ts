import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageReader } from '../chat/reading.ts';
import { plainText } from '../chat/reply.ts';
import { type Actor, ROLES, type Role, type Turn } from '../chat/skill.ts';
import { dispatch } from '../conversation/dispatch.ts';
import { describedCommand } from '../conversation/help.ts';
import type { Skills } from '../conversation/skills.ts';
import { openStoredRetriever } from '../knowledge/stored-retriever.ts';
import { mayUse } from '../people/access.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { openReader } from './reader.ts';
import { createSkills } from './skills.ts';

let database: TestDatabase;
let skills: Skills;
let reader: MessageReader;

beforeAll(async () => {
  database = await createTestDatabase();
  const logger = createLogger({ level: 'silent' });
  const retriever = await openStoredRetriever(database.prisma, logger);
  ({ reader } = await openReader({ byWords: true }));
  const retention = { inboxDays: 7, conversationDays: 30, auditDays: 1826, casesDays: 730 };
  const config = { model: null, publicUrl: null, retention };
  skills = await createSkills(config, { prisma: database.prisma, retriever, logger });
});

afterAll(() => database.drop());

const actorWith = (...roles: Role[]): Actor => ({
  personId: null,
  organisationId: null,
  roles: new Set<Role>(['colleague', ...roles]),
});

const PLACE = { platform: 'slack', tenant: 'T1', id: 'D1', kind: 'personal', address: {} } as const;

async function type(text: string, language: 'nl' | 'en', ...roles: Role[]) {
  const turn: Turn = {
    actor: actorWith(...roles),
    now: new Date('2026-11-30T10:00:00Z'),
    conversationId: null,
    setting: 'direct',
    language,
    subject: null,
    memory: [],
    signal: AbortSignal.timeout(30_000),
  };
  const command = text.replace(/^\/impact\s*/, '');
  const inbound = {
    kind: 'command' as const,
    key: text,
    conversation: PLACE,
    sender: { externalId: 'U1' },
    text: command,
  };
  const outcome = await dispatch({ skills, reader }, inbound, turn);
  const replies = outcome?.replies ?? [];
  return { text: replies.map(plainText).join('\n'), buttons: replies.flatMap(({ buttons }) => buttons ?? []) };
}

describe('/impact help', () => {
  it.each(['nl', 'en'] as const)('has a sentence for every command, in %s', (language) => {
    const without = skills.commands().filter((command) => describedCommand(command, language) === null);
    expect(without.map(({ names }) => names[0])).toEqual([]);
  });

  it.each(ROLES)('shows a %s all that they may do, and nothing else', async (role) => {
    const { text } = await type('/impact help', 'nl', role);
    for (const command of skills.commands()) {
      const shown = text.includes(`: ${describedCommand(command, 'nl')?.about}`);
      expect([command.names[0], shown]).toEqual([command.names[0], mayUse(actorWith(role), command.role)]);
    }
  });

  it('that is asked for in words shows the same', async () => {
    expect((await type('help', 'nl', 'administrator')).text).toBe(
      (await type('/impact help', 'nl', 'administrator')).text,
    );
  });
});

describe('a command that there is not', () => {
  it.each([
    ['/impact logbok', 'logboek'],
    ['/impact rollne geef makelaar aan Anna', 'rollen'],
    ['/impact kopelingen', 'koppelingen'],
  ])('is answered with the nearest and the list: %s', async (typed, meant) => {
    const { text, buttons } = await type(typed, 'nl', 'administrator');
    expect(text).toContain(`Bedoel je /impact ${meant}?`);
    expect(text).toContain('/impact logboek: ');
    expect(buttons).toMatchObject([{ kind: 'say', text: expect.stringMatching(`^/impact ${meant}`) }]);
  });

  it('of which nothing is known gets the list, in the language of who asks', async () => {
    expect((await type('/impact xyzzy', 'nl')).text).toMatch(/Het commando "xyzzy" ken ik niet[\s\S]*\/impact vraag/);
    expect((await type('/impact xyzzy', 'en')).text).toMatch(/do not know the command "xyzzy"[\s\S]*\/impact ask/);
  });

  it('names no command of others', async () => {
    const { text, buttons } = await type('/impact logbok', 'nl');
    expect(text).not.toContain('/impact logboek');
    expect(buttons).toEqual([]);
  });

  it.each(['/impact wat is social return?', '/impact Hoi'])('is no question: %s', async (asked) => {
    expect((await type(asked, 'nl', 'administrator')).text).not.toContain('ken ik niet. ');
  });
});
