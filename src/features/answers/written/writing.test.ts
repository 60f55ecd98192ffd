import { describe, expect, it } from 'vitest';
import { AppError } from '../../../errors.ts';
import type { KnownPassage } from '../../../knowledge/passage.ts';
import type { LanguageModel } from '../../../llm/language-model.ts';
import type { ModelAnswer } from './schemas.ts';
import { write } from './writing.ts';

const FIRST = 'Social return is een afspraak over werk voor mensen met afstand tot de arbeidsmarkt.';
const GAP = 'Hoeveel mensen meededen, is niet bekend.';
const PASSAGE: KnownPassage = {
  id: 'p1',
  documentId: 'd1',
  title: 'Social return',
  aliases: [],
  headings: ['Wat is social return?'],
  text: `${FIRST} De gemeente maakt de afspraak bij een aanbesteding. ${GAP}`,
  position: 0,
  kind: 'article',
  page: null,
  language: 'nl',
  source: { title: 'Bron', publisher: 'Uitgever', url: null, date: '2023' },
  validFrom: null,
  validUntil: null,
  access: { scope: 'network', organisationId: null },
};
const OTHER = { ...PASSAGE, id: 'p2', text: 'Het leernetwerk kwam vijf keer per jaar bijeen.' };
const PROMPT = {
  id: 'answer@2',
  instructions: 'Use only what the passages say about social return and the afspraak here.',
};
const SUPPORT = { id: 'support@1', instructions: 'Judge.' };

const says = (texts: readonly string[], more: Partial<ModelAnswer> = {}): ModelAnswer => ({
  outcome: 'answered',
  refusal: null,
  search: null,
  sentences: texts.map((text) => ({ text, evidence: ['1.1', '1.2'] })),
  ...more,
});

/** A model that gives these answers one after the other, or fails with them, and holds everything for supported but what has one of these words. */
function scripted(answers: readonly (ModelAnswer | Error)[], unsupported = /$^/) {
  const asked: Record<string, unknown>[] = [];
  let next = 0;
  const model: LanguageModel = {
    name: 'test',
    async complete({ schemaName, schema, data }) {
      if (schemaName === 'support') {
        const { statements } = data as { statements: { n: string; text: string }[] };
        return schema.parse({
          verdicts: statements.map(({ n, text }) => ({ n, supported: unsupported.test(text) ? 'no' : 'yes' })),
        });
      }
      asked.push(data as Record<string, unknown>);
      const answer = answers[Math.min(next++, answers.length - 1)];
      if (answer instanceof Error) throw answer;
      return schema.parse(answer);
    },
  };
  return { model, asked };
}

async function written(
  answers: readonly (ModelAnswer | Error)[],
  options: { unsupported?: RegExp; passage?: KnownPassage; passages?: KnownPassage[]; more?: KnownPassage[] } = {},
) {
  const { model, asked } = scripted(answers, options.unsupported);
  const searched: string[] = [];
  const result = await write(
    { model, prompt: PROMPT, support: SUPPORT },
    {
      question: 'Wat is social return?',
      language: 'nl',
      today: '2026-11-24',
      earlier: [{ question: 'Wat is PSO?', answer: 'Een keurmerk.', by: 'somebody' }],
      passages: options.passages ?? [options.passage ?? PASSAGE],
      async searchMore(text) {
        searched.push(text);
        return options.more ?? [OTHER];
      },
      signal: AbortSignal.timeout(1000),
    },
  );
  const texts = 'sentences' in result ? result.sentences.map(({ text }) => text) : [];
  return { result, texts, asked, searched };
}

