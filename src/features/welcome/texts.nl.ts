/** What this part of the bot says in Dutch. */
export const nl = {
  welcome: {
    reads: {
      alone:
        'Ik lees hier alleen wat jij mij stuurt, en ik weet nog waar we het net over hadden. Berichten van anderen lees ik alleen als je ze doorstuurt of plakt.',
      among:
        'Ik lees hier alleen berichten waarin iemand mij noemt. Wat hierboven staat, kan ik niet lezen, behalve wat ik zelf zei. Zet de tekst bij je vraag en noem mij nog een keer, dan help ik je verder.',
    },
    can: {
      case: {
        how: 'Vertel mij wat de ondernemer vraagt en uit welke plaats die komt, of plak de mail of brief. Je ziet eerst wat ik stuur.',
        whom: 'Nee, casussen overdragen kan alleen een collega van een aangesloten organisatie.',
      },
      'my-cases': {
        how: 'Vraag mij: welke casussen heb ik lopen?',
        whom: 'Nee, casussen volgen kan alleen een collega van een aangesloten organisatie.',
      },
      documents: {
        how: 'Stuur mij het bestand of het webadres in een direct bericht, dan lees ik het.',
        whom: 'Nee, dat kan alleen een makelaar. Stuur het document naar de makelaar van je organisatie.',
      },
      'my-data': { how: 'Typ: mijn gegevens.', whom: 'Nee, dat kan ik niet.' },
      roles: {
        how: 'Vraag mij wie de makelaar van je organisatie is.',
        whom: 'Nee, dat vertel ik alleen aan collega’s van een aangesloten organisatie.',
      },
      gaps: {
        how: 'Vraag mij: “hoe staat het met mijn vraag aan de makelaar?” Ben je makelaar? Typ dan: /impact open-vragen.',
        whom: 'Nee, dat kan alleen een collega van een aangesloten organisatie.',
      },
      rules: {
        how: 'Typ: /impact regels, of: /impact loketten.',
        whom: 'Nee, dat laat ik alleen zien aan collega’s van een aangesloten organisatie.',
      },
      scan: { how: 'Typ: /impact scan.', whom: 'Nee, dat kan alleen een collega van een aangesloten organisatie.' },
      language: { how: 'Ik spreek Nederlands en Engels. Zeg: spreek Engels met me.', whom: 'Nee, dat kan ik niet.' },
      broadcast: {
        how: 'Zeg: stuur een bericht aan alle ambassadeurs in Twente. Of typ: /impact bericht. Je ziet eerst wie het krijgt.',
        whom: 'Nee, een bericht aan een groep kan ik niet sturen. Vraag het de makelaar van je organisatie.',
      },
      visit: {
        how: 'Vraag: welke werkbezoeken komen eraan? Een makelaar plant er een met: /impact werkbezoek.',
        whom: 'Nee, dat vertel ik alleen aan collega’s van een aangesloten organisatie.',
      },
      session: {
        how: 'Vraag: welke sessies komen eraan? Een makelaar plant ze met: /impact sessie.',
        whom: 'Nee, dat vertel ik alleen aan collega’s van een aangesloten organisatie.',
      },
      ambassador: {
        how: 'Zeg: ik wil ambassadeur worden. Of typ: /impact ambassadeur. Je ziet meteen hoe een bericht eruitziet.',
        whom: 'Nee, ambassadeur worden kan alleen een collega van een aangesloten organisatie.',
      },
      pledge: {
        how: 'Zeg bijvoorbeeld: ik beloof dat ik voor 1 mei met inkoop praat. Of typ: /impact toezegging. Ik vraag dan hoe het ermee staat.',
        whom: 'Nee, een toezegging bewaar ik alleen voor een collega van een aangesloten organisatie.',
      },
      hook: {
        how: 'Vraag bijvoorbeeld: geef me een haakje voor mobiliteit. Of typ: /impact haakje. Je krijgt een kort verhaal met bron.',
        whom: 'Nee, haakjes geef ik alleen aan collega’s van een aangesloten organisatie.',
      },
      criteria: {
        how: 'Vertel wat je inkoopt, hoe lang en voor hoeveel. Of typ: /impact criteria.',
        whom: 'Nee, dat kan alleen een collega van een aangesloten organisatie.',
      },
    },
    yes: (how: string) => `Ja. ${how}`,
    passesNothingOn:
      'Dat geef ik niet door: in jouw naam zeg ik niets tegen anderen. Zeg het zelf even, dat is ook leuker om te horen.',
    notKnown: 'Ik ben een automatische assistent, geen mens, en ik weet niet zeker of ik je goed begrijp. Dit kan ik:',
    perhaps: 'Misschien bedoel je dit:',
    notKnownNext: 'Staat het er niet bij? Zeg het in andere woorden, of vraag het de makelaar van je organisatie.',
    all: { label: 'Wat kun je wel?', says: '/impact hulp' },
    whoIsBroker: { label: 'Wie is onze makelaar?', says: 'Wie is de makelaar van onze organisatie?' },
    nothingAsked: 'Goed. Er staat nu niets open waar je ja of nee op kunt zeggen. Waarmee kan ik je helpen?',
    smallTalk: {
      greeting:
        'Hoi! Stel me een vraag over impact ondernemen of impactvol inkopen, of vertel over een ondernemer die hulp zoekt.',
      'how-are-you': 'Met mij gaat het goed, ik ben een automatische assistent. Waar kan ik je mee helpen?',
      thanks: 'Graag gedaan!',
      goodbye: 'Tot ziens!',
      ok: 'Goed. Laat maar weten als ik iets voor je kan doen.',
      joke: 'Moppen ken ik niet, daar ben ik te serieus voor. Vragen over impact ondernemen wel!',
      chat: 'Daar weet ik weinig van. Heb je een vraag over impact ondernemen, of een ondernemer die hulp zoekt?',
    },
    complaint:
      'Dat spijt me. Wil je het in andere woorden vragen? Noem dan het onderwerp. Of vraag het de makelaar impact ondernemen van je organisatie. Onder een antwoord kun je met een duim of een knop laten weten of het nuttig was. Zo help je mij.',
    human:
      'Ik ben een automatische assistent. Wil je een mens spreken? Vraag het de makelaar impact ondernemen van je organisatie, of je beheerder.',
    title: 'Ik ben de Impactmakelaar',
    introduction:
      'Ik ben een automatische assistent, geen mens. Ik help je met impact ondernemen en impactvol inkopen in Overijssel. Ik verzin niets: bij elk antwoord staat de bron.',
    abilitiesTitle: 'Wat ik kan',
    /** By what one needs to be allowed for it. */
    abilities: {
      question: 'Vragen beantwoorden. Weet ik het niet, dan zeg ik dat.',
      gaps: 'Een vraag die ik niet kan beantwoorden, doorgeven aan een makelaar.',
      case: 'Een ondernemer naar het juiste loket brengen. Vertel wat die vraagt en uit welke plaats die komt. Jij ziet eerst wat ik stuur.',
      criteria: 'Criteria voorstellen voor wat je inkoopt, en een tekst nakijken (begin met “controleer:”).',
      visit: 'Je aanmelden voor een werkbezoek of sessie, of als ambassadeur.',
    },
    how: 'Typ gewoon wat je wilt, hier of in een kanaal waar je mijn naam noemt. Alles wat ik kan: typ help. Wat ik van je bewaar: typ mijn gegevens.',
    tryTitle: 'Probeer bijvoorbeeld',
    examples: [
      'Wat is een makelaar met mandaat?',
      'Waar gaat een ondernemer met een vraag eerst heen?',
      'Wat is social return?',
    ],
  },
};
