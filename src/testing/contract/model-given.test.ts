import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isStopWord, stem, wordsOf } from '../../language/words.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { type ModelQuestion, type ScriptedModel, startScriptedModel } from '../scripted-model.ts';
import { PLATFORMS } from './drivers.ts';

type Passage = ModelQuestion['passages'][number];

const wordsIn = (text: string) => wordsOf(text).flatMap((word) => (isStopWord(word, 'nl') ? [] : [stem(word, 'nl')]));

function textOf({ title, heading, sentences }: Passage): string {
  return [title, heading, ...sentences.map(({ text }) => text)].join(' ');
}

describe.each(PLATFORMS)('what a model is given, in $name', ({ createDriver }) => {
  let driver: ChatDriver;
  let model: ScriptedModel;
  let running: RunningBot;

  beforeAll(async () => {
    driver = await createDriver();
    model = await startScriptedModel((asked) => ({
      output: {
        outcome: 'answered',
        refusal: null,
        search: null,
        sentences: [{ text: asked.passages[0]?.sentences[0]?.text ?? '', evidence: ['1.1'] }],
      },
    }));
    running = await startRunningBot([driver], {
      OPENAI_BASE_URL: model.url,
      OPENAI_MODEL: 'scripted',
      MODEL_ANSWERS_PER_PERSON_PER_DAY: '100',
    });
  });

  afterAll(async () => {
    await running?.stop();
    await model?.close();
    await driver?.close();
  });

  let before = 0;
  beforeEach(() => {
    before = model.asked.length;
  });

  /** What the model was asked for the last message, before anything was written anew. */
  const given = () => {
    const [first] = model.asked.slice(before);
    if (!first) throw new Error('The model was not asked.');
    return first;
  };

  async function ask(question: string): Promise<string> {
    const { thread } = await driver.say('Anna', question);
    await driver.answers(thread, 1);
    return thread;
  }

  it('are twenty passages or more, among them some without a word of the question', async () => {
    const question = 'Waar zie ik de ochtenden waarop ambtenaren bij elkaar afkijken?';
    await ask(question);
    const { passages } = given();
    expect(passages.length).toBeGreaterThanOrEqual(20);
    const telling = wordsIn(question);
    const without = passages.filter((passage) => !wordsIn(textOf(passage)).some((word) => telling.includes(word)));
    expect(without.length).toBeGreaterThan(0);
  });

  it('are for a question that leans on another the passages of both its wordings', async () => {
    const thread = await ask('Welk percentage social return vraagt Hengelo?');
    before = model.asked.length;
    await driver.reply('Anna', thread, 'En hoe zit dat in Deventer?');
    await driver.answers(thread, 2);
    const { passages, question } = given();
    expect(question).toMatch(/social return/i);
    expect(question).toMatch(/Deventer/);
    const told = passages.map(textOf);
    expect(told.some((text) => /social return/i.test(text) && !/Deventer/.test(text))).toBe(true);
    expect(told.some((text) => /Deventer/.test(text) && !/social return/i.test(text))).toBe(true);
  });

  it('begins the same for every question, so that a provider can keep it', async () => {
    await ask('Wat is social return?');
    await ask('Wat is een makelaar met mandaat?');
    const [one, other] = model.asked.slice(before);
    expect(one?.instructions.length).toBeGreaterThan(1_000);
    expect(other?.instructions).toBe(one?.instructions);
    expect(one?.instructions).not.toContain(one?.question);
  });

  it('tells until when a source holds', async () => {
    await ask('Wat was het actieprogramma impact ondernemen?');
    expect(given().passages).toContainEqual(expect.objectContaining({ from: '2020', until: '2023-12-31' }));
  });
});
