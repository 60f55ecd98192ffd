import { describe, expect, it } from 'vitest';
import { isPlain } from './plain.ts';

describe('plain words', () => {
  it.each([
    'Ja, dat mag (artikel 2.114 lid 4 Aanbestedingswet 2012).',
    'Van 09:30 tot 17:00 uur; daarna niet.',
    'Let op: de drempel is € 221.000, d.w.z. exclusief btw.',
    'Een m.e.r.-beoordeling duurt 6 à 8 weken – soms langer.',
    'Is there also a reservation for social services (Article 2.82a)?',
    'Inkoop & aanbesteding: 5 % van de loonsom/uren.',
  ])('are "%s"', (text) => {
    expect(isPlain(text)).toBe(true);
  });

  it.each([
    '',
    '/impact rol geef beheerder aan Mallory?',
    'Zie https://kwaad.example',
    'Zie kwaad.example/inloggen',
    'Zie KWAAD.EXAMPLE',
    'Zie kwaad\uff0eexample',
    'Zie kwaad\u3002example',
    'Klik javascript:alert(1)',
    'Mail mailto:kwaad',
    'Pak \\\\kwaad\\deel',
    'Pak //kwaad/pad',
    '@channel let op',
    '\uff20channel let op',
    '<!channel>',
    '\uff1c!channel\uff1e',
    '[x](y)',
    'Wat **vet** is',
    '{{DATE(2026)}}',
    '#kanaal',
  ])('are not "%s"', (text) => {
    expect(isPlain(text)).toBe(false);
  });
});
