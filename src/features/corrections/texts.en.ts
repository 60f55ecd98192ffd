import type { nl } from './texts.nl.ts';

/** What this part of the bot says in English. */
export const en: typeof nl = {
  corrections: {
    formTitle: 'I understood this wrongly',
    formIntro:
      'Tell what it was. Below is what I keep of it: without names, numbers and addresses. Take out what should not be in it.',
    formFate:
      'The operator decides whether I learn from this. The case or question itself does not change. After the retention term the text is removed.',
    text: 'The message',
    what: 'What was it?',
    kinds: {
      'no-case': 'This was no case',
      case: 'This was a case',
      'other-topic': 'This was a case, but about something else',
    },
    topic: 'What was it about?',
    topicHint: 'Only if it was a case',
    needsTopic: 'Choose what it was about.',
    submit: 'Correct',
    open: 'Fill it in',
    openLine: 'Tell here what the message was.',
    kept: 'Thank you, the operator has it now. If they agree, I learn from it. The case or question itself has not changed.',
    decided: 'This message has been decided upon already. Nothing has changed.',
    gone: 'This message is not there any more, or it is of another organisation. Nothing was kept.',
    empty: 'Put the message that I understood wrongly behind the command.',
  },
};
