import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { visits, broadcasts } = nl;

describe.each(PLATFORMS)('what is said while a message is prepared, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let wim: Seat;
  let nadia: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    wim = await stage.meet(driver, 'Wim', 'ambassador');
    nadia = await stage.meet(driver, 'Nadia', 'ambassador');
    const { person } = stage.running.database.prisma;
    await person.update({ where: { id: wim.personId }, data: { displayName: 'Wim Dekker', department: 'Energie' } });
    await person.update({ where: { id: nadia.personId }, data: { displayName: 'Nadia Akil', department: 'Water' } });
  });

  afterAll(() => stage?.stop());

  async function begin(text: string): Promise<string> {
    const { thread } = await bea.driver.say('Bea', text);
    await bea.driver.answers(thread, 1);
    return thread;
  }

  const latest = () => stage.running.database.prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
  const numbered = (number: number) => stage.running.database.prisma.broadcast.findFirstOrThrow({ where: { number } });

  it.each([
    'en nu ook nog een bericht aan energie: Vergeet de enquête niet in te vullen voor vrijdag.',
    'stuur nog een bericht aan de afdeling energie: Maandag om 12 uur is er soep.',
    'kun je energie ook een berichtje sturen: niet vergeten, morgen is de lunch',
    'doe ook een kort berichtje aan energie: trek het niet in, lees het',
  ])('begins another one, and leaves the first as it is: %s', async (text) => {
    const thread = await begin('stuur een bericht aan water: De rondleiding is om 14 uur bij de balie.');
    const first = await latest();
    await stage.say(bea, thread, text);
    const second = await latest();
    expect(second.number).toBe(first.number + 1);
    expect(second.textNl).toBe(text.slice(text.indexOf(': ') + 2));
    expect(second.audience).toMatchObject({ departments: ['Energie'] });
    expect(await numbered(first.number)).toMatchObject({
      textNl: first.textNl,
      audience: first.audience,
      version: first.version,
    });
  });

  it.each([
    'doe toch maar nu',
    'stuur hem nu maar',
    'nee meteen',
    'toch maar direct versturen',
  ])('has no moment any more where it is to go now: %s', async (text) => {
    const thread = await begin('stuur morgen om 10 uur een bericht aan alle ambassadeurs: Lees de regels.');
    const { number, sendAt } = await latest();
    expect(sendAt).not.toBeNull();
    const shown = await stage.say(bea, thread, text);
    expect((await numbered(number)).sendAt).toBeNull();
    expect(shown.text).toContain(broadcasts.goesOnPress);
    expect(shown.buttons).toContain(broadcasts.buttons.send);
  });

  it('takes a no to what it asked for that, and a yes', async () => {
    const thread = await begin('stuur een bericht aan alle ambassadeurs: Lees de nieuwe regels op intranet.');
    for (const no of ['toch niet', 'nee laat maar', 'hoeft niet']) {
      const asked = await stage.say(bea, thread, 'neem je eigen beker mee');
      expect([no, asked.buttons]).toEqual([no, [broadcasts.remark.add, broadcasts.remark.leaveOut]]);
      const left = await stage.say(bea, thread, no);
      expect([no, left.text]).toEqual([no, expect.stringContaining(broadcasts.remark.left)]);
      expect([no, (await latest()).state]).toEqual([no, 'draft']);
    }
    await stage.say(bea, thread, 'neem je eigen beker mee');
    const yes = await stage.say(bea, thread, 'ja graag');
    expect(yes.text).toContain(broadcasts.remark.pressToAdd);
  });

  it('is not thrown away by a no to what was said of something else since', async () => {
    const { thread } = await bea.driver.say('Bea', 'stuur een bericht aan alle ambassadeurs: Neem een trui mee.');
    await bea.driver.answers(thread, 1);
    const { number } = await latest();
    const { thread: other } = await bea.driver.say('Bea', 'wat is social return?');
    await bea.driver.answers(other, 1);
    await stage.say(bea, other, 'toch niet');
    expect((await numbered(number)).state).toBe('draft');
  });

  it.each([
    'wim toch maar niet',
    'doe wim maar niet, die weet het al',
    'toch niet aan wim',
  ])('leaves out who is named before a no, and stays: %s', async (text) => {
    const thread = await begin('stuur een bericht aan alle ambassadeurs: Er is taart.');
    const shown = await stage.say(bea, thread, text);
    expect(shown.text).toContain('niet aan: Wim Dekker');
    expect((await latest()).state).toBe('draft');
  });

  it('is not thrown away by a no to somebody whom nobody knows', async () => {
    const thread = await begin('stuur een bericht aan alle ambassadeurs: Er is koek.');
    await stage.say(bea, thread, 'gijsbrecht toch maar niet');
    expect((await latest()).state).toBe('draft');
  });

  it('leaves the same out of a visit, and a no to what was asked of it is that', async () => {
    const thread = await begin(
      'zet een werkbezoek klaar voor alle ambassadeurs: donderdag 14 januari 2027 van 10 tot 12 bij een smederij, Dorpsstraat 3 in Dalfsen, 5 plekken',
    );
    const visit = () => stage.running.database.prisma.siteVisit.findFirstOrThrow({ orderBy: { number: 'desc' } });
    for (const text of ['doe wim maar niet, die is er al geweest', 'wim toch maar niet']) {
      await stage.say(bea, thread, text);
      const { state, audience } = await visit();
      expect([text, state, audience]).toEqual([
        text,
        'draft',
        expect.objectContaining({ withoutPeople: [wim.personId] }),
      ]);
    }
    const asked = await stage.say(bea, thread, 'zet erbij: neem laarzen mee');
    expect(asked.buttons).toContain(visits.buttons.leaveOut);
    const left = await stage.say(bea, thread, 'toch niet');
    expect(left.text).toContain(visits.remark.left);
    expect(await visit()).toMatchObject({ state: 'draft', prepare: null });
  });

  it.each([
    'zijn er vragen over binnengekomen?',
    'heeft er al iemand gereageerd',
    'zijn er reacties gekomen',
  ])('says what was written back to one that went out: %s', async (text) => {
    const thread = await begin('stuur een bericht aan afdeling water: Het waterschap belt terug.');
    const [card] = await bea.driver.answers(thread, 1);
    if (!card) throw new Error('There is no card.');
    await stage.press(bea, card, broadcasts.buttons.send, thread);
    await stage.read(bea, `${broadcasts.recipients.sent}: 1`, thread);
    expect((await stage.say(bea, thread, text)).text).toContain(broadcasts.noReplies);
  });
});
