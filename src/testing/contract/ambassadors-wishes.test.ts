import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLearningContent } from '../../app/learning-content.ts';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { formIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { ambassadors, pledges } = nl;

describe.each(PLATFORMS)('what an ambassador wishes, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let bram: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna');
    bram = await stage.meet(driver, 'Bram', 'ambassador');
    const { prisma } = stage.running.database;
    await prisma.ambassador.create({ data: { personId: bram.personId, pace: 'weekly', days: [0, 1, 2, 3, 4] } });
  });

  afterAll(() => stage?.stop());

  const chosen = (seat: Seat) =>
    stage.running.database.prisma.ambassador.findUnique({ where: { personId: seat.personId } });

  async function begin({ driver, person }: Seat, text: string): Promise<{ answer: ReceivedMessage; thread: string }> {
    const { thread } = await driver.say(person, text);
    const answer = (await driver.answers(thread, 1)).at(-1);
    if (!answer) throw new Error(`Nothing is said to ${text}.`);
    return { answer, thread };
  }

  it('is filled in or done, never lost, where somebody says how they want it', async () => {
    const { thread } = await begin(anna, 'wat houdt dat ambassadeurschap in?');
    const said = await stage.say(anna, thread, 'ok dan doe ik mee, maar alleen op dinsdag en 1 keer in de maand');
    if ((await chosen(anna)) === null) {
      expect(said.text).toContain('dinsdag');
      const form = formIn(await stage.press(anna, said, ambassadors.join, thread));
      // Sent in as it stands.
      await form.send({});
    }
    expect(await chosen(anna)).toMatchObject({ pace: 'monthly', days: [1] });
  });

  it.each([
    ['alleen op dinsdag en donderdag', [1, 3]],
    ['liever niet op dinsdag', [3]],
  ])('is a day of the week: "%s"', async (text, days) => {
    const { answer } = await begin(bram, text);
    expect(answer.text).toContain(ambassadors.changed);
    expect((await chosen(bram))?.days).toEqual(days);
  });

  it('is read below how it is set, where the words need not say of what', async () => {
    const els = await stage.meet(anna.driver, 'Els', 'ambassador');
    await stage.running.database.prisma.ambassador.create({
      data: { personId: els.personId, pace: 'weekly', days: [0, 1, 2, 3, 4] },
    });
    const { answer, thread } = await begin(els, 'ik wou mijn dagen doorgeven: dinsdag, woensdag en donderdag graag');
    expect(answer.text).not.toContain(ambassadors.noPace);
    expect((await chosen(els))?.days).toEqual([1, 2, 3]);
    await stage.say(els, thread, 'o nee donderdag is bij ons altijd overleg de hele dag dus die eruit');
    expect((await chosen(els))?.days).toEqual([1, 2]);
    await stage.say(els, thread, 'en liever in de ochtend, kan dat ook');
    expect(await chosen(els)).toMatchObject({ fromMinute: 9 * 60, untilMinute: 12 * 60, days: [1, 2] });
    await stage.say(els, thread, 'en onderwerpen: circulair en mobiliteit. inkoop niet, daar ga ik niet over');
    expect((await chosen(els))?.themes.toSorted()).toEqual(['circulair', 'mobiliteit']);
    await stage.say(els, thread, 'nou doe inkoop toch ook maar, je weet maar nooit');
    expect((await chosen(els))?.themes.toSorted()).toEqual(['circulair', 'inkoop', 'mobiliteit']);
    const state = await stage.say(els, thread, 'wanneer hoor ik dan weer wat');
    expect(state.text).toContain(ambassadors.nextOne);
  });

  it('moves a rest that they have to the day that is named after it', async () => {
    const els = await stage.meet(anna.driver, 'Rik', 'ambassador');
    await stage.running.database.prisma.ambassador.create({
      data: { personId: els.personId, pace: 'weekly', days: [0, 1, 2, 3, 4] },
    });
    const { thread } = await begin(els, 'even geen berichten tot 4 januari 2027');
    await stage.say(els, thread, 'maak daar de 11e van, ik ben de eerste week vrij');
    expect((await chosen(els))?.snoozedUntil?.toISOString().slice(0, 10)).toBe('2027-01-11');
  });

  it('is a question to learn from for who only was given the role, too', async () => {
    const wil = await stage.meet(anna.driver, 'Wil', 'ambassador');
    const { cards } = await openLearningContent();
    const { answer } = await begin(wil, 'geef me een leerkaart');
    expect(cards.some(({ nl: { question } }) => answer.text.includes(question))).toBe(true);
    expect(await chosen(wil)).toBe(null);
  });

  it('takes a day below a question for a wish, and a letter for an answer, and says why', async () => {
    const { answer, thread } = await begin(bram, 'geef me een leerkaart');
    const wish = await stage.say(bram, thread, 'liever donderdag');
    expect(wish.text).toContain('donderdag');
    expect((await chosen(bram))?.days).toEqual([3]);
    const { cards } = await openLearningContent();
    const card = cards.find(({ nl: { question } }) => answer.text.includes(question));
    if (!card) throw new Error('No card is asked.');
    const second = answer.buttons[1] ?? '';
    const { answer: again, thread: where } = await begin(bram, 'geef me een leerkaart');
    expect(again.buttons[1]).toBe(second);
    const judged = await stage.say(bram, where, 'volgens mij is het B');
    expect(judged.text).not.toContain(ambassadors.notUnderstood);
    const memory = await stage.running.database.prisma.cardMemory.findFirstOrThrow({
      where: { personId: bram.personId, cardId: card.id },
    });
    expect(card.nl.choices[memory.verdict as 'right' | 'nearly' | 'wrong']).toBe(second);
    // Who wants to learn gets one more at once, another one, and none that was just answered.
    await stage.press(bram, judged, ambassadors.oneMore, where);
    const more = await eventually('one more question', async () =>
      (await bram.driver.answers(where, 0)).findLast(({ text }) =>
        cards.some((one) => one.id !== card.id && text.includes(one.nl.question)),
      ),
    );
    expect(more.text).not.toContain(card.nl.question);
    const { thread: anew } = await begin(bram, 'geef me een leerkaart');
    await stage.say(bram, anew, 'de eerste');
    const why = await stage.say(bram, anew, 'waarom dat antwoord?');
    expect(why.text).toContain(ambassadors.because);
    expect(why.text).toContain('Bron:');
  });

  it('keeps a pledge that was hardly given up, and takes the other of two days', async () => {
    const { thread } = await begin(bram, 'ik zeg toe om voor 1 maart met drie collega’s van inkoop te praten');
    const later = await stage.say(bram, thread, '1 maart wordt te krap, maak er april van');
    expect(later.text).toContain('april');
    await stage.say(bram, thread, 'al met twee gesproken');
    await stage.say(bram, thread, 'gebeld, hij belt terug');
    const [pledge] = await stage.running.database.prisma.pledge.findMany({ where: { personId: bram.personId } });
    expect(pledge?.state).toBe('open');
    expect(later.text).not.toContain(pledges.pity);
  });
});
