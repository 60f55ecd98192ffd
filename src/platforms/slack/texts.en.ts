import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  installation: {
    offer: {
      title: 'Connect the Impactmakelaar to your Slack',
      text: 'Press the button to go on to Slack. There you choose the workspace and give consent. Finish within ten minutes, in this window.',
      button: 'Go on to Slack',
    },
    connected: {
      title: 'Done: Slack is connected',
      text: 'The Impactmakelaar is in your Slack now. Send it a direct message, or mention @Impactmakelaar in a channel to which you have invited it. You can close this page.',
    },
    badInvitation: {
      title: 'This link does not work any more',
      text: 'The link was used before, is older than 24 hours, or is not complete. Nothing was connected. Ask whoever sent it to you for a new one.',
    },
    badState: {
      title: 'The connection was not finished',
      text: 'It took more than ten minutes, you came back in another browser, or this step was done before. Open the link in your invitation again, and finish it in one window.',
    },
    denied: {
      title: 'You did not give permission',
      text: 'Nothing was connected. Was it a mistake? Then open the link in your invitation again.',
    },
    wholeCompany: {
      title: 'Choose one workspace',
      text: 'The app was installed for a whole company at once. That is not possible here, and nothing was connected. Open the link in your invitation again and choose one workspace.',
    },
    taken: {
      title: 'This Slack belongs to another organisation already',
      text: 'Nothing was changed. Is that not right? Ask whoever runs the Impactmakelaar.',
    },
    refused: {
      title: 'Slack gave an error',
      text: 'Nothing was connected. Open the link in your invitation again in a few minutes.',
    },
    unavailable: {
      title: 'It does not work right now',
      text: 'Something went wrong on our side. Open the link in your invitation again in a few minutes.',
    },
  },
};
