import { expect, it } from 'vitest';
import { bareNumberIn, seatsMeant } from './amounts.ts';

it.each([
  ['toch 20 plekken', 8, 20],
  ['haal er twee plekken af', 8, 6],
  ['2 plekken minder', 8, 6],
  ['doe er 3 plekken bij', 8, 11],
  ['12 plekken bij de bakker', 8, 12],
  ['5 places more', 8, 13],
  ['haal er 8 plekken af', 8, null],
  ['drie plekken minder', null, null],
  ['een uur later', 8, null],
  ['14 jan 2027 van 10 tot half 12, max 8 pers, voor alle ambassadeurs', null, 8],
  ['op 20 januari 2027 om 10 uur, max 12', null, 12],
  ['max. 12 voor alle ambassadeurs', 8, 12],
  ['van 14:00 tot 16:00, plek voor 10', null, 10],
  ['er is ruimte voor twaalf', null, 12],
  ['room for 12 on Friday', null, 12],
  ['max 2 uur', 8, null],
  ['het kost max 25 euro', 8, null],
  ['maximaal een uurtje', 8, null],
  ['plek voor 10 januari', 8, null],
])('“%s” of %s places makes %s', (text, before, after) => {
  expect(seatsMeant(text, before)).toBe(after);
});

it.each([
  ['toch 20', 20],
  ['maak er 12 van', 12],
  ['adres is wierdensestraat 10 almelo', null],
  ['IJsselkade 12', null],
  ['toch 20, en het is aan de Molenweg 3', 20],
])('“%s” by itself is %s places', (text, count) => {
  expect(bareNumberIn(text, new Date('2026-11-30T09:00:00Z'))).toBe(count);
});
