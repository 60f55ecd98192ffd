import { describe, expect, it } from 'vitest';
import type { Language } from '../../chat/language.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { buildPassageIndex } from '../../knowledge/passage-index.ts';
import { type Quotation, quote } from './quoting.ts';

const TODAY = '2026-11-24';

interface Section {
  heading: string;
  text: string;
  askedAs?: string[];
  validUntil?: string;
}

const SECTIONS: Section[] = [
  {
    heading: 'Wat is het leernetwerk?',
    text: 'Het leernetwerk bracht gemeenten bij elkaar. Hoeveel gemeenten in het leernetwerk zaten, is niet bekend. Het leernetwerk kwam vijf keer per jaar bij elkaar.',
    askedAs: ['Hoe vaak komt het leernetwerk samen?'],
  },
  {
    heading: 'Hoeveel gemeenten heeft Overijssel?',
    text: 'Overijssel heeft 25 gemeenten. Veertien gemeenten liggen in Twente.',
  },
  {
    heading: 'Welk percentage social return geldt in Hengelo?',
    text: 'In Hengelo is social return minimaal 2% of 5% van het contract.',
  },
  {
    heading: 'Welk percentage social return geldt in Losser?',
    text: 'Het percentage social return van Losser is niet gevonden.',
  },
  {
    heading: 'Wat is de drempel voor bruggen?',
    text: 'De drempel voor bruggen was 5.538.000 euro.',
    validUntil: '2025-12-31',
  },
  { heading: 'Wat is de drempel voor bruggen?', text: 'De drempel voor bruggen is 5.404.000 euro.' },
  {
    heading: 'Wat was de grens voor tunnels in 2024 en 2025?',
    text: 'De grens voor tunnels was in 2024 en 2025 221.000 euro. De grens van 221.000 euro voor tunnels gold tot en met 31 december 2025.',
    askedAs: ['Wat was de grens voor tunnels vorig jaar?', 'Grens tunnels?', 'Is de grens voor tunnels 221.000 euro?'],
    validUntil: '2025-12-31',
  },
  {
    heading: 'Wat is de grens voor tunnels in 2026 en 2027?',
    text: 'De grens voor tunnels is in 2026 en 2027 216.000 euro.',
  },
  {
    heading: 'Welk bedrijf in Rijssen werkt met de ladder?',
    text: 'De Sterkerij in Rijssen is een voorbeeld van een bedrijf bij de ladder. Welke trede De Sterkerij heeft, staat niet in de kennisbank.',
  },
  {
    heading: 'Wie tekenden het manifest?',
    text: 'Het manifest is getekend door alle waterschappen en ruim veertig gemeenten.',
    askedAs: ['Hebben gemeenten het manifest getekend?', 'Mag een gemeente het manifest tekenen?'],
  },
  {
    heading: 'Wat is Move2Social?',
    text: 'Move2Social was een cursus van acht weken. Move2Social is in 2021 gestopt.',
    askedAs: ['Kan ik me nog aanmelden voor Move2Social?'],
  },
  {
    heading: 'Tarieven van de zalen',
    text: [
      'Zaal: Molenzaal; Dagdeel: Ochtend; Tarief: € 40',
      'Zaal: Molenzaal; Dagdeel: Avond; Tarief: € 65',
      'Zaal: Sluiszaal; Dagdeel: Ochtend; Tarief: € 55',
      'Zaal: Sluiszaal; Dagdeel: Avond; Tarief: € 90',
    ].join('\n'),
  },
  {
    heading: 'Mag je een keurmerk eisen?',
    text: 'Ja, een keurmerk eisen mag onder voorwaarden, als bewijs van kenmerken.',
  },
  {
    heading: 'Wie leidt het platform?',
    text: 'Een wethouder van Apeldoorn leidde het platform in 2021. Wie nu voorzitter van het platform is, is niet bekend.',
  },
];

function ask(question: string, language: Language = 'nl'): Quotation | null {
  const index = buildPassageIndex(SECTIONS.map(passageOf), language);
  return quote(question, language, index.search(question, { limit: 20, mayRead: () => true }), TODAY);
}

function passageOf({ heading, text, askedAs = [], validUntil }: Section, at: number): KnownPassage {
  return {
    id: String(at),
    documentId: String(at),
    title: '',
    aliases: [],
    headings: [heading],
    askedAs,
    kind: 'article',
    page: null,
    text,
    position: 0,
    language: 'nl',
    source: { title: '', publisher: '', url: null, date: null },
    validFrom: null,
    validUntil: validUntil ?? null,
    access: { scope: 'network', organisationId: null },
  };
}

