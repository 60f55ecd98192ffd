import type { nl } from './texts.nl.ts';

const listed = (names: readonly string[]): string => new Intl.ListFormat('en', { type: 'conjunction' }).format(names);

/** The same in English. */
export const en: typeof nl = {
  hooks: {
    ofTheme: (theme, agreement) => `This goes with the theme “${theme}” of: ${agreement}.`,
    against: (objection) => `This you can say when you hear: “${objection}”.`,
    title: (themes) => `Hook with ${listed(themes)}`,
    source: (title, { number, date, read }) =>
      `Source${number === null ? '' : ` ${number}`}: ${title}${date === null ? '' : ` (${date})`}. Read on ${read}.`,
    another: 'Another hook',
    shorter: 'Shorter',
    below: 'It stands below.',
    inShort: 'In short:',
    figure: 'This figure goes with it:',
    noFigure: 'I have no figure with this hook, and I make none up.',
    comesFrom: 'This hook comes from here:',
    quoted: (sentence) => `It says there: “${sentence}”`,
    mayBePassed:
      'Yes, you may pass it on. Leave the source with it. I can send it for you as well: press “Share with a colleague” and choose to whom. It may be the broker too.',
    forOthers: 'I rewrite nothing, for then it is no longer in the source. This hook goes with whom you name:',
    notQuiteAgainst: (objection) => `Just against “${objection}” I have no hook any more. This comes nearest.`,
    share: 'Share with a colleague',
    shareTitle: 'Share this hook',
    colleague: 'With whom',
    colleagueHint: 'The name or e-mail address of a colleague of your organisation',
    send: 'Share',
    somebody: 'A colleague',
    sharedBy: (name) => `${name} shares this hook with you:`,
    shared: (name) => `Shared with ${name}.`,
    unknownColleague:
      'I find no other colleague with this name in your organisation, or more than one. Write the whole name.',
    wantsNone: 'This colleague wants no messages without asking for them. Copy the text and share it yourself.',
    notReached: 'I cannot reach this colleague. Copy the text and share it yourself.',
    gone: 'This hook is not there any more. Ask for a new one.',
    noneFits: 'I have no hook that fits this.',
    anyOne: 'You named no theme, so I picked one:',
    noMore: 'I have no more hooks that fit this.',
    forWhat: 'What do you need a hook for? Name a theme, a purchase or whom you want to convince.',
    writing: {
      title: 'Write a hook',
      intro: 'Your colleagues get this hook when it fits what they ask. I show it to you first.',
      fields: {
        pitch: 'What can one say?',
        pitchHint: 'Two or three short sentences that convince somebody',
        example: 'An example or a figure',
        themes: 'With which themes?',
        source: 'Where did you get it?',
        sourceHint: 'The name of the page or the document',
        address: 'Address of the page',
      },
      errors: {
        pitch: 'Write a whole sentence.',
        themes: 'Choose one theme or more.',
        source: 'Without a source I do not use it.',
        address: 'An address begins with https://',
      },
      show: 'Show it',
      shown: 'This is what it looks like. Only you see it now.',
      below: 'It stands below.',
      use: 'Use this hook',
      used: 'From now on your colleagues get this hook when it fits.',
      drop: 'Take it away',
      dropped: 'This hook is gone.',
      onlyBrokers: 'Only a broker of an organisation writes hooks.',
      invitation: { text: 'Write a hook for your own organisation.', label: 'Write a hook' },
    },
    themesThere: (names) => `I have hooks with these themes: ${listed(names)}.`,
  },
};
