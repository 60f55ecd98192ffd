import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import { createTeamsDriver, type TeamsDriver } from '../../testing/teams-driver.ts';
import { startTestBot, type TestBot } from './test-bot.ts';

const TEAM = '19:algemeen@thread.tacv2';
const OTHER_TENANT = 'aaaaaaaa-1111-4111-8111-111111111111';

let driver: TeamsDriver;
let bot: TestBot;

beforeAll(async () => {
  driver = await createTeamsDriver();
});
afterAll(() => driver.close());
beforeEach(async () => {
  bot = await startTestBot(driver);
});
afterEach(() => bot.close());

const channel = (fields: Record<string, unknown>) => ({
  conversation: { id: `${TEAM};messageid=17`, conversationType: 'channel', isGroup: true, tenantId: driver.tenant },
  channelData: { tenant: { id: driver.tenant }, team: { id: TEAM }, ...fields },
});

/** Where a message with these fields was said. */
async function said(fields: Record<string, unknown>) {
  await driver.post(driver.activity('anna', { type: 'message', text: 'Vraag', ...fields }));
  return bot.doors.last('message');
}

/** What Teams tells of somebody, asked where they said something. */
async function profileOf(id: string, fields: Record<string, unknown> = {}) {
  const { conversation } = await said(fields);
  return bot.teams.platform.profile(conversation, id);
}

describe('who somebody is', () => {
  it('is told of a member, with name and address', async () => {
    driver.connector.members.tell('m1', { name: 'Anna de Vries', email: 'anna@noord.nl' });
    expect(await profileOf('m1')).toEqual({
      externalId: 'm1',
      displayName: 'Anna de Vries',
      email: 'anna@noord.nl',
      department: null,
      standing: 'member',
      deactivated: false,
    });
  });

  it.each([
    ['a guest in the tenant', { userRole: 'guest' }, 'guest'],
    ['somebody in a meeting without an account', { userRole: 'anonymous' }, 'guest'],
    ['an invited account that says it is a user', { userPrincipalName: 'x_elders.nl#EXT#@noord.nl' }, 'guest'],
    ['somebody whose role Teams does not tell', { userRole: undefined }, 'guest'],
    ['somebody whose role is of a later Teams', { userRole: 'associate' }, 'guest'],
    ['somebody whose tenant Teams does not tell', { tenantId: undefined }, 'guest'],
    ['a member of another tenant', { tenantId: OTHER_TENANT }, 'external'],
  ] as const)('is no member for %s, whose address counts for nothing', async (_who, told, standing) => {
    driver.connector.members.tell('m2', { email: 'x@noord.nl', ...told });
    expect(await profileOf('m2')).toMatchObject({ standing, email: null });
  });

  it('is nobody when Teams knows no such person', async () => {
    driver.connector.members.tell('m3', null);
    expect(await profileOf('m3')).toBeNull();
  });

  it('is asked for later when Teams does not tell now', async () => {
    driver.connector.members.failNext({ status: 503 });
    await expect(profileOf('m1')).rejects.toMatchObject({ code: 'people.unavailable', retryable: true });
  });

  it('is asked of the channel, not of a thread in it', async () => {
    await profileOf('m1', channel({ channel: { type: 'shared' } }));
    expect(driver.connector.members.asked.at(-1)).toBe(TEAM);
  });

  it('is told by the event itself of somebody of another tenant', async () => {
    const from = { id: '29:z', aadObjectId: 'z', tenantId: OTHER_TENANT };
    expect((await said({ from })).sender).toMatchObject({ externalId: 'z', external: true });
    expect((await said({})).sender.external).toBeUndefined();
  });
});

describe('who reads along', () => {
  it.each([
    ['nobody else in a direct message', {}, false],
    ['colleagues in a channel of the team', { channel: { type: 'standard' } }, false],
    ['colleagues in a private channel', { channel: { type: 'private' } }, false],
    ['others in a shared channel', { channel: { type: 'shared' } }, true],
    ['others in a shared channel, told by membership', { channel: { membershipType: 'shared' } }, true],
    ['others in a shared channel, told by the team', { team: { id: TEAM, type: 'sharedChannel' } }, true],
    ['nobody knows who, in a channel of untold kind', { channel: {} }, undefined],
  ])('%s', async (_who, told, shared) => {
    const { conversation } = await said(Object.keys(told).length === 0 ? {} : channel(told));
    expect(conversation.shared).toBe(shared);
  });

  it('others, where the channel is of another tenant than the person', async () => {
    const place = channel({ channel: { type: 'standard' } });
    const { conversation } = await said({ ...place, conversation: { ...place.conversation, tenantId: OTHER_TENANT } });
    expect(conversation.shared).toBe(true);
  });
});

describe('the list of people', () => {
  const place = async (): Promise<ConversationReference> => (await said(channel({}))).conversation;
  async function read(places: ConversationReference[]) {
    const pages: string[][] = [];
    for await (const page of bot.teams.platform.people(driver.tenant, places)) {
      pages.push(page.map(({ externalId, standing }) => `${externalId}:${standing}`));
    }
    return pages;
  }
  const people = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `29:${n}`, aadObjectId: `p${n}` }));

  beforeEach(() => {
    driver.connector.members.pageSize = 2;
  });

  it('is read page by page, with the team as place', async () => {
    driver.connector.members.list(TEAM, [...people(3), { id: '29:g', aadObjectId: 'g', userRole: 'guest' }]);
    const where = await place();
    expect(where.team).toBe(TEAM);
    expect(await read([where])).toEqual([
      ['p0:member', 'p1:member'],
      ['p2:member', 'g:guest'],
    ]);
  });

  it('waits as long as Teams says', async () => {
    driver.connector.members.list(TEAM, people(3));
    const where = await place();
    driver.connector.members.failNext({ status: 429, retryAfterSeconds: 0 }, 3);
    expect((await read([where])).flat()).toHaveLength(3);
  });

  it.each([
    ['Teams fails', { status: 500 }],
    ['the connection breaks', { status: 0 }],
    ['Teams makes it wait too long', { status: 429, retryAfterSeconds: 3600 }],
  ])('breaks off when %s', async (_what, failure) => {
    driver.connector.members.list(TEAM, people(3));
    const where = await place();
    const pages = bot.teams.platform.people(driver.tenant, [where])[Symbol.asyncIterator]();
    await pages.next();
    driver.connector.members.failNext(failure);
    await expect(pages.next()).rejects.toMatchObject({ code: 'people.unavailable', retryable: true });
  });
});

describe('where the bot is', () => {
  it('is noted when it is removed', async () => {
    const removed = driver.activity('anna', { type: 'installationUpdate', action: 'remove', ...channel({}) });
    expect((await driver.post(removed)).status).toBe(200);
    expect(bot.doors.accepted).toEqual([]);
    expect(bot.installations.left).toMatchObject([{ platform: 'teams', tenant: driver.tenant, team: TEAM }]);
  });
});

describe('in the open Playground', () => {
  it('everyone is a member, without asking', async () => {
    const open = await startTestBot(driver, { kind: 'open', tenantId: driver.tenant });
    try {
      driver.connector.members.tell('m4', null);
      const asked = driver.connector.members.asked.length;
      await driver.post(driver.activity('anna', { type: 'message', text: 'Vraag' }), { authorization: '' });
      const { conversation } = open.doors.last('message');
      expect(await open.teams.platform.profile(conversation, 'm4')).toMatchObject({ standing: 'member' });
      expect(driver.connector.members.asked).toHaveLength(asked);
    } finally {
      await open.close();
    }
  });
});
