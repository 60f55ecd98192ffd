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
  routing: {
    aboutTopic: (topic) => `The question is mainly about: ${topic}.`,
    inMunicipality: (place, municipality) => `${place} is in the municipality of ${municipality}.`,
    postcodeIn: (postcode, municipality) => `Postcode ${postcode} is in the municipality of ${municipality}.`,
    caseOfMunicipality: (municipality) => `It is in the municipality of ${municipality}.`,
    assumed: (place, municipality) =>
      `More than one place is called ${place}; I take it to be the one in the municipality of ${municipality}.`,
    placeOfPremises: 'What counts is where the premises or the plan will be.',
    outside: (place, area) => `${place} is outside ${area}. I know no counter there.`,
    outsideKnown: (place, where, area) => `${place} is in ${where}, outside ${area}. I know no counter there.`,
    municipalityInProvince: (municipality, province) => `the municipality of ${municipality} (${province})`,
    noCase: 'I read no question of an entrepreneur in this, but a question of your own.',
    placeUnknown: 'Which counter helps depends on the municipality, and your message does not say it.',
    placeUnclear: 'Which counter helps depends on the municipality, and I cannot read it with certainty.',
    askPlace: 'In which place is the business? A postcode will do too.',
    askRegion: (region) => `In which municipality in ${region} is the business?`,
    askShared: (place) => `${place} can be in more than one municipality. Which one is it?`,
    askContradiction: (places) =>
      `This place and postcode do not belong together: ${places}. Which municipality is it?`,
    askSeveral: (places) =>
      `I read more than one place: ${places}. In which municipality is the business, or will the premises be?`,
    counter: 'Counter',
    municipality: 'Municipality',
    topics: 'Topics',
    also: 'Also',
    rule: 'Rule',
    level: { municipal: 'municipality', regional: 'region', provincial: 'province', national: 'national' },
  },
};
