import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  caseLinks: {
    title: (number) => `Case ${number}`,
    cover: {
      text: 'Press the button to read the case and answer it.',
      button: 'Open the case',
    },
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
      to_forward: 'Still to be forwarded by hand',
      forwarded: 'Forwarded by hand',
      handed_over: 'Waiting for the counter to respond',
      accepted: 'The counter is working on it',
      waiting_for_entrepreneur: 'Waiting for an answer to a question',
      bounced: 'The broker is looking for another counter',
      finished: 'Finished',
      withdrawn: 'Withdrawn',
    },
    neverHandedOver: 'Not handed over, and its text is erased',
    bouncedToFiler: 'Waits for another counter to be chosen',
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
      footerWithoutLink: 'The Impactmakelaar sent this message automatically. You cannot reply to it.',
      footer:
        'The Impactmakelaar sent this message automatically. You cannot reply to it; use the link. Do not pass the link on: whoever has it can read this case.',
    },
  },
};
