import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';

const { visits, broadcasts } = nl;
const WHEN = 'woensdag 20 januari 2027, 9:30–11:30';

describe('words that seem to throw away, leave out, or say no', () => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;

  beforeAll(async () => {
    const driver = await createSlackDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    cor = await stage.meet(driver, 'Cor', 'ambassador');
    const { person } = stage.running.database.prisma;
    await person.update({ where: { id: anna.personId }, data: { displayName: 'Sanne Pol', department: 'Energie' } });
    await person.update({ where: { id: cor.personId }, data: { displayName: 'Youssef Amrani', department: 'Water' } });
  });

  afterAll(() => stage?.stop());

  async function begin(text: string): Promise<string> {
    const { thread } = await bea.driver.say('Bea', text);
    await bea.driver.answers(thread, 1);
    return thread;
  }

  const message = () => stage.running.database.prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
  const reply = async ({ personId }: Seat) =>
    (await stage.running.database.prisma.visitGuest.findFirstOrThrow({ where: { personId } })).reply;

  it('leaves out who is said to need no message, and keeps the message for the others', async () => {
    const thread = await begin('stuur een bericht aan alle ambassadeurs: volgende week is er taart');
    const without = await stage.say(bea, thread, 'youssef hoeft niet');
    expect(without.text).toContain('niet aan: Youssef Amrani');
    expect(without.text).toContain('Sanne Pol');
    const other = await stage.say(bea, thread, 'water hoeft het ook niet te krijgen, maar sanne hoeft niet');
    expect(other.text).toContain('Youssef Amrani, Sanne Pol');
    expect((await message()).state).toBe('draft');
  });

  it('throws no draft away by a question', async () => {
    const thread = await begin('stuur een bericht aan alle ambassadeurs: er is koek');
    const shown = await stage.say(bea, thread, 'neem jij dit over? ik moet weg');
    expect(shown.buttons).toContain(broadcasts.buttons.drop);
    expect((await message()).state).toBe('draft');
  });

  it('asks whether another day is one of the text or of sending, and keeps that with a yes', async () => {
    const thread = await begin('stuur een bericht aan alle ambassadeurs: borrel op 17 december');
    const which = await stage.say(bea, thread, 'o nee het is 18 december');
    expect(which.text).toContain(broadcasts.instead.asks('18 december'));
    expect((await message()).sendAt).toBeNull();
    await stage.press(bea, which, which.buttons[0] ?? '', thread);
    expect((await message()).textNl).toBe('borrel op 18 december');
    await stage.say(bea, thread, 'vrijdag om 10 uur graag');
    const { sendAt } = await message();
    expect(sendAt).not.toBeNull();
    await stage.say(bea, thread, 'ok klaar zo');
    expect((await message()).sendAt).toEqual(sendAt);
  });

  it('takes who is named as the guests of a visit, and a question for nothing', async () => {
    const thread = await begin(
      'plan een werkbezoek op woensdag 20 januari 2027, 9.30 tot 11.30 bij bakkerij Het Brood in Deventer, Brink 4 Deventer, 4 plekken',
    );
    const asked = await stage.say(bea, thread, 'wie komen er allemaal');
    expect(asked.text).toContain('nog niemand gekozen');
    const whom = await stage.say(bea, thread, 'nodig alleen de afdelingen Energie en Water uit');
    expect(whom.text).toContain('Energie en Water');
    await stage.press(bea, whom, visits.buttons.open, thread);
    await stage.read(anna, WHEN);
    await stage.read(cor, WHEN);
  });

  it('takes a yes below an invitation for a yes, and what comes after something else for no reply', async () => {
    const { thread: below } = await anna.driver.say('Anna', 'heel graag!');
    await anna.driver.answers(below, 1);
    expect(await reply(anna)).toBe('coming');
    const { thread: ofCase } = await cor.driver.say('Cor', 'een man uit Rijssen wil een reparatiewinkel beginnen');
    await cor.driver.answers(ofCase, 1);
    for (const said of ['vergeet het maar', 'hm nee, stuur het toch maar']) {
      await stage.say(cor, ofCase, said);
      expect([said, await reply(cor)]).toEqual([said, 'invited']);
    }
    const { thread } = await cor.driver.say('Cor', 'ik kan toch niet naar het werkbezoek');
    await cor.driver.answers(thread, 1);
    expect(await reply(cor)).toBe('declined');
  });

  it('proposes no change of a visit that went out by words that name none', async () => {
    await begin('wat is social return?');
    const { thread } = await bea.driver.say('Bea', 'maximaal 3 deelnemers');
    const [asked] = await bea.driver.answers(thread, 1);
    expect(asked?.text).toContain(visits.whichVisit);
    expect(asked?.text).not.toContain(visits.proposal.intro);
  });
});
