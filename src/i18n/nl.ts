import type { MaskedKind } from '../masking/masking.ts';
import { atBegin } from './sentence.ts';

const MASKED_NL: Record<MaskedKind, string> = {
  bsn: 'een burgerservicenummer (BSN)',
  iban: 'een rekeningnummer (IBAN)',
};

/** A term of whole years as people call it; others in days. A leap year is in every four. */
function termIn(days: number): string {
  const years = Math.round(days / 365.25);
  if (years > 0 && Math.abs(days - years * 365.25) <= 1.5) return `${years} jaar`;
  return days === 1 ? '1 dag' : `${days} dagen`;
}

/** What a sentence of the log is made of. */
interface AuditFacts {
  who: string;
  whom: string;
  /** Of the details, in words. */
  detail(name: string): string;
}

/** Everything the bot says in Dutch: B1 level, "je". The shape of this object is the catalogue. */
export const nl = {
  platform: {
    names: { slack: 'Slack', teams: 'Teams', terminal: 'de terminal' },
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
    busy: 'Het is nu even te druk. Er is niets gebeurd: druk over een paar tellen nog een keer.',
  },
  delivery: {
    replaced: 'Dit bericht is oud. Hieronder staat een nieuwer.',
  },
  undelivered: {
    cut: 'Dit bericht was te lang. Dit is het begin.',
    subject: 'Niet alles wat de Impactmakelaar stuurt, komt aan.',
    tokenRefused: (platform: string, count: number) =>
      `${platform} neemt de sleutel van de Impactmakelaar niet meer aan. Er ${count === 1 ? 'wacht 1 bericht' : `wachten ${count} berichten`}; die gaan vanzelf weg zodra de app daar weer werkt. Installeer de app opnieuw, of vraag het aan wie de Impactmakelaar beheert.`,
    missingScope: (platform: string, scope: string | null, count: number) =>
      `De app in ${platform} mist een recht${scope === null ? '' : `: ${scope}`}. Er ${count === 1 ? 'wacht 1 bericht' : `wachten ${count} berichten`}; die gaan vanzelf weg zodra de app opnieuw is geïnstalleerd.`,
    lookUpSubject: 'De Impactmakelaar ziet niet wie jullie collega’s zijn.',
    lookUpScope: (platform: string, scope: string) =>
      `De app in ${platform} mist een recht: ${scope}. Daardoor kan ik niet nagaan of iemand een collega is, en doe ik voor diegene niet wat alleen voor collega’s is. Installeer de app opnieuw, of vraag het aan wie de Impactmakelaar beheert. Zolang het niet is opgelost, hoor je dit hoogstens een keer per dag.`,
    lookUpRefused: (platform: string) =>
      `${platform} wil mij niet vertellen wie iemand is. Daardoor kan ik niet nagaan of iemand een collega is, en doe ik voor diegene niet wat alleen voor collega’s is. Kijk of de app daar nog mag werken, of vraag het aan wie de Impactmakelaar beheert. Zolang het niet is opgelost, hoor je dit hoogstens een keer per dag.`,
    givenUp: (count: number, reason: string) =>
      `${count === 1 ? '1 bericht is' : `${count} berichten zijn`} niet bezorgd: ${reason}.`,
    unheard: (count: number) =>
      `${count === 1 ? 'Bij 1 bericht' : `Bij ${count} berichten`} kon ik niet verwerken of het aankwam. Een casus kan daardoor een verkeerde stand tonen. In het log staat wat er misging.`,
    reasons: {
      'delivery.blocked': 'de ontvanger, of de plek, neemt geen berichten van mij aan',
      'delivery.not-installed': 'ik sta niet in dat gesprek, of niet meer',
      'delivery.token-refused': 'de sleutel werkte een week lang niet',
      'delivery.missing-scope': 'de app miste een week lang een recht',
      'delivery.rejected': 'het bericht werd geweigerd',
      'delivery.layout-refused': 'het bericht werd geweigerd, ook zonder opmaak',
      'delivery.unavailable': 'er kwam te lang geen antwoord',
      'delivery.uncertain': 'het is niet zeker of het aankwam',
      'delivery.rate-limited': 'het was te lang te druk',
      'delivery.not-connected': 'die omgeving is niet gekoppeld',
    },
    otherReason: 'er ging iets mis',
    whatToDo:
      'Wie de Impactmakelaar beheert, ziet met “impact deliveries list” om welke berichten het gaat, en kan ze opnieuw laten sturen. Van dezelfde soort fout hoor je hoogstens een keer per dag.',
    sayButton: (label: string, text: string) => `${label}: stuur mij “${text}”.`,
    lostButtons: (labels: string) =>
      `De knoppen konden niet mee: ${labels}. Stuur mij “/impact help”, dan lees je hoe het ook kan.`,
  },
  installation: {
    offer: {
      title: 'Impactmakelaar koppelen aan jullie Slack',
      text: 'Druk op de knop om verder te gaan naar Slack. Daar kies je de workspace en geef je toestemming. Rond dit binnen tien minuten af, in dit venster.',
      button: 'Verder naar Slack',
    },
    connected: {
      title: 'Gelukt: Slack is gekoppeld',
      text: 'De Impactmakelaar staat nu in jullie Slack. Stuur hem een privébericht, of noem @Impactmakelaar in een kanaal waar je hem hebt uitgenodigd. Je kunt deze pagina sluiten.',
    },
    badInvitation: {
      title: 'Deze link werkt niet meer',
      text: 'De link is al gebruikt, ouder dan 24 uur, of niet compleet. Er is niets gekoppeld. Vraag een nieuwe link aan wie hem je stuurde.',
    },
    badState: {
      title: 'De koppeling is niet afgemaakt',
      text: 'Het duurde langer dan tien minuten, je kwam terug in een andere browser, of deze stap was al gedaan. Open de link uit je uitnodiging opnieuw, en rond alles af in één venster.',
    },
    denied: {
      title: 'Je hebt geen toestemming gegeven',
      text: 'Er is niets gekoppeld. Was het een vergissing? Open dan de link uit je uitnodiging opnieuw.',
    },
    wholeCompany: {
      title: 'Kies één workspace',
      text: 'De app is voor een hele organisatie tegelijk geïnstalleerd. Dat kan hier niet, en er is niets gekoppeld. Open de link uit je uitnodiging opnieuw en kies één workspace.',
    },
    taken: {
      title: 'Deze Slack hoort al bij een andere organisatie',
      text: 'Er is niets veranderd. Klopt dat niet? Vraag het aan wie de Impactmakelaar beheert.',
    },
    refused: {
      title: 'Slack gaf een fout',
      text: 'Er is niets gekoppeld. Open de link uit je uitnodiging over een paar minuten opnieuw.',
    },
    unavailable: {
      title: 'Het lukt nu even niet',
      text: 'Er ging iets mis bij ons. Open de link uit je uitnodiging over een paar minuten opnieuw.',
    },
  },
  forms: {
    missing: 'Vul dit in.',
    tooLong: 'Dit is te lang. Maak het korter.',
    notValid: 'Dit klopt niet. Kijk het nog eens na.',
    failed: 'Dat lukte niet. Wat je invulde staat er nog: probeer het nog eens.',
    done: 'Gedaan.',
    yes: 'Ja',
    cancel: 'Annuleer',
  },
  conversation: {
    introduction:
      'Ik ben de Impactmakelaar: een automatische assistent, geen mens. Ik zoek mijn antwoorden op in vaste bronnen.',
    unseen:
      'Ik kan nu even niet zien wie je bent. Daarom doe ik alleen wat voor iedereen mag. Mis je iets? Probeer het over een paar minuten opnieuw.',
    empty: 'Ik zie geen tekst in je bericht. Stel je vraag in een of twee zinnen, dan zoek ik het voor je op.',
    cannotReadShared:
      'Je stuurde een bericht van iemand anders door, maar ik kan de tekst daarvan niet lezen. Plak de tekst in een bericht aan mij.',
    sharedNotRead:
      'Let op: het bericht van iemand anders dat je meestuurde, kan ik niet lezen. Gaat je vraag daarover? Plak dan de tekst erbij.',
    cannotReadAbove:
      'Ik kan niet lezen wat hierboven in dit gesprek staat. Zet de tekst bij je vraag en noem mij nog een keer, dan help ik je verder.',
    tooLong: (longest: number) =>
      `Je bericht is te lang voor mij: ik lees tot ${longest.toLocaleString('nl-NL')} tekens. Stuur alleen je vraag, in een paar zinnen.`,
    otherLanguage:
      'Ik spreek Nederlands en Engels. Stel je vraag in een van die talen. / I speak Dutch and English. Please ask your question in one of them.',
    leftAsItIs: 'Goed, dan laat ik het zo.',
    misunderstood:
      'Excuus, dan begreep ik je niet goed. Zeg het nog eens in andere woorden, of vraag het aan een makelaar van je organisatie.',
    notUnderstood: 'Ik begrijp je bericht niet. Typ "help" om te zien wat ik kan.',
    forbidden: 'Dit mag je niet doen met jouw rol. Vraag je beheerder wie het wel kan.',
    masked: (kinds: readonly MaskedKind[]) =>
      `Ik heb ${kinds.map((kind) => MASKED_NL[kind]).join(' en ')} in je bericht onleesbaar gemaakt. Zulke nummers heb ik niet nodig en mag ik niet bewaren. Haal het nummer ook weg uit je eigen bericht.`,
    failed: 'Er ging iets mis en ik kon je bericht niet verwerken. Stuur het over een paar minuten nog een keer.',
    oldButton:
      'Deze knop is van een oudere versie van mij en werkt niet meer. Er is niets gebeurd. Zeg “help”, dan zie je wat ik voor je kan doen.',
  },
  answers: {
    declined: 'Dat staat niet in mijn bronnen, dus ik geef geen antwoord.',
    refused: {
      private:
        'Over wat iemand privé aangaat, geef ik geen antwoord. Vraag het die persoon zelf. Over iemands werk kun je terecht bij de eigen organisatie.',
      opinion:
        'Ik ben een programma en heb geen mening over politiek of over mensen. Vraag een collega wat die ervan vindt, of lees de stukken van de partijen zelf.',
      verdict:
        'Over een zaak die nu speelt, geef ik geen juridisch oordeel. Vraag het een jurist of de inkoopafdeling van je organisatie. Wat de wet in het algemeen zegt, zoek ik wel voor je op.',
    },
    clarify: 'Je vraag kan meer dan één ding betekenen. Wat bedoel je?',
    /** Words that mean different things in the sources, with the questions that tell them apart. */
    meanings: [
      {
        words: ['drempel', 'drempelbedrag', 'drempelwaarde'],
        questions: [
          'Wat is de Europese drempel voor diensten in 2026 en 2027?',
          'Wat is de Europese drempel voor leveringen in 2026 en 2027?',
          'Wat is de Europese drempel voor werken in 2026 en 2027?',
          'Wat is de drempel voor sociale en andere specifieke diensten in 2026 en 2027?',
        ],
      },
      {
        words: ['norm', 'percentage'],
        questions: [
          'Welk social-returnpercentage geldt in Hengelo?',
          'Welk social-returnpercentage geldt in Hof van Twente?',
          'Hoeveel procent van de werknemers moet uit de doelgroep komen bij een voorbehouden opdracht?',
          'Wat betekent een x-percentage van de inkoop?',
        ],
      },
    ],
    examples: 'Dit zijn goede voorbeelden die ik ken:',
    example: (
      title: string,
      facts: { organisation: string | null; year: number | null; contactRole: string | null } | null,
      words: string,
    ): string => {
      const whose = [facts?.organisation, facts?.year].filter((part) => part != null).join(', ');
      const contact = facts?.contactRole ? ` Meer weten? Vraag het de ${facts.contactRole}.` : '';
      return `${title}${whose === '' ? '' : ` (${whose})`}. ${words}${contact}`;
    },
    declinedByGap: 'Ik kan je vraag niet beantwoorden. Mijn bron zegt er dit over:',
    declinedNearestBelow: 'Onder de bronnen staan onderwerpen die je misschien verder helpen.',
    declinedNearest: 'Misschien helpt een van deze onderwerpen je verder:',
    declinedNext: 'Stel je vraag aan de makelaar impact ondernemen van je organisatie.',
    validUntil: (date: string) => `Let op: dit gold tot en met ${date}.`,
    maybeOutdated: (title: string, date: string) => `Let op: "${title}" gold tot en met ${date} en kan verouderd zijn.`,
    validFrom: (date: string) => `Let op: dit geldt vanaf ${date}.`,
    questionExpected: 'Typ je vraag achter het commando, bijvoorbeeld: /impact vraag Wat is een makelaar met mandaat?',
    answerGone: 'Dit antwoord ken ik niet meer, dus je oordeel is niet bewaard. Stel je vraag gerust nog een keer.',
    feedbackThanks: 'Bedankt. Je oordeel is opgeslagen.',
    tellWhy: 'Vertel waarom',
    reasonTitle: 'Waarom niet nuttig?',
    reasonLabel: 'Wat miste je, of wat klopte niet?',
    reasonHint: 'Noem geen namen of gegevens van personen.',
    reasonSubmit: 'Verstuur',
    reasonThanks: 'Bedankt. Hiermee wordt het antwoord beter.',
    reasonTooLate: 'Je vindt dit antwoord intussen nuttig. Er is niets opgeslagen.',
    passageGone: 'Deze tekst is er niet meer, of je mag hem niet lezen.',
    passageSource: (source: string) => `Bron: ${source}`,
    openSource: 'Open de bron',
    source: (title: string, publisher: string, date: string | null) =>
      [title, publisher, date].filter((part) => part !== null && part !== '').join(', '),
  },
  people: {
    noBroker: 'Je organisatie heeft nog geen makelaar.',
    brokersAre: (names: string, count: number) =>
      count === 1 ? `De makelaar van je organisatie is ${names}.` : `De makelaars van je organisatie zijn ${names}.`,
    whoGivesRoles: 'Rollen geeft een beheerder van je organisatie.',
    roles: {
      colleague: 'collega',
      ambassador: 'ambassadeur',
      broker: 'makelaar',
      procurement_officer: 'inkoper',
      counter_contact: 'loketmedewerker',
      administrator: 'beheerder',
      network_broker: 'netwerkmakelaar',
    },
    youAreNow: (by: string, role: string) =>
      `${by} gaf je de rol ${role}. Typ /impact hulp om te zien wat je nu kunt doen.`,
    roleGivenUntold: (name: string, role: string) =>
      `${name} heeft nu de rol ${role}. Ik kon ${name} dat niet laten weten: ik kan diegene niet meer bereiken.`,
    roleTakenUntold: (name: string, role: string) =>
      `${name} heeft de rol ${role} niet meer. Ik kon ${name} dat niet laten weten: ik kan diegene niet meer bereiken.`,
    youAreNotNow: (by: string, role: string) =>
      `${by} nam je rol ${role} af. Klopt dat niet? Vraag het aan je beheerder.`,
    somebody: 'Je beheerder',
    linksWait: (count: number) =>
      `${count === 1 ? 'Van 1 account' : `Van ${count} accounts`} weet ik niet zeker van wie het is. Wil jij dat bekijken?`,
    linksWaitThere: (count: number, organisation: string) =>
      `Bij ${organisation} ${count === 1 ? 'wacht 1 account' : `wachten ${count} accounts`} op de vraag van wie het is. Daar is geen beheerder die dat kan zeggen. Vraag wie de Impactmakelaar beheert om daar iemand beheerder te maken.`,
    showLinks: 'Bekijk ze',
    notAnAddress: (text: string) => `"${text}" is geen e-mailadres. Schrijf het als anna@voorbeeld.nl.`,
    give: (role: string) => `Geef: ${role}`,
    take: (role: string) => `Neem af: ${role}`,
    hasRoles: (roles: string) => `Rollen: ${roles}.`,
    hasCases: (cases: number) =>
      `Heeft als makelaar nog ${cases === 1 ? '1 casus' : `${cases} casussen`}. Neem je die rol af, dan ${cases === 1 ? 'gaat die' : 'gaan ze'} naar de volgende makelaar. Is er geen andere makelaar, dan ${cases === 1 ? 'gaat die terug naar wie hem' : 'gaan ze terug naar wie ze'} indiende.`,
    notTakenYet: 'Ik heb nog niets veranderd. Neem je de rol af, druk dan op de knop.',
    noRoles: 'Heeft geen rol, behalve collega.',
    holdersTitle: 'Wie heeft welke rol?',
    nobody: 'Nog niemand heeft een rol.',
    howToChange:
      'Wil je iets veranderen? Typ /impact rol en een naam of e-mailadres, bijvoorbeeld: /impact rol anna@voorbeeld.nl. Of meteen: /impact rol geef makelaar aan anna@voorbeeld.nl.',
    several: 'Ik ken meer mensen met die naam. Wie bedoel je?',
    notFound: (person: string) =>
      `Ik ken niemand met de naam of het adres "${person}" in je organisatie. Ik leer iemand kennen als die mij een bericht stuurt.`,
    unknownRole: (word: string, roles: string) => `"${word}" is geen rol. Kies uit: ${roles}.`,
    given: (name: string, role: string) => `${name} is nu ${role}.`,
    taken: (name: string, role: string) => `${name} is geen ${role} meer.`,
    hadAlready: (name: string, role: string) => `${name} was al ${role}.`,
    hadNot: (name: string, role: string) => `${name} was geen ${role}.`,
    lastAdministrator: 'Dit is de laatste beheerder van je organisatie. Maak eerst iemand anders beheerder.',
    noMember: 'Alleen collega’s van een aangesloten organisatie kunnen een rol krijgen.',
    noName: '(naam onbekend)',
    onlyInPrivate: 'Hier lezen anderen mee. Stel je vraag in een privébericht aan mij, of met /impact in Slack.',
    linkTitle: 'Is dit dezelfde persoon?',
    linkQuestion: (identity: string, person: string) => `Ik zie ${identity}. Hoort dat bij ${person}?`,
    linkAddressReused: 'Dit e-mailadres hoorde eerst bij een ander account in dezelfde omgeving.',
    linkBothKnown: 'Beide accounts hebben al eigen vragen of documenten.',
    linkSame: 'Ja, dezelfde persoon',
    linkDifferent: 'Nee, twee personen',
    linkedNow: 'Gekoppeld: ik behandel ze vanaf nu als één persoon.',
    keptApart: 'Goed, het blijven twee personen.',
    linkedBy: (who: string) => `${who} heeft besloten: dit is dezelfde persoon.`,
    keptApartBy: (who: string) => `${who} heeft besloten: dit zijn twee personen.`,
    linkDecidedBefore: 'Deze vraag is er niet meer: er is al over beslist, of een van de twee is gewist.',
    noLinks: 'Er zijn geen koppelingen waarover je moet beslissen.',
    logTitle: 'Wie deed wat',
    logEmpty: 'Er staat nog niets in het logboek.',
    operator: 'systeem',
  },
  commands: {
    forAll: 'Wat je met een opdracht kunt doen',
    forRole: (role: string) => `Wat je als ${role} kunt doen`,
    unknown: (name: string) => `De opdracht "${name}" ken ik niet. Dit kun je wel doen:`,
    unknownMeant: (name: string, meant: string) =>
      `De opdracht "${name}" ken ik niet. Bedoel je /impact ${meant}? Dit kun je doen:`,
    askInstead: 'Wil je iets vragen? Stel dan gewoon je vraag in een hele zin.',
    about: {
      help: { usage: 'hulp', about: 'zien wat ik kan en wat jij kunt doen' },
      vraag: { usage: 'vraag (je vraag)', about: 'een vraag stellen over impact ondernemen of inkopen' },
      casus: {
        usage: 'casus',
        about: 'een vraag van een ondernemer invullen; met een nummer erachter zie je die casus',
      },
      scan: { usage: 'scan', about: 'samen uitzoeken waar een startende ondernemer terechtkan' },
      regels: { usage: 'regels', about: 'zien welke vraag naar welk loket gaat' },
      loketten: { usage: 'loketten', about: 'de loketten bekijken' },
      'mijn-gegevens': { usage: 'mijn-gegevens', about: 'zien wat ik van je bewaar, het downloaden of laten wissen' },
      bewaren: { usage: 'bewaren', about: 'zien hoe lang ik alles bewaar' },
      'open-vragen': { usage: 'open-vragen', about: 'zien welke vragen van collega’s op een antwoord wachten' },
      verbeterpunten: { usage: 'verbeterpunten', about: 'zien welke antwoorden collega’s het minst nuttig vonden' },
      rol: { usage: 'rol (naam of e-mailadres)', about: 'zien wie welke rol heeft, en een rol geven of afnemen' },
      koppelingen: { usage: 'koppelingen', about: 'beslissen of twee accounts van één persoon zijn' },
      logboek: { usage: 'logboek', about: 'zien wie wat heeft gedaan' },
    },
  },
  audit: {
    system: 'Het systeem of de technische beheerder',
    somebody: 'Iemand van wie ik de naam niet meer heb',
    erasedSelf: 'Iemand liet de eigen gegevens wissen. Dat was een eigen wens.',
    gone: 'iemand die is gewist',
    something: 'iets dat er niet meer is',
    other: (who: string, whom: string) => `${who} deed iets met ${whom}.`,
    did: {
      'role.granted': ({ who, whom, detail }: AuditFacts) => `${who} gaf ${whom} de rol ${detail('role')}.`,
      'role.revoked': ({ who, whom, detail }: AuditFacts) => `${who} nam de rol ${detail('role')} af van ${whom}.`,
      'person.exported': ({ who, whom }: AuditFacts) => `${who} haalde de gegevens op van ${whom}.`,
      'person.erased': ({ who, whom }: AuditFacts) => `${who} wiste de gegevens van ${whom}.`,
      'person.imported': ({ who, whom }: AuditFacts) => `${who} nam ${whom} over uit een bestand.`,
      'identity.linked': ({ who, whom }: AuditFacts) => `${who} koppelde een account aan ${whom}.`,
      'identity.kept-apart': ({ who, whom }: AuditFacts) => `${who} besloot dat een account niet van ${whom} is.`,
      'people.imported': ({ who, whom, detail }: AuditFacts) =>
        `${who} nam mensen over uit een bestand voor ${whom}: ${detail('made')} nieuw, ${detail('changed')} veranderd.`,
      'people.refreshed': ({ who, whom, detail }: AuditFacts) =>
        `${who} las wie er zijn in ${whom}: ${detail('new')} nieuw, ${detail('changed')} veranderd, ${detail('gone')} weg.`,
      'tenant.invited': ({ who, whom, detail }: AuditFacts) =>
        `${who} nodigde ${whom} uit om ${detail('platform')} te koppelen.`,
      'tenant.connected': ({ who, whom }: AuditFacts) => `${who} koppelde ${whom}.`,
      'tenant.disconnected': ({ who, whom }: AuditFacts) => `${who} ontkoppelde ${whom}.`,
      'bot.removed': ({ whom }: AuditFacts) => `De bot is weggehaald uit een gesprek of team in ${whom}.`,
      'retention.changed': ({ who, detail }: AuditFacts) =>
        `${who} veranderde een bewaartermijn van ${detail('from')} naar ${detail('to')} dagen.`,
      'rule.added': ({ who, whom }: AuditFacts) => `${who} voegde een regel toe: “${whom}”.`,
      'rule.changed': ({ who, whom }: AuditFacts) => `${who} veranderde een regel: “${whom}”.`,
      'rule.withdrawn': ({ who, whom }: AuditFacts) => `${who} zette een regel uit: “${whom}”.`,
      'rule.moved': ({ who, whom }: AuditFacts) => `${who} gaf een regel een andere plaats: “${whom}”.`,
      'rule.flagged': ({ who, whom }: AuditFacts) => `${who} meldde dat een regel niet klopt: “${whom}”.`,
      'counter.added': ({ who, whom }: AuditFacts) => `${who} voegde loket ${whom} toe.`,
      'counter.changed': ({ who, whom }: AuditFacts) => `${who} veranderde de gegevens van loket ${whom}.`,
      'counter.member-added': ({ who, whom }: AuditFacts) => `${who} zette iemand bij loket ${whom}.`,
      'counter.member-removed': ({ who, whom }: AuditFacts) => `${who} haalde iemand weg bij loket ${whom}.`,
      'message.read': ({ who }: AuditFacts) => `${who} las de tekst van een bericht dat niet was bezorgd.`,
      'message.resent': ({ who }: AuditFacts) => `${who} liet een bericht dat niet was bezorgd opnieuw sturen.`,
    },
  },
  gaps: {
    pressToAsk: 'Druk op de knop, dan vraag ik het aan de makelaars van je organisatie.',
    ask: 'Vraag het een makelaar',
    asked: 'Ik heb je vraag aan de makelaar van je organisatie gegeven. Je krijgt het antwoord hier.',
    askedBefore: 'Deze vraag heb je al aan de makelaar gesteld. Je krijgt het antwoord hier.',
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
    close: 'Niet beantwoorden',
    closeConfirm: 'De collega’s die dit vroegen, horen dan dat er geen antwoord komt.',
    closed: 'Goed. Wie dit vroeg, hoort dat er geen antwoord komt.',
    closedForAsker: (question: string | null) =>
      `${question ? `Je vroeg: “${question}”. ` : ''}De makelaar kan deze vraag helaas niet beantwoorden.`,
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
    noneOpen: 'Er wachten geen vragen op een makelaar.',
    worstTitle: 'Wat collega’s niet nuttig vonden',
    worstNone: 'Er zijn geen antwoorden die collega’s niet nuttig vonden.',
    judged: (question: string, notUseful: number, useful: number) =>
      `${question} (niet nuttig: ${notUseful}, nuttig: ${useful})`,
  },
  privacy: {
    onlyInPrivate:
      'Hier lezen anderen mee. Vraag het in een privébericht aan mij, of met /impact mijn-gegevens in Slack. Dan laat ik zien wat ik van je bewaar.',
    nobody: 'Ik weet niet wie je bent, dus ik kan je niets laten zien.',
    title: 'Dit bewaar ik van jou',
    name: 'Naam',
    email: 'E-mail',
    department: 'Afdeling',
    region: 'Regio',
    organisation: 'Organisatie',
    noOrganisation: 'geen: je bent hier te gast',
    accounts: 'Accounts',
    account: (platform: string, standing: string) => `${platform} (${standing})`,
    standings: { member: 'collega', guest: 'gast', external: 'van een andere organisatie', unknown: 'nog onbekend' },
    roles: 'Rollen',
    role: (role: string, by: string, date: string) => `${role} (gegeven door ${by} op ${date})`,
    noRoles: 'geen bijzondere rol',
    language: 'Taal',
    languages: { nl: 'Nederlands', en: 'Engels' },
    preferred: 'Ik schrijf je in',
    since: 'Ik ken je sinds',
    didTitle: 'Wat je met mij deed',
    messages: (count: number) => `Berichten en commando’s aan mij: ${count}`,
    questions: (count: number) => `Vragen met mijn antwoord: ${count}`,
    verdicts: (count: number) => `Oordelen (Nuttig of Niet nuttig): ${count}`,
    cases: (count: number) => `Casussen die je hebt overgedragen: ${count}`,
    drafts: (count: number) => `Casussen die nog niet zijn overgedragen: ${count}`,
    endedDrafts: (count: number) => `Casussen die je niet hebt overgedragen en die zijn gewist: ${count}`,
    caseLine: (number: number, state: string) => `Casus ${number}: ${state.toLowerCase()}`,
    documents: (count: number) => `Documenten van jou: ${count}`,
    memories: (count: number) => `Gesprekken die ik nog even onthoud: ${count}`,
    howLongTitle: 'Hoe lang ik het bewaar',
    restStays: 'Je naam, account, rollen en oordelen: tot je ze wist.',
    download: 'Download alles (JSON)',
    erase: 'Wis mijn gegevens',
    eraseWords: 'wis mijn gegevens',
    prefer: (platform: string) => `Schrijf mij in ${platform}`,
    preferredNow: (platform: string) => `Goed, als ik je iets laat weten, doe ik dat in ${platform}.`,
    speak: 'Praat Nederlands met mij',
    spokenNow: 'Goed, vanaf nu praat ik Nederlands met je. Wil je weer Engels? Zeg het gewoon.',
    file: {
      title: 'Je gegevens downloaden',
      text: 'Druk op de knop om het bestand te downloaden met alles wat de Impactmakelaar van je bewaart. De knop werkt één keer.',
      button: 'Download mijn gegevens',
      gone: {
        title: 'Deze link werkt niet meer',
        text: 'De link is te oud, of is al gebruikt. Vraag in de chat een nieuwe met /impact mijn-gegevens.',
      },
      later: { title: 'Dit lukt nu niet', text: 'Je link blijft werken. Probeer het over een paar minuten opnieuw.' },
    },
    downloadTitle: 'Je gegevens',
    downloadHow: (minutes: number) =>
      `Met deze link download je alles wat ik van je bewaar. De link werkt ${minutes} minuten en maar één keer. Geef hem aan niemand.`,
    downloadLink: 'Download je gegevens',
    noAddress:
      'Downloaden kan hier niet zelf. Vraag je beheerder om een bestand met je gegevens: die kan het maken met impact people export.',
    confirmTitle: 'Weet je het zeker?',
    goes: 'Dit wis ik, voorgoed:',
    goesItems: [
      'je naam, adres, afdeling en accounts',
      'je berichten, je vragen en mijn antwoorden daarop',
      'wat je schreef bij een oordeel, en wat ik van onze gesprekken onthoud',
      'je rollen: daarna mag je niets meer wat bij een rol hoort',
    ],
    stays: 'Dit blijft:',
    staysItems: [
      'aantallen en oordelen, zonder dat te zien is van wie',
      'documenten die je hebt toegevoegd: die zijn van je organisatie',
      'casussen die nog lopen: de ondernemer wacht daarop. Jouw naam haal ik eruit. Wacht er een op jou, dan vraag ik de makelaars hem over te nemen',
      'wat in Slack of Teams zelf staat: dat verwijder je daar',
      'berichten van anderen waarin je naam staat: die wis ik na de gewone termijn',
    ],
    confirmHow:
      'Schrijf je mij later weer, dan ken ik je niet meer en beginnen we opnieuw. Wil je niets wissen? Doe dan niets.',
    confirm: 'Ja, wis alles',
    erased: 'Je gegevens zijn gewist.',
    erasedBefore: 'Je gegevens waren al gewist.',
    lastAdministrator:
      'Jij bent de laatste beheerder van je organisatie. Maak eerst iemand anders beheerder, met /impact rol. Daarna kan ik je gegevens wissen. Er is nu niets gewist.',
  },
  retention: {
    title: 'Hoe lang ik bewaar',
    kinds: {
      inbox: 'berichten aan mij',
      messages: 'berichten van mij',
      conversations: 'gesprekken, vragen en antwoorden',
      downloads: 'verlopen downloadlinks',
      audit: 'logboek',
      cases: 'casussen van ondernemers die klaar zijn',
    },
    line: (kind: string, days: number) => `${kind}: ${termIn(days)}`,
    howToChange:
      'Deze termijnen gelden voor alle organisaties samen. Wil je er een veranderen? Typ bijvoorbeeld: /impact bewaren berichten aan mij 14',
    whoMayChange:
      'Deze termijnen gelden voor alle organisaties samen. Alleen de netwerkmakelaar, of wie de Impactmakelaar beheert, kan ze veranderen.',
    bounds: (kind: string, least: number, most: number) =>
      `Dat kan niet. Voor ${kind} kies je een getal van ${least} tot en met ${most} dagen.`,
    change: (kind: string, before: number, days: number) =>
      `Nu bewaar ik ${kind} ${before} dagen. Wil je daar ${days} dagen van maken, voor alle organisaties?`,
    shorter: (days: number) => `Wat ouder is dan ${days} dagen, wis ik vannacht. Dat is niet terug te draaien.`,
    confirm: (days: number) => `Bewaar ${days} dagen`,
    changedBefore: (kind: string, days: number) =>
      `Intussen is dit al veranderd: ik bewaar ${kind} nu ${days} dagen. Ik heb niets gewijzigd.`,
    changed: (kind: string, days: number) => `Goed, ik bewaar ${kind} vanaf nu ${days} dagen.`,
  },
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
    alsoNotSent: 'Dat deel stuur ik niet apart door: noem het loket aan de ondernemer.',
    provisional: 'Zeker weet ik het niet. Klopt de gemeente niet? Kies dan Aanpassen.',
    willSend: (counter: string) => `Dit stuur ik naar ${counter}:`,
    quote: (text: string) => `“${text}”`,
    withName: (name: string | null, organisation: string) =>
      `Ook stuur ik mee: ${name === null ? 'jouw naam' : `jouw naam (${name})`} en ${organisation}.`,
    withContact: (contact: string) => `En de contactgegevens van de ondernemer: ${contact}.`,
    withContactHidden: 'En de contactgegevens van de ondernemer die je hebt ingevuld.',
    withoutContact: 'Contactgegevens van de ondernemer stuur ik niet mee.',
    contactMark: '[contactgegevens weggelaten]',
    nameMark: '[naam weggelaten]',
    namesGoAlong: (names: string, count: number) =>
      count === 1
        ? `In je tekst staat een naam: ${names}. Die gaat mee.`
        : `In je tekst staan namen: ${names}. Die gaan mee.`,
    namesAreOut: (count: number): string =>
      count === 1 ? 'De naam heb ik weggelaten.' : 'De namen heb ik weggelaten.',
    namesAreGone: (count: number): string =>
      count === 1
        ? 'Er is al een naam weggelaten. Die heb ik niet bewaard. Moet hij toch mee? Typ hem dan bij Aanpassen.'
        : 'Er zijn al namen weggelaten. Die heb ik niet bewaard. Moeten ze toch mee? Typ ze dan bij Aanpassen.',
    leaveNamesOut: (count: number): string => (count === 1 ? 'Laat de naam weg' : 'Laat de namen weg'),
    putNamesBack: (count: number): string => (count === 1 ? 'Zet de naam terug' : 'Zet de namen terug'),
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
    updated: 'Ik heb mijn voorstel aangepast.',
    changedTo: (counter: string) =>
      `Ik heb het aangepast. Het gaat nu naar ${counter}. Er is nog niets verstuurd: druk op Overdragen als het klopt.`,
    added: (counter: string) =>
      `Dat heb ik erbij gezet. Het gaat naar ${counter}. Er is nog niets verstuurd: druk op Overdragen als het klopt.`,
    pressToHandOver: (counter: string) => `Druk op Overdragen, dan gaat de casus naar ${counter}.`,
    placeLater:
      'Dat geeft niet. Zonder plaats kan ik geen loket kiezen, dus ik bewaar de casus voor je. Weet je de plaats? Typ hem dan hier.',
    placeNotFound: 'Die plaats ken ik niet. Noem een plaats of postcode, of zeg in welke gemeente de onderneming zit.',
    contactNeedsConsent:
      'Contactgegevens stuur ik alleen mee als de ondernemer dat goed vindt. Is dat zo? Vul ze dan in bij Aanpassen.',
    contactNotPassedOn:
      'De contactgegevens heb ik weggelaten: die geef ik alleen door als de ondernemer dat goed vindt. Geef ze dan zelf aan het loket.',
    notMeant: 'Excuus, dan begreep ik je verkeerd. Er is niets verstuurd. Wat wil je?',
    draftState: (number: number, counter: string | null) =>
      counter === null
        ? `Casus ${number} is nog niet verstuurd: ik weet nog niet in welke plaats de onderneming zit.`
        : `Casus ${number} is nog niet verstuurd. Druk op Overdragen, dan gaat hij naar ${counter}.`,
    pressToWithdraw: (number: number, counter: string | null) =>
      counter === null
        ? `Wil je casus ${number} intrekken? Druk dan op Trek in.`
        : `Casus ${number} ligt bij ${counter}. Wil je hem intrekken? Druk dan op Trek in: het loket hoort het meteen.`,
    passedOn: (counter: string) => `Ik heb het doorgegeven aan ${counter}.`,
    correctionPassedOn: (counter: string) =>
      `Ik heb je correctie doorgegeven aan ${counter}. Hoort de casus daardoor ergens anders? Dan stuurt het loket hem door.`,
    passedOnToFiler: 'Ik heb het doorgegeven aan de collega die de casus indiende.',
    pressToDo: 'Druk op de knop, dan geef ik het door.',
    noneOpen: 'Je hebt nu geen casussen lopen.',
    ownCases: 'Dit zijn jouw casussen:',
    ownCase: (number: number, place: string | null, topics: string, state: string, counter: string | null) =>
      `Casus ${number}${place === null ? '' : `, ${place}`} (${topics}): ${state}${counter === null ? '' : `, ${counter}`}`,
    counterCases: 'Dit ligt bij jullie loket:',
    sentList: 'Ik heb je de lijst in een privébericht gestuurd.',
    handedOver: (counter: string) => `Goed, de casus wordt nu bezorgd bij ${counter}. Je hoort het als dat niet lukt.`,
    waitsForYou: (counter: string) =>
      `De casus wacht tot jij hem doorstuurt naar ${counter}: ik kan daar zelf niemand bereiken. Ik heb je de tekst gestuurd.`,
    handedOverForColleague: (counter: string) =>
      `Dit is de casus van een collega. Hij wordt nu bezorgd bij ${counter}; de collega ziet dat bij de casus.`,
    waitsForColleague: (counter: string) =>
      `Dit is de casus van een collega. Hij wacht tot die collega hem doorstuurt naar ${counter}: ik kan daar zelf niemand bereiken. Ik heb de collega de tekst gestuurd.`,
    takenOver: 'Je hebt de casus overgenomen. De collega hoort dat jij hem oppakt.',
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
    mailed: 'Gemaild aan het loket, wacht op een reactie. Komt de mail later terug, dan zie ik dat niet.',
    withBroker: 'In behandeling bij een makelaar',
    forwarded: 'Ik heb het doorgestuurd',
    forwardedTitle: 'Doorgestuurd',
    forwardedField: 'Naar wie heb je het gestuurd?',
    forwardedSubmit: 'Klaar',
    forwardedNoted: (number: number) => `Dank je. Hoor je iets van het loket? Rond casus ${number} dan af.`,
    howToAnswerHere: 'Kies een knop, of noem mij (@) in je antwoord: zonder dat lees ik hier niet mee.',
    dropped: 'Goed, ik stuur niets. Wat je schreef heb ik uit de casus gewist.',
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
    bounce: 'Niet voor ons',
    askBack: 'Vraag terug',
    finish: 'Afgerond',
    sendElsewhere: 'Kies een loket',
    withdraw: 'Trek in',
    withdrawConfirm: 'Het loket hoort dan dat het niets meer hoeft te doen. Doorgaan?',
    withdrawn: 'Goed, de casus is ingetrokken. Wie ermee bezig was, hoort het.',
    accepted: 'Fijn, de casus is van jullie. De collega hoort het.',
    bounced: 'Bedankt. De collega hoort het, en de casus gaat verder.',
    asked: 'Je vraag is gesteld. De termijn staat stil tot er antwoord is.',
    answered: (counter: string) => `Dank je, ik heb je antwoord doorgegeven aan ${counter}.`,
    finished: 'Mooi, de casus is afgerond. De collega hoort het.',
    sentElsewhere: (counter: string) => `De casus ligt nu bij ${counter}.`,
    movedOn: 'Deze casus ligt niet meer bij jullie loket. Je hoeft niets meer te doen.',
    bounceTitle: 'Niet voor ons',
    bounceIntro: 'Zeg erbij wie wel kan helpen. Dan komt de ondernemer niet nog eens verkeerd uit.',
    bounceCounter: 'Welk loket kan wel helpen?',
    bounceWords: 'Staat het er niet bij? Schrijf hier wie wel kan helpen',
    bounceNeedsWhom: 'Kies een loket, of schrijf op wie wel kan helpen.',
    bounceSubmit: 'Stuur door',
    askTitle: 'Vraag terug',
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
    formPlaceMissing: 'Vul de plaats of postcode in: die bepaalt welk loket helpt.',
    formSubmit: 'Laat het voorstel zien',
    formOpen: 'Dien een casus in',
    formInvitation:
      'Heb je een vraag van een ondernemer? Dien hem in met de knop. Je kunt de vraag ook gewoon aan mij typen.',
    madeBefore: (number: number) => `Hiervan heb je al casus ${number} gemaakt.`,
    draftThere: (number: number) =>
      `Dit heb je hier al gevraagd: het voorstel voor casus ${number} staat nog klaar. Hier is het nog eens.`,
    formDone: 'Mijn voorstel staat klaar. Er is nog niets verstuurd.',
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
      escalated: (number: number, counter: string | null, rung: string) =>
        `Casus ${number} ${counter === null ? 'wachtte te lang' : `is nog niet aangenomen door ${counter}`}. Nu is aan zet: ${rung}.`,
      notFinished: (number: number, counter: string | null, rung: string) =>
        `Casus ${number} is nog niet afgerond${counter === null ? '' : ` door ${counter}`}. Nu is aan zet: ${rung}.`,
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
      missingContact: (number: number, counter: string) =>
        `Bij ${counter} ken ik geen contactpersoon. Daar kon ik casus ${number} niet bezorgen; de collega stuurt hem zelf door. Weet jij wie daar de casussen doet?`,
      unreachable: (number: number, counter: string, who: string) =>
        `Ik kan ${who} van ${counter} niet bereiken over casus ${number}. Klopt het nog wie daar de casussen doet?`,
      deliveryWaits: (number: number, whom: string) =>
        `Casus ${number} is nog niet bij ${whom}: de chat daar neemt nu geen berichten aan. Zodra dat weer kan, bezorg ik hem vanzelf. Kan het niet wachten? Bel dan, of kies een ander loket.`,
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
        `De collega die casus ${number} indiende, kan ik niet bereiken, en er is geen makelaar die kan antwoorden. ${counter} wacht op antwoord op deze vraag. Weet jij wie de collega kan vervangen?`,
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
      passedOn: (number: number) => `Casus ${number} is nu bij een ander. Jij hoeft niets meer te doen.`,
      bounced: (number: number) => `Voor casus ${number} moet een ander loket gekozen worden. Jij bent aan zet.`,
      answered: (number: number) => `Er is antwoord op jullie vraag over casus ${number}:`,
      note: (number: number) => `Aanvulling van de collega bij casus ${number}:`,
      askedInstead: (number: number, names: string) =>
        `De collega die casus ${number} indiende, kan ik niet bereiken. Je vraag ligt nu bij makelaar${names === '' ? '' : ` ${names}`}.`,
      askedInVain: (number: number) =>
        `Casus ${number} wacht op antwoord op deze vraag, maar er is niemand die je vraag kan beantwoorden: de collega en de makelaars kan ik niet bereiken. Weet je het antwoord inmiddels zelf? Vul het dan in, of rond de casus af. Tot dan staat de termijn stil.`,
      withdrawn: (number: number) => `Casus ${number} is ingetrokken. Jullie hoeven niets meer te doen.`,
    },
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
  caseLinks: {
    title: (number: number) => `Casus ${number}`,
    cover: {
      text: 'Druk op de knop om de casus te lezen en te antwoorden.',
      button: 'Casus openen',
    },
    intro: (name: string, organisation: string) =>
      `${name} van ${organisation} vraagt hulp voor een ondernemer. Laat weten wat je ermee doet.`,
    aColleague: 'Een collega',
    labels: {
      state: 'Stand van zaken',
      municipality: 'Gemeente',
      topics: 'Onderwerp',
      request: 'Vraag van de ondernemer',
      contact: 'Contact (de ondernemer vindt dit goed)',
      firstResponse: 'Reageer uiterlijk',
      resolution: 'Klaar uiterlijk',
    },
    states: {
      draft: 'Nog niet overgedragen',
      to_forward: 'Nog door te sturen met de hand',
      forwarded: 'Met de hand doorgestuurd',
      handed_over: 'Wacht op een reactie van het loket',
      accepted: 'In behandeling bij het loket',
      waiting_for_entrepreneur: 'Wacht op antwoord op een vraag',
      bounced: 'De makelaar zoekt een ander loket',
      finished: 'Afgerond',
      withdrawn: 'Ingetrokken',
    },
    neverHandedOver: 'Niet overgedragen, en de tekst is gewist',
    bouncedToFiler: 'Wacht op de keuze voor een ander loket',
    accept: { title: 'Wij pakken dit op', button: 'Casus aannemen' },
    bounce: {
      title: 'Niet voor ons',
      counter: 'Welk loket kan wel helpen?',
      noCounter: 'Een ander (schrijf hieronder wie)',
      words: 'Toelichting, of wie wel kan helpen',
      button: 'Casus doorsturen',
    },
    askBack: { title: 'Wij willen eerst iets weten', words: 'Wat wil je weten?', button: 'Vraag stellen' },
    finish: {
      title: 'Dit is klaar',
      outcome: 'Hoe is het afgelopen?',
      outcomes: {
        helped: 'De ondernemer is geholpen',
        referred: 'De ondernemer is verwezen naar een ander',
        not_possible: 'Wij konden niet helpen',
        no_response: 'De ondernemer reageerde niet',
      },
      words: 'Toelichting (mag leeg blijven)',
      button: 'Casus afronden',
    },
    done: {
      accept: (when: string) => `Gelukt. Je hebt deze casus aangenomen op ${when}.`,
      bounce: (when: string) => `Gelukt. Je hebt deze casus doorgestuurd op ${when}.`,
      ask_back: (when: string) =>
        `Gelukt. Je hebt je vraag gesteld op ${when}. De termijn staat stil tot er een antwoord is.`,
      finish: (when: string) => `Gelukt. Je hebt deze casus afgerond op ${when}.`,
    },
    notTheirs: 'Deze casus ligt niet meer bij jullie loket. Je hoeft niets meer te doen.',
    nothingLeft: 'Je hoeft nu niets te doen.',
    incomplete: 'Er ontbreekt nog iets. Vul in wie wel kan helpen, wat je wilt weten of hoe het is afgelopen.',
    refused: 'Dat kan nu niet: de casus is intussen veranderd. Hieronder zie je hoe het ervoor staat.',
    expired: {
      title: 'Deze link is verlopen',
      text: 'Vraag de collega die de casus stuurde om een nieuwe link.',
    },
    unknown: {
      title: 'Deze link werkt niet',
      text: 'Klik op de link in de e-mail, of kopieer hem helemaal. Werkt hij dan nog niet? Vraag de collega die de casus stuurde om een nieuwe link.',
    },
    unavailable: {
      title: 'Dat lukte niet',
      text: 'Er is niets opgeslagen. Probeer het over een paar minuten opnieuw.',
    },
    privacy:
      'Geef deze link niet door: wie hem heeft, kan deze casus lezen en beantwoorden. Zet geen burgerservicenummer of rekeningnummer in je antwoord.',
    mail: {
      subject: (number: number, municipality: string | null) =>
        municipality === null
          ? `Casus ${number} voor jullie loket`
          : `Casus ${number} voor jullie loket: ${municipality}`,
      greeting: (counter: string) => `Beste collega van ${counter},`,
      intro: (name: string, organisation: string) =>
        `${name} van ${organisation} draagt een vraag van een ondernemer aan jullie over.`,
      due: (when: string) => `Wil je uiterlijk ${when} laten weten of jullie dit oppakken?`,
      button: 'Bekijk de casus en reageer',
      footerWithoutLink: 'De Impactmakelaar stuurde dit bericht automatisch. Je kunt er niet op antwoorden.',
      footer:
        'De Impactmakelaar stuurde dit bericht automatisch. Je kunt er niet op antwoorden; gebruik de link. Geef de link niet door: wie hem heeft, kan deze casus lezen.',
    },
  },
  caseExport: {
    columns: {
      number: 'Casus',
      state: 'Status',
      outcome: 'Uitkomst',
      createdAt: 'Ingediend op',
      handedOverAt: 'Overgedragen op',
      firstResponseDueAt: 'Uiterlijk reageren',
      resolutionDueAt: 'Uiterlijk klaar',
      closedAt: 'Afgesloten op',
      organisation: 'Ingediend bij',
      counter: 'Loket',
      owner: 'Wie is aan zet',
      municipality: 'Gemeente',
      topics: 'Onderwerpen',
      request: 'Vraag',
      rule: 'Regel',
      bounces: 'Keren doorgestuurd',
    },
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
      'reading.not-what-it-says':
        'De naam zegt PDF of Office, maar er staat alleen gewone tekst in. Sla het op in het programma waarin je het maakte, of geef het de naam .txt. Stuur het dan nog eens.',
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
  welcome: {
    can: {
      case: {
        how: 'Ja. Vertel mij wat de ondernemer vraagt en uit welke plaats die komt. Je ziet eerst wat ik stuur.',
        whom: 'Nee, casussen overdragen kan alleen een collega van een aangesloten organisatie.',
      },
      'my-cases': {
        how: 'Ja. Vraag mij: welke casussen heb ik lopen?',
        whom: 'Nee, casussen volgen kan alleen een collega van een aangesloten organisatie.',
      },
      documents: {
        how: 'Ja. Stuur mij het bestand of het webadres in een direct bericht, dan lees ik het.',
        whom: 'Nee, dat kan alleen een makelaar. Stuur het document naar de makelaar van je organisatie.',
      },
      'my-data': { how: 'Ja. Typ: mijn gegevens.', whom: 'Nee, dat kan ik niet.' },
      roles: {
        how: 'Ja. Vraag mij wie de makelaar van je organisatie is.',
        whom: 'Nee, dat vertel ik alleen aan collega’s van een aangesloten organisatie.',
      },
      gaps: {
        how: 'Ja. Typ: /impact open-vragen.',
        whom: 'Nee, de open vragen ziet alleen een makelaar. Vraag het de makelaar van je organisatie.',
      },
      rules: {
        how: 'Ja. Typ: /impact regels, of: /impact loketten.',
        whom: 'Nee, dat laat ik alleen zien aan collega’s van een aangesloten organisatie.',
      },
      scan: { how: 'Ja. Typ: /impact scan.', whom: 'Nee, dat kan alleen een collega van een aangesloten organisatie.' },
      language: { how: 'Ja. Zeg: spreek Engels met me.', whom: 'Nee, dat kan ik niet.' },
      broadcast: {
        how: 'Ja.',
        whom: 'Nee, een bericht aan een groep kan ik niet sturen. Vraag het de makelaar van je organisatie.',
      },
      visit: {
        how: 'Ja.',
        whom: 'Nee, werkbezoeken kan ik niet plannen. Vraag het de makelaar van je organisatie.',
      },
      session: {
        how: 'Ja.',
        whom: 'Nee, bijeenkomsten kan ik niet plannen, en de agenda ken ik niet. Vraag het de makelaar van je organisatie.',
      },
      ambassador: {
        how: 'Ja.',
        whom: 'Nee, ambassadeur worden kan niet bij mij. Vraag het de makelaar van je organisatie.',
      },
      pledge: {
        how: 'Ja.',
        whom: 'Nee, toezeggingen kan ik niet bijhouden. Vraag het de makelaar van je organisatie.',
      },
      hook: {
        how: 'Ja.',
        whom: 'Nee, een haakje met het beleid kan ik niet bedenken. Vraag het de makelaar van je organisatie.',
      },
      criteria: {
        how: 'Ja.',
        whom: 'Nee, criteria voor een opdracht kan ik niet bedenken. Vraag het de inkoper of de makelaar van je organisatie.',
      },
    },
    smallTalk: {
      greeting:
        'Hoi! Stel me een vraag over impact ondernemen of impactvol inkopen, of vertel over een ondernemer die hulp zoekt.',
      'how-are-you': 'Met mij gaat het goed, ik ben een automatische assistent. Waar kan ik je mee helpen?',
      thanks: 'Graag gedaan!',
      goodbye: 'Tot ziens!',
      ok: 'Goed. Laat maar weten als ik iets voor je kan doen.',
      joke: 'Moppen ken ik niet, daar ben ik te serieus voor. Vragen over impact ondernemen wel!',
      chat: 'Leuk om te horen. Heb je een vraag over impact ondernemen, of een ondernemer die hulp zoekt?',
    },
    complaint:
      'Dat spijt me. Wil je het in andere woorden vragen? Noem dan het onderwerp. Of vraag het de makelaar impact ondernemen van je organisatie. Met de knop voor feedback onder een antwoord help je mij beter worden.',
    human:
      'Ik ben een automatische assistent. Wil je een mens spreken? Vraag het de makelaar impact ondernemen van je organisatie, of je beheerder van dit kanaal.',
    title: 'Ik ben de Impactmakelaar',
    introduction:
      'Ik ben een automatische assistent, geen mens. Ik help je met vragen over impact ondernemen en impactvol inkopen in Overijssel.',
    abilitiesTitle: 'Wat ik kan',
    abilities: [
      'Vragen beantwoorden, in het Nederlands en het Engels. Bij elk antwoord staat de bron.',
      'Een vraag van een ondernemer naar het juiste loket brengen. Jij ziet eerst wat ik stuur, en volgt wat ermee gebeurt.',
      'Eerlijk zeggen dat ik iets niet weet. Ik verzin niets.',
      'Je vraag doorgeven aan een makelaar, als mijn bronnen het antwoord niet hebben.',
      'Laten zien wat ik van je bewaar, en het wissen. Typ: mijn gegevens.',
      'Documenten lezen: een makelaar stuurt mij een bestand of een webadres in een direct bericht.',
    ],
    howTitle: 'Zo stel je een vraag',
    how: [
      'Typ je vraag in een gewone zin, hier of in een kanaal waar je mijn naam noemt.',
      'Sprak je een ondernemer? Typ wat die vraagt en uit welke plaats die komt, of typ: /impact casus',
      'In Slack kan het ook met: /impact vraag Wat is een makelaar met mandaat?',
    ],
    tryTitle: 'Probeer bijvoorbeeld',
    examples: [
      'Wat is een makelaar met mandaat?',
      'Waar kan een ondernemer met een vraag terecht?',
      'Wat is social return?',
    ],
  },
  rules: {
    alarm: 'Let op: een routeringsregel werkt niet. Vragen gaan nu naar de gemeente zelf.',
    broken: {
      unreadable: (place: number, about: string) => `Regel ${place} is niet te lezen. Kijk bij: ${about}.`,
      'unknown-counter': (place: number, about: string) =>
        `Regel ${place} verwijst naar een loket dat niet bestaat: “${about}”.`,
    },
    cannotRead: (about: string) => `Deze regel is niet te lezen. Kijk bij: ${about}.`,
    /** A rule by its place in the list above the button: it has no name of its own. */
    look: (place: number) => `Bekijk regel ${place}`,
    title: 'Routeringsregels',
    found: (count: number) =>
      count === 1
        ? 'Eén regel. De eerste regel die past, beslist.'
        : `${count} regels. De eerste regel die past, beslist.`,
    none: (text: string) => `Ik vond geen regel voor “${text}”. Zoek op een gemeente, een onderwerp of een loket.`,
    line: (place: number, when: string, to: string) => `Regel ${place}: ${when} → ${to}`,
    always: 'altijd',
    more: (count: number) => `En nog ${count}. Zoek op gemeente of onderwerp: /impact regels Zwolle.`,
    cardTitle: (version: number) => `Routeringsregel, versie ${version}`,
    isWithdrawn: 'Deze regel staat uit en beslist niets.',
    when: 'Als',
    to: 'Dan',
    because: 'Omdat',
    basis: 'Bron',
    conditions: {
      municipalities: 'gemeente',
      regions: 'regio',
      topics: 'onderwerp',
      signals: 'wat erin staat',
      stages: 'fase',
      complexity: 'soort vraag',
      organisations: 'organisatie',
    },
    signals: {
      authority_unclear: 'niet duidelijk wie bevoegd is',
      province_buys: 'de provincie is de klant',
    },
    stages: { starting: 'starter', running: 'bestaand bedrijf' },
    complexities: { plain: 'gewoon', complicated: 'ingewikkeld' },
    itself: 'de gemeente zelf',
    change: 'Wijzig',
    history: 'Geschiedenis',
    withdraw: 'Zet uit',
    restore: 'Wijzig en zet weer aan',
    changeTitle: 'Wijzig de regel',
    formIntro: 'Laat een voorwaarde leeg als die niet uitmaakt.',
    first: 'Eerste keuze',
    second: 'Anders',
    third: 'Anders (derde keuze)',
    becauseNl: 'Waarom (in het Nederlands, na “omdat”)',
    becauseEn: 'Waarom (in het Engels)',
    next: 'Bekijk wat er verandert',
    dryRun: (moved: number, tried: number) =>
      moved === 0
        ? `Van de laatste ${tried} zaken gaat er dan geen ergens anders heen.`
        : `${moved} van de laatste ${tried} zaken ${moved === 1 ? 'gaat' : 'gaan'} dan ergens anders heen.`,
    moved: (number: number, from: string, to: string) => `Zaak ${number}: van ${from} naar ${to}`,
    reason: 'Reden van de wijziging',
    confirmTitle: 'Voer de wijziging door',
    apply: 'Voer door',
    withdrawTitle: 'Zet de regel uit',
    applied: (version: number) => `Doorgevoerd: de regel is nu versie ${version}.`,
    gone: 'Deze regel is er niet meer.',
    changedMeanwhile: 'Iemand anders heeft dit net gewijzigd. Er is niets veranderd. Bekijk het eerst opnieuw.',
    nothingChanged: 'Er is niets veranderd: zo staat het er al.',
    notRight: (what: string) => `Dit klopt niet: ${what}`,
    by: { seed: 'meegeleverd', operator: 'beheerder', person: 'iemand' },
    version: (version: number, date: string, by: string, what: string) => `Versie ${version}, ${date}, ${by}: ${what}`,
    noReason: 'geen reden opgegeven',
    off: 'uitgezet',
    historyTitle: 'Geschiedenis van de regel',
  },
  counters: {
    title: 'Loketten',
    found: (count: number) => (count === 1 ? 'Eén loket.' : `${count} loketten.`),
    none: (text: string) => `Ik vond geen loket voor “${text}”. Zoek op een gemeente, een onderwerp of een naam.`,
    line: (name: string, status: string, contact: string) => `${name}: ${status}, ${contact}`,
    noContact: 'geen contact bekend',
    more: (count: number) => `En nog ${count}. Zoek op gemeente of naam: /impact loketten Zwolle.`,
    look: (name: string) => `Bekijk ${name}`,
    statuses: {
      active: 'actief',
      mentioned: 'ooit genoemd',
      unknown: 'niet zeker of het er nog is',
      not_found: 'niet gevonden',
      ended: 'gestopt',
    },
    status: 'Stand',
    verified: 'bevestigd',
    unverified: 'niet bevestigd',
    email: 'E-mail',
    phone: 'Telefoon',
    website: 'Website',
    validUntil: 'Bestaat tot en met',
    members: 'Mensen',
    noMembers: 'nog niemand',
    topics: 'Onderwerpen',
    area: 'Werkgebied',
    wholeArea: 'heel het gebied',
    changeContact: 'Wijzig contact',
    formTitle: 'Wijzig contact',
    formIntro: (name: string) => `${name}. Laat leeg wat je niet weet.`,
    isVerified: 'Ik heb gecontroleerd dat dit loket bestaat',
    badEmail: 'Dit is geen e-mailadres.',
    submit: 'Bewaar',
    changed: (name: string, version: number) => `Bewaard: ${name} is nu versie ${version}.`,
    gone: 'Dit loket is er niet meer.',
  },
  scan: {
    title: 'Startversneller-scan',
    intro:
      'Met een paar vragen zoek ik uit wat een ondernemer nodig heeft, en wat er nu is dat past. Ik noem alleen wat actief is.',
    askStage: 'Hoe ver is de onderneming?',
    stages: { idea: 'Een idee', starting: 'Net gestart', running: 'Draait al', growing: 'Groeit' },
    stageChosen: (stage: string) => `Fase: ${stage}.`,
    askTheme: 'Waar gaat het vooral over?',
    themes: {
      circular: 'circulair ondernemen',
      energy: 'energie en duurzaamheid',
      inclusion: 'werk voor mensen met een afstand tot de arbeidsmarkt',
      innovation: 'innovatie',
      other: 'iets anders',
    },
    askNeeds: 'Wat is er nodig?',
    needs: {
      skills: 'advies over het verdienmodel',
      money: 'financiering',
      network: 'een netwerk',
      space: 'een pand',
      customers: 'klanten',
      staff: 'personeel',
    },
    askPlace: 'In welke plaats zit de onderneming?',
    placeHint: 'Een plaats of een postcode.',
    placeUnknown: 'Deze plaats ken ik niet. Probeer de naam van de gemeente, of een postcode.',
    whichPlace: (names: string) => `Welke gemeente bedoel je: ${names}?`,
    outside: (place: string) => `${place} ligt buiten Overijssel. Daar ken ik geen loket.`,
    nowhere: 'Ik weet niet waar ik de uitkomst moet laten zien. Begin opnieuw met /impact scan.',
    show: 'Bekijk de uitkomst',
    outcomeTitle: 'Uitkomst van de scan',
    summary: (place: string, stage: string, theme: string, needs: string) =>
      `Een ondernemer uit ${place} zoekt: ${needs}. Fase: ${stage.toLowerCase()}. Thema: ${theme}.`,
    fits: (name: string, because: string, website: string | null) =>
      `${name}: past bij ${because}${website === null ? '' : ` (${website})`}`,
    nothing: 'Ik vond geen loket of programma dat nu zeker actief is en hierbij past.',
    municipality: (name: string) => `De gemeente ${name} is altijd een goed eerste loket.`,
    past: {
      startversneller:
        'De Startversneller was een scan met een voucher voor een coach, van Overijssel en Gelderland (genoemd rond 2023).',
      move2social:
        'Move2Social was een cursus van acht weken voor startende impactondernemers, van 2017 tot en met 2021.',
    },
    ended: (name: string, until: string | null) =>
      until === null ? `${name} is gestopt.` : `${name} is gestopt; de laatste dag was uiterlijk ${until}.`,
    notConfirmed: (name: string) => `Of ${name} nu open is, is niet bevestigd.`,
    named: (names: string) => `De scan noemde: ${names}.`,
    makeCase: 'Maak er een casus van',
  },
  routing: {
    aboutTopic: (topic: string) => `De vraag gaat vooral over ${topic}.`,
    inMunicipality: (place: string, municipality: string) => `${place} hoort bij de gemeente ${municipality}.`,
    postcodeIn: (postcode: string, municipality: string) =>
      `Postcode ${postcode} hoort bij de gemeente ${municipality}.`,
    caseOfMunicipality: (municipality: string) => `Het gaat om de gemeente ${municipality}.`,
    assumed: (place: string, municipality: string) =>
      `Er zijn meer plaatsen die ${place} heten; ik ga uit van die in de gemeente ${municipality}.`,
    placeOfPlan: (place: string, others: string) => `Het plan is voor ${place}, dus dat telt, en niet ${others}.`,
    outside: (place: string, area: string) => `${place} ligt buiten ${area}. Daar ken ik geen loket.`,
    outsideKnown: (place: string, where: string, area: string) =>
      `${place} ligt in ${where}, buiten ${area}. Daar ken ik geen loket.`,
    municipalityInProvince: (municipality: string, province: string) => `de gemeente ${municipality} (${province})`,
    noCase: 'Ik lees hier geen vraag van een ondernemer in, maar een vraag van jezelf.',
    placeUnknown: 'Welke gemeente het is, bepaalt welk loket helpt, en dat staat niet in je bericht.',
    placeUnclear: 'Welke gemeente het is, bepaalt welk loket helpt, en dat kan ik niet zeker lezen.',
    askPlace: 'In welke plaats zit de onderneming? Een postcode mag ook.',
    askRegion: (region: string) => `In welke gemeente in ${region} zit de onderneming?`,
    askShared: (place: string) =>
      `Er zijn meer plaatsen die ${place} heten, of het ligt in meer gemeenten. Welke gemeente is het?`,
    askContradiction: (places: string) =>
      `Deze plaats en postcode horen niet bij elkaar: ${places}. Welke gemeente is het?`,
    askSeveral: (places: string) =>
      `Ik lees meer plaatsen: ${places}. In welke gemeente zit de onderneming, of komt het pand?`,
    counter: 'Loket',
    municipality: 'Gemeente',
    topics: 'Onderwerpen',
    also: 'Ook',
    rule: 'Regel',
    level: { municipal: 'gemeente', regional: 'regio', provincial: 'provincie', national: 'landelijk' },
  },
};

/** The shape of the catalogue: every other language has exactly these texts. */
export type Texts = typeof nl;
