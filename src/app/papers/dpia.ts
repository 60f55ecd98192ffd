import { RISKS } from './dpia-risks.ts';
import type { Facts } from './facts.ts';
import { documentOf, listOf, preamble, TO_DO, tableOf } from './markdown.ts';
import { activitiesOf } from './processing-register.ts';
import { KINDS } from './words.ts';

/** The points of the Model DPIA Rijksdienst (2.0, 2023), in its order: A is 1 to 10, B 11 to 15, C 16, D 17. */
export const POINTS = [
  'Voorstel',
  'Persoonsgegevens',
  'Gegevensverwerkingen',
  'Technieken en methoden van gegevensverwerking',
  'Verwerkingsdoeleinden',
  'Betrokken partijen',
  'Belangen bij de gegevensverwerkingen',
  'Verwerkingslocaties',
  'Juridisch en beleidsmatig kader',
  'Bewaartermijnen',
  'Rechtsgrond',
  'Bijzondere persoonsgegevens',
  'Doelbinding',
  'Noodzaak en evenredigheid',
  'Rechten van de betrokkenen',
  "Risico's voor betrokkenen",
  'Maatregelen',
] as const;

const PARTS: Readonly<Record<number, string>> = {
  1: 'A. Beschrijving kenmerken gegevensverwerkingen',
  11: 'B. Beoordeling rechtmatigheid gegevensverwerkingen',
  16: "C. Beschrijving en beoordeling risico's voor betrokkenen",
  17: 'D. Beschrijving voorgenomen maatregelen',
};

/** The beginning of a data protection impact assessment (AVG art. 35), as far as the program knows. */
export function dpia(facts: Facts): string {
  const texts = textsOf(facts);
  return documentOf([
    '# Begin van een DPIA',
    preamble(
      'Begin van een gegevensbeschermingseffectbeoordeling, artikel 35 AVG, met de zeventien punten van het Model DPIA Rijksdienst.',
    ),
    `Impactmakelaar ${facts.version} bij ${facts.organisation ?? TO_DO}, ${facts.day}.`,
    ...POINTS.flatMap((point, index) => {
      const part = PARTS[index + 1];
      return [...(part ? [`## ${part}`] : []), `### ${index + 1}. ${point}`, texts[point]];
    }),
  ]);
}

