/** What this part of the bot says in English. */
export const en = {
  audiences: {
    words: {
      without: ['without', 'except', 'not', 'excluding'],
      also: ['also', 'plus', 'too'],
      towards: ['to', 'in', 'from', 'of', 'at', 'around', 'for'],
    },
    everybody: 'everybody',
    or: ' or ',
    without: 'not to:',
  },
};