describe('what a model writes', () => {
  it('is shown when its evidence says it', async () => {
    const { texts } = await written([says([FIRST, 'Het is een afspraak over werk bij een aanbesteding.'])]);
    expect(texts).toHaveLength(2);
  });

  it('is cut to a few sentences', async () => {
    const many = Array.from({ length: 20 }, (_, at) => `${FIRST.slice(0, -1)}${'!'.repeat(at + 1)}`);
    expect((await written([says(many)])).texts).toHaveLength(4);
  });

  it.each([
    ['adds an amount', `${FIRST} Dat kost 4711 euro.`, /4711/],
    ['adds an amount in words', 'Social return gaat over zeven mensen met afstand tot de arbeidsmarkt.', /zeven/],
    ['names somebody else', 'Social return is een afspraak van Rotterdam over werk.', /Rotterdam/],
    ['says the contrary', 'Social return is geen afspraak over werk.', /geen/],
    ['repeats its instructions', 'Use only what the passages say about social return and the afspraak.', /Use/],
    ['leads somewhere', `${FIRST} Zie kwaad.example`, /kwaad/],
    ['mentions somebody', `${FIRST} Vraag @channel`, /@/],
  ])('makes way for its evidence when it %s', async (_what, text, never) => {
    const { texts } = await written([says([text])]);
    expect(texts).toContain(FIRST);
    expect(texts.join(' ')).not.toMatch(never);
  });

  it('makes way for what it writes anew when a second reading finds no support', async () => {
    const answers = [says(['Social return geeft werk en geluk.']), says(['Social return is een afspraak over werk.'])];
    const { texts, asked } = await written(answers, { unsupported: /geluk/ });
    expect(texts).toEqual(['Social return is een afspraak over werk.']);
    expect(asked[1]).toMatchObject({ rejected: ['Social return geeft werk en geluk.'] });
  });

  it('makes way for its evidence when the model fails at writing it anew, and for nothing when the program does', async () => {
    const first = says(['Social return geeft werk en geluk.']);
    const busy = new AppError({ code: 'model.unavailable', message: 'Busy.', retryable: true });
    expect((await written([first, busy], { unsupported: /geluk/ })).texts).toContain(FIRST);
    const wrong = new TypeError('Wrong.');
    await expect(written([first, wrong], { unsupported: /geluk/ })).rejects.toBe(wrong);
  });

  it('is nothing without evidence that stands there', async () => {
    const output = says([], { sentences: [{ text: FIRST, evidence: ['9.9'] }] });
    expect((await written([output])).result.kind).toBe('unshown');
  });

  it.each([
    ['an address', 'Bij kwaad.example meld je social return aan voor de afspraak.'],
    ['markup', '<b>Social return</b> is een afspraak over werk.'],
    ['what nobody sees', 'Social return is een af\u202espraak over werk.'],
  ])('is nothing when its evidence has %s, which it may not choose to show either', async (_what, sentence) => {
    const passage = { ...PASSAGE, text: sentence };
    const output = says([], { sentences: [{ text: 'Social return kost 7 euro.', evidence: ['1.1'] }] });
    expect((await written([output], { passage })).result.kind).toBe('unshown');
    const unknown = says([], { outcome: 'unknown', sentences: [{ text: 'Dat weet ik niet.', evidence: ['1.1'] }] });
    expect((await written([unknown], { passage })).texts).toEqual([]);
  });

  it('has nothing in it that nobody sees', async () => {
    expect((await written([says([FIRST.replace('werk', 'we\u200brk\u202e')])])).texts).toEqual([FIRST]);
  });
});

describe('what a model is asked', () => {
  it('has the day, each source with its date, and nothing of who asked before', async () => {
    const { asked } = await written([says([FIRST])]);
    expect(asked[0]).toMatchObject({
      today: '2026-11-24',
      earlier: [{ question: 'Wat is PSO?', answer: 'Een keurmerk.' }],
    });
    expect(JSON.stringify(asked)).not.toContain('somebody');
    expect(JSON.stringify(asked)).toContain('"date":"2023"');
  });

  it('has the term for which a source holds', async () => {
    const passage = { ...PASSAGE, validFrom: '2020', validUntil: '2023-12-31' };
    const { asked } = await written([says([FIRST])], { passage });
    expect(asked[0]?.passages).toMatchObject([{ from: '2020', until: '2023-12-31' }]);
  });

  it('is asked with more passages, once, when it wants other words', async () => {
    const absent = says([], { outcome: 'absent', search: 'leernetwerk gemeenten' });
    const { result, searched, asked } = await written([
      absent,
      says([], { sentences: [{ text: OTHER.text, evidence: ['2.1'] }] }),
    ]);
    expect(searched).toEqual(['leernetwerk gemeenten']);
    expect(asked.map(({ maySearch }) => maySearch)).toEqual([true, false]);
    expect(result.kind).toBe('answered');
  });
});

describe('what it finds in its own words', () => {
  const named = (id: string) => ({ ...PASSAGE, id, title: id });
  const titlesIn = (request: Record<string, unknown> | undefined) =>
    ((request?.passages ?? []) as { title: string }[]).map(({ title }) => title);

  it('stands by its rank among what was found before, what both found first', async () => {
    const { asked } = await written([says([], { outcome: 'absent', search: 'leernetwerk' }), says([FIRST])], {
      passages: ['a', 'b', 'c', 'd'].map(named),
      more: ['x', 'c', 'y'].map(named),
    });
    expect(titlesIn(asked[0])).toEqual(['a', 'b', 'c', 'd']);
    expect(titlesIn(asked[1])).toEqual(['c', 'a', 'x', 'b', 'y', 'd']);
  });

  it('is not asked of again when there is nothing new among it', async () => {
    const { asked } = await written([says([], { outcome: 'absent', search: 'leernetwerk' })], { more: [PASSAGE] });
    expect(asked).toHaveLength(1);
  });
});

describe('an outcome', () => {
  it('that the source does not know keeps the sentence that says so', async () => {
    const { result, texts } = await written([
      says([], { outcome: 'unknown', sentences: [{ text: 'Dat weet ik niet.', evidence: ['1.3'] }] }),
    ]);
    expect(result.kind).toBe('unknown');
    expect(texts).toEqual([GAP]);
  });

  it.each([
    [{ outcome: 'partly' as const }, { kind: 'answered', partly: true }],
    [{ outcome: 'corrected' as const }, { kind: 'answered', partly: false, corrected: true }],
    [
      { outcome: 'refused' as const, refusal: 'verdict' as const, sentences: [] },
      { kind: 'refused', refusal: 'verdict' },
    ],
    [{ outcome: 'elsewhere' as const, sentences: [] }, { kind: 'elsewhere' }],
    [{ outcome: 'absent' as const, sentences: [] }, { kind: 'absent' }],
  ])('%j has its own way on', async (more, expected) => {
    expect((await written([says([FIRST], more)])).result).toMatchObject(expected);
  });
});