function said(quotation: Quotation | null): string {
  return quotation?.sentences.map(({ text }) => text).join(' ') ?? '';
}

describe('quoting', () => {
  it('gives the row of a table that was asked for, and no other', () => {
    expect(said(ask('Wat is het tarief van de Molenzaal in de avond?'))).toBe(
      'Zaal: Molenzaal; Dagdeel: Avond; Tarief: € 65',
    );
  });

  it('gives every row of a table that was asked for', () => {
    expect(ask('Welk tarief heeft de Sluiszaal?')?.sentences).toHaveLength(2);
  });

  it('answers from the section that is asked for in other words', () => {
    expect(said(ask('hoe vaak kwam het leernetwerk samen?'))).toMatch(/vijf keer/);
  });

  it('reads through slips and compounds typed apart', () => {
    expect(said(ask('hoevaak komt het leer netwrek samen'))).toMatch(/vijf keer/);
  });

  it('gives a number only with what is counted', () => {
    expect(ask('Hoeveel gemeenten heeft Overijssel?')).toMatchObject({ kind: 'answer' });
    expect(ask('Hoeveel inwoners heeft Overijssel?')).toBeNull();
  });

  it('takes one name for no other', () => {
    expect(said(ask('Welk percentage social return geldt in Hengelo?'))).toMatch(/2% of 5%/);
    expect(ask('Welk percentage social return geldt in Borne?')?.kind).not.toBe('answer');
  });

  it('says so in the words of the source when that is what it does not know', () => {
    expect(ask('Welk percentage social return geldt in Losser?')).toMatchObject({ kind: 'gap' });
    expect(ask('Hoeveel gemeenten zaten er in het leernetwerk?')).toMatchObject({ kind: 'gap' });
  });

  it('says so where only the sentence that does not know speaks of what was asked after', () => {
    expect(ask('welke trede op de ladder heeft De Sterkerij in Rijssen')).toMatchObject({ kind: 'gap' });
  });

  it('tells what one of them did of nobody else, and what any of them may of everyone', () => {
    expect(ask('Heeft de gemeente Dalfsen het manifest getekend?')).toBeNull();
    expect(said(ask('Mag de gemeente Dalfsen het manifest tekenen?'))).toMatch(/veertig gemeenten/);
  });

  it('does not pass the past off as now', () => {
    expect(said(ask('Wie leidde het platform in 2021?'))).toMatch(/Apeldoorn/);
    expect(ask('Wie is op dit moment voorzitter van het platform?')).toMatchObject({ kind: 'gap' });
  });

  it('answers with what holds today', () => {
    expect(said(ask('Wat is de drempel voor bruggen?'))).toMatch(/5\.404\.000/);
  });

  it.each([
    'wat was ook weer de grens voor tunnels',
    'wat is de grens voor tunnels',
    'grens tunnels',
    'hoe hoog is de grens voor tunnels nu',
  ])('answers with what holds today, however near the section of before is: %s', (question) => {
    expect(said(ask(question))).toMatch(/216\.000/);
    expect(said(ask(question))).not.toMatch(/221\.000/);
  });

  it.each([
    'Wat was de grens voor tunnels vorig jaar?',
    'hoe hoog was de grens voor tunnels in 2025',
  ])('answers with what held then: %s', (question) => {
    expect(said(ask(question))).toMatch(/221\.000/);
  });

  it('corrects what a question takes for granted', () => {
    expect(said(ask('Hoe kan ik me aanmelden voor Move2Social?'))).toMatch(/gestopt/);
  });

  it('stays silent on what no section speaks of', () => {
    expect(ask('Hoe laat gaat de trein naar Parijs?')).toBeNull();
  });
});

describe('the yes or no of a section', () => {
  const told = (question: string) => ask(question)?.sentences.map(({ text, told: as = text }) => as)[0];

  it('is told to who asks what the section answers', () => {
    expect(told('Mag je een keurmerk eisen?')).toMatch(/^Ja, een keurmerk eisen mag/);
  });

  it('is left out where it may say the opposite', () => {
    expect(told('klopt het dat een keurmerk eisen niet mag')).toMatch(/^Een keurmerk eisen mag/);
  });
});
