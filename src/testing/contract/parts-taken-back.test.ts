import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { openTalk, type Received, saidTo, type Talking } from '../talking.ts';

const { cases } = nl;
const COUNTER = 'gemeente Dinkelland';
let talk: Talking;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
}, 240_000);

afterAll(() => talk.close());

function say(as: string, text: string): Promise<Received[]> {
  return talk.line({ conversation: as, as, text });
}

function buttonsOf(received: readonly Received[], who: string): string[] {
  return received.filter(({ to }) => to === who).flatMap(({ buttons }) => buttons);
}

async function told(as: string, request: string, text: string): Promise<string> {
  await say(as, request);
  return saidTo(await say(as, text), as);
}

describe('of several things that are wanted, one that is taken back', { timeout: 240_000 }, () => {
  const KAPSTER = 'een kapster in Denekamp zoekt personeel en een groter pand';
  it.each([
    [KAPSTER, 'haal het personeel er maar af', 'een kapster in Denekamp zoekt een groter pand'],
    [KAPSTER, 'dat personeel hoeft niet, alleen het pand', 'een kapster in Denekamp zoekt een groter pand'],
    [KAPSTER, 'laat dat pand maar zitten', 'een kapster in Denekamp zoekt personeel'],
    [
      'een kok in Denekamp zoekt een koelcel en een werkplaats',
      'laat die koelcel maar zitten',
      'een kok in Denekamp zoekt een werkplaats',
    ],
    [
      'een imker uit Ootmarsum wil een atelier huren en heeft een vraag over subsidie',
      'die subsidie is niet meer nodig',
      'een imker uit Ootmarsum wil een atelier huren',
    ],
    [
      'een bakker in Denekamp zoekt een pand. Ook heeft hij een vraag over subsidie voor een oven.',
      'die oven en subsidie hoeven niet meer',
      'een bakker in Denekamp zoekt een pand.',
    ],
    [
      'een hovenier in Denekamp zoekt grond, twee leerlingen en een lening voor een trekker',
      'de leerlingen hoeven niet meer',
      'een hovenier in Denekamp zoekt grond en een lening voor een trekker',
    ],
  ])('goes out of what a counter reads: %s | %s', async (request, text, left) => {
    const heard = await told('colleague-1', request, text);
    expect(heard).toContain(`“${left}”`);
    expect(heard).not.toContain(`“${request}”`);
  });

  it('stands there as not needed, where no sentence would be left', async () => {
    const request = 'een imker uit Denekamp heeft een vergunning nodig voor een kraam en wil subsidie';
    const heard = await told('colleague-2', request, 'vergeet die vergunning maar');
    expect(heard).toContain(`“${request}\n${cases.notNeeded('vergunning')}”`);
    expect(heard).toContain(cases.partOut('vergunning', COUNTER));
  });

  it('goes out in English', async () => {
    const heard = await told(
      'colleague-3',
      'A baker in Denekamp is looking for staff and a bigger building',
      'skip the staff',
    );
    expect(heard).toContain('“A baker in Denekamp is looking for a bigger building”');
    expect(heard).toContain(en.cases.partOut('staff', COUNTER));
  });

  it('is all there is, or who it is about: then the case may go, by a press', async () => {
    const one = await told(
      'colleague-4',
      'een kapster in Denekamp zoekt een groter pand',
      'het pand hoeft ook niet meer',
    );
    expect(one).toContain(cases.pressToDrop);
    expect(await told('colleague-5', KAPSTER, 'laat die kapster maar zitten')).toContain(cases.pressToDrop);
  });

  it('is told to a counter that has it by a press, and the case stays', async () => {
    const who = 'colleague-6';
    await say(who, KAPSTER);
    await talk.press(who, cases.handOver);
    const asked = await say(who, 'laat dat personeel maar zitten');
    expect(saidTo(asked, who)).toContain('Hoeft alleen dit niet meer: personeel?');
    const [passOn = '', withdraw] = buttonsOf(asked, who);
    expect([passOn, withdraw]).toEqual([cases.passOn, cases.withdraw]);
    const heard = await talk.press(who, passOn);
    expect(saidTo(heard, 'counter_contact')).toContain('laat dat personeel maar zitten');
  });
});

describe('of several entrepreneurs told at once, one who is taken out', { timeout: 240_000 }, () => {
  const THREE =
    'Een bakker uit Kampen zoekt een pand, een kapper uit Deventer zoekt personeel en een fietsenmaker uit Denekamp wil subsidie';

  it.each([
    ['colleague-11', 'die van Kampen hoeft niet', [2, 3]],
    ['colleague-12', 'laat die bakker maar zitten', [2, 3]],
    ['colleague-13', 'die kapper in Deventer is niet meer nodig', [1, 3]],
    ['colleague-14', 'de derde hoeft niet meer', [1, 2]],
  ])('is chosen no more, before any is a case: %s %s', async (who, text, left) => {
    const asked = await say(who, THREE);
    expect(buttonsOf(asked, who)).toEqual([1, 2, 3].map(cases.entrepreneur));
    const heard = await say(who, text);
    expect(saidTo(heard, who)).toContain(nl.conversation.oneLeftOut(2));
    expect(buttonsOf(heard, who)).toEqual(left.map(cases.entrepreneur));
    const last = await say(who, cases.entrepreneur(left[1] ?? 0).toLowerCase());
    expect(saidTo(last, who)).toContain(left[1] === 3 ? 'fietsenmaker' : 'kapper');
  });

  it('leaves the other of two, which is begun', async () => {
    const heard = await told(
      'colleague-15',
      'Een bakker uit Kampen zoekt een pand en een kapper uit Denekamp zoekt personeel',
      'die van Kampen hoeft niet',
    );
    expect(heard).toContain('“een kapper uit Denekamp zoekt personeel”');
  });

  it.each([
    ['colleague-17', 'Ondernemer zoekt pand in Kampen of Zwolle', 'Kampen hoeft niet meer', 'Zwolle'],
    [
      'colleague-18',
      'Een cateraar uit Kampen en een bakker uit Deventer zoeken allebei een pand',
      'die van Kampen hoeft niet',
      'Deventer',
    ],
  ])('is the place that is not chosen, of two that are asked for: %s %s | %s', async (who, request, text, left) => {
    expect(await told(who, request, text)).toContain(cases.oneForEach(left));
  });

  it('is the draft that has the words, and not the one that stands above', async () => {
    const who = 'colleague-16';
    await say(who, THREE);
    await say(who, 'de eerste');
    const out = await say(who, 'die van Deventer is niet meer nodig');
    expect(saidTo(out, who)).toContain(nl.conversation.oneLeftOut(1));
    await talk.press(who, cases.entrepreneur(3));
    const heard = saidTo(await say(who, 'die van Kampen hoeft niet'), who);
    expect(heard).toContain('Een bakker uit Kampen zoekt een pand');
    expect(heard).toContain('stuur ik niet');
    expect(heard).not.toContain('fietsenmaker');
  });
});
