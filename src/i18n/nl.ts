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
    maybeOutdated: (title: string, date: string) => `Let op: "${title}" gold tot en met ${date} en kan verouderd zijn.`,
    validFrom: (date: string) => `Let op: dit geldt vanaf ${date}.`,
    questionExpected: 'Typ je vraag achter het commando, bijvoorbeeld: /impact vraag Wat is een makelaar met mandaat?',
    feedbackThanks: 'Bedankt. Je oordeel is opgeslagen.',
    passageGone: 'Deze tekst is er niet meer, of je mag hem niet lezen.',
    passageSource: (source: string) => `Bron: ${source}`,
    openSource: 'Open de bron',
    source: (title: string, publisher: string, date: string | null) =>
      [title, publisher, date].filter((part) => part !== null && part !== '').join(', '),
  },
  documents: {
    reading: (names: readonly string[]) =>
      names.length === 1
        ? `Ik lees ${names[0]}. Je krijgt een bericht als het klaar is.`
        : `Ik lees ${names.length} documenten. Je krijgt een bericht als ze klaar zijn.`,
    added: (title: string, passages: number) =>
      `Klaar: ik heb "${title}" gelezen en kan er vragen over beantwoorden (${passages} ${passages === 1 ? 'stukje' : 'stukjes'} tekst).`,
    changed: (title: string) =>
      `Klaar: ik heb de nieuwe versie van "${title}" gelezen. Vanaf nu antwoord ik daaruit. Oude antwoorden verwijzen nog naar de oude versie.`,
    updated: (title: string) => `De tekst van "${title}" kende ik al. De gegevens erover heb ik bijgewerkt.`,
    unchanged: (title: string) => `"${title}" kende ik al. Er is niets veranderd.`,
    skippedTitle: 'Dit heb ik niet gelezen:',
    skipped: {
      macros: () => 'De macro’s: die voer ik nooit uit.',
      images: (count: number) => `${count} ${count === 1 ? 'plaatje' : 'plaatjes'}: ik lees alleen tekst.`,
      'pages-without-text': (count: number, pages: readonly number[]) =>
        `${count === 1 ? 'Pagina' : 'Pagina’s'} ${pages.join(', ')}: daar staat geen tekst op, alleen beeld.`,
      'hidden-slides': (_count: number, pages: readonly number[]) =>
        `${pages.length === 1 ? 'Dia' : 'Dia’s'} ${pages.join(', ')}: verborgen.`,
      scripts: () => 'De scripts in de pagina: die voer ik nooit uit.',
      navigation: () => 'Het menu en de rest rond de tekst.',
      'embedded-files': (count: number) =>
        `${count} ${count === 1 ? 'bestand' : 'bestanden'} in het document: stuur die apart als ik ze moet lezen.`,
      'unreadable-parts': (count: number) => `${count} ${count === 1 ? 'deel' : 'delen'} die ik niet kon openen.`,
    } satisfies Record<string, (count: number, pages: readonly number[]) => string>,
    whoMayRead: {
      network: 'Iedereen in het netwerk kan er vragen over stellen.',
      organisation: 'Iedereen in jouw organisatie kan er vragen over stellen.',
      direct_only:
        'Iedereen in jouw organisatie kan er vragen over stellen, maar alleen in een direct bericht aan mij.',
    },
    makeReadable: {
      network: 'Deel met het hele netwerk',
      organisation: 'Alleen mijn organisatie',
      direct_only: 'Alleen in directe berichten',
    },
    withdraw: 'Haal het weg',
    withdrawn: 'Ik gebruik dit document niet meer.',
    gone: 'Dit document is er niet meer, of het is niet van jouw organisatie.',
    onlyBrokers:
      'Fijn dat je dit wilt delen. Alleen een makelaar kan mij documenten laten lezen. Stuur het naar de makelaar impact ondernemen van je organisatie.',
    onlyDirect: 'Wil je dat ik dit document lees? Stuur het dan in een direct bericht aan mij.',
    problem: (name: string, reason: string) => `Ik kon ${name} niet lezen. ${reason}`,
    aDocument: 'het document',
    problems: {
      'reading.too-large':
        'Het bestand is te groot. Stuur een kleiner bestand, of alleen het hoofdstuk dat je nodig hebt.',
      'reading.empty': 'Het bestand is leeg. Kijk of je het goed hebt opgeslagen.',
      'reading.unknown-format':
        'Dit soort bestand ken ik niet. Ik lees PDF, Word (.docx), PowerPoint (.pptx), webpagina’s, Markdown en gewone tekst.',
      'reading.old-office': 'Dit is een oud Office-bestand. Sla het op als .docx, .pptx of PDF en stuur het opnieuw.',
      'reading.encrypted': 'Er zit een wachtwoord op. Sla het op zonder wachtwoord en stuur het opnieuw.',
      'reading.broken': 'Het bestand is beschadigd. Open het zelf, sla het opnieuw op en stuur het nog een keer.',
      'reading.too-much-inside':
        'Er zit veel meer in het bestand dan in een gewoon document. Sla het op als PDF en stuur het opnieuw.',
      'reading.no-text':
        'Er staat geen tekst in, alleen beeld. Is het een scan? Maak er dan een PDF met tekst van (OCR).',
      'reading.too-slow': 'Het lezen duurde te lang. Knip het document in delen.',
      'reading.too-heavy': 'Het document is te zwaar voor mij. Knip het in delen.',
      'fetching.address':
        'Dit is geen webadres dat ik kan openen. Het begint met https:// en er staat geen wachtwoord in.',
      'fetching.forbidden': 'Dit adres staat niet op het open internet. Sla de pagina op en stuur het bestand.',
      'fetching.refused': 'De website geeft de pagina niet aan mij. Open hem zelf, sla hem op en stuur het bestand.',
      'fetching.unavailable': 'De website is nu niet bereikbaar. Probeer het later nog een keer.',
      'fetching.too-slow': 'De website antwoordde te langzaam. Probeer het later nog een keer.',
      'fetching.redirects': 'De website stuurt steeds door naar een andere pagina. Stuur het adres van de pagina zelf.',
      'fetching.file-refused':
        'Ik mag het bestand niet ophalen. Vraag je beheerder of de app bestanden mag lezen, en stuur het daarna opnieuw.',
      'fetching.file-gone': 'Het bestand is er niet meer. Stuur het nog een keer.',
    } satisfies Record<string, string>,
    otherProblem: 'Er ging iets mis. Stuur het over een paar minuten nog een keer.',
    renewal: (title: string, until: string) =>
      `"${title}" gold tot en met ${until}. Ik antwoord er nog uit, maar zeg er wel bij dat het verouderd kan zijn. Klopt het nog?`,
    stillRight: 'Ja, nog een jaar',
    renewed: (until: string) => `Mooi. Het document geldt nu tot en met ${until}.`,
    page: (page: number) => `p. ${page}`,
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
      'Documenten lezen: een makelaar stuurt mij een bestand of een webadres in een direct bericht.',
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
