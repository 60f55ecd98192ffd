import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSlackDriver, type SlackDriver } from '../../testing/slack-driver.ts';
import { personalConversation } from './address.ts';
import { startTestBot, type TestBot } from './test-bot.ts';

let driver: SlackDriver;
let bot: TestBot;

beforeAll(async () => {
  driver = await createSlackDriver();
});
afterAll(() => driver.close());
beforeEach(async () => {
  bot = await startTestBot(driver);
});
afterEach(() => bot.close());

const profileOf = (externalId: string) =>
  bot.slack.platform.profile(personalConversation(driver.tenant, { channel: 'D1' }), externalId);

/** Slack tells this of a user. */
function slackTells(user: Record<string, unknown>): void {
  const told = { id: 'U9', team_id: driver.tenant, profile: { real_name: 'Anna de Vries', email: 'anna@noord.nl' } };
  driver.answer('users.info', () => ({ ok: true, user: { ...told, ...user } }));
}

describe('who somebody is', () => {
  it('is told of a member of the workspace, as the emulator has them', async () => {
    const id = driver.userId('Anna');
    expect(await profileOf(id)).toMatchObject({
      externalId: id,
      displayName: expect.stringContaining('noor-'),
      email: expect.stringContaining('@'),
      standing: 'member',
      deactivated: false,
    });
  });

  it('is nobody when Slack knows no such person', async () => {
    expect(await profileOf('U-nobody')).toBeNull();
  });

  it.each([
    ['a guest of several channels', { is_restricted: true }, 'guest'],
    ['a guest of one channel', { is_restricted: true, is_ultra_restricted: true }, 'guest'],
    ['somebody whose team Slack does not tell', { team_id: undefined }, 'guest'],
    ['a stranger of Slack Connect', { is_stranger: true }, 'external'],
    ['somebody of another workspace', { team_id: 'T2' }, 'external'],
    ['somebody of another workspace of the company', { team_id: 'T2', enterprise_user: { teams: ['T2'] } }, 'external'],
  ])('is no member for %s, whose address counts for nothing', async (_who, told, standing) => {
    slackTells(told);
    expect(await profileOf('U9')).toMatchObject({ standing, email: null });
  });

  it('is a member in every workspace of the company they belong to', async () => {
    slackTells({ team_id: 'T2', enterprise_user: { teams: ['T2', driver.tenant] } });
    expect(await profileOf('U9')).toMatchObject({ standing: 'member', email: 'anna@noord.nl' });
  });

  it('is told of who may not sign in any more', async () => {
    slackTells({ deleted: true });
    expect(await profileOf('U9')).toMatchObject({ deactivated: true });
  });

  it.each(['internal_error', 500, 'broken-connection'])('is asked for later after %s', async (failure) => {
    driver.failNext('users.info', failure);
    await expect(profileOf('U9')).rejects.toMatchObject({ code: 'people.unavailable', retryable: true });
  });
});

describe('the list of people', () => {
  const user = (id: string, fields: Record<string, unknown> = {}) => ({ id, team_id: driver.tenant, ...fields });
  const PAGES: Record<string, { members: Record<string, unknown>[]; next: string }> = {};

  beforeEach(() => {
    PAGES[''] = { members: [user('U1'), user('B1', { is_bot: true }), user('USLACKBOT')], next: 'two' };
    PAGES.two = { members: [user('U2', { is_restricted: true }), user('U3', { deleted: true })], next: '' };
    driver.answer('users.list', ({ cursor }) => {
      const page = PAGES[typeof cursor === 'string' ? cursor : ''];
      return { ok: true, members: page?.members, response_metadata: { next_cursor: page?.next ?? '' } };
    });
  });

  async function read(): Promise<string[]> {
    const people: string[] = [];
    for await (const page of bot.slack.platform.people(driver.tenant, [])) {
      people.push(...page.map(({ externalId, standing, deactivated }) => `${externalId}:${standing}:${deactivated}`));
    }
    return people;
  }

  it('is read to its end, without bots', async () => {
    expect(await read()).toEqual(['U1:member:false', 'U2:guest:false', 'U3:member:true']);
  });

  it('waits as long as Slack says', async () => {
    driver.failNext('users.list', 429, 3, { 'retry-after': '0' });
    expect(await read()).toHaveLength(3);
  });

  it.each([
    ['Slack fails', 500, {}],
    ['the connection breaks', 'broken-connection', {}],
    ['Slack makes it wait too long', 429, { 'retry-after': '3600' }],
    ['the cursor is not taken', 'invalid_cursor', {}],
  ])('breaks off when %s', async (_what, failure, headers) => {
    const pages = bot.slack.platform.people(driver.tenant, [])[Symbol.asyncIterator]();
    await pages.next();
    driver.failNext('users.list', failure, 1, headers);
    await expect(pages.next()).rejects.toMatchObject({ code: 'people.unavailable', retryable: true });
  });

  it('breaks off at a page that is none', async () => {
    PAGES.two = { members: [{ name: 'no id' }], next: '' };
    await expect(read()).rejects.toMatchObject({ code: 'people.unavailable' });
  });
});
