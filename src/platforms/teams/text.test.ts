import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { cutAtWord, escapeCard, escapeMarkdown, plainWords } from './text.ts';

type Root = ReturnType<typeof fromMarkdown>;

/** All kinds of nodes in a Markdown text, and its words. */
function readMarkdown(markdown: string): { kinds: Set<string>; words: string } {
  const kinds = new Set<string>();
  const words: string[] = [];
  const visit = (node: Root | Root['children'][number]): void => {
    kinds.add(node.type);
    if (node.type === 'text') words.push(node.value);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromMarkdown(markdown));
  return { kinds, words: words.join('') };
}

/** Texts full of what could be markup. */
const nasty = fc
  .array(
    fc.constantFrom(
      ...[
        '*',
        '_',
        '`',
        '~',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '&',
        '#',
        '-',
        '+',
        '=',
        '|',
        '\\',
        '!',
        '1.',
        '2)',
        ' ',
        '    ',
      ],
      ...[
        '<at>',
        '</at>',
        '<b>',
        '<script>',
        '&lt;',
        '&#42;',
        '[1]',
        '[klik](https://x.nl)',
        '![x](y)',
        '```',
        '---',
        'a',
        'B',
      ],
      ...['https://x.nl', 'www.x.nl', 'a@b.nl', '[x]: y', '* a', '> b', '==='],
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('escapeMarkdown', () => {
  it('leaves no text any effect, and every character what it is', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'grapheme' })), (text) => {
        const line = text.replace(/\s+/g, ' ').trim();
        const { kinds, words } = readMarkdown(escapeMarkdown(line, new Set([1])));
        expect([...kinds].filter((kind) => !['root', 'paragraph', 'text'].includes(kind))).toEqual([]);
        expect(words.normalize()).toBe(line.replaceAll('\0', '\ufffd').normalize());
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the numbers of citations, and only those', () => {
    expect(escapeMarkdown('a [1] b [9] [12]', new Set([1, 12]))).toBe('a [1] b &#91;9&#93; [12]');
    // With what follows they could be links.
    for (const text of ['[1](https://x.nl)', '[1][2](https://x.nl)', '[1]\n\n[1]: https://x.nl']) {
      const { kinds } = readMarkdown(escapeMarkdown(text, new Set([1, 2])));
      expect([...kinds].sort()).toEqual(['paragraph', 'root', 'text']);
    }
  });

  it('makes no heading, list or block of code of a line', () => {
    const { kinds } = readMarkdown(escapeMarkdown('# a\n\n- b\n\n1. c\n\n    d\n\n> e\n\n```\nf\n```\n\ng\n==='));
    expect([...kinds].sort()).toEqual(['paragraph', 'root', 'text']);
  });
});

describe('escapeCard', () => {
  it('takes away the effect of what a card replaces', () => {
    expect(escapeCard('{{DATE(2017-02-14T06:00Z)}}')).not.toContain('{{');
    expect(escapeCard('{{{x}}}')).not.toContain('{{');
    expect(escapeCard('{x}')).toBe('{x}');
  });
});

describe('cutAtWord', () => {
  it('never goes over, never tears a character, and leaves what fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, max) => {
        const cut = cutAtWord(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(true);
        if (text.length <= max) expect(cut).toBe(text);
      }),
    );
  });
});

describe('plainWords', () => {
  it.each([
    ['<at>Bot</at> mag dit?', ['<at>Bot</at>'], 'mag dit?'],
    ['mag dit, <at>Bot</at>&nbsp;\r\n', ['<at>Bot</at>'], 'mag dit,'],
    ['<at>Bot</at> vraag <at>Jan</at>', ['<at>Bot</at>'], 'vraag Jan'],
    ['<p>een</p><p>twee<br/>drie</p>', [], 'een\n\ntwee\ndrie'],
    ['<div><b>vet</b> &amp; <i>schuin</i></div>', [], 'vet & schuin'],
    ['&lt;b&gt; &#39;x&#x27; &quot;', [], "<b> 'x' \""],
    ['a < b en c > d', [], 'a < b en c > d'],
    ['&amp;lt;', [], '&lt;'],
    ['&#0;&#1114112;&#xd800;x', [], 'x'],
    ['', [''], ''],
  ])('%j', (text, mentions, words) => {
    expect(plainWords(text, mentions)).toBe(words);
  });

  it('takes any text, fast', () => {
    fc.assert(fc.property(nasty, (text) => typeof plainWords(text, []) === 'string'));
    expect(plainWords('<a'.repeat(50_000), [])).toHaveLength(100_000);
  });
});
