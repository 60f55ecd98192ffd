/** What this part of the bot says in Dutch. */
export const nl = {
  audiences: {
    words: {
      without: ['zonder', 'behalve', 'niet', 'geen', 'uitgezonderd'],
      also: ['ook', 'plus', 'erbij'],
      /** A name behind one of these says whom it is for. */
      towards: ['aan', 'in', 'uit', 'van', 'bij', 'rond', 'naar', 'voor'],
    },
    everybody: 'iedereen',
    or: ' of ',
    without: 'niet aan:',
  },
};
