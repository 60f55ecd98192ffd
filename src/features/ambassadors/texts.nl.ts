const PACES = {
  weekly: 'ongeveer elke week',
  fortnightly: 'ongeveer om de week',
  monthly: 'ongeveer elke maand',
};
const DAYS = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag'];

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} en ${items.at(-1)}`;

/** What this part of the bot says in Dutch. */
export const nl = {
  ambassadors: {
    paces: PACES,
    days: DAYS,
    hours: { any: 'Maakt niet uit', morning: 'In de ochtend', afternoon: 'In de middag' },
    schoolRegions: {
      none: 'Ja, dan ook',
      noord: 'Nee, regio noord',
      midden: 'Nee, regio midden',
      zuid: 'Nee, regio zuid',
    },
    join: 'Word ambassadeur',
    change: 'Wijzig',
    restLabel: 'Even niet',
    stop: 'Stop',
    resume: 'Ga weer door',
    joinTitle: 'Ambassadeur',
    joinIntro:
      'Je krijgt af en toe een kort bericht: een vraag om van te leren, een haakje met beleid, of iets om te doen. Je kunt altijd stoppen.',
    save: 'Opslaan',
    fields: {
      pace: 'Hoe vaak?',
      themes: 'Over welke thema’s? (niets gekozen: over alles)',
      department: 'Bij welke afdeling werk je?',
      days: 'Op welke dagen?',
      hours: 'Wanneer op de dag?',
      school: 'Ook in de schoolvakantie?',
    },
    errors: { days: 'Kies minstens één dag.' },
    about:
      'Als ambassadeur help je collega’s om aan impact te denken. Je krijgt af en toe een kort bericht van mij: een vraag om van te leren, een haakje met beleid of iets om te doen. Jij kiest hoe vaak en waarover, en je stopt wanneer je wilt. Eén bericht kost je een paar minuten.',
    wouldYou: 'Wil je meedoen?',
    invitation:
      'Vind je dit onderwerp leuk? Word dan ambassadeur. Je krijgt af en toe een kort bericht om van te leren. Ik vraag dit hooguit eens per kwartaal.',
    onlyMembers: 'Ambassadeur worden kan alleen een collega van een aangesloten organisatie.',
    notJoined: 'Prima, dan word je geen ambassadeur.',
    byRole:
      'Je hebt de rol van ambassadeur. Je krijgt berichten die een makelaar aan ambassadeurs stuurt. Vragen en haakjes stuur ik je nog niet: daarvoor kies je eerst hoe vaak je iets wilt.',
    choose: 'Kies hoe vaak',
    howToChoose: 'Wat wil je anders? Zeg bijvoorbeeld: elke maand, of: alleen over mobiliteit. Of kies het met Wijzig.',
    askColleague: (name: string) =>
      `Ieder kiest zelf of hij ambassadeur wordt. Zal ik ${name} vragen of die het wil worden?`,
    whomToAsk: 'Ieder kiest zelf of hij ambassadeur wordt. Wie zal ik het vragen?',
    askLabel: (name: string) => `Vraag ${name}`,
    asked: (name: string) => `Ik vraag het ${name}. Alleen ${name} beslist.`,
    notAsked: (name: string) =>
      `Ik vraag het ${name} nu niet. Misschien is ${name} al ambassadeur, heb ik het kort geleden gevraagd, of wil ${name} zulke berichten niet.`,
    hadTheirShare: (name: string) =>
      `Ik vraag het ${name} nu niet: ${name} kreeg deze week al genoeg berichten van mij. Vraag het over een week nog eens.`,
    isOneAlready: (name: string) =>
      `${name} is al ambassadeur. Stoppen doet een collega zelf: die typt bij mij “ik stop als ambassadeur”.`,
    whichColleague:
      'Welke collega van je organisatie bedoel je? Zeg het nog eens met de voornaam en de achternaam. Ik ken alleen wie hier een account heeft.',
    askedBy: (name: string) =>
      `${name} vraagt of je ambassadeur wilt worden. Als ambassadeur krijg je af en toe een kort bericht om van te leren. Jij kiest hoe vaak, en je stopt wanneer je wilt. Wil je meedoen?`,
    somebody: 'Een collega',
    wished: (settings: string, about: string, button: string) =>
      `Zo kan het. ${settings} ${about} Druk op “${button}”, kijk het na en druk op Opslaan. Dan ben je ambassadeur.`,
    notOne: 'Je bent nog geen ambassadeur. Wil je het worden?',
    joined: 'Leuk, je bent ambassadeur! Zo staat het nu:',
    changed: 'Aangepast. Zo staat het nu:',
    already: 'Je bent al ambassadeur. Zo staat het nu:',
    own: 'Je bent ambassadeur. Zo staat het nu:',
    stoppedState: 'Je bent geen ambassadeur meer en krijgt geen berichten.',
    settings: (chosen: { pace: keyof typeof PACES; days: readonly number[]; hours: 'any' | 'morning' | 'afternoon' }) =>
      `Je krijgt ${PACES[chosen.pace]} een bericht${chosen.days.length === 5 ? '' : `, op ${listed(chosen.days.map((day) => DAYS[day] ?? ''))}`}${{ any: '', morning: ', in de ochtend', afternoon: ', in de middag' }[chosen.hours]}.`,
    thereAre: (themes: readonly string[]) => `Deze thema’s zijn er: ${listed(themes)}.`,
    aboutThemes: (themes: readonly string[]) =>
      themes.length === 0 ? 'Het gaat over alle thema’s.' : `Het gaat over ${listed(themes)}.`,
    forDepartment: (department: string) => `Je werkt bij: ${department}.`,
    notInHolidays: (region: string, next: { name: string; from: string; until: string } | null) =>
      `Niet in de schoolvakanties van regio ${region}${next === null ? '' : ` (${next.name}: ${next.from} tot en met ${next.until})`}.`,
    holidays: {
      list: 'In deze schoolvakanties krijgt wie daarvoor koos niets van mij. Ze gelden voor alle organisaties.',
      none: 'Er staan nog geen schoolvakanties in. Ze gelden voor alle organisaties.',
      one: (name: string, region: string, from: string, until: string) =>
        `${name}, regio ${region}: ${from} tot en met ${until}`,
      more: (count: number) => `En nog ${count}, later.`,
      remove: (number: number) => `Haal weg: ${number}`,
      add: 'Voeg een vakantie toe',
      title: 'Schoolvakantie',
      intro:
        'Neem de dagen over van de website van de overheid. Dezelfde eerste dag nog eens verbetert wat er al staat.',
      regions: { noord: 'Noord', midden: 'Midden', zuid: 'Zuid' },
      fields: {
        region: 'Regio',
        name: 'Naam',
        nameHint: 'Bijvoorbeeld: zomervakantie',
        from: 'Eerste dag',
        until: 'Laatste dag',
      },
      problems: {
        before: 'De laatste dag ligt voor de eerste.',
        past: 'Deze vakantie is al voorbij.',
        long: 'Langer dan tien weken is geen schoolvakantie. Kijk de jaren na.',
      },
      kept: (name: string, region: string) => `Bewaard: ${name} in regio ${region}.`,
      removed: (name: string, region: string) => `Weggehaald: ${name} in regio ${region}.`,
      gone: 'Deze vakantie staat er niet meer in.',
    },
    restsUntil: (day: string, from: string | null) =>
      `Je krijgt niets ${from === null ? '' : `van ${from} `}tot ${day}.`,
    nextOne:
      'Wanneer het volgende komt, ligt niet vast: het valt op een van je dagen, ongeveer zo vaak als je koos, en nooit als je even niets wilt.',
    numbers: (got: number, cards: number) =>
      got === 0
        ? 'Je hebt nog niets van mij gekregen.'
        : `Je kreeg ${got} ${got === 1 ? 'bericht' : 'berichten'} en beantwoordde ${cards} ${cards === 1 ? 'kaart' : 'kaarten'}. Dat zie alleen jij.`,
    example: 'Zo ziet een bericht eruit:',
    noPace: 'Dat tempo heb ik niet. Kies uit: ongeveer elke week, om de week of elke maand.',
    whichPace: 'Hoe vaak wil je iets krijgen? Kies uit: ongeveer elke week, om de week of elke maand.',
    paceNow: (pace: keyof typeof PACES) => `Goed. Je krijgt voortaan ${PACES[pace]} een bericht.`,
    slowest: 'Minder vaak dan elke maand heb ik niet. Je kunt wel even stoppen met Even niet.',
    fastest: 'Vaker dan elke week heb ik niet: dan wordt het te veel.',
    restTitle: 'Even niet',
    restFields: { how: 'Hoe lang?', until: 'Tot en met welke dag?', from: 'Vanaf welke dag? Leeg: vanaf nu' },
    restFor: { week: 'Een week', fortnight: 'Twee weken', month: 'Een maand', date: 'Tot een datum' },
    restNow: (day: string) => `Goed, je hoort niets van mij tot ${day}. Je kunt altijd eerder weer beginnen.`,
    restLater: (from: string, day: string) =>
      `Goed, je hoort niets van mij van ${from} tot ${day}. Tot dan gaat het door zoals nu.`,
    earlierRest: {
      longer: (until: string) => `Je had al pauze tot ${until}: die gaat zo door.`,
      gone: (until: string, from: string | null) =>
        `Je eerdere pauze, ${from === null ? '' : `van ${from} `}tot ${until}, vervalt. Ik onthoud één pauze tegelijk.`,
    },
    noRest: 'Toch geen pauze',
    restProblems: {
      'one-at-a-time':
        'Je hebt nu al pauze, en die blijft zoals hieronder staat. Ik onthoud één pauze tegelijk. Noem de volgende als deze voorbij is, of begin eerst weer.',
      past: 'Die dag is al geweest. Noem een dag die nog komt.',
      'too-long': 'Langer dan een jaar kan niet. Kies een dag binnen een jaar, of stop.',
      when: 'Tot wanneer wil je niets krijgen? Noem een dag, of kies hieronder.',
    },
    resumed: 'Fijn dat je er weer bent. Je krijgt weer berichten.',
    wouldYouStop:
      'Wil je stoppen als ambassadeur? Druk dan op Stop: je krijgt daarna geen vragen en haakjes meer. Nu is er niets veranderd.',
    stopped: 'Je bent gestopt als ambassadeur. Je krijgt geen berichten meer. Bedankt voor wat je deed!',
    wasNotOne:
      'Je bent geen ambassadeur, dus daarvoor krijg je niets van mij. In een bericht van een makelaar staat van wie het komt. Wil je die ook niet? Typ: geen berichten meer.',
    colleague:
      'Ieder kiest dat zelf. Stuur je collega dit: typ bij de Impactmakelaar “/impact ambassadeur”. Dan zie je hoe het werkt.',
    other: 'Dat kan ik je niet vertellen. De makelaar van je organisatie weet meer over de ambassadeurs.',
    onlyAlone: 'Dat regelen we liever samen. Typ dit in een direct bericht aan mij.',
    why: 'Waarom krijg ik dit?',
    verdicts: { right: 'Goed!', nearly: 'Bijna goed.', wrong: 'Dat is het niet.' },
    typeAnswer: 'Antwoord in je eigen woorden.',
    grades: { right: 'Ik had het goed', nearly: 'Ik had het bijna goed', wrong: 'Ik had het niet goed' },
    oneMore: 'Nog een vraag',
    oneMoreBelow: 'De vraag staat hieronder.',
    noMoreCards: 'Meer vragen heb ik vandaag niet voor je. Wat je al weet, vraag ik later nog eens.',
    because: 'Dit is waarom:',
    source: (title: string, date: string | null, sentence: string | null) =>
      `Bron: ${title}${date === null ? '' : ` (${date})`}.${sentence === null ? '' : ` Daar staat: “${sentence}”`}`,
    again: (weeks: number) =>
      weeks === 1
        ? 'Ik vraag het je over ongeveer een week nog eens.'
        : `Ik vraag het je over ongeveer ${weeks} weken nog eens.`,
    answeredBefore: 'Je hebt deze vraag vandaag al beantwoord. Je eerste antwoord telt.',
    graded: 'Aangepast. Bedankt.',
    cardGone: 'Deze kaart is er niet meer.',
    noCards: 'Er zijn nu geen kaarten.',
    notKnown: 'Geeft niets. Zo zit het:',
    notUnderstood: 'Ik weet niet of dat goed is. Dit is het antwoord; zeg zelf hoe je het had.',
    questionAgain: 'De vraag was:',
    skipped: 'Goed, deze slaan we over.',
    reasons: {
      'pledge-due': 'Je hebt dit toegezegd. Daarom vraag ik hoe het ermee staat.',
      invited: 'Je bent uitgenodigd en hebt nog niets gezegd. Er is nog plaats, en het komt binnenkort.',
      'card-due': 'Je hebt deze vraag eerder gehad. Herhalen op het goede moment helpt om het te onthouden.',
      'card-new': 'Deze vraag had je nog niet, en past bij de thema’s die je koos.',
      'hook-for-you': 'Dit haakje past bij je thema’s of je afdeling.',
      'success-near': 'Dit lukte bij een collega. Zo kun je er anderen over vertellen.',
      'who-knows': 'Hoe meer collega’s meedoen, hoe beter het werkt. Dit vraag ik niet vaak.',
      'many-ignored': 'Je deed met de laatste drie berichten niets. Daarom vraag ik dit één keer.',
    },
    since: (date: string) => `Je krijgt dit omdat je op ${date} ambassadeur werd.`,
    noneYet: 'Je hebt nog geen bericht van mij gekregen. Zo staat het nu:',
    didUse: 'Ik ga dit gebruiken',
    didAsk: 'Ik heb iemand gevraagd',
    nobody: 'Nu niemand',
    goOn: 'Ja, ga zo door',
    less: 'Minder vaak',
    whoKnows:
      'Wie ken jij die hier ook mee bezig is? Misschien noemt die collega het heel anders. Vraag die ene collega om ook ambassadeur te worden. Die typt bij mij: /impact ambassadeur.',
    stillWelcome:
      'Je hoort af en toe iets van mij, en ik hoor niets terug. Dat mag. Zijn mijn berichten nog welkom? Zeg je niets, dan laat ik je met rust.',
    hookLead: 'Een haakje dat je kunt gebruiken:',
    fromSources: (titles: readonly string[]) =>
      titles.length === 1
        ? `Bron: ${titles[0]}.`
        : `Bronnen: ${titles.map((title, at) => `${at + 1}. ${title}`).join('; ')}.`,
    thanks: 'Mooi, bedankt!',
    fine: 'Goed om te weten.',
    wentOn: 'Fijn! Ik ga zo door.',
    reactedBefore: 'Dat had ik al genoteerd.',
    gone: 'Dit bericht is niet meer van nu.',
  },
};
