const listed = (names: readonly string[]): string => new Intl.ListFormat('nl', { type: 'conjunction' }).format(names);

const STANDINGS = {
  unfinished: 'niet af',
  draft: 'krijgt nog niemand',
  asked: 'wacht op een tweede makelaar',
  used: 'in gebruik',
  withdrawn: 'weggehaald',
};

/** What this part of the bot says in Dutch. */
export const nl = {
  learningCards: {
    /** By what it is called when somebody writes one. */
    nouns: ['leerkaart', 'leerkaartje', 'leervraag'],
    /** What people write before a part of it. */
    labels: {
      question: ['vraag'],
      right: ['antwoord', 'goed antwoord', 'goede antwoord', 'juiste antwoord', 'juist antwoord', 'goed', 'juist'],
      nearly: ['bijna goed', 'bijna'],
      wrong: ['fout antwoord', 'foute antwoord', 'fout', 'onjuist'],
      explanation: ['uitleg', 'toelichting'],
      source: ['bron'],
      themes: ['thema', 'themas', 'thema’s', "thema's"],
    },
    title: 'Leerkaart schrijven',
    intro:
      'Ambassadeurs van je organisatie krijgen deze vraag af en toe. Ik herhaal hem tot ze het antwoord weten. Eerst laat ik je zien hoe hij eruitziet.',
    fields: {
      question: 'De vraag',
      questionHint: 'Een korte vraag, met zo nodig een zin ervoor',
      right: 'Het goede antwoord',
      rightHint: 'Een paar woorden',
      nearly: 'Een antwoord dat bijna goed is',
      wrong: 'Een fout antwoord',
      openHint: 'Laat je dit en het andere antwoord leeg, dan typen ambassadeurs zelf een antwoord',
      explanation: 'Uitleg',
      themes: 'Bij welke thema’s? Leeg: bij alle',
      source: 'Waar heb je het vandaan?',
      sourceHint: 'De naam van de pagina of het document',
      address: 'Adres van de pagina',
    },
    errors: {
      question: 'Schrijf een hele vraag.',
      right: 'Zonder antwoord kan niemand ervan leren.',
      source: 'Zonder bron gebruik ik de kaart niet. Waar heb je het vandaan?',
      address: 'Een adres begint met https://',
      'too-long': 'Dit is te lang. De vraag en de antwoorden samen moeten minder dan 60 woorden hebben.',
      same: 'Twee antwoorden zijn hetzelfde.',
    },
    /** What is still needed of one that was said in words. */
    missing: {
      question: 'Welke vraag stel je? Typ “vraag:” met de vraag erachter.',
      right: 'Wat is het goede antwoord? Typ “antwoord:” met het antwoord erachter.',
      source:
        'Waar heb je het vandaan? Zonder bron gebruik ik de kaart niet. Typ “bron:” met de naam of het adres erachter.',
      'too-long': 'De vraag en de antwoorden zijn samen te lang. Maak het korter dan 60 woorden.',
      same: 'Twee antwoorden zijn hetzelfde. Verander er een.',
    },
    standings: {
      unfinished: 'Ik heb je leerkaart bewaard. Nog niemand krijgt hem. Er mist nog iets:',
      draft: 'Zo ziet je leerkaart eruit. Nog niemand krijgt hem.',
      asked: 'Deze leerkaart wacht op een tweede makelaar. Ambassadeurs krijgen hem nog niet.',
      used: 'Ambassadeurs van je organisatie krijgen deze leerkaart.',
      withdrawn: 'Deze leerkaart krijgt niemand meer.',
    },
    asSeen: 'Zo zien ambassadeurs hem',
    open: 'Ambassadeurs typen zelf een antwoord.',
    afterwards: 'Dit lezen ze daarna',
    source: (source: string) => `Bron: ${source}`,
    about: (themes: readonly string[]) =>
      themes.length === 0 ? 'Voor alle thema’s.' : `Voor wie iets wil horen over ${listed(themes)}.`,
    show: 'Laat zien',
    below: 'Hij staat hieronder.',
    program: {
      show: 'Meegeleverde kaarten',
      title: {
        card: (count: number, page: number, pages: number) =>
          `${count} meegeleverde kaarten, bladzijde ${page} van ${pages}. Past er een niet bij jullie? Dan krijgt niemand van je organisatie hem.`,
        hook: (count: number, page: number, pages: number) =>
          `${count} meegeleverde haakjes, bladzijde ${page} van ${pages}. Past er een niet bij jullie? Dan krijgt niemand van je organisatie het.`,
      },
      noSuchTheme: 'Dat thema ken ik niet. Dit zijn ze allemaal.',
      byTheme: {
        card: 'Alleen van één thema? Typ bijvoorbeeld: /impact kaarten mobiliteit.',
        hook: 'Alleen van één thema? Typ bijvoorbeeld: /impact haakjes mobiliteit.',
      },
      says: (text: string, source: string) => `${text} Bron: ${source}`,
      one: (of: { number: number; theme: string; text: string; isUnwanted: boolean }) =>
        `${of.number}. ${of.isUnwanted ? 'Niet in onze organisatie. ' : ''}${of.theme}: ${of.text}`,
      notHere: (number: number) => `Niet in onze organisatie: ${number}`,
      again: (number: number) => `Weer wel: ${number}`,
      previous: 'Vorige bladzijde',
      next: 'Volgende bladzijde',
      unwanted: {
        card: 'Goed. Deze kaart krijgt niemand meer van je organisatie.',
        hook: 'Goed. Dit haakje krijgt niemand meer van je organisatie.',
      },
      wanted: { card: 'Deze kaart doet weer mee.', hook: 'Dit haakje doet weer mee.' },
      gone: { card: 'Deze kaart is er niet meer.', hook: 'Dit haakje is er niet meer.' },
    },
    use: 'Gebruik deze kaart',
    change: 'Pas aan',
    complete: 'Vul aan',
    withdraw: 'Haal weg',
    agree: 'Akkoord',
    disagree: 'Niet akkoord',
    secondAsked:
      'Ik vraag een andere makelaar van je organisatie om mee te kijken. Is die akkoord, dan krijgen ambassadeurs de kaart.',
    used: 'Ambassadeurs krijgen deze leerkaart vanaf nu als het past.',
    asksYou: (name: string) => `${name} schreef een leerkaart voor de ambassadeurs van je organisatie. Klopt hij?`,
    somebody: 'Een makelaar',
    agreed: (name: string, question: string) =>
      `${name} is akkoord met je leerkaart “${question}”. Ambassadeurs krijgen hem vanaf nu als het past.`,
    refused: (name: string, question: string, reason: string) =>
      `${name} is niet akkoord met je leerkaart “${question}”: ${reason} Pas hem aan en vraag het nog eens.`,
    decided: 'Dank je wel. Over deze leerkaart is besloten.',
    notYours: 'Je schreef deze kaart zelf. Een andere makelaar kijkt ernaar.',
    changedSince: 'Deze leerkaart is intussen veranderd. Kijk naar de nieuwe.',
    reasonTitle: 'Waarom niet?',
    reason: 'Wat klopt er niet?',
    reasonHint: 'De schrijver krijgt dit te lezen',
    send: 'Verstuur',
    dropped: 'Deze leerkaart is weg. Niemand krijgt hem meer.',
    gone: 'Deze leerkaart is er niet meer.',
    onlyBrokers:
      'Leerkaarten schrijven makelaars van een organisatie. Heb je een idee voor een vraag? Geef het door aan je makelaar.',
    invitation: {
      text: 'Schrijf een leerkaart voor de ambassadeurs van je organisatie.',
      label: 'Leerkaart schrijven',
    },
    none: 'Je organisatie heeft nog geen eigen leerkaarten.',
    list: (count: number) =>
      count === 1 ? 'Je organisatie heeft één eigen leerkaart:' : `Je organisatie heeft ${count} eigen leerkaarten:`,
    listed: (question: string, standing: keyof typeof STANDINGS) => `${question} (${STANDINGS[standing]})`,
    more: (count: number) => `En nog ${count} andere.`,
    look: (number: number) => `Bekijk ${number}`,
    noQuestion: 'Nog zonder vraag',
    pressToUse: 'Kijk hem na. Klopt hij, druk dan op Gebruik deze kaart.',
    pressToDrop: 'Wil je hem weghalen? Druk dan op Haal weg.',
    pressToChange:
      'Wat wil je veranderen? Druk op Pas aan, of typ bijvoorbeeld “antwoord:” met het nieuwe antwoord erachter.',
  },
};
