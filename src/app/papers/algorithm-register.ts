import { z } from 'zod';
import type { Facts } from './facts.ts';

/** The tags that the standard takes in long texts. */
const long = (most: number) => z.string().max(most);
const link = z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(500)]);
const grouping = (most: number) => z.array(z.strictObject({ title: z.string().min(1).max(most), link }));

/**
 * The fields of the Publicatiestandaard of the Algoritmeregister, version 1.0: names, lengths, values, and which are needed, as
 * the register itself checks them (github.com/MinBZK/Algoritmeregister, `backend/app/schemas/config/v1_0.json`; the standard is at
 * regels.overheid.nl/publicaties/algoritmeregister-publicatiestandaard).
 */
export const algorithmSchema = z.strictObject({
  name: z.string().min(1).max(100),
  description_short: z.string().min(1).max(350),
  organization: z.string().min(1).max(100),
  category: z
    .array(
      z.enum([
        'Organisatie en bedrijfsvoering',
        'Cultuur en recreatie',
        'Economie',
        'Overheidsfinanciën',
        'Wonen',
        'Internationaal',
        'Migratie en integratie',
        'Natuur en milieu',
        'Onderwijs en wetenschap',
        'Openbare orde en veiligheid',
        'Recht',
        'Ruimte en infrastructuur',
        'Sociale zekerheid',
        'Verkeer',
        'Werk',
        'Zorg en gezondheid',
      ]),
    )
    .max(3),
  status: z.enum(['In ontwikkeling', 'In gebruik', 'Buiten gebruik']),
  begin_date: z.string().regex(/^(\d{4}-\d{2})?$/),
  end_date: z.string().regex(/^(\d{4}-\d{2})?$/),
  contact_email: z.union([z.email(), z.url({ protocol: /^https$/ })]).refine((text) => text.length <= 500),
  website: link,
  publication_category: z.enum(['Hoog-risico AI-systeem', 'Impactvolle algoritmes', 'Overige algoritmes']),
  url: link,
  goal: long(2500),
  proportionality: long(2500),
  human_intervention: long(2500),
  risks: long(2500),
  lawful_basis: long(2500),
  lawful_basis_grouping: grouping(100),
  process_index_url: link,
  impacttoetsen_grouping: z.array(z.strictObject({ title: z.string().min(1), link })),
  impacttoetsen: long(2500),
  source_data: long(2500),
  source_data_grouping: grouping(500),
  methods_and_models: long(5000),
  provider: z.string().max(200),
  publiccode: link,
  lang: z.literal('nld'),
  standard_version: z.literal('1.0'),
  source_id: z.string().max(100),
  tags: long(2500),
});

export type AlgorithmEntry = z.infer<typeof algorithmSchema>;

/**
 * The entry of the bot for the Algoritmeregister. What only the organisation knows is left empty: `missingIn` names what the
 * register needs of it.
 */
