import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { FILLED_IN, writeVisit } from './visit-stage.ts';

const { visits } = nl;
const { buttons, fields } = visits;

describe.each(PLATFORMS)('a site visit for more than one broker invites alone, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let bert: Seat;
  let anna: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { BROADCAST_APPROVAL_ABOVE: '1' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    await stage.meet(driver, 'Cor', 'ambassador');
  });

  afterAll(() => stage?.stop());

  const askedAgain = (words: string) =>
    eventually(`the question about ${words}`, async () =>
      (await stage.all(bert, words)).findLast((one) => one.buttons.includes(buttons.approve)),
    );

  it('is refused where there is no second broker', async () => {
    const { card, where } = await writeVisit(stage, bea);
    expect(wordsIn(await stage.press(bea, card, buttons.open, where)).words).toContain(visits.noSecondBroker(1));
    expect(await stage.all(anna, 'De Cirkel')).toEqual([]);
  });

  it('waits for one, whom any change asks anew, and who cannot be its maker', async () => {
    bert = await stage.meet(bea.driver, 'Bert', 'broker');
    const { card, where, title } = await writeVisit(stage, bea);
    expect(wordsIn(await stage.press(bea, card, buttons.open, where)).words).toContain(visits.asksSecond(2, 1));
    const asked = await askedAgain(title);
    expect(asked.text).toContain('2 collega’s krijgen een uitnodiging');
    const waits = await stage.read(bea, visits.states.awaiting_approval, where);
    expect(waits.id).toBe(card.id);
    expect(waits.buttons).toEqual([buttons.change, buttons.drop]);
    expect(await stage.all(anna, title)).toEqual([]);

    await formIn(await stage.press(bea, waits, buttons.change, where)).send({ [fields.address]: 'Kerkplein 2, Goor' });
    expect(wordsIn(await stage.press(bert, asked, buttons.approve)).words).toContain(visits.decided);
    const over = await stage.read(bert, 'niet meer nodig');
    expect(over.id).toBe(asked.id);
    expect(over.buttons).toEqual([]);

    const changed = await stage.read(bea, 'Kerkplein 2, Goor', where);
    await stage.press(bea, changed, buttons.open, where);
    const again = await askedAgain('Kerkplein 2, Goor');
    await stage.press(bert, again, buttons.disapprove);
    await stage.read(bea, 'is niet akkoord met werkbezoek');
    expect(await stage.all(anna, title)).toEqual([]);

    const back = await eventually('the draft again', async () => {
      const shown = await stage.read(bea, visits.states.draft, where);
      return shown.id === card.id ? shown : undefined;
    });
    await stage.press(bea, back, buttons.open, where);
    const third = await askedAgain('Kerkplein 2, Goor');
    expect(wordsIn(await stage.press(bert, third, buttons.approve)).words).toContain(visits.opened);
    await stage.read(bea, 'is akkoord met werkbezoek');
    expect((await stage.read(anna, title)).buttons).toContain(buttons.come);
    const { approvedById } = await stage.running.database.prisma.siteVisit.findFirstOrThrow({
      where: { state: 'open' },
    });
    expect(approvedById).toBe(bert.personId);
  });

  it('is for nobody more once people are invited: it says what to do instead', async () => {
    const { prisma } = stage.running.database;
    const gerda = await stage.meet(bea.driver, 'Gerda');
    await prisma.person.update({ where: { id: gerda.personId }, data: { displayName: 'Gerda' } });
    const { number } = await prisma.siteVisit.findFirstOrThrow({ where: { state: 'open' } });
    const { thread } = await bea.driver.say('Bea', `/impact werkbezoeken ${number}`);
    await stage.read(bea, 'De Cirkel', thread);
    const asked = await stage.say(bea, thread, 'nodig Gerda ook uit');
    const pressed = await stage.press(bea, asked, buttons.agree, thread);
    expect(wordsIn(pressed).words).toContain(visits.tooManyNow(3, 1));
    expect(await prisma.visitGuest.count({ where: { personId: gerda.personId } })).toBe(0);
  });

  it('tells in the language of who was asked that it is over', async () => {
    const { prisma } = stage.running.database;
    await prisma.person.update({ where: { id: bert.personId }, data: { language: 'en' } });
    const { card, where } = await writeVisit(stage, bea, { ...FILLED_IN, [fields.host]: 'Het Atelier' });
    await stage.press(bea, card, buttons.open, where);
    const asked = await eventually('the question', async () =>
      (await stage.all(bert, 'Het Atelier')).findLast((one) => one.buttons.includes(en.visits.buttons.approve)),
    );
    await stage.press(bea, await stage.read(bea, visits.states.awaiting_approval, where), buttons.drop, where);
    const { number } = await prisma.siteVisit.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect((await stage.read(bert, en.visits.approvalOver(number))).id).toBe(asked.id);
    await prisma.person.update({ where: { id: bert.personId }, data: { language: 'nl' } });
  });

  it('is not agreed to by who changed it last, and a draft thrown away asks nobody any more', async () => {
    const { card, where, title } = await writeVisit(stage, bea, { ...FILLED_IN, [fields.host]: 'De Molen' });
    await stage.press(bea, card, buttons.open, where);
    await askedAgain('De Molen');
    await stage.running.database.prisma.siteVisit.updateMany({
      where: { host: 'De Molen' },
      data: { editedById: bert.personId },
    });
    const asked = await askedAgain('De Molen');
    expect(wordsIn(await stage.press(bert, asked, buttons.approve)).words).toContain(visits.ownApproval);
    const waits = await stage.read(bea, visits.states.awaiting_approval, where);
    expect(waits.text).toContain(title);
    await stage.press(bea, waits, buttons.drop, where);
    await stage.read(bert, 'niet meer nodig');
    expect(await stage.all(anna, 'De Molen')).toEqual([]);
  });
});
