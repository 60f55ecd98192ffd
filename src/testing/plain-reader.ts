import type { MessageReader } from '../chat/reading.ts';

/** Reads every message as a question that begins something, for tests that are about something else than understanding. */
export const plainReader: MessageReader = {
  read: async () => ({
    purposes: [{ label: 'question', chance: 1 }],
    kindOf: (purpose) => (purpose === 'small-talk' ? 'chat' : 'show') as never,
    kinds: () => [],
    acts: () => [{ label: 'new', chance: 1 }],
    silence: async () => false,
  }),
};
