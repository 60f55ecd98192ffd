import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantAt } from '../../calendar/local-time.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { pledgeDeadlines } from '../../features/pledges/clock.ts';
import { nl } from '../../i18n/nl.ts';
import { duePledges } from '../../pledges/pledges.ts';
import { setClock } from '../../store/clock.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, MONDAY, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { pledges } = nl;
const { buttons, fields } = pledges;
const PROMISE = 'ik beloof dat ik voor 1 mei met inkoop praat';
const DUE = 'vrijdag 30 april 2027';

describe.each(PLATFORMS)('a pledge, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let bea: Seat;
  let dirk: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna');
    bea = await stage.meet(driver, 'Bea', 'broker');
    dirk = await stage.meet(driver, 'Dirk');
    await stage.running.database.prisma.person.update({ where: { id: anna.personId }, data: { displayName: 'Anna' } });
  });

  afterAll(() => stage?.stop());

  async function say(text: string): Promise<{ answer: ReceivedMessage; thread: string }> {
    const { thread } = await anna.driver.say(anna.person, text);
    const [answer] = await anna.driver.answers(thread, 1);
    if (!answer) throw new Error(`Nothing is said to ${text}.`);
    return { answer, thread };
  }

  async function goOn(thread: string, text: string): Promise<ReceivedMessage> {
    const before = (await anna.driver.answers(thread, 0)).length;
    await anna.driver.reply(anna.person, thread, text);
    const answer = (await anna.driver.answers(thread, before + 1)).at(-1);
    if (!answer) throw new Error(`Nothing is said to ${text}.`);
    return answer;
  }

  /** What is asked at a moment, as the clock of the program would. */
  async function askedAt(moment: Date): Promise<OutgoingMessage[]> {
    const { prisma } = stage.running.database;
    await setClock(prisma, moment);
    const asked: OutgoingMessage[] = [];
    const clock = pledgeDeadlines({ queue: async (_tx, messages) => asked.push(...messages) });
    for (const { id } of await prisma.pledge.findMany()) await prisma.$transaction((tx) => clock.ring(tx, id));
    await setClock(prisma, MONDAY);
    return asked;
  }

  async function forgetAll(): Promise<void> {
    await stage.running.database.prisma.pledge.deleteMany();
    await stage.running.database.prisma.deadline.deleteMany({ where: { subjectKind: 'pledge' } });
  }

  it.each([
    [
      'ik ga vrijdag Jan bellen en volgende week maandag praat ik met mijn teamleider over social return',
      'ik ga vrijdag Jan bellen',
    ],
    [
      'ik beloof dat ik vrijdag mijn wethouder spreek en dat ik volgende week maandag inkoop bel',
      'ik beloof dat ik vrijdag mijn wethouder spreek',
    ],
    ['I will call Jan on Friday and talk to my team lead next Monday', 'I will call Jan on Friday'],
  ])('is kept as two, where each has a day of its own: “%s”', async (text, first) => {
    await forgetAll();
    const { thread } = await dirk.driver.say(dirk.person, text);
    const answers = await dirk.driver.answers(thread, 2);
    expect(answers.map((one) => one.text).join('\n')).toContain(`“${first}”`);
    const kept = await stage.running.database.prisma.pledge.findMany({ orderBy: { dueOn: 'asc' } });
    expect(kept.map(({ dueOn }) => dueOn?.toISOString().slice(0, 10))).toEqual(['2026-12-04', '2026-12-07']);
    expect(kept[0]?.text).toBe(first);
    await forgetAll();
  });

  it('is kept when it is said, with the day on which it is asked about', async () => {
    const { answer } = await say(PROMISE);
    expect(answer.text).toContain(pledges.noted);
    expect(answer.text).toContain(DUE);
    expect(answer.buttons).toEqual([buttons.done, buttons.later, buttons.change, buttons.drop]);
    await forgetAll();
  });

  it('is asked about twice at most, on its day and a week later', async () => {
    await say(PROMISE);
    expect(await askedAt(instantAt('2027-04-29', 720))).toEqual([]);
    const [first] = await askedAt(instantAt('2027-04-30', 610));
    expect(JSON.stringify(first)).toContain(pledges.ask);
    expect(await askedAt(instantAt('2027-05-01', 720))).toEqual([]);
    const [second] = await askedAt(instantAt('2027-05-10', 610));
    expect(JSON.stringify(second)).toContain(pledges.askAgain);
    expect(await askedAt(instantAt('2027-07-01', 720))).toEqual([]);
    await forgetAll();
  });

  it('is what others may ask about, and counts as asked then', async () => {
    await say(PROMISE);
    const { prisma } = stage.running.database;
    expect(await prisma.$transaction((tx) => duePledges(tx, '2027-04-29'))).toEqual([]);
    expect(await prisma.$transaction((tx) => duePledges(tx, '2027-04-30'))).toMatchObject([{ text: PROMISE }]);
    await forgetAll();
  });

  it('without a day is asked when, and the answer is the day', async () => {
    const { answer, thread } = await say('noteer als toezegging dat ik met inkoop praat');
    expect(answer.text).toContain(pledges.askWhen);
    expect((await goOn(thread, 'voor 1 mei')).text).toContain(DUE);
    await forgetAll();
  });

  it('goes on in words: later, another day, done, not after all', async () => {
    const { thread } = await say(PROMISE);
    expect((await goOn(thread, 'vraag het me volgende week nog eens')).text).toContain(pledges.laterOn);
    expect((await goOn(thread, 'maak er 1 juni 2027 van')).text).toContain('1 juni 2027');
    expect((await goOn(thread, 'ik heb het gedaan')).text).toContain(pledges.isDone);
    await forgetAll();
    const second = await say(PROMISE);
    expect((await goOn(second.thread, 'het gaat niet lukken')).text).toContain(pledges.isDropped);
    await forgetAll();
  });

  it('is one by its form, and one more below it', async () => {
    const { answer, thread } = await say(
      'toezegging: ik nodig 3 collega’s van beheer uit voor de kennissessie, uiterlijk 15 dec',
    );
    expect(answer.text).toContain('15 december 2026');
    const more = await goOn(thread, 'nog eentje: in januari een werkbezoek regelen met mijn team');
    expect(more.text).toContain(pledges.noted);
    expect(more.text).toContain('een werkbezoek regelen');
    const { prisma } = stage.running.database;
    expect(await prisma.pledge.count()).toBe(2);
    await goOn(thread, 'die van beheer is gedaan');
    const later = await goOn(thread, 'en die andere toezegging wordt 1 maart 2027');
    expect(later.text).toContain('een werkbezoek regelen');
    expect(later.text).toContain('1 maart 2027');
    await forgetAll();
  });

  it('is moved by so long from the day it has, and asked about the day before it', async () => {
    const { thread } = await say('ik beloof dat ik op 9 december 2026 impactcriteria bespreek in ons teamoverleg');
    expect((await goOn(thread, 'het overleg is een week verschoven')).text).toContain('16 december 2026');
    expect((await goOn(thread, 'kun je me de dag ervoor herinneren')).text).toContain('15 december 2026');
    expect((await goOn(thread, 'herinner me 14 december')).text).toContain('14 december 2026');
    await forgetAll();
  });

  it('of colleagues is only there in numbers, to who asks how many there are', async () => {
    const { answer } = await say('hoeveel toezeggingen staan er open bij ons?');
    expect(answer.text).toContain(pledges.ofAll);
  });

  it('is listed, changed and taken back by buttons', async () => {
    await say(PROMISE);
    const { thread } = await anna.driver.say(anna.person, '/impact toezeggingen');
    const card = (await anna.driver.answers(thread, 2)).at(-1);
    if (!card) throw new Error('No card is shown.');
    const form = formIn(await stage.press(anna, card, buttons.change, thread));
    const refused = formIn(await form.send({ [fields.when]: '1 november 2026' }));
    expect(refused.fields.find(({ label }) => label === fields.when)?.error).toBe(pledges.errors.past);
    await refused.send({ [fields.when]: '2 maart 2027' });
    const changed = await stage.read(anna, '2 maart 2027', thread);
    await stage.press(anna, changed, buttons.drop, thread);
    const dropped = await stage.read(anna, pledges.isDropped, thread);
    expect(dropped.buttons).toEqual([buttons.reopen]);
    await forgetAll();
  });

  it('that is done is seen by a broker only when who made it shares it, and is taken back', async () => {
    const { answer, thread } = await say(PROMISE);
    await stage.press(anna, answer, buttons.done, thread);
    const done = await stage.read(anna, pledges.isDone, thread);
    expect(await stage.all(bea, PROMISE)).toEqual([]);
    expect(wordsIn(await stage.press(anna, done, buttons.shareBrokers, thread)).words).toContain(pledges.shared);
    await stage.read(bea, pledges.sharedBy('Anna'));
    const shared = await stage.read(anna, pledges.isShared.brokers, thread);
    await stage.press(anna, shared, buttons.unshare, thread);
    await stage.read(bea, pledges.notSharedAnyMore);
    expect(await stage.all(bea, PROMISE)).toEqual([]);
    await forgetAll();
  });

  it('is nobody else’s', async () => {
    const { answer, thread } = await say(PROMISE);
    const { id } = await stage.running.database.prisma.pledge.findFirstOrThrow();
    await stage.running.database.prisma.pledge.update({ where: { id }, data: { personId: bea.personId } });
    expect(wordsIn(await stage.press(anna, answer, buttons.done, thread)).words).toContain(pledges.gone);
    expect((await stage.running.database.prisma.pledge.findUniqueOrThrow({ where: { id } })).state).toBe('open');
    await forgetAll();
  });
});
