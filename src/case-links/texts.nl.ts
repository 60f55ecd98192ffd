/** What this part of the bot says in Dutch. */
export const nl = {
  caseLinks: {
    title: (number: number) => `Casus ${number}`,
    cover: {
      text: 'Druk op de knop om de casus te lezen en te antwoorden.',
      button: 'Casus openen',
    },
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
      to_forward: 'Nog door te sturen met de hand',
      forwarded: 'Met de hand doorgestuurd',
      handed_over: 'Wacht op een reactie van het loket',
      accepted: 'In behandeling bij het loket',
      waiting_for_entrepreneur: 'Wacht op antwoord op een vraag',
      bounced: 'De makelaar zoekt een ander loket',
      finished: 'Afgerond',
      withdrawn: 'Ingetrokken',
    },
    neverHandedOver: 'Niet overgedragen, en de tekst is gewist',
    bouncedToFiler: 'Wacht op de keuze voor een ander loket',
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
      footerWithoutLink: 'De Impactmakelaar stuurde dit bericht automatisch. Je kunt er niet op antwoorden.',
      footer:
        'De Impactmakelaar stuurde dit bericht automatisch. Je kunt er niet op antwoorden; gebruik de link. Geef de link niet door: wie hem heeft, kan deze casus lezen.',
    },
  },
};
