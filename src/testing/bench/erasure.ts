import { tmpdir } from 'node:os';
import { PERSONAL_DATA } from '../../app/personal-data.ts';
import { erasePerson } from '../../people/erasure.ts';
import { collectPerson } from '../../people/export.ts';
import { openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { migrate } from '../../store/migrations.ts';
import { percentile } from './percentiles.ts';

/** Together about a million rows: events, messages, answers, conversations, and what belongs to them. */
const PEOPLE = 20_000;
const TURNS = 280_000;
/** Somebody who asked all day for years: of whom there is most to erase. */
const BUSIEST_TURNS = 5_000;
const ERASED = 20;

/** Erases people from a database of a million rows: ordinary ones, and the one who said most. */
export async function erasureBench(): Promise<void> {
  const postgres = await startTemporaryPostgres();
  try {
    await migrate(postgres.url);
    const database = await openDatabase({ databaseUrl: postgres.url, dataDir: tmpdir() });
    try {
      await fill(database.prisma);
      await report(database.prisma);
    } finally {
      await database.close();
    }
  } finally {
    await postgres.remove();
  }
}

async function report(prisma: PrismaClient): Promise<void> {
  const [{ rows } = { rows: 0n }] = await prisma.$queryRaw<{ rows: bigint }[]>`
    SELECT sum(n)::bigint AS rows FROM (
      SELECT count(*) AS n FROM person UNION ALL SELECT count(*) FROM chat_identity
      UNION ALL SELECT count(*) FROM conversation UNION ALL SELECT count(*) FROM inbox
      UNION ALL SELECT count(*) FROM outbox UNION ALL SELECT count(*) FROM answer) counted`;
  const busiest = await personAt(prisma, 1);
  const exportMs = await timed(() => prisma.$transaction((tx) => collectPerson(tx, PERSONAL_DATA, busiest), LONG));
  const ordinaryMs: number[] = [];
  for (let at = 2; at < 2 + ERASED; at += 1) {
    const personId = await personAt(prisma, at);
    ordinaryMs.push(await timed(() => erase(prisma, personId)));
  }
  const busiestMs = await timed(() => erase(prisma, busiest));
  process.stdout.write(
    [
      `erasure in a database of ${rows.toLocaleString('en')} rows`,
      `  an ordinary person (${TURNS / PEOPLE} turns)   p50 ${ms(percentile(ordinaryMs, 0.5))}   max ${ms(Math.max(...ordinaryMs))}`,
      `  the busiest one (${BUSIEST_TURNS} turns)   ${ms(busiestMs)}   (aim: 5000 ms)`,
      `  download of the busiest one   ${ms(exportMs)}`,
      '',
    ].join('\n'),
  );
}

const LONG = { timeout: 120_000 };

function erase(prisma: PrismaClient, personId: string) {
  return prisma.$transaction((tx) => erasePerson(tx, PERSONAL_DATA, personId, { actorId: personId }), LONG);
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

const ms = (value: number) => `${Math.round(value)} ms`;

async function personAt(prisma: PrismaClient, at: number): Promise<string> {
  const { personId } = await prisma.chatIdentity.findFirstOrThrow({ where: { externalUserId: `U${at}` } });
  return personId;
}

/** Everybody has a direct conversation and speaks in one of a thousand channels; every turn is asked and answered. */
async function fill(prisma: PrismaClient): Promise<void> {
  const { id: organisationId } = await prisma.organisation.create({ data: { slug: 'bench', name: 'Bench' } });
  const { id: tenantId } = await prisma.chatTenant.create({
    data: { platform: 'slack', externalId: 'T1', organisationId },
  });
  const run = (statement: string) => prisma.$transaction((tx) => tx.$executeRawUnsafe(statement), LONG);
  await run(`
    INSERT INTO person (id, organisation_id, display_name, email)
    SELECT md5('person' || n)::uuid, '${organisationId}', 'Naam ' || n, 'adres' || n || '@example.nl'
    FROM generate_series(1, ${PEOPLE}) n`);
  await run(`
    INSERT INTO chat_identity (id, tenant_id, external_user_id, person_id, standing)
    SELECT md5('identity' || n)::uuid, '${tenantId}', 'U' || n, md5('person' || n)::uuid, 'member'
    FROM generate_series(1, ${PEOPLE}) n`);
  await run(`
    INSERT INTO conversation (id, tenant_id, external_id, kind, address, memory)
    SELECT md5('place' || n)::uuid, '${tenantId}', 'P' || n,
           (CASE WHEN n <= ${TURNS / 2} THEN 'personal' ELSE 'channel' END)::"ConversationKind", '{"channel":"C1"}', '[]'
    FROM generate_series(1, ${TURNS / 2 + 1000}) n`);
  // Half of the turns each in a thread of its own, half in channels; the first person has far more than the others.
  await run(`
    CREATE TABLE bench_turn AS
    SELECT n, CASE WHEN n <= ${BUSIEST_TURNS} THEN 1 ELSE 2 + n % (${PEOPLE} - 1) END AS who,
           md5('place' || CASE WHEN n % 2 = 0 THEN n / 2 ELSE ${TURNS / 2} + 1 + n % 1000 END)::uuid AS place
    FROM generate_series(1, ${TURNS}) n`);
  await run(`
    INSERT INTO inbox (key, conversation_id, kind, sender, payload, state)
    SELECT 'key' || n, place, 'message', 'U' || who, jsonb_build_object('text', repeat('woord ', 30)), 'done' FROM bench_turn`);
  await run(`
    INSERT INTO answer (id, conversation_id, person_id, question, text, status, mode, language, elapsed_ms)
    SELECT md5('answer' || n)::uuid, place, md5('person' || who)::uuid, repeat('vraag ', 20), repeat('woord ', 60),
           'answered', 'quoted', 'nl', 5 FROM bench_turn`);
  await run(`
    INSERT INTO outbox (conversation_id, inbox_id, answer_id, payload, state)
    SELECT conversation_id, inbox.id, md5('answer' || substr(key, 4))::uuid,
           jsonb_build_object('body', repeat('woord ', 60)), 'sent' FROM inbox`);
  await run('DROP TABLE bench_turn');
  await prisma.$executeRawUnsafe('ANALYZE');
}
