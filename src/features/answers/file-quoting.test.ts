import { expect, it } from 'vitest';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { buildPassageIndex } from '../../knowledge/passage-index.ts';
import { type Quotation, quote } from './quoting.ts';

/** What stands in a file that somebody brought: nobody wrote it as the answer to a question. */
const FILE: { heading: string; text: string }[] = [
  {
    heading: 'Artikel 4 Vergunning',
    text: 'Voor het plaatsen van een steiger op de openbare weg is een vergunning van het college nodig. De aanvraag wordt ingediend bij het loket Openbare Ruimte. Het college beslist binnen acht weken. De leges bedragen 140 euro.',
  },
  {
    heading: 'Handhaving',
    text: 'Het jaarverslag handhaving noemt de toezichthouders van alle diensten samen. Dat zijn er 160.',
  },
  {
    heading: 'Artikel 5 Steigers bij monumenten',
    text: 'Bij een monument overlegt de aanvrager een rapport. De monumentencommissie adviseert over het bevestigen van steigers aan de gevel. Bevestigen in metselwerk is niet toegestaan.',
  },
  {
    heading: 'Artikel 6 Intrekking',
    text: 'De verordening van 2011 wordt ingetrokken. Zij blijft van toepassing op aanvragen van voor 1 januari.',
  },
  {
    heading: 'Artikel 7 Hondenbelasting',
    text: 'De hondenbelasting bedraagt 95 euro per hond. Blindengeleidehonden zijn vrijgesteld.',
  },
];

const ARTICLE = {
  heading: 'Hoe hoog is de hondenbelasting?',
  text: 'De hondenbelasting is in Overijssel gemiddeld 80 euro.',
};

function ask(question: string, { withArticle = false } = {}): Quotation | null {
  const passages = [
    ...FILE.map((one, at) => passageOf({ ...one, kind: 'document' }, at)),
    ...(withArticle ? [passageOf({ ...ARTICLE, kind: 'article' }, FILE.length)] : []),
  ];
  const found = buildPassageIndex(passages, 'nl').search(question, { limit: 20, mayRead: () => true });
  return quote(question, 'nl', found, '2026-11-30');
}

function passageOf(
  { heading, text, kind }: { heading: string; text: string; kind: KnownPassage['kind'] },
  at: number,
): KnownPassage {
  return {
    id: String(at),
    documentId: kind,
    kind,
    title: kind === 'article' ? 'Belastingen' : 'Verordening openbare ruimte',
    aliases: [],
    headings: [heading],
    text,
    position: at,
    page: null,
    language: 'nl',
    source: { title: '', publisher: '', url: null, date: null },
    validFrom: null,
    validUntil: null,
    access: { scope: 'network', organisationId: null },
  };
}

const told = (quotation: Quotation | null) => quotation?.sentences.map(({ text }) => text).join(' ') ?? '';

it('quotes a number that stands in another sentence than what it counts', () => {
  expect(told(ask('Hoeveel toezichthouders noemt het jaarverslag handhaving?'))).toContain('Dat zijn er 160.');
});

it('quotes nothing where only the subject stands in the file', () => {
  expect(ask('Hoeveel steigers stonden er vorig jaar in de gemeente?')).toBeNull();
  expect(ask('Wie is de voorzitter van de hondenclub?')).toBeNull();
});

it('answers from an article that was written for the question, beside a file on the same', () => {
  expect(ask('Hoe hoog is de hondenbelasting?', { withArticle: true })?.sentences[0]?.passage.kind).toBe('article');
  expect(ask('Hoe hoog is de hondenbelasting?')?.sentences[0]?.passage.kind).toBe('document');
});
