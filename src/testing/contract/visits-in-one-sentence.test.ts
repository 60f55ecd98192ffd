import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';

const { visits } = nl;
const EVERYBODY = 'iedereen bij Provincie Test';

describe('a site visit that is told in one sentence', () => {
  let stage: BroadcastStage;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createSlackDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    await stage.meet(driver, 'Anna', 'ambassador');
  });

  afterAll(() => stage?.stop());

  async function begin(text: string) {
    const { thread } = await bea.driver.say('Bea', text);
    const [draft] = await bea.driver.answers(thread, 1);
    if (!draft) throw new Error(`Nothing is said to ${text}.`);
    return { thread, text: draft.text };
  }

  it.each([
    ['werkbezoek plannen bij de Kringloopfabriek in Almelo', 'Kringloopfabriek in Almelo', 'Almelo'],
    ['Werkbezoek aan fietsenwerkplaats De Trapper in Kampen', 'fietsenwerkplaats De Trapper in Kampen', 'Kampen'],
    ['we gaan op bezoek naar een wasserij in Hengelo die iedereen werk geeft', 'wasserij in Hengelo', 'Hengelo'],
    ['bezoek sociale bakkerij Raalte', 'sociale bakkerij Raalte', 'Raalte'],
    ['bezoek aan een voedselbos bij Hardenberg', 'voedselbos bij Hardenberg', 'Hardenberg'],
    ['bezoek aan een sloopbedrijf dat circulair werkt, Rijssen', 'sloopbedrijf dat circulair werkt', 'Rijssen'],
  ])('knows whom it is at and in which town: “%s”', async (said, host, town) => {
    const { text } = await begin(`${said}, donderdag 18 maart 2027 om 13.30 uur, 8 plekken, voor alle collegas`);
    for (const words of [host, visits.where(town), visits.capacity(8, false), visits.to(EVERYBODY), visits.onlyTown])
      expect(text).toContain(words);
    expect(text).not.toContain(visits.notReady.address);
  });

  it('takes whom it is for, and the host, beside what else is said', async () => {
    const { thread } = await begin('plan een werkbezoek, donderdag 18 maart 2027 om 13.30 uur');
    const placed = await stage.say(bea, thread, 'om 9 uur, bij de drukkerij in Deventer, en iedereen mag mee');
    for (const words of [
      'drukkerij in Deventer',
      'donderdag 18 maart 2027, 9:00',
      visits.where('Deventer'),
      visits.to(EVERYBODY),
    ])
      expect(placed.text).toContain(words);
    const fewer = await stage.say(bea, thread, '6 plekken, alleen de ambassadeurs');
    expect(fewer.text).toContain(visits.capacity(6, false));
    expect(fewer.text).toContain(visits.to(`${nl.audiences.groups.ambassador} bij Provincie Test`));
    expect((await stage.say(bea, thread, 'voor iedereen, verstuur maar')).text).toContain(visits.to(EVERYBODY));
  });

  it('takes no yes, and nobody who comes, for the name of a host', async () => {
    const { thread } = await begin(
      'plan een werkbezoek, donderdag 18 maart 2027 om 13.30 uur, 8 plekken, alle ambassadeurs',
    );
    for (const text of ['ja', 'verstuur maar']) {
      const card = await stage.say(bea, thread, text);
      expect(card.text).toContain(visits.notReady.host);
      expect(card.text).not.toContain(`: ${text}`);
    }
    expect((await stage.say(bea, thread, 'smederij Vonk in Borne')).text).toContain(visits.where('Borne'));
  });

  it('is for who is invited, and not for all of the town that the name of its host tells', async () => {
    const { text } = await begin(
      'nodig de ambassadeurs uit voor een werkbezoek aan Stadsboerderij Almelo op di 19 januari 2027 van 14:00 tot 16:00, plek voor 10',
    );
    for (const words of [
      'Stadsboerderij Almelo',
      visits.capacity(10, false),
      visits.to(`${nl.audiences.groups.ambassador} bij Provincie Test`),
    ])
      expect(text).toContain(words);
  });

  it('begins and ends as is told, and asks when it begins where only a move of that is told', async () => {
    const { text } = await begin(
      'werkbezoek bij Wecycle in Hengelo op 21 januari 2027, half 2 tot 4, max 8 pers, voor alle ambassadeurs',
    );
    expect(text).toContain('donderdag 21 januari 2027, 13:30–16:00');
    expect(text).toContain(visits.capacity(8, false));
    for (const day of ['', ', op 14 januari 2027', ', ergens in de week van 11 januari 2027']) {
      const { thread } = await begin(
        `werkbezoek bij De Cirkel, Brink 3 in Ommen, 8 plekken, voor alle ambassadeurs${day}`,
      );
      const moved = await stage.say(bea, thread, 'doe een uur later');
      expect(moved.text).toContain(visits.errors.unmoved);
      const placed = await stage.say(bea, thread, 'adres is stationsstraat 10 ommen');
      expect(placed.text).toContain(visits.capacity(8, false));
      expect(placed.text).toContain(visits.where('stationsstraat 10, Ommen'));
    }
  });

  it('keeps whom it is for where its guests are spoken of, and takes an address behind a heading', async () => {
    const { thread, text } = await begin(
      'werkbezoek De Lokale Held (Wierdensestraat 10, Almelo), donderdag 14 januari 2027, 10-11.30, max 8, voor alle ambassadeurs',
    );
    expect(text).not.toContain('De Lokale Held (');
    expect(text).toContain('donderdag 14 januari 2027, 10:00–11:30');
    const ambassadors = visits.to(`${nl.audiences.groups.ambassador} bij Provincie Test`);
    expect(text).toContain(ambassadors);
    const thanked = await stage.say(bea, thread, 'bedank iedereen die komt en zeg dat ze een fiets kunnen lenen');
    expect(thanked.text).not.toContain(visits.to(EVERYBODY));
    const town = await begin(
      'werkbezoek bij de koffiebrander in Kampen op 20 januari 2027 om 10 uur, max 12, alle ambassadeurs',
    );
    const placed = await stage.say(bea, town.thread, 'waar: ijsselkade 12');
    expect(placed.text).toContain(visits.where('ijsselkade 12, Kampen'));
  });
});
