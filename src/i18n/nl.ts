/** Everything the bot says in Dutch: B1 level, "je". The shape of this object is the catalogue. */
export const nl = {
  platform: {
    sources: 'Bronnen',
    openPassage: (n: number) => `Lees bron ${n}`,
    automated: 'Automatisch antwoord. Controleer de bron voordat je iets besluit.',
    useful: 'Nuttig',
    notUseful: 'Niet nuttig',
    possiblyDouble: 'Misschien heb je dit bericht al gekregen. Er ging iets mis bij het versturen.',
    working: 'Ik zoek het voor je op…',
    close: 'Sluit',
    unknownTenant:
      'Deze werkplek is nog niet gekoppeld aan de Impactmakelaar. Vraag je beheerder om de koppeling te maken.',
    unavailable: 'Ik kan nu even niet antwoorden. Probeer het over een paar minuten opnieuw.',
    pressFailed: 'Dat lukte niet. Probeer het opnieuw, of stel je vraag nog een keer.',
  },
  conversation: {
    introduction:
      'Hoi! Ik ben de Impactmakelaar: een automatische assistent, geen mens. Ik zoek mijn antwoorden op in vaste bronnen.',
    empty: 'Ik zie geen tekst in je bericht. Stel je vraag in een of twee zinnen, dan zoek ik het voor je op.',
    tooLong: (longest: number) =>
      `Je bericht is te lang voor mij: ik lees tot ${longest.toLocaleString('nl-NL')} tekens. Stuur alleen je vraag, in een paar zinnen.`,
    otherLanguage:
      'Ik spreek Nederlands en Engels. Stel je vraag in een van die talen. / I speak Dutch and English. Please ask your question in one of them.',
    notUnderstood: 'Ik begrijp je bericht niet. Typ "help" om te zien wat ik kan.',
    forbidden: 'Dit mag je niet doen met jouw rol. Vraag je beheerder wie het wel kan.',
    failed: 'Er ging iets mis en ik kon je bericht niet verwerken. Stuur het over een paar minuten nog een keer.',
  },
  answers: {
    declined: (topics: readonly string[]): string =>
      topics.length > 0
        ? 'Dat staat niet in mijn bronnen, dus ik geef geen antwoord. Misschien helpt een van deze onderwerpen je verder:'
        : 'Dat staat niet in mijn bronnen, dus ik geef geen antwoord.',
    declinedByGap: 'Ik kan je vraag niet beantwoorden. Mijn bron zegt er dit over:',
    declinedNearest: 'Misschien helpt een van deze onderwerpen je verder:',
    declinedNext: 'Staat het er niet bij? Stel je vraag dan aan de makelaar impact ondernemen van je organisatie.',
    validUntil: (date: string) => `Let op: dit gold tot en met ${date}.`,
    validFrom: (date: string) => `Let op: dit geldt vanaf ${date}.`,
    questionExpected: 'Typ je vraag achter het commando, bijvoorbeeld: /impact vraag Wat is een makelaar met mandaat?',
    feedbackThanks: 'Bedankt. Je oordeel is opgeslagen.',
    passageGone: 'Deze tekst is er niet meer, of je mag hem niet lezen.',
    passageSource: (source: string) => `Bron: ${source}`,
    openSource: 'Open de bron',
    source: (title: string, publisher: string, date: string | null) =>
      [title, publisher, date].filter((part) => part !== null && part !== '').join(', '),
  },
  welcome: {
    greeting:
      'Hoi! Stel me een vraag over impact ondernemen of impactvol inkopen. Ik zoek het antwoord op en laat de bron zien.',
    thanks: 'Graag gedaan!',
    goodbye: 'Tot ziens!',
    human:
      'Ik ben een automatische assistent. Wil je een mens spreken? Vraag het de makelaar impact ondernemen van je organisatie, of je beheerder van dit kanaal.',
    title: 'Ik ben de Impactmakelaar',
    introduction:
      'Ik ben een automatische assistent, geen mens. Ik help je met vragen over impact ondernemen en impactvol inkopen in Overijssel.',
    abilitiesTitle: 'Wat ik kan',
    abilities: [
      'Vragen beantwoorden, in het Nederlands en het Engels. Bij elk antwoord staat de bron.',
      'Eerlijk zeggen dat ik iets niet weet. Ik verzin niets.',
      'Leren van jou: met Nuttig en Niet nuttig zeg je wat je van een antwoord vindt.',
    ],
    howTitle: 'Zo stel je een vraag',
    how: [
      'Typ je vraag in een gewone zin, hier of in een kanaal waar je mijn naam noemt.',
      'In Slack kan het ook met: /impact vraag Wat is een makelaar met mandaat?',
    ],
    tryTitle: 'Probeer bijvoorbeeld',
    examples: [
      'Wat is een makelaar met mandaat?',
      'Waar kan een ondernemer met een vraag terecht?',
      'Wat is social return?',
    ],
  },
  routing: {
    aboutTopic: (topic: string) => `De vraag gaat vooral over ${topic}.`,
    inMunicipality: (place: string, municipality: string) => `${place} hoort bij de gemeente ${municipality}.`,
    postcodeIn: (postcode: string, municipality: string) =>
      `Postcode ${postcode} hoort bij de gemeente ${municipality}.`,
    caseOfMunicipality: (municipality: string) => `Het gaat om de gemeente ${municipality}.`,
    assumed: (place: string, municipality: string) =>
      `Er zijn meer plaatsen die ${place} heten; ik ga uit van die in de gemeente ${municipality}.`,
    placeOfPremises: 'Ik kijk naar de plek van het pand of het plan.',
    outside: (place: string, area: string) => `${place} ligt buiten ${area}. Daar ken ik geen loket.`,
    outsideKnown: (place: string, where: string, area: string) =>
      `${place} ligt in ${where}, buiten ${area}. Daar ken ik geen loket.`,
    municipalityInProvince: (municipality: string, province: string) => `de gemeente ${municipality} (${province})`,
    noCase: 'Ik lees hier geen vraag van een ondernemer in, maar een vraag van jezelf.',
    placeUnknown: 'Welke gemeente het is, bepaalt welk loket helpt, en dat staat niet in je bericht.',
    placeUnclear: 'Welke gemeente het is, bepaalt welk loket helpt, en dat kan ik niet zeker lezen.',
    askPlace: 'In welke plaats zit de onderneming? Een postcode mag ook.',
    askRegion: (region: string) => `In welke gemeente in ${region} zit de onderneming?`,
    askShared: (place: string) =>
      `Er zijn meer plaatsen die ${place} heten, of het ligt in meer gemeenten. Welke gemeente is het?`,
    askContradiction: (places: string) =>
      `Deze plaats en postcode horen niet bij elkaar: ${places}. Welke gemeente is het?`,
    askSeveral: (places: string) =>
      `Ik lees meer plaatsen: ${places}. In welke gemeente zit de onderneming, of komt het pand?`,
    counter: 'Loket',
    municipality: 'Gemeente',
    topics: 'Onderwerpen',
    also: 'Ook',
    rule: 'Regel',
    level: { municipal: 'gemeente', regional: 'regio', provincial: 'provincie', national: 'landelijk' },
  },
};

/** The shape of the catalogue: every other language has exactly these texts. */
export type Texts = typeof nl;
