import type { nl } from './texts.nl.ts';

const listed = (names: readonly string[]): string => new Intl.ListFormat('en', { type: 'conjunction' }).format(names);

const STANDINGS = {
  unfinished: 'not finished',
  draft: 'nobody gets it yet',
  asked: 'waits for a second broker',
  used: 'in use',
  withdrawn: 'taken away',
};

/** The same in English. */
export const en: typeof nl = {
  learningCards: {
    nouns: ['learning card', 'learning question'],
    labels: {
      question: ['question'],
      right: ['answer', 'right answer', 'correct answer', 'right', 'correct'],
      nearly: ['nearly right', 'nearly'],
      wrong: ['wrong answer', 'wrong'],
      explanation: ['explanation'],
      source: ['source'],
      themes: ['theme', 'themes'],
    },
    title: 'Write a learning card',
    intro:
      'Ambassadors of your organisation get this question now and then. I repeat it until they know the answer. First I show you what it looks like.',
    fields: {
      question: 'The question',
      questionHint: 'A short question, with a sentence before it where needed',
      right: 'The right answer',
      rightHint: 'A few words',
      nearly: 'An answer that is nearly right',
      wrong: 'A wrong answer',
      openHint: 'If you leave this and the other answer empty, ambassadors type an answer themselves',
      explanation: 'Explanation',
      themes: 'With which themes? Empty: with all',
      source: 'Where do you have it from?',
      sourceHint: 'The name of the page or document',
      address: 'Address of the page',
    },
    errors: {
      question: 'Write a whole question.',
      right: 'Without an answer nobody can learn from it.',
      source: 'Without a source I do not use the card. Where do you have it from?',
      address: 'An address begins with https://',
      'too-long': 'This is too long. The question and the answers together must have fewer than 60 words.',
      same: 'Two answers are the same.',
    },
    missing: {
      question: 'Which question do you ask? Type “question:” with the question behind it.',
      right: 'What is the right answer? Type “answer:” with the answer behind it.',
      source:
        'Where do you have it from? Without a source I do not use the card. Type “source:” with its name or address behind it.',
      'too-long': 'The question and the answers are too long together. Keep it under 60 words.',
      same: 'Two answers are the same. Change one.',
    },
    standings: {
      unfinished: 'I kept your learning card. Nobody gets it yet. Something is still missing:',
      draft: 'This is what your learning card looks like. Nobody gets it yet.',
      asked: 'This learning card waits for a second broker. Ambassadors do not get it yet.',
      used: 'Ambassadors of your organisation get this learning card.',
      withdrawn: 'Nobody gets this learning card any more.',
    },
    asSeen: 'This is how ambassadors see it',
    open: 'Ambassadors type an answer themselves.',
    afterwards: 'This they read afterwards',
    source: (source) => `Source: ${source}`,
    about: (themes) => (themes.length === 0 ? 'For all themes.' : `For who wants to hear about ${listed(themes)}.`),
    show: 'Show it',
    program: {
      show: 'Cards that come along',
      title: {
        card: (count, page, pages) =>
          `${count} cards that come along, page ${page} of ${pages}. Does one not fit you? Then nobody of your organisation gets it.`,
        hook: (count, page, pages) =>
          `${count} hooks that come along, page ${page} of ${pages}. Does one not fit you? Then nobody of your organisation gets it.`,
      },
      noSuchTheme: 'I do not know that theme. These are all of them.',
      byTheme: {
        card: 'Of one theme only? Type for example: /impact cards mobility.',
        hook: 'Of one theme only? Type for example: /impact hooks mobility.',
      },
      says: (text, source) => `${text} Source: ${source}`,
      one: (of) => `${of.number}. ${of.isUnwanted ? 'Not in our organisation. ' : ''}${of.theme}: ${of.text}`,
      notHere: (number) => `Not in our organisation: ${number}`,
      again: (number) => `In again: ${number}`,
      previous: 'Previous page',
      next: 'Next page',
      unwanted: {
        card: 'Good. Nobody of your organisation gets this card any more.',
        hook: 'Good. Nobody of your organisation gets this hook any more.',
      },
      wanted: { card: 'This card is in again.', hook: 'This hook is in again.' },
      gone: { card: 'This card is not there any more.', hook: 'This hook is not there any more.' },
    },
    below: 'It stands below.',
    use: 'Use this card',
    change: 'Change it',
    complete: 'Complete it',
    withdraw: 'Take it away',
    agree: 'Agree',
    disagree: 'Do not agree',
    secondAsked: 'I ask another broker of your organisation to look at it. If they agree, ambassadors get the card.',
    used: 'From now on ambassadors get this learning card when it fits.',
    asksYou: (name) => `${name} wrote a learning card for the ambassadors of your organisation. Is it right?`,
    somebody: 'A broker',
    agreed: (name, question) =>
      `${name} agrees with your learning card “${question}”. From now on ambassadors get it when it fits.`,
    refused: (name, question, reason) =>
      `${name} does not agree with your learning card “${question}”: ${reason} Change it and ask again.`,
    decided: 'Thank you. This learning card has been decided on.',
    notYours: 'You wrote this card yourself. Another broker looks at it.',
    changedSince: 'This learning card has changed in the meantime. Look at the new one.',
    reasonTitle: 'Why not?',
    reason: 'What is not right?',
    reasonHint: 'Who wrote it gets to read this',
    send: 'Send',
    dropped: 'This learning card is gone. Nobody gets it any more.',
    gone: 'This learning card is not there any more.',
    onlyBrokers:
      'Learning cards are written by brokers of an organisation. Do you have an idea for a question? Tell your broker.',
    invitation: {
      text: 'Write a learning card for the ambassadors of your organisation.',
      label: 'Write a learning card',
    },
    none: 'Your organisation has no learning cards of its own yet.',
    list: (count) =>
      count === 1
        ? 'Your organisation has one learning card of its own:'
        : `Your organisation has ${count} learning cards of its own:`,
    listed: (question, standing) => `${question} (${STANDINGS[standing]})`,
    more: (count) => `And ${count} others.`,
    look: (number) => `Look at ${number}`,
    noQuestion: 'Still without a question',
    pressToUse: 'Look it over. If it is right, press Use this card.',
    pressToDrop: 'Do you want to take it away? Then press Take it away.',
    pressToChange:
      'What do you want to change? Press Change it, or type for example “answer:” with the new answer behind it.',
  },
};
