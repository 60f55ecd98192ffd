import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  underWay: {
    title: 'This is under way for you:',
    more: (count: number) => `And ${count} more.`,
    nothing:
      'Nothing is under way for you now: no case, no question to a broker, no message, site visit, session or dossier, and no pledge.',
  },
};
