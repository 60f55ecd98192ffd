import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  delivery: {
    replaced: 'This message is old. There is a newer one below.',
  },
  undelivered: {
    cut: 'This message was too long. This is the beginning.',
    subject: 'Not everything the Impactmakelaar sends arrives.',
    tokenRefused: (platform: string, count: number) =>
      `${platform} no longer accepts the key of the Impactmakelaar. ${count === 1 ? '1 message waits' : `${count} messages wait`} and will go by themselves as soon as the app works there again. Install the app again, or ask whoever runs the Impactmakelaar.`,
    missingScope: (platform: string, scope: string | null, count: number) =>
      `The app in ${platform} lacks a permission${scope === null ? '' : `: ${scope}`}. ${count === 1 ? '1 message waits' : `${count} messages wait`} and will go by themselves as soon as the app is installed again.`,
    lookUpSubject: 'The Impactmakelaar cannot see who your colleagues are.',
    lookUpScope: (platform: string, scope: string) =>
      `The app in ${platform} lacks a permission: ${scope}. So I cannot find out whether somebody is a colleague, and do not do for them what is only for colleagues. Install the app again, or ask whoever runs the Impactmakelaar. As long as it is not mended, you hear this at most once a day.`,
    lookUpRefused: (platform: string) =>
      `${platform} refuses to tell me who somebody is. So I cannot find out whether somebody is a colleague, and do not do for them what is only for colleagues. See whether the app may still work there, or ask whoever runs the Impactmakelaar. As long as it is not mended, you hear this at most once a day.`,
    givenUp: (count: number, reason: string) =>
      `${count === 1 ? '1 message was' : `${count} messages were`} not delivered: ${reason}.`,
    unheard: (count: number) =>
      `For ${count === 1 ? '1 message' : `${count} messages`} I could not process whether it arrived. A case may show the wrong state because of that. The log says what went wrong.`,
    reasons: {
      'delivery.blocked': 'the reader, or the place, takes no messages from me',
      'delivery.not-installed': 'I am not in that conversation, or no longer',
      'delivery.token-refused': 'the key did not work for a week',
      'delivery.missing-scope': 'the app lacked a permission for a week',
      'delivery.rejected': 'the message was refused',
      'delivery.layout-refused': 'the message was refused, without layout too',
      'delivery.unavailable': 'there was no answer for too long',
      'delivery.uncertain': 'it is not certain whether it arrived',
      'delivery.rate-limited': 'it was too busy for too long',
      'delivery.not-connected': 'that platform is not connected',
    },
    otherReason: 'something went wrong',
    whatToDo:
      'Whoever runs the Impactmakelaar sees with “impact deliveries list” which messages these are, and can have them sent again. Of the same kind of failure you hear once a day at most.',
    sayButton: (label: string, text: string) => `${label}: send me “${text}”.`,
    lostButtons: (labels: string) =>
      `The buttons could not be shown: ${labels}. Send me “/impact help” to read how else it can be done.`,
  },
};
