import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RETENTION_KINDS, retentionReport, retentionTerms, setRetentionTerm } from '../people/retention-terms.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createGround, createMarkedPerson } from '../testing/person-fixture.ts';
import { RETENTION_PARTS, retentionDefaults, runRetention } from './retention.ts';

const DEFAULTS = retentionDefaults({ inboxDays: 7, conversationDays: 30, auditDays: 1826, casesDays: 730 });

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

const set = (kind: (typeof RETENTION_KINDS)[number], days: number, by: string | null = null) =>
  database.prisma.$transaction((tx) => setRetentionTerm(tx, DEFAULTS, { kind, days, by }));

/** Makes everything so many days older. */
async function age(days: number): Promise<void> {
  const columns = [
    'inbox.received_at',
    'outbox.created_at',
    'conversation.memory_updated_at',
    'answer.created_at',
    'download_ticket.expires_at',
    'audit_entry.at',
  ];
  for (const [table, column] of columns.map((name) => name.split('.'))) {
    await database.prisma.$executeRawUnsafe(`UPDATE ${table} SET ${column} = ${column} - interval '${days} days'`);
  }
}

describe('retention', () => {
  it('has something that forgets for every kind', () => {
    expect([...new Set(RETENTION_PARTS.map(({ kind }) => kind))]).toEqual([...RETENTION_KINDS]);
  });

  it('forgets each kind after its own time, and not before', async () => {
    const ground = await createGround(database.prisma, 'grond');
    await createMarkedPerson(database.prisma, ground, 'anna');
    const nothing = { inbox: 0, messages: 0, conversations: 0, downloads: 0, audit: 0, cases: 0, ambassadors: 0 };
    expect(await runRetention(database.prisma, DEFAULTS)).toEqual(nothing);
    await age(6);
    expect(await runRetention(database.prisma, DEFAULTS)).toEqual({ ...nothing, downloads: 1 });
    await age(2);
    // Two answers, and what was sent unasked.
    expect(await runRetention(database.prisma, DEFAULTS)).toEqual({ ...nothing, inbox: 2, messages: 3 });
    await age(23);
    // Two memories, two answers.
    expect(await runRetention(database.prisma, DEFAULTS)).toEqual({ ...nothing, conversations: 4 });
    await age(1800);
    expect(await runRetention(database.prisma, DEFAULTS)).toEqual({ ...nothing, audit: 2 });
  });

  it('erases the words of a case so long after it was closed', async () => {
    const ground = await createGround(database.prisma, 'grond');
    await createMarkedPerson(database.prisma, ground, 'anna');
    const { prisma } = database;
    expect(await runRetention(prisma, { ...DEFAULTS, cases: 1 })).toMatchObject({ cases: 0 });
    const closed = {
      state: 'finished' as const,
      ownerMemberId: null,
      ownerPersonId: null,
      ownerRung: null,
      clocks: {},
    };
    await prisma.entrepreneurCase.updateMany({
      data: { ...closed, closedAt: new Date(Date.now() - 2 * 86_400_000) },
    });
    expect(await runRetention(prisma, { ...DEFAULTS, cases: 3 })).toMatchObject({ cases: 0 });
    expect(await runRetention(prisma, { ...DEFAULTS, cases: 1 })).toMatchObject({ cases: 1 });
    expect(await prisma.entrepreneurCase.count({ where: { request: null } })).toBe(1);
    expect(await prisma.ledgerWords.count()).toBe(0);
    expect(await runRetention(prisma, { ...DEFAULTS, cases: 1 })).toMatchObject({ cases: 0 });
  });

  it('writes down what each run forgot', async () => {
    await runRetention(database.prisma, DEFAULTS);
    const report = await retentionReport(database.prisma, 10);
    expect(report.map(({ kind, days, forgotten }) => ({ kind, days, forgotten }))).toEqual(
      RETENTION_KINDS.toReversed().map((kind) => ({ kind, days: DEFAULTS[kind], forgotten: 0 })),
    );
  });

  it('goes by what an administrator chose, and the choice stands in the log', async () => {
    const ground = await createGround(database.prisma, 'grond');
    const { personId } = await createMarkedPerson(database.prisma, ground, 'anna');
    await set('inbox', 3, personId);
    await set('inbox', 5, personId);
    await age(4);
    expect(await runRetention(database.prisma, DEFAULTS)).toMatchObject({ inbox: 0 });
    await age(2);
    expect(await runRetention(database.prisma, DEFAULTS)).toMatchObject({ inbox: 2, messages: 0 });
    const terms = await retentionTerms(database.prisma, DEFAULTS);
    expect(terms).toContainEqual({ kind: 'inbox', days: 5, setAt: expect.any(Date) });
    expect(terms).toContainEqual({ kind: 'messages', days: 7, setAt: null });
    const logged = await database.prisma.auditEntry.findMany({ where: { action: 'retention.changed' } });
    expect(logged).toMatchObject([
      { actorId: personId, organisationId: null, objectId: 'inbox', details: { from: 7, to: 3 } },
      { actorId: personId, objectId: 'inbox', details: { from: 3, to: 5 } },
    ]);
  });
});
