import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLearningContent } from '../../app/learning-content.ts';
import { NUDGE_SOURCES } from '../../app/nudge-sources.ts';
import { instantAt, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { createOutreach } from '../../delivery/outreach.ts';
import { keepPlan } from '../../features/ambassadors/planning.ts';
import { sendDue } from '../../features/ambassadors/sending.ts';
import { pledgeDeadlines } from '../../features/pledges/clock.ts';
import { nl } from '../../i18n/nl.ts';
import { wordCount } from '../../learning-content/library.ts';
import { makePledge } from '../../pledges/pledges.ts';
import { setClock } from '../../store/clock.ts';
import { wordsIn } from '../shown.ts';
import { SILENT_SLACK } from '../silent-slack.ts';
import { type BroadcastStage, createBroadcastStage, MONDAY, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { openVisit } from './visit-stage.ts';

const { ambassadors, pledges, visits } = nl;
const platforms = new Map(['slack', 'teams'].map((name) => [name, SILENT_SLACK] as const));
/** Nothing to learn and no hooks: what parts have to say is all there is. */
const noContent = async () => ({ ...(await openLearningContent()), cards: [], hooks: [] });
const deps = { content: noContent, sources: NUDGE_SOURCES, outreach: createOutreach({ platforms }) };
const TODAY = localTimeAt(MONDAY).date;
const PROMISE = 'Ik praat met inkoop over schoonmaak';

describe.each(PLATFORMS)('a nudge of another part, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let bram: Seat;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    bram = await stage.meet(driver, 'Bram', 'ambassador');
    bea = await stage.meet(driver, 'Bea', 'broker');
    const { prisma } = stage.running.database;
    for (const { personId } of [anna, bram]) {
      await prisma.ambassador.create({ data: { personId, pace: 'weekly', days: [0, 1, 2, 3, 4] } });
    }
  });

  afterAll(() => stage?.stop());

  /** Plans a day, and sends at its end what came of it. */
  async function passDay(day: string): Promise<void> {
    const { prisma } = stage.running.database;
    await setClock(prisma, instantAt(day, 6 * 60));
    await prisma.$transaction((tx) => keepPlan(tx, deps, day), { timeout: 30_000 });
    await setClock(prisma, instantAt(day, 17 * 60));
    await prisma.$transaction((tx) => sendDue(tx, deps), { timeout: 30_000 });
  }

  const nudgesOf = (personId: string) =>
    stage.running.database.prisma.nudge.findMany({ where: { personId }, orderBy: { plannedFor: 'asc' } });

  /** Nobody had anything yet. */
  async function forget(): Promise<void> {
    const { prisma } = stage.running.database;
    await prisma.nudge.deleteMany();
    await prisma.nudgeDay.deleteMany();
    await prisma.outboxEntry.deleteMany({ where: { purpose: { in: ['nudge', 'invitation'] } } });
  }

  it('comes back to a pledge once, and not beside what asks about it by itself', async () => {
    const { prisma } = stage.running.database;
    const day = plusDays(TODAY, 2);
    const { id } = await prisma.$transaction((tx) =>
      makePledge(tx, { personId: anna.personId, text: PROMISE, dueOn: day }),
    );
    await setClock(prisma, instantAt(day, 6 * 60));
    await prisma.$transaction((tx) => keepPlan(tx, deps, day), { timeout: 30_000 });
    const asked: OutgoingMessage[] = [];
    const clock = pledgeDeadlines({ queue: async (_tx, messages) => asked.push(...messages) });
    await setClock(prisma, instantAt(day, 17 * 60));
    await prisma.$transaction((tx) => clock.ring(tx, id));
    expect(asked).toEqual([]);
    await prisma.$transaction((tx) => sendDue(tx, deps), { timeout: 30_000 });
    const nudge = await stage.read(anna, pledges.ask);
    expect(nudge.text).toContain(PROMISE);
    expect(nudge.buttons).toEqual(
      expect.arrayContaining([pledges.buttons.done, pledges.buttons.later, ambassadors.why, ambassadors.stop]),
    );
    expect(await stage.all(bram, PROMISE)).toEqual([]);
    expect(await prisma.pledge.findUniqueOrThrow({ where: { id } })).toMatchObject({ asksLeft: 1 });
    expect(wordsIn(await stage.press(anna, nudge, ambassadors.why)).words).toContain(ambassadors.reasons['pledge-due']);
    await stage.press(anna, nudge, pledges.buttons.done);
    const done = await stage.read(anna, pledges.isDone);
    expect(await nudgesOf(anna.personId)).toMatchObject([{ kind: 'pledge', reaction: 'did' }]);
    await stage.press(anna, done, pledges.buttons.shareAmbassadors);
    await stage.read(anna, pledges.isShared.ambassadors);
    await setClock(prisma, MONDAY);
  });

  it('tells another ambassador what somebody shares with them, without a name, and nobody when it is taken back', async () => {
    await forget();
    const day = plusDays(TODAY, 7);
    await passDay(day);
    const told = await stage.read(bram, pledges.yoursToo);
    expect(told.text).toContain(PROMISE);
    expect(told.text).not.toContain('Anna');
    expect(wordCount(told.text)).toBeLessThan(60);
    await stage.press(bram, told, ambassadors.didUse);
    expect(await nudgesOf(bram.personId)).toMatchObject([{ kind: 'success', reaction: 'did' }]);
    expect(await nudgesOf(anna.personId)).toEqual([]);
    await forget();
    const shared = await stage.read(anna, pledges.isShared.ambassadors);
    await stage.press(anna, shared, pledges.buttons.unshare);
    await passDay(plusDays(TODAY, 14));
    expect(await nudgesOf(bram.personId)).toEqual([]);
    await setClock(stage.running.database.prisma, MONDAY);
  });

  it('says an invitation again that waits, in short, and not to who said something', async () => {
    await forget();
    const { title } = await openVisit(stage, bea);
    const invited = await stage.read(bram, title);
    await stage.read(anna, title);
    await stage.press(bram, invited, visits.buttons.decline);
    await stage.read(bram, visits.yours.declined);
    await stage.running.database.prisma.outboxEntry.deleteMany({ where: { purpose: 'nudge' } });
    await passDay(plusDays(TODAY, 8));
    const nudge = await stage.read(anna, 'Er is nog plaats. Kom je?');
    expect(wordCount(nudge.text)).toBeLessThan(60);
    expect(nudge.buttons.slice(0, 3)).toEqual([visits.buttons.come, visits.buttons.maybe, visits.buttons.decline]);
    expect(await nudgesOf(bram.personId)).toEqual([]);
    expect(wordsIn(await stage.press(anna, nudge, ambassadors.why)).words).toContain(ambassadors.reasons.invited);
    await stage.press(anna, nudge, visits.buttons.come);
    await stage.read(anna, title);
    expect(await nudgesOf(anna.personId)).toMatchObject([{ kind: 'invitation', reaction: 'answered' }]);
  });
});
