import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { openTalk, saidTo, type Talking } from '../talking.ts';

const { pledges, underWay, welcome } = nl;
let talk: Talking;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
}, 240_000);

afterAll(() => talk.close());

async function say(as: string, text: string): Promise<string> {
  return saidTo(await talk.line({ conversation: as, as, text }), as);
}

describe('what is said in few words', { timeout: 240_000 }, () => {
  it('is asked to be given up, and not whether it is done, of who hardly says that it is off', async () => {
    expect(await say('colleague-2', 'Toezegging: ik spreek op 14 december met de afdeling inkoop')).toContain(
      pledges.noted,
    );
    const said = await say('colleague-2', 'zet maar uit, ze heeft afgezegd');
    expect(said).toContain(pledges.isItOff);
    expect(said).not.toContain(pledges.isItDone);
  });

  it('names promises to who asks what is open', async () => {
    await say('colleague-3', 'Toezegging: ik spreek op 15 december met de afdeling wonen');
    const said = await say('colleague-3', 'wat heb ik nu allemaal open staan?');
    expect(said).toContain(underWay.title);
    expect(said).toContain('afdeling wonen');
  });

  it.each([
    'super, bedank Marieke namens mij',
    'doe Loes de groeten',
    'fijn zo, complimenten aan het loket van mij',
  ])('is passed on to nobody, and that is said: %s', async (text) => {
    expect(await say('colleague-4', text)).toContain(welcome.passesNothingOn);
  });

  it.each([
    'hallo, ik werk sinds vorige week bij mobiliteit. wat kun je zoal?',
    'Goedemiddag! Net begonnen bij de gemeente, dus: wat kan jij allemaal',
  ])('tells all it can, whatever was told before the question: %s', async (text) => {
    const said = await say('colleague-5', text);
    expect(said).toContain(welcome.abilitiesTitle);
    expect(said).not.toContain(welcome.notKnown);
  });
});
