import { describe, expect, it } from 'vitest';
import { openGazetteer } from '../../gazetteer/open.ts';
import { openAdviser } from '../advice.ts';
import type { CheckCode } from './check-book.ts';

const adviser = await openAdviser(await openGazetteer());

/** What is said of a text that it must not do, or needs a reason for. */
function said(text: string): CheckCode[] {
  return adviser
    .check(text)
    .findings.filter(({ severity }) => severity !== 'hint')
    .map(({ code }) => code);
}

/** By kind of fault: sentences that have it, and sentences that look like it and do not. */
const KINDS: Readonly<Partial<Record<CheckCode, { faulty: readonly string[]; fine: readonly string[] }>>> = {
  'brand-without-equivalent': {
    faulty: [
      'Alle stoelen zijn van het merk Ahrend.',
      'De printers zijn van het merk hp en het type LaserJet Pro.',
      'Merk: Philips, 40 stuks.',
      'De inschrijver levert bureaus (merk Gispen).',
      'Lift van fabrikaat KONE, te leveren in week 12.',
      'The coffee machines must be of the brand Jura.',
      'Te leveren: model ThinkPad T14.',
    ],
    fine: [
      'Alle stoelen zijn van het merk Ahrend of gelijkwaardig.',
      'Het merk is vrij te kiezen.',
      'Noem in je inschrijving het merk en type.',
      'Alle stoelen zijn van hetzelfde merk.',
      'Merk op dat de levering in fasen gaat.',
      'Laadpalen met een stekker type 2.',
      'De stoel is van een merk naar keuze van de inschrijver.',
      'Het model van de overeenkomst staat in bijlage 3.',
    ],
  },
  'product-name': {
    faulty: [
      'Levertijd: Apple MacBook Pro laptops.',
      'De inschrijver levert 40 Herman Miller bureaustoelen.',
      'Er worden Dell-laptops geplaatst in elke kamer.',
      'Wij vragen 200 iPhones met een hoesje.',
      'Het voertuig is een Volvo FH16 met elektrische motor.',
    ],
    fine: [
      'De inschrijver levert MacBooks of gelijkwaardige laptops.',
      'De aankondiging staat op TenderNed.',
      'De stoelen gaan naar Provincie Overijssel in Zwolle.',
      'De Gids Proportionaliteit geldt.',
      'Wij vragen Europese normen te volgen.',
      'Levering in Hengelo, Almelo en Borne.',
      'De planning loopt van Januari tot Maart.',
      'De Aanbestedingswet 2012 is van toepassing.',
      'Afdeling Inkoop levert de tekeningen.',
    ],
  },
  nationality: {
    faulty: [
      'De inschrijver moet een Nederlands bedrijf zijn.',
      'Alleen Nederlandse ondernemers mogen meedoen.',
      'Wij contracteren uitsluitend met Duitse of Nederlandse leveranciers.',
      'Medewerkers hebben de Nederlandse nationaliteit.',
      'The supplier must be a Dutch company.',
      'De onderneming heeft haar hoofdkantoor in Nederland.',
    ],
    fine: [
      'Ook niet-Nederlandse bedrijven mogen inschrijven.',
      'De voertaal is Nederlands.',
      'Nationaliteit is geen eis.',
      'De Nederlandse wet is van toepassing op de overeenkomst met het bedrijf.',
    ],
  },
  'regional-experience': {
    faulty: [
      'De inschrijver heeft minimaal 5 jaar ervaring in Overijssel.',
      'De aannemer toont referenties in Twente aan.',
      'Aantoonbare ervaring in de regio is vereist.',
      'De opdrachtnemer moet eerder opdrachten in Hengelo hebben uitgevoerd.',
      'Bidders must have experience in the province of Overijssel.',
    ],
    fine: [
      'De inschrijver heeft ervaring met vergelijkbare opdrachten.',
      'De chauffeur kent de weg in Zwolle.',
      'Ervaring in de regio is niet nodig.',
      'Wij vragen ervaring in de zorg.',
    ],
  },
  'local-preference': {
    faulty: [
      'minimaal 5 jaar ervaring in Overijssel en is gevestigd in Overijssel',
      'Het bedrijf is gevestigd binnen 30 kilometer van Deventer.',
      'De leverancier zit in Twente.',
      'Een Twents bedrijf krijgt voorrang.',
    ],
    fine: ['Waar de inschrijver gevestigd is, maakt niet uit: het is niet van belang.'],
  },
  'staff-size': {
    faulty: [
      'De inschrijver heeft minimaal 50 medewerkers in dienst.',
      'Het bureau telt ten minste 20 fte.',
      'De aannemer beschikt over minstens twaalf vaste vakmensen.',
      'The contractor has at least 30 employees.',
    ],
    fine: [
      'De opdrachtnemer zet minimaal 2 medewerkers met een afstand tot de arbeidsmarkt in.',
      'Er zijn altijd minimaal 2 medewerkers op de locatie aanwezig.',
      'Wij hebben 900 medewerkers en zoeken catering.',
    ],
  },
  'turnover-requirement': {
    faulty: [
      'De inschrijver heeft een jaaromzet van 2 miljoen euro.',
      'De gemiddelde omzet over drie jaar is minimaal € 500.000.',
      'An annual turnover of at least 1 million euro is required.',
    ],
    fine: ['Wij stellen geen eis aan de omzet.'],
  },
  'references-disproportionate': {
    faulty: [
      'Lever minimaal vijf referenties aan van de laatste drie jaar.',
      'De inschrijver toont aan dat hij precies dezelfde opdracht eerder heeft uitgevoerd.',
      'Het bedrijf heeft minstens 15 jaar ervaring.',
      'At least 6 references are required.',
      'Schoonmaak, waarde 200.000 euro. De inschrijver levert een referentie van minimaal 400.000 euro.',
    ],
    fine: [
      'Lever één referentie per kerncompetentie.',
      'De projectleider heeft minimaal 5 jaar ervaring.',
      'Schoonmaak, waarde 200.000 euro. De inschrijver levert een referentie van minimaal 100.000 euro.',
    ],
  },
  'price-decides': {
    faulty: ['Prijs weegt 90%.', 'De prijs telt voor 85% mee.', 'Kantoormeubilair. Gunning: prijs 95%, kwaliteit 5%.'],
    fine: ['Prijs weegt 40%.', 'Gunning: prijs 60%, kwaliteit 40%.', 'Circulariteit telt voor 30% mee.'],
  },
  'lowest-price-unmotivated': { faulty: ['De goedkoopste inschrijver krijgt de opdracht.'], fine: [] },
  'discriminates-people': {
    faulty: [
      'De chauffeurs zijn maximaal 45 jaar oud.',
      'Wij willen alleen mannelijke beveiligers.',
      'Medewerkers moeten een christelijke achtergrond hebben.',
      'Het personeel spreekt accentloos Nederlands.',
      'De adviseur is native speaker.',
      'Only male guards may be deployed.',
    ],
    fine: [
      'De inschrijver zorgt dat mannen en vrouwen gelijke kansen krijgen.',
      'De medewerkers spreken Nederlands op niveau B1.',
      'Discriminatie op leeftijd mag niet.',
      'De stoelen gaan maximaal 10 jaar mee.',
    ],
  },
  'known-supplier': {
    faulty: [
      'De inschrijver heeft eerder voor de provincie gewerkt.',
      'De huidige leverancier krijgt voorrang.',
      'Wie ons al kent, krijgt extra punten.',
      'Bidders must have worked for our municipality before.',
    ],
    fine: ['De huidige leverancier draagt de gegevens over.', 'Wie eerder voor ons werkte, krijgt geen voorrang.'],
  },
  'unlimited-liability': {
    faulty: [
      'De opdrachtnemer is onbeperkt aansprakelijk voor alle schade.',
      'De aansprakelijkheid van de leverancier is niet beperkt.',
    ],
    fine: ['De aansprakelijkheid is beperkt tot twee keer de opdrachtwaarde.'],
  },
  'label-without-equivalent': {
    faulty: [
      'De inschrijver dient FSC-gecertificeerd hout te gebruiken.',
      'Alleen bedrijven met het PSO-keurmerk mogen meedoen.',
    ],
    fine: ['Het hout heeft FSC of een gelijkwaardig keurmerk.'],
  },
  'procedure-too-light': {
    faulty: [
      'Schoonmaak van het gemeentehuis, 4 jaar, 900.000 euro. We doen het meervoudig onderhands.',
      'Kantoormeubilair, waarde 400.000 euro, enkelvoudig onderhands.',
    ],
    fine: [
      'Schoonmaak van het gemeentehuis, 4 jaar, 900.000 euro, Europees openbaar.',
      'Kantoormeubilair, waarde 90.000 euro, meervoudig onderhands.',
      'Jeugdhulp, 600.000 euro, meervoudig onderhands.',
    ],
  },
  'required-and-awarded': {
    faulty: [
      'De opdrachtnemer moet emissievrij bezorgen. Wie emissievrij bezorgt, krijgt 20 punten.',
      'Eis: alle koffie is biologisch. Gunning: biologische koffie telt voor 15% mee.',
      'Minimumeis: de schoonmaakmiddelen zijn biologisch afbreekbaar.\nGunningscriterium: biologisch afbreekbare schoonmaakmiddelen, 10 punten.',
      'The contractor must deliver without emissions. Delivery without emissions scores 20 points.',
    ],
    fine: [
      'Eis: ten minste 50% van de koffie is biologisch. Gunning: hoe meer biologische koffie boven de eis, hoe meer punten.',
      'De opdrachtnemer moet emissievrij bezorgen. De aanpak van afval telt voor 20% mee.',
      'De kwaliteit moet goed zijn. Kwaliteit telt voor 60% mee, prijs voor 40%.',
      'De opdrachtnemer levert een plan van aanpak. Het plan van aanpak telt voor 40% mee.',
      'De inschrijver moet voldoen aan alle eisen. Voor social return zijn 10 punten te krijgen.',
    ],
  },
  'ends-before-beginning': {
    faulty: [
      'De overeenkomst loopt van 1 januari 2028 tot en met 31 december 2027.',
      'De overeenkomst gaat in op 1 maart 2027. Zij eindigt op 1 februari 2027.',
      'Ingangsdatum: 01-07-2027. Einddatum: 30-06-2026.',
      'The contract runs from 1 May 2028 until 30 April 2027.',
    ],
    fine: [
      'De overeenkomst loopt van 1 januari 2027 tot en met 31 december 2030.',
      'De overeenkomst gaat in op 1 maart 2027 en eindigt op 28 februari 2029.',
      'Inschrijven kan tot 1 februari 2027. De overeenkomst gaat in op 1 juni 2027.',
      'De overeenkomst gaat in op 1 maart 2027. De huidige overeenkomst eindigt op 28 februari 2027.',
      'De opdracht start op 1 juli 2027. De inschrijving sluit op 1 mei 2027.',
    ],
  },
  'reserved-and-open': {
    faulty: [
      'Groenonderhoud, 300.000 euro. De opdracht is voorbehouden aan sociale werkplaatsen. Iedereen kan inschrijven.',
      'Dit is een voorbehouden opdracht (artikel 2.82), open voor alle ondernemers.',
      'This is a reserved contract. All companies may submit a tender.',
    ],
    fine: [
      'De opdracht is voorbehouden aan sociale werkplaatsen. Alle bedrijven die aan de voorwaarde van artikel 2.82 voldoen, kunnen inschrijven.',
      'De opdracht is voorbehouden aan sociale werkplaatsen, in een openbare procedure.',
      'De opdracht is niet voorbehouden: iedereen kan inschrijven.',
    ],
  },
  'weights-not-100': {
    faulty: [
      'Kantoormeubilair. Gunning: prijs 60%, impact 30%.',
      'Kantoormeubilair. Impact telt voor 30% mee en prijs voor 60%.',
      'Kantoormeubilair. Wij gunnen op prijs (50%) en maatschappelijke waarde (60%).',
      'Prijs weegt 60%. Duurzaamheid weegt 30%.',
    ],
    fine: [
      'Kantoormeubilair. Gunning: prijs 60%, impact 40%.',
      'Kantoormeubilair. Impact telt voor 40% mee en prijs voor 60%.',
      'Prijs weegt 40%.',
    ],
  },
  'not-objective': {
    faulty: [
      'Kantoormeubilair. De inschrijver moet innovatief en betrouwbaar zijn.',
      'Wij gunnen aan het bedrijf met de professioneelste uitstraling.',
      'De opdrachtnemer moet voldoende capaciteit hebben.',
      'The supplier must be flexible and customer-friendly.',
    ],
    fine: ['De opdrachtnemer reageert binnen 4 uur op een melding.'],
  },
};

