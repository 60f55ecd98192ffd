import { expect, it } from 'vitest';
import { plainText } from '../../chat/reply.ts';
import type { Hook } from '../../learning-content/library.ts';
import { sourceButtons } from '../../learning-content/source-pages.ts';
import { hookBlocks } from './card.ts';

const words = { pitch: 'Een goed idee.', figure: null, example: null };
const hook = {
  id: 'hook-1',
  themes: [],
  nl: words,
  en: words,
  sources: [
    { title: 'A', url: null, date: null, read: '2026-11-01' },
    { title: 'B', url: 'https://example.nl/b', date: null, read: '2026-11-01' },
  ],
} as unknown as Hook;

it('a button has the number of the source that it leads to', () => {
  const text = plainText({ body: hookBlocks(hook, { themes: {}, departments: {} } as never, 'nl') });
  expect(text).toContain('Bron 1: A.');
  expect(text).toContain('Bron 2: B.');
  expect(sourceButtons(hook, 'nl')).toEqual([{ kind: 'link', label: 'Lees bron 2', url: 'https://example.nl/b' }]);
});
