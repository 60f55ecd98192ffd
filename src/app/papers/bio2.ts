import { MEASURES, type Place } from './bio2-measures.ts';
import type { Facts } from './facts.ts';
import { documentOf, preamble, tableOf } from './markdown.ts';

/** What the program does for each control of BIO2, and what it leaves to the organisation. */
export function bio2({ version, day }: Facts): string {
  const met = MEASURES.filter(({ program }) => program !== null);
  const rest = MEASURES.filter(({ program }) => program === null);
  return documentOf([
    '# Maatregelen volgens BIO2',
    preamble(
      'Hulp bij de Verklaring van Toepasselijkheid: de beheersmaatregelen van ISO/IEC 27002:2022, zoals de Baseline Informatiebeveiliging Overheid 2 ze gebruikt.',
    ),
    `Impactmakelaar ${version}, ${day}. Bij ${met.length} van de ${MEASURES.length} maatregelen doet het programma zelf iets. Dat is nooit de hele maatregel: de laatste kolom zegt wat bij de organisatie blijft. Een controle in het programma faalt als een plaats uit de kolom *Waar* niet bestaat. Of de maatregel goed genoeg is, besluit de organisatie.`,
    '## Waar het programma iets doet',
    tableOf(
      ['Nr', 'Maatregel', 'Wat het programma doet', 'Waar', 'Wat de organisatie doet'],
      met.map(({ control, title, program, places, organisation }) => [
        control,
        title,
        program ?? '',
        places.map(placeText).join(', '),
        organisation,
      ]),
    ),
    '## Alleen van de organisatie',
    tableOf(
      ['Nr', 'Maatregel', 'Waarom'],
      rest.map(({ control, title, organisation }) => [control, title, organisation]),
    ),
  ]);
}

function placeText(place: Place): string {
  return 'file' in place ? `\`${place.file}\`` : `\`impact ${place.command}\``;
}
