import type { RetentionTermInForce } from '../../people/retention-terms.ts';
import type { PersonalDataPart } from '../../store/personal-data.ts';
import { NOT_PERSONAL, PERSONAL_DATA } from '../personal-data.ts';
import { RETENTION_PARTS } from '../retention.ts';
import { MEASURES } from './bio2-measures.ts';
import type { Facts } from './facts.ts';
import { documentOf, listOf, preamble, TO_DO, tableOf } from './markdown.ts';
import { CONCERNED, GROUNDS, receiversOf } from './words.ts';

/** What the register says of one table. */
export interface RegisteredTable {
  table: string;
  data: string;
  columns: readonly string[];
  /** When what goes, by the terms in force; empty: at no fixed time. */
  kept: readonly { kind: string; days: number; goes: string; since: string }[];
}

/** One processing activity (AVG art. 30, first paragraph). */
export interface Activity {
  name: string;
  purpose: string;
  ground: string;
  concerned: readonly string[];
  receivers: readonly string[];
  tables: readonly RegisteredTable[];
}

/** The activities, each as the part of the program that does it describes it. */
export function activitiesOf(facts: Facts): Activity[] {
  return PERSONAL_DATA.map(({ name, tables, processing }: PersonalDataPart) => ({
    name,
    purpose: processing.purpose,
    ground: GROUNDS[processing.ground],
    concerned: processing.whose.map((who) => CONCERNED[who]),
    receivers: receiversOf(processing.receivers, facts),
    tables: Object.keys(tables).map((table) => ({
      table,
      data: processing.data[table] ?? '',
      columns: facts.columns[table] ?? [],
      kept: keptOf(table, facts.terms),
    })),
  }));
}

function keptOf(table: string, terms: readonly RetentionTermInForce[]): RegisteredTable['kept'] {
  return RETENTION_PARTS.flatMap(({ kind, forgets }) => {
    const days = terms.find((term) => term.kind === kind)?.days;
    const forgotten = forgets[table];
    return forgotten && days !== undefined ? [{ kind, days, ...forgotten }] : [];
  });
}

/** The register of processing activities as a file for programs. */
export function processingRegisterData(facts: Facts): object {
  return {
    format: 'impactmakelaar/verwerkingsregister',
    version: 1,
    program: facts.version,
    day: facts.day,
    controller: facts.organisation,
    activities: activitiesOf(facts),
    notPersonal: NOT_PERSONAL,
  };
}

/** The register of processing activities (AVG art. 30) as a text. */
export function processingRegister(facts: Facts): string {
  return documentOf([
    '# Register van verwerkingen',
    preamble('Register van verwerkingsactiviteiten, artikel 30 AVG. De grondslagen zijn een voorstel.'),
    tableOf(
      ['Onderdeel', 'Inhoud'],
      [
        ['Verwerkingsverantwoordelijke', facts.organisation ?? TO_DO],
        ['Functionaris gegevensbescherming', `${TO_DO} naam en contact`],
        ['Samen in deze installatie', facts.organisations.join(', ') || TO_DO],
        ['Wie de software draait', `${TO_DO} de organisatie zelf, of een verwerker (dan: de verwerkersovereenkomst)`],
        ['Programma', `Impactmakelaar ${facts.version}`],
        ['Stand van', facts.day],
      ],
    ),
    ...activitiesOf(facts).flatMap(activityText),
    '## Doorgifte buiten de EER',
    transfers(facts),
    '## Wissen',
    'Iedereen ziet en wist de eigen gegevens in de chat. Dan gaat weg wie het was en wat die zei, in elke tabel hierboven. Wat blijft is een rij zonder naam, waar aantallen en de geschiedenis naar wijzen. Documenten blijven, want die zijn van de organisatie; wat in Slack of Teams zelf staat ook.',
    '## Beveiliging',
    'De maatregelen in het programma zelf, met het nummer in ISO 27002:2022. Meer in `bio2.md`.',
    listOf(MEASURES.flatMap(({ control, program }) => (program ? [`${control}: ${program}`] : []))),
    '## Tabellen zonder persoonsgegevens',
    'Een controle in het programma faalt als er een tabel bij komt die hier of hierboven niet staat. De redenen staan in `verwerkingsregister.json`.',
    Object.keys(NOT_PERSONAL)
      .map((table) => `\`${table}\``)
      .join(', '),
  ]);
}

function activityText(activity: Activity): string[] {
  return [
    `## ${activity.purpose.replace(/\.$/, '')}`,
    tableOf(
      ['Onderdeel', 'Inhoud'],
      [
        ['Van wie', activity.concerned.join(', ')],
        ['Grondslag (voorstel)', `${activity.ground}. ${TO_DO} besluit en onderbouwing`],
        ['Ontvangers buiten het programma', activity.receivers.join(', ') || 'geen'],
      ],
    ),
    tableOf(
      ['Tabel', 'Gegevens', 'Hoe lang', 'Velden'],
      activity.tables.map(({ table, data, kept, columns }) => [
        `\`${table}\``,
        data,
        kept.map(({ days, goes, since }) => `${goes}: ${days} dagen na ${since}`).join('; ') || NO_TERM,
        columns.join(', '),
      ]),
    ),
  ];
}

const NO_TERM = 'geen vaste termijn: tot de persoon de eigen gegevens wist';

function transfers(facts: Facts): string {
  const lines = [
    ...facts.platforms.map(
      (platform) =>
        `${platform === 'slack' ? 'Slack' : 'Teams'}: een dienst van een Amerikaans bedrijf. ${TO_DO} waar de gegevens staan en welke waarborg geldt (AVG hoofdstuk V).`,
    ),
    ...(facts.model
      ? [
          `Taalmodel op ${facts.model.host}: krijgt de vraag en passages uit bronnen, met burgerservicenummers en rekeningnummers afgedekt. ${TO_DO} in welk land, onder welk contract, en of er op wordt getraind.`,
        ]
      : ['Er is geen taalmodel ingesteld: vragen gaan daar niet heen.']),
    ...(facts.mail ? [`Mailserver: ${TO_DO} waar die staat.`] : ['Er is geen mailserver ingesteld.']),
  ];
  return listOf(lines);
}
