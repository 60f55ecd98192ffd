/** How far a correction or recall is, and about how many minutes it still takes. */
interface ChangeShown {
  done: number;
  waiting: number;
  failed: number;
  minutes: number;
}

const people = (count: number): string => (count === 1 ? '1 collega' : `${count} collega’s`);

/** Of how many it is, with the verb that goes with it. */
const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const listed = (names: readonly string[]): string => new Intl.ListFormat('nl', { type: 'conjunction' }).format(names);

/** What this part of the bot says in Dutch. */
export const nl = {
  broadcasts: {
    invitation: {
      text: 'Schrijf hier een bericht aan een groep collega’s. Je ziet eerst wie het krijgt.',
      label: 'Schrijf een bericht',
    },
    onlyBrokers: 'Een bericht aan een groep kan alleen een makelaar sturen. Vraag het de makelaar van je organisatie.',
    onlyNetwork:
      'Dit bericht gaat ook naar andere organisaties. Dat mag alleen een netwerkmakelaar. Kies alleen je eigen organisatie, of vraag het een netwerkmakelaar.',
    titleOf: (organisation: string) => `Bericht van ${organisation}`,
    unknown: (names: readonly string[]) =>
      `${names.map((name) => `“${name}”`).join(' en ')} ken ik niet. Noem een collega, gemeente, regio, rol, afdeling of organisatie.`,
    /** Colleagues who are named one by one. */
    persons: {
      which: (name: string) => `Er zijn meer collega’s die ${name} heten. Wie bedoel je?`,
      tooMany: (name: string) => `Er zijn veel collega’s die ${name} heten. Noem de hele naam, of het e-mailadres.`,
      gone: 'Deze collega hoort niet meer bij je organisatie.',
    },
    guests: {
      whichVisit: 'Om welk werkbezoek gaat het? Noem wie jullie bezoeken, of het nummer.',
      /** Behind a sentence, to say which visit it is about. */
      numbered: (number: number) => `werkbezoek ${number}`,
    },
    toWhom:
      'Aan wie wil je iets sturen? Zeg bijvoorbeeld: stuur een bericht aan alle ambassadeurs. Of vul het formulier in.',
    whatText: 'Wat wil je sturen? Typ hier de tekst, of vul het formulier in met Wijzig.',
    whatTextSaid: (said: string) =>
      `Hoe schrijf ik dat aan je collega’s? Typ hier de tekst zoals zij hem lezen. Je zei: “${said}”.`,
    /** What was said beside a draft and is no change that is understood. */
    remark: {
      asks: 'Dit staat nog niet in het bericht. Moet het erbij?',
      add: 'Zet dit erbij',
      leaveOut: 'Laat weg',
      left: 'Goed, ik zet het er niet bij.',
      pressToAdd: 'Druk op Zet dit erbij, dan komt het in het bericht te staan.',
    },
    /** Words that name people of whom nobody would get it. */
    reachesNobodyNow: (whom: string) =>
      `Zo krijgt niemand het bericht: ${whom}. Ik heb niets veranderd. Een andere organisatie schrijven mag alleen een netwerkmakelaar.`,
    instead: {
      asks: (said: string) => `Wat bedoel je met “${said}”?`,
      inText: (old: string, other: string) => `In de tekst: ${other} in plaats van ${old}`,
      send: (when: string) => `Verstuur het ${when}`,
      sayWhen: (when: string) => `verstuur het bericht ${when}`,
    },
    notDone: (parts: readonly string[]) =>
      `Dit deed ik niet: ${parts.map((part) => `“${part}”`).join(' en ')}. Zeg het anders, of gebruik Wijzig.`,
    sameWhom: 'Er is niets veranderd: voor wie het is, blijft zoals het was. Wie moet erbij, of wie juist niet?',
    changeWhat: 'Ik begrijp niet wat er anders moet. Zeg bijvoorbeeld: zonder Hengelo. Of gebruik Wijzig.',
    /** What of its words changes, and how that is said. */
    wording: {
      added: 'Ik heb het eraan toegevoegd. Er is nog niets verstuurd.',
      addHow: 'Wat wil je toevoegen? Zeg bijvoorbeeld: zet erbij: neem je laptop mee. Of gebruik Wijzig.',
      notThere: (words: string) =>
        `“${words}” vind ik niet in de tekst. Zeg het zoals het er staat, tussen aanhalingstekens. Of gebruik Wijzig.`,
      how: 'Zelf herschrijven of vertalen kan ik niet. Zeg bijvoorbeeld: vervang “soep” door “koffie”. Of zeg: tekst: … met de hele nieuwe tekst. Of gebruik Wijzig.',
      titleHow: 'Welke titel wil je? Zeg bijvoorbeeld: titel: Lunch op vrijdag.',
    },
    heldBack: 'Goed, ik houd het tegen: het gaat niet vanzelf weg. Druk op Verstuur als het weg mag, of op Gooi weg.',
    goesNowhere: 'Het is nog niet verstuurd. Het gaat pas weg als je op Verstuur drukt.',
    holdWhich: (number: number) => `Welk bericht bedoel je? Zeg bijvoorbeeld: hou bericht ${number} tegen.`,
    noneWaits: 'Er staat geen bericht klaar om weg te gaan.',
    unscheduled: 'Ik heb het bericht veranderd. Het staat nu niet meer klaar: druk weer op Verstuur.',
    remindLater:
      'Een herinnering stuur je als het bericht weg is: zeg dan “stuur een herinnering”, of druk op Herinner.',
    pressToDrop:
      'Ik weet niet zeker wat je bedoelt. Moet dit bericht weg? Druk op Gooi weg. Wil je het versturen? Druk op Verstuur.',
    pressToKeep: 'Druk op Bewaar groep, en geef de groep een naam.',
    goneBefore: 'Je laatste bericht heb je weggegooid. Er staat niets klaar.',
    recalledBefore: 'Dit bericht is teruggetrokken.',
    youGotThis: 'Dit bericht kreeg je:',
    whyYou: ({ from, what, whom }: { from: string | null; what: string; whom: string }) =>
      `${from ?? 'De makelaar'} stuurde ${what} aan: ${whom}. Daar hoor jij bij.`,
    stopsSo: 'Wil je zulke berichten niet meer? Druk op de knop.',
    files: {
      onlyOne: 'Stuur één bestand tegelijk: de lijst met adressen.',
      reading: (name: string) =>
        `Ik lees ${name}. Daarna laat ik zien wie je bericht krijgt. Er is nog niets verstuurd.`,
    },
    keep: {
      label: 'Bewaar groep',
      intro:
        'Geef de groep een naam. Daarna kun je zeggen: stuur een bericht aan … Wie erin zit, kijk ik na bij het versturen.',
      name: 'Naam',
      kept: (name: string) => `Bewaard. Zeg voortaan: stuur een bericht aan ${name}.`,
      taken: 'Deze naam heeft je organisatie al. Kies een andere, of verwijder eerst de oude met /impact groepen.',
      none: 'Je organisatie heeft nog geen groepen bewaard. Maak een bericht, en druk op de kaart op Bewaar groep.',
      title: 'Groepen die jullie bewaarden',
      one: (name: string, whom: string, count: number) => `${name}: ${whom} (nu ${people(count)})`,
      use: (name: string) => `Bericht aan ${name}`,
      sayUse: (name: string) => `stuur een bericht aan ${name}`,
      forget: (name: string) => `Verwijder ${name}`,
      forgotten: (name: string) => `${name} is verwijderd. Berichten die je ermee maakte, blijven zoals ze zijn.`,
      gone: 'Deze groep is er niet meer.',
    },
    channels: {
      fields: {
        channels: 'Ook in deze kanalen',
        only: 'Alleen in kanalen',
        onlyChannels: 'Niemand krijgt het apart: het komt alleen in de kanalen',
      },
      alsoIn: (names: string) => `Het komt in het kanaal: ${names}.`,
      left: (name: string) =>
        `In ${name} kan ik niets zetten: ik ben uit dat kanaal gehaald. Voeg mij daar weer toe. De rest gaat door.`,
      closedMeanwhile: (name: string) => `In ${name} mag je niets meer zetten: een beheerder heeft dat gesloten.`,
      one: (name: string, state: string) => `Kanaal ${name}: ${state}`,
      onlyInChannel:
        'Zeg dit in het kanaal zelf, en noem mij daarbij. Bijvoorbeeld: @Impactmakelaar /impact kanaal Inkoopnieuws.',
      notHere: 'Dit is geen kanaal van jouw organisatie.',
      nameMissing: 'Geef het kanaal een naam van hoogstens 60 tekens. Bijvoorbeeld: /impact kanaal Inkoopnieuws.',
      nameTaken: (name: string) => `Er is al een ander kanaal met de naam ${name}. Kies een andere naam.`,
      opened: (name: string) =>
        `De makelaars van je organisatie mogen vanaf nu berichten zetten in dit kanaal, met de naam ${name}. Stoppen? Zeg hier: /impact kanaal dicht.`,
      notOpen: 'In dit kanaal mochten makelaars nog geen berichten zetten.',
      closed: 'Makelaars mogen geen berichten meer zetten in dit kanaal.',
    },
    posted: 'geplaatst',
    pictures: {
      reading: (name: string) =>
        `Ik haal ${name} op. Daarna laat ik zien hoe je bericht eruitziet. Er is nog niets verstuurd.`,
      taken: 'Het plaatje staat erbij.',
      askAlt:
        'Wat staat er op het plaatje? Wie het niet ziet, leest of hoort dat. Zeg bijvoorbeeld: plaatje: een bakfiets voor het stadhuis. Of gebruik Wijzig.',
      fields: {
        alt: 'Wat staat er op het plaatje?',
        altHint: 'Voor wie het niet ziet. Bijvoorbeeld: een bakfiets voor het stadhuis',
        picture: 'Plaatje',
        keep: 'Het plaatje gaat mee',
      },
      problems: {
        'too-large': 'Dit plaatje is te groot: Teams laat hoogstens 1 MB zien. Maak het kleiner, en stuur het opnieuw.',
        'no-picture': 'Dit bestand kan ik niet als plaatje laten zien. Stuur een PNG, JPEG of GIF.',
        'no-address':
          'Plaatjes kan ik nu niet versturen: Slack en Teams halen ze bij mij op, en ik ben van buiten niet bereikbaar. Vraag de beheerder om mijn adres in te stellen.',
      },
    },
    formTitle: 'Bericht aan een groep',
    formIntro:
      'Wat je niet kiest, telt niet mee: zonder keuze gaat het naar iedereen. Daarna zie je eerst een voorbeeld.',
    preview: 'Toon voorbeeld',
    correctIntro:
      'Ik verander het bericht bij iedereen die het al heeft. Wie het nog niet heeft, krijgt alleen de nieuwe tekst.',
    fields: {
      title: 'Titel',
      textNl: 'Tekst in het Nederlands',
      textHint: 'Vet? Zet er sterretjes om: *vrijdag*. Een streepje vooraan maakt een lijst.',
      textEn: 'Tekst in het Engels',
      link: 'Link',
      linkHint: 'Begint met https://',
      organisations: 'Organisaties',
      roles: 'Rollen',
      departments: 'Afdelingen',
      places: 'Gemeenten of regio’s',
      placesHint: 'Bijvoorbeeld: Twente, Zwolle',
      without: 'Niet aan',
      withoutHint: 'Bijvoorbeeld: Hengelo, inkopers',
      urgent: 'Kan het niet wachten? Waarom?',
      urgentHint: 'Dan krijgt ook wie deze week al drie berichten kreeg het meteen. Iedereen leest deze reden.',
      sendOn: 'Versturen op',
      sendAt: 'Hoe laat (bijvoorbeeld 9:30)',
    },
    errors: {
      privateInWords:
        'Hier staat een link in die alleen binnen een eigen netwerk werkt. Haal die weg, of geef een adres dat iedereen kan openen.',
      noText: 'Schrijf een tekst, in het Nederlands of in het Engels.',
      link: {
        'not-https': 'Een link moet beginnen met https://',
        private:
          'Deze link werkt alleen binnen een eigen netwerk. Anderen kunnen hem niet openen. Geef een adres dat iedereen kan openen.',
      },
      places: 'Ik ken deze plaats of regio niet. Noem een gemeente of regio in Overijssel.',
      without: 'Ik weet niet wie je bedoelt. Noem een gemeente, regio, rol, afdeling of organisatie.',
      past: 'Dit moment is al voorbij. Kies een later moment, of laat de datum leeg.',
      time: 'Geef een tijd, bijvoorbeeld 9:30 of half tien.',
      dayMissing: 'Kies ook op welke dag.',
    },
    states: {
      draft: (number: number) => `Bericht ${number}: nog niet verstuurd`,
      awaiting_approval: (number: number) => `Bericht ${number}: wacht op een tweede makelaar`,
      scheduled: (number: number) => `Bericht ${number}: staat klaar`,
      sending: (number: number) => `Bericht ${number}: wordt verstuurd`,
      paused: (number: number) => `Bericht ${number}: staat even stil`,
      done: (number: number) => `Bericht ${number}: verstuurd`,
      stopped: (number: number) => `Bericht ${number}: gestopt`,
      recalled: (number: number) => `Bericht ${number}: teruggetrokken`,
      dropped: (number: number) => `Bericht ${number}: weggegooid`,
    },
    underWay: (state: string, title: string | null) => `${state}${title === null ? '' : ` (“${title}”)`}`,
    reactions: (seen: number, of: number, replied: number) =>
      `Op Gezien gedrukt: ${seen} van ${of}. Iets teruggeschreven: ${replied}`,
    show: (number: number) => `Bericht ${number}`,
    howIsIt: (number: number) => `Hoe staat het met bericht ${number}?`,
    buttons: {
      send: 'Verstuur',
      test: 'Test aan mezelf',
      change: 'Wijzig',
      drop: 'Gooi weg',
      keep: 'Bewaar groep',
      pause: 'Pauze',
      resume: 'Ga door',
      stop: 'Stop',
      remind: 'Herinner',
      correct: 'Verbeter',
      recall: 'Trek terug',
      who: 'Wie',
      results: 'Als bestand',
      approve: 'Akkoord',
      disapprove: 'Niet akkoord',
    },
    to: (whom: string) => `Aan: ${whom}`,
    link: (link: string) => `Link: ${link}`,
    reaches: (total: number, platforms: string) =>
      `Dit ${total === 1 ? 'krijgt' : 'krijgen'} ${people(total)} (${platforms}).`,
    reachesNobody: 'Niemand krijgt dit bericht. Kies een andere groep.',
    getsIt: (names: readonly string[]) => `Dit gaat naar ${listed(names)}.`,
    getsItNot: (names: readonly string[]) => `Dit gaat niet naar ${listed(names)}.`,
    among: (names: string) => `Onder anderen: ${names}`,
    notReached: 'Niet bereikt worden:',
    hindrances: {
      refused: (count: number) => `${people(count)} ${count === 1 ? 'wil' : 'willen'} geen berichten`,
      left: (count: number) =>
        `${people(count)} ${count === 1 ? 'is weg, of hoort' : 'zijn weg, of horen'} niet meer bij de organisatie`,
      'not-in-chat': (count: number) =>
        `${people(count)} ${count === 1 ? 'staat' : 'staan'} niet in Slack of Teams. De beheerder kan de app daar voor iedereen aanzetten`,
    },
    goesAt: (moment: string) => `Gaat weg op ${moment}.`,
    goesAtOncePressed: (moment: string) => `Gaat weg op ${moment}, als je op Verstuur drukt.`,
    goesNotAnyMore: (moment: string) =>
      `Het zou weggaan op ${moment}, en dat is voorbij. Zeg een nieuw moment, bijvoorbeeld: morgen om 9 uur. Of zeg: nu.`,
    goesOnPress: 'Het gaat weg zodra je op Verstuur drukt. Een ander moment? Zeg bijvoorbeeld: morgen om 9 uur.',
    arrivesFrom: (moment: string) => `Dat is buiten werktijd: je collega’s krijgen het vanaf ${moment}.`,
    grew: (number: number, isAsked: boolean) =>
      `Bericht ${number} is nog niet weg. Het gaat nu naar meer mensen, en dan moet een tweede makelaar het goedvinden. ${isAsked ? 'Ik vraag dat nu.' : 'Die is er niet. Daarom is het weer een concept. Kies een kleinere groep, of vraag je beheerder om een tweede makelaar.'}`,
    goesOutNow: (number: number, title: string | null) =>
      `Bericht ${number}${title === null ? '' : ` (“${title}”)`} gaat nu weg, zoals je had gepland.`,
    /** Why it is not known which moment somebody means. */
    moments: {
      or: ' of ',
      past: (said: string, other: string) =>
        `“${said}” is al voorbij.${other === '' ? ' Noem een later moment.' : ` Bedoel je ${other}?`}`,
      weekday: (said: string, other: string) => `Bij “${said}” klopt de dag niet met de datum. Bedoel je ${other}?`,
      ambiguous: (said: string, other: string) => `“${said}” kan meer dan één moment zijn. Bedoel je ${other}?`,
      impossible: (said: string, other: string) =>
        `“${said}” bestaat niet.${other === '' ? ' Noem een ander moment.' : ` Bedoel je ${other}?`}`,
      vague: (said: string, _other: string) => `Ik weet niet welke dag “${said}” is. Noem een datum.`,
      recurring: (said: string, _other: string) =>
        `Een bericht stuur ik één keer, dus “${said}” kan niet. Noem één moment.`,
    },
    mentionsDoNothing: 'Namen met een apenstaartje roepen niemand op: ze staan er als gewone tekst.',
    made: 'Hieronder staat het voorbeeld. Er is nog niets verstuurd.',
    madeElsewhere: 'Het voorbeeld staat in je gesprek met mij. Er is nog niets verstuurd.',
    changed: 'Ik heb het bericht veranderd. Er is nog niets verstuurd.',
    youFilledIn: 'Dit had jij ingevuld. Kopieer wat je ervan nodig hebt:',
    changedMeanwhile: 'Dit bericht is intussen veranderd. Kijk eerst naar de nieuwe versie, en druk daar.',
    gone: 'Dit bericht is er niet meer, of het is niet van jouw organisatie.',
    wentOut: 'Dit bericht is al verstuurd of weggegooid.',
    waitsAlready: 'Dit bericht staat al klaar of wacht op een tweede makelaar.',
    notNow: (state: string) => `Dat kan nu niet. ${state}.`,
    notReady: {
      'no-text': 'Er staat nog geen tekst in. Vul hem in met Wijzig.',
      'no-alt': 'Zeg eerst wat er op het plaatje staat, voor wie het niet ziet. Vul het in met Wijzig.',
      nobody: 'Niemand hoort bij deze groep. Kies een andere groep met Wijzig.',
      past: 'Het moment van versturen is al voorbij. Kies een nieuw moment met Wijzig.',
      'private-link': 'In de tekst staat een link die alleen binnen een eigen netwerk werkt. Haal die weg met Wijzig.',
    },
    goesOut: 'Het wordt verstuurd.',
    goesOutAt: (moment: string) => `Het gaat weg op ${moment}.`,
    noSecondBroker: (above: number) =>
      `Bij meer dan ${above} collega’s moet een tweede makelaar akkoord zijn, en die heeft je organisatie niet. Maak de groep kleiner, of laat een beheerder nog iemand makelaar maken.`,
    asksSecond: (total: number, above: number) =>
      `Dit gaat naar ${people(total)}. Bij meer dan ${above} moet een tweede makelaar akkoord zijn. Ik heb het gevraagd.`,
    approvalAsked: (by: string | null, number: number) =>
      `${by ?? 'Een makelaar'} vraagt je akkoord voor bericht ${number}`,
    approvalOver: (number: number) => `Je akkoord voor bericht ${number} is niet meer nodig`,
    ownApproval:
      'Je kunt niet akkoord gaan met een bericht dat je zelf maakte of veranderde. Een andere makelaar moet dat doen.',
    decided: 'Hierover is al beslist.',
    sentBack: 'Goed. De maker hoort dat je niet akkoord bent.',
    agreed: (by: string | null, number: number, moment: string | null) =>
      `${by ?? 'Een makelaar'} is akkoord met bericht ${number}. Het gaat weg${moment === null ? '' : ` op ${moment}`}.`,
    notAgreed: (by: string | null, number: number) =>
      `${by ?? 'Een makelaar'} is niet akkoord met bericht ${number}. Het is niet verstuurd.`,
    agreedByOperator: (number: number, reason: string) =>
      `Bericht ${number} mag weg zonder tweede makelaar. Dat besliste de beheerder. De reden: ${reason}`,
    tested: 'Ik heb het alleen naar jou gestuurd.',
    isTest: 'Dit is een test. Alleen jij ziet dit.',
    dropped: 'Goed, ik verstuur het niet.',
    pressToSend: 'Druk op Verstuur, dan gaat het weg.',
    pressToRemind: 'Druk op Herinner, dan krijgt wie nog niet op Gezien drukte een herinnering.',
    replied: (names: readonly string[], count: number) =>
      `${count === 1 ? 'Eén collega schreef' : `${count} collega’s schreven`} iets terug${names.length === 0 ? '' : `: ${names.join(', ')}${names.length < count ? ', …' : ''}`}. Wat er stond, kreeg de maker van dit bericht.`,
    noReplies: 'Nog niemand schreef iets terug.',
    whichList: (names: readonly string[]) =>
      `Er zijn er meer die zo heten: ${names.map((name) => `“${name}”`).join(', ')}. Noem de naam die je bedoelt, of kies hem in het formulier.`,
    noneYet: 'Er is nog geen bericht. Zeg bijvoorbeeld: stuur een bericht aan alle ambassadeurs.',
    named: (number: number, title: string | null) => `bericht ${number}${title === null ? '' : ` (“${title}”)`}`,
    someone: 'Iemand',
    answerOf: ({ from, what }: { from: string; what: string }) => `${from} antwoordt op ${what}:`,
    answerPassedOn: ({ to, what, said }: { to: string | null; what: string; said: string }) =>
      `Ik heb je antwoord op ${what} doorgegeven aan ${to ?? 'de makelaar'}: “${said}”`,
    answerNotPassedOn: ({ to, what }: { to: string | null; what: string }) =>
      `Ik kan ${to ?? 'de makelaar'} niet bereiken, dus je antwoord op ${what} is niet doorgegeven. Stuur het zelf.`,
    isItAnAnswer: ({ what, label }: { what: string; label: string }) =>
      `Is dit een antwoord op ${what}? Druk op “${label}”. Gaat het over iets anders? Zeg dan waarover. Ik heb nog niets doorgegeven.`,
    passAnswer: 'Geef mijn antwoord door',
    answerToSelf: 'Dit bericht heb je zelf gemaakt. Je antwoord stuur ik aan niemand.',
    pressToCorrect: 'Dit bericht is al verstuurd. Druk op Verbeter om het bij iedereen te veranderen.',
    pressToRecall: 'Druk op Trek terug om het bij iedereen weg te halen.',
    pressToStop: 'Druk op Trek terug om het bij iedereen weg te halen, of op Stop om niet verder te sturen.',
    paused: 'Het staat stil. Wat al onderweg was, komt nog aan.',
    resumed: 'Het gaat verder.',
    stopAsk: 'Wie het nog niet heeft, krijgt het dan niet meer. Wie het al heeft, houdt het.',
    stopped: 'Gestopt. Wat al onderweg was, komt nog aan.',
    recallAsk:
      'Wie het nog niet heeft, krijgt het dan niet meer. Bij wie het al heeft, staat er dat het is teruggetrokken.',
    recalled: 'Ik trek het terug. Op de kaart zie je hoe ver ik ben.',
    corrected: 'Ik verander het bij iedereen. Op de kaart zie je hoe ver ik ben.',
    remindedBefore: 'Er is al een herinnering gestuurd. Meer dan één stuur ik niet.',
    reminded: (count: number, full: number) =>
      `${count === 0 ? 'Niemand krijgt' : `${people(count)} ${count === 1 ? 'krijgt' : 'krijgen'}`} een herinnering.${full > 0 ? ` ${people(full)} ${full === 1 ? 'kreeg' : 'kregen'} deze week al genoeg berichten.` : ''}`,
    /** The results as a file. */
    file: {
      how: (minutes: number) =>
        `Open de link binnen ${minutes} minuten. Hij werkt één keer. In het bestand staat per collega wat ervan werd.`,
      link: 'Open de pagina',
      name: (number: number) => `bericht-${number}.csv`,
      noAddress:
        'Een bestand kan ik nu niet geven: ik ben van buiten niet bereikbaar. Vraag de beheerder om mijn adres in te stellen.',
      page: {
        title: 'Wie kreeg het bericht',
        text: 'Hiermee haal je het bestand op. Dat kan één keer.',
        button: 'Haal het bestand op',
        gone: {
          title: 'Deze link werkt niet meer',
          text: 'De link is gebruikt, of de tijd is om. Druk in de chat nog eens op Als bestand.',
        },
        later: { title: 'Het lukt nu niet', text: 'Probeer het over een paar minuten nog eens. De link werkt nog.' },
      },
    },
    filling: 'Ik zoek uit wie het krijgt.',
    recipients: {
      queued: 'Wacht',
      sent: 'Aangekomen, niet op Gezien gedrukt',
      blocked: 'Neemt geen berichten van mij aan',
      not_installed: 'Niet te bereiken in Slack of Teams',
      failed: 'Mislukt',
      uncertain: 'Niet zeker of het aankwam',
      skipped: 'Niet verstuurd',
      acknowledged: 'Gezien',
    },
    held: (platforms: string) =>
      `Via ${platforms} kan ik nu niets sturen. Wat daar wacht, gaat vanzelf verder zodra dat is opgelost. De beheerder krijgt er bericht van.`,
    waitsFor: (number: number, platforms: string) =>
      `Bericht ${number} staat stil: via ${platforms} kan ik nu niets sturen. Wie het al heeft, houdt het. De rest krijgt het vanzelf zodra de beheerder dat heeft opgelost.`,
    uncertainStays:
      'Van sommigen weet ik niet of zij het kregen. Daar kan ik het niet weghalen: zij kunnen het misschien nog lezen.',
    notInstalledRemedy:
      'Wie ik niet kan bereiken, heeft de app niet. Vraag je beheerder om de app voor iedereen aan te zetten.',
    reasons: {
      'in-channel': (count: number) => `${count} in een kanaal`,
      refused: (count: number) => `${many(count, 'wil', 'willen')} geen berichten`,
      'over-the-cap': (count: number) => `${many(count, 'kreeg', 'kregen')} deze week al drie berichten`,
      stopped: (count: number) => `${count} door stoppen of terugtrekken`,
      deactivated: (count: number) => `${many(count, 'is', 'zijn')} weg`,
      'not-a-member': (count: number) => `${many(count, 'hoort', 'horen')} bij geen aangesloten organisatie`,
      erased: (count: number) => `van ${count} zijn de gegevens gewist`,
      'privacy.erased': (count: number) => `van ${count} zijn de gegevens gewist`,
      'not-in-chat': (count: number) => `${many(count, 'staat', 'staan')} niet in de chat`,
      'delivery.blocked': (count: number) => `${many(count, 'heeft', 'hebben')} mij geblokkeerd`,
      'delivery.not-installed': (count: number) => `${many(count, 'heeft', 'hebben')} de app niet`,
      'delivery.expired': (count: number) => `bij ${count} wachtte het te lang`,
      'delivery.uncertain': (count: number) => `bij ${count} viel de verbinding weg`,
    },
    columns: {
      name: 'Naam',
      organisation: 'Organisatie',
      state: 'Stand',
      reason: 'Waarom',
      at: 'Sinds',
      seenAt: 'Gezien op',
    },
    otherReason: (count: number) => `${count} om een andere reden`,
    changing: (isRecall: boolean, { done, waiting, failed, minutes }: ChangeShown) => {
      const what = isRecall ? 'Terugtrekken' : 'Verbeteren';
      const left =
        waiting === 0 ? 'klaar' : `nog ${waiting}, ongeveer ${minutes} ${minutes === 1 ? 'minuut' : 'minuten'}`;
      return `${what}: ${done} gedaan, ${left}${failed > 0 ? `, ${failed} niet gelukt` : ''}.`;
    },
    ofOthers: (count: number) => `${count} van andere organisaties of zonder naam`,
    namesKept: (days: number) =>
      `Je ziet alleen namen van je eigen organisatie. Na ${days} dagen bewaar ik alleen de aantallen.`,
    from: (by: string | null, organisation: string) =>
      by === null ? `Van de makelaar van ${organisation}` : `Van ${by}, makelaar bij ${organisation}`,
    noTextYet: 'Er staat nog geen tekst in.',
    wordsGone: 'De tekst is niet meer bewaard.',
    urgent: (reason: string) => `Dit kan niet wachten, omdat: ${reason}`,
    openLink: 'Lees meer',
    seen: 'Gezien',
    seenMessage: 'Je hebt op Gezien gedrukt.',
    seenBefore: 'Je had al op Gezien gedrukt.',
    thanks: 'Dank je. De makelaar ziet dat je het hebt gezien.',
    notForYou: 'Dit bericht was niet voor jou.',
    noMore: 'Geen berichten meer',
    againPlease: 'Toch wel berichten',
    takesNoMore:
      'Goed. Je krijgt van mij geen berichten meer waar je niet om vroeg. Antwoorden en nieuws over je casussen krijg je wel.',
    takesAgain: 'Goed. Je krijgt weer berichten van de makelaar.',
    youTake:
      'Je krijgt berichten van de makelaar en uitnodigingen voor werkbezoeken en sessies, samen hoogstens drie per week. Wil je die niet meer? Druk op Geen berichten meer, of zeg: geen berichten meer.',
    allOrNone: 'Een deel kiezen, of een vaste dag, kan niet: je krijgt deze berichten allemaal, of geen.',
    youTakeNot: 'Je krijgt geen berichten van de makelaar.',
    correctedMessage: 'Dit bericht is verbeterd.',
    recalledMessage: 'Dit bericht is teruggetrokken.',
    reminder: 'Herinnering: je kreeg dit bericht eerder. Wil je op Gezien drukken?',
  },
};
