import type { Texts } from './nl.ts';

/** Everything the bot says in English. */
export const en: Texts = {
  platform: {
    sources: 'Sources',
    openPassage: (n) => `Read source ${n}`,
    automated: 'Automated answer. Check the source before you decide anything.',
    useful: 'Useful',
    notUseful: 'Not useful',
    possiblyDouble: 'You may have had this message before. Something went wrong while sending it.',
    working: 'I am looking it up for you…',
    close: 'Close',
    unknownTenant: 'This workspace is not connected to the Impactmakelaar yet. Ask your administrator to connect it.',
    unavailable: 'I cannot answer right now. Please try again in a few minutes.',
    pressFailed: 'That did not work. Try again, or ask your question once more.',
  },
  conversation: {
    introduction:
      'Hi! I am the Impactmakelaar: an automated assistant, not a person. I look up my answers in fixed sources.',
    empty: 'I see no text in your message. Ask your question in one or two sentences and I will look it up for you.',
    tooLong: (longest) =>
      `Your message is too long for me: I read up to ${longest.toLocaleString('en-GB')} characters. Send only your question, in a few sentences.`,
    otherLanguage:
      'I speak Dutch and English. Please ask your question in one of them. / Ik spreek Nederlands en Engels. Stel je vraag in een van die talen.',
    notUnderstood: 'I do not understand your message. Type "help" to see what I can do.',
    forbidden: 'Your role does not allow this. Ask your administrator who can do it.',
    failed: 'Something went wrong and I could not handle your message. Please send it again in a few minutes.',
  },
  answers: {
    declined: (topics) =>
      topics.length > 0
        ? 'My sources do not say, so I will not answer. Perhaps one of these topics helps you on:'
        : 'My sources do not say, so I will not answer.',
    refused: {
      private:
        "I do not answer questions about somebody's private life. Ask the person. About somebody's work, you can turn to their organisation.",
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
    declinedByGap: 'I cannot answer your question. This is what my source says about it:',
    declinedNearest: 'Perhaps one of these topics helps you on:',
    declinedNext: 'Not what you were looking for? Ask the impact entrepreneurship broker of your organisation.',
    validUntil: (date) => `Please note: this applied until ${date}.`,
    validFrom: (date) => `Please note: this applies from ${date}.`,
    questionExpected: 'Type your question after the command, for example: /impact ask What is a broker with a mandate?',
    feedbackThanks: 'Thank you. Your opinion has been saved.',
    passageGone: 'This text is no longer there, or you may not read it.',
    passageSource: (source) => `Source: ${source}`,
    openSource: 'Open the source',
    source: (title, publisher, date) =>
      [title, publisher, date].filter((part) => part !== null && part !== '').join(', '),
  },
  welcome: {
    greeting:
      'Hi! Ask me about impact entrepreneurship or impact procurement. I look up the answer and show you the source.',
    thanks: 'You are welcome!',
    goodbye: 'Goodbye!',
    human:
      'I am an automated assistant. Would you rather talk to a person? Ask the impact entrepreneurship broker of your organisation, or the administrator of this channel.',
    title: 'I am the Impactmakelaar',
    introduction:
      'I am an automated assistant, not a person. I help you with questions about impact entrepreneurship and impact procurement in Overijssel.',
    abilitiesTitle: 'What I can do',
    abilities: [
      'Answer questions, in Dutch and in English. Every answer shows its source.',
      'Say honestly that I do not know something. I make nothing up.',
      'Learn from you: with Useful and Not useful you say what you think of an answer.',
    ],
    howTitle: 'How to ask',
    how: [
      'Type your question in an ordinary sentence, here or in a channel where you mention my name.',
      'In Slack you can also type: /impact ask What is a broker with a mandate?',
    ],
    tryTitle: 'Try for example',
    examples: [
      'What is a broker with a mandate?',
      'Where can an entrepreneur go with a question?',
      'What is social return?',
    ],
  },
};
