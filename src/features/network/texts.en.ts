import type { nl } from './texts.nl.ts';

const listed = (names: readonly string[]): string => new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
const people = (count: number | null): string => (count === null ? 'not shown' : String(count));

/** The same in English. */
export const en: typeof nl = {
  network: {
    onlyBrokers: 'Only a broker of a connected organisation sees these figures.',
    title: 'How the ambassadors are doing',
    whole: 'Whole organisation',
    byOrganisation: 'All organisations in the network',
    unnamed: 'Department not known',
    ofAnother: (name: string) =>
      `I only have figures about ambassadors of your own organisation. Those of ${name} are for the broker there.`,
    nobodyAt: (department: string) => `Nobody at ${department} is an ambassador yet.`,
    tooFew: (fewest: number) =>
      `I do not show a group of fewer than ${fewest} people. Nor do I show figures from which you could work one out.`,
    noNames: 'I name nobody, nor what one ambassador does or pledges. Numbers I can give:',
    onlyNow:
      'I only have figures of today. How many there were before I do not keep: from the difference one can sometimes work out who came.',
    withPicture: 'The picture goes with it. The figures stand below in words as well; those you can copy.',
    asText: 'I make no file of this here. This text you can copy.',
    mayBeShown: 'These are numbers without names. Whom you show them is for you to choose, together with the brokers.',
    nobody: 'There are no ambassadors yet.',
    row: (name, total, split) => `${name}: ${people(total)}${split === null ? '' : ` (${split.join(', ')})`}`,
    standings: {
      active: (count) => `${count} active`,
      quiet: (count) => `${count} quiet`,
      new: (count) => `${count} new`,
    },
    legend: { active: 'active', quiet: 'quiet', new: 'new', unsplit: 'not shown how many of which' },
    people,
    pictureName: 'ambassadors.png',
    moved: 'What did they do?',
    moves: {
      acknowledged: (count) => `Said that they saw a message: ${people(count)}`,
      answered: (count) => `Reacted to a message for ambassadors or an invitation: ${people(count)}`,
      came: (count) => `Came to a site visit, or were on the list of a session: ${people(count)}`,
      pledged: (count) => `Made a pledge: ${people(count)}`,
      did: (count) => `Did what they pledged: ${people(count)}`,
    },
    missing: (names) => `No ambassador yet at: ${listed(names)}.`,
    noneMissing: 'Every department that I know has an ambassador.',
    howCounted: (newDays, quietDays, smallest) =>
      `New: ambassador for less than ${newDays} days. Active: did something in the last ${quietDays} days. Quiet: the others. I do not show a group of fewer than ${smallest} people. Nor do I show figures from which you could work one out.`,
  },
};
