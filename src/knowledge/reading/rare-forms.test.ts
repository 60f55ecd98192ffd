import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readHere } from './readers.ts';
import { pdfDrawn, textAt, wordOf } from './test-files.ts';

async function read(content: string | Uint8Array, name: string) {
  const document = await readHere(typeof content === 'string' ? strToU8(content) : content, { name });
  return {
    texts: document.blocks.map(({ headings, text }) => [...headings, text].join(' › ')),
    skipped: document.skipped,
  };
}

const page = (body: string) => `<!doctype html><html><body>${body}</body></html>`;
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;

describe('a table within a cell', () => {
  const ROWS = ['Zaal: Molen; Tarief: Ochtend: € 40 / Avond: € 65', 'Zaal: Sluis; Tarief: Ochtend: € 55 / Avond: € 80'];

  it('of a web page is told on the row of that cell', async () => {
    const inner = (morning: number, evening: number) =>
      `<table><tr><td>Ochtend</td><td>€ ${morning}</td></tr><tr><td>Avond</td><td>€ ${evening}</td></tr></table>`;
    const table = `<table><tr><th>Zaal</th><th>Tarief</th></tr><tr><td>Molen</td><td>${inner(40, 65)}</td></tr><tr><td>Sluis</td><td>${inner(55, 80)}</td></tr></table>`;
    expect((await read(page(table), 'a.html')).texts).toEqual(ROWS);
  });

  it('of a Word document too', async () => {
    const inner = (morning: number, evening: number) =>
      `<w:tbl>${row(paragraph('Ochtend'), paragraph(`€ ${morning}`))}${row(paragraph('Avond'), paragraph(`€ ${evening}`))}</w:tbl><w:p/>`;
    const head = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell(paragraph('Zaal'))}${cell(paragraph('Tarief'))}</w:tr>`;
    const table = `<w:tbl>${head}${row(paragraph('Molen'), inner(40, 65))}${row(paragraph('Sluis'), inner(55, 80))}</w:tbl>`;
    expect((await read(wordOf(table), 'a.docx')).texts).toEqual(ROWS);
  });

  it('that only sets things in their place is read piece by piece', async () => {
    const inner = '<table><tr><td>Ochtend</td><td>€ 40</td></tr></table>';
    const layout = `<table><tr><td>${inner}</td><td><h2>Open</h2><p>Op maandag.</p></td></tr></table>`;
    expect((await read(page(layout), 'a.html')).texts).toEqual(['Ochtend: € 40', 'Open › Op maandag.']);
  });
});

describe('what is folded in on a web page', () => {
  it('stands below the line on which one presses, and what comes after it does not', async () => {
    const body = `<h1>Vaten</h1><h2>Vragen</h2><details><summary>Wat kost een vat?</summary><p>Dat is € 35.</p></details>
      <details><summary>Wie mag meedoen?</summary><p>Iedereen.</p><details><summary>En kinderen?</summary>Ook.</details><p>Meld je aan.</p></details>
      <p>Bel ons bij twijfel.</p>`;
    expect((await read(page(body), 'a.html')).texts).toEqual([
      'Vragen › Wat kost een vat? › Dat is € 35.',
      'Vragen › Wie mag meedoen? › Iedereen.',
      'Vragen › Wie mag meedoen? › En kinderen? › Ook.',
      'Vragen › Wie mag meedoen? › Meld je aan.',
      'Vragen › Bel ons bij twijfel.',
    ]);
  });
});

describe('a PDF of short pages', () => {
  const short = (place: string, more = '') =>
    [`Buurthuis ${place}`, 'Open op maandag en dinsdag.', 'Een zaal kost 5 euro.']
      .map((text, at) => textAt(72, 800 - 16 * at, text))
      .join('\n') + more;

  it('keeps what all of them say, since that is their text', async () => {
    const { texts } = await read(pdfDrawn(['Noord', 'Zuid', 'West'].map((place) => short(place))), 'a.pdf');
    expect(texts.join(' ').match(/Een zaal kost 5 euro\./g)).toHaveLength(3);
    expect(texts.join(' ')).toContain('Buurthuis Zuid');
  });

  it('leaves out of one of them what stands above every other page', async () => {
    const head = (rest: string) => `${textAt(72, 815, 'Gemeente Hoogveen')}\n${rest}`;
    const full = (text: string) => head(textAt(72, 500, text));
    const pages = [full('De eerste regel.'), full('De tweede.'), full('De derde.'), head(textAt(72, 790, 'Het slot.'))];
    const { texts } = await read(pdfDrawn(pages), 'a.pdf');
    expect(texts.join(' ')).toContain('Het slot.');
    expect(texts.join(' ')).not.toContain('Gemeente Hoogveen');
  });
});

describe('a Word document', () => {
  const box = (text: string) =>
    `<w:drawing><wp:inline><a:graphic><wps:wsp><wps:txbx><w:txbxContent>${paragraph(text)}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:inline></w:drawing>`;

  it('has the words of a text box right behind its paragraph, once', async () => {
    const alone = `<w:p><w:r><w:t>Het repaircafé.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('Open op zaterdag.')}</mc:Choice></mc:AlternateContent></w:r></w:p>`;
    const bare = `<w:p><w:r><w:t>De buurtkeuken.</w:t></w:r><w:r>${box('Open op vrijdag.')}</w:r></w:p>`;
    const old = `<w:pict><v:shape><v:textbox><w:txbxContent>${paragraph('Open op zondag.')}</w:txbxContent></v:textbox></v:shape></w:pict>`;
    const both = `<w:p><w:r><w:t>De ruilwinkel.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('Open op zondag.')}</mc:Choice><mc:Fallback>${old}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const { texts } = await read(wordOf(alone + bare + both + paragraph('Slot.')), 'a.docx');
    expect(texts.slice(0, 4)).toEqual(['Het repaircafé.', 'Open op zaterdag.', 'De buurtkeuken.', 'Open op vrijdag.']);
    expect(texts.join(' ').match(/Open op zondag\./g)).toHaveLength(1);
    expect(texts.at(-1)).toBe('Slot.');
  });

  it('has its footnotes and endnotes where their mark stands', async () => {
    const relation = (kind: string) =>
      `<Relationship Id="${kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${kind}.xml"/>`;
    const notes = (kind: string, text: string) =>
      strToU8(
        `<w:${kind}s xmlns:w="${WORD}"><w:${kind} w:id="2"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:${kind}></w:${kind}s>`,
      );
    const body = `<w:p><w:r><w:t>De bijdrage is € 750</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> per tuin</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>`;
    const { texts } = await read(
      wordOf(body, {
        'word/_rels/document.xml.rels': strToU8(
          `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('footnotes')}${relation('endnotes')}</Relationships>`,
        ),
        'word/footnotes.xml': notes('footnote', 'Exclusief btw.'),
        'word/endnotes.xml': notes('endnote', 'Zie bijlage B.'),
      }),
      'a.docx',
    );
    expect(texts).toEqual(['De bijdrage is € 750 (Exclusief btw.) per tuin (Zie bijlage B.).']);
  });

  it('has what was filled in, and not what asks for it', async () => {
    const control = (inner: string, properties = '') =>
      `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const box = control(run('☒'), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>');
    const body = [
      `<w:p>${run('Naam: ')}${control(run('Buurttuin De Linde'))}</w:p>`,
      `<w:p>${run('Bedrag: ')}${control(run('Klik om tekst in te voeren.'), '<w:showingPlcHdr/>')}</w:p>`,
      control(paragraph('Een heel stuk tekst.')),
      `<w:p>${box}${run(' Akkoord')}</w:p>`,
    ];
    const { texts } = await read(wordOf(body.join('')), 'a.docx');
    expect(texts[0]).toBe('Naam: Buurttuin De Linde');
    expect(texts.join(' ')).not.toContain('Klik om');
    expect(texts).toContain('Een heel stuk tekst.');
    expect(texts.at(-1)).toBe('☑ Akkoord');
  });

  it('tells that pictures and other files in it were not read', async () => {
    const { texts, skipped } = await read(
      wordOf(paragraph('Zie de kaart.'), {
        'word/media/image1.png': strToU8('PNG'),
        'word/media/image2.jpeg': strToU8('JPEG'),
        'word/embeddings/sheet1.xlsx': strToU8('PK'),
      }),
      'a.docx',
    );
    expect(texts).toEqual(['Zie de kaart.']);
    expect(skipped).toContainEqual({ what: 'images', count: 2, pages: [] });
    expect(skipped).toContainEqual({ what: 'embedded-files', count: 1, pages: [] });
  });
});
