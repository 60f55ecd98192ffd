import { expect, it } from 'vitest';
import { plainText } from '../../chat/reply.ts';
import type { Hook } from '../../learning-content/library.ts';
import { hookContents } from './hook-nudge.ts';

const done = { kind: 'say', label: 'Klaar', text: 'klaar' } as const;

function hookWith(...sources: readonly [title: string, url: string | null][]): Hook {
  const words = { pitch: 'Een goed idee.', figure: null, example: null };
  return {
    id: 'hook-1',
    themes: ['mobility'],
    departments: [],
    meets: [],
    nl: words,
    en: words,
    sources: sources.map(([title, url]) => ({
      title,
      url,
      date: null,
      read: '2026-11-01',
      sentence: 'Zo staat het er.',
    })),
  };
}

it('numbers its sources, and a button leads to the one whose number it has', () => {
  const page = 'https://example.nl/b';
  const { body, buttons } = hookContents(
    hookWith(['A', null], ['B', page], ['C', page], ['D', 'https://example.nl/d']),
    'nl',
    done,
  );
  expect(plainText({ body: [...body] })).toContain('Bronnen: 1. A; 2. B; 3. C; 4. D.');
  expect(buttons.slice(1)).toEqual([
    { kind: 'link', label: 'Lees bron 2', url: page },
    { kind: 'link', label: 'Lees bron 4', url: 'https://example.nl/d' },
  ]);
});

it('gives a single source no number', () => {
  const { body, buttons } = hookContents(hookWith(['A', 'https://example.nl/a']), 'nl', done);
  expect(plainText({ body: [...body] })).toContain('Bron: A.');
  expect(buttons.at(-1)).toEqual({ kind: 'link', label: 'Lees de bron', url: 'https://example.nl/a' });
});
