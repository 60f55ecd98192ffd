import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
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
    copiesWithdrawn: (titles: readonly string[]) =>
      `There was still a copy of the old version: ${titles.map((title) => `"${title}"`).join(', ')}. I no longer answer from that one either.`,
    skippedTitle: 'This I did not read:',
    skipped: {
      macros: () => 'The macros: I never run them.',
      images: (count) => `${count} ${count === 1 ? 'picture' : 'pictures'}: I only read text.`,
      'pages-without-text': (count, pages) =>
        `${count === 1 ? 'Page' : 'Pages'} ${pages.join(', ')}: no text there, only pictures.`,
      'hidden-sheets': (count) => `${count === 1 ? 'One sheet is' : `${count} sheets are`} hidden and not read.`,
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
    changeWho: 'Should that be different? Press a button.',
    pressWho: 'To change that, press the button yourself.',
    pressAway: 'Press “Take it away”. After that I no longer answer from it.',
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
        'I do not know this kind of file. I read PDF, Word (.docx), PowerPoint (.pptx), Excel (.xlsx), CSV, web pages, Markdown and plain text.',
      'reading.not-what-it-says':
        'Its name says PDF or Office, but there is only plain text in it. Save it in the program in which you made it, or name it .txt. Then send it again.',
      'reading.old-office': 'This is an old Office file. Save it as .docx, .pptx or PDF and send it again.',
      'reading.encrypted': 'It is locked with a password. Save it without one and send it again.',
      'reading.broken': 'The file is damaged. Open it yourself, save it again and send it once more.',
      'reading.too-much-inside':
        'There is far more in this file than in an ordinary document. Save it as PDF and send it again.',
      'reading.no-text': 'There is no text in it, only pictures. Is it a scan? Then make it a PDF with text (OCR).',
      'reading.too-slow': 'Reading it took more than half a minute. Split the document into parts.',
      'reading.too-heavy': 'The document takes too much memory. Split it into parts.',
      'fetching.address':
        'I cannot open this web address. Send one that begins with https:// and has no password in it.',
      'fetching.forbidden': 'This address is not on the open internet. Save the page and send the file.',
      'fetching.refused': 'The site does not give me the page. Open it yourself, save it and send the file.',
      'fetching.unavailable': 'The site cannot be reached now. Try again later.',
      'fetching.too-slow': 'The site answered too slowly. Try again later.',
      'fetching.redirects': 'The site keeps leading to another page. Send the address of the page itself.',
      'fetching.file-refused':
        'I am not allowed to fetch the file. Ask your administrator whether the app may read files, and then send it again.',
      'fetching.file-unavailable': 'I cannot fetch the file now. Send it again later.',
      'fetching.file-too-slow': 'Fetching the file took too long. Send a smaller file, or try again later.',
      'fetching.file-gone': 'The file is no longer there. Send it again.',
    },
    otherProblem: 'Something went wrong. Send it again in a few minutes.',
    renewal: (title, until) =>
      `"${title}" was valid until ${until}. I still answer from it, but say that it may be out of date. Is it still right?`,
    renewalInstead: {
      broker: 'I can no longer ask whoever added this document. That is why I ask the brokers.',
      administrator:
        'There is no broker who can tell. Give somebody that role: type /impact rol. They can then renew or withdraw the document.',
    },
    stillRight: 'Yes, for another year',
    answeredBefore: 'A colleague answered this already: this document still holds. I changed nothing.',
    renewed: (until) => `Good. The document is now valid until ${until}.`,
    page: (page) => `p. ${page}`,
  },
};
