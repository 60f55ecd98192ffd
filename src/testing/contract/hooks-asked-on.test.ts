import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { sayTo } from './session-stage.ts';

const { hooks } = nl;
const SOURCE = /Bron(?: \d)?: .{5,}Gelezen op \d{1,2} [a-z]+ \d{4}\./;

/** The lines that say what it rests on. */
function sourcesIn(message: ReceivedMessage | undefined): string[] {
  return message?.text.match(/Bron(?: \d)?: [^\n]*/g) ?? [];
}

describe.each(PLATFORMS)('what is asked on about a hook, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna');
  });

  afterAll(() => stage?.stop());

  /** Says it anew, and gives the answer with where it stands. */
  async function ask(text: string): Promise<{ answer: ReceivedMessage; thread: string }> {
    const { message: answer, thread } = await sayTo(anna, text);
    return { answer, thread };
  }

  const goOn = (thread: string, text: string) => stage.say(anna, thread, text);

  it.each([
    'heb je er een cijfer bij',
    'staat er ook een getal bij?',
  ])('says the figure that goes with it for "%s", and that there is none where there is none', async (text) => {
    const { thread } = await ask('/impact haakje maaien van de bermen');
    const [shown] = await anna.driver.answers(thread, 1);
    const figure = await goOn(thread, text);
    expect(figure.text).toContain(figure.text.includes(hooks.noFigure) ? hooks.noFigure : hooks.figure);
    for (const line of sourcesIn(shown)) expect(figure.text).toContain(line);
  });

  it('says no other hook for a figure that one has not', async () => {
    const { thread } = await ask('/impact haakje nieuwe coalitie');
    const figure = await goOn(thread, 'heb je er een cijfer bij');
    expect(figure.text).toContain(hooks.noFigure);
    expect(figure.buttons).toContain(hooks.another);
  });

  it('tells where it comes from, word for word', async () => {
    const { answer, thread } = await ask('/impact haakje nieuwe coalitie');
    const source = await goOn(thread, 'waar komt dat vandaan?');
    expect(source.text).toContain('Daarnaast blijven we haakjes zoeken met het beleid van de huidige coalitie.');
    for (const line of sourcesIn(answer)) expect(source.text).toContain(line);
  });

  it.each([
    'mag ik dit doorsturen?',
    'kan jij dat doorsturen naar de makelaar, dan weet die dat ik ermee bezig ben',
  ])('says that it may go on, and how, for "%s"', async (text) => {
    const { thread } = await ask('/impact haakje mobiliteit');
    const passed = await goOn(thread, text);
    expect(passed.text).toContain(hooks.mayBePassed);
    expect(passed.buttons).toContain(hooks.share);
  });

  it.each([
    ['ze gaat zeggen dat het duurder is', 'het is te duur'],
    ['en als hij zegt dat het te lang duurt?', 'het duurt te lang'],
    ['mijn chef zegt dat het juridisch niet mag', 'het mag niet'],
  ])('goes on with what is said against it: "%s"', async (text, objection) => {
    const { answer, thread } = await ask('/impact haakje inkoop');
    const against = await goOn(thread, text);
    expect(against.text).toContain(hooks.against(objection));
    expect(against.text).not.toBe(answer.text);
  });

  it('goes on with another theme, and no longer with the one before', async () => {
    const { thread } = await ask('/impact haakje mobiliteit');
    const other = await goOn(thread, 'super. en eentje voor zorg ook');
    expect(other.text).toContain('zorg en welzijn');
  });

  it('says that it writes nothing anew for somebody, and gives what goes with them', async () => {
    const { thread } = await ask('/impact haakje klimaat');
    const other = await goOn(thread, 'maak m voor haar, zij is van financien');
    expect(other.text).toContain(hooks.forOthers);
    expect(other.text).toMatch(SOURCE);
  });

  it('gives the one of those shown that is named by its place', async () => {
    // Somebody who was shown no others.
    const { driver, person } = await stage.meet(anna.driver, 'Dirk');
    const { thread } = await driver.say(person, '/impact haakje mobiliteit');
    const [answer] = await driver.answers(thread, 1);
    await driver.reply(person, thread, 'een andere');
    await driver.answers(thread, 2);
    await driver.reply(person, thread, 'dan graag de eerste, maar korter');
    const first = (await driver.answers(thread, 3)).at(-1);
    if (!first) throw new Error('There is no answer.');
    expect(first.text).toContain(hooks.inShort);
    expect(sourcesIn(first)).toEqual(sourcesIn(answer));
  });

  it('gives one of a theme of those it named, where nothing fits', async () => {
    const { thread } = await ask('/impact haakje voetbal');
    const third = await goOn(thread, 'doe dat derde');
    expect(third.text).toContain('social return');
    expect(third.text).toMatch(SOURCE);
  });

  it('names the themes of hooks to who asks which there are, where the organisation has none of its own', async () => {
    const { thread } = await ask('/impact haakje voetbal');
    const which = await goOn(thread, 'welke beleidsthema’s hebben we dan wel?');
    expect(which.text).toContain('circulaire economie');
    expect((await goOn(thread, 'doe de tweede')).text).toContain('inkoop en aanbesteden');
  });
});
