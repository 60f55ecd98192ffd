import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createInstallations, inviteTenant, resealCredentials } from './installations.ts';
import { createTenants, slugOf } from './tenants.ts';
import { createVault } from './vault.ts';

const NAME = 'Gemeente Noord';
const OLD_KEY = randomBytes(32);
const VAULT = createVault([OLD_KEY]);

describe('installations', () => {
  let database: TestDatabase;
  let team = '';
  let seed = 0;

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 6 });
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    seed += 1;
    team = `T${seed}`;
  });

  /** One process: with its own memory of which tenants are connected, and a clock of the test. */
  function process(now: () => number = Date.now) {
    const tenants = createTenants(database.prisma, now);
    const installations = createInstallations({ prisma: database.prisma, vault: VAULT, tenants, belongings: [] });
    return { tenants, installations };
  }
  const invite = (name = NAME) =>
    inviteTenant(database.prisma, { platform: 'slack', organisation: { slug: slugOf(name), name } });

  async function travel(secret: string) {
    const { installations } = process();
    const journey = await installations.follow('slack', secret);
    if (!journey) throw new Error('The invitation does not hold.');
    return journey;
  }

  async function install(name = NAME, token = 'xoxb-1', into = process()) {
    const invitation = (await into.installations.arrive('slack', await travel(await invite(name)))) ?? '';
    return into.installations.connect('slack', { invitation, tenant: team, credentials: token });
  }

  const audit = async (action: string) =>
    (await database.prisma.auditEntry.findMany({ where: { action } })).filter(({ details }) =>
      JSON.stringify(details).includes(`"${team}"`),
    );
  /** As if so much time had passed since. */
  const ago = (column: 'expires_at' | 'state_expires_at', interval: string) =>
    database.prisma.$executeRawUnsafe(`UPDATE tenant_invitation SET ${column} = ${column} - interval '${interval}'`);

  it('connect a team to the organisation that was invited, and write it down', async () => {
    const { tenants, installations } = process();
    expect(await tenants.find('slack', team)).toBeNull();
    expect(await install()).toBe('connected');
    const organisation = await database.prisma.organisation.findUniqueOrThrow({ where: { slug: slugOf(NAME) } });
    expect(await tenants.find('slack', team)).toMatchObject({ organisationId: organisation.id });
    expect(await installations.credentials('slack', team)).toBe('xoxb-1');
    expect(await audit('tenant.connected')).toHaveLength(1);
  });

  it('keep tokens and secrets out of the database', async () => {
    const secret = await invite();
    const journey = await travel(secret);
    await install(NAME, 'xoxb-very-secret');
    const stored = JSON.stringify([
      await database.prisma.tenantInvitation.findMany(),
      await database.prisma.chatTenant
        .findMany()
        .then((rows) => rows.map(({ credentials }) => Buffer.from(credentials ?? []).toString('latin1'))),
      await database.prisma.auditEntry.findMany().then((rows) => rows.map(({ details }) => details)),
    ]);
    for (const word of [secret, journey.state, journey.browser, 'xoxb-very-secret']) expect(stored).not.toContain(word);
    expect(stored).toContain(createHash('sha256').update(secret).digest('hex'));
  });

  it('take an invitation once', async () => {
    const secret = await invite();
    const { installations } = process();
    const [first, second] = [await travel(secret), await travel(secret)];
    // Followed twice: only the last journey counts.
    expect(await installations.arrive('slack', first)).toBeNull();
    const invitation = (await installations.arrive('slack', second)) ?? '';
    const connect = () => installations.connect('slack', { invitation, tenant: team, credentials: 'xoxb-1' });
    expect((await Promise.all([connect(), connect()])).sort()).toEqual(['connected', 'used']);
    expect(await installations.follow('slack', secret)).toBeNull();
  });

  it('take a state once, also when it comes back twice at the same moment', async () => {
    const journey = await travel(await invite());
    const { installations } = process();
    const arrived = await Promise.all([1, 2, 3].map(() => installations.arrive('slack', journey)));
    expect(arrived.filter((id) => id !== null)).toHaveLength(1);
  });

  it('refuse a state of another browser, without using it up', async () => {
    const journey = await travel(await invite());
    const { installations } = process();
    const stranger = randomBytes(32).toString('base64url');
    expect(await installations.arrive('slack', { ...journey, browser: stranger })).toBeNull();
    expect(await installations.arrive('teams', journey)).toBeNull();
    expect(await installations.arrive('slack', journey)).not.toBeNull();
  });

  it.each([
    ['after a day', 'expires_at', '24 hours', true],
    ['just within a day', 'expires_at', '23 hours 59 minutes', false],
  ] as const)('follow no invitation %s', async (_when, column, interval, expired) => {
    const secret = await invite();
    await ago(column, interval);
    expect((await process().installations.follow('slack', secret)) === null).toBe(expired);
  });

  it.each([
    ['after ten minutes', '10 minutes', true],
    ['just within ten minutes', '9 minutes 50 seconds', false],
  ])('take no state %s', async (_when, interval, expired) => {
    const journey = await travel(await invite());
    await ago('state_expires_at', interval);
    expect((await process().installations.arrive('slack', journey)) === null).toBe(expired);
  });

  it('leave a team with the organisation it belongs to', async () => {
    await install();
    expect(await install('Gemeente Zuid', 'xoxb-2')).toBe('taken');
    const { tenants, installations } = process();
    expect(await installations.credentials('slack', team)).toBe('xoxb-1');
    const organisation = { slug: 'gemeente-zuid', name: 'Gemeente Zuid' };
    await expect(tenants.connect({ platform: 'slack', externalId: team, organisation })).rejects.toMatchObject({
      code: 'tenant.taken',
    });
  });

  it('give a team that two organisations connect at once to one of them', async () => {
    const outcomes = await Promise.all([install('Gemeente Noord'), install('Gemeente Zuid')]);
    expect(outcomes.sort()).toEqual(['connected', 'taken']);
  });

  it('wipe a token when the app is removed, refuse its events, and take it back', async () => {
    await install();
    const { tenants, installations } = process();
    await tenants.find('slack', team);
    await installations.disconnect('slack', team, { reason: 'app_uninstalled', at: null });
    await installations.disconnect('slack', team, { reason: 'tokens_revoked', at: null });
    expect(await tenants.find('slack', team)).toBeNull();
    expect(await installations.credentials('slack', team)).toBeNull();
    expect(await database.prisma.chatTenant.findFirst({ where: { externalId: team } })).toMatchObject({
      credentials: null,
      disconnectedAt: expect.any(Date),
    });
    expect(await audit('tenant.disconnected')).toHaveLength(1);
    expect(await install(NAME, 'xoxb-3')).toBe('connected');
    expect(await process().installations.credentials('slack', team)).toBe('xoxb-3');
    expect(await audit('tenant.connected')).toHaveLength(2);
  });

  it('are noticed by another process within half a minute', async () => {
    await install();
    let time = 0;
    const other = process(() => time);
    expect(await other.tenants.find('slack', team)).not.toBeNull();
    await process().installations.disconnect('slack', team, { reason: 'app_uninstalled', at: null });
    time = 30_000;
    expect(await other.tenants.find('slack', team)).toBeNull();
    // A new connection is noticed at once: who is unknown is asked about every time.
    await install(NAME, 'xoxb-4');
    expect(await other.tenants.find('slack', team)).not.toBeNull();
  });

  it('seal tokens again with a new key, so that the old one can go', async () => {
    await install();
    const key = randomBytes(32);
    const rotated = createVault([key, OLD_KEY]);
    expect(await resealCredentials(database.prisma, rotated)).toBeGreaterThan(0);
    expect(await resealCredentials(database.prisma, rotated)).toBe(0);
    const tenants = createTenants(database.prisma);
    const later = createInstallations({ prisma: database.prisma, vault: createVault([key]), tenants, belongings: [] });
    expect(await later.credentials('slack', team)).toBe('xoxb-1');
    await expect(process().installations.credentials('slack', team)).rejects.toMatchObject({
      code: 'vault.unknown-key',
    });
  });

  it('do not mind a late word about an earlier installation', async () => {
    await install();
    const { installations } = process();
    await installations.disconnect('slack', team, { reason: 'app_uninstalled', at: new Date(Date.now() - 60_000) });
    expect(await installations.credentials('slack', team)).toBe('xoxb-1');
  });
});
