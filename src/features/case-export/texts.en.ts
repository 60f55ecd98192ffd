import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  caseExport: {
    columns: {
      number: 'Case',
      state: 'Status',
      outcome: 'Outcome',
      createdAt: 'Filed at',
      handedOverAt: 'Handed over at',
      firstResponseDueAt: 'Respond by',
      resolutionDueAt: 'Finish by',
      closedAt: 'Closed at',
      organisation: 'Filed at organisation',
      counter: 'Counter',
      owner: 'In the lead',
      municipality: 'Municipality',
      topics: 'Topics',
      request: 'Question',
      rule: 'Rule',
      bounces: 'Times passed on',
    },
  },
};
