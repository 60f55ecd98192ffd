import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLearningContent } from '../../app/learning-content.ts';
import { instantAt, plusDays } from '../../calendar/local-time.ts';
import { examineAmbassadors } from '../../cli/doctor/ambassadors.ts';
import { createOutreach } from '../../delivery/outreach.ts';
import { listAmbassadors } from '../../features/ambassadors/figures.ts';
import { keepPlan } from '../../features/ambassadors/planning.ts';
import { sendDue } from '../../features/ambassadors/sending.ts';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { wordsIn } from '../shown.ts';
import { SILENT_SLACK } from '../silent-slack.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver, teamsPersonId } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';

const { ambassadors } = nl;
const platforms = new Map(['slack', 'teams'].map((name) => [name, SILENT_SLACK] as const));
const deps = { content: openLearningContent, sources: [], outreach: createOutreach({ platforms }) };

/** Chats, each with how somebody can keep the bot out of it. */
const CHATS = [
  {
    name: 'Slack',
    async create() {
      const driver = await createSlackDriver();
      const block = ({ inbox, person }: Seat, on: boolean) => {
        const theirs = new Set<unknown>([inbox.split(':')[1], driver.userId(person)]);
        driver.refuseWhen(({ method, body }) =>
          on && method === 'chat.postMessage' && theirs.has(body.channel) ? 'is_archived' : undefined,
        );
      };
      return { driver, block };
    },
  },
  {
    name: 'Teams',
    async create() {
      const driver = await createTeamsDriver();
      const refusal = { status: 403, code: 'ConversationBlockedByUser' };
      const block = ({ person }: Seat, on: boolean) =>
        driver.connector.refuseIn(`a:${teamsPersonId(person)}`, on ? refusal : null);
      return { driver, block };
    },
  },
] as const;

