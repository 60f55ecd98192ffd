const seats = (count: number): string => (count === 1 ? '1 plek' : `${count} plekken`);

const comers = (count: number): string =>
  count === 0 ? 'Nog niemand komt.' : count === 1 ? '1 collega komt.' : `${count} collega’s komen.`;

const problems = {
  unmoved:
    'Ik weet nog niet hoe laat het begint. Zeg eerst de dag en de tijd, bijvoorbeeld: vrijdag 19 maart 2027 om 10 uur.',
  night: 'Dan begint het in de nacht. Hoe laat moet het beginnen?',
  past: 'Dit moment is al voorbij. Kies een datum die nog komt.',
  nowhere: 'Zeg waar het is: een plaats met adres, of een link om online mee te doen.',
  'no-address': 'Zet er een adres bij: straat, huisnummer en plaats.',
  'no-link': 'Een webinar is online. Geef de link om mee te doen.',
  'bad-link': 'Deze link klopt niet. Hij begint met https://.',
  'not-a-rule': 'Deze herhaling begrijp ik niet. Kies er een uit de lijst.',
  endless: 'Deze reeks stopt nooit. Zeg hoe vaak het is, of tot welke dag.',
  'too-many': 'Dit zijn te veel data. Een reeks heeft er hoogstens 110, binnen twintig jaar.',
  'no-dates': 'Zo komt er geen enkele datum uit. Kies een andere herhaling of datum.',
  capacity: 'Dit is geen aantal. Schrijf een getal, bijvoorbeeld 30, of laat het leeg.',
  time: 'Dit is geen tijd. Schrijf bijvoorbeeld 14.00.',
  times: 'Zeg hoe vaak het is: een getal van 2 tot en met 110.',
};

