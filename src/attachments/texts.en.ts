import type { nl } from './texts.nl.ts';

/** What this part of the bot says in English. */
export const en: typeof nl = {
  attachments: {
    open: (name) => `Open ${name}`,
    file: (name) => `File: ${name}`,
    notHere: (name) => `I cannot show the file ${name} here. Ask the administrator for it.`,
    calendarStays:
      'Put the file in your calendar. Please note: it does not update itself there. If something changes, I will send you a message with a new file.',
    page: {
      title: 'Your file is ready',
      text: 'Press the button to open it. Is it for your calendar? It does not update itself there.',
      button: 'Get the file',
    },
    gone: {
      title: 'This file is no longer here',
      text: 'The link is too old, or not complete. Ask the Impactmakelaar for the file again.',
    },
    later: {
      title: 'It does not work right now',
      text: 'Something went wrong on our side. Open the link again in a few minutes.',
    },
  },
};
