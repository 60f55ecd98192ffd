import { describe, expect, it } from 'vitest';
import { periodNamed } from './period-named.ts';

const NOW = new Date('2026-11-30T15:00:00Z');

describe('the stretch that words name', () => {
  it.each([
    ['hoeveel vragen zijn er deze maand gesteld?', '2026-11-01', '2026-12-01'],
    ['en vorige maand?', '2026-10-01', '2026-11-01'],
    ['en vorig kwartaal?', '2026-07-01', '2026-10-01'],
    ['dit kwartaal', '2026-10-01', '2027-01-01'],
    ['in het tweede kwartaal', '2026-04-01', '2026-07-01'],
    ['Q4 2025', '2025-10-01', '2026-01-01'],
    ['afgelopen week', '2026-11-23', '2026-11-30'],
    ['deze week', '2026-11-30', '2026-12-07'],
    ['in november', '2026-11-01', '2026-12-01'],
    ['in december', '2025-12-01', '2026-01-01'],
    ['in mei 2025', '2025-05-01', '2025-06-01'],
    ['heel 2025', '2025-01-01', '2026-01-01'],
    ['vorig jaar', '2025-01-01', '2026-01-01'],
    ['vandaag', '2026-11-30', '2026-12-01'],
    ['last quarter', '2026-07-01', '2026-10-01'],
    ['in totaal', '2000-01-01', '3000-01-01'],
  ])('of %s', (text, from, until) => {
    expect(periodNamed(text, NOW)).toMatchObject({ from, until });
  });

  it.each(['hoeveel casussen lopen er?', 'volgende maand', 'en bij ons?'])('is none in %s', (text) => {
    expect(periodNamed(text, NOW)).toBeNull();
  });
});
