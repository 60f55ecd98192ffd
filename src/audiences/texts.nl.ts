/** What this part of the bot says in Dutch. */
export const nl = {
  audiences: {
    everybody: 'iedereen',
    or: ' of ',
    without: 'niet aan:',
  },
};
