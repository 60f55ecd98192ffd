import type { nl } from './texts.nl.ts';

const listed = (names: readonly string[]): string => new Intl.ListFormat('en', { type: 'conjunction' }).format(names);

/** The same in English. */
export const en: typeof nl = {
  hooks: {
    ofTheme: (theme, agreement) => `This goes with the theme “${theme}” of: ${agreement}.`,
    against: (objection) => `This you can say when you hear: “${objection}”.`,
    title: (themes) => `Hook with ${listed(themes)}`,
    source: (title, date, read) => `Source: ${title}${date === null ? '' : ` (${date})`}. Read on ${read}.`,
    toSource: 'Read the source',
    toSourceNumbered: (n) => `Read source ${n}`,
    another: 'Another hook',
    shorter: 'Shorter',
    below: 'It stands below.',
    inShort: 'In short:',
    share: 'Share with a colleague',
    shareTitle: 'Share this hook',
    colleague: 'With whom',
    colleagueHint: 'The name or e-mail address of a colleague of your organisation',
    send: 'Share',
    somebody: 'A colleague',
    sharedBy: (name) => `${name} shares this hook with you:`,
    shared: (name) => `Shared with ${name}.`,
    unknownColleague:
      'I do not know exactly one other colleague with this name in your organisation. Write the whole name.',
    wantsNone: 'This colleague wants no messages without asking for them. Copy the text and share it yourself.',
    notReached: 'I cannot reach this colleague. Copy the text and share it yourself.',
    gone: 'This hook is not there any more. Ask for a new one.',
    noneFits: 'I have no hook that fits this.',
    noMore: 'I have no more hooks that fit this.',
    forWhat: 'What do you need a hook for? Name a theme, a purchase or whom you want to convince.',
    themesThere: (names) => `I have hooks with these themes: ${listed(names)}.`,
  },
};
