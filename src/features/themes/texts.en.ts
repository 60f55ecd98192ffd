import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  themes: {
    onlyBrokers: 'Policy themes are kept by a broker of a connected organisation.',
    onlyMembers: 'Policy themes are of a connected organisation. You do not belong to one.',
    hooksOnto: (term: string) => `This goes with it, by ${term}:`,
    noSuchTheme: (term: string, names: readonly string[]) =>
      `That theme is not in ${term}. These are: ${names.join(', ')}.`,
    readThese:
      'These are the themes I read. Press the button, and fill in what the agreement is called and when it begins.',
    howToLink:
      'You choose what goes with a theme at the proposal for an agreement, with its button. Type: /impact policy-themes. Has the agreement been confirmed already? Then give it anew.',
    invitation: {
      text: 'Is there a new agreement? Give me its themes. I will propose which hooks, criteria and cards go with them.',
      label: 'Give a new agreement',
    },
    formTitle: 'New agreement',
    formIntro: 'With each theme I propose what goes with it. Nothing changes until you confirm it.',
    fields: {
      name: 'What is the agreement called?',
      nameHint: 'For example: coalition agreement 2027–2031',
      beginsOn: 'From which day does it hold?',
      source: 'Where does it stand? (title or address)',
      themes: 'Which themes does it name?',
      themesHint: 'Each theme on a line of its own. Behind a colon you can say what it is about.',
    },
    propose: 'Propose what goes with them',
    linkTitle: 'What goes with them?',
    save: 'Save',
    errors: {
      themes: (most) => `Write each theme on a line of its own: at least one, and ${most} at most.`,
      begun:
        'There is an agreement already that begins on that day or later. Give the agreement again with a later day.',
    },
    proposed: 'This is what I propose. See whether it is right, and then confirm it.',
    confirmed: 'Confirmed. From now on I name these themes with hooks. What held before is kept.',
    current: 'This holds now:',
    howNext: 'Is there a new agreement? Then this is kept.',
    none: 'I do not know any policy themes of your organisation yet.',
    hooksThere: (names) =>
      `I do have hooks with these themes: ${names.join(', ')}. Ask for example: a hook for ${names[0] ?? 'procurement'}.`,
    below: 'My proposal is in our conversation.',
    kept: 'Kept. Confirm it when all of it is right.',
    themeOut: (name) => `${name} is out. Confirm it when all is right.`,
    themesIn: (names) =>
      `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} in now. Confirm it when all is right.`,
    tooMany: (most) => `It takes ${most} themes at most. Take one out first.`,
    howToChange:
      'What would you like otherwise? Say for example: take mobility out, add cycling as a theme, or: without the cards. Or use the button.',
    pressToConfirm: 'Is all right? Then press Confirm. Only after that it holds.',
    pressToDrop: 'Not this proposal at all? Then press the button to throw it away.',
    dropped: 'This proposal is gone. Nothing has changed.',
    gone: 'This proposal is not there any more, or it is confirmed already.',
    nothingLinked: 'I found nothing that goes with this.',
    nothingToLink: 'I found nothing that goes with these themes. Say behind the theme what it is about.',
    source: (source) => `Source: ${source}`,
    wouldBegin: (from) => `Holds from ${from}, if you confirm it.`,
    since: (from) => `Holds from ${from}.`,
    fromUntil: (from, until) => `Held from ${from} up to and including ${until}.`,
    earlier: (name, period) => `${name}. ${period}`,
    link: {
      hook: (name) => `Hook: ${name}`,
      criterion: (name) => `Criterion: ${name}`,
      card: (name) => `Card: ${name}`,
    },
    buttons: { confirm: 'Confirm', link: 'Change what goes with them', drop: 'Away with it' },
  },
};
