import { afterEach, beforeEach, expect, it } from 'vitest';
import { appendEntry } from '../ledger/ledger.ts';
import { setClock } from '../store/clock.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createGround, createMarkedPerson } from '../testing/person-fixture.ts';
import { PERSONAL_DATA } from './personal-data.ts';
import { RETENTION_PARTS, type RetentionPart } from './retention.ts';

const PERSONAL = PERSONAL_DATA.flatMap(({ tables }) => Object.keys(tables));
const A_CENTURY_MS = 100 * 365 * 86_400_000;

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  await createMarkedPerson(database.prisma, await createGround(database.prisma, 'grond'), 'anna');
  await endEverything();
  await setClock(database.prisma, new Date(Date.now() + A_CENTURY_MS));
});

afterEach(() => database.drop());

/** What the register of processing says is forgotten is what is forgotten: seen in the rows, not in what the code says. */
it.each(
  RETENTION_PARTS.map((part) => [part.forget.name, part] as const),
)('%s forgets from the tables it names', async (_name, part) => {
  const before = await personalRows();
  await part.forget(database.prisma, 1);
  const after = await personalRows();
  const touched = PERSONAL.filter((table) => before[table]?.some((row) => !after[table]?.includes(row)));
  expect(touched.toSorted()).toEqual(named(part));
});

function named({ forgets }: RetentionPart): string[] {
  return Object.keys(forgets)
    .filter((table) => PERSONAL.includes(table))
    .toSorted();
}

async function personalRows(): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {};
  for (const table of PERSONAL) {
    const all = await database.prisma.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${table} t`);
    rows[table] = all.map(({ row }) => row);
  }
  return rows;
}

/** What is under way is kept however old it is, so all of it ends. */
async function endEverything(): Promise<void> {
  const { prisma } = database;
  const now = new Date();
  const nobody = { ownerMemberId: null, ownerPersonId: null, ownerRung: null };
  await prisma.entrepreneurCase.updateMany({ data: { ...nobody, state: 'finished', clocks: {}, closedAt: now } });
  await prisma.ingestion.updateMany({ data: { state: 'done' } });
  await prisma.knowledgeGap.updateMany({ data: { answeredAt: now } });
  await prisma.ambassador.updateMany({ data: { stoppedAt: now } });
  const dossier = await prisma.dossier.findFirstOrThrow();
  await prisma.dossier.update({ where: { id: dossier.id }, data: { state: 'draft' } });
  await prisma.$transaction((tx) =>
    appendEntry(tx, {
      ...{ subjectKind: 'dossier', subjectId: dossier.id, kind: 'decide', at: now, by: { kind: 'system' } },
      ...{ state: 'open', place: null, words: 'Te duur.' },
    }),
  );
}
