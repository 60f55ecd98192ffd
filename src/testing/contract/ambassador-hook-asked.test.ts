import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { openTalk, saidTo, type Talking } from '../talking.ts';

const { ambassadors, hooks } = nl;
const SOURCE = /Bron(?: \d)?: .{5,}Gelezen op \d{1,2} [a-z]+ \d{4}\./;
let talk: Talking;
let count = 0;

beforeAll(async () => {
  talk = await openTalk();
}, 240_000);

afterAll(() => talk.close());

async function say(as: string, text: string): Promise<string> {
  return saidTo(await talk.line({ conversation: as, as, text }), as);
}

/** Somebody new, who became one: about every week, about everything. */
async function newAmbassador(): Promise<string> {
  count += 1;
  const as = `colleague-${count}`;
  expect(await say(as, 'maak mij ambassadeur')).toContain(ambassadors.joined);
  return as;
}

const asItWas = async (as: string) => {
  await say(as, 'zeg het maar weer in het Nederlands');
  const own = await say(as, '/impact ambassadeur');
  expect(own).toContain(ambassadors.paces.weekly);
  expect(own).toContain(ambassadors.aboutThemes([]));
};

describe('what an ambassador asks in passing', { timeout: 240_000 }, () => {
  it.each([
    'doe mij er maar een over wonen',
    'geen vraag graag, wel een haakje over mobiliteit',
    'geef liever een kort haakje over landbouw',
    "stuur me eens 'n haakje over circulair bouwen",
    'haakje over inkoop graag',
    'I would rather have a hook about mobility',
  ])('is one hook, and changes nothing of what they get: %s', async (text) => {
    const as = await newAmbassador();
    const given = await say(as, text);
    expect(given).toMatch(text.startsWith('I ') ? /Source(?: \d)?: / : SOURCE);
    expect(given).not.toContain(ambassadors.changed);
    await asItWas(as);
  });

  it.each([
    'heb je nog een haakje',
    'geef eens een haakje',
  ])('is any hook, where nothing is named: %s', async (text) => {
    const as = await newAmbassador();
    const given = await say(as, text);
    expect(given).toContain(hooks.anyOne);
    expect(given).toMatch(SOURCE);
  });

  it('is what they get from now on where they say so', async () => {
    const as = await newAmbassador();
    expect(await say(as, 'stuur me voortaan alleen iets over wonen')).toContain(ambassadors.changed);
  });

  it('is less often than it is, and that there is none slower', async () => {
    const as = await newAmbassador();
    expect(await say(as, 'die berichtjes hoeven niet elke week, kan dat wat minder?')).toContain(
      ambassadors.paceNow('fortnightly'),
    );
    expect(await say(as, 'mag het nog minder vaak?')).toContain(ambassadors.paceNow('monthly'));
    expect(await say(as, 'een kaartje hoeft niet elke maand van mij, minder vaak kan ook')).toContain(
      ambassadors.slowest,
    );
  });

  it('is about what they name, and not every week for who wants it not too often', async () => {
    const as = await newAmbassador();
    const said = await say(as, 'stuur alleen iets over wonen en niet al te vaak');
    expect(said).toContain(ambassadors.paces.fortnightly);
    expect(said).toContain(ambassadors.aboutThemes(['ruimte en wonen']));
  });
});
