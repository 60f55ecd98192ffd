import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText, visibleTexts } from './visible-text.ts';

describe('visible text', () => {
  it.each([
    ['a null and an escape', 'a\u0000b\u001b[31m', 'ab[31m'],
    ['a turn of direction', 'veilig \u202egpj.exe\u202c', 'veilig gpj.exe'],
    ['zero widths', 'ha\u200bl\u200clo\u2060\ufeff', 'hallo'],
    ['a soft hyphen', 'in\u00adkoop', 'inkoop'],
    ['tags', `x${String.fromCodePoint(0xe0041, 0xe0042)}y`, 'xy'],
    ['half a pair', 'a\ud83db\udc00c', 'abc'],
    ['fillers', '\u3164\uffa0a', 'a'],
    ['piled marks', `z${'\u0301'.repeat(12)}`, 'z\u0301\u0301\u0301'],
    ['line ends of all kinds', 'a\r\nb\rc\u2028d\u2029e', 'a\nb\nc\nd\ne'],
    ['a joiner without emoji', 'a\u200db', 'ab'],
  ])('leaves out %s', (_what, text, seen) => {
    expect(visibleText(text)).toBe(seen);
  });

  it.each([
    'één, çédille, ïdee',
    'een tab\ten een regel\n',
    '👩‍👩‍👧 ❤️ 🇳🇱',
    '€ 5.404.000 – “citaat” …',
    'Ελλάδα 中文 العربية',
  ])('keeps %s', (text) => {
    expect(visibleText(text)).toBe(text);
  });

  it('is done after once, and PostgreSQL can store what is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const seen = visibleText(text);
        expect(visibleText(seen)).toBe(seen);
        expect(seen.isWellFormed()).toBe(true);
        expect(seen).not.toContain('\u0000');
      }),
    );
  });

  it('cleans every text within data', () => {
    expect(visibleTexts({ a: ['x\u200b', 1, null], b: { c: '\u202ey' } })).toEqual({
      a: ['x', 1, null],
      b: { c: 'y' },
    });
  });
});
