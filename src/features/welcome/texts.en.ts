import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  welcome: {
    reads: {
      alone:
        'Here I read only what you send me, and I remember what we just spoke of. Messages of others I read only when you forward or paste them.',
      among:
        'Here I read only messages that mention me. What stands above I cannot read, except for what I said myself. Put the text with your question and mention me again, then I can help you.',
    },
    can: {
      case: {
        how: 'Tell me what the entrepreneur asks and which town they are in, or paste their e-mail or letter. I show you first what I send.',
        whom: 'No, only a colleague of a connected organisation can hand over cases.',
      },
      'my-cases': {
        how: 'Ask me: which cases do I have running?',
        whom: 'No, only a colleague of a connected organisation can follow cases.',
      },
      documents: {
        how: 'Send me the file or the web address in a direct message, and I read it.',
        whom: 'No, only a broker can do that. Send the document to the broker of your organisation.',
      },
      'my-data': { how: 'Type: my data.', whom: 'No, I cannot do that.' },
      roles: {
        how: 'Ask me who the broker of your organisation is.',
        whom: 'No, I tell that to colleagues of a connected organisation only.',
      },
      gaps: {
        how: 'Ask me: “has the broker answered my question?” Are you a broker? Then type: /impact gaps.',
        whom: 'No, only a colleague of a connected organisation can do that.',
      },
      rules: {
        how: 'Type: /impact regels, or: /impact loketten.',
        whom: 'No, I show that to colleagues of a connected organisation only.',
      },
      scan: { how: 'Type: /impact scan.', whom: 'No, only a colleague of a connected organisation can do that.' },
      language: { how: 'I speak Dutch and English. Say: speak Dutch to me.', whom: 'No, I cannot do that.' },
      broadcast: {
        how: 'Say: send a message to all ambassadors in Twente. Or type: /impact broadcast. You see first who gets it.',
        whom: 'No, I cannot send a message to a group. Ask the broker of your organisation.',
      },
      visit: {
        how: 'Ask: which site visits are coming up? A broker plans one with: /impact visit.',
        whom: 'No, I only tell that to colleagues of a connected organisation.',
      },
      session: {
        how: 'Ask: which sessions are coming up? A broker plans them with: /impact session.',
        whom: 'No, I tell that to colleagues of a connected organisation only.',
      },
      ambassador: {
        how: 'Say: I want to be an ambassador. Or type: /impact ambassador. You see at once what a message looks like.',
        whom: 'No, only a colleague of a connected organisation can become an ambassador.',
      },
      pledge: {
        how: 'Say for example: I promise to talk to procurement before 1 May. Or type: /impact pledge. I then ask how it stands.',
        whom: 'No, I keep pledges for colleagues of a connected organisation only.',
      },
      hook: {
        how: 'Ask for example: give me a hook for mobility. Or type: /impact hook. You get a short pitch with its source.',
        whom: 'No, I give hooks to colleagues of a connected organisation only.',
      },
      criteria: {
        how: 'Tell me what you buy, for how long and for how much. Or type: /impact criteria.',
        whom: 'No, only a colleague of a connected organisation can.',
      },
    },
    yes: (how: string) => `Yes. ${how}`,
    passesNothingOn:
      'I do not pass that on: I say nothing to others in your name. Tell them yourself, that is nicer to hear too.',
    notKnown:
      'I am an automated assistant, not a person, and I am not sure that I understand you. This is what I can do:',
    perhaps: 'Perhaps you mean this:',
    notKnownNext: 'Is it not among these? Say it in other words, or ask the broker of your organisation.',
    all: { label: 'What can you do?', says: '/impact help' },
    whoIsBroker: { label: 'Who is our broker?', says: 'Who is the broker of our organisation?' },
    nothingAsked: 'Fine. There is nothing open now to say yes or no to. What can I help you with?',
    smallTalk: {
      greeting:
        'Hi! Ask me about impact entrepreneurship or impact procurement, or tell me of an entrepreneur who needs help.',
      'how-are-you': 'I am fine, being an automated assistant. What can I do for you?',
      thanks: 'You are welcome!',
      goodbye: 'Goodbye!',
      ok: 'All right. Just say so when I can do something for you.',
      joke: 'I know no jokes, I am too serious for that. Questions about impact entrepreneurship I do know!',
      chat: 'I know little about that. Do you have a question about impact entrepreneurship, or an entrepreneur who needs help?',
    },
    complaint:
      'I am sorry. Could you ask it in other words, and name the subject? Or ask the impact entrepreneurship broker of your organisation. Below an answer you can tell with a thumb or a button whether it was useful. That helps me.',
    human:
      'I am an automated assistant. Would you rather talk to a person? Ask the impact entrepreneurship broker of your organisation, or your administrator.',
    title: 'I am the Impactmakelaar',
    introduction:
      'I am an automated assistant, not a person. I help you with impact entrepreneurship and impact procurement in Overijssel. I make nothing up: every answer shows its source.',
    abilitiesTitle: 'What I can do',
    abilities: {
      question: 'Answer questions. When I do not know, I say so.',
      gaps: 'Pass a question that I cannot answer on to a broker.',
      case: 'Bring an entrepreneur to the right counter. Tell me what they ask and from which place they are. You first see what I send.',
      criteria: 'Suggest criteria for what you buy, and check a text (begin with “check:”).',
      visit: 'Sign you up for a site visit or session, or as an ambassador.',
    },
    how: 'Just type what you want, here or in a channel where you mention my name. All I can do: type help. What I keep of you: type my data.',
    tryTitle: 'Try for example',
    examples: [
      'What is a broker with a mandate?',
      'Where does an entrepreneur with a question go first?',
      'What is social return?',
    ],
  },
};
