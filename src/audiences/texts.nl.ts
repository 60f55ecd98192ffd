/** What this part of the bot says in Dutch. */
export const nl = {
  audiences: {
    words: { without: ['zonder', 'behalve', 'niet', 'geen', 'uitgezonderd'], also: ['ook', 'plus', 'erbij'] },
    everybody: 'iedereen',
    or: ' of ',
    without: 'niet aan:',
  },
};
