import { describe, expect, it } from 'vitest';
import { spansOf, withoutStars } from './emphasis.ts';

const strongIn = (text: string) => spansOf(text).flatMap((span) => (span.strong ? [span.text] : []));

describe('what stands out in a text', () => {
  it.each([
    ['Kom *vrijdag* langs.', ['vrijdag']],
    ['Kom **vrijdag om 10 uur** langs, *echt*!', ['vrijdag om 10 uur', 'echt']],
    ['*Let op*: (*ook jij*)', ['Let op', 'ook jij']],
    ['eerst\n*dan*', ['dan']],
    ['*a*', ['a']],
  ])('is what stands between stars: %s', (text, strong) => {
    expect(strongIn(text)).toEqual(strong);
  });

  it.each([
    '2 * 3 * 4',
    '5*3*2 doosjes',
    'een ster*',
    '* een * twee',
    '*een\ntwee*',
    '**half*',
    '***drie***',
    'a*b*c',
    '',
  ])('is nothing where stars are only stars: %s', (text) => {
    expect(strongIn(text)).toEqual([]);
    expect(withoutStars(text)).toBe(text);
  });

  it('is read without its stars', () => {
    expect(withoutStars('Kom *vrijdag* en **zaterdag**.')).toBe('Kom vrijdag en zaterdag.');
  });
});
