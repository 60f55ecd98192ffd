import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../case-life/case-life.ts';
import { createCases } from '../../../case-life/cases.ts';
import { brokersInOrder } from '../../../case-life/repository.ts';
import { createTestNetwork, type TestNetwork } from '../../../case-life/test-cases.ts';
import type { FormValues } from '../../../chat/form.ts';
import type { Turn } from '../../../chat/skill.ts';
import { openCaseRouter } from '../../../routing/router.ts';
import { createTestDatabase, type TestDatabase } from '../../../testing/database.ts';
import { createCaseNotices } from '../telling/notices.ts';
import { createCasesSkill } from './skill.ts';

const router = await openCaseRouter();
let database: TestDatabase;
let network: TestNetwork;
/** A broker of another organisation, who holds the role longer than any other. */
let foreign: { personId: string; organisationId: string };

beforeEach(async () => {
  database = await createTestDatabase();
  network = await createTestNetwork(database.prisma);
  const { prisma } = database;
  const { id: organisationId } = await prisma.organisation.create({ data: { slug: 'ander', name: 'Ander' } });
  const { id: personId } = await prisma.person.create({ data: { organisationId, displayName: 'Vera' } });
  await prisma.roleGrant.create({ data: { personId, role: 'broker', grantedAt: new Date('2026-01-01') } });
  foreign = { personId, organisationId };
});

afterEach(() => database.drop());

/** As it was handed over, or what else an action is for. */
type Stage = 'draft' | 'handed_over' | 'waiting' | 'to_forward';

interface Press {
  action: string;
  at: Stage;
  values?: FormValues;
  payload?: object;
  /** Who may do it here. */
  by?: 'filer';
}

const PRESSES: readonly Press[] = [
  { action: 'case.hand-over', at: 'draft' },
  { action: 'case.send', at: 'draft', values: { counter: 'roz' } },
  { action: 'case.edit', at: 'draft', values: { request: 'Zoekt een pand', place: 'Raalte' }, by: 'filer' },
  { action: 'case.drop', at: 'draft', by: 'filer' },
  { action: 'case.place', at: 'draft', payload: { place: 'Raalte' }, by: 'filer' },
  { action: 'case.contact', at: 'draft', by: 'filer' },
  { action: 'case.names-out', at: 'draft', by: 'filer' },
  { action: 'case.withdraw', at: 'draft', values: {} },
  { action: 'case.withdraw', at: 'handed_over', values: {} },
  { action: 'case.accept', at: 'handed_over' },
  { action: 'case.bounce', at: 'handed_over', values: { words: 'Bel de Kamer.' } },
  { action: 'case.bounce', at: 'handed_over', values: { counter: 'roz' } },
  { action: 'case.ask', at: 'handed_over', values: { words: 'Hoe groot?' } },
  { action: 'case.finish', at: 'handed_over', values: { outcome: 'helped' } },
  { action: 'case.send', at: 'handed_over', values: { counter: 'roz' } },
  { action: 'case.answer', at: 'waiting', values: { words: 'Groot.' } },
  { action: 'case.accept', at: 'to_forward' },
  { action: 'case.forwarded', at: 'to_forward', values: { words: 'Truus' } },
];

function act(caseId: string, event: CaseEvent, words: string | null = null) {
  const by = event.kind === 'ask_back' ? network.anna : network.filer;
  return database.prisma.$transaction((tx) => createCases(database.prisma).act(tx, { caseId, event, by, words }));
}

async function caseAt(stage: Stage): Promise<string> {
  const { prisma } = database;
  if (stage === 'draft') {
    const request = 'Volgens Kees Bakker zoekt een ondernemer een werkplaats.';
    const { id } = await prisma.$transaction((tx) => createCases(prisma).file(tx, network.newCase({ request })));
    const explanation = {
      ...{ counterId: 'zwolle', counterName: 'Ondernemersloket Zwolle', website: null, because: 'Zo.' },
      ...{ certainty: 'stated', stage: 'running', also: [], skipped: [], asked: true },
      contactRemoved: false,
    };
    await prisma.entrepreneurCase.update({ where: { id }, data: { explanation } });
    return id;
  }
  if (stage === 'to_forward') await prisma.counterMember.updateMany({ data: { leftAt: new Date() } });
  const caseId = await network.handOver();
  if (stage === 'waiting') await act(caseId, { kind: 'ask_back' }, 'Hoe groot?');
  return caseId;
}

