import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts } = nl;
const { ambassador, procurement_officer: buyers } = nl.audiences.groups;
const at = (moment: string) => broadcasts.goesAtOncePressed(moment);

describe.each(PLATFORMS)('several wishes for a message in one sentence, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let thread: string;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    const { prisma } = stage.running.database;
    const anna = await stage.meet(driver, 'Anna', 'ambassador');
    await prisma.person.update({ where: { id: anna.personId }, data: { displayName: 'Anna Vos', region: 'Hengelo' } });
    await stage.meet(driver, 'Peter', 'procurement_officer');
    await stage.meet(driver, 'Dirk', 'ambassador');
  });

  afterAll(() => stage?.stop());

  beforeEach(async () => {
    ({ thread } = await bea.driver.say('Bea', 'Stuur een bericht aan iedereen: morgen soep in de hal'));
    await stage.read(bea, 'morgen soep in de hal', thread);
  });

  const say = (text: string): Promise<ReceivedMessage> => stage.say(bea, thread, text);

  it('is for a group and goes at a moment', async () => {
    const changed = await say('alleen voor de inkopers graag, overmorgen om kwart voor tien');
    expect(changed.text).toContain(`${buyers} bij`);
    expect(changed.text).toContain(at('woensdag 2 december om 9:45'));
    expect(changed.text).toContain(broadcasts.changed);
    const back = await say('doe vrijdag om 11 uur en toch naar alle ambassadeurs');
    expect(back.text).toContain(ambassador);
    expect(back.text).toContain(at('vrijdag 4 december om 11:00'));
  });

  it('leaves somebody out of a group, at a moment', async () => {
    const changed = await say('naar alle ambassadeurs behalve Hengelo, donderdag om 10 uur');
    expect(changed.text).toContain('niet aan: Hengelo');
    expect(changed.text).toContain(ambassador);
    expect(changed.text).toContain(at('donderdag 3 december om 10:00'));
    const without = await say('anna hoeft niet, en stuur het dan vrijdag om 9 uur');
    expect(without.text).toContain('Anna Vos');
    expect(without.text).toContain(at('vrijdag 4 december om 9:00'));
  });

  it('changes its words, whom it is for and when', async () => {
    const changed = await say('vervang soep door koffie en verstuur het donderdag om 9 uur naar de inkopers');
    expect(changed.text).toContain('morgen koffie in de hal');
    expect(changed.text).toContain(`${buyers} bij`);
    expect(changed.text).toContain(at('donderdag 3 december om 9:00'));
    const titled = await say('zet er “Kom je ook?” als titel boven, en alleen voor de ambassadeurs');
    expect(titled.text).toMatch(/Kom je ook\?\s+morgen koffie in de hal/);
    expect(titled.text).toContain(`${ambassador} bij`);
  });

  it('puts one thing instead of another beside whom it is for, and no other word into its text', async () => {
    await say('tekst: kom voor 4 mei langs voor soep');
    const changed = await say('eh wacht, toch alleen naar de inkopers. En in plaats van 4 mei 11 mei');
    expect(changed.text).toContain('kom voor 11 mei langs voor soep');
    expect(changed.text).toContain(`${buyers} bij`);
    expect(changed.text).not.toContain('eh wacht');
    expect(changed.text).not.toContain('Dit deed ik niet');
    const again = await say('pff nee, ipv 11 mei 18 mei');
    expect(again.text).toContain('kom voor 18 mei langs voor soep');
    expect(again.text).not.toContain('meer dan één moment');
  });

  it('does what it can, and says what it did not do', async () => {
    const changed = await say('stuur het vrijdag om 9 uur naar de ambassadeurs en vraag om een leesbevestiging');
    expect(changed.text).toContain(`${ambassador} bij`);
    expect(changed.text).toContain(at('vrijdag 4 december om 9:00'));
    expect(changed.text).toContain(broadcasts.notDone(['vraag om een leesbevestiging']));
    const priority = await say('alleen de inkopers, donderdag om 10 uur, met hoge prioriteit');
    expect(priority.text).toContain(at('donderdag 3 december om 10:00'));
    expect(priority.text).toContain(broadcasts.notDone(['met hoge prioriteit']));
    const why = await say('doe toch maar vrijdag om 10 uur, want dan zijn ze er allemaal');
    expect(why.text).toContain(at('vrijdag 4 december om 10:00'));
    expect(why.text).not.toContain(broadcasts.notDone(['x']).split('“')[0]);
  });

  it('says that it goes by a press, and does the rest', async () => {
    const changed = await say('vervang soep door taart en verstuur het maar');
    expect(changed.text).toContain('morgen taart in de hal');
    expect(changed.text).toContain(broadcasts.pressToSend);
  });

  it('keeps the moment that was said before the text was', async () => {
    const begun = await bea.driver.say('Bea', 'stuur vrijdag om 10 uur een bericht aan alle ambassadeurs');
    await stage.read(bea, broadcasts.whatText, begun.thread);
    const filled = await stage.say(bea, begun.thread, 'De sleutel ligt bij de balie.');
    expect(filled.text).toContain('De sleutel ligt bij de balie.');
    expect(filled.text).toContain(at('vrijdag 4 december om 10:00'));
  });

  it('loses words that are named, and no more than makes whole sentences of the rest', async () => {
    const begun = await bea.driver.say(
      'Bea',
      'Stuur een bericht aan iedereen: Maandag is de balie dicht, bel gerust de telefoniste. Graag doorsturen.',
    );
    await stage.read(bea, 'Graag doorsturen.', begun.thread);
    const without = await stage.say(bea, begun.thread, "'graag doorsturen' hoort er niet in te staan, dat moet eruit");
    expect(without.text).toMatch(/bel gerust de telefoniste\.\s/);
    const clause = await stage.say(bea, begun.thread, 'dat stukje over de telefoniste kan ook weg');
    expect(clause.text).toMatch(/Maandag is de balie dicht\.\s/);
    const missed = await stage.say(bea, begun.thread, 'en “tot dinsdag” moet er ook uit');
    expect(missed.text).toContain(broadcasts.wording.notThere('tot dinsdag'));
    expect(missed.text).toMatch(/Maandag is de balie dicht\.\s/);
  });

  it('does the same in English', async () => {
    const begun = await bea.driver.say('Bea', 'Send a message to everyone: the bridge is closed tomorrow');
    await stage.read(bea, 'the bridge is closed', begun.thread);
    const changed = await stage.say(
      bea,
      begun.thread,
      'send it to the ambassadors only, Friday at 10 am, and translate it into Dutch',
    );
    expect(changed.text).toContain(en.audiences.groups.ambassador);
    expect(changed.text).toContain('Friday 4 December at 10:00');
    expect(changed.text).toContain(en.broadcasts.notDone(['translate it into Dutch']));
  });
});
