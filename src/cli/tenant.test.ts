import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallations, inviteTenant } from '../people/installations.ts';
import { createTenants, slugOf } from '../people/tenants.ts';
import { createVault } from '../people/vault.ts';
import { BOT_SCOPES } from '../platforms/slack/scopes.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { runCommand } from '../testing/run-cli.ts';
import { createSlackDriver, type SlackDriver } from '../testing/slack-driver.ts';

const KEY = randomBytes(32);
/** Each command is a process that loads the whole program. */
const MANY_PROCESSES_MS = 120_000;

let database: TestDatabase;
let driver: SlackDriver;
let environment: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = await createSlackDriver();
  environment = {
    DATABASE_URL: database.url,
    SLACK_SIGNING_SECRET: 'het-geheim-van-slack',
    SLACK_CLIENT_ID: '12.34',
    SLACK_CLIENT_SECRET: 'het-geheim',
    SLACK_API_URL: driver.env.SLACK_API_URL ?? '',
    PUBLIC_URL: 'https://bot.example.nl',
    ENCRYPTION_KEY: KEY.toString('base64'),
    TEAMS_APP_ID: 'aaaaaaaa-1111-4111-8111-111111111111',
    TEAMS_APP_PASSWORD: 'het-geheim-van-teams',
    TEAMS_TENANT_ID: 'bbbbbbbb-1111-4111-8111-111111111111',
    ORGANISATION_NAME: 'Provincie Test',
  };
});
afterAll(async () => {
  await driver.close();
  await database.drop();
});

const impact = (args: string[], changes: Record<string, string> = {}) =>
  runCommand(args, { ...environment, ...changes });
const tenantIn = (list: string, id: string): Record<string, unknown> | undefined =>
  JSON.parse(list).find((tenant: Record<string, unknown>) => tenant.id === id);

/** Connects a workspace as an invitation does, with a key of the test. */
async function install(team: string, key: Buffer, token: string): Promise<void> {
  const { prisma } = database;
  const tenants = createTenants(prisma);
  const installations = createInstallations({ prisma, vault: createVault([key]), tenants, belongings: [] });
  const name = 'Gemeente Noord';
  const secret = await inviteTenant(prisma, { platform: 'slack', organisation: { slug: slugOf(name), name } });
  const journey = await installations.follow('slack', secret);
  const invitation = (await installations.arrive('slack', journey ?? { state: '', browser: '' })) ?? '';
  await installations.connect('slack', { invitation, tenant: team, credentials: token });
}

describe('impact tenant', () => {
  it('prints a link that nobody can make up, and keeps only its hash', async () => {
    const { stdout, code } = await impact(['tenant', 'invite', 'slack', 'Gemeente Noord']);
    const secret = /https:\/\/bot\.example\.nl\/slack\/install\?invite=([\w-]{43})\s/.exec(stdout)?.[1] ?? '';
    expect(code).toBe(0);
    const secretHash = createHash('sha256').update(secret).digest('hex');
    const [invitation] = await database.prisma.tenantInvitation.findMany({
      where: { secretHash },
      include: { organisation: true },
    });
    expect(invitation?.organisation.name).toBe('Gemeente Noord');
    expect((invitation?.expiresAt.getTime() ?? 0) - (invitation?.createdAt.getTime() ?? 0)).toBe(24 * 60 * 60_000);
  });

  it('prints the consent link and the steps for Teams', async () => {
    const { stdout } = await impact(['tenant', 'invite', 'teams', 'Gemeente "Zuid"']);
    expect(stdout).toContain('/organizations/adminconsent?client_id=aaaaaaaa-1111-4111-8111-111111111111');
    expect(stdout).toContain('tenant add teams <tenant id> "Gemeente \\"Zuid\\""');
  });

  it('says what to set before a workspace can be invited', async () => {
    const own = { SLACK_CLIENT_ID: '', SLACK_CLIENT_SECRET: '', SLACK_BOT_TOKEN: 'xoxb-1' };
    const { stderr, code } = await impact(['tenant', 'invite', 'slack', 'Gemeente Noord'], own);
    expect(code).toBe(1);
    expect(stderr).toMatch(/SLACK_CLIENT_ID[\s\S]*ENCRYPTION_KEY/);
  });

  it(
    'adds, lists and removes, and leaves a tenant with its organisation',
    async () => {
      const id = 'cccccccc-1111-4111-8111-111111111111';
      await impact(['tenant', 'add', 'teams', id, 'Gemeente Oost']);
      const other = await impact(['tenant', 'add', 'teams', id, 'Gemeente West']);
      expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('another organisation')]);
      expect((await impact(['tenant', 'remove', 'teams', id])).code).toBe(0);
      const { stdout } = await impact(['tenant', 'list', '--json']);
      expect(tenantIn(stdout, id)).toMatchObject({
        platform: 'teams',
        organisation: 'Gemeente Oost',
        disconnectedAt: expect.any(String),
      });
    },
    MANY_PROCESSES_MS,
  );
});

