import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtWord, cutToJson, escapeMarkup, plainWords, splitAtWords } from './text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 400 });

describe('plainWords', () => {
  it.each([
    ['<@U0BOT> Wat is dit?', 'Wat is dit?'],
    ['Hoi <@U0BOT|bot>, wat is dit?', 'Hoi , wat is dit?'],
    ['Vraag <@U2|anna> of <@U3>', 'Vraag anna of'],
    ['Zie <https://example.org/a?b=1&amp;c=2|deze pagina>', 'Zie deze pagina'],
    ['Zie <https://example.org/a?b=1&amp;c=2>', 'Zie https://example.org/a?b=1&c=2'],
    ['Mail <mailto:a@example.org|a@example.org>', 'Mail a@example.org'],
    ['In <#C1|algemeen> of <#C2>', 'In #algemeen of'],
    ['Hallo <!here> <!subteam^S1|@team> <!date^1^{date}|vandaag>', 'Hallo @team vandaag'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['regel een\nregel twee', 'regel een\nregel twee'],
  ])('%j becomes %j', (text, words) => {
    expect(plainWords(text, 'U0BOT')).toBe(words);
  });

  it('brings back what Slack escaped', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(plainWords(escapeMarkup(text), 'U0BOT')).toBe(text.replace(/[^\S\n]{2,}/g, ' ').trim());
      }),
    );
  });
});

describe('cutting', () => {
  it('keeps to the limit, within whole characters', () => {
    fc.assert(
      fc.property(anyText, fc.nat(200), (text, max) => {
        const cut = cutAtWord(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed() || !text.isWellFormed()).toBe(true);
        if (text.length <= max) expect(cut).toBe(text);
      }),
    );
  });

  it('ends at a word', () => {
    expect(cutAtWord('Een makelaar met mandaat', 18)).toBe('Een makelaar met…');
  });

  it('counts what a text takes as JSON', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 300 }), (text, room) => {
        expect(JSON.stringify(cutToJson(text, room, 3000)).length).toBeLessThanOrEqual(room);
      }),
    );
  });

  it('splits without losing a word', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 100 }), (text, max) => {
        const parts = splitAtWords(text, max);
        expect(parts.every((part) => part.length <= max)).toBe(true);
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
