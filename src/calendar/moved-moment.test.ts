import { describe, expect, it } from 'vitest';
import { instantAt, localTimeAt } from './local-time.ts';
import { readMoment } from './moment-in-words.ts';
import { movedFrom } from './moved-moment.ts';

/** Friday 19 March 2027 at ten. */
const FRIDAY = instantAt('2027-03-19', 10 * 60);

function moved(text: string): string | null {
  const found = movedFrom(text, FRIDAY);
  if (found === null) return null;
  const { date, minute } = localTimeAt(found.at);
  return `${date} ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

describe('a moment that is moved in words', () => {
  it.each([
    ['een uur eerder', '2027-03-19 9:00'],
    ['toch een uurtje eerder', '2027-03-19 9:00'],
    ['een half uur vroeger', '2027-03-19 9:30'],
    ['wij beginnen toch een halfuurtje eerder', '2027-03-19 9:30'],
    ['kan het een kwartier eerder?', '2027-03-19 9:45'],
    ['10 minuten eerder', '2027-03-19 9:50'],
    ['anderhalf uur eerder', '2027-03-19 8:30'],
    ['an hour earlier', '2027-03-19 9:00'],
    ['two days earlier', '2027-03-17 10:00'],
    ['een dag eerder', '2027-03-18 10:00'],
    ['een week eerder', '2027-03-12 10:00'],
    ['een maand eerder', '2027-02-19 10:00'],
    ['twee werkdagen eerder', '2027-03-17 10:00'],
    ['een uur later', '2027-03-19 11:00'],
    ['een week later', '2027-03-26 10:00'],
    ['half an hour later', '2027-03-19 10:30'],
  ])('“%s” counts from it', (text, then) => {
    expect(moved(text)).toBe(then);
  });

  // The clocks go forward in the night of 28 March: ten o'clock stays ten o'clock.
  it('stays at its time of the day where the clocks change', () => {
    const before = instantAt('2027-03-29', 10 * 60);
    expect(movedFrom('een dag eerder', before)?.at).toEqual(instantAt('2027-03-28', 10 * 60));
    expect(movedFrom('twee dagen eerder', before)?.at).toEqual(instantAt('2027-03-27', 10 * 60));
  });

  it.each([
    'om 9 uur',
    'over een uur',
    'vrijdag om 10 uur',
    'eerder',
    'een uur',
    'ik ben eerder een uur weg',
  ])('“%s” moves nothing', (text) => {
    expect(moved(text)).toBeNull();
  });

  it('is no time of the day: without a moment to count from it is over', () => {
    for (const text of ['een uur eerder', 'twee uur vroeger', 'an hour earlier', 'drie dagen eerder'])
      expect(readMoment(text, FRIDAY)).toMatchObject({ kind: 'unclear', why: 'past' });
  });
});
