import { describe, expect, it } from 'vitest';
import { toldOf } from './told.ts';

const NOW = new Date('2026-11-30T09:00:00Z');

describe('a session that is planned in a sentence', () => {
  it('has its kind, day, subject, place and link from there', () => {
    const said =
      'plan een kennissessie over sociaal inkopen op 9 februari 2027 om 14 uur in het provinciehuis in Zwolle';
    expect(toldOf(said, NOW, 'nl')).toMatchObject({
      ...{ kind: 'knowledge_session', title: 'sociaal inkopen', about: 'sociaal inkopen' },
      ...{ date: '2027-02-09', minute: 840, place: 'het provinciehuis in Zwolle', link: null },
    });
  });

  it('has the title that is quoted or named', () => {
    const quoted = toldOf(
      'zet een webinar klaar “Kopen met impact”, dinsdag om 10 uur, https://example.nl/a',
      NOW,
      'nl',
    );
    expect(quoted).toMatchObject({ title: 'Kopen met impact', about: null, link: 'https://example.nl/a', place: null });
    const named = toldOf('plan a learning network called Second chances about repair at the town hall', NOW, 'en');
    expect(named).toMatchObject({
      kind: 'learning_network',
      title: 'Second chances',
      about: 'repair',
      place: 'the town hall',
    });
  });

  it.each([
    ['webinar financieringsvormen, dinsdag 12 januari 12.00-13.00 online', { title: 'financieringsvormen' }],
    [
      'kennissessie impact meten op di 2 februari 13.30 tot 15.30 in Zwolle provinciehuis voor iedereen',
      { title: 'impact meten', place: 'Zwolle provinciehuis' },
    ],
    [
      'kennissessie over SROI woensdag 13 januari 15:00-16:30, zaal 2 provinciehuis, voor alle collega’s',
      { title: 'SROI', place: 'zaal 2 provinciehuis' },
    ],
    [
      'leernetwerk over inkopen, do 11 februari 13.00-15.30, Hengelo, gemeentehuis',
      { title: 'inkopen', place: 'gemeentehuis, Hengelo' },
    ],
    [
      'kennissessie ’van het kastje naar de muur’ over doorverwijzen, in Almelo',
      { title: 'van het kastje naar de muur', place: 'Almelo' },
    ],
    [
      'leernetwerk in het stadhuis van Deventer, thema: werken met sdg’s',
      { about: 'werken met sdg’s', place: 'het stadhuis van Deventer' },
    ],
  ])('is read as people tell it: %s', (said, told) => {
    expect(toldOf(said, NOW, 'nl', true)).toMatchObject(told);
  });

  it('is nowhere by what is told of a room', () => {
    expect(toldOf('zaal 2 is dubbel geboekt. kan het een week later', NOW, 'nl').place).toBeNull();
  });

  it('has a title in quotation marks, of which nothing is a place', () => {
    const said = 'announce a webinar "Social procurement in small towns" on Thursday 4 February, 10 to 11 am';
    expect(toldOf(said, NOW, 'en')).toMatchObject({ title: 'Social procurement in small towns', place: null });
  });

  it('has how long it takes', () => {
    const said = 'plan een leernetwerk bijeenkomst op 9 februari 2027 van 13 tot 15 uur, online';
    expect(toldOf(said, NOW, 'nl')).toMatchObject({ kind: 'learning_network', minute: 780, minutes: 120 });
  });

  it('has how many places there are', () => {
    const said = 'plan een kennissessie over repareren op 9 februari 2027 om 14 uur, maximaal 30 plekken';
    expect(toldOf(said, NOW, 'nl')).toMatchObject({ minute: 840, date: '2027-02-09', capacity: 30 });
    expect(toldOf('plan a webinar, at most twelve people', NOW, 'en')).toMatchObject({ capacity: 12 });
  });

  it('has its link without the comma behind it', () => {
    const said =
      'plan een kennissessie op 17 december 2026 om 14 uur, via https://example.nl/x1, voor alle ambassadeurs';
    expect(toldOf(said, NOW, 'nl').link).toBe('https://example.nl/x1');
  });

  it('has nothing that was not said', () => {
    expect(Object.values(toldOf('plan een sessie', NOW, 'nl')).filter((told) => told !== null)).toEqual([]);
  });
});
