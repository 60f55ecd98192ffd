import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replySchema } from '../chat/reply.ts';
import { inWords } from './in-words.ts';

const once = { possiblyDouble: false };
const source = (n: number) => ({
  n,
  passageId: 'p',
  documentId: 'd',
  title: `Titel ${n}`,
  source: 'Rijksoverheid, 2024',
  url: 'https://example.nl/bron',
  quote: 'Woorden.',
});

describe('a reply in words', () => {
  it('tells the text, the sources, what buttons do as far as words can, and that a machine wrote it', () => {
    const reply = replySchema.parse({
      language: 'nl',
      marked: true,
      body: [
        { kind: 'paragraph', text: 'Dat mag [1].' },
        { kind: 'list', items: ['een', 'twee'] },
      ],
      citations: [source(1)],
      buttons: [
        { kind: 'link', label: 'Meer', url: 'https://example.nl/meer' },
        { kind: 'say', label: 'Regels', text: '/impact regels' },
        { kind: 'action', label: 'Aannemen', action: 'x', payload: null },
      ],
    });
    expect(inWords(reply, { possiblyDouble: true })).toBe(
      [
        'Misschien heb je dit bericht al gekregen. Er ging iets mis bij het versturen.',
        'Dat mag [1].',
        '• een\n• twee',
        'Bronnen\n1. Titel 1, Rijksoverheid, 2024, https://example.nl/bron',
        'Meer: https://example.nl/meer\nRegels: stuur mij “/impact regels”.\n' +
          'De knoppen konden niet mee: Aannemen. Stuur mij “/impact help”, dan lees je hoe het ook kan.',
        'Automatisch antwoord. Controleer de bron voordat je iets besluit.',
      ].join('\n\n'),
    );
  });

  it('fits whatever it holds, and says when the text was cut', () => {
    const text = fc.string({ minLength: 1, maxLength: 6000 });
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 60 }), (words, sources) => {
        const citations = Array.from({ length: sources }, (_, index) => source(index + 1));
        const reply = replySchema.parse({ language: 'en', body: [{ kind: 'paragraph', text: words }], citations });
        const told = inWords(reply, once);
        expect(told.length).toBeLessThanOrEqual(2800);
        const whole = reply.body[0]?.kind === 'paragraph' && told.startsWith(reply.body[0].text);
        expect(whole || told.includes('This is the beginning.')).toBe(true);
      }),
    );
  });
});
