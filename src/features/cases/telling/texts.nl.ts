import { atBegin } from '../../../i18n/sentence.ts';

function workingDays(days: number): string {
  return days === 1 ? 'een werkdag' : `${days} werkdagen`;
}

/** What people hear of a case, in Dutch: who filed it, brokers, and whoever works on it. */
export const nl = {
  told: {
    accepted: (number: number, counter: string, name: string | null) =>
      name === null
        ? `${atBegin(counter)} pakt casus ${number} op.`
        : `${name} van ${counter} pakt casus ${number} op.`,
    rerouted: (number: number, from: string | null, to: string) =>
      from === null
        ? `Casus ${number} ligt nu bij ${to}.`
        : `${atBegin(from)} zegt dat casus ${number} niet voor hen is. De casus ligt nu bij ${to}.`,
    bounced: (number: number, from: string) =>
      `${atBegin(from)} zegt dat casus ${number} niet voor hen is. Er moet een ander loket gekozen worden; de casus blijft niet liggen.`,
    sentBack: (number: number, from: string) => `${atBegin(from)} zegt dat casus ${number} niet voor hen is.`,
    words: (text: string) => `Toelichting: “${text}”`,
    note: (number: number, counter: string) => `Nieuws van ${counter} over casus ${number}:`,
    question: (number: number, counter: string) => `${atBegin(counter)} vraagt over casus ${number}:`,
    answerHere: 'Antwoord in deze draad of met de knop. Dan gaat het loket verder.',
    answerInChannel: 'Antwoord met de knop, of noem mij (@) in je antwoord hier: zonder dat lees ik niet mee.',
    answerWithButton: 'Antwoord met de knop, of in een reactie op dit bericht. Dan gaat het loket verder.',
    finished: (number: number, counter: string | null) =>
      counter === null ? `Casus ${number} is afgerond.` : `${atBegin(counter)} heeft casus ${number} afgerond.`,
    expired: (number: number) =>
      `Casus ${number} is niet overgedragen, en ik heb de tekst gewist. Speelt de vraag nog? Stuur hem dan nog eens.`,
    escalated: (number: number, counter: string | null, who: string) =>
      `Casus ${number} ${counter === null ? 'wachtte te lang' : `is nog niet aangenomen door ${counter}`}. Nu is aan zet: ${who}.`,
    notFinished: (number: number, counter: string | null, who: string) =>
      `Casus ${number} is nog niet afgerond${counter === null ? '' : ` door ${counter}`}. Nu is aan zet: ${who}.`,
    stillWaiting: (number: number, who: string, isTaken: boolean, othersKnow: boolean) =>
      `Casus ${number} is nog niet ${isTaken ? 'afgerond' : 'opgepakt'}. Aan zet is ${who}. Die krijgt steeds een herinnering${othersKnow ? ', en ik heb anderen gevraagd om hem op te pakken' : ''}. Wil je niet wachten? Bel dan zelf het loket.`,
    yourTurn: 'Er is geen makelaar die hem kan overnemen. Bel het loket zelf, of kies een ander loket met de knop.',
    leadAway: (number: number, who: string) => `Wie casus ${number} had, is er nu niet. Nu is aan zet: ${who}.`,
    draftForgotten: (number: number, days: number) =>
      `Casus ${number} staat nog klaar: je hebt hem niet overgedragen. Doe je niets, dan wis ik hem over ${days} werkdagen.`,
    answerAwaited: (number: number, counter: string) =>
      `${atBegin(counter)} wacht nog op jouw antwoord over casus ${number}:`,
    missingContact: (counter: string) =>
      `Ik ken geen contactpersoon bij ${counter}, dus ik kon niets versturen. De casus wacht tot jij hem doorstuurt. Dit is de tekst:`,
    nobodyReached: (counter: string) =>
      `Ik kan niemand bij ${counter} bereiken, en ook geen makelaar. De casus wacht tot jij hem doorstuurt. Dit is de tekst:`,
    forwardAwaited: (number: number, counter: string) =>
      `Casus ${number} wacht nog tot jij hem doorstuurt naar ${counter}. Heb je dat gedaan? Druk dan op de knop.`,
    outcomeAwaited: (number: number, counter: string) =>
      `Heb je al iets gehoord van ${counter} over casus ${number}? Rond hem dan af.`,
    deliveryWaits: (number: number, whom: string, known: string | null) =>
      `Casus ${number} is nog niet bij ${whom}: de chat daar is nu niet bereikbaar. Zodra dat weer kan, bezorg ik hem vanzelf.${known === null ? '' : ` ${known}`}`,
    undelivered: (number: number, counter: string, who: string) =>
      `Bij ${counter} kon ik casus ${number} niet bezorgen. Nu is aan zet: ${who}.`,
    leadLost: (number: number, lost: string, who: string) =>
      `De ${lost} die casus ${number} had, is niet bereikbaar. Nu is aan zet: ${who}.`,
    aBroker: 'Een makelaar',
    theBroker: (name: string) => `Makelaar ${name}`,
    takenByBroker: (number: number, broker: string, counter: string | null) =>
      `${broker} pakt casus ${number} zelf op${counter === null ? '' : `, niet ${counter}`}.`,
    bouncedByBroker: (number: number, broker: string, counter: string) =>
      `${broker} zegt dat casus ${number} niet voor ${counter} is. Er moet een ander loket gekozen worden; de casus blijft niet liggen.`,
    missingContactSite: (site: string) => `Je vindt het loket op ${site}.`,
    mailUncertain: (number: number, counter: string) =>
      `Ik weet niet of de e-mail over casus ${number} bij ${counter} is aangekomen: de verbinding viel weg. Ik stuur hem niet dubbel. Vraag het loket of het er is.`,
  },
  toBroker: {
    orPassOn: (label: string) => `Moet de collega dit weten? Druk op ${label}.`,
    reachTold: (counter: string) =>
      `Is dit een contactpersoon van ${counter}? Ik kan die niet zelf bij het loket zetten: geef naam en e-mailadres aan wie de bot beheert. Gaat het over een casus of een nieuwe vraag? Druk dan op die knop. Ik heb nog niets gedaan.`,
    missingContact: (number: number, counter: string) =>
      `Bij ${counter} ken ik geen contactpersoon. Daar kon ik casus ${number} niet bezorgen; de collega stuurt hem zelf door. Weet jij wie daar de casussen doet? Geef dan naam en e-mailadres aan wie de bot beheert: die zet ze bij het loket.`,
    unreachable: (number: number, counter: string, who: string) =>
      `Ik kan ${who} van ${counter} niet bereiken over casus ${number}. Klopt het nog wie daar de casussen doet?`,
    deliveryWaits: (number: number, whom: string) =>
      `Casus ${number} is nog niet bij ${whom}: de chat daar neemt nu geen berichten aan. Zodra dat weer kan, bezorg ik hem vanzelf. Kan het niet wachten? Bel dan, of kies een ander loket.`,
    silent: (number: number, who: string, isTaken: boolean) =>
      `Casus ${number} is nog niet ${isTaken ? 'afgerond' : 'opgepakt'}, en dat is te laat. Aan zet is ${who}. Kun jij hem oppakken, of iemand vinden die dat kan?`,
    silentForOthers: (number: number, who: string, isTaken: boolean) =>
      `Casus ${number} is nog niet ${isTaken ? 'afgerond' : 'opgepakt'}, en dat is te laat. Aan zet is ${who}. Weet jij iemand die hem kan oppakken? Dat kan elke makelaar van je organisatie.`,
    neverLeft: (number: number, counter: string) =>
      `Casus ${number} is nog steeds niet doorgestuurd naar ${counter}. De collega die hem indiende, heeft al een paar herinneringen gehad. Kun jij hem oppakken, of een loket kiezen?`,
    howToAdd: (name: string) =>
      `Dank je. Een nieuwe contactpersoon zet ik niet zelf bij een loket: geef de naam en het e-mailadres aan wie de bot beheert. Wil je nu iets met ${name}? Neem hem zelf, of kies een loket: ook hetzelfde nog eens, als daar nu iemand staat.`,
    withNobody: (count: number): string =>
      count === 1 ? 'Deze casus is nu bij niemand:' : 'Deze casussen zijn nu bij niemand:',
    brokerUnreachable: (number: number, who: string) => `Ik kan makelaar ${who} niet bereiken over casus ${number}.`,
    nobodyReached: (number: number, counter: string) =>
      `Casus ${number} is bij niemand: bij ${counter} en bij de makelaars kan ik niemand bereiken. De collega stuurt hem zelf door.`,
    nobodyLeft: (number: number) =>
      `Casus ${number} ligt nu bij de collega die hem indiende: er is geen loket of makelaar die hem kan aannemen.`,
    filerUnreachable: (number: number) =>
      `De collega die casus ${number} indiende, kan ik niet meer bereiken. Houd jij de casus in de gaten?`,
    questionForYou: (number: number, counter: string) =>
      `De collega die casus ${number} indiende, kan ik niet meer bereiken. Daarom krijg jij de vraag van ${counter}:`,
    answerInstead:
      'Weet je het antwoord, of kun je het navragen? Antwoord dan met de knop: zo lang staat de termijn stil.',
    questionForNobody: (number: number, counter: string) =>
      `De collega die casus ${number} indiende, kan ik niet bereiken, en er is geen makelaar die kan antwoorden. ${atBegin(counter)} wacht op antwoord op deze vraag. Weet jij wie de collega kan vervangen?`,
    ruleFlagged: (number: number, from: string, instead: string) =>
      `${atBegin(from)} zegt dat casus ${number} niet voor hen is, maar voor ${instead}. De casus kwam daar door een routeringsregel. Klopt die nog?`,
    lookAtRule: 'Bekijk de regel',
    mailFailed: (number: number, counter: string) =>
      `De e-mail over casus ${number} aan ${counter} is niet aangekomen. Klopt het adres nog?`,
  },
  toOwner: {
    dueSoon: (number: number, when: string) => `Herinnering: casus ${number} wacht op jullie, uiterlijk tot ${when}.`,
    responseOverdue: (number: number, when: string) =>
      `Herinnering: casus ${number} wacht nog. Uiterlijk ${when} had er een reactie moeten zijn.`,
    finishOverdue: (number: number, when: string) =>
      `Herinnering: casus ${number} wacht nog. Uiterlijk ${when} had hij klaar moeten zijn.`,
    dueSoonNoDate: (number: number) => `Herinnering: casus ${number} wacht op jullie.`,
    escalated: (number: number, counter: string | null) =>
      counter === null
        ? `Casus ${number} is nu bij jou.`
        : `Casus ${number} is nu bij jou: bij ${counter} nam niemand hem op tijd aan.`,
    notFinished: (number: number, counter: string | null) =>
      counter === null
        ? `Casus ${number} is nu bij jou: hij is niet op tijd afgerond.`
        : `Casus ${number} is nu bij jou: bij ${counter} is hij niet op tijd afgerond.`,
    leadAway: (number: number) => `Casus ${number} is nu bij jou: wie hem had, is er nu niet.`,
    arrived: (number: number, counter: string) =>
      `Casus ${number} is voor ${counter}, en daar is nu niemand die hem kan aannemen. Daarom ben jij aan zet.`,
    undelivered: (number: number, counter: string) =>
      `Casus ${number} is nu bij jou: wie er bij ${counter} voor jou aan zet was, kon ik niet bereiken.`,
    passedOnYouMay: (number: number, who: string) =>
      `Casus ${number} is nu bij ${who}. Jij hoeft niets meer te doen. Pak je hem toch zelf op? Dat kan met de knoppen op de kaart.`,
    passedOn: (number: number) => `Casus ${number} is nu bij een ander. Jij hoeft niets meer te doen.`,
    bounced: (number: number) => `Voor casus ${number} moet een ander loket gekozen worden. Jij bent aan zet.`,
    answered: (number: number) => `Er is antwoord op jullie vraag over casus ${number}:`,
    note: (number: number) => `Aanvulling van de collega bij casus ${number}:`,
    askedInstead: (number: number, names: string) =>
      `De collega die casus ${number} indiende, kan ik niet bereiken. Je vraag ligt nu bij ${names === '' ? 'een makelaar' : `makelaar ${names}`}.`,
    askedInVain: (number: number) =>
      `Casus ${number} wacht op antwoord op deze vraag, maar er is niemand die je vraag kan beantwoorden: de collega en de makelaars kan ik niet bereiken. Weet je het antwoord inmiddels zelf? Vul het dan in, of rond de casus af. Tot dan staat de termijn stil.`,
    withdrawn: (number: number) => `Casus ${number} is ingetrokken. Jullie hoeven niets meer te doen.`,
  },
  atCounter: {
    work: (counter: string, answer: number, done: number, next: string | null) =>
      `Jij werkt voor ${counter}. Komt er een casus, dan krijg je een kaart met knoppen: neem hem aan, zeg dat hij niet voor jullie is, of stel een vraag. Doe dat binnen ${workingDays(answer)}; binnen ${workingDays(done)} is hij afgerond. Ik herinner je op tijd. Reageer je niet, dan vraag ik ${next ?? 'een makelaar'}.`,
    away: (counter: string, next: string | null) =>
      `Ik houd niet bij wanneer je weg bent. Een casus voor ${counter} komt eerst bij jou; reageer je niet op tijd, dan gaat hij naar ${next ?? 'een makelaar'}.`,
    tellBroker: 'Moet een ander ze krijgen zolang je weg bent? Laat het je makelaar weten.',
  },
};
