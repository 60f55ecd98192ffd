import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { texts } from '../../i18n/texts.ts';
import { heardApart, openTalk, type Talking } from '../talking.ts';

const PEOPLE = `
organisations:
  - { id: overijssel, name: provincie Overijssel }
  - { id: zwolle, name: gemeente Zwolle }
people:
  - { id: anna, name: Anna Smit, organisation: overijssel }
  - { id: bea, name: Bea Bos, organisation: overijssel, roles: [broker] }
  - { id: loes, name: Loes Oude Nijhuis, organisation: zwolle, roles: [counter_contact] }
  - { id: carel, name: Carel Kok, organisation: zwolle }
counters:
  - { id: gem-zwolle, topics: [], members: [{ person: loes, rung: contact }] }
`;

describe('who works at a counter', { timeout: 240_000 }, () => {
  let talk: Talking;

  beforeAll(async () => {
    talk = await openTalk(PEOPLE);
    await talk.goTo('2026-12-01T09:00');
  }, 240_000);

  afterAll(() => talk?.close());

  const heard = (as: string, text: string) => heardApart(talk, as, text);

  it.each([
    'Wie werkt er bij loket Zwolle?',
    'wie zit er achter het loket in Zwolle?',
    'who works at the counter in Zwolle?',
    'wie werken er bij het ondernemersloket van Zwolle',
    'weet jij wie er op het loket van de gemeente Zwolle zit?',
  ])('is told a broker by name: %s', async (text) => {
    expect(await heard('bea', text)).toContain('Loes Oude Nijhuis');
  });

  it('is told a colleague of the same organisation by name, and nobody of another', async () => {
    expect(await heard('carel', 'wie zit er achter het loket in Zwolle?')).toContain('Loes Oude Nijhuis');
    const said = await heard('anna', 'Wie werkt er bij loket Zwolle?');
    expect(said).not.toContain('Loes');
    expect(said).toContain('kan ik je niet zeggen');
    expect(said).toContain('zwolle.nl');
  });

  it.each([
    ['wie zit er achter het loket in Borne?', nl.routing.counterItself('gemeente Borne', 'borne.nl')],
    [
      'who works at the counter in Deventer?',
      texts('en').routing.counterItself(
        'Ondernemen in Deventer (gemeente, met DEP-partners)',
        'ondernemen-indeventer.nl',
      ),
    ],
    ['who works at the counter in Borne?', texts('en').routing.counterItself('gemeente Borne', 'borne.nl')],
    ['Wie werkt er bij het loket van Borne?', nl.routing.counterItself('gemeente Borne', 'borne.nl')],
  ])('is the counter itself where no names are known: %s', async (text, says) => {
    expect(await heard('bea', text)).toContain(says);
  });
});
