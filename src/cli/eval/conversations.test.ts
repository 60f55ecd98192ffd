import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { conversationFailures, evaluateConversations } from './conversations.ts';

it('our own conversations go as they are written, turn by turn', async () => {
  const judged = await evaluateConversations(['tuning'], 'own.jsonl');
  expect(judged.length).toBeGreaterThan(0);
  expect(stripVTControlCharacters(conversationFailures(judged))).toBe('');
});
