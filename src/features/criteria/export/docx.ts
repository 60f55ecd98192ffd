import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { texts } from '../../../i18n/texts.ts';
import type { DocumentCriterion, DossierDocument } from './document.ts';

/** Half points. */
const TEXT_SIZE = 22;

/** A dossier as a Word document, with headings that Word knows as such. */
export async function dossierAsDocx(document: DossierDocument): Promise<Uint8Array> {
  const { language, title, facts, made, assignment, checks, sections, history } = document;
  const words = texts(language).dossiers.document;
  const list = (items: readonly string[]) =>
    items.length === 0
      ? [plain(words.nothing)]
      : items.map((item) => new Paragraph({ text: item, bullet: { level: 0 } }));
  const file = new Document({
    title,
    creator: 'Impactmakelaar',
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: TEXT_SIZE, language: { value: language === 'nl' ? 'nl-NL' : 'en-GB' } },
        },
      },
    },
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          plain(facts),
          new Paragraph({ children: [new TextRun({ text: made, italics: true })] }),
          heading(words.assignment),
          ...assignment.split('\n').map(plain),
          heading(words.checks),
          ...list(checks),
          ...sections.flatMap(({ heading: name, criteria }) => [
            heading(name),
            ...(criteria.length === 0 ? [plain(words.nothing)] : criteria.flatMap(paragraphsOf)),
          ]),
          heading(words.history),
          ...list(history),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function paragraphsOf({ number, title, text, parts }: DocumentCriterion): Paragraph[] {
  return [
    new Paragraph({ text: `${number}. ${title}`, heading: HeadingLevel.HEADING_2 }),
    plain(text),
    ...parts.map(
      ([label, said]) =>
        new Paragraph({
          bullet: { level: 0 },
          children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(said)],
        }),
    ),
  ];
}

function heading(text: string): Paragraph {
  return new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
}

function plain(text: string): Paragraph {
  return new Paragraph({ text, spacing: { after: 120 } });
}
