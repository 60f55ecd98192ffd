/** How it stands with one time of a visit. */
interface SlotShown {
  places: number;
  capacity: number;
  coming: number;
  waiting: number;
  offered: number;
}

const people = (count: number): string => (count === 1 ? '1 collega' : `${count} collega’s`);
const seats = (count: number): string => (count === 1 ? '1 plek' : `${count} plekken`);

/** What this part of the bot says in Dutch. */
export const nl = {
  visits: {
    invitation: {
      text: 'Zet hier een werkbezoek klaar. Je ziet eerst wie een uitnodiging krijgt.',
      label: 'Zet een werkbezoek klaar',
    },
    /** What was said and is no change that is understood. */
    remark: {
      asks: 'Dit staat nog niet in het werkbezoek. Moet het erbij, zodat gasten het lezen?',
      open: 'Dit verandert niets aan het werkbezoek. Moeten de gasten het weten? Druk dan op Bericht aan gasten.',
      left: 'Goed, ik zet het er niet bij.',
    },
    organiserToo:
      'Jij organiseert dit werkbezoek. Wil je zelf ook komen? Dan houdt dat een plek bezet. Kies hieronder wat je bedoelt.',
    bothOrOne: 'Je komt met iemand mee. Kom je nu alleen, of kunnen jullie allebei niet? Kies hieronder.',
    onlyBrokers: 'Een werkbezoek kan alleen een makelaar klaarzetten. Vraag het de makelaar van je organisatie.',
    onlyNetwork:
      'Deze uitnodiging gaat ook naar andere organisaties. Dat mag alleen een netwerkmakelaar. Kies alleen je eigen organisatie, of vraag het een netwerkmakelaar.',
    noSecondBroker: (above: number) =>
      `Bij meer dan ${above} collega’s moet een tweede makelaar akkoord zijn, en die heeft je organisatie niet. Maak de groep kleiner, of laat een beheerder nog iemand makelaar maken.`,
    asksSecond: (total: number, above: number) =>
      `Deze uitnodiging gaat naar ${people(total)}. Bij meer dan ${above} moet een tweede makelaar akkoord zijn. Ik heb het gevraagd.`,
    approvalAsked: (by: string | null, number: number) =>
      `${by ?? 'Een makelaar'} vraagt je akkoord voor de uitnodiging van werkbezoek ${number}.`,
    approvalOver: (number: number) => `Je akkoord voor werkbezoek ${number} is niet meer nodig.`,
    ownApproval:
      'Je kunt niet akkoord gaan met een uitnodiging die je zelf maakte of veranderde. Een andere makelaar moet dat doen.',
    decided: 'Hierover is al beslist.',
    sentBack: 'Goed. De maker hoort dat je niet akkoord bent.',
    agreed: (by: string | null, number: number) =>
      `${by ?? 'Een makelaar'} is akkoord met werkbezoek ${number}. De uitnodigingen gaan weg.`,
    notAgreed: (by: string | null, number: number) =>
      `${by ?? 'Een makelaar'} is niet akkoord met werkbezoek ${number}. Er is niemand uitgenodigd.`,
    agreedByOperator: (number: number, reason: string) =>
      `Werkbezoek ${number} mag doorgaan zonder tweede makelaar. Dat besliste de beheerder. De reden: ${reason}`,
    gone: 'Dit werkbezoek ken ik niet, of je mag er niets aan doen.',
    formTitle: 'Werkbezoek',
    formIntro: 'Daarna zie je eerst een voorbeeld. Er gaat nog niets weg.',
    preview: 'Toon voorbeeld',
    fields: {
      channels: 'In welke kanalen?',
      host: 'Bij wie',
      hostHint: 'Bijvoorbeeld: kringloopwerkplaats De Cirkel',
      hostEmail: 'E-mail van wie ontvangt',
      hostEmailHint: 'Dan staat het bezoek ook in die agenda, en verandert het daar mee',
      about: 'Waar gaat het over',
      times: 'Wanneer',
      timesHint:
        'Bijvoorbeeld: vrijdag 19 maart 2027 van 10 tot 12 uur. Meer keuzes? Zet elke tijd op een eigen regel.',
      address: 'Adres',
      addressHint: 'Straat, nummer en plaats',
      capacity: 'Hoeveel plekken (per tijd)',
      replyBy: 'Aanmelden kan tot en met',
      replyByHint: 'Bijvoorbeeld: 12 maart 2027',
      accessibility: 'Toegankelijkheid',
      carpool: 'Samen reizen',
      prepare: 'Voorbereiding',
      deputy: 'Vervanger',
      deputyHint: 'De naam van een collega die alles mag wat jij mag',
      organisations: 'Organisaties',
      roles: 'Rollen',
      departments: 'Afdelingen',
      places: 'Gemeenten of regio’s',
      placesHint: 'Bijvoorbeeld: Twente, Zwolle',
      without: 'Niet uitnodigen',
      withoutHint: 'Bijvoorbeeld: Hengelo, inkopers',
    },
    errors: {
      none: 'Ik lees hier geen dag en tijd. Schrijf bijvoorbeeld: vrijdag 19 maart 2027 om 10 uur.',
      'no-time': 'Schrijf er ook bij hoe laat het begint, bijvoorbeeld: om 10 uur.',
      unmoved:
        'Ik weet nog niet hoe laat het begint. Zeg eerst de dag en de tijd, bijvoorbeeld: vrijdag 19 maart 2027 om 10 uur.',
      night: 'Dan begint het in de nacht. Hoe laat moet het beginnen?',
      past: 'Dit moment is al voorbij. Kies een later moment.',
      overlap: 'Twee tijden vallen samen. Laat de ene beginnen als de andere voorbij is.',
      unclear:
        'Ik begrijp niet precies welk moment dit is. Schrijf bijvoorbeeld: vrijdag 19 maart 2027 van 10 tot 12 uur.',
      weekday: (said: string, options: readonly string[]) =>
        `“${said}”: die dag en die datum horen niet bij elkaar. Bedoel je ${options.join(' of ')}?`,
      capacity: 'Schrijf een getal van 1 of meer.',
      hostEmail: 'Dit is geen e-mailadres. Schrijf bijvoorbeeld: naam@bedrijf.nl.',
      replyBy: 'Ik lees hier geen dag. Schrijf bijvoorbeeld: 12 maart 2027.',
      replyByLate: 'Dit is na het begin van het bezoek, of het is al voorbij. Kies een andere dag.',
      deputy: 'Ik vind geen collega met deze naam in je organisatie, of meer dan één. Schrijf de hele naam.',
      places: 'Ik ken deze plaats of regio niet. Noem een gemeente of regio in Overijssel.',
      without: 'Ik weet niet wie je bedoelt. Noem een gemeente, regio, rol, afdeling of organisatie.',
    },
    onlyTown: 'Straat en huisnummer staan er nog niet bij. Zeg ze hier, of stuur het zo.',
    whichDay: 'Op welke dag is het, en hoe laat?',
    notReady: {
      host: 'Bij wie is het bezoek? Vul dat in met Wijzig.',
      times: 'Wanneer is het bezoek? Zeg het hier, of vul het in met Wijzig.',
      past: 'Het moment van dit bezoek is al voorbij. Kies een later moment met Wijzig.',
      capacity: 'Hoeveel mensen kunnen er mee? Zeg het hier, of vul het in met Wijzig.',
      address: 'Er is nog geen adres. Vul het in met Wijzig: gasten moeten weten waar ze heen gaan.',
      nobody: 'Niemand krijgt deze uitnodiging. Kies een andere groep.',
      'reply-by':
        'Aanmelden kan tot een moment dat voorbij is, of dat na het begin ligt. Kies een andere dag met Wijzig.',
    },
    title: (number: number, host: string | null) => `Werkbezoek ${number}${host === null ? '' : `: ${host}`}`,
    states: {
      draft: 'Nog niemand is uitgenodigd.',
      awaiting_approval: 'De uitnodiging wacht op het akkoord van een tweede makelaar.',
      open: 'De uitnodigingen zijn verstuurd.',
      inviting: 'De uitnodigingen gaan nu weg.',
      over: 'Het bezoek is geweest.',
      cancelled: 'Dit werkbezoek gaat niet door.',
      dropped: 'Dit werkbezoek is weggegooid.',
    },
    buttons: {
      post: 'Zet in een kanaal',
      agree: 'Pas aan en meld het',
      leave: 'Laat het zo',
      add: 'Zet dit erbij',
      leaveOut: 'Laat weg',
      write: 'Bericht aan gasten',
      open: 'Verstuur uitnodigingen',
      change: 'Wijzig',
      drop: 'Gooi weg',
      cancel: 'Zeg af',
      approve: 'Akkoord',
      disapprove: 'Niet akkoord',
      who: 'Wie komt er',
      present: 'Wie was er',
      come: 'Ik kom',
      comeAt: (when: string) => `Ik kom ${when}`,
      maybe: 'Misschien',
      decline: 'Ik kan niet',
      bring: 'Ik neem iemand mee',
      alone: 'Ik kom alleen',
      notAnyMore: 'Ik kan toch niet',
      offWaiting: 'Haal me van de wachtlijst',
      take: 'Ja, ik kom',
      pass: 'Nee, geef door',
      showName: 'Anderen mogen mijn naam zien',
      hideName: 'Verberg mijn naam',
      calendar: 'Zet in mijn agenda',
      feedback: 'Vertel hoe het was',
    },
    at: (when: string) => `Wanneer: ${when}`,
    where: (address: string) => `Waar: ${address}`,
    accessibility: (text: string) => `Toegankelijkheid: ${text}`,
    carpool: (text: string) => `Samen reizen: ${text}`,
    prepare: (text: string) => `Voorbereiding: ${text}`,
    replyBy: (when: string) => `Aanmelden kan tot ${when}.`,
    capacity: (count: number, several: boolean) =>
      `Er ${count === 1 ? 'is' : 'zijn'} ${seats(count)}${several ? ' per tijd' : ''}.`,
    missing: {
      times: 'Wanneer: nog niet bekend',
      capacity: 'Plekken: nog niet bekend',
      address: 'Waar: nog niet bekend',
      whom: 'Uitnodigen: nog niemand gekozen. Zeg bijvoorbeeld: alle ambassadeurs.',
    },
    to: (whom: string) => `Uitnodigen: ${whom}`,
    reaches: (total: number, platforms: string) =>
      `${total === 1 ? '1 collega krijgt' : `${total} collega’s krijgen`} een uitnodiging (${platforms}).`,
    reachesNobody: 'Niemand krijgt deze uitnodiging. Kies een andere groep.',
    notReached: (count: number) => `${people(count)} ${count === 1 ? 'bereik' : 'bereik'} ik niet.`,
    deputy: (name: string) => `Vervanger: ${name}`,
    youAreDeputy: (by: string | null, title: string) =>
      `${by ?? 'Een makelaar'} heeft jou als vervanger gekozen voor ${title}. Je kunt dit bezoek veranderen en afzeggen, en zien wie er komt. De kaart staat hieronder.`,
    made: 'Hieronder staat het voorbeeld. Er is nog niemand uitgenodigd.',
    madeElsewhere: 'Het voorbeeld staat in je gesprek met mij. Er is nog niemand uitgenodigd.',
    changedDraft: 'Ik heb het werkbezoek veranderd. Er is nog niemand uitgenodigd.',
    /** What an open visit is to become, before the press. */
    proposal: {
      intro: 'Dit verandert er. Er is nog niets veranderd.',
      when: (was: string, is: string) => `Wanneer: ${is} (nu: ${was})`,
      whoStays: 'Dat zijn er minder dan er bezet zijn. Je kiest dan eerst wie er nog komt.',
      places: (was: number, is: number) => `${seats(is)} (nu: ${seats(was)})`,
      replyBy: (when: string) => `Aanmelden kan tot ${when}`,
      audience: (whom: string) => `Voor wie het is: ${whom}. Wie al is uitgenodigd, blijft uitgenodigd.`,
      hear: (coming: number, maybe: number, waiting: number) =>
        `Na je druk op de knop hoort iedereen het meteen: wie komt (${coming}), wie misschien komt (${maybe}) en wie wacht (${waiting}).`,
      onlyNew: 'Na je druk op de knop krijgt wie erbij komt een uitnodiging, in werktijd. De anderen horen niets.',
      notMeant: 'Klopt er iets niet? Zeg: laat maar. Dan blijft alles zoals het was.',
      left: 'Goed, ik laat het zo.',
    },
    changedOpen: 'Ik heb het werkbezoek veranderd. Wie komt, misschien komt of wacht, hoort het.',
    audienceChanged:
      'Ik heb veranderd voor wie het werkbezoek is. Wie erbij komt, krijgt een uitnodiging, in werktijd. Wie al is uitgenodigd, blijft uitgenodigd.',
    tooManyNow: (total: number, above: number) =>
      `Dan is het werkbezoek voor ${people(total)}. Bij meer dan ${above} moet een tweede makelaar akkoord zijn, en dat kan niet meer als er al mensen zijn uitgenodigd. Ik heb niets veranderd. Maak de groep kleiner, of maak een nieuw werkbezoek voor wie erbij komt.`,
    changedMeanwhile: 'Dit werkbezoek is intussen veranderd. Kijk op de nieuwste kaart.',
    timeTaken: 'Voor een tijd die je weghaalt, komen of wachten al mensen. Laat die tijd staan, of zeg het bezoek af.',
    notNow: 'Dat kan nu niet meer met dit werkbezoek.',
    dropped: 'Ik heb het werkbezoek weggegooid.',
    opened: 'De uitnodigingen gaan weg, in werktijd. Op de kaart zie je wie er komt.',
    cancelAsk:
      'Het bezoek gaat dan niet door. Iedereen die een uitnodiging kreeg, ziet dat; wie komt, misschien komt of wacht, krijgt een bericht.',
    cancelled: 'Het werkbezoek gaat niet door. Iedereen hoort het.',
    pressToOpen: 'Druk op Verstuur uitnodigingen. Dat doe ik niet op een woord alleen, want het gaat naar veel mensen.',
    pressToCancel: 'Druk op Zeg af als het bezoek niet doorgaat. Dat doe ik niet op een woord alleen.',
    pressToWrite: 'Druk op Bericht aan gasten. Je ziet eerst wie het krijgt, en er gaat nog niets weg.',
    nobodyToWrite: 'Er komt nog niemand naar dit werkbezoek, en er wacht ook niemand. Dit bericht zou niemand krijgen.',
    pressToDrop:
      'Ik weet niet zeker wat je bedoelt. Moet dit werkbezoek weg? Druk op Gooi weg. Wil je de gasten uitnodigen? Druk op Verstuur uitnodigingen.',
    pressToPresent: 'Druk op Wie was er, en kies wie er was.',
    remindedAlready:
      'Wie nog niet antwoordde, vraag ik het vanzelf nog een keer. Wie komt, krijgt een herinnering voor het bezoek.',
    askedOrganiser: (to: string | null) => `Ik heb het doorgegeven aan ${to ?? 'de makelaar die het organiseert'}.`,
    asksYou: (from: string | null, title: string) => `${from ?? 'Iemand'} schrijft over ${title}:`,
    stillYou: 'Kom je zelf nog wel? Kies hieronder.',
    onePlaceOnly: 'Voor jullie samen is er geen plek: er is er één.',
    oneGuest: 'Je kunt één gast meenemen. Komen er meer mee? Laat hen zich zelf aanmelden.',
    changeWhat:
      'Ik begrijp niet wat er anders moet. Zeg bijvoorbeeld: een uur later, of: toch 20 plekken. Of gebruik Wijzig.',
    slot: ({ places, capacity, coming, waiting, offered }: SlotShown) =>
      [
        `${places} van ${capacity} plekken bezet (${people(coming)})`,
        ...(offered > 0 ? [`${offered} aangeboden`] : []),
        ...(waiting > 0 ? [`${waiting} op de wachtlijst`] : []),
      ].join(', '),
    replies: (maybe: number, declined: number, silent: number) =>
      `Misschien: ${maybe}. Kan niet: ${declined}. Nog geen antwoord: ${silent}.`,
    signedUp: (count: number) => `Aangemeld waren: ${people(count)}.`,
    notInvited: (count: number) => `Niet uitgenodigd kunnen worden: ${people(count)}.`,
    whoTitle: 'Wie komt er',
    whoComes: (when: string) => `Er komen, ${when}:`,
    nobodyYet: 'Nog niemand.',
    guest: (name: string, where: string, brings: boolean) =>
      `${name}${where === '' ? '' : ` (${where})`}${brings ? ', met 1 gast' : ''}`,
    nameless: 'Iemand zonder naam',
    whoWaits: 'Op de wachtlijst, in volgorde:',
    whoMaybe: 'Misschien:',
    namesKept: (days: number) => `Ik bewaar deze namen tot ${days} dagen na het bezoek.`,
    presentTitle: 'Wie was er',
    presentIntro: 'Kies wie er was. Alleen jullie zien dit.',
    presentField: 'Aanwezig',
    presentDone: (count: number) => `Genoteerd: ${people(count)} ${count === 1 ? 'was' : 'waren'} er.`,
    /** A time to which people come already goes. */
    leaving: {
      title: 'Deze tijd vervalt',
      intro:
        'Op een tijd die je weghaalt, hebben zich al mensen aangemeld. Kies wat er met hen gebeurt. Ze horen het meteen.',
      field: (when: string, count: number) => `${when} (${people(count)})`,
      to: (when: string) => `Zet ze op ${when}`,
      off: 'Ze horen dat deze tijd niet doorgaat',
      noRoom: (free: number) =>
        `${free <= 0 ? 'Die tijd is vol.' : `Daar passen ze niet bij: er ${free === 1 ? 'is' : 'zijn'} nog ${seats(free)} vrij.`} Kies iets anders, of maak eerst meer plekken.`,
      gone: (when: string) => `Deze tijd gaat niet door: ${when}. Kun je op een andere tijd? Kies hieronder.`,
    },
    stayTitle: 'Te weinig plekken',
    stayIntro: (capacity: number, taken: number) =>
      `Er ${capacity === 1 ? 'is' : 'zijn'} straks ${seats(capacity)}, en nu ${taken === 1 ? 'is' : 'zijn'} er ${taken} bezet. Kies wie er nog komt. De anderen gaan vooraan op de wachtlijst en horen dat.`,
    stayField: 'Wie komt nog',
    stayTooMany: (capacity: number) => `Dit past niet in ${seats(capacity)}. Kies minder mensen.`,
    from: (name: string | null, organisation: string) =>
      name === null ? `Uitnodiging van ${organisation}` : `Uitnodiging van ${name}, ${organisation}`,
    privacy: 'Wie het bezoek organiseert, ziet wie er komt. Andere gasten zien je naam alleen als je dat goedvindt.',
    yours: {
      invited: 'Kom je ook?',
      coming: (when: string, brings: boolean) => `Je komt ${when}${brings ? ', met 1 gast' : ''}.`,
      maybe: 'Je komt misschien. Dat houdt geen plek vast.',
      declined: 'Je kunt niet.',
      waiting: (when: string) =>
        `Je staat op de wachtlijst voor ${when}. Komt er een plek vrij, dan vraag ik je of je komt.`,
      offered: (when: string, until: string, places: number) =>
        `Er ${places === 1 ? 'is 1 plek' : `zijn ${places} plekken`} vrij voor jou, ${when}. Laat het weten voor ${until}; daarna vraag ik de volgende.`,
      lapsed: 'Er was een plek voor je, maar de tijd om die te nemen is voorbij. De volgende is aan de beurt.',
      cancelled: 'Dit werkbezoek gaat niet door.',
      over: 'Dit bezoek is geweest.',
    },
    nameShown: 'Andere gasten zien je naam.',
    nameHidden: 'Andere gasten zien je naam niet.',
    refusals: {
      'not-open': 'Voor dit werkbezoek kun je je nog niet aanmelden.',
      cancelled: 'Dit werkbezoek gaat niet door. Je hoeft niets te doen.',
      past: 'Dit bezoek is al geweest of al begonnen.',
      closed: 'Aanmelden kan niet meer. Vraag de makelaar die het organiseert of je nog mee kunt.',
      'no-second-place': 'Er is geen tweede plek vrij. Je eigen plek houd je.',
      'other-full':
        'Die tijd is vol. Je houdt de plek die je hebt. Wil je liever wachten op die tijd, zeg dan eerst af.',
      'no-such-time': 'Deze tijd is er niet meer. Kijk op de nieuwste kaart.',
    },
    unchanged: 'Dat wist ik al. Er is niets veranderd.',
    toldAlone: 'Dat is persoonlijk. Ik heb het in je eigen gesprek met mij gezet.',
    notThatDay:
      'Op die dag is dit werkbezoek niet. Er is niets veranderd. Kom je wel op de dag hieronder? Zeg het dan, of kies hieronder.',
    whichTime: 'Er zijn meer tijden. Kies er een op de kaart.',
    fewerByForm: 'Er zijn minder plekken dan er al bezet zijn. Kies met Wijzig wie er nog komt.',
    unknownWish: 'Zet een werkbezoek klaar, vraag welke er aankomen, of zeg of je komt.',
    alsoByMail: (email: string) => `De uitnodiging voor je agenda gaat naar ${email}. Die verandert vanzelf mee.`,
    hostByMail: (email: string) => `Voor de agenda van wie ontvangt: ${email}`,
    mailLost: (count: number) =>
      `${count === 1 ? '1 uitnodiging voor een agenda is' : `${count} uitnodigingen voor een agenda zijn`} niet aangekomen per e-mail. Kijk of het adres klopt.`,
    fileName: (number: number) => `werkbezoek-${number}`,
    fileSent: 'Het bestand voor je agenda staat in je gesprek met mij.',
    notTold: (count: number) =>
      count === 1 ? '1 gast kreeg de wijziging niet.' : `${count} gasten kregen de wijziging niet.`,
    notToldNotice: (title: string) =>
      `${title}: de wijziging kon ik niet bezorgen. Vertel je het ze zelf? Het gaat om:`,
    numberOf: (organisation: string, count: number) => `${organisation}: ${count}`,
    postIntro:
      'In een kanaal staat wat het is en hoe vol het is, geen namen. Wie daar op een knop drukt, krijgt alleen zelf antwoord.',
    postedIn: (names: string) => `Het komt in ${names}.`,
    onlySharedChannels:
      'In de kanalen die er nog zijn, lezen andere organisaties mee. Daar mag alleen een netwerkmakelaar een werkbezoek aankondigen. Vraag het een netwerkmakelaar.',
    noChannel:
      'Er is geen kanaal meer waar ik het in kan zetten. Een beheerder kan een kanaal openen. Die zegt in dat kanaal: @Impactmakelaar /impact kanaal Inkoopnieuws.',
    ofEach: 'Dit staat er nu:',
    whichVisit: 'Welk werkbezoek bedoel je?',
    full: 'Het is vol.',
    goesTo: (visit: string) => `Je gaat mee: ${visit}`,
    waitsFor: (visit: string) => `Je wacht op een plek: ${visit}`,
    upcoming: 'Deze werkbezoeken komen eraan:',
    noneForYou:
      'Ik ken geen werkbezoek dat nog komt en waarvoor jij bent uitgenodigd. Wie een bezoek organiseert, kiest wie er mee kan. Vraag een makelaar om een plek.',
    whoIsBroker: { label: 'Wie is onze makelaar?', says: 'Wie is de makelaar van onze organisatie?' },
    noneUpcoming: 'Er komen geen werkbezoeken aan waarvoor je bent uitgenodigd.',
    line: (title: string, when: string, free: string) => `${title}, ${when}. ${free}`,
    free: (count: number, waiting: number) =>
      count > 0 ? `Nog ${seats(count)} vrij.` : `Vol${waiting > 0 ? `, ${waiting} op de wachtlijst` : ''}.`,
    stillWaits: (title: string, when: string) =>
      `Op deze uitnodiging heb je nog niets gezegd: ${title}, ${when}. Er is nog plaats. Kom je?`,
    othersComing: (count: number) => `Er ${count === 1 ? 'komt 1 collega' : `komen ${count} collega’s`}.`,
    ownComing: (names: string, others: number) =>
      `Van jouw organisatie: ${names}${others > 0 ? `${names === '' ? '' : ' en '}${people(others)} zonder naam` : ''}.`,
    nobodyOfYours: 'Van jouw organisatie komt er nog niemand.',
    onlyNumbers: 'Namen zie je als je zelf ook komt.',
    waitingPlace: (place: number) => `Je bent nummer ${place} op de wachtlijst.`,
    cancelReason: 'Waarom? Gasten lezen dit.',
    moved: {
      line: 'Het werkbezoek is veranderd. Zo is het nu:',
      cancelled: 'Dit werkbezoek gaat niet door:',
      cancelledBecause: (reason: string) => `Dit werkbezoek gaat niet door. Waarom: ${reason}`,
    },
    reminder: { week: 'Over een week is dit werkbezoek:', day: 'Binnenkort is dit werkbezoek:' },
    after: {
      thanks: (host: string) => `Dank je wel dat je erbij was: ${host}.`,
      ask: 'Twee korte vragen, en: wat neem je je voor?',
      useful: 'Had je er wat aan?',
      yes: 'Ja',
      no: 'Nee',
      remark: 'Wat neem je ervan mee?',
      remarkHint: 'Wie het bezoek organiseert, leest dit, zonder je naam erbij.',
      remarks: 'Wat mensen ervan meenemen:',
      intends: 'Wat neem je je voor?',
      intendsBy: 'Wanneer wil je dat gedaan hebben?',
      send: 'Verstuur',
      done: 'Dank je wel. Ik heb het bewaard.',
      promised: 'Wat je je voorneemt, staat bij je toezeggingen. Die ziet alleen jij.',
      promisedBy: (day: string) =>
        `Wat je je voorneemt, staat bij je toezeggingen. Die ziet alleen jij. Op ${day} vraag ik hoe het ermee staat.`,
      notThere: 'Deze vragen zijn voor wie bij het bezoek was.',
      counted: (useful: number, total: number) => `Antwoorden na afloop: ${total}. Had er wat aan: ${useful}.`,
    },
  },
};
