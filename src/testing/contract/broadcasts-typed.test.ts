import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { wordsIn } from '../shown.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';

const { broadcasts } = nl;

describe('a broadcast that is spoken of', () => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;

  beforeAll(async () => {
    const driver = await createSlackDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    const hengelo = await stage.meet(driver, 'Henk', 'ambassador');
    const { prisma } = stage.running.database;
    await prisma.person.update({ where: { id: anna.personId }, data: { region: 'Twente' } });
    await prisma.person.update({ where: { id: hengelo.personId }, data: { region: 'Hengelo' } });
  });

  afterAll(() => stage?.stop());

  /** Says it in a thread, and gives what is said back. */
  async function say(thread: string, text: string): Promise<ReceivedMessage> {
    const before = (await bea.driver.answers(thread, 0)).length;
    await bea.driver.reply('Bea', thread, text);
    const answers = await bea.driver.answers(thread, before + 1);
    const latest = answers.at(-1);
    if (!latest) throw new Error(`Nothing is said to ${text}.`);
    return latest;
  }

  it('is a draft first, changes by what is said, and goes by a press', async () => {
    const { thread } = await bea.driver.say('Bea', 'Stuur een bericht aan alle ambassadeurs: vrijdag is er taart');
    const [card] = await bea.driver.answers(thread, 1);
    expect(card?.text).toContain('vrijdag is er taart');
    expect(card?.text).toMatch(/Dit krijgen 2 collega’s/);
    const without = await say(thread, 'nee, zonder Hengelo');
    expect(without.text).toContain('niet aan: Hengelo');
    expect(without.text).toContain('Dit krijgt 1 collega');
    const also = await say(thread, 'nee, ook de inkopers');
    expect(also.text).toContain(`${nl.audiences.groups.ambassador} en ${nl.audiences.groups.procurement_officer}`);
    const press = await say(thread, 'verstuur maar');
    expect(press.text).toContain(broadcasts.pressToSend);
    expect(await stage.all(anna, 'taart')).toEqual([]);
    await stage.press(bea, press, broadcasts.buttons.send, thread);
    await stage.read(anna, 'taart');
    await stage.read(bea, `${broadcasts.recipients.sent}: 1`, thread);
    const seen = await say(thread, 'hoeveel hebben het gezien?');
    expect(seen.text).toContain(`${broadcasts.recipients.sent}: 1`);
    const back = await say(thread, 'trek het terug');
    expect(back.text).toContain(broadcasts.pressToRecall);
    expect(back.buttons).toContain(broadcasts.buttons.recall);
  });

  it('is in English for who reads that, with every button', async () => {
    const { prisma } = stage.running.database;
    await prisma.person.update({ where: { id: anna.personId }, data: { language: 'en', languageChosen: true } });
    const { thread } = await bea.driver.say('Bea', 'Send a message to all ambassadors: the bridge is closed');
    const [card] = await bea.driver.answers(thread, 1);
    if (!card) throw new Error('There is no draft.');
    expect(card.buttons).toContain(en.broadcasts.buttons.send);
    await stage.press(bea, card, en.broadcasts.buttons.send, thread);
    const message = await stage.read(anna, 'the bridge is closed');
    expect(message.buttons).toEqual([en.broadcasts.seen, en.broadcasts.noMore]);
    await prisma.person.update({ where: { id: anna.personId }, data: { language: 'nl', languageChosen: false } });
  });

  it('asks for what it is to say, and is put aside in words', async () => {
    const { thread } = await bea.driver.say('Bea', 'stuur een bericht aan alle ambassadeurs');
    const [asked] = await bea.driver.answers(thread, 1);
    expect(asked?.text).toContain(broadcasts.whatText);
    expect(asked?.buttons).not.toContain(broadcasts.buttons.send);
    const filled = await say(thread, 'Volgende week is het kantoor dicht.');
    expect(filled.text).toContain('Volgende week is het kantoor dicht.');
    expect(filled.buttons).toContain(broadcasts.buttons.send);
    expect((await say(thread, 'laat maar')).text).toContain(broadcasts.dropped);
  });

  it('is not made for more people than were meant, and keeps its text', async () => {
    for (const [said, name] of [
      ['Stuur een bericht aan alle inkopers in Atlantis: hallo allemaal', 'Atlantis'],
      ['Stuur een bericht aan Fleur de Vries: hallo Fleur', 'Fleur de Vries'],
      ['stuur een bericht aan alle inkopers in atlantis: hallo allemaal', 'atlantis'],
      ['stuur een bericht aan fleur: hallo fleur', 'fleur'],
      ['stuur aan het fysiek domein: het koffieapparaat doet het weer', 'fysiek domein'],
      ['stuur een bericht naar het mt: welkom', 'mt'],
      ['bericht aan de stagiairs: jullie badge ligt klaar', 'stagiairs'],
    ] as const) {
      const { thread } = await bea.driver.say('Bea', said);
      const [asked] = await bea.driver.answers(thread, 1);
      expect(asked?.text).toContain(broadcasts.unknown([name]));
      expect(asked?.buttons).toEqual([broadcasts.invitation.label]);
    }
    const { thread } = await bea.driver.say('Bea', 'Stuur een bericht aan alle ambassadeurs: de brug is dicht');
    await bea.driver.answers(thread, 1);
    const kept = await say(thread, 'zonder Atlantis');
    expect(kept.text).toContain(broadcasts.unknown(['Atlantis']));
    expect(kept.buttons).toContain(broadcasts.buttons.send);
    expect(kept.text).toContain(broadcasts.goesOnPress);
    const dropped = await say(thread, 'laat maar');
    expect(dropped.text).toContain(broadcasts.dropped);
    expect(dropped.text).not.toMatch(/Dit krijg|Het gaat weg/);
  });

  it('says in whole words whom it is for, and takes a title', async () => {
    const { thread } = await bea.driver.say(
      'Bea',
      'stuur een bericht aan alle ambassadeurs en inkopers in twente:\nTaart op vrijdag\n\nOm tien uur in de hal.',
    );
    const [card] = await bea.driver.answers(thread, 1);
    expect(card?.text).toContain(broadcasts.to('ambassadeurs en inkopers in Twente bij Provincie Test'));
    expect(card?.text).toMatch(/Taart op vrijdag\s+Om tien uur/);
    const titled = await say(thread, 'titel: Taart op donderdag');
    expect(titled.text).toMatch(/Taart op donderdag\s+Om tien uur/);
  });

  it('takes as its text what is typed next, and what tells whom or when as that', async () => {
    const { thread } = await bea.driver.say('Bea', 'ik wil een bericht sturen aan alle ambassadeurs');
    await bea.driver.answers(thread, 1);
    const asked = await say(thread, 'ook naar de inkopers');
    expect(asked.text).toContain(broadcasts.whatText);
    expect(asked.text).toContain(broadcasts.noTextYet);
    const text = 'Goedemorgen, overmorgen bakken we pannenkoeken. Ben je erbij?';
    const filled = await say(thread, text);
    expect(filled.text).toContain(text);
    expect(filled.text).toContain(`${nl.audiences.groups.ambassador} en ${nl.audiences.groups.procurement_officer}`);
    expect((await say(thread, 'weggooien')).text).toContain(broadcasts.dropped);
  });

  it('is worded anew by what is quoted, and says what it cannot', async () => {
    const { thread } = await bea.driver.say('Bea', 'Stuur een bericht aan alle ambassadeurs: morgen soep in de hal');
    await bea.driver.answers(thread, 1);
    expect((await say(thread, 'vervang soep door pannenkoeken')).text).toContain('morgen pannenkoeken in de hal');
    const added = await say(thread, 'voeg toe: neem je eigen bord mee');
    expect(added.text).toMatch(/morgen pannenkoeken in de hal\s+neem je eigen bord mee/);
    expect((await say(thread, 'zet er een titel boven: Lunch')).text).toMatch(/Lunch\s+morgen pannenkoeken/);
    const how = await say(thread, 'maak het wat vriendelijker');
    expect(how.text).toContain(broadcasts.wording.how);
    expect(how.text).toContain('morgen pannenkoeken in de hal');
  });

  it('lets what is for something else be that', async () => {
    const { thread } = await bea.driver.say('Bea', 'Stuur een bericht aan alle ambassadeurs: de poort is dicht');
    await bea.driver.answers(thread, 1);
    const elsewhere = await bea.driver.say('Bea', 'we gaan 30 laptops inkopen voor 40.000 euro');
    const [answer] = await bea.driver.answers(elsewhere.thread, 1);
    expect(answer?.text).not.toContain(broadcasts.changeWhat);
    expect(answer?.text).not.toContain('de poort is dicht');
  });

  it('is not begun by what names nobody', async () => {
    const { thread } = await bea.driver.say('Bea', 'stuur een bericht');
    const [asked] = await bea.driver.answers(thread, 1);
    expect(asked?.text).toContain(broadcasts.toWhom);
  });

  it('does not go out with a link into a private network', async () => {
    const { thread } = await bea.driver.say(
      'Bea',
      'Stuur een bericht aan alle ambassadeurs: zie http://localhost:3000/admin',
    );
    const [card] = await bea.driver.answers(thread, 1);
    if (!card) throw new Error('There is no draft.');
    const { words } = wordsIn(await stage.press(bea, card, broadcasts.buttons.send, thread));
    expect(words).toContain(broadcasts.notReady['private-link']);
  });

  it('goes earlier or later than was planned, counted from that moment', async () => {
    const { thread } = await bea.driver.say(
      'Bea',
      'Stuur vrijdag om 10 uur een bericht aan alle ambassadeurs: de sluis is open',
    );
    const [card] = await bea.driver.answers(thread, 1);
    expect(card?.text).toContain('vrijdag 4 december om 10:00');
    expect((await say(thread, 'nee, een uur eerder')).text).toContain('vrijdag 4 december om 9:00');
    expect((await say(thread, 'doe toch maar een half uur later')).text).toContain('vrijdag 4 december om 9:30');
    expect((await say(thread, 'een week eerder')).text).toContain(broadcasts.errors.past);
    expect((await say(thread, 'laat maar')).text).toContain(broadcasts.dropped);
  });

  it('is a broker’s to send', async () => {
    const { thread } = await anna.driver.say('Anna', 'Stuur een bericht aan alle ambassadeurs: vrijdag is er taart');
    const [refused] = await anna.driver.answers(thread, 1);
    expect(refused?.text).toContain(broadcasts.onlyBrokers);
  });
});
