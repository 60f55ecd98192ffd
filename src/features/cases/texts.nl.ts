import { atBegin } from '../../i18n/sentence.ts';
import { nl as telling } from './telling/texts.nl.ts';

/** So few are counted in words. */
const COUNTED = ['nul', 'een', 'twee', 'drie', 'vier'];

/** What this part of the bot says in Dutch. */
export const nl = {
  cases: {
    proposalTitle: 'Zal ik deze casus overdragen?',
    previewTitle: 'Dit lijkt een vraag van een ondernemer',
    previewNothingKept:
      'Dit zijn woorden van iemand anders, dus ik bewaar en verstuur nog niets. Wil je er een casus van maken? Druk dan op Maak casus.',
    previewTooLong:
      'Dit zijn woorden van iemand anders, dus ik bewaar en verstuur nog niets. De tekst is te lang om er zo een casus van te maken. Schrijf mij in een paar zinnen wat de ondernemer vraagt.',
    make: 'Maak casus',
    questionTitle: 'Bijna klaar: één vraag',
    municipality: (name: string) => `Gemeente: ${name}`,
    municipalityGuess: (name: string) => `Gemeente: waarschijnlijk ${name}`,
    municipalityUnknown: 'Gemeente: nog niet bekend',
    topics: (names: string) => `Onderwerp: ${names}`,
    counter: (name: string) => `Loket: ${name}`,
    also: (topic: string, counter: string) => `Ook gevraagd: ${topic}. Daarvoor is er ${counter}.`,
    alsoNotSent: 'Wil je dat ook doorsturen? Met de knop maak ik er een tweede casus van.',
    second: (topic: string) => `Ook: ${topic}`,
    provisional: 'Zeker weet ik het niet. Klopt de gemeente niet? Kies dan Aanpassen.',
    willSend: (counter: string) => `Dit stuur ik naar ${counter}:`,
    quote: (text: string) => `“${text}”`,
    withName: (name: string | null, organisation: string) =>
      `Ook stuur ik mee: ${name === null ? 'jouw naam' : `jouw naam (${name})`} en ${organisation}.`,
    withContact: (contact: string) => `En de contactgegevens van de ondernemer: ${contact}.`,
    withContactHidden: 'En de contactgegevens van de ondernemer die je hebt ingevuld.',
    withoutContact: 'Contactgegevens van de ondernemer stuur ik niet mee.',
    contactMark: '[contactgegevens weggelaten]',
    nameMark: '[weggelaten]',
    namesGoAlong: (names: string, count: number) =>
      count === 1
        ? `In je tekst staat een naam: ${names}. Die gaat mee.`
        : `In je tekst staan namen: ${names}. Die gaan mee.`,
    detailsGoAlong: (details: string) =>
      `In je tekst staat ook waar iemand te vinden is: ${details}. Dat gaat mee. Moet het eruit? Druk dan op “Laat dit weg”.`,
    leaveDetailsOut: 'Laat dit weg',
    namesAreOut: (count: number): string =>
      count === 1 ? 'Eén naam of adres heb ik weggelaten.' : `${count} namen of adressen heb ik weggelaten.`,
    namesAreGone: (count: number): string =>
      count === 1
        ? 'Er is al een naam of adres weggelaten. Dat heb ik niet bewaard. Moet het toch mee? Typ het dan bij Aanpassen.'
        : 'Er zijn al namen of adressen weggelaten. Die heb ik niet bewaard. Moeten ze toch mee? Typ ze dan bij Aanpassen.',
    leaveNamesOut: (count: number): string => (count === 1 ? 'Laat de naam weg' : 'Laat de namen weg'),
    putNamesBack: (count: number): string => (count === 1 ? 'Zet het terug' : 'Zet ze terug'),
    contactOffered: (contact: string) =>
      `Vindt de ondernemer het goed dat het loket dit krijgt: ${contact}? Druk dan op Vindt het goed. Anders gaat het niet mee, en bewaar ik het niet.`,
    theyAgree: 'Vindt het goed',
    contactAgreed: 'De contactgegevens gaan nu mee. Er is nog niets verstuurd.',
    contactRemoved:
      'Ik heb een e-mailadres of telefoonnummer weggelaten. Mag het loket de ondernemer benaderen? Kies dan Aanpassen.',
    nobodyYet: (counter: string) =>
      `Ik ken nog geen contactpersoon bij ${counter}. Jij krijgt van mij een tekst om door te sturen, en een makelaar hoort dat er een contact ontbreekt.`,
    nothingSentYet: 'Er is nog niets verstuurd.',
    nowhere:
      'Ik weet nog niet in welke gemeente de onderneming zit. Daarom kan ik geen loket kiezen. Kies Aanpassen en vul een plaats of postcode in.',
    handOver: 'Overdragen',
    edit: 'Aanpassen',
    drop: 'Toch niet',
    fillInPlace: 'Vul de plaats in',
    sentPrivately: 'Ik heb je mijn voorstel in een privébericht gestuurd. Er is nog niets verstuurd aan een loket.',
    membersOnly: (counter: string | null) =>
      counter === null
        ? 'Dit lees ik als een vraag van een ondernemer. Overdragen kan ik alleen voor collega’s van een aangesloten organisatie.'
        : `Dit lees ik als een vraag van een ondernemer. Die kan terecht bij ${counter}. Overdragen kan ik alleen voor collega’s van een aangesloten organisatie.`,
    both: 'Allebei',
    orBoth: 'Hoort het bij allebei? Dan krijgt elk een eigen casus.',
    oneForEach: (place: string) =>
      `Deze is voor ${place}. Er is nog niets verstuurd: druk op Overdragen als het klopt.`,
    stillRuns: (name: string) => `Goed, ${name} loopt gewoon door. Er is niets ingetrokken.`,
    askNeed: 'Wat vraagt de ondernemer?',
    askNeedAndPlace: 'Wat vraagt de ondernemer, en in welke plaats zit de onderneming? Dat mag ook in meer berichten.',
    needDecides: 'Wat de ondernemer vraagt, en waar, bepaalt welk loket helpt.',
    addedSoFar: 'Dat heb ik erbij gezet. Er is nog niets verstuurd.',
    updated: 'Ik heb mijn voorstel aangepast.',
    changedTo: (counter: string) =>
      `Ik heb het aangepast. Het gaat nu naar ${counter}. Er is nog niets verstuurd: druk op Overdragen als het klopt.`,
    changedStill: (counter: string) =>
      `Ik heb het aangepast. Het gaat nog steeds naar ${counter}. Er is nog niets verstuurd: druk op Overdragen als het klopt.`,
    addWords: 'Zet dit erbij',
    leaveWords: 'Laat weg',
    mayAdd: (words: string) =>
      `Moet dit in de tekst voor het loket: “${words}”? Druk op “Zet dit erbij”. Zei je het tegen mij? Druk dan op “Laat weg”. Ik heb niets veranderd.`,
    mayAddAfterAll: (label: string) => `Moet het loket dit juist lezen? Druk dan op “${label}”.`,
    orChange: (label: string) => `Moet er juist iets uit, of anders? Druk dan op ${label}.`,
    orDrop: 'Of wil je de casus weghalen? Druk dan op Toch niet.',
    handOverOrDrop: (counter: string) =>
      `Moet de casus naar ${counter}? Druk dan op Overdragen. Moet hij juist weg? Druk dan op Toch niet. Ik heb nog niets gedaan.`,
    wordsLeft: 'Goed, dat gaat niet mee.',
    whyThere: (counter: string, because: string) =>
      `Ik stel ${counter} voor. ${because} Is er iets anders nodig, of is het een andere plaats? Typ het hier.`,
    added: (counter: string) =>
      `Dat heb ik erbij gezet. Het gaat naar ${counter}. Er is nog niets verstuurd: druk op Overdragen als het klopt.`,
    partOut: (what: string, counter: string) =>
      `Dit heb ik eruit gehaald: ${what}. De casus gaat naar ${counter}. Er is nog niets verstuurd: druk op Overdragen als het klopt.`,
    besides: (what: string) => `Aanvulling: ${what}`,
    notNeeded: (what: string) => `Dit hoeft niet meer: ${what}.`,
    nothingChanged: (counter: string) =>
      `Dat stond er al zo. Het gaat naar ${counter}. Ik heb niets veranderd en er is nog niets verstuurd.`,
    pressToDrop:
      'Wil je deze casus weghalen? Druk dan op Toch niet. Ik heb niets veranderd. Moet er iets anders in staan? Druk op Aanpassen.',
    howToChangeWords:
      'Alleen wat op de kaart staat, gaat mee. Moet er een woord, een naam of iets anders uit, of moet er juist iets bij, zoals een telefoonnummer? Druk op Aanpassen: daar verander je de tekst zelf. Ik heb niets veranderd.',
    keptForLater:
      'Dat kan. De casus blijft hier staan en er is nog niets verstuurd. Ben je zover? Druk dan op Overdragen.',
    leaveOutWith: (label: string) => `Wil je de namen of adressen eruit? Druk op “${label}”.`,
    wordsAreSent: (counter: string) =>
      `Wat je schreef is al bij ${counter}. Ik kan er geen woorden uit halen. Met Trek in stopt de casus; dien hem daarna opnieuw in zonder die woorden. Wil je juist nog doorgeven hoe het loket de ondernemer bereikt? Typ het nummer of het e-mailadres hier.`,
    pressToHandOver: (counter: string) => `Druk op Overdragen, dan gaat de casus naar ${counter}.`,
    placeLater:
      'Dat geeft niet. Zonder plaats kan ik geen loket kiezen, dus ik bewaar de casus voor je. Weet je de plaats? Typ hem dan hier.',
    placeNotFound: 'Die plaats ken ik niet. Noem een plaats of postcode, of zeg in welke gemeente de onderneming zit.',
    contactNeedsConsent:
      'Contactgegevens stuur ik alleen mee als de ondernemer dat goed vindt. Is dat zo? Vul ze dan in bij Aanpassen.',
    pressToAgree: (label: string) =>
      `Vindt de ondernemer het goed? Druk dan op “${label}”, op de kaart hierboven. Ik heb niets veranderd.`,
    contactOfferedLater: (contact: string, other: string) =>
      `De contactgegevens heb ik weggelaten. Vindt de ondernemer het goed dat ${other} dit krijgt: ${contact}? Druk dan op Vindt het goed.`,
    contactIsOlder:
      'Het nummer of e-mailadres is daarna veranderd. Druk op de knop bij mijn laatste bericht. Ik heb niets doorgegeven.',
    contactPutRight: (contact: string, other: string) =>
      `Vindt de ondernemer het goed dat ${other} dit krijgt: ${contact}? Druk dan op Vindt het goed. Klopt het niet? Typ het hele nummer of e-mailadres. Ik heb nog niets doorgegeven.`,
    contactTypeWhole: (label: string, other: string) =>
      `Moet er iets anders in het nummer of e-mailadres? Typ het dan helemaal, dan vraag ik het opnieuw. Gaat het over iets anders? Druk op “${label}”, dan leest ${other} wat je schreef. Ik heb nog niets doorgegeven.`,
    contactReadAs: (contact: string) =>
      `Ik lees het nu zo: ${contact}. Klopt dat niet? Typ het hele nummer of e-mailadres. Moest er iets anders in de tekst? Druk op Aanpassen.`,
    contactNotKept:
      'Contactgegevens die je eerder typte, heb ik niet bewaard. Vindt de ondernemer het goed dat ze meegaan? Typ ze dan hier nog eens.',
    contactGiven: (counter: string) => `De contactgegevens staan nu op de kaart van ${counter}.`,
    contactGivenNote: 'De ondernemer vindt het goed dat jullie contact opnemen. De contactgegevens staan op de kaart.',
    takeContactBack: 'Haal de contactgegevens weg',
    pressToTakeContactBack: (counter: string, label: string) =>
      `Bij ${counter} staan contactgegevens van de ondernemer. Wil de ondernemer dat niet meer? Druk op “${label}”. Ze verdwijnen dan uit de casus en van de kaart, en het loket hoort dat het ze moet wissen.`,
    contactTakenBack: (counter: string) =>
      `De contactgegevens zijn weg uit de casus en van de kaart. Ik zeg tegen ${counter}: gebruik ze niet meer.`,
    contactTakenBackNote:
      'De ondernemer vindt het niet meer goed dat jullie de contactgegevens hebben. Gebruik ze niet meer, en wis ze ook bij jullie zelf.',
    noContactThere: 'Bij deze casus staan geen contactgegevens. Er is niets veranderd.',
    contactNotPassedOn:
      'De contactgegevens heb ik weggelaten: die geef ik alleen door als de ondernemer dat goed vindt. Geef ze dan zelf aan het loket.',
    notMeant: 'Excuus, dan begreep ik je verkeerd. Er is niets verstuurd. Wat wil je?',
    draftLacksNeed: (number: number) =>
      `Casus ${number} is nog niet verstuurd: ik weet nog niet wat de ondernemer vraagt.`,
    draftState: (number: number, counter: string | null) =>
      counter === null
        ? `Casus ${number} is nog niet verstuurd: ik weet nog niet in welke plaats de onderneming zit.`
        : `Casus ${number} is nog niet verstuurd. Druk op Overdragen, dan gaat hij naar ${counter}. Wie daar werkt, leest alleen wat op de kaart staat. Regel je het zelf? Druk dan op Toch niet.`,
    ofCounter: {
      first: (counter: string, name: string, rung: string) =>
        `Bij ${counter} krijgt ${name} de casus als eerste (${rung}).`,
      nobody: (counter: string) => `Bij ${counter} ken ik nog niemand: jij stuurt de tekst zelf door.`,
      reached: (ways: string) => `Het loket zelf bereik je zo: ${ways}. Meer adressen of nummers ken ik niet.`,
      withBroker: (broker: string) => `${atBegin(broker)} heeft deze casus nu, en niet het loket.`,
      notReached: 'Een adres, telefoonnummer of website van het loket ken ik niet.',
      website: (site: string) => `website ${site}`,
      phone: (number: string) => `telefoon ${number}`,
      email: (address: string) => `e-mail ${address}`,
      answers: (days: number) =>
        `Het loket reageert binnen ${days === 1 ? 'een werkdag' : `${days} werkdagen`}. Jij hoort hier elke stap.`,
      oneCounter: (counter: string) => `Deze casus gaat naar één loket: ${counter}.`,
      another: (topic: string, counter: string) =>
        `Voor ${topic} is er ${counter}: daarvoor maak je met de knop een tweede casus.`,
      contact:
        'Contactgegevens gaan alleen mee als de ondernemer dat goed vindt. Je kunt ze later laten weghalen. Hoe lang ik alles bewaar: typ /impact bewaren.',
      afterwards: 'Na het overdragen kun je nog dingen toevoegen, en de casus intrekken.',
    },
    named: (number: number, begin: string | null) =>
      begin === null ? `casus ${number}` : `casus ${number} (“${begin}”)`,
    numbered: (label: string, number: number) => `${label} (casus ${number})`,
    whichCase: 'Over welke casus gaat dit? Ik heb nog niets doorgegeven.',
    takenForLast:
      'We hadden het net over deze casus, dus ik neem aan dat je die bedoelt. Bedoel je een andere? Kies die dan.',
    beginWithNumber: (number: number) => `Zet het nummer voor je bericht, bijvoorbeeld “casus ${number}: …”.`,
    pressToWithdraw: (name: string, counter: string | null) =>
      counter === null
        ? `Wil je ${name} intrekken? Druk dan op Trek in.`
        : `${atBegin(name)} ligt bij ${counter}. Wil je hem intrekken? Druk dan op Trek in: het loket hoort het meteen.`,
    pressToWithdrawByHand: {
      to_forward: (name: string, counter: string) =>
        `${atBegin(name)} is nog niet verstuurd: jij zou hem zelf doorsturen naar ${counter}. Wil je hem intrekken? Druk dan op Trek in. Het loket hoort er niets van.`,
      forwarded: (name: string, counter: string) =>
        `${atBegin(name)} heb jij zelf doorgestuurd naar ${counter}. Wil je hem intrekken? Druk dan op Trek in. Laat het loket zelf weten dat het niet meer hoeft: ik kan daar niemand bereiken.`,
    },
    passedOn: (counter: string, name: string) => `Ik heb het doorgegeven aan ${counter}, bij ${name}.`,
    correctionPassedOn: (counter: string, name: string) =>
      `Ik heb je correctie bij ${name} doorgegeven aan ${counter}. Hoort de casus daardoor ergens anders? Dan stuurt ${counter} hem door.`,
    passedOnToFiler: (name: string) => `Ik heb het doorgegeven aan de collega die ${name} indiende.`,
    passOn: 'Geef het door',
    filerOfCase: 'wie de casus indiende',
    theCounter: 'het loket',
    mayBeAnswer: (filer: string, counter: string, label: string) =>
      `Is dit het antwoord voor ${counter}? Dan verstuurt ${filer} het zelf, met de knop “${label}”. Het staat er al in. Ik heb nog niets doorgegeven.`,
    mayBePassedOn: (filer: string, counter: string, label: string) =>
      `Moet ${counter} dit weten? Dan geeft ${filer} het zelf door, met de knop “${label}”. Ik heb nog niets doorgegeven.`,
    tellOrWithdraw: (name: string, counter: string, passOn: string, withdraw: string) =>
      `Ik heb nog niets gedaan met ${name}. Moet ${counter} dit weten? Druk op ${passOn}. Hoeft het loket niets meer te doen? Druk op ${withdraw}.`,
    partOrWithdraw: (what: string, name: string, counter: string, passOn: string, withdraw: string) =>
      `Hoeft alleen dit niet meer: ${what}? Druk op ${passOn}: dan leest ${counter} wat je schreef. Hoeft niets van ${name} meer? Druk op ${withdraw}. Ik heb nog niets gedaan.`,
    keptForwarded: (name: string, counter: string) =>
      `Ik heb het bewaard bij ${name}. ${atBegin(counter)} hoort dit niet van mij. Is de ondernemer geholpen? Druk dan op Afgerond.`,
    pressToWithdrawAtOwn: (label: string, name: string) =>
      `Wil je ${name} intrekken? Druk dan op ${label}. Er is nog niets veranderd.`,
    pressToTakeOver: (label: string, name: string, who: string) =>
      `${atBegin(name)} ligt nu bij ${who}. Druk op ${label}, dan is hij van jou. De collega en wie hem had, horen dat.`,
    wordsAreYours: (counter: string) =>
      `Dit stuur jij zelf naar ${counter}. Haal eruit wat niet mee moet voordat je het verstuurt.`,
    pressToAsk: (label: string, name: string) =>
      `Is het een vraag aan de collega die ${name} indiende? Druk op “${label}”: je vraag staat er al in.`,
    pressToSend: (label: string, name: string) => `Druk op ${label} en kies waar ${name} heen moet.`,
    pressOneOf: (name: string) =>
      `Wat wil je met ${name}? Kies een knop, dan geef ik het door. Er is nog niets veranderd.`,
    pressToTake: (label: string, name: string) => `Druk op ${label}, dan hoort de collega dat jullie ${name} oppakken.`,
    pressToFinish: (label: string, name: string) =>
      `Is ${name} klaar? Druk op ${label} en kies hoe het is afgelopen, dan sluit ik hem. Wat je schreef staat er al in.`,
    pressToBounce: (label: string, name: string, said: string) =>
      `Is ${name} niet voor jullie? Druk op ${label} en kies wie wel kan helpen. Wat je schreef staat er al in: “${said}”`,
    answerOrDo: (asked: string, label: string, name: string) =>
      `Het laatste bericht van de collega: “${asked}”. Is dit jouw antwoord daarop? Druk op “${label}”. Of kies wat je met ${name} wilt. Ik heb nog niets doorgegeven.`,
    forColleagueOrMe: (label: string, name: string) =>
      `Ik heb nog niets doorgegeven. Is dit voor de collega? Druk op “${label}”. Vroeg je het aan mij? Dat kan ik niet beantwoorden of zelf doen. Kies hieronder wat je met ${name} wilt.`,
    noSuchCase: (number: number) =>
      `Met casus ${number} kan ik voor jou niets doen: die is er niet, is al afgesloten of is van een ander. Er is niets veranderd.`,
    again: 'Begin opnieuw',
    overAgain: (name: string, state: string, again: string) =>
      `${atBegin(name)} is al afgesloten (${state.replace(/\.$/, '')}). Ik heb niets doorgegeven. Is het niet opgelost? Druk op ${again}: dan maak ik er een nieuwe casus van, met wat je nu schreef erbij. Je ziet eerst wat er naar het loket gaat.`,
    overAndGone: (name: string, state: string) =>
      `${atBegin(name)} is al afgesloten (${state.replace(/\.$/, '')}), en de tekst is niet meer bewaard. Is het niet opgelost? Schrijf me dan opnieuw wat de ondernemer vraagt.`,
    overForCounter: (name: string, colleague: string | null) =>
      `${atBegin(name)} is al afgesloten. Ik kan hem niet weer openen en heb niets doorgegeven. ${colleague === null ? 'De collega die hem indiende' : colleague} kan hem opnieuw aanbieden: laat het daar weten.`,
    wasCase: (number: number) => `Dit was eerder casus ${number}.`,
    severalEntrepreneurs: (count: number) =>
      `Ik lees hier ${COUNTED[count] ?? count} ondernemers. Elk krijgt een eigen casus. Met welke zal ik beginnen? Druk daarna ook op ${count === 2 ? 'de andere knop' : 'de andere knoppen'}. Hoeft er een niet? Zeg dat dan.`,
    entrepreneur: (at: number): string => ['De eerste', 'De tweede', 'De derde', 'De vierde'][at - 1] ?? `De ${at}e`,
    whichToWithdraw: 'Je hebt meer casussen lopen. Welke wil je intrekken?',
    withdrawNumber: (number: number) => `Trek casus ${number} in`,
    saidLast: (words: string) => `Het laatste bericht daarover: “${words}”`,
    remind: 'Stuur een herinnering',
    reminder: 'Een herinnering: kun je laten weten hoe het hiermee staat?',
    pressToRemind: (counter: string, label: string) =>
      `Als de termijn om is, herinner ik ${counter} zelf. Wil je nu al een herinnering sturen? Druk op “${label}”.`,
    remindYourself: (counter: string) => `Ik kan ${counter} niet bereiken. Herinner het loket daarom zelf.`,
    remindsItself: (other: string) =>
      `Zodra de termijn om is, herinner ik ${other} zelf. Eerder kan ik dat niet: dat kan alleen wie de casus bracht.`,
    youSaidSince: (words: string) => `Daarna schreef jij: “${words}”`,
    orPassOn: (counter: string, label: string) => `Moet ${counter} dit van je horen? Druk op “${label}”.`,
    otherByHand: (place: string, counter: string, label: string) =>
      `In ${place} helpt ${counter}. Moet de casus daarheen? Druk dan op ${label}.`,
    addYourself: (counter: string | null, words: string) =>
      counter === null
        ? `Deze casus stuur jij zelf door. Zet dit er dan bij: “${words}”`
        : `Deze casus stuur jij zelf door naar ${counter}. Zet dit er dan bij: “${words}”`,
    otherIf: (counter: string) => `Dan zou het gaan naar ${counter}. Ik heb niets veranderd.`,
    sameIf: (counter: string) => `Ook dan gaat het naar ${counter}. Ik heb niets veranderd.`,
    notKnownIf: 'Waar het dan heen zou gaan, kan ik zo niet zeggen. Ik heb niets veranderd.',
    noNames: 'In de tekst zie ik geen naam en geen adres.',
    whatIf: (place: string, counter: string) => `In ${place} zou het gaan naar ${counter}. Ik heb niets veranderd.`,
    noneOpen: 'Je hebt nu geen casussen lopen.',
    ownCases: 'Dit zijn jouw casussen:',
    ownCase: (number: number, place: string | null, topics: string, state: string, counter: string | null) =>
      `Casus ${number}${place === null ? '' : `, ${place}`} (${topics}): ${state}${counter === null ? '' : `, ${counter}`}`,
    runningCases: 'Dit loopt er bij je organisatie:',
    noneOf: (name: string) => `Van ${name} lopen er nu geen casussen bij je organisatie.`,
    noneRunning: 'Er lopen nu geen casussen bij je organisatie.',
    running: (line: string, lead: string | null, isLate: boolean) =>
      `${line}${lead === null ? '' : `. Aan zet: ${lead}`}${isLate ? '. Te laat' : ''}`,
    runningShort: (number: number, state: string, counter: string | null) =>
      `Casus ${number}: ${state}${counter === null ? '' : `, ${counter}`}`,
    leadIsYou: 'jij',
    newCase: 'Een nieuwe casus',
    newCaseCommand: (text: string) => `/impact casus ${text}`,
    caseCommand: (number: number) => `/impact casus ${number}`,
    forAdministrator: (number: number, state: string) =>
      `Casus ${number} nu: ${state.replace(/\.$/, '')}. Een makelaar van je organisatie kan hem oppakken, jij als beheerder niet. Je kunt wel iemand makelaar maken, ook jezelf.`,
    giveRole: 'Wie heeft welke rol?',
    rolesCommand: '/impact rollen',
    pressToTakeYourself: (label: string, name: string) =>
      `Druk op ${label}, dan hoort de collega dat jij ${name} oppakt.`,
    forwardedYourself: (name: string, forwarded: string, finish: string) =>
      `Heb je ${name} zelf doorgestuurd? Druk dan op “${forwarded}”. Is de ondernemer al geholpen? Druk dan op ${finish}.`,
    helpedByHand: (name: string, finish: string) => `Is ${name} klaar? Druk op ${finish} en kies hoe het is afgelopen.`,
    mayAccept: (accept: string, bounce: string) =>
      `De casus is nog niet aangenomen. Pakken jullie hem op? Druk op ${accept}. Kan een ander hem beter doen? Druk op ${bounce}.`,
    yourTurnCases: 'Hier ben jij aan zet:',
    counterCases: 'Dit ligt bij jullie loket:',
    sentList: 'Ik heb je de lijst in een privébericht gestuurd.',
    handedOver: (counter: string) => `Goed, de casus wordt nu bezorgd bij ${counter}. Je hoort het als dat niet lukt.`,
    waitsForYou: (counter: string) =>
      `De casus wacht tot jij hem doorstuurt naar ${counter}: ik kan daar zelf niemand bereiken. Ik heb je de tekst gestuurd.`,
    handedOverForColleague: (counter: string) =>
      `Dit is de casus van een collega. Hij wordt nu bezorgd bij ${counter}; de collega ziet dat bij de casus.`,
    waitsForColleague: (counter: string) =>
      `Dit is de casus van een collega. Hij wacht tot die collega hem doorstuurt naar ${counter}: ik kan daar zelf niemand bereiken. Ik heb de collega de tekst gestuurd.`,
    takenOver: (name: string) => `Je hebt ${name} overgenomen. De collega hoort dat jij hem oppakt.`,
    handedOverWaits: (whom: string) =>
      `De casus staat klaar voor ${whom}, maar de chat daar is nu niet bereikbaar. Zodra dat weer kan, bezorg ik hem vanzelf. Je ziet het bij de casus.`,
    delivering: 'Wordt bezorgd',
    deliveryWaits: {
      counter: 'Wacht op bezorging: de chat van het loket is nu niet bereikbaar. Zodra dat weer kan, bezorg ik hem',
      broker: 'Wacht op bezorging: de chat van de makelaar is nu niet bereikbaar. Zodra dat weer kan, bezorg ik hem',
    },
    deliveryKnown: {
      broker: 'Een makelaar heeft daar bericht van.',
      administrator: 'De beheerder heeft daar bericht van.',
    },
    theBroker: 'de makelaar',
    brokerNamed: (name: string) => `makelaar ${name}`,
    mailed: 'Gemaild aan het loket, wacht op een reactie. Komt de mail later terug, dan zie ik dat niet.',
    withBroker: 'In behandeling bij een makelaar',
    forwarded: 'Ik heb het doorgestuurd',
    forwardedTitle: 'Doorgestuurd',
    forwardedField: 'Naar wie heb je het gestuurd?',
    forwardedSubmit: 'Klaar',
    forwardedNoted: (number: number) => `Dank je. Hoor je iets van het loket? Rond casus ${number} dan af.`,
    howToAnswerHere: 'Kies een knop, of noem mij (@) in je antwoord: zonder dat lees ik hier niet mee.',
    dropped: 'Goed, ik stuur niets. Wat je schreef heb ik uit de casus gewist.',
    droppedOne: (name: string) =>
      `Goed, ${name} stuur ik niet. Wat je daarover schreef heb ik gewist. De rest blijft staan.`,
    ended: 'Vervallen: er is niets verstuurd.',
    afterAll: 'Toch wel',
    ownQuestion: 'Het was een vraag van mijzelf',
    askCommand: '/impact vraag',
    flood: (count: number) =>
      `Je hebt het afgelopen uur al ${count} casussen overgedragen. Deze blijft voor je klaarstaan. Druk over een uur nog eens op Overdragen.`,
    counterGone: (counter: string) =>
      `${atBegin(counter)} neemt geen casussen meer aan. De casus staat nog bij jou en er is niets verstuurd. Een makelaar weet het en kiest een ander loket.`,
    counterGoneNobody: (counter: string) =>
      `${atBegin(counter)} neemt geen casussen meer aan. De casus staat nog bij jou en er is niets verstuurd. Kies een ander loket.`,
    counterGoneForBroker: (number: number, counter: string) =>
      `Casus ${number} kan niet naar ${counter}: dat loket neemt geen casussen meer aan. Kies een ander loket.`,
    refusals: {
      draft: 'Deze casus is nog niet overgedragen.',
      'already-handed-over': 'Deze casus is al overgedragen.',
      'already-accepted': 'Deze casus is al aangenomen.',
      'already-waiting': 'Er staat al een vraag open. Wacht op het antwoord, of rond de casus af.',
      'not-waiting': 'Er staat geen vraag meer open bij deze casus.',
      waiting: 'Er staat nog een vraag open. Wacht op het antwoord, of rond de casus af.',
      'with-broker': 'Een makelaar zoekt nu een ander loket voor deze casus.',
      'not-bounced': 'Dat kan nu niet met deze casus.',
      closed: 'Deze casus is al afgerond of ingetrokken.',
      'not-allowed': 'Dit kan alleen iemand van het loket zelf, of een makelaar.',
      'no-such-counter': 'Dat loket neemt geen casussen meer aan. Kies een ander loket.',
      'same-counter': 'De casus ligt al bij dat loket. Kies een ander loket.',
      'no-such-member': 'Die persoon werkt niet bij dit loket.',
      'words-missing': 'Schrijf op wie wel kan helpen, of wat je wilt weten.',
      'not-due': 'Dat kan nu niet met deze casus.',
      'by-hand': 'Deze casus ligt niet bij een loket dat ik kan bereiken: de collega stuurt hem zelf door.',
    },
    now: (number: number, state: string, lead: string | null) =>
      `Casus ${number} nu: ${state.replace(/\.$/, '')}.${lead === null ? '' : ` Aan zet: ${lead}.`} Er is niets veranderd.`,
    draftOfColleague: 'Dit is de casus van een collega. Alleen die collega kan hem overdragen, aanpassen of weghalen.',
    draftOfColleagueForBroker: 'Dit is de casus van een collega. Alleen die collega kan hem aanpassen of weghalen.',
    caseOfColleague: 'Dit is de casus van een collega.',
    gone: 'Deze casus is er niet (meer), of hij is niet van jou.',
    filerTitle: (number: number) => `Casus ${number}`,
    counterTitle: (number: number) => `Casus ${number} voor jullie loket`,
    brokerTitle: (number: number) => `Casus ${number}: jij bent aan zet`,
    state: (state: string) => `Stand: ${state}`,
    owner: (name: string, rung: string) => `Aan zet: ${name} (${rung})`,
    ownerNobody: 'Aan zet: nog niemand. Een makelaar kan de casus oppakken',
    ownerWithoutName: (rung: string) => `Aan zet: ${rung}`,
    ownerIsYou: 'Aan zet: jij',
    aBrokerHasIt: 'Wacht op een makelaar',
    rungs: {
      contact: 'contactpersoon van het loket',
      substitute: 'vervanger bij het loket',
      coordinator: 'coördinator van het loket',
      broker: 'makelaar',
      filer: 'wie de casus indiende',
    },
    from: (name: string | null, organisation: string) =>
      `Van: ${name === null ? `een collega van ${organisation}` : `${name}, ${organisation}`}`,
    contact: (contact: string) => `Contact (de ondernemer vindt dit goed): ${contact}`,
    respondBefore: (when: string) => `Reageer uiterlijk: ${when}`,
    doneBefore: (when: string) => `Klaar uiterlijk: ${when}`,
    requestGone: 'de tekst is niet meer bewaard',
    accept: 'Neem aan',
    takeOver: 'Neem over',
    bounce: 'Niet voor ons',
    askBack: 'Stel een vraag',
    finish: 'Afgerond',
    pressToCorrect: (label: string, name: string) =>
      `Was het geen casus, of ging ${name} over iets anders? Druk op “${label}”. De casus zelf verandert daar niet door.`,
    misread: 'Verkeerd begrepen',
    sendElsewhere: 'Kies een loket',
    withdraw: 'Trek in',
    withdrawConfirm: 'Het loket hoort dan dat het niets meer hoeft te doen. Doorgaan?',
    withdrawConfirmByHand: 'Het loket hoort hier niets van: ik kan daar niemand bereiken. Doorgaan?',
    withdrawn: (name: string) => `Goed, ${name} is ingetrokken. Wie ermee bezig was, hoort het.`,
    withdrawnByHand: (name: string) => `Goed, ${name} is ingetrokken. Ik vraag er niet meer naar.`,
    accepted: (name: string) => `Fijn, ${name} is van jullie. De collega hoort het.`,
    bounced: (name: string) => `Bedankt. De collega hoort het, en ${name} gaat verder.`,
    asked: (name: string) => `Je vraag over ${name} is gesteld. De termijn staat stil tot er antwoord is.`,
    answered: (counter: string, name: string) => `Dank je, ik heb je antwoord bij ${name} doorgegeven aan ${counter}.`,
    finished: (name: string) => `Mooi, ${name} is afgerond. De collega hoort het.`,
    sentElsewhere: (counter: string, name: string) => `${atBegin(name)} ligt nu bij ${counter}.`,
    brokerMovedOn: 'Deze casus is niet meer bij jou. Jij hoeft niets meer te doen.',
    movedOn: 'Deze casus ligt niet meer bij jullie loket. Je hoeft niets meer te doen.',
    bounceTitle: 'Niet voor ons',
    bounceIntro: 'Zeg erbij wie wel kan helpen. Dan komt de ondernemer niet nog eens verkeerd uit.',
    bounceCounter: 'Welk loket kan wel helpen?',
    bounceWords: 'Staat het er niet bij? Schrijf hier wie wel kan helpen',
    bounceNeedsWhom: 'Kies een loket, of schrijf op wie wel kan helpen.',
    bounceSubmit: 'Stuur door',
    askTitle: 'Stel een vraag',
    askIntro: 'Je vraag gaat naar de collega die de casus indiende. De termijn staat stil tot er antwoord is.',
    askField: 'Wat wil je weten?',
    askSubmit: 'Stel de vraag',
    answerTitle: 'Geef antwoord',
    answerField: 'Jouw antwoord',
    answerSubmit: 'Verstuur antwoord',
    finishTitle: 'Casus afronden',
    finishOutcome: 'Hoe is het afgelopen?',
    finishWords: 'Toelichting (mag leeg blijven)',
    finishSubmit: 'Rond af',
    sendTitle: 'Kies een loket',
    sendField: 'Welk loket krijgt de casus?',
    sendSubmit: 'Draag over',
    formTitle: 'Casus indienen',
    formIntro: 'Beschrijf de vraag van de ondernemer. Je ziet eerst wat ik ermee wil doen; daarna beslis jij.',
    formRequest: 'Wat vraagt de ondernemer?',
    formRequestHint: 'Noem geen namen, en geen burgerservicenummer of rekeningnummer.',
    formPlace: 'Plaats of postcode van de onderneming',
    formTopics: 'Waar gaat het over?',
    formTopicsHint: 'Weet je het niet? Laat het leeg, dan lees ik het in de tekst.',
    formStage: 'Hoe ver is de onderneming?',
    formStages: { starting: 'Gaat beginnen', running: 'Bestaat al' },
    formName: 'Naam van de ondernemer',
    formFirm: 'Naam van het bedrijf',
    formEmail: 'E-mailadres',
    formPhone: 'Telefoonnummer',
    formConsent: 'De ondernemer vindt het goed dat het loket deze contactgegevens krijgt',
    formConsentMissing:
      'Contactgegevens mogen alleen mee als de ondernemer dat goed vindt. Vink dit aan, of haal de gegevens weg.',
    formEmailWrong: 'Dit is geen e-mailadres. Kijk het nog eens na.',
    formPhoneWrong: 'Dit is geen telefoonnummer. Vul het hele nummer in, bijvoorbeeld 06 12345678.',
    formPlaceUnknown: (place: string) =>
      `De plaats “${place}” ken ik niet. Kijk de spelling na, of vul een postcode of de gemeente in.`,
    formPlaceMissing: 'Vul de plaats of postcode in: die bepaalt welk loket helpt.',
    formSubmit: 'Laat het voorstel zien',
    formOpen: 'Dien een casus in',
    formInvitation:
      'Heb je een vraag van een ondernemer? Dien hem in met de knop. Je kunt de vraag ook gewoon aan mij typen.',
    madeBefore: (number: number) => `Hiervan heb je al casus ${number} gemaakt.`,
    draftThere: (number: number) =>
      `Dit heb je hier al gevraagd: het voorstel voor casus ${number} staat nog klaar. Hier is het nog eens.`,
    underWay: (number: number, state: string) =>
      `Dit heb je al gevraagd: dat is casus ${number}. Stand: ${state}. Is dit een andere ondernemer, of een nieuwe vraag? Druk dan op Het is een andere.`,
    showCase: (number: number) => `Laat casus ${number} zien`,
    isAnother: 'Het is een andere',
    isInPlace: (place: string) => `De onderneming zit in ${place}.`,
    formDone: 'Mijn voorstel staat klaar. Er is nog niets verstuurd.',
    ...telling,
    forward: (counter: string, request: string, from: string, contact: string | null) =>
      `Beste collega van ${counter},\n\nEen ondernemer heeft hulp nodig. De vraag is:\n${request}\n\n${contact === null ? 'Contactgegevens geef ik pas door als de ondernemer dat goed vindt.' : `De ondernemer vindt het goed dat je contact opneemt: ${contact}.`}\nWil je laten weten of jullie dit oppakken?\n\nMet vriendelijke groet,\n${from}`,
    explain: {
      why: 'Waarom dit loket',
      sure: {
        stated: 'De plaats staat in de tekst.',
        likely: 'De plaats is de meest gewone lezing van de tekst.',
        unsure: 'De plaats is niet zeker: dit is de beste gok.',
      },
      rule: (version: number) => `Gekozen met een vaste routeringsregel (versie ${version})`,
      noRule: 'Gekozen door een mens, niet met een regel',
      skipped: (counters: string) => `Overgeslagen: ${counters}`,
      historyTitle: 'Wat er gebeurde',
      line: (when: string, event: string, who: string, counter: string | null) =>
        `${when}: ${event} (${who})${counter === null ? '' : `, ${counter}`}`,
      system: 'vanzelf',
      asBroker: (name: string) => `makelaar ${name}`,
      someone: 'naam gewist',
      events: {
        file: 'ingediend',
        hand_over: 'overgedragen',
        accept: 'aangenomen',
        bounce: 'niet voor dit loket',
        reroute: 'naar een ander loket',
        ask_back: 'vraag gesteld',
        answer: 'antwoord gegeven',
        note: 'iets doorgegeven',
        finish: 'afgerond',
        withdraw: 'ingetrokken',
        assign: 'aan iemand gegeven',
        remind: 'herinnering',
        escalate: 'naar de volgende in de lijn',
        forward: 'met de hand doorgestuurd',
        delivered: 'bezorgd',
        undeliverable: 'niet te bezorgen',
        erase: 'tekst gewist',
      },
    },
  },
};