describe('impact doctor', () => {
  it(
    'says of each team whether it can be served, and what to do',
    async () => {
      driver.answer('auth.test', () => ({ ok: true, team_id: 'TGOOD', user_id: 'U0IMPACT' }));
      await install('TGOOD', KEY, 'xoxb-good');
      await install('TLOST', randomBytes(32), 'xoxb-lost');
      await install('TGONE', KEY, 'xoxb-gone');
      await database.prisma.$executeRaw`UPDATE chat_tenant SET disconnected_at = now() WHERE external_id = 'TGONE'`;
      const { stdout } = await impact(['doctor', '--json'], {
        TEAMS_APP_ID: '',
        TEAMS_APP_PASSWORD: '',
        TEAMS_TENANT_ID: '',
      });
      const findings: { part: string; state: string; message: string }[] = JSON.parse(stdout);
      const of = (team: string) => findings.find(({ message }) => message.startsWith(`slack ${team}`));
      expect(of('TGOOD')).toMatchObject({
        part: 'tenant',
        state: 'ok',
        message: expect.stringMatching(/never read.*people refresh/),
      });
      expect(of('TLOST')).toMatchObject({ state: 'wrong', message: expect.stringContaining('ENCRYPTION_KEY') });
      expect(of('TGONE')).toMatchObject({ state: 'off', message: expect.stringContaining('tenant invite slack') });
    },
    MANY_PROCESSES_MS,
  );
});

describe('impact doctor, of a workspace that granted less than is asked now', () => {
  it(
    'names what is lacking, and that the app must be installed again',
    async () => {
      await install('TGOOD', KEY, 'xoxb-good');
      // Slack tells in a header what a token may do.
      const granted = BOT_SCOPES.filter((scope) => scope !== 'files:write' && scope !== 'users:read.email');
      const own = { ok: true, team_id: 'TGOOD', user_id: 'U0IMPACT' };
      driver.answerNext('auth.test', own, { 'x-oauth-scopes': granted.join(',') });
      const { stdout } = await impact(['doctor', '--json'], {
        TEAMS_APP_ID: '',
        TEAMS_APP_PASSWORD: '',
        TEAMS_TENANT_ID: '',
      });
      const findings: { state: string; message: string }[] = JSON.parse(stdout);
      const found = findings.find(({ message }) => message.startsWith('slack TGOOD'));
      expect(found?.state).toBe('wrong');
      expect(found?.message).toContain('lacks the scopes files:write, users:read.email.');
      expect(found?.message).toContain('install it there again');
    },
    MANY_PROCESSES_MS,
  );
});

describe('impact people refresh', () => {
  it(
    'reads who is there now, and says what changed',
    async () => {
      await install('TGOOD', KEY, 'xoxb-good');
      const users = [1, 2].map((n) => ({ id: `U${n}`, team_id: 'TGOOD', profile: { email: `u${n}@noord.nl` } }));
      driver.answer('users.list', () => ({ ok: true, members: users }));
      const refresh = () => impact(['people', 'refresh', '--tenant', 'TGOOD', '--json']);
      expect(JSON.parse((await refresh()).stdout)).toEqual([
        { platform: 'slack', id: 'TGOOD', listed: 2, new: 2, changed: 0, gone: 0 },
      ]);
      driver.failNext('users.list', 'internal_error');
      const failed = await refresh();
      expect(failed.code).toBe(1);
      expect(JSON.parse(failed.stdout)).toMatchObject([{ id: 'TGOOD', error: expect.stringContaining('Slack') }]);
    },
    MANY_PROCESSES_MS,
  );
});
