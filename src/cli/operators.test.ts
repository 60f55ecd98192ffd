import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { runCommand } from '../testing/run-cli.ts';
import { COMMANDS } from './commands.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase({ seeded: true });
  const { prisma } = database;
  const [noord, zuid] = [
    await prisma.organisation.create({ data: { slug: 'noord', name: 'Gemeente Noord' } }),
    await prisma.organisation.create({ data: { slug: 'zuid', name: 'Gemeente Zuid' } }),
  ];
  const anna = { organisationId: noord.id, displayName: 'Anna', email: 'anna@noord.nl' };
  const { id } = await prisma.person.create({ data: anna });
  await prisma.roleGrant.create({ data: { personId: id, role: 'broker' } });
  await prisma.person.create({ data: { organisationId: zuid.id, displayName: 'Bram', email: 'bram@zuid.nl' } });
});

afterEach(() => database.drop());

const impact = (...args: string[]) => runCommand(args, { DATABASE_URL: database.url, DATA_DIR: tmpdir() });

function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

describe('every command', () => {
  it('can print for a program', async () => {
    const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
    const without = commands
      .flatMap(leavesOf)
      .filter((command) => !command.options.some(({ long }) => long === '--json'))
      .map(nameOf);
    expect(without).toEqual([]);
  });

  it.each([
    [['people', 'list']],
    [['people', 'links']],
    [['role', 'list']],
    [['tenant', 'list']],
    [['audit', 'list']],
    [['cases', 'list', '--organisation', 'noord']],
    [['cases', 'export', '--organisation', 'noord']],
    [['documents', 'list']],
    [['retention', 'list']],
    [['retention', 'report']],
  ])('that lists, lists an array: %j', async (args) => {
    const { code, stdout } = await impact(...args, '--json');
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.any(Array)]);
  });
});

describe('a mistake', () => {
  it.each([
    [['role', 'grant', 'king', 'anna@noord.nl'], 'cli.role'],
    [['role', 'grnt'], 'cli.unknown-command'],
    [['role', 'grant'], 'cli.arguments'],
    [['role', 'list', '--jsn'], 'cli.arguments'],
  ])('is JSON where JSON was asked for: %j', async (args, code) => {
    const done = await impact(...args, '--json');
    expect(done).toMatchObject({ code: 1, stdout: '' });
    expect(JSON.parse(done.stderr)).toEqual({ error: { code, message: expect.any(String) } });
  });
});

describe('what did not arrive', () => {
  it('is about a case by its number', async () => {
    const { prisma } = database;
    const organisation = await prisma.organisation.findFirstOrThrow({ where: { slug: 'noord' } });
    const tenant = await prisma.chatTenant.create({
      data: { platform: 'slack', externalId: 'T0NOORD', organisationId: organisation.id },
    });
    const anna = await prisma.person.findFirstOrThrow({ where: { displayName: 'Anna' } });
    const { id, number } = await prisma.entrepreneurCase.create({
      data: {
        organisationId: organisation.id,
        filedById: anna.id,
        ownerPersonId: anna.id,
        ownerRung: 'filer',
        clocks: {},
        topics: [],
        request: null,
      },
    });
    const conversation = await prisma.conversation.create({
      data: { tenantId: tenant.id, externalId: 'C1', kind: 'channel', address: { channel: 'C1' } },
    });
    const { id: entry } = await prisma.outboxEntry.create({
      data: {
        conversationId: conversation.id,
        state: 'failed',
        errorCode: 'delivery.blocked',
        gaveUpAt: new Date(),
        about: `case:${id}`,
        payload: {},
      },
    });
    const { stdout } = await impact('deliveries', 'show', String(entry));
    expect(stdout).toContain(`about: case ${number};`);
    expect(stdout).not.toContain(id);
  });
});

describe('a role', () => {
  it('is given and taken without a warning, and the roles told are those of afterwards', async () => {
    const granted = await impact('role', 'grant', 'ambassador', 'anna@noord.nl', '--json');
    expect([granted.code, granted.stderr]).toEqual([0, '']);
    expect(JSON.parse(granted.stdout)).toMatchObject({ changed: true, person: { roles: ['ambassador', 'broker'] } });
    const revoked = await impact('role', 'revoke', 'ambassador', 'anna@noord.nl', '--json');
    expect([revoked.code, revoked.stderr]).toEqual([0, '']);
    expect(JSON.parse(revoked.stdout)).toMatchObject({ changed: true, person: { roles: ['broker'] } });
  });

  it('of a broker who has cases and questions is taken with how many, and what becomes of them', async () => {
    const { prisma } = database;
    const { id: organisationId } = await prisma.organisation.findUniqueOrThrow({ where: { slug: 'noord' } });
    const anna = await prisma.person.findFirstOrThrow({ where: { displayName: 'Anna' } });
    await prisma.entrepreneurCase.create({
      data: {
        organisationId,
        filedById: (await prisma.person.create({ data: { organisationId, displayName: 'Fleur' } })).id,
        ownerPersonId: anna.id,
        ownerRung: 'broker',
        state: 'bounced',
        clocks: {},
        topics: [],
        request: null,
      },
    });
    await prisma.knowledgeGap.create({ data: { organisationId, language: 'nl', question: 'Waar?' } });
    const revoke = () => impact('role', 'revoke', 'broker', 'anna@noord.nl', '--json');
    const alone = JSON.parse((await revoke()).stdout);
    expect(alone).toMatchObject({ changed: true, leaves: { cases: 1, questions: 1, brokers: [] } });
    await impact('role', 'grant', 'broker', 'anna@noord.nl');
    const cees = await prisma.person.create({ data: { organisationId, displayName: 'Cees' } });
    await prisma.roleGrant.create({ data: { personId: cees.id, role: 'broker' } });
    expect((await impact('role', 'revoke', 'broker', 'anna@noord.nl')).stdout).toContain(
      '1 open case goes to another broker within a minute (Cees). 1 open question of Gemeente Noord waits for the other brokers.',
    );
    expect((await revoke()).stdout).not.toContain('"leaves"');
  });
});

