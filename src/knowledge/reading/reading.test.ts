import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { joinLines } from './lines.ts';
import { readHere } from './readers.ts';
import { tableLines } from './tables.ts';
import { docxOf, pdfOf, utf16Of, windows1252Of } from './test-files.ts';

async function textsOf(content: string | Uint8Array, name: string): Promise<string[]> {
  const document = await readHere(typeof content === 'string' ? strToU8(content) : content, { name });
  return document.blocks.map(({ headings, text }) => [...headings, text].join(' › '));
}

describe('Markdown', () => {
  it('keeps the path of headings, the items of a list and the rows of a table', async () => {
    const markdown = `# Inkoopbeleid\n\n## Drempels\n\n### Diensten\n\nBoven de drempel.\n\n- Eerst vragen\n- Dan kopen\n
| Soort | Bedrag |\n|---|---|\n| Werken | 5 miljoen |\n| Diensten | 2 ton |\n\n## Slot\n\nKlaar.`;
    expect(await textsOf(markdown, 'beleid.md')).toEqual([
      'Drempels › Diensten › Boven de drempel.',
      'Drempels › Diensten › Eerst vragen',
      'Drempels › Diensten › Dan kopen',
      'Drempels › Diensten › Soort: Werken; Bedrag: 5 miljoen',
      'Drempels › Diensten › Soort: Diensten; Bedrag: 2 ton',
      'Slot › Klaar.',
    ]);
  });

  it('takes title and date from front matter', async () => {
    const read = await readHere(strToU8('---\ntitle: Beleid\ndate: 2025-03\n---\n## Kop\n\nTekst.'), { name: 'x.md' });
    expect(read).toMatchObject({ title: 'Beleid', date: '2025-03' });
  });
});

describe('HTML', () => {
  const PAGE = `<!doctype html><html><head><title>Site - Subsidie</title><style>p{}</style></head><body>
    <nav><a href="/">Home</a></nav><header><a>Logo</a></header>
    <main><h1>Subsidie</h1><p>De subsidie is voor <b>sociale</b> ondernemers.<script>alert(1)</script></p>
    <h2>Bedrag</h2><p>${'Het bedrag staat vast. '.repeat(12)}</p>
    <table><tr><th>Jaar</th><th>Bedrag</th></tr><tr><td>2025</td><td>€ 100</td></tr></table>
    <ol><li>Vraag aan</li><li>Wacht</li></ol></main><footer>Colofon</footer></body></html>`;

  it('is what the page says, without scripts, styles and navigation', async () => {
    const read = await readHere(strToU8(PAGE), { name: 'https://voorbeeld.nl/subsidie' });
    expect(read.title).toBe('Subsidie');
    expect(read.blocks.map(({ text }) => text)).toEqual([
      'De subsidie is voor sociale ondernemers.',
      expect.stringContaining('Het bedrag staat vast.'),
      'Jaar: 2025; Bedrag: € 100',
      '1. Vraag aan',
      '2. Wacht',
    ]);
    expect(JSON.stringify(read.blocks)).not.toMatch(/alert|Home|Logo|Colofon/);
    expect(read.skipped).toContainEqual({ what: 'scripts', count: 1, pages: [] });
  });

  it('is read in the encoding that the page itself names', async () => {
    const bytes = windows1252Of('<html><head><meta charset="windows-1252"></head><body><p>Één café</p></body></html>');
    expect(await textsOf(bytes, 'x.html')).toEqual(['Één café']);
  });
});

describe('text', () => {
  const WORDS = 'Privé-ondernemers krijgen één vergoeding: naïef, coöperatie.';

  it.each([
    ['UTF-8', strToU8(WORDS)],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(WORDS)])],
    ['UTF-16', utf16Of(WORDS)],
    ['Windows-1252', windows1252Of(WORDS)],
  ])('in %s is read letter by letter', async (_encoding, bytes) => {
    expect(await textsOf(bytes, 'tekst.txt')).toEqual([WORDS]);
  });

  it('has the parts of a law for headings, and no sentence that begins like one', async () => {
    const law = `Wet op het voorbeeld\n\nHoofdstuk 1. Algemeen\n\nArtikel 1.1\n\n1.\tDit geldt voor:\n\ta.\tde een;\n\tb.\tde ander.\n
Artikel 1.2. Toepassing\n\nArtikel 1.1 is van toepassing.\n\nHoofdstuk 2. Slot\n\nArtikel 2.1\n\nEinde.`;
    expect(await textsOf(law, 'wet.txt')).toEqual([
      'Hoofdstuk 1. Algemeen › Artikel 1.1 › 1. Dit geldt voor:',
      'Hoofdstuk 1. Algemeen › Artikel 1.1 › a. de een;',
      'Hoofdstuk 1. Algemeen › Artikel 1.1 › b. de ander.',
      'Hoofdstuk 1. Algemeen › Artikel 1.2. Toepassing › Artikel 1.1 is van toepassing.',
      'Hoofdstuk 2. Slot › Artikel 2.1 › Einde.',
    ]);
  });
});

