import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readHere } from './readers.ts';
import { gridOf } from './tables.ts';
import { docxOf } from './test-files.ts';

async function textsOf(content: string | Uint8Array, name: string): Promise<string[]> {
  const document = await readHere(typeof content === 'string' ? strToU8(content) : content, { name });
  return document.blocks.map(({ headings, text }) => [...headings, text].join(' › '));
}

const page = (body: string) => `<!doctype html><html><body>${body}</body></html>`;
const FILLER = `<p>${'De regels gelden voor iedereen in de wijk. '.repeat(6).trim()}</p>`;

describe('a web page', () => {
  it('is read although its body says that it has a notice about cookies, and without that notice', async () => {
    const read = await textsOf(
      `<html><body class="has-cookie-bar"><div class="cookie-bar"><p>Wij gebruiken cookies.</p></div><h1>Vaten</h1><p>Een vat kost € 35.</p></body></html>`,
      'a.html',
    );
    expect(read).toEqual(['Een vat kost € 35.']);
  });

  it('has every article of a list, not the first alone', async () => {
    const articles = `<article><h2>Open</h2>${FILLER}</article><article><h2>Kosten</h2><p>Ophalen kost € 18.</p></article>`;
    expect(await textsOf(page(articles), 'a.html')).toContain('Kosten › Ophalen kost € 18.');
  });

  it('keeps what stands aside within the text, and leaves out what only leads elsewhere', async () => {
    const read = await textsOf(
      page(`<main>${FILLER}<aside><p>De vergunning geldt vijf jaar.</p></aside><aside><a href="/x">Lees ook dit</a></aside></main>
        <aside><p>Bel ons gerust.</p></aside>`),
      'a.html',
    );
    expect(read).toContain('De vergunning geldt vijf jaar.');
    expect(read.join()).not.toMatch(/Lees ook|Bel ons/);
  });

  it('has a term with what is said of it on one line', async () => {
    const list =
      '<dl><dt>Breedte</dt><dd>1,80 meter</dd><dt>Sluiting</dt><dd>23.00 uur</dd><dd>zondag 22.00 uur</dd></dl>';
    expect(await textsOf(page(list), 'a.html')).toEqual([
      'Breedte: 1,80 meter',
      'Sluiting: 23.00 uur',
      'Sluiting: zondag 22.00 uur',
    ]);
  });

  it('is read without what is struck out, with squares as squares and notes where their mark stands', async () => {
    const marks = `<p>De bijdrage is <del>€ 15</del> <ins>€ 22</ins> per m<sup>2</sup>, ten hoogste € 3.500<sup>1</sup>.</p>
      <p>Zie ook de kaart<sup><a href="#n2">2</a></sup> en het plan<sup>3</sup>.</p>
      <p><sup>1</sup> Exclusief btw.</p><ol><li id="n2">In bijlage B. <a href="#r2">↑</a></li></ol>`;
    expect(await textsOf(page(marks), 'a.html')).toEqual([
      'De bijdrage is € 22 per m², ten hoogste € 3.500 (Exclusief btw.).',
      'Zie ook de kaart (In bijlage B.) en het plan.',
    ]);
  });

  it('puts a cell over several rows in each, and headings above each other together', async () => {
    const table = `<table><caption>Tarieven</caption><tr><th rowspan="2">Zaal</th><th colspan="2">Tarief</th></tr><tr><th>2026</th><th>2027</th></tr>
      <tr><td rowspan="2">Molen</td><td>€ 1</td><td>€ 2</td></tr><tr><td>€ 3</td><td>€ 4</td></tr></table>`;
    expect(await textsOf(page(table), 'a.html')).toEqual([
      'Tarieven',
      'Zaal: Molen; Tarief 2026: € 1; Tarief 2027: € 2',
      'Zaal: Molen; Tarief 2026: € 3; Tarief 2027: € 4',
    ]);
  });
});

describe('a table', () => {
  it('of cells over more than there is stays within bounds', () => {
    const grid = gridOf([[{ text: 'a', columns: 1e9, rows: 1e9 }], [{ text: 'b', columns: 1, rows: 1 }]]);
    expect(grid[0]?.length).toBeLessThan(100);
    expect(grid).toHaveLength(2);
  });
});

