/** A term of whole years as people call it; others in days. A leap year is in every four. */
function termIn(days: number): string {
  const years = Math.round(days / 365.25);
  if (years > 0 && Math.abs(days - years * 365.25) <= 1.5) return `${years} jaar`;
  return days === 1 ? '1 dag' : `${days} dagen${inMonths(days)}`;
}

/** What many days are about, as one counts longer times. */
function inMonths(days: number): string {
  const months = Math.round(days / 30.4375);
  return months < 2 ? '' : ` (ongeveer ${months} maanden)`;
}

/** As the number is typed, and what it is as people call it. */
function daysIn(days: number): string {
  const term = termIn(days);
  return term.endsWith('jaar') ? `${days} dagen (${term})` : term;
}

/** What this part of the bot says in Dutch. */
export const nl = {
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
    whoSeesTitle: 'Wie wat ziet',
    whoSees: {
      overview: 'Dit overzicht krijg alleen jij.',
      question:
        'Een vraag aan mij: niemand anders. Geef je hem door, of vind je mijn antwoord niet nuttig? Dan lezen de makelaars van je organisatie de vraag, zonder je naam.',
      case: 'Een casus die je overdraagt: het loket en de makelaars van je organisatie, en soms een makelaar van een andere organisatie die helpt. De beheerder ziet alleen dat een casus wacht, en bij wie.',
      ambassador: (smallest: number) =>
        `Wat je als ambassadeur antwoordt: alleen jij. De makelaar ziet aantallen, en nooit van minder dan ${smallest} mensen.`,
      gathering:
        'Kom je naar een bezoek of sessie? Wie het organiseert, ziet dat. Bij een sessie zien ook collega’s van je organisatie die komen je naam. Bij een bezoek zien andere gasten je naam alleen als je dat goedvindt.',
      broadcast: 'Antwoord je op een bericht van een makelaar? Die leest het, met je naam.',
      dossier: 'Een dossier dat je deelt: met wie je het deelt.',
      log: 'Wat je met een rol doet, staat in het logboek van de beheerder.',
      channel: 'In een kanaal leest iedereen daar mee.',
      operator:
        'Wie dit systeem beheert, kan overal bij. Wie Slack of Teams beheert, kan misschien ook berichten lezen: dat gaat buiten mij om.',
      noModel: 'Wat je typt, gaat naar geen taalmodel buiten dit systeem.',
      model: 'De woorden van je vraag gaan ook naar een taalmodel, zonder je naam.',
    },
    whoReads: {
      direct: 'In dit gesprek leest niemand mee, ook je leidinggevende niet.',
      private: 'Dit antwoord zie alleen jij. Ook je leidinggevende leest niet mee.',
      channel:
        'In dit kanaal leest iedereen mee die erin zit. In een privébericht aan mij leest niemand mee, ook je leidinggevende niet.',
      shared:
        'Hier leest iedereen mee, ook mensen van andere organisaties. In een privébericht aan mij leest niemand mee, ook je leidinggevende niet.',
    },
    whoReadsWhat: 'Wie wat ziet:',
    forgotten: (conversations: number, cases: number) =>
      `Je vragen en mijn antwoorden wis ik na ${termIn(conversations)}, een casus die klaar is na ${termIn(cases)}.`,
    showMine: 'Toon mijn gegevens',
    showMineWords: 'welke gegevens heb je van mij?',
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
      conversations: 'gesprekken, vragen, antwoorden en berichten aan groepen',
      downloads: 'verlopen downloadlinks',
      audit: 'logboek',
      cases: 'casussen van ondernemers die klaar zijn, en dossiers van inkoop',
      ambassadors: 'berichten aan ambassadeurs',
    },
    line: (kind: string, days: number) => `${kind}: ${termIn(days)}`,
    howToChange:
      'Deze termijnen gelden voor alle organisaties samen. Wil je er een veranderen? Typ bijvoorbeeld: /impact bewaren berichten aan mij 14',
    whoMayChange:
      'Deze termijnen gelden voor alle organisaties samen. Alleen de netwerkmakelaar, of wie de Impactmakelaar beheert, kan ze veranderen.',
    bounds: (kind: string, least: number, most: number) =>
      `Dat kan niet. Voor ${kind} kies je een getal van ${least} tot en met ${most} dagen (${termIn(most)}).`,
    change: (kind: string, before: number, days: number) =>
      `Nu bewaar ik ${kind} ${daysIn(before)}. Wil je daar ${daysIn(days)} van maken, voor alle organisaties?`,
    shorter: (date: string) =>
      `Alles van vóór ${date} wis ik dan vannacht, en daarna elke nacht wat te oud is. Dat is niet terug te draaien.`,
    confirm: (days: number) => `Bewaar ${termIn(days)}`,
    changedBefore: (kind: string, days: number) =>
      `Intussen is dit al veranderd: ik bewaar ${kind} nu ${daysIn(days)}. Ik heb niets gewijzigd.`,
    changed: (kind: string, days: number) => `Goed, ik bewaar ${kind} vanaf nu ${daysIn(days)}.`,
  },
};
