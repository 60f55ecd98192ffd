import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  answers: {
    declined: 'My sources do not say, so I will not answer.',
    corrected: 'Something in your question does not agree with my sources. They say this:',
    declinedLacking: (title) =>
      `My sources do not say, so I will not answer. I do have something on “${title}”, but it does not tell this.`,
    partly: 'The rest of your question is not in my sources.',
    elsewhere:
      'This does not look like a question about what is in my sources. Do you have a business that needs something? Then tell me what it needs and in which place. Type help to see what else I can do.',
    refused: {
      private:
        "I do not answer questions about the private life of others. Ask the person. Is it about somebody's work? Then ask the organisation where they work.",
      refused:
        'I do not answer that. Data of somebody else, such as a citizen service number or an address, I give to nobody. Nor do I tell how I work inside, or what somebody else asked me. Do you need such data for your work? Ask the person, or the privacy officer of your organisation.',
      opinion:
        'I am a program and have no opinion about politics or people. Ask a colleague what they think, or read what the parties write themselves.',
      verdict:
        'I give no legal verdict on a case at hand. Ask a lawyer or the procurement department of your organisation. I can look up what the law says in general.',
    },
    clarify: 'Your question can mean more than one thing. What do you mean?',
    meanings: [
      {
        words: ['threshold', 'thresholds'],
        questions: [
          'What is the European threshold for services in 2026 and 2027?',
          'What is the European threshold for supplies in 2026 and 2027?',
          'What is the European threshold for works in 2026 and 2027?',
          'What is the threshold for social and other specific services in 2026 and 2027?',
        ],
      },
      {
        words: ['norm', 'percentage'],
        questions: [
          'Which social return percentage applies in Hengelo?',
          'Which social return percentage applies in Hof van Twente?',
          'Which percentage of employees must come from the target group for a reserved contract?',
          'What does an x percent share of procurement mean?',
        ],
      },
    ],
    examples: 'These are good examples that I know of:',
    example: (title, facts, words) => {
      const whose = [facts?.organisation, facts?.year].filter((part) => part != null).join(', ');
      const contact = facts?.contactRole ? ` Want to know more? Ask the ${facts.contactRole}.` : '';
      return `${title}${whose === '' ? '' : ` (${whose})`}. ${words}${contact}`;
    },
    declinedByGap: 'I cannot answer your question. This is what my source says about it:',
    declinedNearestBelow: 'Below the sources are topics that may help you.',
    declinedNearest: 'Perhaps one of these topics helps you on:',
    declinedNext: 'Ask the impact entrepreneurship broker of your organisation.',
    inFull: 'The whole of it:',
    inShort: 'In short:',
    nothingNew: (asked: string) => `About “${asked}” my sources say no more than what I just told you.`,
    standsIn: (count: number): string =>
      count === 1
        ? 'I did not make this up. It stands in this source, word for word:'
        : 'I did not make this up. It stands in these sources, word for word:',
    dateAndAddress: (date: string | null, address: string | null) =>
      `(${date ?? 'no date'}, ${address === null ? 'no web address: read the source with the button' : 'its web address is below'})`,
    searchedIn: (question: string) =>
      `I searched my fixed sources and the documents that you may read. They say nothing about “${question}”, and I do not make things up.`,
    sameInThisLanguage: 'The same in English:',
    otherLanguage: 'I do not find it in my English sources. Perhaps this Dutch source says it:',
    onceMore: 'Once more:',
    validUntil: (date) => `Please note: this applied until ${date}.`,
    maybeOutdated: (title, date) => `Note: "${title}" was valid until ${date} and may be out of date.`,
    validFrom: (date) => `Please note: this applies from ${date}.`,
    questionExpected: 'Type your question after the command, for example: /impact ask What is a broker with a mandate?',
    answerGone: 'I no longer have this answer, so your verdict was not kept. Feel free to ask again.',
    feedbackThanks: 'Thank you. Your opinion has been saved.',
    tellWhy: 'Tell why',
    reasonTitle: 'Why was it not useful?',
    reasonLabel: 'What was missing, or what was not right?',
    reasonHint: 'Please leave out names and personal details.',
    reasonSubmit: 'Send',
    reasonThanks: 'Thank you. This helps to improve the answer.',
    reasonTooLate: 'You find this answer useful by now. Nothing was saved.',
    passageGone: 'This text is no longer there, or you may not read it.',
    passageSource: (source) => `Source: ${source}`,
    openSource: 'Open the source',
    source: (title, publisher, date) =>
      [title, publisher, date].filter((part) => part !== null && part !== '').join(', '),
  },
};
