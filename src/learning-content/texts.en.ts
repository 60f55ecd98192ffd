import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  learningContent: {
    toSource: 'Read the source',
    toSourceNumbered: (number) => `Read source ${number}`,
  },
};
