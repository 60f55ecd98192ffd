import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { openTalk, saidTo, type Talking } from '../talking.ts';

const { cases, dossiers } = nl;
const COUNTER = 'counter_contact';
const NEWS = 'we plannen volgende week een gesprek';
let talk: Talking;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
}, 240_000);

afterAll(() => talk.close());

/** Somebody has a case at a counter, is at something else, and then the counter tells something of the case. */
async function newsBeside(who: string, at: string): Promise<void> {
  await talk.line({ conversation: who, as: who, text: 'een bakker in Denekamp zoekt een groter pand' });
  const [, number] = /Casus (\d+)/.exec(saidTo(await talk.press(who, cases.handOver), who)) ?? [];
  await talk.line({ conversation: who, as: who, text: at });
  const heard = await talk.line({ conversation: COUNTER, as: COUNTER, text: `casus ${number}: ${NEWS}` });
  expect(saidTo(heard, who)).toContain(NEWS);
}

describe('news of a case that comes in while who filed it is at something else', { timeout: 240_000 }, () => {
  const DRAFT = 'een kapper in Zwolle zoekt personeel';
  const DOSSIER = 'Geef criteria voor groenonderhoud, 60.000 euro per jaar, 3 jaar, 3 offertes';
  const ANSWER = 'wat is social return?';

  it.each([
    ['colleague-31', DRAFT, 'nee, het is Hengelo', 'Gemeente: Hengelo'],
    ['colleague-32', DRAFT, 'laat maar', 'kapper in Zwolle zoekt personeel”) stuur ik niet'],
    ['colleague-33', DRAFT, 'hij heeft al twee stagiairs', 'hij heeft al twee stagiairs'],
    ['colleague-34', DRAFT, 'ja, stuur maar', 'Druk op Overdragen'],
    ['colleague-35', DRAFT, 'niet personeel maar een vergunning', 'een vergunning'],
    ['colleague-36', DOSSIER, 'doe ze allemaal maar', dossiers.short.chosen],
    ['colleague-37', DOSSIER, 'het loopt trouwens maar 2 jaar', '2 jaar'],
    ['colleague-38', ANSWER, 'kan het korter?', 'Kort gezegd'],
    ['colleague-39', ANSWER, 'waar staat dat?', 'PIANOo'],
    ['colleague-40', ANSWER, 'en in het Engels?', 'Social return'],
  ])('leaves what is said to that: %s %s | %s', async (who, at, text, heard) => {
    await newsBeside(who, at);
    const said = await talk.line({ conversation: who, as: who, text });
    expect(saidTo(said, who)).toContain(heard);
    expect(saidTo(said, COUNTER)).toBe('');
  });

  it('is what is answered by who was last at the case', async () => {
    const who = 'colleague-50';
    await newsBeside(who, 'hoe staat het met mijn casus?');
    const said = await talk.line({ conversation: who, as: who, text: 'dinsdag komt hem het beste uit' });
    expect(saidTo(said, COUNTER)).toContain('dinsdag komt hem het beste uit');
  });

  it('is what is spoken of by who was at nothing since', async () => {
    const who = 'colleague-51';
    await newsBeside(who, 'bedankt');
    const said = await talk.line({
      conversation: who,
      as: who,
      text: 'top, ik geef het door aan de bakker. hij kan alleen op dinsdag',
    });
    expect(saidTo(said, COUNTER)).toContain('hij kan alleen op dinsdag');
  });
});
