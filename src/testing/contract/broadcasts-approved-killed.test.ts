import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { clockNow, setClock } from '../../store/clock.ts';
import { type BotProcess, startBotProcess } from '../bot-process.ts';
import { eventually } from '../eventually.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';

const { broadcasts } = nl;
const { buttons, fields } = broadcasts;
const NEEDS_A_SECOND = { BROADCAST_APPROVAL_ABOVE: '0' };
const PATIENCE_MS = 60_000;

/** Ten o'clock of the first weekday after that, in whatever season. */
function workingTimeAfter(moment: Date): Date {
  const day = new Date(moment);
  do day.setUTCDate(day.getUTCDate() + 1);
  while (day.getUTCDay() % 6 === 0);
  day.setUTCHours(9, 0, 0, 0);
  return day;
}

/** Where a process stands still until the test lets it go on: before it may write this. */
const BEFORE = {
  approval: `BEFORE UPDATE ON broadcast FOR EACH ROW WHEN (NEW.state = 'sending' AND OLD.state <> 'sending')`,
  fanOut: 'BEFORE INSERT ON broadcast_recipient FOR EACH ROW',
} as const;

describe('a broadcast whose process is killed when a second broker agrees', () => {
  let stage: BroadcastStage;
  let driver: SlackDriver;
  let bert: Seat;
  let anna: Seat;
  let cor: Seat;
  let process: BotProcess;

  beforeEach(async () => {
    driver = await createSlackDriver();
    stage = await createBroadcastStage([driver], NEEDS_A_SECOND);
    const bea = await stage.meet(driver, 'Bea', 'broker');
    bert = await stage.meet(driver, 'Bert', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    cor = await stage.meet(driver, 'Cor', 'ambassador');
    const contents = { [fields.title]: 'Appels', [fields.textNl]: 'Over appels.' };
    const { card, where } = await stage.write(bea, { ...contents, [fields.roles]: [nl.people.roles.ambassador] });
    await stage.press(bea, card, buttons.send, where);
    await stage.read(bert, 'Over appels.');
    await stage.running.bot.stop();
  });

  afterEach(async () => {
    await process?.kill();
    await stage.running.database.drop();
    await driver.close();
  });

  /** A process goes by the server's own time from its start; what waits until people work is at work then. */
  async function start(): Promise<void> {
    process = await startBotProcess(stage.running.database.url, [driver], NEEDS_A_SECOND);
    const { prisma } = stage.running.database;
    await setClock(prisma, workingTimeAfter(await clockNow(prisma)));
    await ringAtCommit(prisma, ['broadcast', 'outbox']);
  }

  async function agree(): Promise<void> {
    await stage.press(bert, await stage.read(bert, 'Over appels.'), buttons.approve);
  }

  /** Kills the process that stands still there once the broker agreed. */
  async function killedAt(moment: keyof typeof BEFORE): Promise<void> {
    const { prisma } = stage.running.database;
    await prisma.$executeRawUnsafe(`
      CREATE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$`);
    await prisma.$executeRawUnsafe(`CREATE TRIGGER standing_still ${BEFORE[moment]} EXECUTE FUNCTION stand_still()`);
    const goesOn = Promise.withResolvers<void>();
    const isLocked = Promise.withResolvers<void>();
    const held = prisma.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(4711)`;
        isLocked.resolve();
        await goesOn.promise;
      },
      { timeout: PATIENCE_MS },
    );
    await isLocked.promise;
    await start();
    const pressed = agree().catch(() => undefined);
    await eventually('the process to stand still', async () => {
      const [{ waiting } = { waiting: 0 }] = await prisma.$queryRaw<{ waiting: number }[]>`
        SELECT count(*)::int AS waiting FROM pg_locks
        WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
      return waiting > 0 ? true : undefined;
    });
    await process.kill();
    await pressed;
    goesOn.resolve();
    await held;
    await prisma.$executeRawUnsafe('DROP FUNCTION stand_still() CASCADE');
  }

  /** What stands of it, whatever a process knew. */
  async function written() {
    const { prisma } = stage.running.database;
    const { state, approvedAt } = await prisma.broadcast.findFirstOrThrow();
    const agreed = await prisma.auditEntry.count({ where: { action: 'broadcast.approved' } });
    return { state, approved: approvedAt !== null, agreed, recipients: await prisma.broadcastRecipient.count() };
  }

  async function arrivesOnce(): Promise<void> {
    for (const seat of [anna, cor]) await stage.read(seat, 'Over appels.');
    const done = async () => ((await written()).state === 'done' ? true : undefined);
    await eventually('it is over', done, async () => JSON.stringify(await written()), PATIENCE_MS);
    for (const seat of [anna, cor]) expect(await stage.all(seat, 'Over appels.')).toHaveLength(1);
    expect(await written()).toEqual({ state: 'done', approved: true, agreed: 1, recipients: 2 });
  }

  it('before that is written waits as it did, and goes when they agree again', async () => {
    await killedAt('approval');
    expect(await written()).toEqual({ state: 'awaiting_approval', approved: false, agreed: 0, recipients: 0 });
    await start();
    expect(await stage.all(anna, 'Over appels.')).toEqual([]);
    await agree();
    await arrivesOnce();
  }, 180_000);

  it('before anybody is written down who gets it goes out by the next process', async () => {
    await killedAt('fanOut');
    expect(await written()).toEqual({ state: 'sending', approved: true, agreed: 1, recipients: 0 });
    await start();
    await arrivesOnce();
  }, 180_000);
});
