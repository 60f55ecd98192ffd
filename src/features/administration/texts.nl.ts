/** What this part of the bot says in Dutch. */
export const nl = {
  people: {
    noBroker: 'Je organisatie heeft nog geen makelaar.',
    brokersAre: (names: string, count: number) =>
      count === 1 ? `De makelaar van je organisatie is ${names}.` : `De makelaars van je organisatie zijn ${names}.`,
    /** By which a question about roles is known, beside what the roles are called. */
    roleWords: ['rol', 'recht', 'beheer'],
    whoElse: 'Wie waaraan werkt, houd ik niet bij. Vraag het de makelaar, die kent de mensen.',
    whoGivesRoles: 'Rollen geeft een beheerder van je organisatie.',
    roles: {
      colleague: 'collega',
      ambassador: 'ambassadeur',
      broker: 'makelaar',
      procurement_officer: 'inkoper',
      director: 'directeur',
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
    modelRejects:
      'Het taalmodel weigert wat ik vraag. Tot dat over is, antwoord ik met zinnen uit mijn bronnen. Vraag wie de Impactmakelaar beheert om de sleutel, de naam van het taalmodel en het tegoed na te kijken. Blijft het zo, dan hoor je het morgen weer.',
    linksWait: (count: number) =>
      `${count === 1 ? 'Van 1 account' : `Van ${count} accounts`} weet ik niet zeker van wie het is. Wil jij dat bekijken?`,
    linksWaitThere: (count: number, organisation: string) =>
      `Bij ${organisation} ${count === 1 ? 'wacht 1 account' : `wachten ${count} accounts`} op de vraag van wie het is. Daar is geen beheerder die dat kan zeggen. Vraag wie de Impactmakelaar beheert om daar iemand beheerder te maken.`,
    showLinks: 'Bekijk ze',
    notAnAddress: (text: string) => `"${text}" is geen e-mailadres. Schrijf het als anna@voorbeeld.nl.`,
    give: (role: string) => `Geef: ${role}`,
    take: (role: string) => `Neem af: ${role}`,
    hasRoles: (roles: string) => `Rollen: ${roles}.`,
    hasCases: (cases: number, next: string | null) =>
      `Heeft als makelaar nog ${cases === 1 ? '1 casus' : `${cases} casussen`}. Neem je die rol af, dan ${cases === 1 ? 'gaat die' : 'gaan ze'} ${next === null ? `terug naar wie ${cases === 1 ? 'hem' : 'ze'} indiende: er is geen andere makelaar` : `naar ${next}`}.`,
    brokerNamed: (name: string | null, isOfNetwork: boolean) =>
      `${isOfNetwork ? 'netwerkmakelaar' : 'makelaar'} ${name ?? 'van wie ik de naam niet weet'}`,
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
};
