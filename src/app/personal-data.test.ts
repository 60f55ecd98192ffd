import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CASE } from '../case-life/case-life.ts';
import { directId } from '../chat/conversation-reference.ts';
import { dueSubjects } from '../deadlines/repository.ts';
import { verifyLedger } from '../ledger/verify-stored.ts';
import { erasePerson } from '../people/erasure.ts';
import { asJson, collectPerson } from '../people/export.ts';
import { decideLink } from '../people/link-decisions.ts';
import { columnsOf, searchDatabase } from '../testing/catalogue.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createGround, createMarkedPerson, type Ground, type MarkedPerson } from '../testing/person-fixture.ts';
import { LEDGER_STATES } from './ledger.ts';
import { NOT_PERSONAL, PERSONAL_DATA } from './personal-data.ts';

let database: TestDatabase;
let ground: Ground;
let anna: MarkedPerson;
let bram: MarkedPerson;

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 6, queue: true });
  ground = await createGround(database.prisma, 'grond');
  anna = await createMarkedPerson(database.prisma, ground, 'kanarieanna');
  bram = await createMarkedPerson(database.prisma, ground, 'kanariebram');
});

afterEach(() => database.drop());

function erase(personId: string, actorId: string | null = personId) {
  return database.prisma.$transaction((tx) => erasePerson(tx, PERSONAL_DATA, personId, { actorId }));
}

/** What a person is known by; part of everything they said. */
const tracesOf = ({ mark }: MarkedPerson) => [mark];

