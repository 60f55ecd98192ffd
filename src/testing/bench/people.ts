import { importPeople } from '../../people/import.ts';
import { readPeopleCsv } from '../../people/people-csv.ts';
import { createPersons } from '../../people/persons.ts';
import { createTenants, type Tenant } from '../../people/tenants.ts';
import { openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { migrate } from '../../store/migrations.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { percentiles } from './percentiles.ts';

const PEOPLE = 20_000;
const TURNS = 5_000;
const TRANSACTION_MS = 120_000;

/** A file of people into an empty database, and then who speaks in a turn: person, roles and organisation. */
export async function peopleBench(): Promise<void> {
  const postgres = await startTemporaryPostgres();
  const database = await openDatabase({ databaseUrl: postgres.url, dataDir: '.' });
  try {
    await migrate(postgres.url);
    const { prisma } = database;
    const tenant = await createTenants(prisma).connect({
      platform: 'slack',
      externalId: 'T1',
      organisation: { slug: 'noord', name: 'Noord' },
    });
    const file = fileOfPeople();
    const startedAt = performance.now();
    const rows = readPeopleCsv(file);
    await prisma.$transaction((tx) => importPeople(tx, rows, { organisation: 'Noord', dryRun: false }), {
      timeout: TRANSACTION_MS,
    });
    report(`${PEOPLE} people imported`, `${((performance.now() - startedAt) / 1000).toFixed(2)} s`);
    await giveIdentities(prisma, tenant);
    const { p50, p95, p99 } = percentiles(await identifyMany(prisma, tenant));
    report('person, roles and scope of a turn', `p50 ${p50.toFixed(2)} p95 ${p95.toFixed(2)} p99 ${p99.toFixed(2)} ms`);
  } finally {
    await database.close();
    await postgres.remove();
  }
}

function fileOfPeople(): Uint8Array {
  const lines = Array.from(
    { length: PEOPLE },
    (_, n) =>
      `Persoon ${n};persoon.${n}@noord.nl;Afdeling ${n % 40};Twente;${n % 20 === 0 ? 'makelaar|ambassadeur' : ''}`,
  );
  return new TextEncoder().encode(['naam;e-mail;afdeling;regio;rollen', ...lines].join('\r\n'));
}

async function giveIdentities(prisma: PrismaClient, tenant: Tenant): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO chat_identity (id, tenant_id, external_user_id, person_id, standing, email, verified_at)
    SELECT gen_random_uuid(), ${tenant.id}::uuid, 'U' || row_number() OVER (ORDER BY email), id, 'member', email, now()
    FROM person`;
  await prisma.$executeRaw`ANALYZE`;
}

async function identifyMany(prisma: PrismaClient, tenant: Tenant): Promise<number[]> {
  const persons = createPersons(prisma, {
    firstAdministrators: [],
    belongings: [],
    logger: createLogger({ level: 'silent' }),
  });
  const measured: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    // A prime stride visits people in no order that a cache would like.
    const sender = { externalId: `U${((turn * 7919) % PEOPLE) + 1}` };
    const startedAt = performance.now();
    await persons.identify('slack', tenant, sender, async () => null);
    measured.push(performance.now() - startedAt);
  }
  return measured;
}

function report(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(40)}${figure}\n`);
}
