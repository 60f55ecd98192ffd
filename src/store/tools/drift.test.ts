import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { readMigrations, SCHEMA_FILE } from '../migration-files.ts';
import { compareMigrations, renderSchema } from './schema-diff.ts';

// Every line of a catalogue is one fact about the database, so that a difference reads as what is missing or too much.
const FACTS = {
  // Not the place of a column: a migration can only add one behind the others.
  columns: `SELECT format('%s.%s: %s null=%s default=%s identity=%s generated=%s precision=%s', table_name, column_name,
      udt_name, is_nullable, column_default, identity_generation, generation_expression,
      coalesce(character_maximum_length, numeric_precision, datetime_precision)) AS fact
    FROM information_schema.columns WHERE table_schema = 'public'`,
  indexes: `SELECT format('%s: %s', tablename, indexdef) AS fact FROM pg_indexes WHERE schemaname = 'public'`,
  // A trigger that may be deferred is among them, and is told of as a trigger.
  constraints: `SELECT format('%s: %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS fact
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 't'`,
  enums: `SELECT format('%s: %s', enumtypid::regtype, string_agg(enumlabel, ', ' ORDER BY enumsortorder)) AS fact
    FROM pg_enum GROUP BY enumtypid`,
  sequences: `SELECT format('%s: %s %s', sequencename, data_type, increment_by) AS fact FROM pg_sequences
    WHERE schemaname = 'public'`,
  programs: `SELECT format('function %s', proname) AS fact FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT format('trigger %s', tgname) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT format('view %s', viewname) FROM pg_views WHERE schemaname = 'public'`,
};

/** What the migrations hold and a Prisma schema cannot say. */
const BEYOND_THE_SCHEMA = [
  'counter_absence: absence_order_rule',
  'entrepreneur_case: case_consent_rule',
  'entrepreneur_case: case_owner_rule',
  'clock: clock_one_rule',
  'ledger: ledger_one_rule',
  'session: session_capacity_rule',
  'session_reply: session_reply_rule',
  'visit_guest: visit_reply_rule',
  'visit_slot: visit_capacity_rule',
  'function append_only_rule',
  'function clock_now',
  'function clock_offset',
  'function head_grows_rule',
  'function ledger_entry_rule',
  'function ledger_tie_rule',
  'function recipient_forward_rule',
  'function recipient_rank',
  'function session_taken_rule',
  'function visit_taken_rule',
  'trigger ledger_entry_rule',
  'trigger ledger_entry_truncate_rule',
  'trigger ledger_head_rule',
  'trigger ledger_rule',
  'trigger ledger_tie_rule',
  'trigger ledger_words_rule',
  'trigger recipient_forward',
  'trigger session_taken',
  'trigger visit_taken',
];

describe('the migrations and schema.prisma', () => {
  let migrated: TestDatabase;
  let fromSchema: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let schema: string;

  beforeAll(async () => {
    schema = await readFile(SCHEMA_FILE, 'utf8');
    migrated = await createTestDatabase();
    fromSchema = await createEmptyDatabase();
    // The schema names it as a default and cannot say what it is.
    await run(
      fromSchema.url,
      'CREATE FUNCTION clock_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT now() $$',
    );
    await run(fromSchema.url, await renderSchema(fromSchema.url, schema));
  });

  afterAll(async () => {
    await migrated.drop();
    await fromSchema.drop();
  });

  test('make the same database', async () => {
    const sayable = (facts: string[]) => facts.filter((fact) => !beyondTheSchema(fact));
    const readSayable = async (url: string) => {
      const { constraints, programs, ...rest } = await readCatalogue(url);
      return { ...rest, constraints: sayable(constraints), programs: sayable(programs) };
    };
    expect(await readSayable(migrated.url)).toEqual(await readSayable(fromSchema.url));
  });

  test('differ only in the rules a schema cannot say', async () => {
    const { constraints, programs } = await readCatalogue(migrated.url);
    const rules = [...constraints, ...programs].flatMap((fact) => beyondTheSchema(fact) ?? []);
    expect(rules.sort()).toEqual([...BEYOND_THE_SCHEMA].sort());
  });

  test('leave nothing for another migration', async () => {
    expect(await compareMigrations(inject('databaseServerUrl'), await readMigrations(), schema)).toBeNull();
  });

  test('are seen to differ when they do', async () => {
    const changed = schema.replace('model Organisation {', 'model Organisation {\n  motto String @default("none")\n');
    const script = await compareMigrations(inject('databaseServerUrl'), await readMigrations(), changed);
    expect(script).toContain(`ALTER TABLE "organisation" ADD COLUMN     "motto" TEXT NOT NULL DEFAULT 'none'`);
    const before = await readCatalogue(migrated.url);
    await run(migrated.url, script ?? '');
    const after = await readCatalogue(migrated.url);
    expect(after.columns.filter((fact) => !before.columns.includes(fact))).toEqual([
      expect.stringMatching(/^organisation\.motto: .*text null=NO default='none'::text/),
    ]);
  });
});

/** The name of a rule in {@link BEYOND_THE_SCHEMA}, when the fact is about one. */
function beyondTheSchema(fact: string): string | undefined {
  return BEYOND_THE_SCHEMA.find((rule) => fact === rule || fact.startsWith(`${rule} CHECK`));
}

async function readCatalogue(url: string): Promise<Record<keyof typeof FACTS, string[]>> {
  const read = async (query: string) => {
    const facts = await run(url, query);
    return facts.filter((fact) => !fact.includes('_prisma_migrations')).sort();
  };
  const [columns, indexes, constraints, enums, sequences, programs] = await Promise.all([
    read(FACTS.columns),
    read(FACTS.indexes),
    read(FACTS.constraints),
    read(FACTS.enums),
    read(FACTS.sequences),
    read(FACTS.programs),
  ]);
  return { columns, indexes, constraints, enums, sequences, programs };
}

async function run(url: string, statements: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ fact: string }>(statements);
    return rows?.map(({ fact }) => fact) ?? [];
  } finally {
    await client.end();
  }
}