describe('every table', () => {
  it('either has one part that answers for it, or a reason why nothing of a person stands in it', async () => {
    const tables = new Set(
      (await columnsOf(database.prisma)).filter(({ schema }) => schema === 'public').map(({ table }) => table),
    );
    const answeredFor = [...PERSONAL_DATA.flatMap(({ tables: own }) => Object.keys(own)), ...Object.keys(NOT_PERSONAL)];
    expect(answeredFor.toSorted()).toEqual([...tables].toSorted());
  });

  it('that refers to a person has a part', async () => {
    const referring = await database.prisma.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint
      WHERE contype = 'f' AND confrelid IN ('person'::regclass, 'chat_identity'::regclass)`;
    expect(referring.length).toBeGreaterThan(5);
    expect(referring.filter(({ name }) => name in NOT_PERSONAL)).toEqual([]);
  });

  it('of a person is filled by the person of these tests', async () => {
    const file = await collectPerson(database.prisma, PERSONAL_DATA, anna.personId);
    const empty = PERSONAL_DATA.flatMap(({ name, tables }) =>
      Object.keys(tables).filter((table) => rowsIn(file, name, table).length === 0),
    );
    expect(empty).toEqual([]);
  });
});

describe('the download', () => {
  it('holds every column of every table with anything of a person, or says why not', async () => {
    const file = await collectPerson(database.prisma, PERSONAL_DATA, anna.personId);
    const missing = (await columnsOf(database.prisma)).filter(({ schema, table, column }) => {
      const part = PERSONAL_DATA.find(({ tables }) => table in tables);
      if (schema !== 'public' || !part) return false;
      const given = new Set(rowsIn(file, part.name, table).flatMap((row) => Object.keys(row)));
      return !given.has(camelCase(column)) && !(`${table}.${camelCase(column)}` in file.leftOut);
    });
    expect(missing).toEqual([]);
  });

  it('holds every place in which the person stands', async () => {
    const text = asJson(await collectPerson(database.prisma, PERSONAL_DATA, anna.personId)).toLowerCase();
    const { prisma } = database;
    for (const { column } of await searched(tracesOf(anna))) {
      const values = await prisma.$queryRawUnsafe<{ value: string }[]>(
        `SELECT "${column.split('.')[2]}"::text AS value FROM ${column.split('.').slice(0, 2).join('.')}`,
      );
      const own = values.filter(({ value }) => value?.toLowerCase().includes(anna.mark));
      expect(own.length, column).toBeGreaterThan(0);
      for (const { value } of own.filter((row) => !/[{[]/.test(row.value))) {
        expect(text, column).toContain(value.toLowerCase());
      }
    }
  });

  it('holds nothing of anybody else', async () => {
    const text = asJson(await collectPerson(database.prisma, PERSONAL_DATA, anna.personId));
    expect(text.toLowerCase()).not.toContain(bram.mark);
    expect(text).not.toContain(bram.personId);
  });

  it('is JSON that says what it is', async () => {
    const file = JSON.parse(asJson(await collectPerson(database.prisma, PERSONAL_DATA, anna.personId)));
    expect(file).toMatchObject({
      format: 'impactmakelaar/personal-data',
      version: 1,
      personId: anna.personId,
      parts: { people: { person: [{ email: 'kanarieanna@example.nl', organisation: { name: 'grond' } }] } },
      leftOut: { 'download_ticket.secretHash': expect.any(String) },
    });
  });
});

describe('erasure', () => {
  it.each([
    ['whoever came first', () => anna],
    ['whoever spoke last', () => bram],
  ])('of %s leaves nothing in any column of any table', async (_who, whom) => {
    expect((await searched(tracesOf(whom()))).length).toBeGreaterThan(10);
    expect(await erase(whom().personId)).toEqual({ kind: 'erased' });
    expect(await searchDatabase(database.prisma, tracesOf(whom()))).toEqual([]);
  });

  it('leaves a channel what the others said there, and where it is', async () => {
    const channel = () => database.prisma.conversation.findUniqueOrThrow({ where: { id: ground.channel } });
    await erase(anna.personId);
    const { memory, address } = await channel();
    expect(memory).toEqual([expect.objectContaining({ by: bram.personId })]);
    expect(address).toMatchObject({ serviceUrl: 'https://x', userObjectId: bram.teamsId });
    await erase(bram.personId);
    expect(await channel()).toMatchObject({
      memory: null,
      address: { serviceUrl: 'https://x', userId: 'erased', userObjectId: 'erased' },
    });
  });

  it('leaves everything of everybody else as it was', async () => {
    const ids = await idsOf(anna);
    const before = await everythingBut(anna, ids);
    await erase(anna.personId);
    expect(await everythingBut(anna, ids)).toEqual(before);
  });

  it('keeps the figures', async () => {
    const { prisma } = database;
    const figures = async () => ({
      people: await prisma.person.count(),
      identities: await prisma.chatIdentity.count(),
      messages: await prisma.inboxEntry.groupBy({ by: ['state', 'kind'], _count: true, orderBy: { state: 'asc' } }),
      sent: await prisma.outboxEntry.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } }),
      answers: await prisma.answer.findMany({
        select: { id: true, personId: true, status: true, mode: true, elapsedMs: true, createdAt: true },
        orderBy: { id: 'asc' },
      }),
      verdicts: await prisma.feedback.findMany({
        select: { answerId: true, personId: true, verdict: true, createdAt: true },
        orderBy: { id: 'asc' },
      }),
      citations: await prisma.answerCitation.findMany({ orderBy: { answerId: 'asc' } }),
      granted: await prisma.roleGrant.findMany({
        select: { id: true, personId: true, role: true, grantedBy: true, grantedAt: true },
        orderBy: { id: 'asc' },
      }),
      log: await prisma.auditEntry.count({ where: { action: { not: 'person.erased' } } }),
    });
    const before = await figures();
    await erase(anna.personId);
    expect(await figures()).toEqual(before);
  });

  it('ends every role, and stands in the log', async () => {
    await erase(anna.personId);
    const { prisma } = database;
    expect(await prisma.roleGrant.count({ where: { personId: anna.personId, revokedAt: null } })).toBe(0);
    expect(await prisma.auditEntry.findMany({ where: { action: 'person.erased' } })).toMatchObject([
      { actorId: anna.personId, objectKind: 'person', objectId: anna.personId, details: {} },
    ]);
  });

  it('sends nothing more that waits, and says why', async () => {
    await database.prisma.outboxEntry.updateMany({ where: { answerId: anna.answerId }, data: { state: 'queued' } });
    await erase(anna.personId);
    const [message] = await database.prisma.outboxEntry.findMany({ where: { answerId: anna.answerId } });
    expect(message).toMatchObject({ state: 'failed', errorCode: 'privacy.erased', payload: null });
  });

  it('sends nobody an e-mail who was erased, and keeps none that they were sent', async () => {
    const { prisma } = database;
    const theirs = { to: { in: [`${anna.mark}@example.nl`, `${anna.mark}@agenda.example`] } };
    const mails = await prisma.mailEntry.findMany({ where: theirs, select: { id: true, about: true } });
    expect(mails.map(({ about }) => about.split(':')[0]).toSorted()).toEqual(['calendar', 'deliveries']);
    await prisma.mailEntry.updateMany({ where: theirs, data: { state: 'queued' } });
    await erase(anna.personId);
    const gone = { to: null, subject: null, text: null, html: null, attached: null };
    const left = await prisma.mailEntry.findMany({ where: { id: { in: mails.map(({ id }) => id) } } });
    expect(left).toMatchObject(mails.map(() => ({ ...gone, state: 'failed', errorCode: 'privacy.erased' })));
  });

  it('lets an e-mail go on that is of somebody else at the same address', async () => {
    const { prisma } = database;
    const to = 'samen@example.nl';
    await prisma.person.update({ where: { id: anna.personId }, data: { email: to } });
    await prisma.counter.create({ data: { id: 'samen', name: 'Samen', email: 'Samen@example.nl' } });
    const entry = { subject: 'visit:x', language: 'nl', version: 0, event: {}, endsAt: new Date('2099-12-17') };
    const [own, host] = [
      await prisma.calendarEntry.create({ data: { ...entry, uid: 'gast', email: to, personId: anna.personId } }),
      await prisma.calendarEntry.create({ data: { ...entry, uid: 'gastheer', email: to } }),
    ];
    for (const about of ['case:x', `calendar:${own.id}:0`, `calendar:${host.id}:0`]) {
      await prisma.mailEntry.create({ data: { about, to, subject: 'Over iets', text: 'Tekst', html: 'Tekst' } });
    }
    const waiting = async () => {
      const mails = await prisma.mailEntry.findMany({ where: { to, state: 'queued' }, orderBy: { id: 'asc' } });
      return mails.map(({ about }) => about);
    };
    const file = await collectPerson(prisma, PERSONAL_DATA, anna.personId);
    const given = rowsIn(file, 'cases', 'mail_outbox');
    expect(given).toContainEqual(expect.objectContaining({ about: `calendar:${own.id}:0` }));
    expect(given).not.toContainEqual(expect.objectContaining({ about: `calendar:${host.id}:0` }));
    await erase(anna.personId);
    expect(await waiting()).toEqual(['case:x', `calendar:${host.id}:0`]);
    // The same host, at an address that is nobody else's.
    await prisma.person.update({ where: { id: bram.personId }, data: { email: 'bram.alleen@example.nl' } });
    await prisma.mailEntry.updateMany({ where: { to }, data: { to: 'bram.alleen@example.nl' } });
    await erase(bram.personId);
    expect(
      await prisma.mailEntry.findMany({ where: { state: 'queued', about: { not: { startsWith: 'case:' } } } }),
    ).toEqual([expect.objectContaining({ about: `calendar:${host.id}:0` })]);
  });

  it('keeps an open case going for the entrepreneur, without the names, and its history whole', async () => {
    const { prisma } = database;
    const theirs = await prisma.entrepreneurCase.findFirstOrThrow({ where: { filedById: anna.personId } });
    await erase(anna.personId);
    const left = await prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: theirs.id } });
    expect(left).toMatchObject({ state: theirs.state, request: 'Een bakker die … sprak, zoekt een pand.' });
    // The clock of the case finds somebody else for it at once.
    expect(await dueSubjects(prisma, CASE, 10)).toContain(theirs.id);
    expect(await prisma.mailEntry.findMany({ where: { about: `case:${theirs.id}`, state: 'queued' } })).toMatchObject([
      { to: 'loket@example.nl', text: 'Van …' },
    ]);
    expect((await verifyLedger(prisma, { states: LEDGER_STATES })).flaws).toEqual([]);
  });

  it.each([
    ['a case they filed', () => anna],
    ['a case of somebody else', () => bram],
  ])('of who could not be reached about %s leaves no id there, and the download says so before', async (_what, filer) => {
    const { prisma } = database;
    const { id } = await prisma.entrepreneurCase.findFirstOrThrow({ where: { filedById: filer().personId } });
    const { id: memberId } = await prisma.counterMember.findFirstOrThrow({ where: { personId: anna.personId } });
    const unreachable = [anna.personId, memberId, bram.personId];
    await prisma.entrepreneurCase.update({ where: { id }, data: { unreachable } });
    const file = await collectPerson(prisma, PERSONAL_DATA, anna.personId);
    expect(rowsIn(file, 'cases', 'entrepreneur_case')).toContainEqual(
      expect.objectContaining({ id, unreachable: [anna.personId, memberId] }),
    );
    await erase(anna.personId);
    expect(await prisma.entrepreneurCase.findUniqueOrThrow({ where: { id } })).toMatchObject({
      unreachable: [bram.personId],
    });
  });

  it('a second time finds nothing to do', async () => {
    await erase(anna.personId);
    const before = await database.prisma.auditEntry.count();
    expect(await erase(anna.personId)).toMatchObject({ kind: 'already', erasedAt: expect.any(Date) });
    expect(await database.prisma.auditEntry.count()).toBe(before);
  });

  it('at the same moment twice erases once', async () => {
    const kinds = (await Promise.all([erase(anna.personId), erase(anna.personId)])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['already', 'erased']);
  });
});

describe('who turned out to be one person', () => {
  async function linkAnnaToBram(): Promise<void> {
    const { prisma } = database;
    const { id: identityId } = await prisma.chatIdentity.findFirstOrThrow({
      where: { personId: anna.personId, externalUserId: anna.slackId },
    });
    // Anna's other account moves over as well: her own row is left without any.
    await prisma.chatIdentity.updateMany({
      where: { personId: anna.personId, id: { not: identityId } },
      data: { personId: bram.personId },
    });
    const { id } = await prisma.linkProposal.create({
      data: { identityId, personId: bram.personId, reason: 'both-known' },
    });
    await prisma.$transaction((tx) => decideLink(tx, PERSONAL_DATA, null, id, 'linked'));
  }

  it('leaves nothing either, of both rows', async () => {
    await linkAnnaToBram();
    await erase(bram.personId);
    expect(await searchDatabase(database.prisma, [anna.mark, bram.mark])).toEqual([]);
  });

  it('is meant by whatever is planned for the row that was emptied', async () => {
    const { prisma } = database;
    const audience = { people: [anna.personId], withoutPeople: [anna.personId] };
    await prisma.broadcast.updateMany({ data: { audience } });
    await prisma.siteVisit.updateMany({ data: { audience } });
    await prisma.sessionSeries.updateMany({ data: { audience } });
    await prisma.keptAudience.updateMany({ data: { audience } });
    await linkAnnaToBram();
    const meant = { audience: { people: [bram.personId], withoutPeople: [bram.personId] } };
    const both = [meant, meant];
    expect(await prisma.broadcast.findMany({ select: { audience: true } })).toEqual(both);
    expect(await prisma.siteVisit.findMany({ select: { audience: true } })).toEqual(both);
    expect(await prisma.sessionSeries.findMany({ select: { audience: true } })).toEqual(both);
    expect(await prisma.keptAudience.findMany({ select: { audience: true } })).toEqual(both);
  });

  it('has what both rows had: nothing points to the one that was emptied but what does not travel', async () => {
    const { prisma } = database;
    const columns = await prisma.$queryRaw<{ table: string; column: string }[]>`
      SELECT conrelid::regclass::text AS table, attname AS column
      FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY(conkey)
      WHERE contype = 'f' AND confrelid = 'person'::regclass ORDER BY 1, 2`;
    const pointing = async () => {
      const found: string[] = [];
      for (const { table, column } of columns) {
        const query = `SELECT 1 FROM ${table} WHERE ${column} = $1::uuid LIMIT 1`;
        if ((await prisma.$queryRawUnsafe<unknown[]>(query, anna.personId)).length > 0)
          found.push(`${table}.${column}`);
      }
      return found;
    };
    expect((await pointing()).length).toBeGreaterThan(20);
    await linkAnnaToBram();
    expect(await pointing()).toEqual(['role_grant.person_id']);
  });
});

describe('the last administrator', () => {
  const makeAdministrator = (personId: string) =>
    database.prisma.roleGrant.create({ data: { personId, role: 'administrator' } });

  it('hands the role over first', async () => {
    await makeAdministrator(anna.personId);
    await expect(erase(anna.personId)).rejects.toMatchObject({ code: 'role.last-administrator' });
    expect((await searchDatabase(database.prisma, tracesOf(anna))).length).toBeGreaterThan(0);
    await makeAdministrator(bram.personId);
    expect(await erase(anna.personId)).toEqual({ kind: 'erased' });
  });

  it('is not somebody else who has left', async () => {
    await makeAdministrator(anna.personId);
    await makeAdministrator(bram.personId);
    const left = { deactivatedAt: new Date() };
    await database.prisma.chatIdentity.updateMany({ where: { personId: bram.personId }, data: left });
    await expect(erase(anna.personId)).rejects.toMatchObject({ code: 'role.last-administrator' });
  });

  it('stays when the last two go at the same moment', async () => {
    await makeAdministrator(anna.personId);
    await makeAdministrator(bram.personId);
    const ends = await Promise.allSettled([erase(anna.personId), erase(bram.personId)]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

async function searched(words: readonly string[]): Promise<{ column: string }[]> {
  const found = await searchDatabase(database.prisma, words);
  return [...new Set(found.map((one) => one.split(':')[0] ?? ''))].map((column) => ({ column }));
}

/** Every row that this person has nothing to do with, as text. */
async function everythingBut({ mark }: MarkedPerson, ids: string[]): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {};
  const known = new Set((await columnsOf(database.prisma)).map(({ schema, table }) => `${schema}."${table}"`));
  // That somebody was erased is noted there, without who.
  known.delete('public."erasure"');
  for (const table of known) {
    const all = await database.prisma.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${table} t`);
    const others = all.filter(({ row }) => ![mark, ...ids].some((id) => row.toLowerCase().includes(id)));
    rows[table] = others.map(({ row }) => row).toSorted();
  }
  return rows;
}

/** By what rows are bound to a person once their name is gone. */
async function idsOf({ personId, mark, slackId, teamsId }: MarkedPerson): Promise<string[]> {
  const { prisma } = database;
  const answers = await prisma.answer.findMany({ where: { personId }, select: { id: true } });
  const identities = await prisma.chatIdentity.findMany({ where: { personId }, select: { id: true } });
  const own = await prisma.conversation.findMany({
    where: {
      OR: [
        { kind: 'personal', answers: { some: { personId } } },
        { externalId: directId(teamsId) },
        { kind: 'command', address: { path: ['user'], equals: slackId } },
      ],
    },
    select: { id: true },
  });
  const said = await prisma.answer.findMany({
    where: { personId },
    select: { messages: { select: { inboxId: true } } },
  });
  const events = await prisma.inboxEntry.findMany({
    where: { id: { in: said.flatMap(({ messages }) => messages.flatMap(({ inboxId }) => inboxId ?? [])) } },
    select: { key: true },
  });
  const cases = await prisma.entrepreneurCase.findMany({ where: { filedById: personId }, select: { id: true } });
  const members = await prisma.counterMember.findMany({ where: { personId }, select: { id: true } });
  const actors = await prisma.ledgerActor.findMany({ where: { personId }, select: { id: true } });
  const mails = await prisma.mailEntry.findMany({ where: { to: { startsWith: mark } }, select: { messageId: true } });
  return [
    personId,
    ground.channel,
    ...[...cases, ...members, ...actors].map(({ id }) => id),
    ...[...answers, ...identities, ...own].map(({ id }) => id),
    ...events.map(({ key }) => key),
    ...mails.flatMap(({ messageId }) => messageId ?? []),
  ];
}

function rowsIn(file: { parts: Record<string, Record<string, unknown>> }, part: string, table: string): object[] {
  const rows = file.parts[part]?.[table];
  return Array.isArray(rows) ? rows : [];
}

function camelCase(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
