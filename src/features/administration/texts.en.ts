import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  people: {
    noBroker: 'Your organisation has no broker yet.',
    brokersAre: (names, count) =>
      count === 1 ? `The broker of your organisation is ${names}.` : `The brokers of your organisation are ${names}.`,
    roleWords: ['role', 'rights'],
    whoElse: 'I do not keep who works on what. Ask the broker, who knows the people.',
    whoGivesRoles: 'Roles are given by an administrator of your organisation.',
    roles: {
      colleague: 'colleague',
      ambassador: 'ambassador',
      broker: 'broker',
      procurement_officer: 'procurement officer',
      director: 'director',
      counter_contact: 'counter contact',
      administrator: 'administrator',
      network_broker: 'network broker',
    },
    youAreNow: (by, role) => `${by} made you ${role}. Type /impact help to see what you can do now.`,
    roleGivenUntold: (name, role) => `${name} is now ${role}. I could not tell ${name}: I can no longer reach them.`,
    roleTakenUntold: (name, role) =>
      `${name} is no longer ${role}. I could not tell ${name}: I can no longer reach them.`,
    youAreNotNow: (by, role) => `${by} took your role of ${role}. Is that not right? Ask your administrator.`,
    somebody: 'Your administrator',
    modelRejects:
      'The language model refuses what I ask it. Until that is over, I answer with sentences from my sources. Ask whoever runs the Impactmakelaar to check the key, the name of the model and the credit. If it stays like this, you will hear again tomorrow.',
    linksWait: (count: number) =>
      `I am not sure whose ${count === 1 ? '1 account is' : `${count} accounts are`}. Would you look at that?`,
    linksWaitThere: (count: number, organisation: string) =>
      `At ${organisation} ${count === 1 ? '1 account waits' : `${count} accounts wait`} for the question whose it is. There is no administrator there who can tell. Ask whoever runs the Impactmakelaar to make somebody administrator there.`,
    showLinks: 'Show them',
    notAnAddress: (text) => `"${text}" is no e-mail address. Write it as anna@example.nl.`,
    give: (role) => `Give: ${role}`,
    take: (role) => `Take: ${role}`,
    hasRoles: (roles) => `Roles: ${roles}.`,
    hasCases: (cases, next) =>
      `Still has ${cases === 1 ? '1 case' : `${cases} cases`} as a broker. When you take that role, ${cases === 1 ? 'it goes' : 'they go'} ${next === null ? `back to whoever filed ${cases === 1 ? 'it' : 'them'}: there is no other broker` : `to ${next}`}.`,
    brokerNamed: (name, isOfNetwork) =>
      `${isOfNetwork ? 'network broker' : 'broker'} ${name ?? 'whose name I do not know'}`,
    notTakenYet: 'I have not changed anything yet. Press the button to take the role.',
    noRoles: 'Has no role, except colleague.',
    holdersTitle: 'Who has which role?',
    nobody: 'Nobody has a role yet.',
    howToChange:
      'Do you want to change something? Type /impact role and a name or e-mail address, for example: /impact role anna@example.nl. Or at once: /impact role give broker to anna@example.nl.',
    several: 'I know more people with that name. Whom do you mean?',
    notFound: (person) =>
      `I know nobody by the name or address "${person}" in your organisation. I get to know someone when they send me a message.`,
    unknownRole: (word, roles) => `"${word}" is not a role. Choose from: ${roles}.`,
    given: (name, role) => `${name} is ${role} now.`,
    taken: (name, role) => `${name} is not ${role} any more.`,
    hadAlready: (name, role) => `${name} was ${role} already.`,
    hadNot: (name, role) => `${name} was not ${role}.`,
    lastAdministrator: 'This is the last administrator of your organisation. Make somebody else administrator first.',
    noMember: 'Only colleagues of a connected organisation can have a role.',
    noName: '(name unknown)',
    onlyInPrivate: 'Others can read this. Ask me in a direct message, or with /impact in Slack.',
    linkTitle: 'Is this the same person?',
    linkQuestion: (identity, person) => `I see ${identity}. Does that belong to ${person}?`,
    linkAddressReused: 'This e-mail address belonged to another account in the same place before.',
    linkBothKnown: 'Both accounts have questions or documents of their own.',
    linkSame: 'Yes, the same person',
    linkDifferent: 'No, two people',
    linkedNow: 'Linked: from now on I treat them as one person.',
    keptApart: 'All right, they remain two people.',
    linkedBy: (who) => `${who} decided: this is the same person.`,
    keptApartBy: (who) => `${who} decided: these are two people.`,
    linkDecidedBefore: 'This question is gone: it was decided, or one of the two was erased.',
    noLinks: 'There are no links for you to decide on.',
    logTitle: 'Who did what',
    logEmpty: 'There is nothing in the log yet.',
    operator: 'system',
  },
};