function textsOf(facts: Facts): Record<(typeof POINTS)[number], string> {
  const activities = activitiesOf(facts);
  return {
    Voorstel: `Een chatbot voor medewerkers, in Slack en Microsoft Teams. Hij beantwoordt vragen over impactondernemen uit vaste bronnen, brengt vragen van ondernemers bij een loket, en helpt makelaars om collega's te bereiken. Inwoners en ondernemers praten niet zelf met de bot. ${TO_DO} aanleiding en besluit.`,
    Persoonsgegevens: tableOf(
      ['Van wie', 'Gegevens'],
      activities.flatMap(({ concerned, tables }) => tables.map(({ data }) => [concerned.join(', '), data])),
    ),
    Gegevensverwerkingen: `Per verwerking staan de tabellen, velden en ontvangers in \`verwerkingsregister.md\`.\n\n${listOf(activities.map(({ purpose }) => purpose))}`,
    'Technieken en methoden van gegevensverwerking': techniques(facts),
    Verwerkingsdoeleinden: tableOf(
      ['Onderdeel', 'Doel'],
      activities.map(({ name, purpose }) => [`\`${name}\``, purpose]),
    ),
    'Betrokken partijen': tableOf(['Partij', 'Rol'], partiesOf(facts)),
    'Belangen bij de gegevensverwerkingen': `Medewerkers krijgen sneller antwoord. Ondernemers komen sneller bij het goede loket. De organisatie ziet waar kennis ontbreekt. ${TO_DO} wat medewerkers en ondernemers er zelf van vinden.`,
    Verwerkingslocaties: `De database en het programma staan waar de organisatie ze zet: ${TO_DO} waar. Voor Slack, Teams en een taalmodel: zie *Doorgifte buiten de EER* in \`verwerkingsregister.md\`.`,
    'Juridisch en beleidsmatig kader': listOf([
      'AI-verordening art. 50: de bot zegt bij het eerste contact dat hij een geautomatiseerde assistent is, en merkt geschreven tekst.',
      'Archiefwet: casussen en dossiers kunnen archiefstukken zijn.',
      'Wet open overheid: vragen en antwoorden kunnen worden opgevraagd.',
      `${TO_DO} eigen beleid, en de Gemeentewet of Provinciewet voor de taak.`,
    ]),
    Bewaartermijnen: tableOf(
      ['Wat', 'Termijn nu', 'Waarom zo lang'],
      facts.terms.map(({ kind, days, setAt }) => [
        KINDS[kind],
        `${days} dagen${setAt ? ' (door de organisatie gekozen)' : ''}`,
        `${TO_DO} onderbouwing`,
      ]),
    ),
    Rechtsgrond: `${tableOf(
      ['Doel', 'Grondslag (voorstel)'],
      activities.map(({ purpose, ground }) => [purpose, ground]),
    )}\n\n${TO_DO} besluit. Let op: toestemming van een medewerker aan de eigen werkgever is niet altijd vrij.`,
    'Bijzondere persoonsgegevens': `Het programma vraagt er niet om. Burgerservicenummers worden afgedekt. In vrije tekst kan iemand toch iets over gezondheid of achtergrond schrijven. ${TO_DO} wat medewerkers daarover horen.`,
    Doelbinding: `Gegevens worden niet gebruikt om mensen te beoordelen en niet om modellen te trainen. ${TO_DO} of ze ergens anders voor gebruikt gaan worden.`,
    'Noodzaak en evenredigheid': `Wat iemand zei verdwijnt na de termijn; aantallen blijven. De bot werkt zonder taalmodel. ${TO_DO} of het doel met minder kan.`,
    'Rechten van de betrokkenen': listOf([
      'Inzage en meenemen: `/impact mijn-gegevens` in de chat, of `impact people export`.',
      'Wissen: knop in de chat, of `impact people erase`.',
      'Rectificatie: naam en e-mailadres komen uit Slack of Teams; daar wijzigen.',
      'Bezwaar: ongevraagde berichten stoppen met een knop.',
      `Ondernemers: ${TO_DO} hoe zij hun recht gebruiken; wie de casus meldde kan die intrekken, en dan gaan de woorden weg.`,
      'Geautomatiseerde besluiten (art. 22): de bot neemt geen besluit over mensen.',
    ]),
    "Risico's voor betrokkenen": tableOf(
      ['Nr', 'Risico', 'Oorzaak', 'Kans', 'Ernst'],
      RISKS.map(({ risk, cause }, index) => [String(index + 1), risk, cause, TO_DO, TO_DO]),
    ),
    Maatregelen: tableOf(
      ['Risico', 'Wat het programma doet', 'Zie BIO2', 'Wat overblijft', 'Besluit'],
      RISKS.map(({ measure, controls, left }, index) => [String(index + 1), measure, controls.join(', '), left, TO_DO]),
    ),
  };
}

function partiesOf(facts: Facts): string[][] {
  const others = facts.organisations.filter((name) => name !== facts.organisation);
  const receivers = new Set(activitiesOf(facts).flatMap((activity) => activity.receivers));
  return [
    [facts.organisation ?? TO_DO, 'verwerkingsverantwoordelijke'],
    [
      others.join(', ') || 'andere organisaties in het netwerk',
      `${TO_DO} zelf of samen verantwoordelijk: zij delen een installatie, bronnen en loketten`,
    ],
    ...[...receivers].map((receiver) => [receiver, `${TO_DO} verwerker, en onder welke overeenkomst`]),
  ];
}

function techniques({ model, encoder }: Facts): string {
  return listOf([
    'Geen besluiten zonder mens, geen profilering waar rechtsgevolgen aan hangen.',
    'Een lineair model leest waar een bericht over gaat. Het leert niet van gebruik.',
    encoder
      ? 'Een klein taalmodel in het programma zelf zet tekst om in getallen; daarvoor gaat niets naar buiten.'
      : 'Het meegeleverde taalmodel staat uit.',
    model ? `Een groot taalmodel: ${model.name} op ${model.host}.` : 'Een groot taalmodel is niet ingesteld.',
    'Voor ambassadeurs kiest een herhaalschema wanneer welke leerkaart komt.',
  ]);
}