/** What this part of the bot says in Dutch. */
export const nl = {
  sessions: {
    stillWaits: (title: string, when: string) =>
      `Op deze uitnodiging heb je nog niets gezegd: ${title}, ${when}. Er is nog plaats. Kom je?`,
    kinds: { learning_network: 'Leernetwerk', knowledge_session: 'Kennissessie', webinar: 'Webinar' },
    invitation: {
      text: 'Plan hier een leernetwerk, kennissessie of webinar. Je ziet eerst het voorbeeld.',
      label: 'Plan een sessie',
    },
    onlyBrokers: 'Alleen een makelaar kan een sessie plannen. Vraag het aan de makelaar van je organisatie.',
    onlyNetwork:
      'Alleen een netwerkmakelaar kan mensen van andere organisaties uitnodigen. Kies alleen je eigen organisatie.',
    formTitle: 'Sessie plannen',
    preview: 'Laat het voorbeeld zien',
    fields: {
      kind: 'Wat is het?',
      title: 'Titel',
      about: 'Waar gaat het over?',
      date: 'Datum (de eerste keer)',
      time: 'Hoe laat? (bijvoorbeeld 14.00)',
      minutes: 'Hoe lang?',
      repeat: 'Hoe vaak komt het terug?',
      times: 'Hoeveel keer in totaal?',
      timesHint: 'Alleen als het terugkomt.',
      place: 'Plaats, met adres',
      link: 'Link om online mee te doen',
      capacity: 'Hoeveel plekken? (leeg: voor iedereen)',
      stay: 'Wie komen er nog?',
      organisations: 'Voor welke organisaties?',
      roles: 'Voor welke rollen?',
      session: 'Welke datum?',
      newDate: 'Nieuwe datum',
      reason: 'Waarom?',
      recap: 'Verslag',
      idea: 'Waar wil je het over hebben?',
      votes: 'Waar stem je op?',
      which: 'Naar welke data kom je?',
    },
    repeats: {
      once: 'Eén keer',
      weekly: 'Elke week',
      fortnightly: 'Elke twee weken',
      monthly: 'Elke maand',
      bimonthly: 'Elke twee maanden',
      'five-a-year': 'Vijf keer per jaar',
      own: 'Anders: zoals het nu staat',
    },
    lasts: (minutes: number) => (minutes < 60 ? `${minutes} minuten` : `${String(minutes / 60).replace('.', ',')} uur`),
    problems: {
      ...problems,
      weekday: (said: string, options: string[]) =>
        `“${said}” klopt niet: die dag hoort niet bij die datum. Bedoel je ${options.join(' of ')}?`,
    },
    lacks: {
      ...problems,
      date: 'Op welke dag is het? En hoe laat?',
      dates: 'Op welke dagen is het? Noem ze allemaal, of zeg de eerste en hoe vaak het terugkomt.',
      time: 'Hoe laat begint het?',
      times: 'Hoeveel keer is het in totaal? Of: tot en met welke maand?',
      nowhere: 'Waar is het? Geef een plaats met adres, of een link om online mee te doen.',
      'no-link': 'Het is online. Wat is de link om mee te doen?',
    },
    clock: (from: string, until: string) => `${from}–${until}`,
    speaker: (name: string) => `Spreker: ${name}`,
    since: (day: string) => `vanaf ${day}`,
    between: (from: string, until: string) => `ergens van ${from} tot en met ${until}`,
    comesBack: (how: string, times: number | null) => (times === null ? how : `${how}, ${times} keer`),
    changeWhat:
      'Wat wil je veranderen? Zeg bijvoorbeeld: een week later, van 15 tot 16.30, maximaal 12 plekken, online, of voor alle ambassadeurs.',
    pressToDrop: 'Wil je het weggooien? Druk dan op “Gooi weg”.',
    restored: 'Het staat er weer. Er is nog niemand uitgenodigd.',
    made: 'Hieronder staat het voorbeeld. Er is nog niemand uitgenodigd.',
    madeElsewhere: 'Het voorbeeld staat in je gesprek met mij. Er is nog niemand uitgenodigd.',
    states: {
      draft: (number: number) => `Sessie ${number}: nog niet aangekondigd`,
      announced: (number: number) => `Sessie ${number}: aangekondigd`,
      cancelled: (number: number) => `Sessie ${number}: afgezegd`,
      dropped: (number: number) => `Sessie ${number}: weggegooid`,
    },
    buttons: {
      announce: 'Kondig aan',
      edit: 'Wijzig',
      agreeEdit: 'Pas aan en meld het',
      drop: 'Gooi weg',
      restore: 'Haal terug',
      move: 'Verzet',
      cancel: 'Zeg een datum af',
      cancelAll: 'Zeg alles af',
      who: 'Wie komen er',
      capacity: 'Aantal plekken',
      recap: 'Schrijf een verslag',
      recapAgain: 'Wijzig het verslag',
      article: 'Maak er een artikel van',
    },
    forWhom: (whom: string) => `Voor: ${whom}`,
    reaches: (total: number) => (total === 1 ? 'Dit is voor 1 collega.' : `Dit is voor ${total} collega’s.`),
    invited: (done: number, waiting: number, failed: number) =>
      [
        `Uitgenodigd: ${done}.`,
        ...(waiting > 0 ? [`Onderweg: ${waiting}.`] : []),
        ...(failed > 0 ? [`Niet bereikt: ${failed}.`] : []),
      ].join(' '),
    notReached: (count: number) =>
      count === 1
        ? '1 collega kreeg geen uitnodiging: die wil geen berichten, kreeg er deze week al genoeg, of is niet te bereiken in de chat.'
        : `${count} collega’s kregen geen uitnodiging: zij willen geen berichten, kregen er deze week al genoeg, of zijn niet te bereiken in de chat.`,
    line: (when: string, where: string | null) => (where === null ? when : `${when}, ${where}`),
    movedFrom: (when: string) => `verzet, was ${when}`,
    calledOff: 'afgezegd',
    calledOffBecause: (reason: string) => `afgezegd: ${reason}`,
    online: 'online',
    coming: comers,
    comingShort: (count: number) => (count === 1 ? '1 komt' : `${count} komen`),
    placesShort: (taken: number, capacity: number, waiting: number) =>
      `${taken} van ${seats(capacity)} bezet${waiting > 0 ? `, ${waiting} op de wachtlijst` : ''}`,
    youCome: 'jij komt',
    youComeTwo: 'jij komt met een collega',
    youWait: (place: number) => `jij staat op plaats ${place} van de wachtlijst`,
    yoursUntil: (until: string) => `een plek voor jou tot ${until}`,
    youDoNot: 'jij komt niet',
    from: (organisation: string) => `Van de makelaar van ${organisation}`,
    lessMessages: 'Liever geen uitnodigingen? Typ /impact berichten.',
    join: 'Ik kom',
    joinAll: 'Ik kom altijd',
    decline: 'Ik kan niet',
    choose: 'Kies data',
    topicsButton: 'Onderwerpen',
    calendarButton: 'Zet in mijn agenda',
    takePart: 'Doe online mee',
    save: 'Bewaar',
    joined: (when: string) => `Goed, je komt op ${when}. Ik herinner je een week en een dag van tevoren.`,
    joinedAll: (count: number) =>
      `Goed, je komt naar alle ${count} data. Ik herinner je steeds een week en een dag van tevoren.`,
    joinedTwo: (when: string) =>
      `Goed, je komt op ${when}, met een collega. Dat zijn twee plekken. Ik herinner je een week en een dag van tevoren.`,
    sameJoinedTwo: (when: string) => `Je stond er al bij voor ${when}, met een collega.`,
    oneGuest: 'Je kunt één collega meenemen, meer niet.',
    onlyOnePlace: (when: string) => `Er is één plek voor jou: je komt op ${when}, zonder je collega.`,
    noSecondPlace: 'Er is geen tweede plek vrij. Je staat er zelf wel bij.',
    waits: (when: string, place: number) =>
      `Op ${when} is het vol. Je staat op de wachtlijst, op plaats ${place}. Komt er een plek vrij, dan hoor je het.`,
    offer: (title: string, when: string, until: string) =>
      `Er is een plek vrij voor jou: ${title}, ${when}. Kom je? Zeg het dan voor ${until}. Daarna is de volgende aan de beurt.`,
    lapsed: (title: string, when: string) =>
      `De plek bij ${title}, ${when}, is nu voor de volgende. Wil je toch komen? Zet je dan weer op de wachtlijst.`,
    joinQueue: 'Zet me op de wachtlijst',
    hasBegun: 'Deze sessie is al begonnen. Aanmelden kan niet meer.',
    placesLine: (taken: number, capacity: number) => `${taken} van ${seats(capacity)} bezet.`,
    chosenWaiting: (count: number) =>
      count === 1
        ? 'Eén datum is vol: daar sta je op de wachtlijst.'
        : `${count} data zijn vol: daar sta je op de wachtlijst.`,
    waitingList: (count: number, names: string) => `Op de wachtlijst: ${count}${names === '' ? '' : ` (${names})`}.`,
    capacitySet: (capacity: number | null) =>
      capacity === null
        ? 'Er is nu plek voor iedereen.'
        : `Er ${capacity === 1 ? 'is' : 'zijn'} nu ${seats(capacity)} per datum.`,
    pressForCapacity: (capacity: number) => `Druk op de knop, dan wordt het ${seats(capacity)} per datum.`,
    makeCapacity: (capacity: number) => `Maak er ${seats(capacity)} van`,
    stayTitle: 'Wie komen er nog?',
    stayIntro: (capacity: number) =>
      `Er ${capacity === 1 ? 'is' : 'zijn'} straks ${seats(capacity)} per datum, en er komen meer mensen. Kies wie er nog komt. De anderen gaan vooraan op de wachtlijst en horen dat.`,
    nameless: 'Iemand',
    seated: (name: string, organisation: string, isTwo: boolean, when: string) =>
      `${name} (${organisation}${isTwo ? ', met een collega' : ''}), ${when}`,
    stayTooMany: (capacity: number) => `Dit past niet in ${seats(capacity)} per datum. Kies minder mensen.`,
    changedMeanwhile: 'Er is intussen iets veranderd. Probeer het nog eens.',
    putBack: (title: string, when: string, place: number) =>
      `Er zijn minder plekken bij ${title}, ${when}. Je staat nu op de wachtlijst, op plaats ${place}. Komt er een plek vrij, dan hoor je het.`,
    declined: (when: string) => `Goed, je komt niet op ${when}. Toch wel? Druk dan op “Ik kom”.`,
    sameJoined: (when: string) => `Je stond er al bij voor ${when}.`,
    sameDeclined: (when: string) => `Ik had al dat je niet komt op ${when}.`,
    chosen: (count: number) =>
      count === 0
        ? 'Goed, je komt naar geen van de data.'
        : `Goed, je komt naar ${count} ${count === 1 ? 'datum' : 'data'}.`,
    isOff: 'Deze sessie gaat niet door. Je hoeft je niet aan of af te melden.',
    isOver: 'Deze sessie is al geweest.',
    gone: 'Deze sessie is er niet meer, of hij is niet voor jou.',
    notNow: (state: string) => `Dat kan nu niet. ${state}.`,
    announced: 'Ik nodig iedereen uit. Buiten werktijd gaat het de volgende werkdag weg.',
    nobody: 'Niemand hoort bij deze groep. Zeg voor wie het wel is, bijvoorbeeld: voor alle ambassadeurs.',
    dropped: 'Goed, ik kondig het niet aan.',
    pressToMove: 'Druk op “Verzet”, en kies de nieuwe dag en tijd. Wie komt, hoort het dan.',
    undecided: 'Goed, je hoeft nog niets te kiezen. Weet je het? Zeg dan “ik kom” of “ik kan niet”.',
    pressToAnnounce: 'Druk op “Kondig aan”, dan nodig ik iedereen uit.',
    pressToCancel: 'Druk op “Zeg een datum af” of “Zeg alles af”.',
    noneToCome: 'Er komt geen datum meer.',
    noneHeld: 'Er is nog geen sessie geweest. Een verslag kan daarna.',
    clash: 'Op dat moment is er al een andere datum van deze reeks.',
    moved: 'Verzet. Wie komt, hoort het nu.',
    cancelled: 'Afgezegd. Wie zou komen, hoort het nu.',
    edited: 'Aangepast. Wie komt, hoort het nu.',
    nothingEdited: 'Er is niets veranderd.',
    editIntro: 'Dit geldt voor alle data die nog komen. Wie komt, hoort wat er anders is.',
    editAsk: 'Dit wordt anders. Wie komt, hoort het dan.',
    editedNotice: (title: string) => `Er is iets veranderd aan ${title}. Je staat er nog bij.`,
    editedOne: (title: string, when: string) => `Er is iets veranderd aan ${title} van ${when}. Je staat er nog bij.`,
    oneAsk: (when: string) => `Dit wordt anders op ${when}. Wie komt, hoort het dan.`,
    oneMoves: (before: string, now: string) => `${before} wordt ${now}. Wie komt, hoort het dan.`,
    oneOff: 'Zeg je dit af? Druk op de knop en schrijf waarom. Wie zou komen, hoort het dan.',
    moveOne: 'Verzet en meld het',
    callOff: (when: string) => `Zeg af: ${when}`,
    whichDate: 'Welke datum bedoel je?',
    editedTo: {
      title: (to: string) => `Titel: ${to}`,
      about: (to: string) => `Waar het over gaat: ${to}`,
      place: (to: string) => `Plaats: ${to}`,
      link: (to: string) => `Link: ${to}`,
    },
    nothingThere: 'geen',
    allCancelled: 'Alles is afgezegd. Wie zou komen, hoort het nu.',
    movedNotice: (title: string, before: string, now: string) =>
      `${title} van ${before} is verzet naar ${now}. Je staat er nog bij. Kun je niet? Zeg het dan hieronder.`,
    cancelledNotice: (title: string, when: string, reason: string) => `${title} van ${when} gaat niet door. ${reason}`,
    allCancelledNotice: (title: string, reason: string) =>
      `${title} gaat niet meer door, ook niet op latere data. ${reason}`,
    movedWaiting: (title: string, before: string, now: string) =>
      `${title} van ${before} is verzet naar ${now}. Je staat nog op de wachtlijst.`,
    takeOutOfCalendar: 'Staat het in je agenda? Haal het daar dan zelf weg.',
    reminder: (title: string, when: string) => `Herinnering: ${title} is op ${when}. Je staat erbij.`,
    topTopics: 'Hier willen collega’s het over hebben:',
    topic: (text: string, votes: number) => `${text} (${votes} ${votes === 1 ? 'stem' : 'stemmen'})`,
    topicsTitle: 'Onderwerpen',
    topicsIntro: (title: string, when: string) => `Voor ${title}, ${when}. Stem, of stel zelf iets voor.`,
    topicsKept: 'Dank je. Je stem telt mee.',
    topicAdded: 'Dank je. Je onderwerp staat erbij, met jouw stem.',
    topicsBegin:
      'Moeten deze onderwerpen erbij, zodat mensen erop kunnen stemmen? Druk op de knop, kijk ze na en bewaar ze.',
    topicsAdded: (count: number) =>
      count === 1
        ? 'Het onderwerp staat erbij. Wie is uitgenodigd kan erop stemmen.'
        : `${count} onderwerpen staan erbij. Wie is uitgenodigd kan erop stemmen.`,
    whichTopic: 'Op welk onderwerp stem je? Zeg het nummer, of een woord eruit.',
    votedFor: (topic: string) => `Dank je. Je stemt voor: ${topic}.`,
    noTopicOfYours: 'Van jou staat er geen onderwerp bij.',
    topicGone: 'Goed, je onderwerp is eraf. Stemden anderen er ook op, dan blijft het staan, zonder jouw stem.',
    noTopicsYet: 'Er is nog geen onderwerp voorgesteld.',
    mayBring: (when: string) => `Ja, je kunt op ${when} één collega meenemen. Dat zijn dan twee plekken.`,
    joinTwo: 'Ik kom met een collega',
    topicBegin: 'Wil je dit voorstellen als onderwerp? Kijk het na en bewaar het.',
    noTopicsNow: 'Er is nu geen sessie waarvoor je een onderwerp kunt voorstellen.',
    calendarGiven: 'Het bestand staat in je gesprek met mij.',
    calendarHere: (title: string) => `Hier is ${title} voor je agenda.`,
    recapWanted: (title: string, when: string) =>
      `${title} van ${when} is geweest. Schrijf je een kort verslag? Dan krijgt iedereen die kwam het. Je kunt er ook een artikel van maken.`,
    whichRecap: 'Van welke sessie is het verslag?',
    recapBegin: (title: string, when: string) =>
      `Schrijf hier het verslag van ${title}, ${when}. Zodra je het bewaart, krijgt wie kwam het.`,
    recapThere: (title: string, when: string) =>
      `Het verslag van ${title}, ${when} is er al. Wie kwam kreeg het toen het werd bewaard. Bewaar je het opnieuw, dan krijgen zij het nog een keer.`,
    recapHint: 'Wie kwam krijgt dit verslag. Zet er geen gegevens van personen in.',
    recapGiven: 'Het verslag is verstuurd aan wie kwam. Met één druk op de knop maak je er een artikel van.',
    recapNotice: (title: string, when: string) => `Verslag van ${title}, ${when}:`,
    recapFrom: 'Zo schreef de makelaar het op.',
    recapQuestion: (title: string, when: string) => `Wat kwam er uit ${title} van ${when}?`,
    recapAskedAs: {
      learning_network: [
        'Wat kwam er uit het leernetwerk?',
        'Wat is er besproken in het leernetwerk?',
        'Verslag van het leernetwerk',
      ],
      knowledge_session: [
        'Wat kwam er uit de kennissessie?',
        'Wat is er besproken in de kennissessie?',
        'Verslag van de kennissessie',
      ],
      webinar: ['Wat kwam er uit het webinar?', 'Wat is er besproken in het webinar?', 'Verslag van het webinar'],
    },
    articleMade: 'Het verslag is nu een artikel. Wie ernaar vraagt, krijgt het als antwoord.',
    isArticle: 'Van dit verslag is al een artikel gemaakt.',
    noRecap: 'Er is nog geen verslag.',
    whoTitle: 'Wie komen er',
    ofOrganisation: (organisation: string, names: string) => `${organisation}: ${names}`,
    numberOf: (organisation: string, count: number) => `${organisation}: ${count}`,
    others: (count: number) => `en nog ${count}`,
    numbersOnly: 'Wie het zijn, zie je als je zelf komt: dan noem ik de collega’s van je eigen organisatie.',
    youPlan: (state: string, title: string) => `${state} (“${title}”)`,
    goesTo: (title: string, when: string) => `Je gaat naar ${title}, ${when}`,
    waitsFor: (title: string, when: string) => `Je wacht op een plek bij ${title}, ${when}`,
    showAll: 'Sessies',
    upcoming: 'Deze sessies komen eraan:',
    noneUpcoming: 'Er staat geen sessie gepland waar jij voor uitgenodigd bent.',
    noneLike: 'Zo’n sessie staat niet gepland. Deze wel:',
    inPrivate: 'Aanmelden doe je in een gesprek met mij alleen.',
    whichJoin: 'Naar welke wil je?',
    youComeTo: 'Hier kom je naartoe. Welke wil je afzeggen?',
    youComeToNone: 'Je staat nergens bij.',
    notTold: (count: number) =>
      count === 1 ? '1 collega kreeg de wijziging niet.' : `${count} collega’s kregen de wijziging niet.`,
    notToldNotice: (title: string) =>
      `${title}: de wijziging kon ik niet bezorgen. Vertel je het ze zelf? Het gaat om:`,
    invitedLater: (count: number) =>
      count === 1
        ? '1 collega krijgt de uitnodiging later: die had al genoeg berichten deze week.'
        : `${count} collega’s krijgen de uitnodiging later: zij hadden al genoeg berichten deze week.`,
    whichOne: 'Welke bedoel je?',
    called: (number: number) => `Sessie ${number}`,
    named: (number: number, title: string) => `Sessie ${number}: ${title}`,
  },
};
