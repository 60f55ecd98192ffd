import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examinePeople } from '../../cli/doctor/people.ts';
import { nl } from '../../i18n/nl.ts';
import { importPeople } from '../../people/import.ts';
import { grantRole, revokeRole } from '../../people/roles.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';

const { people } = nl;
const OPERATOR = people.somebody;

let driver: SlackDriver;
let running: RunningBot;
const personIds = new Map<string, string>();

beforeAll(async () => {
  driver = await createSlackDriver();
  running = await startRunningBot([driver], { FIRST_ADMINISTRATORS: `slack:${driver.userId('Ada')}` });
  for (const person of ['Ada', 'Bram', 'Cor']) {
    const { thread } = await driver.say(person, 'Hoi');
    await driver.answers(thread, 1);
    const identity = { externalUserId: driver.userId(person) };
    const { personId } = await running.database.prisma.chatIdentity.findFirstOrThrow({ where: identity });
    personIds.set(person, personId);
  }
});

afterAll(async () => {
  await running?.stop();
  await driver?.close();
});

const idOf = (person: string) => personIds.get(person) ?? '';

/** Waits until somebody reads this alone with the bot. */
async function reads(person: string, text: string): Promise<void> {
  const conversations = await running.database.prisma.conversation.findMany({ where: { kind: 'personal' } });
  await eventually(`"${text}" for ${person}`, async () => {
    const places = [await driver.direct(person), ...conversations.map(({ externalId }) => externalId)];
    const received = await Promise.all(places.map((place) => driver.answers(place, 0).catch(() => [])));
    return received.flat().some((message) => message.text.includes(text)) ? true : undefined;
  });
}

describe('a role that was not given in chat is told all the same', () => {
  it('to the first administrator, of the configuration', () =>
    reads('Ada', people.youAreNow(OPERATOR, people.roles.administrator)));

  it('by the operator, when it is given and when it is taken', async () => {
    const { prisma } = running.database;
    const change = { by: null, personId: idOf('Bram'), role: 'procurement_officer' } as const;
    await prisma.$transaction((tx) => grantRole(tx, change));
    await reads('Bram', people.youAreNow(OPERATOR, people.roles.procurement_officer));
    await prisma.$transaction((tx) => revokeRole(tx, change));
    await reads('Bram', people.youAreNotNow(OPERATOR, people.roles.procurement_officer));
  });

  it('by an import', async () => {
    const { prisma } = running.database;
    const email = 'cor@noord.nl';
    await prisma.person.update({ where: { id: idOf('Cor') }, data: { email } });
    const { slug: organisation } = await prisma.organisation.findFirstOrThrow();
    const row = {
      line: 2,
      name: 'Cor',
      email,
      department: null,
      region: null,
      organisation,
      roles: ['broker' as const],
    };
    await prisma.$transaction((tx) => importPeople(tx, [row], { organisation: null, dryRun: false }));
    await reads('Cor', people.youAreNow(OPERATOR, people.roles.broker));
  });
});

describe('accounts that may be one person', () => {
  async function propose(organisationId: string, tenantId: string): Promise<void> {
    const { prisma } = running.database;
    const stranger = await prisma.person.create({ data: { organisationId, displayName: 'Dirk' } });
    const identity = await prisma.chatIdentity.create({
      data: { tenantId, externalUserId: `U${stranger.id}`, personId: stranger.id, standing: 'member' },
    });
    const { id: personId } = await prisma.person.create({ data: { organisationId, displayName: 'Dirk' } });
    await prisma.linkProposal.create({ data: { identityId: identity.id, personId, reason: 'both-known' } });
    await ringAtCommit(prisma, ['people_news']);
  }

  it('are told to the administrators of the organisation', async () => {
    const tenant = await running.database.prisma.chatTenant.findFirstOrThrow();
    await propose(tenant.organisationId, tenant.id);
    await reads('Ada', people.linksWait(1));
    expect(await examinePeople(running.database.prisma)).toMatchObject({ state: 'ok' });
  });

  it('where there is no administrator, are told to network brokers, and to the operator by doctor', async () => {
    const { prisma } = running.database;
    await prisma.roleGrant.create({ data: { personId: idOf('Bram'), role: 'network_broker' } });
    const { id } = await prisma.organisation.create({ data: { slug: 'zuid', name: 'Gemeente Zuid' } });
    const tenant = await prisma.chatTenant.create({
      data: { platform: 'slack', externalId: 'T-zuid', organisationId: id },
    });
    await propose(id, tenant.id);
    await reads('Bram', people.linksWaitThere(1, 'Gemeente Zuid'));
    expect(await examinePeople(prisma)).toMatchObject({ state: 'wrong', message: expect.stringContaining('Zuid') });
  });
});
