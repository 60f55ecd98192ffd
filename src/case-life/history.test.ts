import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { flawsOf } from '../ledger/verify-stored.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { caseSubject } from './case-life.ts';
import { createCases } from './cases.ts';
import { createTestNetwork, type TestNetwork, verifyHistory } from './test-cases.ts';

let database: TestDatabase;
let network: TestNetwork;
let first: string;
let second: string;

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 4 });
  network = await createTestNetwork(database.prisma);
  const cases = createCases(database.prisma);
  first = await network.handOver('Eerste overdracht.');
  second = await network.handOver('Tweede overdracht.');
  for (const caseId of [first, second]) {
    await database.prisma.$transaction((tx) => cases.act(tx, { caseId, event: { kind: 'accept' }, by: network.anna }));
  }
});

afterEach(() => database.drop());

/** What somebody does who has the keys of the database: the triggers are off. */
async function tamper(...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query("SET session_replication_role = 'replica'");
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function flaws(): Promise<string[]> {
  const verdict = await verifyHistory(database.prisma);
  return [...new Set(verdict.flaws.map(({ kind }) => kind))].sort();
}

describe('the history', () => {
  it('is whole as it is written', async () => {
    expect(await verifyHistory(database.prisma)).toMatchObject({ flaws: [], subjects: 2, entries: 6, erased: 0 });
  });

  it.each([
    "UPDATE ledger_entry SET kind = 'bounce'",
    'DELETE FROM ledger_entry',
    'TRUNCATE ledger_entry CASCADE',
    "UPDATE ledger_words SET text = 'anders'",
    'DELETE FROM ledger_head',
    'UPDATE ledger_head SET length = length - 1',
    'DELETE FROM ledger',
  ])('cannot be changed by the program: %s', async (statement) => {
    await expect(database.prisma.$executeRawUnsafe(statement)).rejects.toThrow(/history/);
    expect(await flaws()).toEqual([]);
  });

  it.each([
    ['a changed kind', ["UPDATE ledger_entry SET kind = 'finish' WHERE ledger = 3"], ['changed']],
    ['a changed time', ["UPDATE ledger_entry SET at = at + interval '1 millisecond' WHERE ledger = 2"], ['changed']],
    ['a changed pseudonym', ['UPDATE ledger_entry SET actor_id = NULL WHERE ledger = 4'], ['changed']],
    ['a changed counter', ["UPDATE ledger_entry SET place = 'roz' WHERE ledger = 4"], ['changed']],
    [
      'a changed hash',
      ["UPDATE ledger_entry SET hash = repeat('a', 64) WHERE ledger = 1"],
      ['changed', 'out-of-order'],
    ],
    [
      'a changed hash of the ledger',
      ["UPDATE ledger_entry SET ledger_hash = repeat('a', 64) WHERE ledger = 4"],
      ['changed'],
    ],
    ['changed words', ["UPDATE ledger_words SET text = 'anders' WHERE entry_id = 2"], ['words-changed']],
    [
      'words with another salt',
      ["UPDATE ledger_words SET salt = decode('00', 'hex') WHERE entry_id = 2"],
      ['words-changed'],
    ],
    [
      'a missing event',
      ['DELETE FROM ledger_words WHERE entry_id = 2', 'DELETE FROM ledger_entry WHERE ledger = 2'],
      ['out-of-order'],
    ],
    ['the last event cut off', ['DELETE FROM ledger_entry WHERE ledger = 6'], ['truncated']],
    [
      'swapped events',
      [
        'UPDATE ledger_entry SET ledger = 100 WHERE ledger = 1',
        'UPDATE ledger_entry SET ledger = 1 WHERE ledger = 3',
        'UPDATE ledger_entry SET ledger = 3 WHERE ledger = 100',
      ],
      ['changed', 'out-of-order'],
    ],
    ['a head set back', ['UPDATE ledger_head SET length = 2'], ['truncated']],
    ['a head that is gone', ['DELETE FROM ledger_head'], ['unanchored']],
    ['the head of the ledger set back', ['UPDATE ledger SET length = 5'], ['truncated']],
    ['no ledger', ['DELETE FROM ledger'], ['unanchored']],
    ['a state nobody wrote down', ["UPDATE entrepreneur_case SET state = 'bounced'"], ['state-differs']],
  ])('shows %s', async (_what, statements, expected) => {
    await tamper(...statements);
    expect(await flaws()).toEqual(expect.arrayContaining(expected));
  });

  it('shows a whole case that is gone, with its head', async () => {
    await tamper(
      `DELETE FROM ledger_words WHERE entry_id IN (SELECT id FROM ledger_entry WHERE subject_id = '${second}')`,
      `DELETE FROM ledger_entry WHERE subject_id = '${second}'`,
      `DELETE FROM ledger_head WHERE subject_id = '${second}'`,
      `DELETE FROM entrepreneur_case WHERE id = '${second}'`,
    );
    expect(await flaws()).toEqual(expect.arrayContaining(['truncated']));
  });

  it('says at which case, and does not blame the other', async () => {
    await tamper(`UPDATE ledger_entry SET kind = 'finish' WHERE subject_id = '${first}' AND sequence = 2`);
    const verdict = await verifyHistory(database.prisma);
    expect(flawsOf(verdict, caseSubject(first))).toMatchObject([
      { kind: 'changed', subject: caseSubject(first), ledger: 2n },
    ]);
    expect(flawsOf(verdict, caseSubject(second))).toEqual([]);
  });

  it('shows even a chain that was written anew as a whole, against what was noted elsewhere', async () => {
    const { ledger: noted } = await verifyHistory(database.prisma);
    const wrong = { ...noted, hash: 'f'.repeat(64) };
    expect((await verifyHistory(database.prisma, { expected: noted })).flaws).toEqual([]);
    expect((await verifyHistory(database.prisma, { expected: wrong })).flaws).toMatchObject([{ kind: 'not-as-noted' }]);
    await network.handOver();
    expect((await verifyHistory(database.prisma, { expected: noted })).flaws).toEqual([]);
  });

  it('stays whole when words and persons are erased', async () => {
    await database.prisma.$executeRaw`DELETE FROM ledger_words`;
    await database.prisma.ledgerActor.updateMany({ data: { personId: null, memberId: null } });
    expect(await verifyHistory(database.prisma)).toMatchObject({ flaws: [], erased: 2 });
  });

  it('stays whole when a process is killed in the middle of writing, and the others go on at once', async () => {
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'testing', 'writer.ts'), database.url, first], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = createInterface({ input: writer.stdout });
    const [line] = await once(said, 'line');
    expect(line).toBe('written, not committed');
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    const cases = createCases(database.prisma);
    const finish = { kind: 'finish', outcome: 'helped' } as const;
    const decision = await database.prisma.$transaction((tx) =>
      cases.act(tx, { caseId: first, event: finish, by: network.anna }),
    );
    expect(decision).toMatchObject({ kind: 'happened', life: { state: 'finished' } });
    expect(await verifyHistory(database.prisma)).toMatchObject({ flaws: [], entries: 7 });
  });
});