describe('Markdown', () => {
  it('is read without what is struck out, with notes in their place, boxes of tasks and the words of HTML', async () => {
    const text = `# Fiets\n\n## Borg\n\nDe borg is ~~€ 50~~ € 80.[^1]\n\n[^1]: Behalve voor studenten.\n\n- [ ] Nog niet besloten\n- [x] Besloten\n
<p>Een fiets kost € 12.</p>\n`;
    expect(await textsOf(text, 'a.md')).toEqual([
      'Borg › De borg is € 80. (Behalve voor studenten.)',
      'Borg › ☐ Nog niet besloten',
      'Borg › ☑ Besloten',
      'Borg › Een fiets kost € 12.',
    ]);
  });
});

describe('a list after a colon', () => {
  it('belongs to its sentence; members of an article stay lines of their own', async () => {
    const short = '# Markt\n\n## Deelname\n\nDeze dorpen doen mee:\n\n- Hoogveen;\n- Laagveen.\n\nMeedoen kost niets.';
    expect(await textsOf(short, 'a.md')).toEqual([
      'Deelname › Deze dorpen doen mee: Hoogveen; Laagveen.',
      'Deelname › Meedoen kost niets.',
    ]);
    const law = 'Artikel 1\n\nDit geldt voor:\n\na. de een;\n\nb. de ander.';
    expect(await textsOf(law, 'a.txt')).toHaveLength(3);
  });
});

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const wordPart = (root: string, inner: string) => strToU8(`<w:${root} xmlns:w="${WORD}">${inner}</w:${root}>`);
const paragraph = (text: string, properties = '', run = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t>${text}</w:t></w:r></w:p>`;
const inList = (list: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
const LISTS = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Artikel %1"/></w:lvl></w:abstractNum>
  <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
const STYLES = `<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;

function wordOf(body: string, parts: Record<string, Uint8Array> = {}): Uint8Array {
  return docxOf([], {
    'word/document.xml': wordPart('document', `<w:body>${body}</w:body>`),
    'word/numbering.xml': wordPart('numbering', LISTS),
    'word/styles.xml': wordPart('styles', STYLES),
    ...parts,
  });
}

describe('a Word document', () => {
  it('is read without what is struck out, hidden or deleted', async () => {
    const body = `${paragraph('€ 150', '', '<w:strike/>')}${paragraph('€ 225', '', '<w:strike w:val="0"/>')}${paragraph('geheim', '', '<w:vanish/>')}
      <w:p><w:del><w:r><w:delText>1 maart</w:delText></w:r></w:del><w:ins><w:r><w:t>15 april</w:t></w:r></w:ins></w:p>`;
    expect(await textsOf(wordOf(body), 'a.docx')).toEqual(['€ 225', '15 april']);
  });

  it('has the numbers that Word counts: of articles by their style, of lists that go on, and of lists that begin anew', async () => {
    const heading = (text: string) => paragraph(text, '<w:pStyle w:val="Kop1"/>');
    const body = [
      heading('Begrippen'),
      paragraph('Een', inList(2)),
      paragraph('Twee', inList(2)),
      paragraph('Letter', inList(2, 1)),
      paragraph('Een opmerking.'),
      heading('Kastjes'),
      paragraph('Drie', inList(2)),
      paragraph('Opnieuw een', inList(3)),
    ].join('');
    expect(await textsOf(wordOf(body), 'a.docx')).toEqual([
      'Artikel 1 Begrippen › 1. Een',
      'Artikel 1 Begrippen › 2. Twee',
      'Artikel 1 Begrippen › 2.a) Letter',
      'Artikel 1 Begrippen › Een opmerking.',
      'Artikel 2 Kastjes › 3. Drie',
      'Artikel 2 Kastjes › 1. Opnieuw een',
    ]);
  });

  it('says once what stands above every page, and no number of a page', async () => {
    const header = wordPart('hdr', paragraph('Kenmerk OEV-117'));
    const read = await textsOf(
      wordOf(paragraph('Tekst van de regeling.'), {
        'word/header1.xml': header,
        'word/header2.xml': header,
        'word/footer1.xml': wordPart('ftr', paragraph('Pagina 1')),
      }),
      'a.docx',
    );
    expect(read).toEqual(['Tekst van de regeling.', 'Kenmerk OEV-117']);
  });

  it('has the figures of a chart and the words of a scheme', async () => {
    const chart = `<c:chartSpace xmlns:c="c" xmlns:a="a"><c:chart><c:title><a:t>Bussen per jaar</a:t></c:title><c:ser><c:tx><c:v>Bussen</c:v></c:tx>
      <c:cat><c:pt idx="0"><c:v>2025</c:v></c:pt></c:cat><c:val><c:pt idx="0"><c:v>19</c:v></c:pt></c:val></c:ser></c:chart></c:chartSpace>`;
    const scheme = `<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:pt><a:p><a:r><a:t>Stap 1: melden</a:t></a:r></a:p></dgm:pt></dgm:dataModel>`;
    const parts = { 'word/charts/chart1.xml': strToU8(chart), 'word/diagrams/data1.xml': strToU8(scheme) };
    expect(await textsOf(wordOf(paragraph('Tekst.'), parts), 'a.docx')).toEqual([
      'Tekst.',
      'Bussen per jaar',
      '2025; Bussen: 19',
      'Stap 1: melden',
    ]);
  });
});

describe('a table in a text file', () => {
  it.each([
    ['semicolons', 'Dorp;Budget\nHoogveen;€ 9.750,50\n'],
    ['commas and quotation marks', 'Dorp,Budget\nHoogveen,"€ 9.750,50"\n'],
    ['tabs', 'Dorp\tBudget\nHoogveen\t€ 9.750,50\n'],
  ])('with %s is read row by row, under the names of its columns', async (_marks, text) => {
    expect(await textsOf(text, 'a.csv')).toEqual(['Dorp: Hoogveen; Budget: € 9.750,50']);
  });
});

describe('a workbook', () => {
  const relations = `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>`;
  const workbook = (sheet: string) =>
    zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="Tarieven" r:id="r1"/><sheet name="Weg" state="hidden" r:id="r2"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(relations),
      'xl/sharedStrings.xml': strToU8(
        '<sst><si><t>Zaal</t></si><si><t>Vanaf</t></si><si><r><t>Mo</t></r><r><t>len</t></r></si></sst>',
      ),
      'xl/styles.xml': strToU8(
        `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="&quot;€&quot;\\ #,##0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet><sheetData>${sheet}</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>`,
      ),
      'xl/worksheets/sheet2.xml': strToU8(
        '<worksheet><sheetData><row><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
      ),
    });
  const word = (place: string, at: number) => `<c r="${place}" t="s"><v>${at}</v></c>`;
  const name = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

  it('is read sheet by sheet, its numbers as its cells show them, without what is hidden', async () => {
    const bytes = workbook(
      `<row>${word('A1', 0)}${word('B1', 1)}${name('C1', 'Tarief')}${name('D1', 'Korting')}</row>
       <row>${word('A2', 2)}<c r="B2" s="1"><v>46023</v></c><c r="C2" s="2"><v>1250.5</v></c><c r="D2" s="3"><v>0.125</v></c></row>
       <row><c r="B3"><v>2027</v></c><c r="C3" s="2"><v>1300</v></c></row>`,
    );
    const read = await readHere(bytes, { name: 'tarieven.xlsx' });
    expect(read.blocks.map(({ headings, text }) => [...headings, text].join(' › '))).toEqual([
      'Zaal: Molen; Vanaf: 1 januari 2026; Tarief: € 1.250,50; Korting: 12,5%',
      'Zaal: Molen; Vanaf: 2027; Tarief: € 1.300',
    ]);
    expect(read.title).toBe('Tarieven');
    expect(read.skipped).toEqual([{ what: 'hidden-sheets', count: 1, pages: [] }]);
  });
});
