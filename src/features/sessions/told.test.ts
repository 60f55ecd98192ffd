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

  it('has nothing that was not said', () => {
    expect(Object.values(toldOf('plan een sessie', NOW, 'nl')).filter((told) => told !== null)).toEqual([]);
  });
});
