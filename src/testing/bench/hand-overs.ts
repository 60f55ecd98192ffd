import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { createCaseParts } from '../../app/cases.ts';
import { LEDGER_STATES } from '../../app/ledger.ts';
import type { By } from '../../ledger/by.ts';
import { verifyLedger } from '../../ledger/verify-stored.ts';
import { openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { migrate } from '../../store/migrations.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { percentiles } from './percentiles.ts';

const A_SECOND = 20;
const SECONDS = 60;
const AT_ONCE = 1_000;
const COUNTERS = 10;

/**
 * Hand-overs to counters by e-mail: decided, written down in the ledger, the e-mail with its link queued, each in one
 * transaction of a bot's own size of pool. And how long the row of the ledger is held, which every commit needs.
 */
export async function handOversBench(): Promise<void> {
  const postgres = await startTemporaryPostgres();
  const database = await openDatabase({ databaseUrl: postgres.url, dataDir: '.' });
  try {
    await migrate(postgres.url);
    const { prisma } = database;
    const handOver = await prepare(prisma);
    const steady = await handOver.file(A_SECOND * SECONDS);
    const many = await handOver.file(AT_ONCE);
    const commits = measureCommits();
    const tookMs = await atARate(steady, handOver.press);
    const commitMs = commits.stop();
    report(`${A_SECOND} a second for ${SECONDS} s`, tookMs);
    report(`the row of the ledger, held at most (${commitMs.length} commits)`, commitMs);
    const startedAt = performance.now();
    await inLanes(many, database.poolSize, handOver.press);
    process.stdout.write(`${AT_ONCE} at once: all done in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s\n`);
    await account(prisma, steady.length + many.length);
  } finally {
    await database.close();
    await postgres.remove();
  }
}

async function prepare(prisma: PrismaClient) {
  const logger = createLogger({ level: 'silent' });
  const parts = await createCaseParts(
    { mail: true, links: { signingKey: randomBytes(32), publicUrl: 'https://bot.example.nl' } },
    { prisma, platforms: new Map(), rules: () => ({ rules: [], counters: [] }), logger },
  );
  const { cases, notices } = parts.chat;
  const organisation = await prisma.organisation.create({ data: { slug: 'noord', name: 'Noord' } });
  const { id: organisationId } = organisation;
  const { id: personId } = await prisma.person.create({ data: { organisationId, displayName: 'Fleur' } });
  for (let n = 0; n < COUNTERS; n += 1) {
    const id = `counter-${n}`;
    await prisma.counter.create({ data: { id, name: `Loket ${n}` } });
    await prisma.counterMember.create({ data: { counterId: id, name: 'Anna', email: `anna.${n}@example.nl` } });
  }
  const by: By = { kind: 'person', personId };
  const filed = {
    filedBy: { personId, organisationId },
    conversationId: null,
    municipalityCode: 'GM0193',
    topics: ['vergunning_gewoon'],
    request: 'Een ondernemer zoekt een werkplaats.',
    contact: null,
    rule: null,
  };
  return {
    async file(count: number): Promise<string[]> {
      const ids: string[] = [];
      while (ids.length < count) ids.push((await prisma.$transaction((tx) => cases.file(tx, filed))).id);
      return ids;
    },
    press(caseId: string, n: number): Promise<void> {
      const event = { kind: 'hand_over', counterId: `counter-${n % COUNTERS}` } as const;
      return prisma.$transaction(async (tx) => {
        const decision = await cases.act(tx, { caseId, event, by });
        if (decision.kind === 'refused') throw new Error(`refused: ${decision.code}`);
        await notices.messages(tx, { caseId, event, by, words: null, decision });
      });
    },
  };
}

type Press = (caseId: string, n: number) => Promise<void>;

/** @returns for each how long it took from the moment at which it was due, in milliseconds */
async function atARate(ids: readonly string[], press: Press): Promise<number[]> {
  const startedAt = performance.now();
  return Promise.all(
    ids.map(async (id, n) => {
      const due = startedAt + (n * 1_000) / A_SECOND;
      await wait(Math.max(0, due - performance.now()));
      // Who waits in vain for a connection is counted at the end: their case is not handed over.
      await press(id, n).catch(() => undefined);
      return performance.now() - due;
    }),
  );
}

/** All are there at once; as many are in hand as there are connections. */
async function inLanes(ids: readonly string[], lanes: number, press: Press): Promise<void> {
  const left = [...ids.entries()];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) await press(next[1], next[0]).catch(() => undefined);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/**
 * How long each commit takes. The row of the ledger is taken within it, as the last thing, and let go of at its end: it is
 * never held longer than this.
 */
function measureCommits(): { stop(): number[] } {
  const original = Client.prototype.query;
  const tookMs: number[] = [];
  const measured = async function (this: Client, ...asked: unknown[]): Promise<unknown> {
    const startedAt = performance.now();
    const answer: unknown = await Reflect.apply(original, this, asked);
    if (textOf(asked[0]) === 'COMMIT') tookMs.push(performance.now() - startedAt);
    return answer;
  };
  Object.defineProperty(Client.prototype, 'query', { value: measured, configurable: true, writable: true });
  return {
    stop() {
      Object.defineProperty(Client.prototype, 'query', { value: original, configurable: true, writable: true });
      return tookMs;
    },
  };
}

function textOf(query: unknown): string | null {
  if (typeof query === 'string') return query;
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : null;
}

/** That none is lost: every case is at its counter, with its e-mail, and the history is whole. */
async function account(prisma: PrismaClient, expected: number): Promise<void> {
  const handedOver = await prisma.entrepreneurCase.count({ where: { state: 'handed_over' } });
  const mails = await prisma.mailEntry.count();
  const { flaws, entries } = await verifyLedger(prisma, { states: LEDGER_STATES });
  process.stdout.write(
    `lost: ${expected - handedOver} cases, ${expected - mails} e-mails; ${entries} entries, ${flaws.length} flaws\n`,
  );
}

function report(what: string, tookMs: readonly number[]): void {
  const { p50, p95, p99 } = percentiles(tookMs);
  process.stdout.write(`${what}: p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} p99 ${p99.toFixed(1)} ms\n`);
}
