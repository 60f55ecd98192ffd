import type { MaskedKind } from '../privacy/masking.ts';

const MASKED_NL: Record<MaskedKind, string> = {
  bsn: 'een burgerservicenummer (BSN)',
  iban: 'een rekeningnummer (IBAN)',
};

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
    masked: (kinds: readonly MaskedKind[]) =>
      `Ik heb ${kinds.map((kind) => MASKED_NL[kind]).join(' en ')} in je bericht onleesbaar gemaakt. Zulke nummers heb ik niet nodig en mag ik niet bewaren. Haal het nummer ook weg uit je eigen bericht.`,
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
  caseLinks: {
    title: (number: number) => `Casus ${number}`,
    intro: (name: string, organisation: string) =>
      `${name} van ${organisation} vraagt hulp voor een ondernemer. Laat weten wat je ermee doet.`,
    aColleague: 'Een collega',
    labels: {
      state: 'Stand van zaken',
      municipality: 'Gemeente',
      topics: 'Onderwerp',
      request: 'Vraag van de ondernemer',
      contact: 'Contact (de ondernemer vindt dit goed)',
      firstResponse: 'Reageer uiterlijk',
      resolution: 'Klaar uiterlijk',
    },
    states: {
      draft: 'Nog niet overgedragen',
      handed_over: 'Wacht op een reactie van het loket',
      accepted: 'In behandeling bij het loket',
      waiting_for_entrepreneur: 'Wacht op antwoord van de ondernemer',
      bounced: 'De makelaar zoekt een ander loket',
      finished: 'Afgerond',
      withdrawn: 'Ingetrokken',
    },
    accept: { title: 'Wij pakken dit op', button: 'Casus aannemen' },
    bounce: {
      title: 'Niet voor ons',
      counter: 'Welk loket kan wel helpen?',
      noCounter: 'Een ander (schrijf hieronder wie)',
      words: 'Toelichting, of wie wel kan helpen',
      button: 'Casus doorsturen',
    },
    askBack: { title: 'Wij willen eerst iets weten', words: 'Wat wil je weten?', button: 'Vraag stellen' },
    finish: {
      title: 'Dit is klaar',
      outcome: 'Hoe is het afgelopen?',
      outcomes: {
        helped: 'De ondernemer is geholpen',
        referred: 'De ondernemer is verwezen naar een ander',
        not_possible: 'Wij konden niet helpen',
        no_response: 'De ondernemer reageerde niet',
      },
      words: 'Toelichting (mag leeg blijven)',
      button: 'Casus afronden',
    },
    done: {
      accept: (when: string) => `Gelukt. Je hebt deze casus aangenomen op ${when}.`,
      bounce: (when: string) => `Gelukt. Je hebt deze casus doorgestuurd op ${when}.`,
      ask_back: (when: string) =>
        `Gelukt. Je hebt je vraag gesteld op ${when}. De termijn staat stil tot er een antwoord is.`,
      finish: (when: string) => `Gelukt. Je hebt deze casus afgerond op ${when}.`,
    },
    notTheirs: 'Deze casus ligt niet meer bij jullie loket. Je hoeft niets meer te doen.',
    nothingLeft: 'Je hoeft nu niets te doen.',
    incomplete: 'Er ontbreekt nog iets. Vul in wie wel kan helpen, wat je wilt weten of hoe het is afgelopen.',
    refused: 'Dat kan nu niet: de casus is intussen veranderd. Hieronder zie je hoe het ervoor staat.',
    expired: {
      title: 'Deze link is verlopen',
      text: 'Vraag de collega die de casus stuurde om een nieuwe link.',
    },
    unknown: {
      title: 'Deze link werkt niet',
      text: 'Klik op de link in de e-mail, of kopieer hem helemaal. Werkt hij dan nog niet? Vraag de collega die de casus stuurde om een nieuwe link.',
    },
    unavailable: {
      title: 'Dat lukte niet',
      text: 'Er is niets opgeslagen. Probeer het over een paar minuten opnieuw.',
    },
    privacy:
      'Geef deze link niet door: wie hem heeft, kan deze casus lezen en beantwoorden. Zet geen burgerservicenummer of rekeningnummer in je antwoord.',
    mail: {
      subject: (number: number, municipality: string | null) =>
        municipality === null
          ? `Casus ${number} voor jullie loket`
          : `Casus ${number} voor jullie loket: ${municipality}`,
      greeting: (counter: string) => `Beste collega van ${counter},`,
      intro: (name: string, organisation: string) =>
        `${name} van ${organisation} draagt een vraag van een ondernemer aan jullie over.`,
      due: (when: string) => `Wil je uiterlijk ${when} laten weten of jullie dit oppakken?`,
      button: 'Bekijk de casus en reageer',
      footer:
        'De Impactmakelaar stuurde dit bericht automatisch. Je kunt er niet op antwoorden; gebruik de link. Geef de link niet door: wie hem heeft, kan deze casus lezen.',
    },
  },
  caseExport: {
    columns: {
      number: 'Casus',
      state: 'Status',
      outcome: 'Uitkomst',
      createdAt: 'Ingediend op',
      handedOverAt: 'Overgedragen op',
      firstResponseDueAt: 'Uiterlijk reageren',
      resolutionDueAt: 'Uiterlijk klaar',
      closedAt: 'Afgesloten op',
      organisation: 'Ingediend bij',
      counter: 'Loket',
      owner: 'Wie is aan zet',
      municipality: 'Gemeente',
      topics: 'Onderwerpen',
      request: 'Vraag',
      rule: 'Regel',
      bounces: 'Keren doorgestuurd',
    },
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
