import { accessibilityStatement } from './accessibility.ts';
import { algorithmEntry, missingIn } from './algorithm-register.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import { bio2 } from './bio2.ts';
import { dpia } from './dpia.ts';
import type { Facts } from './facts.ts';
import { documentOf, preamble, tableOf } from './markdown.ts';
import { processingRegister, processingRegisterData } from './processing-register.ts';

/** One file of the papers. */
export interface Paper {
  file: string;
  /** What it is, in Dutch. */
  title: string;
  text: string;
}

/** The papers, and what the organisation has to give before the Algoritmeregister takes its entry. */
export interface Papers {
  papers: readonly Paper[];
  missing: readonly string[];
}

/** Everything a government asks of whoever uses the bot, made from what the program knows. */
export async function makePapers(facts: Facts): Promise<Papers> {
  const entry = algorithmEntry(facts);
  const papers: Paper[] = [
    {
      file: 'verwerkingsregister.md',
      title: 'Register van verwerkingen (AVG art. 30)',
      text: processingRegister(facts),
    },
    {
      file: 'verwerkingsregister.json',
      title: 'Hetzelfde voor programma’s',
      text: asJson(processingRegisterData(facts)),
    },
    { file: 'dpia.md', title: 'Begin van een DPIA (AVG art. 35)', text: dpia(facts) },
    {
      file: 'algoritmeregister.json',
      title: 'Registratie voor het Algoritmeregister (standaard 1.0)',
      text: asJson(entry),
    },
    {
      file: 'sbom.cdx.json',
      title: 'Lijst van onderdelen (CycloneDX 1.6)',
      text: asJson(await billOfMaterials(facts)),
    },
    { file: 'bio2.md', title: 'Maatregelen volgens BIO2', text: bio2(facts) },
    {
      file: 'toegankelijkheid.md',
      title: 'Begin van een toegankelijkheidsverklaring',
      text: await accessibilityStatement(facts),
    },
  ];
  return { papers: [contents(papers), ...papers], missing: missingIn(entry) };
}

function contents(papers: readonly Paper[]): Paper {
  const title = 'Wat hier ligt';
  const text = documentOf([
    '# Stukken bij de Impactmakelaar',
    preamble('Alles wat een overheid van dit programma op papier vraagt, voor zover het programma dat zelf weet.'),
    tableOf(
      ['Bestand', 'Wat het is'],
      papers.map((paper) => [`\`${paper.file}\``, paper.title]),
    ),
    'Maak ze opnieuw na elke nieuwe versie en na elke wijziging van instellingen: `impact papers <map>`.',
  ]);
  return { file: 'LEESMIJ.md', title, text };
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
