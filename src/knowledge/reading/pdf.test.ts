import { expect, it } from 'vitest';
import { joinLines } from './lines.ts';
import { clean } from './outline.ts';
import { readHere } from './readers.ts';
import { pdfDrawn, textAt } from './test-files.ts';

type Pages = Parameters<typeof pdfDrawn>[0];

async function read(pages: Pages): Promise<string[]> {
  const { blocks } = await readHere(pdfDrawn(pages), { name: 'a.pdf' });
  return blocks.map(({ headings, text }) => [...headings, text].join(' › '));
}

const lines = (texts: readonly string[], step: number, top = 700) =>
  texts.map((text, at) => textAt(72, top - step * at, text)).join('\n');

const SENTENCES = [
  'De buurthulp is in de afgelopen jaren gegroeid in alle dorpen van de gemeente',
  'en in de wijken, waar ruim vier op de tien mensen meedoen aan een groep die een',
  'bijdrage krijgt voor kosten van vervoer en koffie, en die bijdrage is dit jaar',
  '640 euro, zoals de gemeente met de groepen heeft afgesproken in het voorjaar',
  'toen het beleid werd gemaakt.',
];

it('lines that all stand far apart are one paragraph', async () => {
  expect(await read([lines(SENTENCES, 24)])).toEqual([SENTENCES.join(' ')]);
});

it('a space wider than between the lines still begins a paragraph', async () => {
  expect(await read([`${lines(SENTENCES, 14)}\n${textAt(72, 600, 'Nieuwe groepen melden zich.')}`])).toHaveLength(2);
});

it.each([90, 180, 270])('a page that is turned by %i degrees is read as one holds it', async (turned) => {
  const [a, b] = turned === 90 ? [0, 1] : turned === 180 ? [-1, 0] : [0, -1];
  const drawn = ['De route is lang.', 'Zij begint bij de kerk.']
    .map((text, at) => {
      const x = turned === 90 ? 100 + 14 * at : turned === 180 ? 500 : 400 - 14 * at;
      const y = turned === 90 ? 100 : turned === 180 ? 400 + 14 * at : 700;
      return `BT /F1 11 Tf ${a} ${b} ${-b} ${a} ${x} ${y} Tm (${text}) Tj ET`;
    })
    .join('\n');
  expect(await read([{ drawn, turned }])).toEqual(['De route is lang.', 'Zij begint bij de kerk.']);
});

it('a stamp across the page is none of its text', async () => {
  const stamp = 'BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (CONCEPT) Tj ET';
  expect(await read([`${lines(SENTENCES, 14)}\n${stamp}`])).toEqual([SENTENCES.join(' ')]);
});

it('a line at the edge that counts the pages is left out; one that says something else on each is kept', async () => {
  const page = (at: number) =>
    `${textAt(72, 810, `Beleid 2026, bladzijde ${at}`)}\n${textAt(72, 790, `Route ${at} kost ${at * 110} euro`)}\n${lines(SENTENCES, 14)}`;
  const found = (await read([page(1), page(2), page(3), page(4)])).join('\n');
  expect(found).toContain('Route 3 kost 330 euro');
  expect(found).not.toContain('bladzijde');
});

it('a table that goes on on the next page keeps the names of its columns', async () => {
  const row = (y: number, cells: readonly string[]) =>
    cells.map((cell, at) => textAt(72 + 150 * at, y, cell)).join('\n');
  const first = ['Huis', 'Jaar 2026', 'Jaar 2027'];
  const table = (rows: readonly string[][]) => rows.map((cells, at) => row(600 - 16 * at, cells)).join('\n');
  const found = await read([
    // A first page on which hardly anything stands is a cover.
    `${lines(SENTENCES, 14, 800)}\n${table([first, ['Linde', '100', '110'], ['Beuk', '120', '130'], ['Eik', '140', '150']])}`,
    table([
      ['Wilg', '160', '170'],
      ['Berk', '180', '190'],
      ['Hazel', '200', '210'],
    ]),
  ]);
  expect(found).toContain('Huis: Linde; Jaar 2026: 100; Jaar 2027: 110');
  expect(found).toContain('Huis: Hazel; Jaar 2026: 200; Jaar 2027: 210');
});

it('a large number alone is told with the words above or under it', async () => {
  const title = textAt(72, 740, 'Factsheet fietsen', 24);
  const above = await read([
    `${title}\n${textAt(72, 700, 'Fietsen in gebruik', 14)}\n${textAt(72, 660, '4.317', 36)}\n${lines(SENTENCES, 14, 620)}`,
  ]);
  expect(above).toContain('Fietsen in gebruik › Fietsen in gebruik: 4.317');
  const under = await read([
    `${lines(SENTENCES, 14)}\n${textAt(72, 560, '4.317', 36)}\n${textAt(72, 530, 'fietsen in gebruik')}`,
  ]);
  expect(under).toContain('fietsen in gebruik: 4.317');
});

it('a form that was filled in has each answer behind its question', async () => {
  const field = (name: string, y: number, value: string, kind = '/FT /Tx') =>
    `<< /Type /Annot /Subtype /Widget ${kind} /T (${name}) ${value} /Rect [250 ${y} 400 ${y + 16}] >>`;
  const drawn = `${textAt(72, 704, 'Toegekend bedrag:')}\n${textAt(72, 674, 'Akkoord van de raad')}\n${lines(SENTENCES, 14, 600)}`;
  const found = await read([
    { drawn, fields: [field('b', 700, '/V (3.450 euro)'), field('a', 670, '/V /Yes /AS /Yes', '/FT /Btn')] },
  ]);
  expect(found).toContain('Toegekend bedrag: 3.450 euro');
  expect(found).toContain('Akkoord van de raad ☑');
});

it('a ligature is the letters it is, and a hyphen that belongs to a word stays', () => {
  expect(clean('het ĳsvrij houden, ĲSSEL')).toBe('het ijsvrij houden, IJSSEL');
  expect(joinLines(['een sociaal-', 'economische toets'])).toBe('een sociaal-economische toets');
  expect(joinLines(['een ver-', 'gadering'])).toBe('een vergadering');
});

it('text that nobody sees on the page is left out', async () => {
  const drawn = [
    textAt(72, 700, 'De bijdrage is 2.750 euro.'),
    `q 3 Tr ${textAt(72, 600, 'De bijdrage is 99.000 euro.')} Q`,
    textAt(72, 500, 'Zij geldt voor een jaar.'),
  ].join('\n');
  expect((await read([drawn])).join(' ')).toBe('De bijdrage is 2.750 euro. Zij geldt voor een jaar.');
});

it('the letters that a machine put behind a scan are what the page says', async () => {
  expect(await read([`3 Tr ${textAt(72, 700, 'Dit staat op een scan.')}`])).toEqual(['Dit staat op een scan.']);
});
