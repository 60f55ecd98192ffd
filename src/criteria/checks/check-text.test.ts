import { describe, expect, it } from 'vitest';
import { openGazetteer } from '../../gazetteer/open.ts';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { findingMessage, openAdviser } from '../advice.ts';
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
      'Vuilcontainers. De leverancier heeft minimaal 2 opdrachten voor gemeenten in Twente gedaan, dat is een eis.',
      'De inschrijver heeft minimaal 5 jaar ervaring in Overijssel.',
      'De aannemer toont referenties in Twente aan.',
      'Aantoonbare ervaring in de regio is vereist.',
      'De opdrachtnemer moet eerder opdrachten in Hengelo hebben uitgevoerd.',
      'Bidders must have experience in the province of Overijssel.',
      'De aannemer heeft in de afgelopen drie jaar minimaal vijf fietsbruggen in Overijssel gebouwd.',
      'Het bureau heeft de laatste vijf jaar ten minste drie wijken in Twente ontworpen.',
      'De cateraar heeft minstens twee kantines bij gemeenten in Salland gedraaid.',
    ],
    fine: [
      'De opdrachtnemer voert de werken in Twente uit.',
      'De inschrijver heeft ervaring met vergelijkbare opdrachten.',
      'De chauffeur kent de weg in Zwolle.',
      'Ervaring in de regio is niet nodig.',
      'Wij vragen ervaring in de zorg.',
      'Minimaal zes scholen in Deventer worden schoongemaakt.',
      'De aannemer heeft minimaal drie vergelijkbare bruggen gebouwd.',
    ],
  },
  'local-preference': {
    faulty: [
      'Catering. De cateraar moet binnen 10 km van Ommen zitten.',
      'Mogen we vragen dat ze uit Overijssel komen?',
      'De raad wil dat we lokale ondernemers voorrang geven bij de inkoop van relatiegeschenken, 8.000 euro.',
      'minimaal 5 jaar ervaring in Overijssel en is gevestigd in Overijssel',
      'Het bedrijf is gevestigd binnen 30 kilometer van Deventer.',
      'De leverancier zit in Twente.',
      'Een Twents bedrijf krijgt voorrang.',
      'de hovenier heeft een werkplaats op maximaal 15 kilometer van Deventer',
      'De drukker beschikt over een eigen drukkerij in Salland.',
      'De installateur heeft een magazijn binnen een half uur rijden van Almelo.',
      'Een kantoor op hooguit 15 km van het stadhuis levert 8 punten op.',
      'Wie binnen 30 minuten rijden gevestigd is, scoort hoger.',
      'Vestiging op fietsafstand geeft 5 punten.',
      'Hoe dichterbij de leverancier zit, hoe hoger de score.',
      'De reisafstand van het bedrijf tot de opdrachtgever weegt mee voor 10%.',
      'Leveranciers die uit onze streek komen krijgen een bonus.',
      'Bij een gelijke stand wint de aannemer uit de buurt.',
      'De vestigingsplaats telt mee voor 5 punten.',
      'Firms located within 10 miles of the city hall get a preference.',
      'Bidders from our region receive 5 points.',
      'De garage ligt hooguit 10 km van het gemeentehuis.',
      'The caterer has a kitchen within 20 km of Zwolle.',
      'mag ik de lokale hovenier voortrekken',
      'kan ik het werk gunnen aan een bedrijf uit ons dorp',
      'mag een Zwolse schilder een streepje voor hebben?',
      'may I favour the local gardener',
      'De inschrijver moet een lokaal bedrijf uit Enschede zijn.',
      'De opdrachtnemer is een plaatselijk bedrijf.',
      'De aannemer dient een onderneming uit de regio te zijn.',
      'Inschrijvers moeten lokale ondernemers zijn.',
      'Het moet een Enschedees bedrijf zijn.',
      'The contractor must be a local company.',
    ],
    fine: [
      'De percelen moeten klein genoeg zijn voor lokale bedrijven.',
      'De opdracht moet ook haalbaar zijn voor een bedrijf uit de regio.',
      'De opdrachtnemer moet rekening houden met bedrijven in de buurt.',
      'De inschrijver hoeft geen lokaal bedrijf te zijn.',
      'De opdrachtnemer moet afval ophalen bij bedrijven in Enschede.',
      'De monteur is binnen 2 uur na een melding op de locatie, en dat levert punten op.',
      'Hoe minder kilometers er gereden worden, hoe meer punten.',
      'Het gemeentehuis is gevestigd in een monument.',
      'De plaats van vestiging telt niet mee in de punten.',
      'Het magazijn van de provincie ligt op 5 km afstand.',
      'De afstand tot de arbeidsmarkt weegt mee in de score.',
      'Deliveries within 2 hours get 5 points.',
      'De monteur moet binnen 2 uur ter plaatse zijn.',
      'De buslijn moet binnen 10 km een halte hebben.',
      'We vragen dat ze in de gemeente gemelde storingen binnen een dag verhelpen.',
      'Waar de inschrijver gevestigd is, maakt niet uit: het is niet van belang.',
      'De gemeente heeft een werkplaats in Deventer die elke dag wordt schoongemaakt.',
      'We hebben een vestiging binnen 20 km van Zwolle.',
      'De schoonmaker haalt de sleutel op bij het kantoor in Zwolle.',
      'Het servicepunt is binnen 4 uur bereikbaar.',
      'Mogen we lokale bedrijven uitnodigen?',
      'Wij willen werk gunnen aan een sociale werkplaats.',
      'De opdrachtnemer levert binnen 20 km van Zwolle zonder extra kosten.',
    ],
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
      'De inschrijver heeft 10 jaar ervaring.',
      'De inschrijver moet minimaal 10 jaar PSO trede 3 of gelijkwaardig hebben.',
      'De leverancier is minstens 8 jaar gecertificeerd.',
      'Inschrijvers bestaan ten minste tien jaar.',
      'De aannemer moet 6 jaar lang een ISO 14001-certificaat hebben.',
      'The bidder has ten years of experience.',
      'Schoonmaak, waarde 200.000 euro. De inschrijver levert een referentie van minimaal 400.000 euro.',
    ],
    fine: [
      'Lever één referentie per kerncompetentie.',
      'De projectleider heeft minimaal 5 jaar ervaring.',
      'De leverancier geeft minimaal 10 jaar garantie.',
      'De inschrijver heeft 2 jaar ervaring.',
      'De opdrachtnemer moet de installaties minimaal 10 jaar onderhouden en heeft een certificaat.',
      'De provincie heeft 10 jaar ervaring met social return.',
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
      'weging: prijs 60, circulariteit 30, plan van aanpak 20',
      'kwaliteit 50, prijs 40, social return 15',
    ],
    fine: [
      'Kantoormeubilair. Gunning: prijs 60%, impact 40%.',
      'Kantoormeubilair. Impact telt voor 40% mee en prijs voor 60%.',
      'Prijs weegt 40%.',
      'weging: prijs 50, circulariteit 30, plan van aanpak 20',
      'De prijs 5 jaar vast, kwaliteit 10 jaar garantie.',
    ],
  },
  'weights-after-opening': {
    faulty: [
      'Aanleg fietspad, staat al op TenderNed. We willen duurzaamheid alsnog zwaarder laten meetellen in de punten.',
      'Catering, 900.000 euro, is gepubliceerd. De weging van de prijs gaat van 40 naar 30 procent, we wijzigen dat nog.',
    ],
    fine: [
      'Aanleg fietspad, staat al op TenderNed. De weging is prijs 40 procent en kwaliteit 60 procent.',
      'Aanleg fietspad, 900.000 euro. We willen duurzaamheid zwaarder laten meetellen in de punten.',
    ],
  },
  'selection-as-award': {
    faulty: [
      'Gunning: prijs 50%, ervaring van het bedrijf 50%.',
      'Gunningscriterium: het aantal jaren dat de inschrijver dit werk al doet, 20 punten.',
      'Hoe meer referenties de inschrijver heeft, hoe meer punten.',
      'Wij beoordelen de kwaliteit van de inschrijving op de omvang van de onderneming.',
      'Kantoormeubilair. Een inschrijver met ISO 9001 krijgt 10 punten extra bij de gunning.',
      'Award criteria: price 60%, company experience 40%.',
    ],
    fine: [
      'Gunning: prijs 50%, ervaring van de projectleider 20%, plan van aanpak 30%.',
      'Geschiktheidseis: de inschrijver heeft één vergelijkbare opdracht uitgevoerd.',
      'De kwaliteit van het aangeboden team weegt 30%.',
      'De inschrijver toont met een referentie aan dat hij geschikt is.',
      'Wij selecteren vijf gegadigden op ervaring met vergelijkbare opdrachten.',
      'Gunningscriterium: plan van aanpak voor minder afval, 40 punten.',
    ],
  },
  'weight-disproportionate': {
    faulty: [
      'Kantoormeubilair, 40.000 euro. Gunning: prijs 50%, duurzaamheid 50%.',
      'Schoonmaak, 900.000 euro, 4 jaar. Gunning: prijs 30%, social return 70%.',
      'Drukwerk, 15.000 euro. De inschrijver moet ISO 14001 gecertificeerd zijn.',
      'Catering voor één dag, 8.000 euro. De opdrachtnemer moet een levenscyclusanalyse van alle gerechten overleggen.',
      'Levering van 30 laptops, 45.000 euro. De leverancier besteedt 15% van de opdrachtsom aan social return.',
      'Advies over de huisstijl, 25.000 euro, 2 maanden. De opdrachtnemer zet 5% in voor social return.',
    ],
    fine: [
      'Kantoormeubilair, 400.000 euro. Gunning: prijs 60%, duurzaamheid 40%.',
      'Schoonmaak, 900.000 euro, 4 jaar. De opdrachtnemer zet 5% van de opdrachtsom in voor social return.',
      'Drukwerk, 15.000 euro. Gunning: prijs 80%, milieu 20%.',
      'Renovatie van een gebouw, 6 miljoen euro. De aannemer moet een levenscyclusanalyse overleggen.',
      'Catering, 30.000 euro. De cateraar levert op verzoek een lijst van de gerechten.',
      'Levering van laptops, 500.000 euro. Gunning: prijs 70%, levensduur 30%.',
    ],
  },
  'split-to-avoid-threshold': {
    faulty: [
      'We knippen de opdracht in tweeën zodat we onder de Europese drempel blijven.',
      'Schoonmaak, 400.000 euro. We splitsen het in drie contracten om niet Europees te hoeven aanbesteden.',
      'Kunnen we het opdelen zodat elk stuk onder de 216.000 euro blijft?',
      'Eerst een contract voor een jaar van 200.000 euro en daarna nog een, dan blijven we onder de drempel.',
      'Om een aanbesteding te vermijden delen we het werk op in kleine opdrachten.',
      'We split the contract so that each part stays below the threshold.',
    ],
    fine: [
      'De opdracht is verdeeld in drie percelen, zodat kleine bedrijven kunnen meedoen. Samen 600.000 euro, Europees.',
      'Wij splitsen de opdracht niet: alles telt samen voor de drempel.',
      'De waarde van 90.000 euro blijft onder de Europese drempel.',
      'Splitsen om onder de drempel te blijven mag niet.',
      'De raad splitst het budget over twee jaren.',
      'We delen de opdracht op per gebouw en tellen de waarde bij elkaar op.',
    ],
  },
  'no-link-to-subject': {
    faulty: [
      'Schoonmaak, 300.000 euro. De inschrijver moet de plaatselijke voetbalclub sponsoren.',
      'Drukwerk, 250.000 euro. Het hele wagenpark van de inschrijver moet elektrisch zijn.',
      'Levering van papier. Een inschrijver van wie de raad van bestuur voor de helft uit vrouwen bestaat, krijgt 10 punten.',
      'De opdrachtnemer doneert jaarlijks 1% van zijn winst aan een goed doel, dat is een eis.',
      'Catering. Punten voor zonnepanelen op het eigen kantoor van de inschrijver.',
      'Advies, 100.000 euro. De inschrijver moet beleid hebben voor het woon-werkverkeer van al zijn personeel.',
    ],
    fine: [
      'Drukwerk. Het drukwerk wordt met elektrische voertuigen bezorgd, dat is een eis.',
      'Schoonmaak. De schoonmakers op deze locaties krijgen een opleiding.',
      'Wij kopen zonnepanelen voor het gemeentehuis; de leverancier moet ze binnen een jaar plaatsen.',
      'Wij zoeken een bureau dat de sponsoring van ons festival regelt.',
      'De catering voor deze opdracht moet voor de helft plantaardig zijn.',
      'De opdrachtnemer zet voor deze opdracht twee mensen met een afstand tot de arbeidsmarkt in.',
    ],
  },
  'no-verification': {
    faulty: [
      'De schoonmaakmiddelen moeten biologisch afbreekbaar zijn.',
      'De leverancier gebruikt alleen gerecycled papier.',
      'Het hout moet uit duurzaam beheerd bos komen.',
      'De voertuigen moeten emissievrij rijden.',
      'De opdrachtnemer zorgt voor werk voor mensen met een afstand tot de arbeidsmarkt.',
      'The contractor must use recycled materials.',
    ],
    fine: [
      'De schoonmaakmiddelen moeten biologisch afbreekbaar zijn. De inschrijver toont dit aan met een productblad.',
      'De leverancier gebruikt alleen gerecycled papier. Bewijs: facturen van de leverancier.',
      'De stoelen moeten grijs zijn.',
      'De voertuigen rijden emissievrij; de opdrachtnemer rapporteert dit elk kwartaal.',
      'De opdrachtnemer levert elke maandag om acht uur.',
      'The contractor must use recycled materials, shown by a certificate or equal proof.',
    ],
  },
  'reserved-direct-award': {
    faulty: [
      'Groenonderhoud, 400.000 euro. We gunnen rechtstreeks aan de sociale werkvoorziening.',
      'We willen de schoonmaak zonder aanbesteding bij het SW-bedrijf neerleggen.',
      'Omdat het een voorbehouden opdracht is, gaat het werk een-op-een naar het sociaal ontwikkelbedrijf.',
      'Het werkbedrijf krijgt de opdracht, zonder andere offertes te vragen.',
      'Artikel 2.82 gebruiken we om de opdracht direct aan één sociale onderneming te geven.',
      'We award the contract directly to the sheltered workshop.',
    ],
    fine: [
      'De opdracht is voorbehouden aan sociale werkplaatsen; wij nodigen alle bedrijven uit die eraan voldoen.',
      'Een voorbehouden opdracht is geen directe gunning.',
      'Het SW-bedrijf kan meedingen, net als anderen.',
      'De inschrijver mag werk uitbesteden aan een sociale onderneming.',
      'Groenonderhoud, 20.000 euro. We gunnen rechtstreeks aan de sociale werkvoorziening.',
      'De sociale werkvoorziening doet nu het onderhoud; het contract loopt af.',
    ],
  },
  'outdated-threshold': {
    faulty: [
      'De drempel voor diensten is 221.000 euro.',
      'Wij blijven onder de Europese drempel van € 215.000.',
      'De waarde ligt boven het drempelbedrag van 214.000 euro.',
      'Boven de aanbestedingsgrens van 209.000 euro gaan we Europees.',
      'Voor werken is de drempel 5.382.000 euro.',
      'The threshold is 221,000 euro.',
    ],
    fine: [
      'De drempel voor diensten is 216.000 euro.',
      'De waarde van de opdracht is 221.000 euro.',
      'Voor werken is de drempel 5.404.000 euro.',
      'De drempel van het gebouw is te hoog voor rolstoelen.',
      'Voor sociale diensten is de drempel 750.000 euro.',
      'Wij vragen drie offertes boven 50.000 euro.',
    ],
  },
  'conflicting-criteria': {
    faulty: [
      'De stoelen zijn fabrieksnieuw. Hergebruikte meubels hebben de voorkeur.',
      'Gebruik wegwerpbekers. De catering is afvalvrij.',
      'De leverancier levert dagelijks. Leveringen worden gebundeld tot zo min mogelijk ritten.',
      'Een jaaromzet van 2 miljoen is nodig. Startups krijgen alle ruimte.',
      'Wij gunnen op de laagste prijs. De ambitie is een koploper in duurzaamheid te vinden.',
      'Alle percelen gaan samen naar één partij. Kleine bedrijven krijgen een goede kans om mee te doen.',
    ],
    fine: [
      'De stoelen zijn hergebruikt. De tafels zijn circulair.',
      'Geen wegwerpbekers. De catering is afvalvrij.',
      'De leverancier levert een keer per week. Leveringen worden gebundeld.',
      'Startups krijgen alle ruimte. Er is geen eis aan de omzet.',
      'De prijs telt voor 40% mee, duurzaamheid voor 60%.',
      'De opdracht is in percelen verdeeld. Kleine bedrijven krijgen een goede kans om mee te doen.',
    ],
  },
  'not-objective': {
    faulty: [
      'Schoonmaak van sporthallen, 110.000 euro per jaar. De inschrijver is maatschappelijk betrokken en duurzaam.',
      'Kantoormeubilair. De inschrijver moet innovatief en betrouwbaar zijn.',
      'Wij gunnen aan het bedrijf met de professioneelste uitstraling.',
      'De opdrachtnemer moet voldoende capaciteit hebben.',
      'The supplier must be flexible and customer-friendly.',
      'Kantoormeubilair. De inschrijver is maatschappelijk betrokken en duurzaam.',
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

/** By kind of chance: texts in which it is pointed out, and texts in which there is none. */
const HINTS: Readonly<Partial<Record<CheckCode, { given: readonly string[]; none: readonly string[] }>>> = {
  'reserved-contract-possible': {
    given: [
      'Schoonmaak van het gemeentehuis, 300.000 euro, 4 jaar, met social return.',
      'Groenonderhoud, 500.000 euro. Wij willen werk voor mensen met een afstand tot de arbeidsmarkt.',
      'Catering in het stadhuis, we willen mensen uit de bijstand aan werk helpen.',
      'Cleaning of the town hall, 300,000 euro, with social return.',
      'Bermen maaien, 3 jaar, 90.000 euro per jaar, social return is belangrijk.',
      'Afval inzamelen en sorteren, 200.000 euro, met social return.',
    ],
    none: [
      'Schoonmaak van het gemeentehuis, 300.000 euro, voorbehouden aan sociale werkplaatsen, met social return.',
      'Levering van laptops, 300.000 euro, met social return.',
      'Schoonmaak van het gemeentehuis, 300.000 euro, 4 jaar.',
      'Groenonderhoud met social return, is gepubliceerd op TenderNed.',
      'Softwarelicenties, 400.000 euro, met social return.',
      'Groenonderhoud, 500.000 euro, we willen meer bijen.',
    ],
  },
  'unknown-threshold': {
    given: ['Schoonmaak voor de gemeente Assen, 300.000 euro, met social return.'],
    none: ['Schoonmaak voor de gemeente Hengelo, 300.000 euro, met social return.'],
  },
};

describe.each(Object.entries(HINTS))('%s', (code, { given, none }) => {
  const hinted = (text: string) => adviser.check(text).findings.map((finding) => finding.code);

  it.each(given)('is pointed out in “%s”', (text) => {
    expect(hinted(text)).toContain(code);
  });

  it.each(none)('is not pointed out in “%s”', (text) => {
    expect(hinted(text)).not.toContain(code);
  });
});

it('of a direct award below the threshold, which is allowed, a remark is all', () => {
  const { findings } = adviser.check(
    'Groenonderhoud, 20.000 euro. We gunnen rechtstreeks aan de sociale werkvoorziening.',
  );
  const [found] = findings.filter(({ code }) => code === 'reserved-direct-award');
  expect(found).toMatchObject({ severity: 'hint', isOutside: true });
});

describe('lots', () => {
  const PER_LOT = 'Schoonmaak, 4 jaar. Perceel 1: het stadhuis, 1 miljoen euro.';

  it.each([
    'Schoonmaak. Perceel 1: gunning op prijs 60%, kwaliteit 40%. Perceel 2: gunning op prijs 50%, kwaliteit 50%.',
    'Schoonmaak. Gunning perceel 1: prijs 60%, kwaliteit 40%, perceel 2: prijs 70%, kwaliteit 30%.',
    'Schoonmaak\n\n## Perceel 1\n\nGunning: prijs 60%, kwaliteit 40%.\n\n## Perceel 2\n\nGunning: prijs 30%, kwaliteit 70%.',
    'Schoonmaak. Perceel 1: totaal 100 punten: prijs 60 punten, kwaliteit 40 punten. Perceel 2: totaal 1000 punten: prijs 600 punten, kwaliteit 400 punten.',
    'Schoonmaak. Voor alle percelen geldt: prijs 60%, kwaliteit 40%. Perceel 1 is het stadhuis. Perceel 2 is de werf.',
    'Cleaning. Lot 1: award on price 60%, quality 40%. Lot 2: award on price 50%, quality 50%.',
    'Schoonmaak. Deelopdracht A: gunning op prijs 60%, kwaliteit 40%. Deelopdracht B: gunning op prijs 50%, kwaliteit 50%.',
    'We gunnen twee percelen: schoonmaak en glasbewassing. Schoonmaak: prijs 60%, kwaliteit 40%. Glasbewassing: prijs 50%, kwaliteit 50%.',
    'Drie percelen: dagelijkse schoonmaak, glasbewassing en vloeren. Voor glasbewassing geldt gunning op prijs 50%, kwaliteit 50%. Perceel vloeren: gunning op prijs 70%, kwaliteit 30%.',
  ])('have weights of their own, that are right: %s', (text) => {
    expect(said(text)).not.toContain('weights-not-100');
  });

  it.each([
    'Schoonmaak. Perceel 1: gunning op prijs 60%, kwaliteit 40%. Perceel 2: gunning op prijs 50%, kwaliteit 40%.',
    'Schoonmaak\n\n## Perceel 1\n\nGunning: prijs 60%, kwaliteit 40%.\n\nDe kwaliteit wordt beoordeeld door drie mensen met verstand van schoonmaken, die elk een cijfer geven.\n\n## Perceel 2\n\nGunning: prijs 50%, kwaliteit 40%.',
    'Schoonmaak. Perceel 1: totaal 100 punten: prijs 60 punten, kwaliteit 40 punten. Perceel 2: totaal 100 punten: prijs 50 punten, kwaliteit 40 punten.',
  ])('have weights of their own, that are wrong of the second: %s', (text) => {
    const { findings, assignment } = adviser.check(text);
    const found = findings.filter(({ code }) => code === 'weights-not-100');
    expect(found).toMatchObject([{ lot: '2', figures: { sum: 90, total: 100 } }]);
    for (const finding of found) {
      expect(findingMessage(nl, finding, assignment)).toMatch(/^Perceel 2: De weging .*90 van 100/);
      expect(findingMessage(en, finding, assignment)).toMatch(/^Lot 2: /);
    }
  });

  it.each([
    ['Cleaning. Lot 1: award on price 60%, quality 40%. Lot 2: award on price 50%, quality 40%.', '2'],
    [
      'Schoonmaak. Deelopdracht A: gunning op prijs 60%, kwaliteit 40%. Deelopdracht B: gunning op prijs 50%, kwaliteit 40%.',
      'b',
    ],
    [
      'We gunnen twee percelen: schoonmaak en glasbewassing. Schoonmaak: gunning op prijs 60%, kwaliteit 40%. Glasbewassing: gunning op prijs 50%, kwaliteit 40%.',
      'glasbewassing',
    ],
    [
      'Two lots: office cleaning and window cleaning. Office cleaning: award on price 60%, quality 40%. Window cleaning: award on price 50%, quality 40%.',
      'window cleaning',
    ],
    [
      'Twee percelen: groen en wegen.\n\n## Groen\n\nGunning: prijs 60%, kwaliteit 40%.\n\n## Wegen\n\nGunning: prijs 50%, kwaliteit 40%.',
      'wegen',
    ],
  ])('are told apart by whatever they are called: %s', (text, lot) => {
    const { findings, assignment } = adviser.check(text);
    const found = findings.filter(({ code }) => code === 'weights-not-100');
    expect(found).toMatchObject([{ lot, figures: { sum: 90, total: 100 } }]);
    for (const finding of found) expect(findingMessage(nl, finding, assignment)).toContain(lot);
  });

  it('have a turnover that is held against the value of each', () => {
    const turnover = 'de inschrijver heeft een jaaromzet van 900.000 euro, vanwege het risico.';
    const small = adviser.check(`${PER_LOT} Perceel 2: de werf, 100.000 euro, ${turnover}`);
    const found = small.findings.filter(({ code }) => code === 'turnover-requirement');
    expect(found).toMatchObject([{ lot: '2', severity: 'stop', figures: { times: 9 } }]);
    const large = adviser.check(`${PER_LOT} Perceel 2: de werf, 800.000 euro, ${turnover}`);
    const fine = large.findings.filter(({ code }) => code === 'turnover-requirement');
    expect(fine).toMatchObject([{ lot: '2', severity: 'warn' }]);
  });

  it('do not change what is looked at as a whole', () => {
    const { findings } = adviser.check(`${PER_LOT} Perceel 2: de werf. Alle stoelen zijn van het merk Ahrend.`);
    expect(findings.filter(({ code }) => code === 'brand-without-equivalent')).toMatchObject([{ lot: null }]);
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
