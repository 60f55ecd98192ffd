import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { directId } from '../../chat/conversation-reference.ts';
import type { Platform } from '../../chat/platform.ts';
import { queueForMany } from '../../delivery/fan-out.ts';
import { createOutreach } from '../../delivery/outreach.ts';
import { setClock } from '../../store/clock.ts';
import { openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { startBotProcess } from '../bot-process.ts';
import { type Counted, type CountingSlack, startCountingSlack } from '../counting-slack-process.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { eventEnvelope, sendSigned } from '../slack-requests.ts';
import { percentile } from './percentiles.ts';

const BULK = 5_000;
const MANY = 20_000;
const SECONDS = 40;
/** Questions a second: with the bulk they are as much as the workspace takes. */
const RATE = 1;
const PATIENCE_MS = 20_000;
/** Bulk keeps quiet hours. */
const WHILE_PEOPLE_WORK = new Date('2026-11-26T09:00:00Z');

/**
 * Answers while thousands of messages of bulk wait, in a workspace that refuses what is too much: how long they take,
 * with and without the bulk, as a fake in another process sees them arrive; and how long it takes to queue for many.
 */
export async function deliveryBench(): Promise<void> {
  const postgres = await startTemporaryPostgres();
  const driver = await createSlackDriver();
  const slack = await startCountingSlack({ tenant: driver.tenant, botUserId: driver.botUserId });
  const bot = await startBotProcess(postgres.url, [driver], { SLACK_API_URL: `${slack.url}/api/`, LOG_LEVEL: 'info' });
  const database = await openDatabase({ databaseUrl: postgres.url, dataDir: tmpdir(), poolSize: 2 });
  try {
    await setClock(database.prisma, WHILE_PEOPLE_WORK);
    await ask(bot.url, driver, 5);
    const before = await answersTook(slack, await ask(bot.url, driver, SECONDS));
    const people = await makePeople(database.prisma, MANY);
    await queued(database.prisma, people.slice(0, BULK));
    const during = await answersTook(slack, await ask(bot.url, driver, SECONDS));
    report(before, during, await slack.counted());
    const startedAt = performance.now();
    const many = await queued(database.prisma, people);
    process.stdout.write(`queued for ${many} people in ${(performance.now() - startedAt).toFixed(0)} ms\n`);
  } finally {
    await database.close();
    await bot.terminate();
    slack.stop();
    await driver.close();
    await postgres.remove();
  }
}

/** People who are members of the workspace and never wrote to the bot. */
async function makePeople(prisma: PrismaClient, count: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    WITH tenant AS (SELECT id, organisation_id FROM chat_tenant LIMIT 1),
    made AS (
      INSERT INTO person (id, organisation_id, language)
      SELECT gen_random_uuid(), tenant.organisation_id, 'nl' FROM tenant, generate_series(1, ${count}::int)
      RETURNING id)
    INSERT INTO chat_identity (id, tenant_id, person_id, external_user_id, standing, introduced_at)
    SELECT gen_random_uuid(), tenant.id, made.id, 'U' || replace(made.id::text, '-', ''), 'member', now()
    FROM made, tenant RETURNING person_id AS id`;
  return rows.map(({ id }) => id);
}

async function queued(prisma: PrismaClient, personIds: readonly string[]): Promise<number> {
  const slack: Pick<Platform, 'openDirect'> = {
    openDirect: (tenant, user) => ({
      platform: 'slack',
      tenant,
      id: directId(user),
      kind: 'personal',
      address: { channel: user },
    }),
  };
  const outreach = createOutreach({ platforms: new Map([['slack', slack]]) });
  const news = { language: 'nl', body: [{ kind: 'paragraph', text: 'Nieuws voor iedereen.' }] } as const;
  const message = {
    personIds,
    replies: { nl: { ...news, body: [...news.body] }, en: { ...news, body: [...news.body] } },
  };
  const made = await prisma.$transaction(
    (tx) => queueForMany(tx, outreach, { ...message, purpose: 'broadcast', about: 'bench:1' }),
    { timeout: 60_000 },
  );
  return made.queued.length;
}

let asked = 0;

/** @returns when each question was asked, in milliseconds since 1970, by where its answer is posted */
async function ask(url: string, driver: SlackDriver, seconds: number): Promise<Map<string, number>> {
  const questions = new Map<string, number>();
  for (let n = 0; n < RATE * seconds; n += 1) {
    asked += 1;
    const thread = `${1_700_000_000 + asked}.000100`;
    const channel = `C0BENCH${asked}`;
    const text = `<@${driver.botUserId}> Wat is social return?`;
    const event = { type: 'app_mention', channel, user: 'UBENCH', ts: thread, text };
    questions.set(`${channel} ${thread}`, Date.now());
    void sendSigned(url, '/slack/events', eventEnvelope(driver.tenant, event));
    await wait(1000 / RATE);
  }
  return questions;
}

/** @returns from question to the arrival of its answer, in milliseconds; what did not come in time is infinite */
async function answersTook(slack: CountingSlack, questions: ReadonlyMap<string, number>): Promise<number[]> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const { posts } = await slack.counted();
    const took = [...questions].map(([key, at]) => (posts[key]?.at ?? Number.POSITIVE_INFINITY) - at);
    if (took.every(Number.isFinite) || performance.now() > deadline) return took;
    await wait(100);
  }
}

function report(before: readonly number[], during: readonly number[], { posts, tooMuch }: Counted): void {
  const doubled = Object.values(posts).filter(({ times }) => times > 1).length;
  const line = (what: string, took: readonly number[]) =>
    `${what}   p50 ${percentile(took, 0.5).toFixed(0)} ms   p95 ${percentile(took, 0.95).toFixed(0)} ms   of ${took.length}\n`;
  process.stdout.write(line('answers alone              ', before));
  process.stdout.write(line(`answers beside ${BULK} waiting`, during));
  process.stdout.write(`ratio of p95 ${(percentile(during, 0.95) / percentile(before, 0.95)).toFixed(2)}\n`);
  process.stdout.write(`posts ${Object.keys(posts).length}   double ${doubled}   refused with 429 ${tooMuch}\n`);
}
