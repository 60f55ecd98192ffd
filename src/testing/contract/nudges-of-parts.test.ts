import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLearningContent } from '../../app/learning-content.ts';
import { NUDGE_SOURCES } from '../../app/nudge-sources.ts';
import { instantAt, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { createOutreach } from '../../delivery/outreach.ts';
import { keepPlan } from '../../features/ambassadors/planning.ts';
import { sendDue } from '../../features/ambassadors/sending.ts';
import { ambassadorsOf } from '../../features/network/repository.ts';
import { pledgeDeadlines } from '../../features/pledges/clock.ts';
import { nl } from '../../i18n/nl.ts';
import { wordCount } from '../../learning-content/library.ts';
import { makePledge } from '../../pledges/pledges.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { wordsIn } from '../shown.ts';
import { SILENT_SLACK } from '../silent-slack.ts';
import { type BroadcastStage, createBroadcastStage, MONDAY, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { openVisit } from './visit-stage.ts';

const { ambassadors, pledges, sessions, visits } = nl;
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

  /** The plan of a day; what the bot itself planned for it, whose job rings every ten minutes, goes. */
  async function planAnew(day: string): Promise<void> {
    await stage.running.database.prisma.$transaction(
      async (tx) => {
        const plannedFor = new Date(`${day}T00:00:00Z`);
        await tx.nudge.deleteMany({ where: { plannedFor } });
        await tx.nudgeDay.deleteMany({ where: { day: plannedFor } });
        await keepPlan(tx, deps, day);
      },
      { timeout: 30_000 },
    );
  }

  /** Plans a day, and sends at its end what came of it. */
  async function passDay(day: string): Promise<void> {
    const { prisma } = stage.running.database;
    await setClock(prisma, instantAt(day, 6 * 60));
    await planAnew(day);
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
    await planAnew(day);
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

  it('is a hook that a broker wrote, for ambassadors of that organisation', async () => {
    await forget();
    const { prisma } = stage.running.database;
    const { organisationId } = await prisma.person.findUniqueOrThrow({ where: { id: bea.personId } });
    const { id: other } = await prisma.organisation.create({ data: { slug: `elders-${Date.now()}`, name: 'Elders' } });
    const written = { themes: ['inkoop'], sourceTitle: 'Verslag van de bakker', usedSince: MONDAY };
    for (const [whose, pitch] of [
      [organisationId ?? '', 'Koop je brood bij de sociale bakker, dan leert een jongere een vak.'],
      [other, 'Dit is van een ander.'],
    ] as const) {
      await prisma.ownHook.create({ data: { ...written, organisationId: whose, writtenById: bea.personId, pitch } });
    }
    await passDay(plusDays(TODAY, 21));
    const nudge = await stage.read(bram, 'Koop je brood bij de sociale bakker');
    expect(nudge.text).toContain('Verslag van de bakker');
    expect(await nudgesOf(bram.personId)).toMatchObject([{ kind: 'hook' }]);
    expect(await stage.all(anna, 'Dit is van een ander.')).toEqual([]);
    await prisma.ownHook.deleteMany();
    await setClock(prisma, MONDAY);
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

  it('says again that there is a session, to who said nothing of it, and counts who came in the figures', async () => {
    await forget();
    const { prisma } = stage.running.database;
    // Its thanks would come on the day that is looked at, and then nothing else that one did not ask for.
    await prisma.siteVisit.updateMany({ data: { state: 'cancelled' } });
    await setClock(prisma, MONDAY);
    const { organisationId } = await prisma.person.findUniqueOrThrow({ where: { id: bea.personId } });
    const startsAt = instantAt(plusDays(TODAY, 60), 14 * 60);
    const endsAt = instantAt(plusDays(TODAY, 60), 16 * 60);
    const series = await prisma.sessionSeries.create({
      data: {
        ...{ organisationId: organisationId ?? '', createdById: bea.personId, kind: 'learning_network' },
        ...{ title: 'Leernetwerk impact', audience: {}, state: 'announced', announcedAt: MONDAY },
        sessions: { create: { plannedAt: startsAt, startsAt, endsAt, place: 'Luttenbergstraat 2, Zwolle' } },
      },
    });
    await eventually('the invitation to the session', async () => {
      const rows = await prisma.outboxEntry.findMany({
        where: {
          ...{ card: `session-invitation:${series.id}`, state: 'sent' as const },
          recipientId: { in: [anna.personId, bram.personId] },
        },
      });
      return rows.length >= 2 ? rows : undefined;
    });
    const invited = await stage.read(bram, 'Leernetwerk impact');
    await stage.press(bram, invited, sessions.decline);
    await prisma.outboxEntry.updateMany({
      where: { card: `session-invitation:${series.id}` },
      data: { purpose: 'answer' },
    });
    await prisma.nudge.deleteMany();
    await prisma.nudgeDay.deleteMany();
    await passDay(plusDays(TODAY, 42));
    const nudge = await stage.read(anna, sessions.stillWaits('Leernetwerk impact', '').split(',')[0] ?? '');
    expect(nudge.text).toContain(sessions.stillWaits('', '').slice(-24));
    expect(wordCount(nudge.text)).toBeLessThan(60);
    expect(nudge.buttons.slice(0, 2)).toEqual([sessions.join, sessions.decline]);
    expect(wordsIn(await stage.press(anna, nudge, ambassadors.why)).words).toContain(ambassadors.reasons.invited);
    await stage.press(anna, nudge, sessions.join);
    await eventually('the reaction', async () => {
      const [row] = await nudgesOf(anna.personId);
      return row?.reaction === 'answered' ? row : undefined;
    });
    expect(await nudgesOf(bram.personId)).toEqual([]);
    await setClock(prisma, instantAt(plusDays(TODAY, 61), 600));
    const rows = await prisma.$transaction((tx) => ambassadorsOf(tx, organisationId));
    expect(rows.filter(({ came }) => came)).toHaveLength(1);
  });
});
