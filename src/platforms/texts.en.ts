import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  platform: {
    names: { slack: 'Slack', teams: 'Teams', terminal: 'the terminal' },
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
    busy: 'It is too busy right now. Nothing has happened: press again in a few seconds.',
  },
  forms: {
    missing: 'Please fill this in.',
    tooLong: 'This is too long. Please shorten it.',
    notValid: 'This is not right. Please check it.',
    failed: 'That did not work. What you filled in is still here: please try again.',
    done: 'Done.',
    yes: 'Yes',
    cancel: 'Cancel',
  },
};
