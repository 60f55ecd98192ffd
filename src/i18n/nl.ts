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
    refused: {
      private:
        'Over wat iemand privé aangaat, geef ik geen antwoord. Vraag het die persoon zelf. Over iemands werk kun je terecht bij de eigen organisatie.',
      opinion:
        'Ik ben een programma en heb geen mening over politiek of over mensen. Vraag een collega wat die ervan vindt, of lees de stukken van de partijen zelf.',
      verdict:
        'Over een zaak die nu speelt, geef ik geen juridisch oordeel. Vraag het een jurist of de inkoopafdeling van je organisatie. Wat de wet in het algemeen zegt, zoek ik wel voor je op.',
    },
    clarify: 'Je vraag kan meer dan één ding betekenen. Wat bedoel je?',
    /** Words that mean different things in the sources, with the questions that tell them apart. */
    meanings: [
      {
        words: ['drempel', 'drempelbedrag', 'drempelwaarde'],
        questions: [
          'Wat is de Europese drempel voor diensten in 2026 en 2027?',
          'Wat is de Europese drempel voor leveringen in 2026 en 2027?',
          'Wat is de Europese drempel voor werken in 2026 en 2027?',
          'Wat is de drempel voor sociale en andere specifieke diensten in 2026 en 2027?',
        ],
      },
      {
        words: ['norm', 'percentage'],
        questions: [
          'Welk social-returnpercentage geldt in Hengelo?',
          'Welk social-returnpercentage geldt in Hof van Twente?',
          'Hoeveel procent van de werknemers moet uit de doelgroep komen bij een voorbehouden opdracht?',
          'Wat betekent een x-percentage van de inkoop?',
        ],
      },
    ],
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
};

/** The shape of the catalogue: every other language has exactly these texts. */
export type Texts = typeof nl;
