import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { formIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { visits } = nl;
const { buttons, yours } = visits;
const WHEN = 'vrijdag 19 maart 2027, 11:00–13:00';

describe.each(PLATFORMS)('a site visit that is spoken of, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    cor = await stage.meet(driver, 'Cor', 'ambassador');
    for (const { person, personId } of [anna, cor]) {
      await stage.running.database.prisma.person.update({ where: { id: personId }, data: { displayName: person } });
    }
  });

  afterAll(() => stage?.stop());

  it('becomes a draft that shows what was understood, and changes by what is said', async () => {
    const { thread } = await bea.driver.say(
      'Bea',
      'zet een werkbezoek uit voor alle ambassadeurs, vrijdag 19 maart 2027 om 10 uur bij een kringloopwerkplaats, 15 man',
    );
    const [draft] = await bea.driver.answers(thread, 1);
    for (const words of [
      'kringloopwerkplaats',
      'vrijdag 19 maart 2027, 10:00–12:00',
      visits.capacity(15, false),
      visits.to(`${nl.audiences.groups.ambassador} bij Provincie Test`),
      visits.notReady.address,
    ]) {
      expect(draft?.text).toContain(words);
    }
    expect((await stage.say(bea, thread, 'een uur later')).text).toContain(WHEN);
    expect((await stage.say(bea, thread, 'toch 20 plekken')).text).toContain(visits.capacity(20, false));
    const placed = await stage.say(bea, thread, 'Dorpsstraat 1, Rijssen');
    expect(placed.text).toContain(visits.where('Dorpsstraat 1, Rijssen'));
    const press = await stage.say(bea, thread, 'verstuur maar');
    expect(press.text).toContain(visits.pressToOpen);
    expect(await stage.all(anna, 'kringloopwerkplaats')).toEqual([]);
    await stage.press(bea, press, buttons.open, thread);
    await stage.read(anna, yours.invited);
  });

  it('is asked about when its weekday is not that of its date', async () => {
    const { thread } = await bea.driver.say(
      'Bea',
      'zet een werkbezoek uit voor alle ambassadeurs, zaterdag 19 maart 2027 om 10 uur bij een smederij, 15 man',
    );
    const [draft] = await bea.driver.answers(thread, 1);
    expect(draft?.text).toContain('die dag en die datum horen niet bij elkaar');
    expect(draft?.text).toContain('vrijdag 19 maart 2027');
    expect(draft?.text).toContain(visits.missing.times);
    expect((await stage.say(bea, thread, 'laat maar')).text).toContain(visits.dropped);
  });

  it('is replied to in words, and says how full it is and who comes', async () => {
    const { thread } = await anna.driver.say('Anna', 'ik kom, en neem een collega mee');
    const [came] = await anna.driver.answers(thread, 1);
    expect(came?.text).toContain(yours.coming(WHEN, true));
    const left = await stage.say(anna, thread, 'hoeveel plekken zijn er nog?');
    expect(left.text).toContain(visits.free(18, 0));
    const cors = await cor.driver.say('Cor', 'wie komen er van ons?');
    const [numbers] = await cor.driver.answers(cors.thread, 1);
    expect(numbers?.text).toContain(visits.othersComing(1));
    expect(numbers?.text).toContain(visits.onlyNumbers);
    expect(numbers?.text).not.toContain('Anna');
    expect((await stage.say(cor, cors.thread, 'ik kom ook')).text).toContain(yours.coming(WHEN, false));
    expect((await stage.say(cor, cors.thread, 'wie komen er van ons?')).text).toContain(visits.ownComing('', 1));
    expect((await stage.say(anna, thread, 'toch niet')).text).toContain(yours.declined);
  });

  it('is read from one sentence with its address and its end, and for nobody who is not named', async () => {
    const { thread } = await bea.driver.say(
      'Bea',
      'plan een werkbezoek bij de lampenmaker, Nijverheidsweg 7 in Borne, 8 december 2026 9u30 tot 12u, 6 plekken',
    );
    const [draft] = await bea.driver.answers(thread, 1);
    for (const words of [
      visits.where('Nijverheidsweg 7 in Borne'),
      'dinsdag 8 december 2026, 9:30–12:00',
      visits.missing.whom,
    ]) {
      expect(draft?.text).toContain(words);
    }
    expect(draft?.text).not.toContain('Aanmelden kan tot');
    const travelled = await stage.say(bea, thread, 'we gaan samen met de trein van 8.10 uit Zwolle');
    expect(travelled.text).toContain(visits.carpool('we gaan samen met de trein van 8.10 uit Zwolle'));
    expect(travelled.text).toContain(visits.where('Nijverheidsweg 7 in Borne'));
    expect((await stage.say(bea, thread, 'alle ambassadeurs')).text).toContain(nl.audiences.groups.ambassador);
    expect((await stage.say(bea, thread, 'laat maar')).text).toContain(visits.dropped);
  });

  it('is among what comes, for everyone', async () => {
    const { thread } = await cor.driver.say('Cor', 'Welke werkbezoeken komen eraan?');
    const [answer] = await cor.driver.answers(thread, 1);
    expect(answer?.text).toContain('kringloopwerkplaats');
    expect(answer?.text).toContain(yours.coming(WHEN, false));
  });

  it('has guests who are told something by a message, which changes nothing of it', async () => {
    const { number } = await stage.running.database.prisma.siteVisit.findFirstOrThrow({ where: { state: 'open' } });
    const { thread } = await bea.driver.say('Bea', `/impact werkbezoeken ${number}`);
    await bea.driver.answers(thread, 1);
    const offered = await stage.say(bea, thread, 'laat ze weten: de ingang is achterom');
    expect(offered.text).toContain(visits.pressToWrite);
    const form = formIn(await stage.press(bea, offered, buttons.write, thread));
    await form.send({ [nl.broadcasts.fields.title]: 'De ingang' });
    const draft = await stage.read(bea, 'de ingang is achterom', thread);
    expect(draft.text).toContain(
      nl.broadcasts.to(nl.audiences.guests({ number, host: 'kringloopwerkplaats', waits: false })),
    );
    await stage.press(bea, draft, nl.broadcasts.buttons.send, thread);
    await stage.read(cor, 'de ingang is achterom');
    expect(await stage.all(anna, 'de ingang is achterom')).toEqual([]);
    const { proposed } = await stage.running.database.prisma.siteVisit.findFirstOrThrow({ where: { number } });
    expect(proposed).toBeNull();
  });

  it('is not planned by who is no broker', async () => {
    const { thread } = await cor.driver.say(
      'Cor',
      'zet een werkbezoek uit voor iedereen bij de smederij, 20 maart 2027 om 10 uur',
    );
    const [refused] = await cor.driver.answers(thread, 1);
    expect(refused?.text).toContain(visits.onlyBrokers);
  });

  it('says nothing of a person where others read along', async () => {
    const { thread } = await cor.driver.say('Cor', 'hoeveel plekken zijn er nog bij het werkbezoek?', 'channel');
    const [numbers] = await cor.driver.answers(thread, 1);
    expect(numbers?.text).toContain(visits.free(19, 0));
    expect(numbers?.text).not.toContain(yours.coming(WHEN, false));
  });
});
