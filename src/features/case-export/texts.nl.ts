/** What this part of the bot says in Dutch. */
export const nl = {
  caseExport: {
    columns: {
      number: 'Casus',
      state: 'Status',
      outcome: 'Uitkomst',
      createdAt: 'Ingediend op',
      handedOverAt: 'Overgedragen op',
      firstResponseDueAt: 'Uiterlijk reageren',
      resolutionDueAt: 'Uiterlijk klaar',
      closedAt: 'Afgesloten op',
      organisation: 'Ingediend bij',
      counter: 'Loket',
      owner: 'Wie is aan zet',
      municipality: 'Gemeente',
      topics: 'Onderwerpen',
      request: 'Vraag',
      rule: 'Regel',
      bounces: 'Keren doorgestuurd',
    },
  },
};
