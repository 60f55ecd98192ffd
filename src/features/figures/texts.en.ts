import type { nl } from './texts.nl.ts';

const small = (count: number): string => (count > 0 && count < 5 ? 'fewer than 5' : String(count));

/** The same in English. */
export const en: typeof nl = {
  figures: {
    title: 'This I count',
    others: 'At the other organisations together',
    onlyCasesByPlace: 'By place I count cases only. This is of your whole organisation.',
    notCounted:
      'That I do not count. Nor how often something was opened or read, how much time it saves, or who asked what. This I do count:',
    noReport: 'I write no reports. These figures you can put into it:',
    noFile: 'I have no file or picture of these figures. You can copy them. All figures together: /impact figures.',
    all: { label: 'All figures', says: '/impact figures' },
    canBeAsked: 'Show figures: how much is asked, handed over and sent (/impact figures).',
    forWhom:
      'Figures of use are seen by a broker, director or administrator of your organisation, and by the network broker. What is under way for yourself I can show you.',
    own: { label: 'What is under way for me?', says: '/impact under-way' },
    whoSees:
      'Brokers, the director and administrators of your organisation see this; of other organisations only the network broker sees something, of all together. Each case by itself is for brokers only.',
    whatNot:
      'Not counted: how often something was opened or read, how much time it saves, and who asked what. A group of fewer than five people is not shown.',
    more: 'I have figures of ambassadors and of files with criteria too.',
    ambassadors: { label: 'How do the ambassadors do?', says: '/impact network' },
    dossiers: { label: 'Files with criteria', says: '/impact dossier-figures' },
    count: small,
    questions: (when: string, { asked, answered, declined }: { asked: number; answered: number; declined: number }) =>
      asked === 0
        ? `Questions to me ${when}: 0`
        : `Questions to me ${when}: ${asked} (${answered} answered, ${declined} not in my sources)`,
    questionsOfFew: (when: string, fewest: number) =>
      `Questions to me ${when}: of fewer than ${fewest} people, so the number is not shown`,
    users: (when: string, about: number) =>
      about === 0 ? `People who used me ${when}: 0` : `People who used me ${when}: ${about} to ${about + 4}`,
    usersFew: (when: string, fewest: number) => `People who used me ${when}: fewer than ${fewest}`,
    cases: ({ when, place, running, handedOver, closed, helped }) =>
      `Cases${place === null ? '' : ` in ${place}`}: ${running} under way now. Handed over ${when}: ${handedOver}. Finished ${when}: ${closed}, of which helped: ${helped}`,
    messages: (when: string, count: number) => `Messages to groups, sent ${when}: ${count}`,
    visits: (when: string, { held, toCome }: { held: number; toCome: number }) =>
      `Site visits ${when}: ${held} held. Still to come: ${toCome}`,
    sessions: (when: string, { held, toCome }: { held: number; toCome: number }) =>
      `Sessions ${when}: ${held} held. Still to come: ${toCome}`,
    periods: {
      day: (day: string) => `on ${day}`,
      week: (monday: string) => `in the week of ${monday}`,
      in: (name: string) => `in ${name}`,
      quarter: (number: number, year: string) => `in quarter ${number} of ${year}`,
      ever: 'until now',
    },
    longestCase: (number: number, since: string, counter: string | null) =>
      `Case ${number} waits longest: since ${since}${counter === null ? '' : `, at ${counter}`}.`,
    longestQuestion: (since: string) => `The question that waits longest for a broker is of ${since}.`,
    noneWaits: 'Nothing waits now.',
    showCase: (number: number) => `See case ${number}`,
    showQuestions: 'Open questions',
  },
};
