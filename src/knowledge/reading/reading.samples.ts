import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReadDocument } from './document.ts';
import { createDocumentReader } from './document-reader.ts';

/** Real documents, beside the project; what they are and where they come from stands in `sources.tsv` there. */
const SAMPLES = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'samples', 'documents');
const reader = createDocumentReader();

async function read(name: string): Promise<ReadDocument> {
  return reader.readDocument(new Uint8Array(await readFile(join(SAMPLES, name))), { name });
}

/** The block that holds these words. */
function holding(document: ReadDocument, words: string) {
  const block = document.blocks.find(({ text }) => text.includes(words));
  if (!block) throw new Error(`No block holds "${words}".`);
  return block;
}

describe('the Procurement Act in a file without markup', () => {
  it('is read with all its articles, each under its chapter', async () => {
    const law = await read('aanbestedingswet-2012-geldend-2025-09.md');
    expect(law).toMatchObject({ title: 'Aanbestedingswet 2012', language: 'nl', date: '2025-09-01' });
    const articles = new Set(
      law.blocks.map(({ headings }) => headings.at(-1)).filter((name) => name?.startsWith('Artikel')),
    );
    expect(articles.size).toBeGreaterThan(430);
    expect(holding(law, 'sociale werkplaatsen').headings).toEqual([
      'Deel 2. Overheidsopdrachten en prijsvragen voor overheidsopdrachten',
      'Hoofdstuk 2.3. Regels inzake aankondiging, uitsluiting, selectie en gunning',
      'Afdeling 2.3.3. Bestek',
      '§ 2.3.3.4. Voorbehouden opdracht',
      'Artikel 2.82',
    ]);
  });
});

describe('a brochure in two columns', () => {
  it('is read column by column, words whole, page and question with each answer', async () => {
    const faq = await read('genai-compliance-faq-2kolom.pdf');
    expect(faq.title).toBe('Veelgestelde vragen Generatieve AI compliance');
    expect(holding(faq, 'Gebruiksverantwoordelijke: een natuurlijke of rechtspersoon')).toMatchObject({
      page: 5,
      headings: ['Welke rollen kent de AI-verordening?'],
      text: expect.stringContaining(
        'overheidsinstantie, agentschap of ander orgaan die/dat een AI-systeem onder eigen verantwoordelijkheid gebruikt',
      ),
    });
    expect(holding(faq, 'De automatische logs worden').headings).toEqual([
      'Welke eisen zijn er voor een Generatief AI-systeem met een hoog-risico in de AI-verordening?',
    ]);
    // The running footer: "5 / 24".
    expect(faq.blocks.filter(({ text }) => /^\d+ \/ 24$/.test(text))).toEqual([]);
    expect(faq.skipped).toContainEqual({ what: 'pages-without-text', count: 2, pages: [1, 24] });
  });
});

describe('a municipal ordinance', () => {
  it('is read by its articles, without the masthead of the journal', async () => {
    const ordinance = await read('gemeenteblad-boxtel-verordening.pdf');
    expect(ordinance.title).toBe('Verordening rechtspositie Raads- en commissieleden gemeente Boxtel 2024');
    expect(holding(ordinance, 'maximaal 3 steunfractieleden')).toMatchObject({
      page: 1,
      headings: ['Artikel 3. Steunfractieleden'],
    });
    expect(holding(ordinance, 'Rechtspositiebesluit decentrale politieke ambtsdragers wordt aan').text).toContain(
      'ongeacht het aantal gehouden of bijgewoonde vergaderingen.',
    );
    expect(ordinance.blocks.filter(({ text }) => /GEMEENTEBLAD|^Gemeenteblad 2024 nr/.test(text))).toEqual([]);
  });

  it('is refused as a scan, with what to do, when it has no text', async () => {
    await expect(read('scan-gemeenteblad-amsterdam-AFGELEID.pdf')).rejects.toMatchObject({ code: 'reading.no-text' });
  });

  it('has the same words as its scan would', async () => {
    const decision = await read('gemeenteblad-amsterdam-origineel.pdf');
    expect(decision.title).toMatch(/^Aanwijzingsbesluit ex artikel 2\.6/);
    expect(holding(decision, 'circa 2800 toegangskaarten').page).toBe(1);
  });
});

describe('brochures made of pictures', () => {
  it('tell which pages could not be read', async () => {
    const factsheet = await read('factsheet-ai-geletterdheid-inkopers.pdf');
    expect(factsheet.skipped).toContainEqual({ what: 'pages-without-text', count: 3, pages: [1, 3, 4] });
    expect(holding(factsheet, 'om snel inzicht te krijgen in de AI-geletterdheidvereisten').page).toBe(2);
  });

  it('keep the headings of a time line', async () => {
    const roadmap = await read('roadmap-ai-verordening.pdf');
    expect(roadmap.title).toBe('Roadmap inwerkingtreding AI-verordening');
    expect(holding(roadmap, 'kwaliteitsmanagementsysteem (art. 17), uitwerking rij 11').page).toBe(3);
  });
});

describe('a form in Word', () => {
  it('reads as its questions, each under its chapter', async () => {
    const form = await read('invultemplate-aiia.docx');
    expect(holding(form, 'In welk risicogebied van de AI act').headings).toEqual([
      '1 Doel en noodzaak van het systeem',
      '1.1 Doel van het systeem',
    ]);
    expect(form.blocks.every(({ text }) => /\p{L}/u.test(text))).toBe(true);
  });
});

describe('slides', () => {
  it('have their title for a heading and their number for a page', async () => {
    const slides = await read('vng-archiveren-tutorial.pptx');
    expect(slides.title).toBe('Archiveren Tutorial');
    expect(holding(slides, 'Archiefstatus staat standaard op')).toMatchObject({
      page: 10,
      headings: ['Handmatig zetten van archief attributen op ZAAK'],
    });
  });
});
