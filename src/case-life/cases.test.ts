import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deadlinesJob, subjectsDue } from '../deadlines/sweeper.ts';
import type { By } from '../ledger/by.ts';
import { revokeRole } from '../people/roles.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { CASE, type CaseEvent, caseSubject } from './case-life.ts';
import { type Cases, createCases } from './cases.ts';
import { caseDeadlines } from './deadlines.ts';
import { createTestNetwork, historyOf, type TestNetwork, verifyHistory } from './test-cases.ts';

let database: TestDatabase;
let cases: Cases;
let network: TestNetwork;

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 6 });
  cases = createCases(database.prisma);
  network = await createTestNetwork(database.prisma);
});

afterEach(() => database.drop());

function act(caseId: string, event: CaseEvent, by: By, words: string | null = null) {
  return database.prisma.$transaction((tx) => cases.act(tx, { caseId, event, by, words }));
}

function tick(caseId: string) {
  return database.prisma.$transaction((tx) => cases.tick(tx, caseId));
}

function stored(id: string) {
  return database.prisma.entrepreneurCase.findUniqueOrThrow({ where: { id } });
}

async function leave(personId: string): Promise<void> {
  const { organisationId } = network;
  const tenant = { platform: 'slack', externalId: 'T1', organisationId } as const;
  const { id: tenantId } = await database.prisma.chatTenant.create({ data: tenant });
  const account = { tenantId, personId, externalUserId: 'U1', standing: 'member', deactivatedAt: new Date() } as const;
  await database.prisma.chatIdentity.create({ data: account });
}

/** The cases that ask for attention by themselves. */
function waiting(): Promise<string[]> {
  const kind = { subjectKind: CASE, alsoDue: (limit: number) => cases.withoutLead(limit) };
  return subjectsDue(database.prisma, kind, 10);
}

