import { expect } from 'vitest';
import { LEDGER_STATES } from '../../app/ledger.ts';
import { verifyLedger } from '../../ledger/verify-stored.ts';
import type { Database } from '../../store/database.ts';
import type { Contents, Row } from './fixture.ts';

/** But for what says that it was restored, and the events that are held since. */
export function expectTheSame(restored: Contents, expected: Contents): void {
  const { restoration, inbox = [], ...tables } = restored.tables;
  const { restoration: _none, inbox: events = [], ...expectedTables } = expected.tables;
  expect(restoration?.length).toBeGreaterThan(0);
  expect(Object.keys(tables)).toEqual(Object.keys(expectedTables));
  for (const [table, rows] of Object.entries(expectedTables)) {
    expect(tables[table]?.map(withoutMoment), table).toEqual(rows.map(withoutMoment));
  }
  const held = events.map((event) =>
    ['received', 'working'].includes(String(event.state))
      ? { ...event, state: 'failed', error_code: 'restore.held', claim: null, claimed_until: null }
      : event,
  );
  const byId = (rows: readonly Row[]) => rows.toSorted((one, other) => Number(one.id) - Number(other.id));
  expect(byId(inbox)).toEqual(byId(held));
  const { restoration_id_seq: _own, ...sequences } = restored.sequences;
  const { restoration_id_seq: _before, ...expectedSequences } = expected.sequences;
  expect(sequences).toEqual(expectedSequences);
}

/** A migration says by the clock that it was told of what had failed before. */
function withoutMoment(row: Row): Row {
  return 'told_at' in row ? { ...row, told_at: row.told_at !== null } : row;
}

/** What the ledger of a database proves. */
export function verdictOf({ prisma }: Pick<Database, 'prisma'>) {
  return verifyLedger(prisma, { states: LEDGER_STATES });
}
