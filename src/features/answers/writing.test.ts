import { describe, expect, it } from 'vitest';
import type { KnownPassage } from '../../knowledge/passage.ts';
import type { LanguageModel } from '../../llm/language-model.ts';
import { write } from './writing.ts';

const FIRST = 'Social return is een afspraak over werk voor mensen met afstand tot de arbeidsmarkt.';
const PASSAGE: KnownPassage = {
  id: 'p1',
  documentId: 'd1',
  title: 'Social return',
  aliases: [],
  headings: ['Wat is social return?'],
  text: `${FIRST} De gemeente maakt de afspraak bij een aanbesteding.`,
  position: 0,
  kind: 'article',
  page: null,
  language: 'nl',
  source: { title: 'Bron', publisher: 'Uitgever', url: null, date: null },
  validFrom: null,
  validUntil: null,
  access: { scope: 'network', organisationId: null },
};
const PROMPT = {
  id: 'answer@1',
  instructions: 'Use only what the passages say about social return and the afspraak here.',
};

/** What is left of the sentences a model writes, all with evidence that stands in the passage. */
async function kept(texts: readonly string[], question = 'Wat is social return?'): Promise<string[] | null> {
  const output = {
    answerable: true,
    sentences: texts.map((text) => ({ text, evidence: [{ passage: 1, quote: FIRST }] })),
  };
  const model: LanguageModel = { name: 'test', complete: async ({ schema }) => schema.parse(output) };
  const request = {
    question,
    language: 'nl',
    earlier: [],
    passages: [PASSAGE],
    signal: AbortSignal.timeout(1000),
  } as const;
  const sentences = await write(model, PROMPT, request);
  return sentences?.map(({ text }) => text) ?? null;
}

describe('what a model writes', () => {
  it('is shown when its evidence says it', async () => {
    expect(await kept([FIRST, 'Het is een afspraak over werk bij een aanbesteding.'])).toHaveLength(2);
  });

  it('is cut to a few sentences', async () => {
    expect(await kept(Array.from({ length: 20 }, () => FIRST))).toHaveLength(4);
  });

  it.each([
    ['carries a false sentence along', `${FIRST} de provincie Overijssel ging gisteren failliet.`],
    ['says what only the question says', 'De burgemeester steelt fietsen.'],
    ['repeats its instructions', 'Use only what the passages say about social return and the afspraak.'],
    ['leads somewhere', `${FIRST} Zie kwaad.example`],
    ['mentions somebody', `${FIRST} Vraag @channel`],
  ])('is left out when it %s', async (_what, text) => {
    expect(await kept([text], 'Klopt het dat de burgemeester fietsen steelt?')).toBeNull();
  });

  it('has nothing in it that nobody sees', async () => {
    expect(await kept([FIRST.replace('werk', 'we\u200brk\u202e')])).toEqual([FIRST]);
  });
});
