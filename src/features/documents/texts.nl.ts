/** What this part of the bot says in Dutch. */
export const nl = {
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
    copiesWithdrawn: (titles: readonly string[]) =>
      `Er stond nog een kopie van de oude versie: ${titles.map((title) => `"${title}"`).join(', ')}. Daaruit antwoord ik ook niet meer.`,
    skippedTitle: 'Dit heb ik niet gelezen:',
    skipped: {
      macros: () => 'De macro’s: die voer ik nooit uit.',
      images: (count: number) => `${count} ${count === 1 ? 'plaatje' : 'plaatjes'}: ik lees alleen tekst.`,
      'pages-without-text': (count: number, pages: readonly number[]) =>
        `${count === 1 ? 'Pagina' : 'Pagina’s'} ${pages.join(', ')}: daar staat geen tekst op, alleen beeld.`,
      'hidden-sheets': (count: number) =>
        count === 1 ? 'Eén verborgen tabblad las ik niet.' : `${count} verborgen tabbladen las ik niet.`,
      'hidden-slides': (_count: number, pages: readonly number[]) =>
        `${pages.length === 1 ? 'Dia' : 'Dia’s'} ${pages.join(', ')}: verborgen.`,
      scripts: () => 'De scripts in de pagina: die voer ik nooit uit.',
      navigation: () => 'Het menu en de rest rond de tekst.',
      'embedded-files': (count: number) =>
        `${count} ${count === 1 ? 'bestand' : 'bestanden'} in het document: stuur die apart als ik ze moet lezen.`,
      'unreadable-parts': (count: number) =>
        count === 1 ? '1 deel dat ik niet kon openen.' : `${count} delen die ik niet kon openen.`,
    } satisfies Record<string, (count: number, pages: readonly number[]) => string>,
    whoMayRead: {
      network: 'Iedereen in het netwerk kan er vragen over stellen.',
      organisation: 'Iedereen in jouw organisatie kan er vragen over stellen.',
      direct_only:
        'Iedereen in jouw organisatie kan er vragen over stellen, maar alleen in een direct bericht aan mij.',
    },
    changeWho: 'Moet dat anders? Druk op een knop.',
    pressWho: 'Verandert dat? Dan druk je zelf op de knop.',
    pressAway: 'Druk op “Haal het weg”. Daarna antwoord ik er niet meer uit.',
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
        'Dit soort bestand ken ik niet. Ik lees PDF, Word (.docx), PowerPoint (.pptx), Excel (.xlsx), CSV, webpagina’s, Markdown en gewone tekst.',
      'reading.not-what-it-says':
        'De naam zegt PDF of Office, maar er staat alleen gewone tekst in. Sla het op in het programma waarin je het maakte, of geef het de naam .txt. Stuur het dan nog eens.',
      'reading.old-office': 'Dit is een oud Office-bestand. Sla het op als .docx, .pptx of PDF en stuur het opnieuw.',
      'reading.encrypted': 'Er zit een wachtwoord op. Sla het op zonder wachtwoord en stuur het opnieuw.',
      'reading.broken': 'Het bestand is beschadigd. Open het zelf, sla het opnieuw op en stuur het nog een keer.',
      'reading.too-much-inside':
        'Er zit veel meer in het bestand dan in een gewoon document. Sla het op als PDF en stuur het opnieuw.',
      'reading.no-text':
        'Er staat geen tekst in, alleen beeld. Is het een scan? Maak er dan een PDF met tekst van (OCR).',
      'reading.too-slow': 'Het lezen duurde langer dan een halve minuut. Knip het document in delen.',
      'reading.too-heavy': 'Het document vraagt te veel geheugen. Knip het in delen.',
      'fetching.address':
        'Dit webadres kan ik niet openen. Stuur een adres dat begint met https:// en waar geen wachtwoord in staat.',
      'fetching.forbidden': 'Dit adres staat niet op het open internet. Sla de pagina op en stuur het bestand.',
      'fetching.refused': 'De website geeft de pagina niet aan mij. Open hem zelf, sla hem op en stuur het bestand.',
      'fetching.unavailable': 'De website is nu niet bereikbaar. Probeer het later nog een keer.',
      'fetching.too-slow': 'De website antwoordde te langzaam. Probeer het later nog een keer.',
      'fetching.redirects': 'De website stuurt steeds door naar een andere pagina. Stuur het adres van de pagina zelf.',
      'fetching.file-refused':
        'Ik mag het bestand niet ophalen. Vraag je beheerder of de app bestanden mag lezen, en stuur het daarna opnieuw.',
      'fetching.file-unavailable': 'Ik kan het bestand nu niet ophalen. Stuur het later nog een keer.',
      'fetching.file-too-slow':
        'Het ophalen van het bestand duurde te lang. Stuur een kleiner bestand, of probeer het later nog een keer.',
      'fetching.file-gone': 'Het bestand is er niet meer. Stuur het nog een keer.',
    } satisfies Record<string, string>,
    otherProblem: 'Er ging iets mis. Stuur het over een paar minuten nog een keer.',
    renewal: (title: string, until: string) =>
      `"${title}" gold tot en met ${until}. Ik antwoord er nog uit, maar zeg er wel bij dat het verouderd kan zijn. Klopt het nog?`,
    renewalInstead: {
      broker: 'Wie dit document toevoegde, kan ik dat niet meer vragen. Daarom vraag ik het de makelaars.',
      administrator:
        'Er is geen makelaar die dat kan zeggen. Geef iemand die rol: typ /impact rol. Die kan het document daarna verlengen of weghalen.',
    },
    stillRight: 'Ja, nog een jaar',
    answeredBefore: 'Een collega heeft dit al beantwoord: dit document geldt nog. Ik heb niets gewijzigd.',
    renewed: (until: string) => `Mooi. Het document geldt nu tot en met ${until}.`,
    page: (page: number) => `p. ${page}`,
  },
};