describe.each(CHATS)('nudges to which nobody says anything, in $name', ({ create }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let bram: Seat;
  let block: (seat: Seat, on: boolean) => void;
  /** Every test has weeks of its own. */
  let today = '2026-11-30';

  beforeAll(async () => {
    const made = await create();
    block = made.block;
    stage = await createBroadcastStage([made.driver]);
    anna = await stage.meet(made.driver, 'Anna', 'ambassador');
    bram = await stage.meet(made.driver, 'Bram', 'ambassador');
  });

  afterAll(() => stage?.stop());

  /** Both are one for long, and got nothing yet. */
  beforeEach(async () => {
    const { prisma } = stage.running.database;
    // What becomes of the last one of the test before would else be noted with one of the same day that a test makes up.
    await eventually('that nothing is under way', async () =>
      (await prisma.nudge.count({ where: { state: 'queued' } })) === 0 ? true : undefined,
    );
    await prisma.nudge.deleteMany();
    await prisma.nudgeDay.deleteMany();
    await prisma.ambassador.deleteMany();
    await prisma.$executeRaw`UPDATE outbox SET purpose = 'notice' WHERE recipient_id IS NOT NULL`;
    today = plusDays(today, 7);
    await setClock(prisma, instantAt(today, 5 * 60));
    const since = new Date('2026-06-01');
    for (const { personId } of [anna, bram]) {
      await prisma.ambassador.create({
        data: { personId, pace: 'weekly', days: [0, 1, 2, 3, 4], joinedAt: since, reactedAt: since },
      });
    }
  });

  async function plan(day: string): Promise<void> {
    const { prisma } = stage.running.database;
    await setClock(prisma, instantAt(day, 6 * 60));
    await prisma.$transaction((tx) => keepPlan(tx, deps, day), { timeout: 60_000 });
  }

  async function send(day: string): Promise<void> {
    const { prisma } = stage.running.database;
    await setClock(prisma, instantAt(day, 17 * 60));
    await prisma.$transaction((tx) => sendDue(tx, deps), { timeout: 60_000 });
  }

  const nudgeOf = ({ personId }: Seat, day: string) =>
    stage.running.database.prisma.nudge.findUnique({
      where: { personId_plannedFor: { personId, plannedFor: new Date(day) } },
    });

  /** The first day for which both get something, which is not sent. */
  async function planBoth(): Promise<string> {
    for (let days = 0; days < 14; days += 1) {
      await plan(today);
      if ((await nudgeOf(anna, today)) && (await nudgeOf(bram, today))) return today;
      await stage.running.database.prisma.nudge.deleteMany();
      today = plusDays(today, 1);
    }
    throw new Error('Nothing was planned for both.');
  }

  /** The first day from one on for which something is planned for somebody, all of which is sent. */
  async function nextDay(seat: Seat, from: string, within = 60): Promise<string | null> {
    for (let day = from; day < plusDays(from, within); day = plusDays(day, 1)) {
      today = day;
      await plan(day);
      await send(day);
      if ((await nudgeOf(seat, day)) !== null) return day;
    }
    return null;
  }

  async function beginAgain(): Promise<void> {
    const { thread } = await anna.driver.say(anna.person, 'ga maar weer door met de kaartjes');
    await stage.read(anna, ambassadors.resumed, thread);
  }

  /** Three came in the last three weeks, and they said nothing. */
  async function ignoreThree({ personId }: Seat): Promise<void> {
    const { prisma } = stage.running.database;
    for (const daysAgo of [21, 14, 7]) {
      const sentAt = instantAt(plusDays(today, -daysAgo), 12 * 60);
      const plannedFor = new Date(plusDays(today, -daysAgo));
      const what = { kind: 'hook', item: `iets-${daysAgo}`, reason: 'hook-for-you' };
      await prisma.nudge.create({ data: { personId, plannedFor, dueAt: sentAt, sentAt, state: 'sent', ...what } });
    }
  }

  async function askedWhetherWelcome(seat: Seat): Promise<string> {
    const day = await nextDay(seat, today);
    if (day === null) throw new Error('Nothing was planned.');
    expect(await nudgeOf(seat, day)).toMatchObject({ kind: 'still-welcome', reason: 'many-ignored' });
    await eventually('that they are asked', async () => {
      const found = await stage.running.database.prisma.ambassador.findUnique({ where: { personId: seat.personId } });
      return found?.askedAt ?? undefined;
    });
    return day;
  }

  it('come less often after three, ask once whether they are welcome, and stay away until a word', async () => {
    const begun = today;
    await ignoreThree(anna);
    const asked = await askedWhetherWelcome(anna);
    // Of who gets one weekly it is asked at the pace below it.
    expect(asked >= plusDays(begun, 6)).toBe(true);
    const question = await stage.read(anna, ambassadors.stillWelcome);
    expect(question.buttons.slice(0, 2)).toEqual([ambassadors.goOn, ambassadors.less]);
    expect(await nextDay(anna, plusDays(asked, 1))).toBeNull();
    expect(await stage.all(anna, ambassadors.stillWelcome)).toHaveLength(1);
    await beginAgain();
    const again = await nextDay(anna, plusDays(today, 1));
    expect(again).not.toBeNull();
    expect(await nudgeOf(anna, again ?? '')).not.toMatchObject({ kind: 'still-welcome' });
  });

  it('go on, or come less often, at a press', async () => {
    await ignoreThree(anna);
    await askedWhetherWelcome(anna);
    const question = await stage.read(anna, ambassadors.stillWelcome);
    expect(wordsIn(await stage.press(anna, question, ambassadors.less)).words).toContain(
      ambassadors.paceNow('fortnightly'),
    );
    expect(wordsIn(await stage.press(anna, question, ambassadors.goOn)).words).toContain(ambassadors.wentOn);
    const { prisma } = stage.running.database;
    expect(await prisma.ambassador.findUnique({ where: { personId: anna.personId } })).toMatchObject({
      pace: 'fortnightly',
      askedAt: null,
    });
    expect(await nextDay(anna, plusDays(today, 1))).not.toBeNull();
  });

  /** What can come between the plan of a day and its sending. */
  const BETWEEN = [
    [
      'a rest',
      'snoozed',
      () => stage.running.database.prisma.ambassador.updateMany({ data: { snoozedUntil: new Date('2028-01-01') } }),
    ],
    ['a broadcast', 'after-broadcast', () => unasked('broadcast', 1)],
    ['their share of messages', 'full-share', () => unasked('invitation', 3)],
  ] as const;

  /** So many messages of their own were, it turns out, nothing they asked for. */
  async function unasked(purpose: string, count: number): Promise<void> {
    await stage.running.database.prisma.$executeRaw`
      INSERT INTO outbox (conversation_id, payload, state, purpose, recipient_id, sent_at)
      SELECT conversation_id, NULL, 'sent', ${purpose}::"MessagePurpose", ${anna.personId}::uuid, clock_now()
      FROM (SELECT conversation_id FROM outbox WHERE recipient_id = ${anna.personId}::uuid LIMIT 1) AS theirs,
           generate_series(1, ${count}::int)`;
  }

  it.each(BETWEEN)('do not come after %s that came between', async (_what, whyNot, comes) => {
    const day = await planBoth();
    const before = (await stage.all(anna, '')).length;
    await comes();
    await send(day);
    expect(await nudgeOf(anna, day)).toMatchObject({ state: 'lapsed', whyNot, outboxId: null });
    expect(await stage.all(anna, '')).toHaveLength(before);
  });

  it('are kept from who blocks the bot, told to the operator, and come again after a word; others get theirs', async () => {
    const { prisma } = stage.running.database;
    block(anna, true);
    await send(await planBoth());
    const fates = await eventually('what became of both', async () => {
      const found = { anna: await nudgeOf(anna, today), bram: await nudgeOf(bram, today) };
      return found.anna?.state === 'queued' || found.bram?.state === 'queued' ? undefined : found;
    });
    expect(fates).toMatchObject({ anna: { state: 'undeliverable' }, bram: { state: 'sent' } });
    const [line] = (await listAmbassadors(prisma)).filter(({ id }) => id === anna.personId);
    expect(line).toMatchObject({ state: 'unreachable', unreachable: expect.stringMatching(/./) });
    expect(await examineAmbassadors(prisma)).toMatchObject({
      state: 'wrong',
      message: expect.stringContaining('1 of 2 cannot be reached'),
    });
    expect(await nextDay(anna, plusDays(today, 1), 14)).toBeNull();
    block(anna, false);
    await beginAgain();
    expect(await nextDay(anna, plusDays(today, 1))).not.toBeNull();
  });

  it('do not come to who leaves the organisation in the middle; others get theirs', async () => {
    const { prisma } = stage.running.database;
    const day = await planBoth();
    const before = (await stage.all(anna, '')).length;
    await prisma.chatIdentity.updateMany({ where: { personId: anna.personId }, data: { deactivatedAt: new Date() } });
    await send(day);
    const others = await eventually('what became of that of another', async () => {
      const found = await nudgeOf(bram, day);
      return found?.state === 'queued' ? undefined : found;
    });
    expect(others).toMatchObject({ state: 'sent' });
    expect(await nudgeOf(anna, day)).toMatchObject({ state: 'undeliverable', outboxId: null });
    expect(await stage.all(anna, '')).toHaveLength(before);
  });
});
