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
  installation: {
    connected: {
      title: 'Gelukt: Slack is gekoppeld',
      text: 'De Impactmakelaar staat nu in jullie Slack. Stuur hem een privébericht, of noem @Impactmakelaar in een kanaal waar je hem hebt uitgenodigd. Je kunt deze pagina sluiten.',
    },
    badInvitation: {
      title: 'Deze link werkt niet meer',
      text: 'De link is al gebruikt, ouder dan 24 uur, of niet compleet. Er is niets gekoppeld. Vraag een nieuwe link aan wie hem je stuurde.',
    },
    badState: {
      title: 'De koppeling is niet afgemaakt',
      text: 'Het duurde langer dan tien minuten, je kwam terug in een andere browser, of deze stap was al gedaan. Open de link uit je uitnodiging opnieuw, en rond alles af in één venster.',
    },
    denied: {
      title: 'Je hebt geen toestemming gegeven',
      text: 'Er is niets gekoppeld. Was het een vergissing? Open dan de link uit je uitnodiging opnieuw.',
    },
    wholeCompany: {
      title: 'Kies één workspace',
      text: 'De app is voor een hele organisatie tegelijk geïnstalleerd. Dat kan hier niet, en er is niets gekoppeld. Open de link uit je uitnodiging opnieuw en kies één workspace.',
    },
    taken: {
      title: 'Deze Slack hoort al bij een andere organisatie',
      text: 'Er is niets veranderd. Klopt dat niet? Vraag het aan wie de Impactmakelaar beheert.',
    },
    refused: {
      title: 'Slack gaf een fout',
      text: 'Er is niets gekoppeld. Open de link uit je uitnodiging over een paar minuten opnieuw.',
    },
    unavailable: {
      title: 'Het lukt nu even niet',
      text: 'Er ging iets mis bij ons. Open de link uit je uitnodiging over een paar minuten opnieuw.',
    },
  },
  forms: {
    missing: 'Vul dit in.',
    tooLong: 'Dit is te lang. Maak het korter.',
    notValid: 'Dit klopt niet. Kijk het nog eens na.',
    failed: 'Dat lukte niet. Wat je invulde staat er nog: probeer het nog eens.',
    done: 'Gedaan.',
    yes: 'Ja',
    sure: 'Weet je het zeker?',
    cancel: 'Annuleer',
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
    tellWhy: 'Vertel waarom',
    reasonTitle: 'Waarom niet nuttig?',
    reasonLabel: 'Wat miste je, of wat klopte niet?',
    reasonHint: 'Noem geen namen of gegevens van personen.',
    reasonSubmit: 'Verstuur',
    reasonThanks: 'Bedankt. Hiermee wordt het antwoord beter.',
    reasonTooLate: 'Je vindt dit antwoord intussen nuttig. Er is niets opgeslagen.',
    passageGone: 'Deze tekst is er niet meer, of je mag hem niet lezen.',
    passageSource: (source: string) => `Bron: ${source}`,
    openSource: 'Open de bron',
    source: (title: string, publisher: string, date: string | null) =>
      [title, publisher, date].filter((part) => part !== null && part !== '').join(', '),
  },
  people: {
    roles: {
      colleague: 'collega',
      ambassador: 'ambassadeur',
      broker: 'makelaar',
      procurement_officer: 'inkoper',
      counter_contact: 'loketmedewerker',
      administrator: 'beheerder',
      network_broker: 'netwerkmakelaar',
    },
    give: (role: string) => `Geef: ${role}`,
    take: (role: string) => `Neem af: ${role}`,
    hasRoles: (roles: string) => `Rollen: ${roles}.`,
    noRoles: 'Heeft geen rol, behalve collega.',
    holdersTitle: 'Wie heeft welke rol?',
    nobody: 'Nog niemand heeft een rol.',
    howToChange:
      'Wil je iets veranderen? Typ /impact rol en een naam of e-mailadres, bijvoorbeeld: /impact rol anna@voorbeeld.nl. Of meteen: /impact rol geef makelaar aan anna@voorbeeld.nl.',
    several: 'Ik ken meer mensen met die naam. Wie bedoel je?',
    notFound: (person: string) =>
      `Ik ken niemand met de naam of het adres "${person}" in je organisatie. Ik leer iemand kennen als die mij een bericht stuurt.`,
    unknownRole: (word: string, roles: string) => `"${word}" is geen rol. Kies uit: ${roles}.`,
    given: (name: string, role: string) => `${name} is nu ${role}.`,
    taken: (name: string, role: string) => `${name} is geen ${role} meer.`,
    hadAlready: (name: string, role: string) => `${name} was al ${role}.`,
    hadNot: (name: string, role: string) => `${name} was geen ${role}.`,
    lastAdministrator: 'Dit is de laatste beheerder van je organisatie. Maak eerst iemand anders beheerder.',
    noMember: 'Alleen collega’s van een aangesloten organisatie kunnen een rol krijgen.',
    noName: '(naam onbekend)',
    onlyInPrivate: 'Hier lezen anderen mee. Stel je vraag in een privébericht aan mij, of met /impact in Slack.',
    linkTitle: 'Is dit dezelfde persoon?',
    linkQuestion: (identity: string, person: string) => `Ik zie ${identity}. Hoort dat bij ${person}?`,
    linkAddressReused: 'Dit e-mailadres hoorde eerst bij een ander account in dezelfde omgeving.',
    linkBothKnown: 'Beide accounts hebben al eigen vragen of documenten.',
    linkSame: 'Ja, dezelfde persoon',
    linkDifferent: 'Nee, twee personen',
    linkedNow: 'Gekoppeld: ik behandel ze vanaf nu als één persoon.',
    keptApart: 'Goed, het blijven twee personen.',
    linkDecidedBefore: 'Hier is al over beslist.',
    noLinks: 'Er zijn geen koppelingen waarover je moet beslissen.',
    logTitle: 'Wie deed wat',
    logEmpty: 'Er staat nog niets in het logboek.',
    operator: 'systeem',
  },
  gaps: {
    ask: 'Vraag het een makelaar',
    asked: 'Ik heb je vraag aan de makelaar van je organisatie gegeven. Je krijgt het antwoord hier.',
    askedBefore: 'Deze vraag heb je al aan de makelaar gesteld. Je krijgt het antwoord hier.',
    askAgain: 'Deze vraag heb ik niet meer. Stel je vraag nog een keer, dan kan ik hem doorgeven.',
    noBroker:
      'Je organisatie heeft nog geen makelaar. Ik bewaar je vraag: zodra er een makelaar is, kan die je antwoorden.',
    cardTitle: {
      open: 'Kun jij deze vraag beantwoorden?',
      answered: 'Deze vraag is beantwoord',
      closed: 'Deze vraag is gesloten',
    },
    questionGone: 'de vraag is niet meer bewaard',
    askers: (count: number) =>
      count === 1 ? 'Eén collega wacht op antwoord.' : `${count} collega’s stelden deze vraag.`,
    howToAnswer:
      'Geef antwoord met de knop, of in een antwoord op dit bericht. Je kunt mij ook een document sturen waar het antwoord in staat.',
    answer: 'Geef antwoord',
    close: 'Niet beantwoorden',
    closeConfirm: 'De collega’s die dit vroegen, horen dan dat er geen antwoord komt.',
    closed: 'Goed. Wie dit vroeg, hoort dat er geen antwoord komt.',
    closedForAsker: (question: string | null) =>
      `${question ? `Je vroeg: “${question}”. ` : ''}De makelaar kan deze vraag helaas niet beantwoorden.`,
    makeArticle: 'Maak er een artikel van',
    articleMade: 'Het is nu een artikel. Ik antwoord er vanaf nu zelf mee, met jou als bron.',
    isArticle: 'Dit antwoord is nu een artikel.',
    formTitle: 'Geef antwoord',
    formIntro: (count: number) =>
      count === 1 ? 'Je antwoord gaat naar de collega die dit vroeg.' : `Je antwoord gaat naar ${count} collega’s.`,
    formField: 'Jouw antwoord',
    draftQuestion: (count: number) =>
      count === 1
        ? 'Zal ik dit als antwoord sturen aan de collega die het vroeg?'
        : `Zal ik dit als antwoord sturen aan de ${count} collega’s die het vroegen?`,
    sendDraft: 'Verstuur antwoord',
    dropDraft: 'Niet versturen',
    dropped: 'Goed, ik verstuur het niet.',
    sent: (count: number) =>
      count === 1 ? 'Verstuurd naar de collega die het vroeg.' : `Verstuurd naar ${count} collega’s.`,
    notOpen: 'Deze vraag is al beantwoord of gesloten.',
    answered: (question: string | null, organisation: string) =>
      `${question ? `Je vroeg: “${question}”. ` : ''}Dit is het antwoord van de makelaar van ${organisation}:`,
    found: (question: string | null) =>
      `${question ? `Je vroeg eerder: “${question}”. ` : ''}Er is nu een bron bij gekomen waar het antwoord in staat:`,
    noneOpen: 'Er wachten geen vragen op een makelaar.',
    worstTitle: 'Wat collega’s niet nuttig vonden',
    worstNone: 'Er zijn geen antwoorden die collega’s niet nuttig vonden.',
    judged: (question: string, notUseful: number, useful: number) =>
      `${question} (niet nuttig: ${notUseful}, nuttig: ${useful})`,
  },
  privacy: {
    onlyInPrivate:
      'Hier lezen anderen mee. Vraag het in een privébericht aan mij, of met /impact mijn-gegevens in Slack. Dan laat ik zien wat ik van je bewaar.',
    nobody: 'Ik weet niet wie je bent, dus ik kan je niets laten zien.',
    title: 'Dit bewaar ik van jou',
    name: 'Naam',
    email: 'E-mail',
    department: 'Afdeling',
    region: 'Regio',
    organisation: 'Organisatie',
    noOrganisation: 'geen: je bent hier te gast',
    accounts: 'Accounts',
    account: (platform: string, standing: string) => `${platform} (${standing})`,
    standings: { member: 'collega', guest: 'gast', external: 'van een andere organisatie', unknown: 'nog onbekend' },
    roles: 'Rollen',
    role: (role: string, by: string, date: string) => `${role} (gegeven door ${by} op ${date})`,
    noRoles: 'geen bijzondere rol',
    language: 'Taal',
    languages: { nl: 'Nederlands', en: 'Engels' },
    preferred: 'Ik schrijf je in',
    since: 'Ik ken je sinds',
    didTitle: 'Wat je met mij deed',
    messages: (count: number) => `Berichten en commando’s aan mij: ${count}`,
    questions: (count: number) => `Vragen met mijn antwoord: ${count}`,
    verdicts: (count: number) => `Oordelen (Nuttig of Niet nuttig): ${count}`,
    documents: (count: number) => `Documenten van jou: ${count}`,
    memories: (count: number) => `Gesprekken die ik nog even onthoud: ${count}`,
    howLongTitle: 'Hoe lang ik het bewaar',
    restStays: 'Je naam, account, rollen en oordelen: tot je ze wist.',
    download: 'Download alles (JSON)',
    erase: 'Wis mijn gegevens',
    eraseWords: 'wis mijn gegevens',
    prefer: (platform: string) => `Schrijf mij in ${platform}`,
    preferredNow: (platform: string) => `Goed, als ik je iets laat weten, doe ik dat in ${platform}.`,
    speak: 'Praat Nederlands met mij',
    spokenNow: 'Goed, ik praat Nederlands met je. Stel je een vraag in het Engels, dan antwoord ik in het Engels.',
    downloadTitle: 'Je gegevens',
    downloadHow: (minutes: number) =>
      `Met deze link download je alles wat ik van je bewaar. De link werkt ${minutes} minuten en maar één keer. Geef hem aan niemand.`,
    downloadLink: 'Download je gegevens',
    noAddress:
      'Downloaden kan hier niet zelf. Vraag je beheerder om een bestand met je gegevens: die kan het maken met impact people export.',
    confirmTitle: 'Weet je het zeker?',
    goes: 'Dit wis ik, voorgoed:',
    goesItems: [
      'je naam, adres, afdeling en accounts',
      'je berichten, je vragen en mijn antwoorden daarop',
      'wat je schreef bij een oordeel, en wat ik van onze gesprekken onthoud',
      'je rollen: daarna mag je niets meer wat bij een rol hoort',
    ],
    stays: 'Dit blijft:',
    staysItems: [
      'aantallen en oordelen, zonder dat te zien is van wie',
      'documenten die je hebt toegevoegd: die zijn van je organisatie',
      'wat in Slack of Teams zelf staat: dat verwijder je daar',
      'berichten van anderen waarin je naam staat: die wis ik na de gewone termijn',
    ],
    confirmHow:
      'Schrijf je mij later weer, dan ken ik je niet meer en beginnen we opnieuw. Wil je niets wissen? Doe dan niets.',
    confirm: 'Ja, wis alles',
    erased: 'Je gegevens zijn gewist.',
    erasedBefore: 'Je gegevens waren al gewist.',
    lastAdministrator:
      'Jij bent de laatste beheerder van je organisatie. Maak eerst iemand anders beheerder, met /impact rol. Daarna kan ik je gegevens wissen. Er is nu niets gewist.',
  },
  retention: {
    title: 'Hoe lang ik bewaar',
    kinds: {
      inbox: 'berichten aan mij',
      messages: 'berichten van mij',
      conversations: 'gesprekken, vragen en antwoorden',
      downloads: 'verlopen downloadlinks',
      audit: 'logboek',
    },
    line: (kind: string, days: number) => `${kind}: ${days === 1 ? '1 dag' : `${days} dagen`}`,
    howToChange:
      'Deze termijnen gelden voor alle organisaties samen. Wil je er een veranderen? Typ bijvoorbeeld: /impact bewaren berichten aan mij 14',
    whoMayChange:
      'Deze termijnen gelden voor alle organisaties samen. Alleen de netwerkmakelaar, of wie de Impactmakelaar beheert, kan ze veranderen.',
    bounds: (kind: string, least: number, most: number) =>
      `Dat kan niet. Voor ${kind} kies je een getal van ${least} tot en met ${most} dagen.`,
    change: (kind: string, before: number, days: number) =>
      `Nu bewaar ik ${kind} ${before} dagen. Wil je daar ${days} dagen van maken, voor alle organisaties?`,
    shorter: (days: number) => `Wat ouder is dan ${days} dagen, wis ik vannacht. Dat is niet terug te draaien.`,
    confirm: (days: number) => `Bewaar ${days} dagen`,
    changed: (kind: string, days: number) => `Goed, ik bewaar ${kind} vanaf nu ${days} dagen.`,
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
  rules: {
    alarm: 'Let op: een routeringsregel werkt niet. Vragen gaan nu naar de gemeente zelf.',
    broken: {
      unreadable: (rule: string, about: string) => `${rule}: de regel is niet te lezen (${about}).`,
      'unknown-counter': (rule: string, about: string) => `${rule}: dit loket bestaat niet: ${about}.`,
    },
    look: (rule: string) => `Bekijk ${rule}`,
    title: 'Routeringsregels',
    found: (count: number) =>
      count === 1
        ? 'Eén regel. De eerste regel die past, beslist.'
        : `${count} regels. De eerste regel die past, beslist.`,
    none: (text: string) => `Ik vond geen regel voor “${text}”. Zoek op een gemeente, een onderwerp of een loket.`,
    line: (id: string, when: string, to: string) => `${id}: ${when} → ${to}`,
    always: 'altijd',
    more: (count: number) => `En nog ${count}. Zoek op gemeente of onderwerp: /impact regels Zwolle.`,
    cardTitle: (id: string, version: number) => `Regel ${id}, versie ${version}`,
    isWithdrawn: 'Deze regel staat uit en beslist niets.',
    when: 'Als',
    to: 'Dan',
    because: 'Omdat',
    basis: 'Bron',
    conditions: {
      municipalities: 'gemeente',
      regions: 'regio',
      topics: 'onderwerp',
      signals: 'signaal',
      stages: 'fase',
      complexity: 'soort vraag',
      organisations: 'organisatie',
    },
    itself: 'de gemeente zelf',
    change: 'Wijzig',
    history: 'Geschiedenis',
    withdraw: 'Zet uit',
    restore: 'Wijzig en zet weer aan',
    changeTitle: 'Wijzig de regel',
    formIntro: (id: string) => `Regel ${id}. Laat een voorwaarde leeg als die niet uitmaakt.`,
    first: 'Eerste keuze',
    second: 'Anders',
    third: 'Anders (derde keuze)',
    becauseNl: 'Waarom (in het Nederlands, na “omdat”)',
    becauseEn: 'Waarom (in het Engels)',
    next: 'Bekijk wat er verandert',
    dryRun: (moved: number, tried: number) =>
      moved === 0
        ? `Van de laatste ${tried} zaken gaat er dan geen ergens anders heen.`
        : `${moved} van de laatste ${tried} zaken ${moved === 1 ? 'gaat' : 'gaan'} dan ergens anders heen.`,
    moved: (number: number, from: string, to: string) => `Zaak ${number}: van ${from} naar ${to}`,
    reason: 'Reden van de wijziging',
    confirmTitle: 'Voer de wijziging door',
    apply: 'Voer door',
    withdrawTitle: 'Zet de regel uit',
    applied: (id: string, version: number) => `Doorgevoerd: ${id} is nu versie ${version}.`,
    gone: 'Deze regel is er niet meer.',
    changedMeanwhile: 'Iemand anders heeft dit net gewijzigd. Er is niets veranderd. Bekijk het eerst opnieuw.',
    nothingChanged: 'Er is niets veranderd: zo staat het er al.',
    notRight: (what: string) => `Dit klopt niet: ${what}`,
    by: { seed: 'meegeleverd', operator: 'beheerder', person: 'iemand' },
    version: (version: number, date: string, by: string, what: string) => `Versie ${version}, ${date}, ${by}: ${what}`,
    noReason: 'geen reden opgegeven',
    off: 'uitgezet',
    historyTitle: (id: string) => `Geschiedenis van ${id}`,
  },
  counters: {
    title: 'Loketten',
    found: (count: number) => (count === 1 ? 'Eén loket.' : `${count} loketten.`),
    none: (text: string) => `Ik vond geen loket voor “${text}”. Zoek op een gemeente, een onderwerp of een naam.`,
    line: (name: string, status: string, contact: string) => `${name}: ${status}, ${contact}`,
    noContact: 'geen contact bekend',
    more: (count: number) => `En nog ${count}. Zoek op gemeente of naam: /impact loketten Zwolle.`,
    look: (name: string) => `Bekijk ${name}`,
    statuses: {
      active: 'actief',
      mentioned: 'ooit genoemd',
      unknown: 'niet zeker of het er nog is',
      not_found: 'niet gevonden',
      ended: 'gestopt',
    },
    status: 'Stand',
    verified: 'bevestigd',
    unverified: 'niet bevestigd',
    email: 'E-mail',
    phone: 'Telefoon',
    website: 'Website',
    validUntil: 'Bestaat tot en met',
    members: 'Mensen',
    noMembers: 'nog niemand',
    topics: 'Onderwerpen',
    area: 'Werkgebied',
    wholeArea: 'heel het gebied',
    changeContact: 'Wijzig contact',
    formTitle: 'Wijzig contact',
    formIntro: (name: string) => `${name}. Laat leeg wat je niet weet.`,
    isVerified: 'Ik heb gecontroleerd dat dit loket bestaat',
    badEmail: 'Dit is geen e-mailadres.',
    submit: 'Bewaar',
    changed: (name: string, version: number) => `Bewaard: ${name} is nu versie ${version}.`,
    gone: 'Dit loket is er niet meer.',
  },
  scan: {
    title: 'Startversneller-scan',
    intro:
      'Met een paar vragen zoek ik uit wat een ondernemer nodig heeft, en wat er nu is dat past. Ik noem alleen wat actief is.',
    askStage: 'Hoe ver is de onderneming?',
    stages: { idea: 'Een idee', starting: 'Net gestart', running: 'Draait al', growing: 'Groeit' },
    stageChosen: (stage: string) => `Fase: ${stage}.`,
    askTheme: 'Waar gaat het vooral over?',
    themes: {
      circular: 'circulair ondernemen',
      energy: 'energie en duurzaamheid',
      inclusion: 'werk voor mensen met een afstand tot de arbeidsmarkt',
      innovation: 'innovatie',
      other: 'iets anders',
    },
    askNeeds: 'Wat is er nodig?',
    needs: {
      skills: 'advies over het verdienmodel',
      money: 'financiering',
      network: 'een netwerk',
      space: 'een pand',
      customers: 'klanten',
      staff: 'personeel',
    },
    askPlace: 'In welke plaats zit de onderneming?',
    placeHint: 'Een plaats of een postcode.',
    placeUnknown: 'Deze plaats ken ik niet. Probeer de naam van de gemeente, of een postcode.',
    whichPlace: (names: string) => `Welke gemeente bedoel je: ${names}?`,
    outside: (place: string) => `${place} ligt buiten Overijssel. Daar ken ik geen loket.`,
    nowhere: 'Ik weet niet waar ik de uitkomst moet laten zien. Begin opnieuw met /impact scan.',
    show: 'Bekijk de uitkomst',
    outcomeTitle: 'Uitkomst van de scan',
    summary: (place: string, stage: string, theme: string, needs: string) =>
      `Een ondernemer uit ${place} zoekt: ${needs}. Fase: ${stage.toLowerCase()}. Thema: ${theme}.`,
    fits: (name: string, because: string, website: string | null) =>
      `${name}: past bij ${because}${website === null ? '' : ` (${website})`}`,
    nothing: 'Ik vond geen loket of programma dat nu zeker actief is en hierbij past.',
    municipality: (name: string) => `De gemeente ${name} is altijd een goed eerste loket.`,
    past: {
      startversneller:
        'De Startversneller was een scan met een voucher voor een coach, van Overijssel en Gelderland (genoemd rond 2023).',
      move2social:
        'Move2Social was een cursus van acht weken voor startende impactondernemers, van 2017 tot en met 2021.',
    },
    ended: (name: string, until: string | null) =>
      until === null ? `${name} is gestopt.` : `${name} is gestopt; de laatste dag was uiterlijk ${until}.`,
    notConfirmed: (name: string) => `Of ${name} nu open is, is niet bevestigd.`,
    named: (names: string) => `De scan noemde: ${names}.`,
    makeCase: 'Maak er een casus van',
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
