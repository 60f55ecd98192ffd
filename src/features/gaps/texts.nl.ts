/** What this part of the bot says in Dutch. */
export const nl = {
  gaps: {
    passOn: (question: string) =>
      `Je vroeg: “${question}”. Druk op de knop, dan vraag ik het aan de makelaars van je organisatie.`,
    passOnHow:
      'Weet ik een antwoord niet, dan staat eronder de knop ‘Vraag het een makelaar’. Stel mij je vraag, of vraag het de makelaar zelf.',
    pressToAsk: 'Druk op de knop, dan vraag ik het aan de makelaars van je organisatie.',
    ask: 'Vraag het een makelaar',
    asked: 'Ik heb je vraag aan de makelaar van je organisatie gegeven. Je krijgt het antwoord hier.',
    askedBefore: 'Deze vraag heb je al aan de makelaar gesteld. Je krijgt het antwoord hier.',
    youAsked: (since: string) =>
      `Deze vraag heb je op ${since} al aan de makelaar gesteld. Er is nog geen antwoord. Komt het er, dan krijg je het waar je het vroeg.`,
    colleagueAsked: (since: string) =>
      `Een collega heeft dit op ${since} ook gevraagd. De vraag ligt bij de makelaar. Wil jij het antwoord ook? Druk dan op de knop.`,
    own: {
      none: 'Je hebt geen vraag aan een makelaar gesteld. Weet ik iets niet? Dan kun je mijn knop ‘Vraag het een makelaar’ gebruiken.',
      title: 'Dit vroeg je aan de makelaar:',
      line: (question: string, since: string, state: string) => `“${question}” (${since}): ${state}`,
      states: {
        open: 'er is nog geen antwoord',
        answered: 'beantwoord; het antwoord staat waar je het vroeg',
        closed: 'de makelaar kan deze vraag niet beantwoorden',
      },
      takeBack: 'Ik heb geen antwoord meer nodig',
      takeBackThis: (question: string) => `Niet meer nodig: ${question}`,
      takenBack: 'Goed, ik heb je vraag ingetrokken. De makelaar ziet dat.',
      noLongerWaits: 'Deze vraag wacht niet meer op een makelaar.',
      underWay: (question: string, since: string) =>
        `Je vraag aan de makelaar van ${since}: “${question}”. Er is nog geen antwoord`,
    },
    askAgain: 'Deze vraag heb ik niet meer. Stel je vraag nog een keer, dan kan ik hem doorgeven.',
    noBroker:
      'Je organisatie heeft nog geen makelaar. Ik bewaar je vraag: zodra er een makelaar is, kan die je antwoorden.',
    noBrokerInReach:
      'Ik heb je vraag bewaard, maar ik kan nu geen makelaar van je organisatie bereiken. Zodra dat weer kan, kan de makelaar je antwoorden.',
    administratorsHear: 'De beheerder van je organisatie hoort dit van mij.',
    nobodyReached: (question: string | null) =>
      `${question ? `Je vroeg: “${question}”. ` : ''}Ik heb je vraag bewaard, maar ik kon geen makelaar van je organisatie bereiken. Zodra dat lukt, kan de makelaar je antwoorden.`,
    answerLost: (question: string | null) =>
      question
        ? `Een collega die dit vroeg, kon ik niet bereiken: “${question}”. Die collega heeft mijn bericht daarover dus niet gekregen.`
        : 'Een collega die een vraag aan de makelaar stelde, kon ik niet bereiken. Die collega heeft mijn bericht daarover dus niet gekregen.',
    waitsWithoutBroker:
      'Een collega heeft een vraag voor de makelaar, maar je organisatie heeft geen makelaar. Geef iemand die rol met /impact rol. De vraag staat dan onder /impact open-vragen.',
    waitsOutOfReach:
      'Een collega heeft een vraag voor de makelaar, maar ik kan geen makelaar van je organisatie bereiken. Geef de rol aan iemand anders met /impact rol. De vraag staat dan onder /impact open-vragen.',
    waitsUnanswered:
      'Een collega wacht al vier werkdagen op antwoord van een makelaar. Wil jij een makelaar vragen om ernaar te kijken? De vraag staat onder /impact open-vragen. Je kunt die rol ook aan nog iemand geven met /impact rol.',
    brokerReminder: (question: string) =>
      `Herinnering: deze vraag van een collega wacht nog op antwoord: “${question}”`,
    takesLonger: (question: string | null) =>
      `${question ? `Je vroeg: “${question}”. ` : ''}Het antwoord van de makelaar duurt langer dan gewoon.`,
    brokerIsReminded: 'Ik heb de makelaar eraan herinnerd.',
    answerComesHere: 'Je krijgt het antwoord hier.',
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
    isCase: 'Dit is wel een casus',
    close: 'Niet beantwoorden',
    closeConfirm: 'Wie dit vroeg, hoort dan dat er geen antwoord komt.',
    closed: 'Goed. Wie dit vroeg, hoort dat er geen antwoord komt.',
    closedForAsker: (question: string | null) =>
      `${question ? `Je vroeg: “${question}”. ` : ''}De makelaar kan deze vraag helaas niet beantwoorden.`,
    outOfTime: (question: string | null) =>
      `${question ? `Je vroeg: “${question}”. ` : ''}Daar kwam een jaar lang geen antwoord op. Ik heb de vraag gesloten. Heb je het antwoord nog nodig? Stel de vraag dan opnieuw.`,
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
    draftSent: 'Dit antwoord is verstuurd.',
    draftDropped: 'Dit antwoord is niet verstuurd.',
    noDraft: 'Er staat geen antwoord klaar. Schrijf je antwoord onder de vraag, of gebruik de knop ‘Geef antwoord’.',
    otherDraft:
      'Dit antwoord is niet verstuurd: er staat intussen een ander antwoord klaar. Wil je dit toch sturen? Schrijf het dan opnieuw, of gebruik de knop ‘Geef antwoord’.',
    sent: (count: number) =>
      count === 1 ? 'Verstuurd naar de collega die het vroeg.' : `Verstuurd naar ${count} collega’s.`,
    notOpen: 'Deze vraag is al beantwoord of gesloten.',
    answered: (question: string | null, organisation: string) =>
      `${question ? `Je vroeg: “${question}”. ` : ''}Dit is het antwoord van de makelaar van ${organisation}:`,
    found: (question: string | null) =>
      `${question ? `Je vroeg eerder: “${question}”. ` : ''}Er is nu een bron bij gekomen waar het antwoord in staat:`,
    waitForYou: (count: number) =>
      count === 1
        ? '1 vraag van een collega wacht op een makelaar'
        : `${count} vragen van collega’s wachten op een makelaar`,
    showOpen: 'Open vragen',
    noneOpen: 'Er wachten geen vragen op een makelaar.',
    worstTitle: 'Wat collega’s niet nuttig vonden',
    worstNone: 'Er zijn geen antwoorden die collega’s niet nuttig vonden.',
    judged: (question: string, notUseful: number, useful: number) =>
      `${question} (niet nuttig: ${notUseful}, nuttig: ${useful})`,
  },
};