describe('cases in the database', () => {
  it('live from the first word to the last', async () => {
    const caseId = await network.handOver('Warm overgedragen.');
    expect(await stored(caseId)).toMatchObject({
      state: 'handed_over',
      counterId: 'zwolle',
      ownerMemberId: network.anna.memberId,
      ownerRung: 'contact',
    });
    await act(caseId, { kind: 'accept' }, network.bob);
    await act(caseId, { kind: 'ask_back' }, network.bob, 'Hoe groot moet de werkplaats zijn?');
    expect(await stored(caseId)).toMatchObject({ state: 'waiting_for_entrepreneur', resolutionDueAt: null });
    await act(caseId, { kind: 'answer' }, network.filer, 'Ongeveer 200 m².');
    await act(caseId, { kind: 'finish', outcome: 'helped' }, network.bob);
    const end = await stored(caseId);
    expect(end).toMatchObject({ state: 'finished', outcome: 'helped', ownerMemberId: null });
    expect(await database.prisma.deadline.count({ where: caseSubject(caseId) })).toBe(0);
    expect(end.closedAt).not.toBeNull();
    const history = await historyOf(database.prisma, caseId);
    expect(history.map(({ kind }) => kind)).toEqual(['file', 'hand_over', 'accept', 'ask_back', 'answer', 'finish']);
    expect(history[3]).toMatchObject({ memberId: network.bob.memberId, words: 'Hoe groot moet de werkplaats zijn?' });
    expect(await verifyHistory(database.prisma)).toMatchObject({ flaws: [], subjects: 1, entries: 6 });
  });

  it('come back from the database as they were', async () => {
    const caseId = await network.handOver();
    const before = await stored(caseId);
    expect(
      before.firstResponseDueAt && before.resolutionDueAt && before.firstResponseDueAt < before.resolutionDueAt,
    ).toBe(true);
    await cases.refresh('zwolle');
    expect(await stored(caseId)).toEqual(before);
  });

  it('change nothing when an event is refused', async () => {
    const caseId = await network.handOver();
    const before = await stored(caseId);
    expect(await act(caseId, { kind: 'accept' }, network.eva)).toEqual({ kind: 'refused', code: 'not-allowed' });
    expect(await stored(caseId)).toEqual(before);
    expect(await historyOf(database.prisma, caseId)).toHaveLength(2);
  });

  it.each([
    { kind: 'ask_back' },
    { kind: 'bounce', insteadCounterId: null },
  ] satisfies CaseEvent[])('refuse $kind without words', async (event) => {
    const caseId = await network.handOver();
    expect(await act(caseId, event, network.anna, ' ')).toEqual({ kind: 'refused', code: 'words-missing' });
    expect(await act(caseId, event, network.anna, 'Vraag het de Kamer van Koophandel.')).toMatchObject({
      kind: 'happened',
    });
  });

  it('have one winner when two take one case at once', async () => {
    const caseId = await network.handOver();
    const decisions = await Promise.all([
      act(caseId, { kind: 'accept' }, network.anna),
      act(caseId, { kind: 'accept' }, network.bob),
      act(caseId, { kind: 'bounce', insteadCounterId: 'roz' }, network.anna),
    ]);
    // Whoever comes second meets the case as the first left it; who was too late is refused with the reason.
    const history = await historyOf(database.prisma, caseId);
    expect(history.filter(({ kind }) => kind === 'accept').length).toBeLessThanOrEqual(1);
    expect(history).toHaveLength(2 + decisions.filter(({ kind }) => kind === 'happened').length);
    expect(await verifyHistory(database.prisma)).toMatchObject({ flaws: [] });
  });

  it('keep one order when many cases are written to at once', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => network.handOver()));
    await Promise.all(
      ids.flatMap((id) => [act(id, { kind: 'accept' }, network.anna), act(id, { kind: 'accept' }, network.bob)]),
    );
    expect(await verifyHistory(database.prisma)).toMatchObject({ flaws: [], subjects: 12, entries: 36 });
  });

  it('are not touched by a transaction that is undone', async () => {
    const caseId = await network.handOver();
    const undone = database.prisma.$transaction(async (tx) => {
      await cases.act(tx, { caseId, event: { kind: 'accept' }, by: network.anna });
      throw new Error('The notice could not be queued.');
    });
    await expect(undone).rejects.toThrow('could not be queued');
    expect(await stored(caseId)).toMatchObject({ state: 'handed_over' });
    expect(await act(caseId, { kind: 'accept' }, network.bob)).toMatchObject({ kind: 'happened' });
    expect(await verifyHistory(database.prisma)).toMatchObject({ flaws: [], entries: 3 });
  });

  it('climb by themselves, once, when their owner is away, also when two processes see it', async () => {
    const caseId = await network.handOver();
    expect(await waiting()).toEqual([]);
    expect(await tick(caseId)).toBeNull();
    await database.prisma.counterAbsence.create({ data: { memberId: network.anna.memberId, from: new Date(0) } });
    await cases.refresh('zwolle');
    expect(await waiting()).toEqual([caseId]);
    const ticks = await Promise.all([tick(caseId), tick(caseId), tick(caseId)]);
    expect(ticks.filter((done) => done !== null)).toMatchObject([{ event: { kind: 'escalate', reason: 'absent' } }]);
    expect(await stored(caseId)).toMatchObject({ ownerMemberId: network.bob.memberId });
    expect(await waiting()).toEqual([]);
  });

  it.each(['the role is taken', 'they left'])('do not stay with a broker when %s', async (why) => {
    const { prisma } = database;
    const { personId } = network.broker;
    const caseId = await network.handOver();
    await act(caseId, { kind: 'accept' }, network.broker);
    expect(await waiting()).toEqual([]);
    if (why === 'they left') await leave(personId);
    else await prisma.$transaction((tx) => revokeRole(tx, { by: null, personId, role: 'broker' }));
    expect(await waiting()).toEqual([caseId]);
    expect(await tick(caseId)).toMatchObject({ event: { kind: 'escalate', reason: 'absent' } });
    expect(await stored(caseId)).toMatchObject({ ownerRung: 'filer', ownerPersonId: network.filer.personId });
    expect(await waiting()).toEqual([]);
  });

  it('climb every minute by the job, which tells whom it concerns, and stops at no single one', async () => {
    const [first, broken, last] = [await network.handOver(), await network.handOver(), await network.handOver()];
    await database.prisma.counterAbsence.create({ data: { memberId: network.anna.memberId, from: new Date(0) } });
    await cases.refresh('zwolle');
    await database.prisma.entrepreneurCase.update({ where: { id: broken }, data: { clocks: { filer: 'onzin' } } });
    const told: string[] = [];
    const logger = createLogger({ level: 'silent' });
    const kind = caseDeadlines({
      cases,
      logger,
      notify: async (_tx, { caseId, decision }) => {
        told.push(`${caseId} ${decision.notices.map(({ to, about }) => `${to} ${about}`).join()}`);
      },
    });
    const job = deadlinesJob({ prisma: database.prisma, kinds: [kind], logger });
    await expect(job.run({})).rejects.toMatchObject({ code: 'case.unreadable' });
    expect(told.sort()).toEqual([`${first} owner escalated`, `${last} owner escalated`].sort());
    expect(await waiting()).toEqual([broken]);
  });

  it('wait for the colleague to forward them to a counter where nobody is', async () => {
    await database.prisma.counterMember.updateMany({ data: { leftAt: new Date() } });
    const caseId = await network.handOver();
    expect(await stored(caseId)).toMatchObject({ state: 'to_forward', ownerPersonId: network.filer.personId });
  });

  it('have exactly one owner, whatever writes to them', async () => {
    const caseId = await network.handOver();
    const { prisma } = database;
    for (const data of [
      { ownerMemberId: null },
      { ownerPersonId: network.broker.personId },
      { state: 'finished' as const },
      { ownerRung: null },
    ]) {
      await expect(prisma.entrepreneurCase.update({ where: { id: caseId }, data })).rejects.toThrow(/case_owner_rule/);
    }
  });

  it('keep the member who has one: they are marked as gone, and not deleted', async () => {
    const caseId = await network.handOver();
    const { prisma } = database;
    const { ownerMemberId: id } = await prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } });
    const remove = prisma.$executeRaw`DELETE FROM counter_member WHERE id = ${id}::uuid`;
    await expect(remove).rejects.toThrow(/entrepreneur_case_owner_member_id_fkey/);
    await prisma.$transaction((tx) => cases.act(tx, { caseId, event: { kind: 'withdraw' }, by: network.filer }));
    await expect(prisma.$executeRaw`DELETE FROM counter_member WHERE id = ${id}::uuid`).resolves.toBe(1);
  });

  it('hold a contact only with consent', async () => {
    const caseId = await network.handOver();
    const contact = { name: 'Jan' };
    await expect(database.prisma.entrepreneurCase.update({ where: { id: caseId }, data: { contact } })).rejects.toThrow(
      /case_consent_rule/,
    );
    const filed = await database.prisma.$transaction((tx) => cases.file(tx, network.newCase({ contact })));
    expect((await stored(filed.id)).contactConsentAt).not.toBeNull();
  });

  it('forget every word when they are erased, and only once they are closed', async () => {
    const caseId = await network.handOver('Bel Jan Jansen.');
    const erase = () => database.prisma.$transaction((tx) => cases.erase(tx, caseId, network.broker));
    expect(await erase()).toBeNull();
    await act(caseId, { kind: 'withdraw' }, network.filer, 'Jan Jansen wil niet meer.');
    await database.prisma.signedLink.create({
      data: { ...caseSubject(caseId), memberId: network.anna.memberId, language: 'nl' },
    });
    const unreachable = [network.anna.memberId, network.broker.personId];
    await database.prisma.entrepreneurCase.update({ where: { id: caseId }, data: { unreachable } });
    expect(await erase()).toBe(2);
    expect(await stored(caseId)).toMatchObject({ request: null, contact: null, unreachable: [], state: 'withdrawn' });
    expect(await database.prisma.signedLink.count({ where: { revokedAt: null } })).toBe(0);
    expect((await historyOf(database.prisma, caseId)).map(({ words }) => words)).toEqual([null, null, null, null]);
    expect(await verifyHistory(database.prisma)).toMatchObject({ flaws: [], erased: 2 });
  });
});
