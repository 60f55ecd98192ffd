/** What a person looked at, and what they saw. */
export interface LookedAt {
  /** The criterion of WCAG 2.2. */
  criterion: string;
  what: string;
  seen: string;
  /** `kept`: as it should be; `mended`: it was not, and is now; `open`: it is not, see what is done about it. */
  state: 'kept' | 'mended' | 'open';
  /** Of what is open: what it means for people, and what is to be done. */
  effect?: string;
}

/** When cards and pages were last looked at. */
export const LOOKED_ON = '2026-11-29';

/**
 * Cards, forms and windows in Slack and Teams as the program makes them (the blocks and Adaptive Cards themselves, in
 * `platforms/slack` and `platforms/teams`), and its own pages. Not with a screen reader, and not by people who need one.
 */
export const LOOKED_AT: readonly LookedAt[] = [
  {
    criterion: '1.1.1 Niet-tekstuele content',
    what: 'Plaatjes in berichten en van het netwerk',
    seen: 'Elk plaatje heeft een beschrijving; een bericht met een plaatje kan niet weg zonder.',
    state: 'kept',
  },
  {
    criterion: '1.3.1 Info en relaties',
    what: 'Velden in formulieren',
    seen: 'Elk veld heeft een label dat bij het veld hoort, in Slack en in Teams.',
    state: 'kept',
  },
  {
    criterion: '1.3.1 Info en relaties',
    what: 'Koppen in kaarten in Teams',
    seen: 'Een kop is vette tekst en geen kop voor hulpmiddelen: de soort tekst die nooit opmaak uitvoert kent geen koppen.',
    state: 'open',
    effect: 'Wie met een schermlezer van kop naar kop springt, kan dat in een kaart niet. De volgorde klopt wel.',
  },
  {
    criterion: '1.3.2 Betekenisvolle volgorde',
    what: 'Volgorde in kaarten',
    seen: 'Eerst de titel, dan de tekst, dan de bronnen, en de knoppen als laatste.',
    state: 'kept',
  },
  {
    criterion: '1.4.1 Gebruik van kleur',
    what: 'Knoppen en fouten',
    seen: 'Kleur zegt nooit iets alleen: elke knop en elke fout heeft woorden, en elke stand staat er in woorden.',
    state: 'kept',
  },
  {
    criterion: '1.4.10 Reflow',
    what: 'Eigen pagina’s, smal en met grote letters',
    seen: 'Lange woorden staken buiten het scherm bij 320 pixels en dubbele letters. Ze worden nu afgebroken.',
    state: 'mended',
  },
  {
    criterion: '2.1.1 Toetsenbord',
    what: 'Eigen pagina’s',
    seen: 'Alles is met toetsen te bereiken, in de goede volgorde, en je ziet waar je bent.',
    state: 'kept',
  },
  {
    criterion: '2.4.4 Linkdoel (in context)',
    what: 'Knoppen naar bronnen',
    seen: 'Een knop noemt het nummer van de bron; de lijst erboven zegt welke dat is.',
    state: 'kept',
  },
  {
    criterion: '3.1.2 Taal van onderdelen',
    what: 'Kaarten in Slack en Teams',
    seen: 'Een kaart zegt niet in welke taal hij is. Slack kent dat niet; in Teams is het nog niet gedaan.',
    state: 'open',
    effect: 'Een schermlezer leest Nederlands voor met de stem van de taal waarin Slack of Teams is ingesteld.',
  },
  {
    criterion: '3.3.1 Foutidentificatie',
    what: 'Formulieren in Teams',
    seen: 'De fout staat in woorden bij het veld, maar is er voor hulpmiddelen niet aan verbonden.',
    state: 'open',
    effect: 'Wie de kaart voorleest hoort de fout naast het veld, en niet als onderdeel ervan.',
  },
  {
    criterion: '3.3.2 Labels of instructies',
    what: 'Verplichte velden in Teams',
    seen: 'Een verplicht veld heeft een sterretje; wat dat betekent staat er niet bij.',
    state: 'open',
    effect: 'Wie het teken niet kent merkt pas bij versturen dat een veld verplicht is.',
  },
];
