import type { MaskedKind } from '../privacy/masking.ts';
import type { Texts } from './nl.ts';

const MASKED_EN: Record<MaskedKind, string> = {
  bsn: 'a citizen service number (BSN)',
  iban: 'an account number (IBAN)',
};

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
    masked: (kinds) =>
      `I made ${kinds.map((kind) => MASKED_EN[kind]).join(' and ')} in your message unreadable. I do not need such numbers and must not keep them. Please remove the number from your own message too.`,
    failed: 'Something went wrong and I could not handle your message. Please send it again in a few minutes.',
  },
  answers: {
    declined: (topics) =>
      topics.length > 0
        ? 'My sources do not say, so I will not answer. Perhaps one of these topics helps you on:'
        : 'My sources do not say, so I will not answer.',
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
  caseLinks: {
    title: (number) => `Case ${number}`,
    intro: (name, organisation) =>
      `${name} of ${organisation} asks for help for an entrepreneur. Let them know what you will do with it.`,
    aColleague: 'A colleague',
    labels: {
      state: 'Where it stands',
      municipality: 'Municipality',
      topics: 'Topic',
      request: 'What the entrepreneur asks',
      contact: 'Contact (the entrepreneur agreed to this)',
      firstResponse: 'Please respond by',
      resolution: 'Finished by',
    },
    states: {
      draft: 'Not handed over yet',
      handed_over: 'Waiting for the counter to respond',
      accepted: 'The counter is working on it',
      waiting_for_entrepreneur: 'Waiting for an answer from the entrepreneur',
      bounced: 'The broker is looking for another counter',
      finished: 'Finished',
      withdrawn: 'Withdrawn',
    },
    accept: { title: 'We will take this on', button: 'Accept the case' },
    bounce: {
      title: 'Not for us',
      counter: 'Which counter can help?',
      noCounter: 'Somebody else (write below who)',
      words: 'Explanation, or who can help',
      button: 'Pass the case on',
    },
    askBack: {
      title: 'We want to know something first',
      words: 'What do you want to know?',
      button: 'Ask the question',
    },
    finish: {
      title: 'This is done',
      outcome: 'How did it end?',
      outcomes: {
        helped: 'The entrepreneur was helped',
        referred: 'The entrepreneur was referred to somebody else',
        not_possible: 'We could not help',
        no_response: 'The entrepreneur did not respond',
      },
      words: 'Explanation (may stay empty)',
      button: 'Finish the case',
    },
    done: {
      accept: (when) => `Done. You accepted this case on ${when}.`,
      bounce: (when) => `Done. You passed this case on on ${when}.`,
      ask_back: (when) =>
        `Done. You asked your question on ${when}. The deadline stands still until there is an answer.`,
      finish: (when) => `Done. You finished this case on ${when}.`,
    },
    notTheirs: 'This case is no longer with your counter. There is nothing left for you to do.',
    nothingLeft: 'There is nothing for you to do now.',
    incomplete: 'Something is missing. Fill in who can help, what you want to know, or how it ended.',
    refused: 'That is not possible now: the case has changed in the meantime. Below you see where it stands.',
    expired: {
      title: 'This link has expired',
      text: 'Ask the colleague who sent the case for a new link.',
    },
    unknown: {
      title: 'This link does not work',
      text: 'Click the link in the e-mail, or copy all of it. Still not working? Ask the colleague who sent the case for a new link.',
    },
    unavailable: {
      title: 'That did not work',
      text: 'Nothing was saved. Please try again in a few minutes.',
    },
    privacy:
      'Do not pass this link on: whoever has it can read and answer this case. Put no citizen service number or account number in your answer.',
    mail: {
      subject: (number, municipality) =>
        municipality === null ? `Case ${number} for your counter` : `Case ${number} for your counter: ${municipality}`,
      greeting: (counter) => `Dear colleague of ${counter},`,
      intro: (name, organisation) => `${name} of ${organisation} hands a question of an entrepreneur over to you.`,
      due: (when) => `Please let us know by ${when} whether you will take this on.`,
      button: 'See the case and respond',
      footer:
        'The Impactmakelaar sent this message automatically. You cannot reply to it; use the link. Do not pass the link on: whoever has it can read this case.',
    },
  },
  caseExport: {
    columns: {
      number: 'Case',
      state: 'Status',
      outcome: 'Outcome',
      createdAt: 'Filed at',
      handedOverAt: 'Handed over at',
      firstResponseDueAt: 'Respond by',
      resolutionDueAt: 'Finish by',
      closedAt: 'Closed at',
      organisation: 'Filed at organisation',
      counter: 'Counter',
      owner: 'In the lead',
      municipality: 'Municipality',
      topics: 'Topics',
      request: 'Question',
      rule: 'Rule',
      bounces: 'Times passed on',
    },
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
