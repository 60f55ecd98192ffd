import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../chat/language.ts';
import type { Exchange } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { readArticles } from '../../knowledge/articles.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { buildPassageIndex, type PassageIndex } from '../../knowledge/passage-index.ts';
import type { Retriever } from '../../knowledge/retriever.ts';
import { readSynonyms } from '../../knowledge/synonyms.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { answerQuestion } from './answering.ts';
import { answerReply } from './reply.ts';

const SEED = join(import.meta.dirname, '..', '..', '..', 'prisma', 'seed');
const TODAY = '2026-11-24';

let indexes: Record<Language, PassageIndex>;

beforeAll(async () => {
  const { articles } = await readArticles(SEED);
  const synonyms = await readSynonyms();
  const passages = articles.flatMap(({ id, language, title, aliases, validFrom, validUntil, sections }) =>
    sections.map(
      ({ heading, askedAs, text }, position): KnownPassage => ({
        id: `${id}/${language}/${position}`,
        documentId: id,
        title,
        aliases,
        headings: [heading],
        askedAs,
        kind: 'article',
        page: null,
        text,
        position,
        language,
        source: { title: '', publisher: '', url: null, date: null },
        validFrom,
        validUntil,
        access: { scope: 'network', organisationId: null },
      }),
    ),
  );
  const of = (language: Language) =>
    buildPassageIndex(
      passages.filter((passage) => passage.language === language),
      language,
      synonyms[language],
    );
  indexes = { nl: of('nl'), en: of('en') };
});

const retriever: Retriever = {
  search: async ({ text, language, limit }) => indexes[language].search(text, { limit, mayRead: () => true }),
  passage: async () => null,
};

/** Says one thing after another in a conversation and returns what came of the last. */
async function conversation(
  questions: readonly string[],
  language: Language = 'nl',
  { isFollowUp = false, refusal }: { isFollowUp?: boolean; refusal?: 'verdict' } = {},
) {
  const memory: Exchange[] = [];
  let last = { status: '', text: '', options: [] as string[], sources: [] as string[] };
  for (const text of questions) {
    const { question, answer } = await answerQuestion(
      { retriever, logger: createLogger({ level: 'silent' }) },
      {
        text,
        language,
        reader: { organisationId: null, direct: true },
        memory,
        isFollowUp: isFollowUp && memory.length > 0,
        refusal,
        signal: new AbortController().signal,
        today: TODAY,
        mayUseModel: async () => false,
      },
    );
    const reply = answerReply(answer, language, { answerId: 'answer', today: TODAY, mayAskBroker: false });
    const said = reply.body.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n\n');
    const options = (reply.buttons ?? []).flatMap((button) => (button.kind === 'say' ? [button.text] : []));
    const sources = (reply.citations ?? []).map(({ title, source }) => `${title}, ${source}`);
    last = { status: answer.status, text: said, options, sources };
    memory.push({ question, answer: said });
  }
  return last;
}

describe('a conversation', () => {
  it.each([
    [['Welk percentage social return geldt in Hof van Twente?', 'en in Hengelo?'], /2% of 5%/],
    [['Wat was Move2Social?', 'hoe lang duurde die?'], /acht weken/],
    [['Wat is de Europese drempel voor diensten in 2026?', 'en voor leveringen?', 'en voor werken?'], /5\.404\.000/],
  ])('%j is followed', async (questions, expected) => {
    const { status, text } = await conversation(questions);
    expect(status).toBe('answered');
    expect(text).toMatch(expected);
  });

  it.each([
    [['Wat is een voorbehouden opdracht?', 'hoeveel procent'], 'nl', /voorbehouden|30 procent/i, /B Corp/],
    [['Wat is de PSO?', 'hoeveel treden zijn er'], 'nl', /PSO/, /CO2/],
    [['Wat was Move2Social?', 'wat leverde het op'], 'nl', null, /Fryslân/],
    [['Wat is social return?', 'en bij kleine opdrachten'], 'nl', null, /percelen/],
    [['Wat is social return?', 'wat als ze het niet halen'], 'nl', null, /quotum/],
    [['What is social return?', 'and for small contracts'], 'en', null, /lots/],
    [['Wat is de PSO?', 'Wat is het Impactpad?'], 'nl', /Impactpad/, null],
    [['Wat is social return?', 'wat is de CO2-Prestatieladder'], 'nl', /CO2/, null],
  ] as const)('%j is answered of its subject, or not at all', async (questions, language, expected, not) => {
    const { status, text } = await conversation(questions, language, { isFollowUp: true });
    if (expected) expect(status).toBe('answered');
    if (expected) expect(text).toMatch(expected);
    if (not) expect(text).not.toMatch(not);
  });

  it('carries no fact over to where the sources have none', async () => {
    const { text } = await conversation(['Welk percentage social return geldt in Hof van Twente?', 'en in Parijs?']);
    expect(text).not.toMatch(/5%/);
  });
});