describe('what cannot be right', () => {
  it.each([
    [
      ['poeple'],
      /impact has no command "poeple". Did you mean: impact people\?[\s\S]*\n {2}people +The people the bot knows/,
    ],
    [['people', 'lsit'], /impact people has no command "lsit". Did you mean: impact people list\?[\s\S]*\n {2}import /],
    [['people', 'xyzzy'], /impact people has no command "xyzzy".\n[\s\S]*\n {2}list /],
    [
      ['tenant', 'add', 'slack', 'Gemeente Noord', 'noord'],
      /"Gemeente Noord" cannot be right: a Slack team id begins with a T/,
    ],
    [['tenant', 'add', 'teams', 'T0123', 'Noord'], /"T0123" cannot be right: a tenant id looks like/],
    [['role', 'grant', 'broker', 'anna@noord'], /"anna@noord" names nobody: an e-mail address is written as/],
    [['role', 'grant', 'broker', 'slack:anna'], /a Slack user is written as slack:U012345/],
    [['people', 'erase', 'anna@@noord.nl'], /names nobody: an e-mail address/],
    [['people', 'list', '--role', 'koning'], /No such role: koning. Expected ambassador, /],
    [['people', 'list', '--organisation', 'west'], /no organisation "west". There are: noord, zuid/],
    [['audit', 'list', '--limit', '0'], /--limit: expected a whole number from 1 to 10000, not "0"/],
    [['audit', 'list', '--limit', 'veel'], /--limit: expected a whole number from 1 to 10000, not "veel"/],
    [['retention', 'set', 'inbox', '0'], /whole number of days from 1 to 3650/],
    [['retention', 'set', 'inbox', '11', 'jaar'], /whole number of days from 1 to 3650/],
  ])('is refused with what is: %j', async (args, sentence) => {
    const { code, stderr } = await impact(...args);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/ at .*\.ts:/);
    expect(code).toBe(1);
    expect(await database.prisma.chatTenant.count()).toBe(0);
  });
});

describe('impact people list', () => {
  it('lists everybody, or those of one organisation or with one role', async () => {
    const names = async (...args: string[]) =>
      JSON.parse((await impact('people', 'list', '--json', ...args)).stdout).map(
        ({ displayName }: { displayName: string }) => displayName,
      );
    expect(await names()).toEqual(['Anna', 'Bram']);
    expect(await names('--organisation', 'Gemeente Zuid')).toEqual(['Bram']);
    expect(await names('--role', 'makelaar')).toEqual(['Anna']);
    expect((await impact('people', 'list')).stdout).toContain('Anna <anna@noord.nl> (Gemeente Noord)  broker');
  });

  it('marks who left', async () => {
    const { prisma } = database;
    const { id: personId, organisationId } = await prisma.person.findFirstOrThrow({
      where: { displayName: 'Bram' },
    });
    const tenant = { platform: 'slack', externalId: 'TZUID', organisationId: organisationId ?? '' };
    const { id: tenantId } = await prisma.chatTenant.create({ data: tenant });
    const account = { tenantId, personId, standing: 'member' as const, deactivatedAt: new Date() };
    await prisma.chatIdentity.create({ data: { ...account, externalUserId: 'UBRAM' } });
    const { stdout } = await impact('people', 'list');
    expect(stdout).toMatch(/^Bram .*\(left\)$/m);
    expect(stdout).toMatch(/^Anna .*broker$/m);
  });
});

describe('impact people import', () => {
  it('reads a file that begins with sep=;', async () => {
    const file = join(tmpdir(), `people-${process.pid}.csv`);
    await writeFile(file, '\uFEFFsep=;\r\nnaam;e-mail\r\nCarla;carla@noord.nl\r\n');
    const { code, stdout } = await impact('people', 'import', file, '--organisation', 'noord', '--dry-run', '--json');
    expect([code, JSON.parse(stdout).people]).toMatchObject([0, [{ kind: 'new', email: 'carla@noord.nl' }]]);
  });
});

describe('impact audit list', () => {
  it('says in words who did what to whom, in two languages', async () => {
    await impact('role', 'grant', 'administrator', 'anna@noord.nl');
    expect((await impact('audit', 'list')).stdout).toMatch(
      / The system or the operator made Anna administrator\. \(Gemeente Noord\)/,
    );
    const dutch = await impact('audit', 'list', '--language', 'nl', '--json');
    expect(JSON.parse(dutch.stdout)).toMatchObject([
      { action: 'role.granted', text: 'Het systeem of de technische beheerder gaf Anna de rol beheerder.' },
    ]);
  });

  it('says of an erasure at somebody’s own wish that it was theirs, and of one by the operator that it was the operator’s', async () => {
    const { prisma } = database;
    const { id } = await prisma.person.create({ data: { erasedAt: new Date() } });
    const erasure = { action: 'person.erased', objectKind: 'person', objectId: id };
    await prisma.auditEntry.create({ data: { ...erasure, actorId: null } });
    await prisma.auditEntry.create({ data: { ...erasure, actorId: id } });
    const sentences = (await impact('audit', 'list', '--limit', '2')).stdout.trim().split('\n');
    expect(sentences).toMatchObject([
      expect.stringMatching(/ Somebody had their own data erased, at their own wish\.$/),
      expect.stringMatching(/ The system or the operator erased the data of somebody who was erased\.$/),
    ]);
  });
});
