import { expect, it } from 'vitest';
import type { KnownPassage } from '../../knowledge/passage.ts';
import type { Retriever } from '../../knowledge/retriever.ts';
import type { LanguageModel } from '../../llm/language-model.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { answerQuestion } from './answering.ts';

const passage = (id: string): KnownPassage => ({
  id,
  documentId: id,
  title: id,
  aliases: [],
  headings: ['Hoe is het weer?'],
  text: 'Het regent.',
  position: 0,
  kind: 'article',
  page: null,
  language: 'nl',
  source: { title: '', publisher: '', url: null, date: null },
  validFrom: null,
  validUntil: null,
  access: { scope: 'network', organisationId: null },
});

/** The titles of the passages that a model is given for what is said after a question; none of them shares a word with it. */
async function given(text: string, found: (asked: string) => string[]): Promise<string[]> {
  const titles: string[][] = [];
  const model: LanguageModel = {
    name: 'test',
    async complete({ schema, data }) {
      const { passages } = data as { passages: { title: string }[] };
      titles.push(passages.map(({ title }) => title));
      return schema.parse({ outcome: 'elsewhere', refusal: null, search: null, sentences: [] });
    },
  };
  const retriever: Retriever = {
    async search({ text: asked, limit }) {
      const hits = found(asked).map((id) => ({
        ...{ passage: passage(id), score: 0.1, coverage: 0 },
        ...{ nearness: null, nearnessToKnown: null, nearnessToNotHeld: null },
      }));
      return { terms: [], hits: hits.slice(0, limit), weightOf: () => 1 };
    },
    passage: async () => null,
  };
  const prompt = { id: 'answer@2', instructions: 'Answer.' };
  await answerQuestion(
    { retriever, logger: createLogger({ level: 'silent' }), writer: { model, prompt, support: prompt } },
    {
      ...{ text, language: 'nl', today: '2026-11-24', reader: { organisationId: null, direct: true } },
      memory: [{ question: 'Welk percentage social return geldt in Almelo?', answer: '5%.' }],
      isFollowUp: true,
      signal: AbortSignal.timeout(1_000),
      mayUseModel: async () => true,
    },
  );
  return titles[0] ?? [];
}

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`);

it('a model is given more than twenty passages, also those that share no word with the question', async () => {
  expect((await given('Wat kost een zwembad?', () => numbered('p', 40))).length).toBeGreaterThan(20);
});

it('they are those for the question as it was typed and as it stands alone, the best of both first', async () => {
  const titles = await given('en in Hengelo?', (asked) =>
    asked === 'en in Hengelo?' ? numbered('typed', 40) : numbered('alone', 40),
  );
  expect(titles.slice(0, 4).sort()).toEqual(['alone0', 'alone1', 'typed0', 'typed1']);
});
