import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { heardBy, openTalk, type Talking } from '../talking.ts';

const { ambassadors, gaps, people, pledges } = nl;
/** No source holds it. */
const NOT_HELD = 'Hoeveel parkeerplaatsen heeft de fietsenstalling van het provinciehuis?';

let talk: Talking;
let conversations = 0;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
}, 240_000);

afterAll(() => talk.close());

/** What a colleague hears who says these things one after the other, and nothing before. */
function heard(...said: readonly string[]): Promise<string> {
  conversations += 1;
  return heardBy(talk, `colleague-${conversations}`, said);
}

describe('what is said on', { timeout: 240_000 }, () => {
  it.each([
    [['Wat is een makelaar met mandaat?', 'ok, en wie is dat hier bij ons?'], people.whoGivesRoles],
    [['What is a broker with a mandate?', 'and who is that at ours?'], en.people.whoGivesRoles],
    [['wie weet bij ons veel van hergebruik?', 'en over social return?'], people.whoElse],
  ] as const)('asks who that is in the own organisation: %j', async (said, expected) => {
    expect(await heard(...said)).toContain(expected);
  });

  it('has a question passed on that nobody could answer, by a press', async () => {
    const said = await heard(NOT_HELD, 'kun je die vraag aan onze makelaar voorleggen?');
    expect(said).toContain(gaps.passOn(NOT_HELD));
    expect(await heard('Wat is social return?', 'wil je mijn vraag aan haar doorgeven?')).toContain(gaps.passOnHow);
  });

  it.each(['heb ik al gedaan!', 'dat is gelukt hoor'])('that a pledge is done ends it: %s', async (text) => {
    expect(await heard('Ik beloof dat ik voor 1 mei met inkoop praat', text)).toContain(pledges.isDone);
  });

  it('that it is not done yet does not', async () => {
    const said = await heard('Ik beloof dat ik voor 1 mei met inkoop praat', 'nog niet gedaan');
    expect(said).not.toContain(pledges.isDone);
  });

  it.each([
    'nee, een ander',
    'liever een andere',
    'doe maar een nieuwe',
  ])('asks for another hook, and begins no case: %s', async (text) => {
    const said = await heard('geef me een haakje voor zorg', text);
    expect(said).toMatch(/Haakje/);
  });

  it('asks what the messages of an ambassador are about', async () => {
    const said = await heard('ik wil ambassadeur worden', 'waar gaan die berichtjes over?');
    expect(said).toContain('social return');
    expect(said).toContain(ambassadors.aboutThemes([]));
  });

  it.each([
    ['wanneer is een opdracht Europees?', ['216.000', '750.000', '5.404.000', '140.000']],
    ['when do I have to tender in Europe?', ['216,000', '750,000', '5,404,000', '140,000']],
    ['is er een gemeente die zelf bij een sociale onderneming inkoopt?', ['Leeuwarden']],
    ['kan een impactondernemer subsidie krijgen?', ['overijssel.nl']],
    ['hoe sluit een ondernemer zich aan bij Impact Oost?', ['Impact Oost', 'niet bekend']],
  ] as const)('is answered with what the sources hold: %s', async (text, expected) => {
    const said = await heard(text);
    for (const part of expected) expect(said).toContain(part);
  });
});