describe('a list of definitions', () => {
  it('has the term of each for a heading, its parts included', async () => {
    const law = `Artikel 1\n\nIn deze wet wordt verstaan onder:\n\traad: de gemeenteraad;\n\twerk: het product van:\n\t\ta.\tde bouw;\n
Artikel 2\n\nLet op: dit is geen definitie.`;
    expect(await textsOf(law, 'wet.txt')).toEqual([
      'Artikel 1 › In deze wet wordt verstaan onder:',
      'Artikel 1 › raad › raad: de gemeenteraad;',
      'Artikel 1 › werk › werk: het product van:',
      'Artikel 1 › werk › a. de bouw;',
      'Artikel 2 › Let op: dit is geen definitie.',
    ]);
  });
});

describe('the lines of a paragraph', () => {
  it.each([
    [['een aanbe-', 'steding'], 'een aanbesteding'],
    [['in-', 'en uitvoer'], 'in- en uitvoer'],
    [['het AI-', 'systeem'], 'het AI-systeem'],
    [['niet-', 'openbaar'], 'niet-openbaar'],
    [['Noord-', 'Holland'], 'Noord-Holland'],
    [['zacht\u00ad', 'afgebroken'], 'zachtafgebroken'],
    [['twee', 'woorden'], 'twee woorden'],
  ])('%j become "%s"', (lines, whole) => {
    expect(joinLines(lines)).toBe(whole);
  });

  it('lose no letter', () => {
    const letters = (text: string) => text.replace(/[\s-]/g, '');
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zA-Z -]{0,12}$/)), (lines) => {
        expect(letters(joinLines(lines))).toBe(letters(lines.join('')));
      }),
    );
  });
});

describe('a table', () => {
  it('of names and values reads as such, also where nothing is filled in', () => {
    const rows = [
      ['Naam systeem', ''],
      ['Doel?', 'Helpen'],
    ];
    expect(tableLines({ rows, headRows: 0 })).toEqual(['Naam systeem: …', 'Doel? Helpen']);
  });

  it('that is an empty form keeps its questions', () => {
    const rows = [
      ['Risico', 'Maatregel', 'Wie'],
      ['', '', ''],
    ];
    expect(tableLines({ rows, headRows: 1 })).toEqual(['Risico; Maatregel; Wie']);
  });
});

describe('Word', () => {
  it('is read under its headings, with its title and date', async () => {
    const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const heading = (text: string) => `<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const bytes = docxOf([], {
      'word/document.xml': strToU8(
        `<w:document xmlns:w="${word}"><w:body>${heading('Doel')}<w:p><w:r><w:t>Waarom.</w:t></w:r></w:p></w:body></w:document>`,
      ),
      'word/styles.xml': strToU8(
        `<w:styles xmlns:w="${word}"><w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style></w:styles>`,
      ),
      'word/_rels/document.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
      ),
      'docProps/core.xml': strToU8(
        `<cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z"><dc:title>Het plan</dc:title><dcterms:modified>2025-02-03T10:00:00Z</dcterms:modified></cp:coreProperties>`,
      ),
    });
    const read = await readHere(bytes, { name: 'plan.docx' });
    expect(read).toMatchObject({ title: 'Het plan', date: '2025-02-03' });
    expect(read.blocks).toMatchObject([{ headings: ['Doel'], text: 'Waarom.' }]);
  });
});

describe('PDF', () => {
  it('knows its pages', async () => {
    const read = await readHere(pdfOf(['Dit is een zin op de eerste pagina.']), { name: 'x.pdf' });
    expect(read.blocks).toMatchObject([{ page: 1, text: 'Dit is een zin op de eerste pagina.' }]);
  });
});

describe('PowerPoint', () => {
  it('reads shapes from top to bottom and left to right, then the notes', async () => {
    const shape = (text: string, x: number, y: number, type?: string) =>
      `<p:sp><p:nvSpPr><p:nvPr>${type ? `<p:ph type="${type}"/>` : ''}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
    const slide = (shapes: string) => strToU8(`<p:sld><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`);
    const inch = 914_400;
    const bytes = zipSync({
      'ppt/presentation.xml': strToU8('<p:presentation><p:sldIdLst><p:sldId r:id="r1"/></p:sldIdLst></p:presentation>'),
      'ppt/_rels/presentation.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Target="slides/slide1.xml"/></Relationships>',
      ),
      'ppt/slides/slide1.xml': slide(
        shape('rechts', 5 * inch, 2 * inch) +
          shape('onder', inch, 4 * inch) +
          shape('links', inch, 2 * inch + 1_000) +
          shape('12', 0, 0, 'sldNum') +
          shape('De titel', inch, 0, 'title'),
      ),
      'ppt/slides/_rels/slide1.xml.rels': strToU8(
        '<Relationships><Relationship Id="n" Type="x/notesSlide" Target="../notesSlides/notesSlide1.xml"/></Relationships>',
      ),
      'ppt/notesSlides/notesSlide1.xml': slide(shape('De notitie', 0, 0, 'body')),
    });
    const read = await readHere(bytes, { name: 'x.pptx' });
    expect(read.title).toBe('De titel');
    expect(read.blocks.map(({ text }) => text)).toEqual(['links', 'rechts', 'onder', 'De notitie']);
    expect(new Set(read.blocks.map(({ page }) => page))).toEqual(new Set([1]));
  });
});