describe.each(Object.entries(KINDS))('%s', (code, { faulty, fine }) => {
  if (faulty.length > 0)
    it.each(faulty)('is seen in “%s”', (text) => {
      expect(said(text)).toContain(code);
    });

  if (fine.length > 0)
    it.each(fine)('is not seen in “%s”', (text) => {
      expect(said(text)).not.toContain(code);
    });
});

describe('a text with several faults', () => {
  it('has each of them said, each with its own sentence', () => {
    const text =
      'De inschrijver dient FSC-gecertificeerd hout te gebruiken, moet minimaal 5 jaar ervaring hebben in Overijssel en minimaal 50 medewerkers in dienst hebben waarvan 10% uit de regio Twente. Prijs weegt 90%.';
    expect(said(text)).toEqual(
      expect.arrayContaining(['label-without-equivalent', 'regional-experience', 'staff-size', 'price-decides']),
    );
  });

  it.each([
    'Kantoormeubilair, 90.000 euro, meervoudig onderhands. Alle stoelen zijn van het merk Ahrend.',
    'Kantoormeubilair, 90.000 euro. De inschrijver heeft minimaal 50 medewerkers in dienst.',
  ])('is warned of below the threshold too: %s', (text) => {
    expect(said(text)).not.toEqual([]);
  });
});
