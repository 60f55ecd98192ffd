import { expect, it } from 'vitest';
import { replySchema } from './reply.ts';

it('a reply that an older version stored, with a question before a press, can still be read', () => {
  const button = { kind: 'action', label: 'Haal weg', action: 'thing.remove', payload: { id: 1 } };
  const stored = {
    language: 'nl',
    body: [{ kind: 'paragraph', text: 'Dit staat er.' }],
    buttons: [{ ...button, confirm: { question: 'Zeker weten?', label: 'Haal echt weg' } }],
  };
  expect(replySchema.parse(stored).buttons).toEqual([button]);
});
