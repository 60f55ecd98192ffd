import type { MaskedKind } from '../masking/masking.ts';

const MASKED_NL: Record<MaskedKind, string> = {
  bsn: 'een burgerservicenummer (BSN)',
  iban: 'een rekeningnummer (IBAN)',
};

/** What this part of the bot says in Dutch. */
export const nl = {
  conversation: {
    introduction:
      'Ik ben de Impactmakelaar: een automatische assistent, geen mens. Ik zoek mijn antwoorden op in vaste bronnen.',
    unseen:
      'Ik kan nu even niet zien wie je bent. Daarom doe ik alleen wat voor iedereen mag. Mis je iets? Probeer het over een paar minuten opnieuw.',
    empty: 'Ik zie geen tekst in je bericht. Stel je vraag in een of twee zinnen, dan zoek ik het voor je op.',
    cannotListen:
      'Naar een geluidsbericht kan ik niet luisteren. Typ je vraag in een of twee zinnen, dan help ik je verder.',
    cannotReadShared:
      'Je stuurde een bericht van iemand anders door, maar ik kan de tekst daarvan niet lezen. Plak de tekst in een bericht aan mij.',
    sharedNotRead:
      'Let op: het bericht van iemand anders dat je meestuurde, kan ik niet lezen. Gaat je vraag daarover? Plak dan de tekst erbij.',
    mayBeAnswer:
      'Is dit het antwoord op de vraag die nog openstaat? Kies die dan, dan geef ik het door. Bedoel je iets anders? Zeg het dan in andere woorden. Ik heb nog niets gedaan.',
    mayBeOfRunning: 'Gaat dit over wat al loopt? Kies het dan, dan geef ik het door. Ik heb nog niets gedaan.',
    isItAbout: 'Of gaat het over een van deze dingen? Kies het dan, dan geef ik het door of zoek ik het op.',
    cannotReadAbove:
      'Ik kan niet lezen wat hierboven in dit gesprek staat. Zet de tekst bij je vraag en noem mij nog een keer, dan help ik je verder.',
    tooLong: (longest: number) =>
      `Je bericht is te lang voor mij: ik lees tot ${longest.toLocaleString('nl-NL')} tekens. Stuur alleen je vraag, in een paar zinnen.`,
    firstPartRead: (longest: number) =>
      `Let op: wat je meestuurde is lang. Ik las alleen het begin, tot ${longest.toLocaleString('nl-NL')} tekens. Staat verderop iets belangrijks? Stuur dat apart.`,
    otherLanguage:
      'Ik spreek Nederlands en Engels. Stel je vraag in een van die talen. / I speak Dutch and English. Please ask your question in one of them.',
    /**
     * For who is in despair. 113 day and night, free and anonymous: 113.nl, read 2026-11. Its trainers ask to talk and to
     * listen before one refers (deondernemer.nl, 15-12-2020). Geldfit 0800-8115: accountancyvanmorgen.nl, 20-03-2024. The scan
     * of the foundation 155: 155.nl/contact.
     */
    care: {
      own: {
        begin: 'Wat naar dat je je zo voelt. Blijf er niet alleen mee: er zijn mensen die nu met je willen praten.',
        helps: [
          'Bel 113 of 0800-0113, of chat via 113.nl. Dat kan dag en nacht, gratis en zonder je naam te noemen.',
          'Praat met iemand die je vertrouwt, of bel je huisarts. ’s Avonds en in het weekend is dat de huisartsenpost.',
          'Ben je nu in gevaar? Bel 112.',
        ],
      },
      other: {
        begin: 'Wat je hier schrijft, klinkt ernstig. Neem het serieus, ook als je twijfelt. Dit kun je doen:',
        helps: [
          'Vraag gewoon of iemand aan zelfdoding denkt, en luister eerst. Praten maakt het niet erger.',
          'Bel 113 of 0800-0113, of chat via 113.nl: dag en nacht, gratis en zonder naam. Dat is er ook voor jou, als je je zorgen maakt om een ander.',
          'De huisarts helpt ook. ’s Avonds en in het weekend is dat de huisartsenpost.',
          'Is er nu gevaar? Bel 112, en laat die persoon niet alleen.',
          'Heeft een ondernemer geldzorgen? Geldfit Zakelijk helpt gratis: 0800-8115. Op 155.nl staat een test die zegt of er hulp van de gemeente mogelijk is.',
        ],
      },
      noHuman: 'Zelf ben ik een automaat: bij deze nummers praat je met een mens.',
      goesOn: 'Met de vraag ga ik gewoon verder: zie hieronder.',
      tellMore: 'Heeft een ondernemer ook een loket nodig? Vertel me dan waar het bedrijf zit en wat er nodig is.',
      sources: 'Bronnen: 113.nl, geldfit.nl en 155.nl.',
      chat: 'Chat met 113',
    },
    leftAsItIs: 'Goed, dan laat ik het zo.',
    oneLeftOut: (count: number) =>
      `Goed, die laat ik weg. ${count === 1 ? 'Deze is er nog. Zal ik daarmee beginnen? Druk dan op de knop.' : 'Deze zijn er nog. Met welke zal ik beginnen?'}`,
    misunderstood:
      'Excuus, dan begreep ik je niet goed. Zeg het nog eens in andere woorden, of vraag het aan een makelaar van je organisatie.',
    whichReading: 'Ik weet niet zeker wat je bedoelt. Welke van de twee is het?',
    notMeantSo:
      'Excuus, dan begreep ik je niet goed. Bedoelde je een van deze? Zo niet, zeg het dan in andere woorden, of vraag het aan een makelaar van je organisatie.',
    /** What something may have been meant for, and how it is said so that it can only be that. */
    readings: {
      question: { label: 'Ik stel een vraag', says: (text: string) => `/impact vraag ${text}` },
      case: { label: 'Ik vertel over een ondernemer', says: (text: string) => `/impact casus ${text}` },
      'my-cases': { label: 'Hoe staat het met mijn casussen?', says: () => 'Welke casussen heb ik lopen?' },
      'my-data': { label: 'Het gaat over mijn gegevens', says: () => '/impact mijn-gegevens' },
      capabilities: { label: 'Wat kun je?', says: () => '/impact hulp' },
      scan: { label: 'Ik wil een scan doen', says: () => '/impact scan' },
      rules: { label: 'Het gaat over een loket', says: () => '/impact loketten' },
      gaps: { label: 'Welke vragen staan open?', says: () => '/impact open-vragen' },
    },
    notUnderstood: 'Ik begrijp je bericht niet. Typ "help" om te zien wat ik kan.',
    forbidden: 'Dit mag je niet doen met jouw rol. Vraag je beheerder wie het wel kan.',
    masked: (kinds: readonly MaskedKind[]) =>
      `Ik heb ${kinds.map((kind) => MASKED_NL[kind]).join(' en ')} in je bericht onleesbaar gemaakt. Zulke nummers heb ik niet nodig en mag ik niet bewaren. Haal het nummer ook weg uit je eigen bericht.`,
    comesSoon: 'Het is druk. Je antwoord komt eraan.',
    atWork: 'Ik ben ermee bezig. Je antwoord komt eraan.',
    failed: 'Er ging iets mis en ik kon je bericht niet verwerken. Stuur het over een paar minuten nog een keer.',
    oldButton:
      'Deze knop is van een oudere versie van mij en werkt niet meer. Er is niets gebeurd. Zeg “help”, dan zie je wat ik voor je kan doen.',
  },
  commands: {
    forAll: 'Wat je met een commando kunt doen',
    forRole: (role: string) => `Wat je als ${role} kunt doen`,
    unknown: (name: string) => `Het commando "${name}" ken ik niet. Dit kun je wel doen:`,
    unknownMeant: (name: string, meant: string) =>
      `Het commando "${name}" ken ik niet. Bedoel je /impact ${meant}? Dit kun je doen:`,
    askInstead: 'Wil je iets vragen? Stel dan gewoon je vraag in een hele zin.',
    about: {
      help: { usage: 'hulp', about: 'zien wat ik kan en wat jij kunt doen' },
      vraag: { usage: 'vraag (je vraag)', about: 'een vraag stellen over impact ondernemen of inkopen' },
      casus: {
        usage: 'casus',
        about: 'een vraag van een ondernemer invullen; met een nummer erachter zie je die casus',
      },
      criteria: { usage: 'criteria (je opdracht)', about: 'impactcriteria krijgen voor wat je inkoopt' },
      dossier: {
        usage: 'dossier (nummer of onderwerp)',
        about: 'je dossiers zien, met wat je van de criteria koos',
      },
      cijfers: { usage: 'cijfers', about: 'zien hoeveel er wordt gevraagd, overgedragen en verstuurd' },
      loopt: { usage: 'loopt', about: 'zien wat er voor jou loopt' },
      inkoopcijfers: { usage: 'inkoopcijfers', about: 'zien hoeveel dossiers criteria hebben' },
      scan: { usage: 'scan', about: 'samen uitzoeken waar een startende ondernemer terechtkan' },
      regels: { usage: 'regels', about: 'zien welke vraag naar welk loket gaat' },
      loketten: { usage: 'loketten', about: 'de loketten bekijken' },
      haakje: {
        usage: 'haakje (thema of wie je wilt overtuigen)',
        about: 'een kort verhaal krijgen waarmee je overtuigt, met bron',
      },
      'haakje-schrijven': { usage: 'haakje-schrijven', about: 'een haakje schrijven voor je eigen organisatie' },
      leerkaart: { usage: 'leerkaart', about: 'een leerkaart schrijven voor de ambassadeurs van je organisatie' },
      schoolvakanties: { usage: 'schoolvakanties', about: 'de schoolvakanties zien, toevoegen en weghalen' },
      kaarten: { usage: 'kaarten (thema)', about: 'de meegeleverde leerkaarten nakijken' },
      haakjes: { usage: 'haakjes (thema)', about: 'de meegeleverde haakjes nakijken' },
      leerkaarten: { usage: 'leerkaarten', about: 'de eigen leerkaarten van je organisatie zien en aanpassen' },
      toezegging: { usage: 'toezegging', about: 'iets toezeggen; ik vraag later hoe het ermee staat' },
      netwerk: {
        usage: 'netwerk',
        about: 'zien hoe het met de ambassadeurs gaat, en welke afdeling er nog geen heeft',
      },
      toezeggingen: { usage: 'toezeggingen', about: 'zien wat je hebt toegezegd' },
      'mijn-gegevens': { usage: 'mijn-gegevens', about: 'zien wat ik van je bewaar, het downloaden of laten wissen' },
      bewaren: { usage: 'bewaren', about: 'zien hoe lang ik alles bewaar' },
      ambassadeur: {
        usage: 'ambassadeur',
        about: 'ambassadeur worden, of kiezen hoe vaak en waarover je iets krijgt; even niet, of stoppen',
      },
      bericht: { usage: 'bericht', about: 'een bericht aan een groep schrijven en versturen' },
      berichten: {
        usage: 'berichten',
        about: 'zien of je berichten krijgt, en dat veranderen; een makelaar ziet ook de laatste berichten',
      },
      kanaal: {
        usage: 'kanaal (naam), gezegd in het kanaal',
        about: 'makelaars berichten laten zetten in een kanaal; met dicht houdt dat op',
      },
      beleidsthemas: { usage: 'beleidsthemas', about: 'zien wat aan de thema’s van het akkoord hangt' },
      akkoord: { usage: 'akkoord', about: 'de thema’s van een nieuw akkoord geven, en kiezen wat eraan hangt' },
      groepen: { usage: 'groepen', about: 'zien welke groepen jullie bewaarden om berichten aan te sturen' },
      sessie: { usage: 'sessie', about: 'een leernetwerk, kennissessie of webinar plannen en aankondigen' },
      sessies: { usage: 'sessies', about: 'zien welke sessies eraan komen, en je aanmelden' },
      werkbezoek: { usage: 'werkbezoek', about: 'een werkbezoek klaarzetten en mensen uitnodigen' },
      werkbezoeken: { usage: 'werkbezoeken', about: 'zien welke werkbezoeken eraan komen, en je aanmelden' },
      'open-vragen': { usage: 'open-vragen', about: 'zien welke vragen van collega’s op een antwoord wachten' },
      corrigeer: { usage: 'corrigeer (een bericht)', about: 'vertellen wat een bericht was dat ik verkeerd begreep' },
      verbeterpunten: { usage: 'verbeterpunten', about: 'zien welke antwoorden collega’s het minst nuttig vonden' },
      rol: { usage: 'rol (naam of e-mailadres)', about: 'zien wie welke rol heeft, en een rol geven of afnemen' },
      koppelingen: { usage: 'koppelingen', about: 'beslissen of twee accounts van één persoon zijn' },
      logboek: { usage: 'logboek', about: 'zien wie wat heeft gedaan' },
    },
  },
};
