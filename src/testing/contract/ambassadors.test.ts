import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLearningContent } from '../../app/learning-content.ts';
import { instantAt, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import { createOutreach } from '../../delivery/outreach.ts';
import { keepPlan } from '../../features/ambassadors/planning.ts';
import { sendDue } from '../../features/ambassadors/sending.ts';
import { nl } from '../../i18n/nl.ts';
import { clockNow, setClock } from '../../store/clock.ts';
import type { Nudge } from '../../store/generated/client.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { SILENT_SLACK } from '../silent-slack.ts';
import { type BroadcastStage, createBroadcastStage, MONDAY, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { ambassadors } = nl;
const { fields } = ambassadors;
/** Where people are is known: in Slack they can be written to at once, in Teams they spoke there. */
const platforms = new Map(['slack', 'teams'].map((name) => [name, SILENT_SLACK] as const));
const onlyCards = async () => ({ ...(await openLearningContent()), hooks: [] });
const deps = { content: onlyCards, sources: [], outreach: createOutreach({ platforms }) };

describe.each(PLATFORMS)('an ambassador, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let bram: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna');
    bram = await stage.meet(driver, 'Bram');
  });

  afterAll(() => stage?.stop());

  /** Says it in a conversation of its own, and gives the answer back: the one with these words. */
  async function say(seat: Seat, text: string, words: string): Promise<{ answer: ReceivedMessage; thread: string }> {
    const { thread } = await seat.driver.say(seat.person, text);
    return { answer: await stage.read(seat, words, thread), thread };
  }

  /** Says it under a nudge: in its thread, or where nothing is a thread after it. */
  async function answerTo({ driver, person, inbox }: Seat, nudge: ReceivedMessage, text: string) {
    const thread = driver.platform === 'slack' ? `${inbox.split(':')[1]}:${nudge.id}` : inbox;
    const before = (await driver.answers(thread, 0)).length;
    await driver.reply(person, thread, text);
    const answer = (await driver.answers(thread, before + 1)).at(-1);
    if (!answer) throw new Error(`Nothing is said to ${text}.`);
    return answer;
  }

  /** Plans this day as the program does, passes to its end, and sends what is due. */
  async function passDay(day: string): Promise<void> {
    const { prisma } = stage.running.database;
    await setClock(prisma, instantAt(day, 6 * 60));
    await prisma.$transaction((tx) => keepPlan(tx, deps, day), { timeout: 30_000 });
    await setClock(prisma, instantAt(day, 17 * 60));
    await prisma.$transaction((tx) => sendDue(tx, deps), { timeout: 30_000 });
  }

  /** The first nudge that comes to somebody from a day on. */
  async function nextNudge(seat: Seat, from: string): Promise<string> {
    const { prisma } = stage.running.database;
    for (let day = from; day < plusDays(from, 40); day = plusDays(day, 1)) {
      await passDay(day);
      const count = await prisma.nudge.count({ where: { personId: seat.personId, plannedFor: new Date(day) } });
      if (count > 0) return day;
    }
    throw new Error('Nothing was planned.');
  }

  it('is asked to become one after an answer that helped, and not again this quarter', async () => {
    for (let time = 0; time < 2; time += 1) {
      const { answer, thread } = await say(anna, 'Wat is social return?', 'social return');
      await anna.driver.giveFeedback(anna.person, thread, answer.id, true);
    }
    const asked = await stage.read(anna, ambassadors.invitation);
    expect(asked.buttons).toEqual([ambassadors.join]);
    expect(await stage.all(anna, ambassadors.invitation)).toHaveLength(1);
    const { prisma } = stage.running.database;
    expect(await prisma.ambassadorAsked.count()).toBe(1);
  });

  it('becomes one in words, sees at once what a nudge looks like, and answers it', async () => {
    const { answer, thread } = await say(anna, 'Ik wil ambassadeur worden', ambassadors.joined);
    expect(answer.text).toContain(ambassadors.paces.weekly);
    expect(answer.text).toContain(ambassadors.example);
    expect(answer.buttons.slice(3)).toEqual([ambassadors.change, ambassadors.restLabel, ambassadors.stop]);
    const { cards } = await openLearningContent();
    const card = cards.find((one) => answer.text.includes(one.nl.question));
    if (!card) throw new Error('No card is shown.');
    await stage.press(anna, answer, card.nl.choices.right, thread);
    const told = await stage.read(anna, card.nl.answer, thread);
    expect(told.text).toContain(ambassadors.verdicts.right);
    expect(told.text).toContain(card.source.sentence);
    const again = wordsIn(await stage.press(anna, answer, card.nl.choices.wrong, thread));
    expect(again.words).toContain(ambassadors.answeredBefore);
    await say(anna, 'zet mijn ambassadeurskaartjes op eens per maand', ambassadors.paceNow('monthly'));
    const { prisma } = stage.running.database;
    expect(await prisma.cardMemory.findMany()).toMatchObject([{ personId: anna.personId, verdict: 'right' }]);
    expect(await prisma.roleGrant.count({ where: { personId: anna.personId, role: 'ambassador' } })).toBe(1);
  });

  it('becomes one with the form, which says what is not right', async () => {
    const { answer, thread } = await say(bram, '/impact ambassadeur', ambassadors.notOne);
    const form = formIn(await stage.press(bram, answer, ambassadors.join, thread));
    const filled = { [fields.pace]: ambassadors.paces.weekly, [fields.days]: [ambassadors.days[1] ?? ''] };
    await form.send(filled);
    const own = await stage.read(bram, ambassadors.joined, thread).catch(() => stage.read(bram, ambassadors.joined));
    expect(own.text).toContain('op dinsdag');
  });

  it('rests until a day in words, not until one that is over, and begins again', async () => {
    const { answer: away } = await say(bram, 'even niet, ik ben drie weken weg', '21 december 2026');
    expect(away.buttons).toContain(ambassadors.resume);
    await say(bram, 'pauzeer mijn kaartjes tot 1 maart 2020', ambassadors.restProblems.past);
    await say(bram, 'ik wil elke dag een kaartje', ambassadors.noPace);
    await say(bram, 'ga maar weer door met de kaartjes', ambassadors.resumed);
    // Days that are still to come: until then it goes on as it is, and what is kept can be taken back.
    const later = ambassadors.restLater('maandag 1 maart 2027', 'maandag 22 maart 2027');
    const { answer: kept } = await say(bram, 'vanaf 1 maart drie weken geen kaartjes graag', later);
    expect(kept.buttons).toContain(ambassadors.noRest);
    const { prisma } = stage.running.database;
    const restsFrom = async () =>
      (await prisma.ambassador.findUniqueOrThrow({ where: { personId: bram.personId } })).snoozedFrom;
    expect(await restsFrom()).toEqual(new Date('2027-03-01'));
    const { answer: back, thread } = await say(bram, 'ga maar weer door met de kaartjes', ambassadors.resumed);
    expect(await restsFrom()).toBeNull();
    const form = formIn(await stage.press(bram, back, ambassadors.restLabel, thread));
    const values = {
      [ambassadors.restFields.how]: ambassadors.restFor.date,
      [ambassadors.restFields.until]: '2026-11-02',
    };
    const refused = formIn(await form.send(values));
    expect(refused.fields.map(({ error }) => error)).toContain(ambassadors.restProblems.past);
  });

  it('gets a nudge on a day of theirs, hears why, and answers in own words', async () => {
    const { prisma } = stage.running.database;
    // What comes first differs from person to person: it may be a question whom they know.
    let kept: Nudge | null = null;
    for (let from = localTimeAt(MONDAY).date; kept?.kind !== 'card'; ) {
      const day = await nextNudge(bram, from);
      expect(new Date(day).getUTCDay()).toBe(2);
      kept = await prisma.nudge.findFirst({ where: { personId: bram.personId, plannedFor: new Date(day) } });
      from = plusDays(day, 1);
      // Three that are ignored would be the last.
      const noCard = { personId: bram.personId, kind: { not: 'card' } };
      await prisma.nudge.updateMany({ where: noCard, data: { reaction: 'answered' } });
    }
    const { item, plannedFor } = kept;
    const card = (await openLearningContent()).cards.find(({ id }) => id === item);
    if (!card) throw new Error('It is no card.');
    const nudge = await stage.read(bram, card.nl.question);
    expect(nudge.buttons.slice(-3)).toEqual([ambassadors.why, ambassadors.restLabel, ambassadors.stop]);
    const why = wordsIn(await stage.press(bram, nudge, ambassadors.why));
    expect(why.words).toContain(ambassadors.reasons['card-new']);
    const answer = await answerTo(bram, nudge, card.nl.choices.nearly.toLowerCase());
    expect(answer.text).toContain(card.nl.nearly);
    expect(answer.text).toContain(card.source.sentence);
    // What became of it is noted after it has arrived.
    const done = await eventually('a nudge that was sent', async () => {
      const where = { personId: bram.personId, plannedFor, state: 'sent' as const };
      return (await prisma.nudge.findFirst({ where })) ?? undefined;
    });
    expect(done.reaction).toBe('answered');
  });

  it('gets nothing of the days on which the program was down', async () => {
    const { prisma } = stage.running.database;
    const today = localTimeAt(await clockNow(prisma)).date;
    await prisma.ambassador.updateMany({ data: { days: [0, 1, 2, 3, 4] } });
    let planned = 0;
    for (let day = plusDays(today, 1); planned === 0; day = plusDays(day, 1)) {
      await setClock(prisma, instantAt(day, 6 * 60));
      await prisma.$transaction((tx) => keepPlan(tx, deps, day));
      planned = await prisma.nudge.count({ where: { state: 'planned' } });
    }
    const later = plusDays(localTimeAt(await clockNow(prisma)).date, 3);
    await setClock(prisma, instantAt(later, 12 * 60));
    await prisma.$transaction((tx) => sendDue(tx, deps));
    expect(await prisma.nudge.findMany({ where: { whyNot: 'late' } })).toHaveLength(planned);
    expect(await prisma.nudge.count({ where: { state: 'planned' } })).toBe(0);
  });

  it('stops at once, also what is on its way', async () => {
    const { prisma } = stage.running.database;
    await prisma.$executeRaw`
      INSERT INTO nudge (person_id, planned_for, due_at, kind, item, reason)
      VALUES (${bram.personId}::uuid, '2027-12-01', clock_now(), 'who-knows', '', 'who-knows')`;
    await say(bram, 'stop maar met die kaartjes', ambassadors.stopped);
    expect(await prisma.nudge.count({ where: { personId: bram.personId, whyNot: 'stopped' } })).toBe(1);
    expect(await prisma.roleGrant.count({ where: { personId: bram.personId, revokedAt: null } })).toBe(0);
    const audit = await prisma.auditEntry.findMany({ where: { objectId: bram.personId }, select: { action: true } });
    expect(audit.map(({ action }) => action)).toContain('ambassador.stopped');
  });
});
