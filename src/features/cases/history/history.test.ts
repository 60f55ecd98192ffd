import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../testing/database.ts';
import { createCases } from '../life/cases.ts';
import { createTestNetwork, type TestNetwork } from '../life/test-cases.ts';
import { flawsOf, verifyHistory } from './repository.ts';

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
    expect(await verifyHistory(database.prisma)).toMatchObject({ flaws: [], cases: 2, events: 6, erased: 0 });
  });

  it.each([
    "UPDATE case_event SET kind = 'bounce'",
    'DELETE FROM case_event',
    'TRUNCATE case_event CASCADE',
    "UPDATE case_event_text SET text = 'anders'",
    'DELETE FROM case_head',
    'UPDATE case_head SET length = length - 1',
    'DELETE FROM case_ledger',
  ])('cannot be changed by the program: %s', async (statement) => {
    await expect(database.prisma.$executeRawUnsafe(statement)).rejects.toThrow(/history/);
    expect(await flaws()).toEqual([]);
  });

  it.each([
    ['a changed kind', ["UPDATE case_event SET kind = 'finish' WHERE ledger = 3"], ['changed']],
    ['a changed time', ["UPDATE case_event SET at = at + interval '1 millisecond' WHERE ledger = 2"], ['changed']],
    ['a changed pseudonym', ['UPDATE case_event SET actor_id = NULL WHERE ledger = 4'], ['changed']],
    ['a changed counter', ["UPDATE case_event SET counter_id = 'roz' WHERE ledger = 4"], ['changed']],
    ['a changed hash', ["UPDATE case_event SET hash = repeat('a', 64) WHERE ledger = 1"], ['changed', 'out-of-order']],
    [
      'a changed hash of the ledger',
      ["UPDATE case_event SET ledger_hash = repeat('a', 64) WHERE ledger = 4"],
      ['changed'],
    ],
    ['changed words', ["UPDATE case_event_text SET text = 'anders' WHERE ledger = 2"], ['words-changed']],
    [
      'words with another salt',
      ["UPDATE case_event_text SET salt = decode('00', 'hex') WHERE ledger = 2"],
      ['words-changed'],
    ],
    [
      'a missing event',
      ['DELETE FROM case_event_text WHERE ledger = 2', 'DELETE FROM case_event WHERE ledger = 2'],
      ['out-of-order'],
    ],
    ['the last event cut off', ['DELETE FROM case_event WHERE ledger = 6'], ['truncated']],
    [
      'swapped events',
      [
        'UPDATE case_event SET ledger = 100 WHERE ledger = 1',
        'UPDATE case_event SET ledger = 1 WHERE ledger = 3',
        'UPDATE case_event SET ledger = 3 WHERE ledger = 100',
      ],
      ['changed', 'out-of-order'],
    ],
    ['a head set back', ['UPDATE case_head SET length = 2'], ['truncated']],
    ['a head that is gone', ['DELETE FROM case_head'], ['unanchored']],
    ['the head of the ledger set back', ['UPDATE case_ledger SET length = 5'], ['truncated']],
    ['no ledger', ['DELETE FROM case_ledger'], ['unanchored']],
    ['a state nobody wrote down', ["UPDATE entrepreneur_case SET state = 'bounced'"], ['state-differs']],
  ])('shows %s', async (_what, statements, expected) => {
    await tamper(...statements);
    expect(await flaws()).toEqual(expect.arrayContaining(expected));
  });

  it('shows a whole case that is gone, with its head', async () => {
    await tamper(
      `DELETE FROM case_event_text WHERE ledger IN (SELECT ledger FROM case_event WHERE case_id = '${second}')`,
      `DELETE FROM case_event WHERE case_id = '${second}'`,
      `DELETE FROM case_head WHERE case_id = '${second}'`,
      `DELETE FROM entrepreneur_case WHERE id = '${second}'`,
    );
    expect(await flaws()).toEqual(expect.arrayContaining(['truncated']));
  });

  it('says at which case, and does not blame the other', async () => {
    await tamper(`UPDATE case_event SET kind = 'finish' WHERE case_id = '${first}' AND sequence = 2`);
    const verdict = await verifyHistory(database.prisma);
    expect(flawsOf(verdict, first)).toMatchObject([{ kind: 'changed', caseId: first, ledger: 2n }]);
    expect(flawsOf(verdict, second)).toEqual([]);
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
    await database.prisma.$executeRaw`DELETE FROM case_event_text`;
    await database.prisma.caseActor.updateMany({ data: { personId: null, memberId: null } });
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
    expect(await verifyHistory(database.prisma)).toMatchObject({ flaws: [], events: 7 });
  });
});