it('tells two parts of one article apart', async () => {
  const { sources } = await conversation(['Wat is een makelaar met mandaat?']);
  expect(sources.length).toBeGreaterThan(1);
  expect(new Set(sources).size).toBe(sources.length);
});

describe('a question with two meanings', () => {
  it('is asked back with questions that are answered', async () => {
    const { status, options } = await conversation(['Wat is de drempel?']);
    expect(status).toBe('clarify');
    for (const option of options) expect((await conversation([option])).status, option).toBe('answered');
  });

  it('is never asked back twice in a row', async () => {
    expect((await conversation(['Wat is de drempel?', 'Wat is de drempel?'])).status).not.toBe('clarify');
  });

  it.each(['nl', 'en'] as const)('has only questions that are answered (%s)', async (language) => {
    for (const question of texts(language).answers.meanings.flatMap(({ questions }) => questions)) {
      expect((await conversation([question], language)).status, question).toBe('answered');
    }
  });
});

describe('what is not answered', () => {
  it('is refused with whom to ask', async () => {
    const { status, text } = await conversation(['Mag ik deze offerte afwijzen?'], 'nl', { refusal: 'verdict' });
    expect(status).toBe('declined');
    expect(text).toBe(texts('nl').answers.refused.verdict);
  });
});

describe('a question whether something may be done', () => {
  it.each([
    ['mag ik een sociale onderneming een opdracht geven zonder aanbesteding?', 'nl', /^Nee, /],
    ['may I award a contract to a social enterprise without a tender?', 'en', /^No, /],
  ] as const)('gets a no where the law says so, also when words of a yes are near: %s', async (question, language, no) => {
    expect((await conversation([question], language)).text).toMatch(no);
  });

  it.each([
    ['mag ik een sociale onderneming een voorschot van de helft betalen?', 'nl'],
    ['may I pay a social enterprise half of the sum in advance?', 'en'],
  ] as const)('gets no yes from a passage about something else: %s', async (question, language) => {
    // What the articles know of it may come to be said; a yes it is not.
    expect((await conversation([question], language)).text).not.toMatch(/^(ja|yes)\b/i);
  });

  it('gets no “no” that answers whether it must', async () => {
    const { text } = await conversation(['mag je bij een aanbesteding social return verplicht stellen']);
    expect(text).toContain('je mag het toepassen');
    expect(text).not.toMatch(/^Nee\b/);
  });

  it('gets one where a passage says so', async () => {
    expect((await conversation(['Mag je gunnen op laagste prijs?'])).text).toMatch(/^Ja/);
  });
});

describe('a question in other words', () => {
  it.each([
    ['Wat zijn de ochtenden waarop gemeenten bij elkaar afkijken', 'nl', /leernetwerk/],
    ['What were the mornings where municipalities copied ideas from one another?', 'en', /learning network/],
  ] as const)('%s', async (question, language, expected) => {
    const { status, text } = await conversation([question], language);
    expect(status).toBe('answered');
    expect(text).toMatch(expected);
  });
});

describe('an answer', () => {
  it.each([
    ['Hoe vraag ik een BVm aan?', /bestaat niet|niet als BVm/],
    ['Wanneer begint de volgende editie van Move2Social?', /afgelopen|2021/],
  ])('%s: corrects what the question takes for granted', async (question, expected) => {
    expect((await conversation([question])).text).toMatch(expected);
  });
});

it('tells no yes or no that a section gives to another question', async () => {
  const { text } = await conversation(['is een kringloop een sociale onderneming?']);
  expect(text).not.toMatch(/^(Ja|Nee),/);
});
