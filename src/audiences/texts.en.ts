/** What this part of the bot says in English. */
export const en = {
  audiences: {
    everybody: 'everybody',
    or: ' or ',
    without: 'not to:',
  },
};