async function press(
  caseId: string,
  { action, values, payload }: Press,
  who: { personId: string; organisationId: string },
) {
  const { prisma } = database;
  const notices = createCaseNotices({
    names: { municipality: (code) => code, topic: (id) => id },
    outreach: { reach: async () => ({ kind: 'unreachable', reason: 'no-way' }), reachMany: async () => new Map() },
    mail: null,
    onLost: async () => undefined,
  });
  const names = { municipality: (code: string) => code, topic: (id: string) => id };
  const skill = createCasesSkill({ prisma, router, cases: createCases(prisma), notices, names });
  const call = skill.calls?.find(({ name }) => name === action);
  if (!call) throw new Error(`There is no ${action}.`);
  const turn: Turn = {
    actor: { ...who, roles: new Set(['colleague', 'broker']) },
    conversationId: null,
    setting: 'direct',
    language: 'nl',
    subject: null,
    memory: [],
    signal: AbortSignal.timeout(60_000),
    now: new Date('2026-11-24T09:00:00Z'),
  };
  const submission = values ? { formId: randomUUID(), values } : undefined;
  return prisma.$transaction((tx) => call.run(turn, { payload: { caseId, ...payload }, submission }, tx));
}

async function kept(caseId: string) {
  const { prisma } = database;
  const found = await prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } });
  return { found, events: await prisma.ledgerEntry.count({ where: { subjectId: caseId } }) };
}

describe('a broker of another organisation', () => {
  it.each(PRESSES)('is refused $action of a case that is $at, and changes and reads nothing', async (one) => {
    const caseId = await caseAt(one.at);
    const before = await kept(caseId);
    const { values, ...opened } = one;
    for (const pressed of values ? [one, opened] : [one]) {
      const answer = await press(caseId, pressed, foreign);
      expect(answer).toMatchObject({ kind: 'ephemeral' });
      expect(JSON.stringify(answer)).not.toContain('werkplaats');
    }
    expect(await kept(caseId)).toEqual(before);
    // What is refused to them is done for who may.
    const { organisationId } = network;
    const mine = one.by === 'filer' ? network.filer : network.broker;
    await press(caseId, one, { personId: mine.personId, organisationId });
    expect(await kept(caseId)).not.toEqual(before);
  });

  it('never gets a case that the brokers of its own organisation let lie', async () => {
    const brokers = await brokersInOrder(database.prisma, network.organisationId);
    expect(brokers.map(({ personId }) => personId)).not.toContain(foreign.personId);
    expect(brokers.map(({ personId }) => personId)).toContain(network.broker.personId);
  });

  it('acts on a case that came to them because its own organisation has nobody, while it is theirs', async () => {
    const { prisma } = database;
    await prisma.roleGrant.updateMany({
      where: { personId: network.broker.personId },
      data: { revokedAt: new Date() },
    });
    const caseId = await network.handOver();
    await act(caseId, { kind: 'ask_back' }, 'Hoe groot?');
    await act(caseId, { kind: 'answer' });
    await prisma.$transaction((tx) =>
      createCases(prisma).act(tx, {
        caseId,
        event: { kind: 'bounce', insteadCounterId: null },
        by: network.anna,
        words: 'Bel de Kamer.',
      }),
    );
    expect((await kept(caseId)).found).toMatchObject({ state: 'bounced', ownerPersonId: foreign.personId });
    await press(caseId, { action: 'case.send', at: 'handed_over', values: { counter: 'roz' } }, foreign);
    const sent = await kept(caseId);
    expect(sent.found).toMatchObject({ state: 'handed_over', counterId: 'roz' });
    await press(caseId, { action: 'case.accept', at: 'handed_over' }, foreign);
    expect(await kept(caseId)).toEqual(sent);
  });
});
