/** What this part of the bot says in Dutch. */
export const nl = {
  underWay: {
    title: 'Dit loopt er voor jou:',
    more: (count: number) => `En nog ${count}.`,
    nothing:
      'Er loopt nu niets voor jou: geen casus, geen vraag aan een makelaar, geen bericht, werkbezoek, sessie of dossier, en geen toezegging.',
  },
};
