import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LOOKED_AT, LOOKED_ON, type LookedAt } from './accessibility-looked.ts';
import type { Facts } from './facts.ts';
import { documentOf, listOf, preamble, TO_DO, tableOf } from './markdown.ts';

const findingsSchema = z.object({
  axe: z.string(),
  tags: z.string(),
  findings: z.array(
    z.object({
      page: z.string(),
      scheme: z.enum(['light', 'dark']),
      broken: z.string(),
      kept: z.number(),
      unsure: z.string(),
    }),
  ),
});
export type AxeFindings = z.infer<typeof findingsSchema>;

/** What axe found on every page in the last run of `npm run test:e2e`, which fails when it differs. */
export async function axeFindings(): Promise<AxeFindings> {
  const text = await readFile(join(import.meta.dirname, 'accessibility-findings.json'), 'utf8');
  return findingsSchema.parse(JSON.parse(text));
}

const SCHEMES = { light: 'licht', dark: 'donker' } as const;
const STATES: Readonly<Record<LookedAt['state'], string>> = { kept: 'goed', mended: 'hersteld', open: 'afwijking' };

/** A beginning of the accessibility statement, in the parts of the Dutch model (toegankelijkheidsverklaring.nl). */
export async function accessibilityStatement(facts: Facts): Promise<string> {
  const { axe, findings } = await axeFindings();
  return documentOf([
    '# Toegankelijkheidsverklaring',
    preamble(
      'Begin van een verklaring volgens het Besluit digitale toegankelijkheid overheid (EN 301 549, WCAG 2.1 niveau A en AA; getoetst aan 2.2). De verklaring zelf maak je met de invulassistent op toegankelijkheidsverklaring.nl.',
    ),
    `## Waarvoor deze verklaring geldt`,
    `De pagina's die de Impactmakelaar ${facts.version} zelf toont bij ${facts.organisation ?? TO_DO}, en de berichten, kaarten en formulieren die hij in Slack en Teams zet. Slack en Teams zelf vallen er niet onder: daarvoor hebben de leveranciers eigen verklaringen. ${TO_DO} het webadres.`,
    '## Nalevingsstatus',
    `Voorstel: **C, eerste maatregelen genomen**. Er is getoetst met een programma en met de hand bekeken, maar niet volledig onderzocht volgens WCAG-EM en niet met mensen die hulpmiddelen gebruiken. Voor een hogere status is zo'n onderzoek nodig. ${TO_DO} besluit.`,
    '## Wat een programma vond',
    `axe-core ${axe}, op elke pagina die het programma toont, in licht en donker, bij elke versie opnieuw. Een programma ziet maar een deel van de eisen.`,
    tableOf(
      ['Pagina', 'Kleuren', 'Regels gehaald', 'Niet gehaald', 'Zelf te bekijken'],
      findings.map(({ page, scheme, broken, kept, unsure }) => [
        pageName(page),
        SCHEMES[scheme],
        String(kept),
        broken || 'geen',
        unsure || 'niets',
      ]),
    ),
    'Ook bij elke versie: elke pagina past op een scherm van 320 pixels, ook met dubbele letters, en alles is met toetsen te bereiken.',
    '## Wat met de hand is bekeken',
    `Op ${LOOKED_ON}, in de kaarten en formulieren zoals het programma ze maakt. Niet met een schermlezer.`,
    tableOf(
      ['Criterium', 'Wat', 'Wat is gezien', 'Oordeel'],
      LOOKED_AT.map(({ criterion, what, seen, state }) => [criterion, what, seen, STATES[state]]),
    ),
    '## Afwijkingen',
    tableOf(
      ['Criterium', 'Wat', 'Gevolg', 'Maatregel en datum'],
      LOOKED_AT.filter(({ state }) => state === 'open').map(({ criterion, what, effect }) => [
        criterion,
        what,
        effect ?? '',
        `${TO_DO} met de leverancier afspreken`,
      ]),
    ),
    '## Meldingen en klachten',
    listOf([
      `${TO_DO} e-mailadres en telefoonnummer om een probleem te melden, en binnen hoeveel dagen je antwoordt.`,
      'Wie niet tevreden is over het antwoord kan een klacht indienen bij de organisatie, en daarna bij de Nationale ombudsman.',
    ]),
    '## Ondertekening',
    `${TO_DO} naam en functie van de bestuurder of manager, en de datum. Een verklaring wordt elk jaar bijgewerkt.`,
  ]);
}

/** `/cases/:token, wrong` as somebody reads it. */
function pageName(page: string): string {
  const [path = '', kind] = page.split(', ');
  const said = { wrong: ' met een verkeerde link', opened: ', geopend' }[kind ?? ''] ?? '';
  return `\`${path}\`${said}`;
}
