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
    maybeOutdated: (title, date) => `Note: "${title}" was valid until ${date} and may be out of date.`,
    validFrom: (date) => `Please note: this applies from ${date}.`,
    questionExpected: 'Type your question after the command, for example: /impact ask What is a broker with a mandate?',
    feedbackThanks: 'Thank you. Your opinion has been saved.',
    passageGone: 'This text is no longer there, or you may not read it.',
    passageSource: (source) => `Source: ${source}`,
    openSource: 'Open the source',
    source: (title, publisher, date) =>
      [title, publisher, date].filter((part) => part !== null && part !== '').join(', '),
  },
  documents: {
    reading: (names) =>
      names.length === 1
        ? `I am reading ${names[0]}. You will get a message when it is done.`
        : `I am reading ${names.length} documents. You will get a message when they are done.`,
    added: (title, passages) =>
      `Done: I have read "${title}" and can answer questions about it (${passages} ${passages === 1 ? 'piece' : 'pieces'} of text).`,
    changed: (title) =>
      `Done: I have read the new version of "${title}" and answer from it from now on. Earlier answers still point to the old version.`,
    updated: (title) => `I already knew the text of "${title}". What is told about it has been updated.`,
    unchanged: (title) => `I already knew "${title}". Nothing has changed.`,
    skippedTitle: 'This I did not read:',
    skipped: {
      macros: () => 'The macros: I never run them.',
      images: (count) => `${count} ${count === 1 ? 'picture' : 'pictures'}: I only read text.`,
      'pages-without-text': (count, pages) =>
        `${count === 1 ? 'Page' : 'Pages'} ${pages.join(', ')}: no text there, only pictures.`,
      'hidden-slides': (_count, pages) => `${pages.length === 1 ? 'Slide' : 'Slides'} ${pages.join(', ')}: hidden.`,
      scripts: () => 'The scripts in the page: I never run them.',
      navigation: () => 'The menu and the rest around the text.',
      'embedded-files': (count) =>
        `${count} ${count === 1 ? 'file' : 'files'} inside the document: send them apart if I am to read them.`,
      'unreadable-parts': (count) => `${count} ${count === 1 ? 'part' : 'parts'} that I could not open.`,
    },
    whoMayRead: {
      network: 'Everyone in the network can ask about it.',
      organisation: 'Everyone in your organisation can ask about it.',
      direct_only: 'Everyone in your organisation can ask about it, but only in a direct message to me.',
    },
    makeReadable: {
      network: 'Share with the whole network',
      organisation: 'My organisation only',
      direct_only: 'Direct messages only',
    },
    withdraw: 'Take it away',
    withdrawn: 'I no longer use this document.',
    gone: 'This document is no longer there, or it is not of your organisation.',
    onlyBrokers:
      'Kind of you to share this. Only a broker can have me read documents. Send it to the impact entrepreneurship broker of your organisation.',
    onlyDirect: 'Would you like me to read this document? Then send it to me in a direct message.',
    problem: (name, reason) => `I could not read ${name}. ${reason}`,
    aDocument: 'the document',
    problems: {
      'reading.too-large': 'The file is too large. Send a smaller one, or only the chapter you need.',
      'reading.empty': 'The file is empty. Check whether it was saved.',
      'reading.unknown-format':
        'I do not know this kind of file. I read PDF, Word (.docx), PowerPoint (.pptx), web pages, Markdown and plain text.',
      'reading.old-office': 'This is an old Office file. Save it as .docx, .pptx or PDF and send it again.',
      'reading.encrypted': 'It is locked with a password. Save it without one and send it again.',
      'reading.broken': 'The file is damaged. Open it yourself, save it again and send it once more.',
      'reading.too-much-inside':
        'There is far more in this file than in an ordinary document. Save it as PDF and send it again.',
      'reading.no-text': 'There is no text in it, only pictures. Is it a scan? Then make it a PDF with text (OCR).',
      'reading.too-slow': 'Reading it took too long. Split the document into parts.',
      'reading.too-heavy': 'The document is too heavy for me. Split it into parts.',
      'fetching.address': 'This is no web address that I can open. It begins with https:// and has no password in it.',
      'fetching.forbidden': 'This address is not on the open internet. Save the page and send the file.',
      'fetching.refused': 'The site does not give me the page. Open it yourself, save it and send the file.',
      'fetching.unavailable': 'The site cannot be reached now. Try again later.',
      'fetching.too-slow': 'The site answered too slowly. Try again later.',
      'fetching.redirects': 'The site keeps leading to another page. Send the address of the page itself.',
      'fetching.file-refused':
        'I am not allowed to fetch the file. Ask your administrator whether the app may read files, and then send it again.',
      'fetching.file-gone': 'The file is no longer there. Send it again.',
    },
    otherProblem: 'Something went wrong. Send it again in a few minutes.',
    renewal: (title, until) =>
      `"${title}" was valid until ${until}. I still answer from it, but say that it may be out of date. Is it still right?`,
    stillRight: 'Yes, for another year',
    renewed: (until) => `Good. The document is now valid until ${until}.`,
    page: (page) => `p. ${page}`,
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
      'Read documents: a broker sends me a file or a web address in a direct message.',
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
