import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';

const { broadcasts } = nl;

describe('whom something is for, said in words', () => {
  let stage: BroadcastStage;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createSlackDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    const { person } = stage.running.database.prisma;
    const people = [
      { seat: bea, displayName: 'Bea Vos', department: 'Economie' },
      { seat: await stage.meet(driver, 'Sandra', 'ambassador'), displayName: 'Sandra Pol', department: 'Sport' },
      { seat: await stage.meet(driver, 'Ton', 'ambassador'), displayName: 'Ton Evers', department: 'Milieu' },
      { seat: await stage.meet(driver, 'Karim'), displayName: 'Karim Aziz', department: 'Wonen' },
      { seat: await stage.meet(driver, 'Henk'), displayName: 'Henk Jager', department: 'Inkoop' },
      { seat: await stage.meet(driver, 'Els'), displayName: 'Els Brink', department: 'Inkoop' },
    ];
    for (const { seat, displayName, department } of people)
      await person.update({ where: { id: seat.personId }, data: { displayName, department } });
  });

  afterAll(() => stage?.stop());

  async function begin(text: string): Promise<string> {
    const { thread } = await bea.driver.say('Bea', text);
    await bea.driver.answers(thread, 1);
    return thread;
  }

  /** What the last card says after all this was said. */
  async function said(thread: string, ...texts: string[]): Promise<string> {
    let last = '';
    for (const text of texts) last = (await stage.say(bea, thread, text)).text;
    return last;
  }

  const toAmbassadors = () => begin('stuur een bericht aan alle ambassadeurs: morgen is er koffie in de hal');

  it('leaves somebody out of a message who is told of first', async () => {
    const card = await said(await toAmbassadors(), 'sandra is ziek, die kan eruit');
    expect(card).toContain('niet aan: Sandra Pol');
    expect(card).toContain('Onder anderen: Ton Evers');
  });

  it.each([
    'nee, zonder mij',
    'stuur het niet aan mijzelf',
    'haal mij er maar uit',
    'mij niet',
  ])('leaves out who says “%s”, and the message stays', async (text) => {
    const card = await said(await begin('stuur een bericht aan iedereen: morgen is er koffie in de hal'), text);
    expect(card).toContain('niet aan: Bea Vos');
    expect(card).toContain('morgen is er koffie');
  });

  it('leaves nobody out by a no that is of something else', async () => {
    const thread = await begin('stuur een bericht aan iedereen: morgen is er koffie in de hal');
    expect(await said(thread, 'dat weet ik eigenlijk niet')).not.toContain('niet aan: Bea Vos');
  });

  it('leaves a group out that is taken out of it, and says so of none that is not', async () => {
    const thread = await begin('stuur een bericht aan iedereen van wonen en milieu: morgen is er koffie in de hal');
    expect(await said(thread, 'en haal milieu er toch maar uit')).toContain('niet aan: Milieu');
    expect(await said(thread, 'en wonen')).not.toContain(broadcasts.changed);
  });

  it.each([
    ['en ook naar gemeente Deventer sturen?', 'Deventer'],
    ['kan Deventer hem ook krijgen?', 'Deventer'],
    ['kan inkoop hem ook krijgen?', 'Inkoop'],
    ['moet inkoop dit niet ook weten?', 'Inkoop'],
    ['wil je hem ook aan de directeuren sturen', 'directeuren'],
    ['zullen we de makelaars in Hengelo ook meenemen?', 'Hengelo'],
  ])('brings in a group that is asked to come to it: %s', async (text, group) => {
    const card = await said(await toAmbassadors(), text);
    const [, to = ''] = /Aan: (.+)/.exec(card) ?? [];
    expect(card).toContain('morgen is er koffie');
    expect(to).toContain(group);
    expect(to).not.toContain('niet aan');
  });

  it('leaves it as it is by a question of its own', async () => {
    const thread = await toAmbassadors();
    expect(await said(thread, 'kan een ondernemer in Deventer ook subsidie krijgen?')).not.toContain(
      broadcasts.changed,
    );
  });

  it.each([
    'henk toch wel',
    'sorry henk toch wel',
    'henk moet het ook weten',
  ])('gives it again to who was left out, and to all others: %s', async (text) => {
    const thread = await begin('stuur een bericht aan iedereen: morgen is er koffie in de hal');
    const card = await said(thread, 'niet naar henk en els', text);
    expect(card).toContain('niet aan: Els Brink');
    expect(card).toContain('Ton Evers');
    expect(card).toContain('Henk Jager');
  });

  it.each(['karim moet het ook weten', 'karim ook'])('gives it to one more: %s', async (text) => {
    const card = await said(await toAmbassadors(), text);
    expect(card).toContain('ambassadeurs');
    expect(card).toContain('en Karim Aziz');
  });

  it('takes a department behind a name for whose it is', async () => {
    const card = await said(await toAmbassadors(), 'en henk van inkoop');
    expect(card).toContain('en Henk Jager');
    expect(card).not.toContain('Els Brink');
  });

  it('reads the same of a visit', async () => {
    const thread = await begin('zet een werkbezoek klaar bij de wasserij, Roomweg 12 in Enschede, 8 plekken');
    const without = await said(thread, 'voor de ambassadeurs, behalve ton');
    expect(without).toContain('Ton Evers');
    expect(without).toContain('1 collega krijgt');
    const added = await said(thread, 'en henk van inkoop');
    expect(added).toContain('en Henk Jager');
    expect(added).toContain('2 collega’s krijgen');
    expect(await said(thread, 'behalve gijsbrecht')).toContain('gijsbrecht');
    expect(await said(thread, 'karim ook')).toContain('3 collega’s krijgen');
    expect(await said(thread, 'sandra is ziek, die kan eruit')).toContain('2 collega’s krijgen');
    expect(await said(thread, 'laat de uitzonderingen maar vallen')).toContain('4 collega’s krijgen');
  });

  it('takes who is to be invited for no name of a host', async () => {
    const thread = await begin('ik wil een werkbezoek organiseren op 14 december 2027 van 13.30 tot 15.00');
    const card = await said(thread, 'alle ambassadeurs uitnodigen en ook karim');
    expect(card).toContain('ambassadeurs');
    expect(card).toContain('en Karim Aziz');
    expect(card).not.toContain('uitnodigen en ook');
  });

  it('reads the same of a session, and names groups anew beside people', async () => {
    const thread = await begin(
      'plan een kennissessie over repareren op 9 februari 2027 om 14 uur, voor inkoop, Markt 1 in Almelo',
    );
    const both = await said(thread, 'voor de ambassadeurs en henk');
    expect(both).toContain('en Henk Jager');
    expect(both).not.toContain('van Inkoop');
    expect(both).toContain('Dit is voor 3 collega’s');
    expect(await said(thread, 'voor de ambassadeurs, behalve ton')).toContain('Ton Evers');
    expect(await said(thread, 'sandra is ziek, die kan eruit')).toContain('Sandra Pol');
    expect(await said(thread, 'voor iedereen, behalve gijsbrecht')).toContain('gijsbrecht');
  });
});
