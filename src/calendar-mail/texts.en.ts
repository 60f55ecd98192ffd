import type { nl } from './texts.nl.ts';

/** What this part of the bot says in English. */
export const en: typeof nl = {
  calendarMail: {
    subject: {
      new: (title) => `Invitation: ${title}`,
      changed: (title) => `Changed: ${title}`,
      gone: (title) => `You no longer come: ${title}`,
      off: (title) => `Called off: ${title}`,
    },
    new: 'This is the invitation for your calendar. If something changes, your calendar updates itself.',
    changed: 'Something changed. This is how it is now. Your calendar updates itself.',
    gone: 'You are no longer on the list. Your calendar removes the appointment itself.',
    off: 'This is called off. Your calendar removes the appointment itself.',
    host: (organisation) => `Colleagues from ${organisation} come to visit you.`,
    when: (span) => `When: ${span}`,
    where: (place) => `Where: ${place}`,
    footer: 'Impactmakelaar. Nobody reads replies to this e-mail.',
    fileName: 'invitation',
  },
};
