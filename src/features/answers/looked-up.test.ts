import { expect, it } from 'vitest';
import type { Turn } from '../../chat/skill.ts';
import { type AnswersDeps, createAnswersSkill } from './skill.ts';

const TURN: Turn = {
  actor: { personId: null, organisationId: null, roles: new Set() },
  conversationId: null,
  setting: 'direct',
  language: 'nl',
  subject: null,
  memory: [],
  signal: AbortSignal.any([]),
  now: new Date('2026-12-01T09:00:00Z'),
};

it('what was searched for to weigh a question is not searched for again to answer it', async () => {
  const searched: string[] = [];
  const search = async ({ text, language }: { text: string; language: string }) => {
    searched.push(`${language}: ${text}`);
    return { hits: [], terms: [] };
  };
  const deps = { retriever: { search }, askedBefore: async () => null } as unknown as AnswersDeps;
  const [question] = createAnswersSkill(deps).intents ?? [];
  const had = await question?.has?.(TURN, 'Welke ploeg snoeit de bomen?');
  expect(had?.likelihood).toBe(0);
  expect((await had?.run())?.status).toBe('declined');
  expect(searched.filter((one) => one.startsWith('nl'))).toEqual(['nl: Welke ploeg snoeit de bomen?']);
});
