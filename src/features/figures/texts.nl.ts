const small = (count: number): string => (count > 0 && count < 5 ? 'minder dan 5' : String(count));

/** What this part of the bot says in Dutch. */
export const nl = {
  figures: {
    title: 'Dit tel ik',
    others: 'Bij de andere organisaties samen',
    onlyCasesByPlace: 'Per plaats tel ik alleen casussen. Dit is van je hele organisatie.',
    notCounted:
      'Dat tel ik niet. Ook niet hoe vaak iets is geopend of gelezen, hoeveel tijd het scheelt, of wie wat vroeg. Dit tel ik wel:',
    noReport: 'Een verslag schrijf ik niet. Deze cijfers kun je erin zetten:',
    noFile:
      'Een bestand of plaatje van deze cijfers heb ik niet. Je kunt ze overnemen. Alle cijfers bij elkaar zie je met /impact cijfers.',
    all: { label: 'Alle cijfers', says: '/impact cijfers' },
    canBeAsked: 'Cijfers laten zien: hoeveel er wordt gevraagd, overgedragen en verstuurd (/impact cijfers).',
    forWhom:
      'Cijfers over het gebruik ziet een makelaar, directeur of beheerder van je organisatie, en de netwerkmakelaar. Wat er voor jou zelf loopt, laat ik je wel zien.',
    own: { label: 'Wat loopt er voor mij?', says: '/impact loopt' },
    whoSees:
      'Dit zien makelaars, de directeur en beheerders van je organisatie; van andere organisaties ziet alleen de netwerkmakelaar iets, van alle samen. Casussen apart zien alleen de makelaars.',
    whatNot:
      'Niet geteld: hoe vaak iets is geopend of gelezen, hoeveel tijd het scheelt, en wie wat vroeg. Een groep van minder dan vijf mensen toon ik niet.',
    more: 'Over ambassadeurs en over dossiers met criteria heb ik ook cijfers.',
    ambassadors: { label: 'Hoe doen de ambassadeurs het?', says: '/impact netwerk' },
    dossiers: { label: 'Dossiers met criteria', says: '/impact inkoopcijfers' },
    count: small,
    questions: (when: string, { asked, answered, declined }: { asked: number; answered: number; declined: number }) =>
      asked === 0
        ? `Vragen aan mij ${when}: 0`
        : `Vragen aan mij ${when}: ${asked} (${answered} beantwoord, ${declined} niet te vinden in mijn bronnen)`,
    questionsOfFew: (when: string, fewest: number) =>
      `Vragen aan mij ${when}: van minder dan ${fewest} mensen, dus het aantal toon ik niet`,
    users: (when: string, about: number) =>
      about === 0
        ? `Mensen die mij gebruikten ${when}: 0`
        : `Mensen die mij gebruikten ${when}: ${about} tot ${about + 4}`,
    usersFew: (when: string, fewest: number) => `Mensen die mij gebruikten ${when}: minder dan ${fewest}`,
    cases: ({
      when,
      place,
      running,
      handedOver,
      closed,
      helped,
    }: Record<'when' | 'running' | 'handedOver' | 'closed' | 'helped', string> & { place: string | null }) =>
      `Casussen${place === null ? '' : ` in ${place}`}: nu ${running} lopend. Overgedragen ${when}: ${handedOver}. Afgerond ${when}: ${closed}, waarvan geholpen: ${helped}`,
    messages: (when: string, count: number) => `Berichten aan groepen, verstuurd ${when}: ${count}`,
    visits: (when: string, { held, toCome }: { held: number; toCome: number }) =>
      `Werkbezoeken ${when}: ${held} geweest. Nog te komen: ${toCome}`,
    sessions: (when: string, { held, toCome }: { held: number; toCome: number }) =>
      `Sessies ${when}: ${held} geweest. Nog te komen: ${toCome}`,
    periods: {
      day: (day: string) => `op ${day}`,
      week: (monday: string) => `in de week van ${monday}`,
      in: (name: string) => `in ${name}`,
      quarter: (number: number, year: string) => `in kwartaal ${number} van ${year}`,
      ever: 'tot nu toe',
    },
    longestCase: (number: number, since: string, counter: string | null) =>
      `Casus ${number} wacht het langst: sinds ${since}${counter === null ? '' : `, bij ${counter}`}.`,
    longestQuestion: (since: string) => `De vraag die het langst op een makelaar wacht, is van ${since}.`,
    noneWaits: 'Er wacht nu niets.',
    showCase: (number: number) => `Bekijk casus ${number}`,
    showQuestions: 'Open vragen',
  },
};