export function algorithmEntry(facts: Facts): AlgorithmEntry {
  return {
    name: 'Vragen over impactondernemen beantwoorden en naar het juiste loket brengen',
    description_short:
      'Een chatbot voor medewerkers. Hij zoekt antwoorden in vaste bronnen, laat zien waar ze staan, en stelt voor welk loket een ondernemer kan helpen. Een mens beslist.',
    organization: facts.organisation ?? '',
    category: ['Economie', 'Organisatie en bedrijfsvoering'],
    status: 'In ontwikkeling',
    begin_date: '',
    end_date: '',
    contact_email: facts.contact ?? '',
    website: '',
    publication_category: 'Overige algoritmes',
    url: '',
    goal: 'Het doel is dat elke medewerker op elk moment weet hoe de organisatie maatschappelijke ondernemers kan helpen. De medewerker stelt een vraag in Slack of Teams. De bot zoekt in bronnen die de organisatie kiest, en citeert die. Noemt de medewerker een ondernemer, dan stelt de bot een loket voor. Ondernemers en inwoners praten niet met de bot. Ze merken het doordat hun vraag sneller bij het goede loket komt.',
    proportionality:
      'Het voordeel is dat een vraag niet blijft liggen en dat het antwoord overal hetzelfde is. Het nadeel is dat een bot iets verkeerd kan begrijpen. Daarom citeert hij zijn bronnen, zegt hij het als hij iets niet weet, en gaat er niets naar een ander zonder druk op een knop. Het alternatief is dat collega’s elkaar bellen en mailen. Dat blijft altijd mogelijk.',
    human_intervention:
      'De bot neemt geen besluit over een ondernemer of inwoner. Een medewerker leest het voorstel, kan een ander loket kiezen en drukt zelf op de knop. Het loket kan de vraag weigeren of doorgeven. Vragen zonder antwoord gaan naar een makelaar van de organisatie, die zelf antwoordt. Netwerkmakelaars kunnen de regels voor loketten veranderen en zien vooraf wat dat doet.',
    risks:
      'Een fout antwoord: elk antwoord wijst naar zijn bron, en mensen kunnen zeggen dat het niet klopt. Een verkeerd loket: de reden staat erbij, en het loket kan de vraag terugsturen. Persoonsgegevens: burgerservicenummers en rekeningnummers worden afgedekt, gesprekken verdwijnen na een vaste tijd, en iedereen kan de eigen gegevens zien en wissen. Opdrachten die in een bron verstopt zijn: de bot voert niets uit wat in een bron of vraag staat.',
    lawful_basis:
      'De bot ondersteunt de eigen taak van de organisatie: dienstverlening aan ondernemers en inkoop. Het is geen besluit in de zin van de Algemene wet bestuursrecht. De organisatie vult aan op welk beleid de taak steunt.',
    lawful_basis_grouping: [],
    process_index_url: '',
    impacttoetsen_grouping: [],
    impacttoetsen:
      'Een begin van een DPIA is gemaakt door het programma zelf. De organisatie maakt die af en besluit of een toets op mensenrechten (IAMA) nodig is.',
    source_data: sourceData(facts),
    source_data_grouping: [
      { title: 'GeoNames: plaatsen, postcodes en gemeenten (CC BY 4.0)', link: 'https://www.geonames.org' },
    ],
    methods_and_models: methods(facts),
    provider: '',
    publiccode: '',
    lang: 'nld',
    standard_version: '1.0',
    source_id: '',
    tags: 'chatbot, impactondernemen, sociaal ondernemen, social return, inkoop, loket, makelaar',
  };
}

/** What the register refuses the entry for, as names of fields. */
export function missingIn(entry: AlgorithmEntry): string[] {
  const issues = algorithmSchema.safeParse(entry).error?.issues ?? [];
  return [...new Set(issues.map(({ path }) => path.join('.')))];
}

function sourceData({ mail }: Facts): string {
  return [
    'Bronnen: publicaties en documenten die de organisatie kiest. Regels: welk loket waarvoor is.',
    'Van medewerkers: naam, e-mailadres en afdeling uit Slack of Teams, en wat zij aan de bot schrijven.',
    'Van ondernemers: de vraag, de plaats, en naam, bedrijf, e-mailadres en telefoonnummer als de ondernemer dat goed vindt.',
    ...(mail ? ['Van loketten: naam en e-mailadres van wie er werkt.'] : []),
    'Om te leren begrijpen waar een bericht over gaat zijn verzonnen voorbeelden gebruikt, geen berichten van mensen.',
  ].join(' ');
}

function methods({ model, encoder }: Facts): string {
  return [
    'Begrijpen: een lineair model kiest waar een bericht over gaat, geleerd van voorbeelden die bij het programma zitten.',
    encoder
      ? 'Het krijgt ook de betekenis van de tekst, van het taalmodel multilingual-e5-small, dat in het programma zelf draait.'
      : 'Het meegeleverde taalmodel voor betekenis staat uit.',
    'Zoeken: woorden en groepen van vier letters (BM25) over passages; een klein logistisch model beslist of een passage goed genoeg is.',
    'Loket: regels die mensen hebben gemaakt, op plaats, onderwerp en fase. De reden staat bij het voorstel.',
    model
      ? `Antwoorden: het taalmodel ${model.name} op ${model.host} schrijft zinnen uit de gevonden passages; alleen zinnen die in een bron terug te vinden zijn worden getoond. Waar het eigen model twijfelt over een bericht, leest ook dit taalmodel het.`
      : 'Antwoorden: letterlijke citaten uit de bronnen. Er is geen groot taalmodel ingesteld.',
    'Zelflerend: nee. Het verandert niet door gebruik; een nieuwe versie wordt geleerd van voorbeelden die mensen hebben nagekeken.',
  ].join(' ');
}
