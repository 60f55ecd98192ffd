import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const DUTCH = 'stuur een bericht aan alle ambassadeurs: morgen is er koffie in de hal';
const ENGLISH = 'send a message to all ambassadors: tomorrow there is coffee in the hall';

describe.each(PLATFORMS)('what is put right of a draft, in $name', { timeout: 120_000 }, ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    const people = {
      'Bea Vos': bea,
      'Piet Smit': await stage.meet(driver, 'Piet', 'ambassador'),
      'Ton Evers': await stage.meet(driver, 'Ton', 'ambassador'),
      'Sandra Pol': await stage.meet(driver, 'Sandra', 'ambassador'),
    };
    for (const [displayName, { personId }] of Object.entries(people))
      await stage.running.database.prisma.person.update({ where: { id: personId }, data: { displayName } });
  }, 120_000);

  afterAll(() => stage?.stop());

  /** What the last card says after all this was said of a new draft. */
  async function said(first: string, ...texts: string[]): Promise<string> {
    const { thread } = await bea.driver.say('Bea', first);
    await bea.driver.answers(thread, 1);
    let last = '';
    for (const text of texts) last = (await stage.say(bea, thread, text)).text;
    return last;
  }

  it.each([
    'doe de uitzondering toch maar weg',
    'laat die uitzonderingen maar zitten',
    'toch zonder uitzonderingen',
    'de uitzondering vervalt',
    'stuur hem toch ook aan Piet',
    'iedereen mag hem wel krijgen',
    'toch maar naar iedereen',
    'sla toch niemand over',
    'doe hem er toch maar weer bij',
    'hij mag het toch ook hebben',
  ])('who was left out is in it again by “%s”', async (text) => {
    const card = await said(DUTCH, 'niet aan piet', text);
    expect(card).toContain(nl.broadcasts.changed);
    expect(card).toContain('Dit krijgen 3 collega’s');
    expect(card).not.toContain('niet aan: Piet Smit');
  });

  it.each([
    'remove the exception',
    'no exceptions after all',
    'everyone can have it',
    'send it to Piet after all',
    'let him have it too',
    "don't leave anyone out",
  ])('who was left out is in it again by “%s”', async (text) => {
    const card = await said(ENGLISH, 'not to Piet', text);
    expect(card).toContain(en.broadcasts.changed);
    expect(card).toContain('3 colleagues will get this');
    expect(card).not.toContain('not to: Piet Smit');
  });

  it('who was left out comes back alone where one of several is named', async () => {
    const card = await said(DUTCH, 'zonder piet en ton', 'de uitzondering voor piet mag weg');
    expect(card).toContain('niet aan: Ton Evers');
    expect(card).toContain('Piet Smit');
  });

  it('who was left out comes back beside another wish of the same sentence', async () => {
    const card = await said(DUTCH, 'niet aan piet', 'doe de uitzondering weg en stuur hem donderdag om 9 uur');
    expect(card).toContain('Dit krijgen 3 collega’s');
    expect(card).toContain('donderdag 3 december om 9:00');
  });

  it('one more is left out where an exception is made for somebody', async () => {
    const card = await said(DUTCH, 'niet aan piet', 'maak ook een uitzondering voor ton');
    expect(card).toContain('niet aan: Piet Smit, Ton Evers');
  });

  it('an exception is said at once as well', async () => {
    const first = 'stuur een bericht aan alle ambassadeurs, met uitzondering van piet: morgen is er koffie in de hal';
    expect(await said(first, 'wie krijgt dit?')).toContain('niet aan: Piet Smit');
  });

  it.each([
    'laat de uitzondering maar staan',
    'de uitzondering klopt',
    'wie is de uitzondering?',
    'iedereen is welkom',
    'iedereen krijgt koffie',
  ])('who was left out stays so where “%s” says something else', async (text) => {
    expect(await said(DUTCH, 'niet aan piet', text, 'wie krijgt dit?')).toContain('niet aan: Piet Smit');
  });

  it.each([
    'het is vrijdag, niet donderdag',
    'niet donderdag maar vrijdag',
    'nee, vrijdag en niet donderdag',
  ])('a fault in its text is mended by “%s”', async (text) => {
    const card = await said('stuur een bericht aan alle ambassadeurs: donderdag is er koffie in de hal', text);
    expect(card).toContain('vrijdag is er koffie in de hal');
    expect(card).toContain(nl.broadcasts.changed);
    expect(card).not.toContain('Gaat weg op');
  });

  it.each([
    "it's Friday, not Thursday",
    'not Thursday but Friday',
  ])('a fault in its text is mended by “%s”', async (text) => {
    const card = await said('send a message to all ambassadors: on Thursday there is coffee in the hall', text);
    expect(card).toContain('on Friday there is coffee in the hall');
    expect(card).toContain(en.broadcasts.changed);
  });

  it.each([
    'dat klopt niet, het is vrijdag',
    'oeps, moet vrijdag zijn',
    'foutje: vrijdag',
    'sorry, ik bedoelde vrijdag',
  ])('what “%s” is said of is asked, with the text and the moment to choose from', async (text) => {
    const { instead } = nl.broadcasts;
    const { thread } = await bea.driver.say(
      'Bea',
      'stuur een bericht aan alle ambassadeurs: donderdag is er koffie in de hal',
    );
    await bea.driver.answers(thread, 1);
    const asked = await stage.say(bea, thread, text);
    // What does not fit on a button stands above it.
    expect(asked.text).toContain(instead.inText('donderdag', 'vrijdag'));
    expect(asked.buttons).toContain(instead.send('vrijdag'));
    const [inText = ''] = asked.buttons;
    await stage.press(bea, asked, inText, thread);
    expect((await stage.say(bea, thread, 'laat het bericht nog eens zien')).text).toContain('vrijdag is er koffie');
  });

  it('a moment of sending that is put right leaves its text', async () => {
    const first = 'stuur een bericht aan alle ambassadeurs: donderdag is er koffie in de hal';
    const card = await said(first, 'verstuur het woensdag', 'stuur hem dinsdag, niet woensdag');
    expect(card).toContain('donderdag is er koffie in de hal');
  });

  it.each([
    [DUTCH, 'wie staan er op de lijst?', 'Onder anderen: Piet Smit'],
    [DUTCH, 'kan ik de namen zien?', 'Onder anderen: Piet Smit'],
    [DUTCH, 'wie krijgen dit allemaal?', 'Onder anderen: Piet Smit'],
    [DUTCH, 'staat Piet er ook bij?', nl.broadcasts.getsIt(['Piet Smit'])],
    [DUTCH, 'krijgt Bea hem ook?', nl.broadcasts.getsItNot(['Bea Vos'])],
    [ENGLISH, 'who is on the list?', 'Among them: Piet Smit'],
    [ENGLISH, 'is Piet on the list?', en.broadcasts.getsIt(['Piet Smit'])],
  ])('whom it is for is told beside it: “%s”, “%s”', async (first, text, told) => {
    expect(await said(first, text)).toContain(told);
  });
});
