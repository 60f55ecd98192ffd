import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../chat/reply.ts';
import type { Role, Turn } from '../../chat/skill.ts';
import { nl } from '../../i18n/nl.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { retentionCommand, setTermCall } from './retention.ts';

const RETENTION = { inbox: 7, messages: 7, conversations: 30, downloads: 1, audit: 1826, cases: 730, ambassadors: 730 };
const words = nl.retention;

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

function turn(...roles: Role[]): Turn {
  return {
    actor: { personId: null, organisationId: null, roles: new Set<Role>(['colleague', ...roles]) },
    conversationId: null,
    setting: 'direct',
    language: 'nl',
    subject: null,
    memory: [],
    signal: AbortSignal.timeout(10_000),
    now: new Date('2026-12-04T09:00:00Z'),
  };
}

async function type(text: string, ...roles: Role[]) {
  const { replies } = await retentionCommand({ ...database, retention: RETENTION }).run(turn(...roles), text);
  return { text: replies.map(plainText).join('\n'), buttons: replies.flatMap(({ buttons }) => buttons ?? []) };
}

describe('/impact bewaren', () => {
  it('shows everybody how long each kind is kept', async () => {
    const { text } = await type('');
    expect(text).toContain(words.line(words.kinds.conversations, 30));
    expect(text).toContain(words.whoMayChange);
  });

  it.each([[], ['administrator'], ['broker']] as Role[][])('changes nothing for %s', async (...roles) => {
    expect(await type('inbox 3', ...roles)).toEqual({ text: words.whoMayChange, buttons: [] });
  });

  it.each([
    'inbox 3',
    `${words.kinds.inbox} 3`,
    'INBOX 3 dagen',
  ])('asks the network broker about "%s"', async (text) => {
    const asked = await type(text, 'network_broker');
    expect(asked.text).toContain(words.change(words.kinds.inbox, 7, 3));
    expect(asked.text).toContain(words.shorter('1 december 2026'));
    expect(asked.buttons).toMatchObject([{ action: 'retention.set', payload: { kind: 'inbox', days: 3 } }]);
    expect(await database.prisma.retentionTerm.count()).toBe(0);
  });

  it.each(['conversations 6 weken', `${words.kinds.conversations} 6w`])('takes a term in weeks: "%s"', async (text) => {
    expect((await type(text, 'network_broker')).text).toContain(words.change(words.kinds.conversations, 30, 42));
  });

  it.each([
    ['audit 30', words.bounds(words.kinds.audit, 365, 3650)],
    ['inbox 0', words.bounds(words.kinds.inbox, 1, 3650)],
    ['iets 3', words.howToChange],
  ])('explains what is wrong with "%s"', async (text, sentence) => {
    const { text: said, buttons } = await type(text, 'network_broker');
    expect(said).toContain(sentence);
    expect(buttons).toEqual([]);
  });
});

describe('how long something is kept', () => {
  it.each([
    ['cases 365', '365 dagen (1 jaar)', 'Bewaar 1 jaar'],
    ['cases 90', '90 dagen (ongeveer 3 maanden)', 'Bewaar 90 dagen (ongeveer 3 maanden)'],
    ['inbox 1', '1 dag', 'Bewaar 1 dag'],
  ])('is said as people count it: %s', async (text, term, label) => {
    const asked = await type(text, 'network_broker');
    expect(asked.text).toContain(`Wil je daar ${term} van maken`);
    expect(asked.buttons).toMatchObject([{ label }]);
  });
});

describe('the button', () => {
  const press = (payload: unknown) =>
    database.prisma.$transaction((tx) =>
      setTermCall({ ...database, retention: RETENTION }).run(turn(), { payload }, tx),
    );

  it('is the network broker’s', () => {
    expect(setTermCall({ ...database, retention: RETENTION }).role).toBe('network_broker');
  });

  it('changes the term', async () => {
    expect(await press({ kind: 'inbox', days: 3 })).toMatchObject({
      response: { text: words.changed(words.kinds.inbox, 3) },
    });
    expect(await database.prisma.retentionTerm.findMany()).toMatchObject([{ kind: 'inbox', days: 3 }]);
  });

  it('that came back changed changes nothing', async () => {
    await press({ kind: 'audit', days: 1 });
    await expect(press({ kind: 'everything', days: 1 })).rejects.toMatchObject({ code: 'call.bad-payload' });
    expect(await database.prisma.retentionTerm.count()).toBe(0);
  });
});
