import { describe, expect, it } from 'vitest';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { openGazetteer } from '../../gazetteer/open.ts';
import {
  askedOn,
  asksWhichWaitsLongest,
  type Counted,
  figuresAsked,
  formAskedOn,
  goesAsked,
  isNearFigures,
} from './asked.ts';

const reader = { gazetteer: await openGazetteer(), language: 'nl' as const, now: new Date('2026-11-30T15:00:00Z') };

describe('asking for figures', () => {
  it.each<[string, Counted[]]>([
    ['hoeveel vragen zijn er deze maand gesteld?', ['questions']],
    ['Hoeveel vragen zijn er in totaal gesteld in november?', ['questions']],
    ['hoeveel mensen gebruiken de bot?', ['users']],
    ['hoeveel gebruikers hebben we', ['users']],
    ['hoe vaak wordt de bot gebruikt', ['questions', 'users']],
    ['hoeveel casussen lopen er in Twente?', ['cases']],
    ['hoeveel ondernemers zijn er geholpen dit jaar?', ['cases']],
    ['hoeveel berichten zijn verstuurd?', ['messages']],
    ['hoeveel werkbezoeken en sessies waren er vorig jaar', ['visits', 'sessions']],
    ['ik wil cijfers voor de jaarrapportage', []],
    ['welke cijfers heb je allemaal?', []],
    ['heb je statistieken over de bot', []],
    ['hoeveel vragen kregen jullie vorige maand?', ['questions']],
    ['aantal afgehandelde casussen dit kwartaal', ['cases']],
    ['ik moet een rapportage maken, welke getallen heb je?', []],
    ['stel het jaarverslag van 2025 op', []],
    ['schrijf eens een verslag van wat de chatbot dit kwartaal deed', []],
    [
      'ik zoek iets voor de maandrapportage: hoeveel casussen, hoeveel gebruikers en hoeveel werkbezoeken',
      ['users', 'cases', 'visits'],
    ],
    ['hoeveel collega’s stelden vorige maand een vraag, en welk percentage werd beantwoord?', ['questions', 'users']],
    ['welk percentage van de vragen kon je beantwoorden', ['questions']],
    ['aantal sessies 2025', ['sessions']],
    ['hoe vaak word je geraadpleegd?', ['questions', 'users']],
    ['geef me de cijfers van dit jaar', []],
    ['dan alleen de statistieken van 2025', []],
    ['hoeveel nieuwsberichten gingen eruit in november', ['messages']],
    ['hoeveel ondernemers hielpen we dit jaar?', ['cases']],
    ['hoeveel ondernemers brachten we verder in 2026', ['cases']],
    ['hoeveel mensen deden mee met de sessies?', ['sessions']],
    ['hoeveel mensen bezochten de werkbezoeken?', ['visits']],
    ['hoe druk is het met de bot?', ['questions', 'users']],
    ['hoe vaak schakelden collega’s de bot in?', ['questions', 'users']],
  ])('is heard in %s', (text, what) => {
    expect(figuresAsked(text, reader)?.what).toEqual(what);
  });

  it.each([
    'hoeveel tijd bespaart de bot ons?',
    'hoeveel kost de chatbot per maand',
    'hoeveel berichten zijn er geopend?',
    'hoe vaak klikten ze?',
    'hoe vaak werd er geklikt?',
    'hoeveel mensen bereikten we vorige maand',
    'wat is het bereik van onze berichten?',
    'hoeveel keer zijn de berichten bekeken',
    'hoeveel mensen lazen de nieuwsbrieven?',
    'hoeveel kliks hadden we dit jaar?',
    'hoeveel collega’s klikten op de nieuwsbrief?',
  ])('also where nobody counts that: %s', (text) => {
    expect(figuresAsked(text, reader)).toMatchObject({ isNotCounted: true });
  });

  it.each([
    'hoeveel vragen heb ik gesteld?',
    'hoeveel vragen wachten er op een makelaar?',
    'hoeveel mensen komen er donderdag?',
    'hoeveel mensen werken daar?',
    'hoeveel mensen krijgen dit bericht?',
    'hoeveel sociale ondernemingen zijn er in Overijssel?',
    'heb je cijfers over sociale ondernemingen?',
    'zijn daar cijfers van?',
    'hoeveel berichten krijg je als ambassadeur per maand',
    'hoeveel ambassadeurs zijn er?',
    'hoeveel dossiers hebben criteria?',
    'hoe vaak komt het leernetwerk bij elkaar?',
    'de klant wil cijfers zien',
    'wat staat er in het jaarverslag?',
    'maak een verslag van het gesprek met de bakker',
    'maak een overzicht van wat de bot kan',
    'hoe vaak gebruik jij een taalmodel?',
    'hoeveel procent social return mag ik vragen?',
    'ik wil weten hoeveel vragen ik heb gesteld',
    'hoeveel mensen hebben geantwoord?',
    'hoeveel mensen lazen het laatste bericht?',
    'hoeveel mensen lazen het?',
    'hoe vaak klikte de ondernemer op die subsidiepagina?',
    'wat is het bereik van een elektrische bakfiets?',
    'hoe loopt het met de nieuwsberichten?',
  ])('is not heard in %s', (text) => {
    expect(figuresAsked(text, reader)).toBeNull();
  });

  it.each<[string, Counted[]]>([
    ['hoe loopt het met de nieuwsberichten', ['messages']],
    ['hoe gaat het met de werkbezoeken?', ['visits']],
    ['hoe doen de berichten het?', ['messages']],
    ['hoe staat het met de vragen en de casussen', ['questions', 'cases']],
  ])('is near in how it goes with what is counted: %s', (text, what) => {
    expect(goesAsked(text, reader)?.what).toEqual(what);
  });

  it.each([
    'hoe staat het met mijn berichten?',
    'hoe gaat het met je?',
    'hoe gaat het met de bakker?',
    'hoe loopt een werkbezoek?',
  ])('is not in how it goes with anything else: %s', (text) => expect(goesAsked(text, reader)).toBeNull());

  it.each<[string, object]>([
    ['how often did they click?', { isNotCounted: true }],
    ['how many people did we reach last month', { isNotCounted: true }],
    ['what’s our reach this year?', { isNotCounted: true }],
    ['how many clicks did we get?', { isNotCounted: true }],
    ['how many newsletters went out in November?', { what: ['messages'], isNotCounted: false }],
    ['how many people took part in the sessions?', { what: ['sessions'], isNotCounted: false }],
    ['how often did colleagues use the bot?', { what: ['questions', 'users'], isNotCounted: false }],
  ])('is heard in English: %s', (text, asked) => {
    expect(figuresAsked(text, { ...reader, language: 'en' })).toMatchObject(asked);
  });

  it('looks for places once, whatever is asked of a text', () => {
    let looks = 0;
    const gazetteer: Gazetteer = {
      ...reader.gazetteer,
      named(key) {
        looks += 1;
        return reader.gazetteer.named(key);
      },
    };
    const once = { ...reader, gazetteer };
    const text = 'en hoeveel casussen in Salland?';
    askedOn(text, once);
    const first = looks;
    figuresAsked(text, once);
    formAskedOn(text, once);
    isNearFigures(text, once);
    expect(first).toBeGreaterThan(0);
    expect(looks).toBe(first);
  });

  it('is told on by another time, place or kind', () => {
    expect(askedOn('en vorig kwartaal?', reader)?.period).toMatchObject({ from: '2026-07-01' });
    expect(askedOn('en in Salland?', reader)?.place?.name).toBe('Salland');
    expect(askedOn('en bij ons?', reader)?.isOurs).toBe(true);
    expect(askedOn('en de berichten?', reader)?.what).toEqual(['messages']);
    expect(askedOn('en de subsidies?', reader)).toBeNull();
    expect(askedOn('dank je', reader)).toBeNull();
    expect(askedOn('hoeveel mensen hebben ons bericht gelezen?', reader)).toBeNull();
  });

  it.each([
    ['kan ik dit als spreadsheet exporteren?', 'file'],
    ['zet het eens in een staafdiagram', 'file'],
    ['en maak daar een rapportje van', 'report'],
  ] as const)('goes on with another form of them: %s', (text, form) => {
    expect(formAskedOn(text, reader)).toBe(form);
  });

  it('goes on with no other form of something else', () => {
    expect(formAskedOn('stuur het bestand naar de gemeente Borne', reader)).toBeNull();
    expect(askedOn('en hoeveel bleven er onbeantwoord?', reader)?.what).toEqual(['questions']);
  });

  it.each([
    'geef eens een paar statistieken over jullie succes',
    'hoe druk wordt de assistent bezocht, hoeveel gebruikers ongeveer',
  ])('is near in what may be asked of them: %s', (text) => expect(isNearFigures(text, reader)).toBe(true));

  it('is not near in what is asked of anything else', () => {
    expect(isNearFigures('hoeveel offertes moet ik vragen?', reader)).toBe(false);
  });

  it('is also of which waits longest', () => {
    expect(asksWhichWaitsLongest('welke wacht het langst?', reader)).toBe(true);
    expect(asksWhichWaitsLongest('welke casus ligt er het langst', reader)).toBe(true);
    expect(asksWhichWaitsLongest('hoe lang moet hij wachten?', reader)).toBe(false);
  });
});
