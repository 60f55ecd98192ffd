import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { type ModelQuestion, type ModelScript, type ScriptedModel, startScriptedModel } from '../scripted-model.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';

const QUESTION = 'Wat is een makelaar met mandaat?';

/** The first sentence of a passage, which stands in it letter by letter. */
const quoteOf = (asked: ModelQuestion, n = 1) => asked.passages[n - 1]?.text.split(/(?<=\.)\s/)[0] ?? '';

const says = (text: string, quote: string, passage = 1) => ({
  output: { answerable: true, sentences: [{ text, evidence: [{ passage, quote }] }] },
});

let driver: SlackDriver;
let model: ScriptedModel;
let running: RunningBot;

beforeAll(async () => {
  driver = await createSlackDriver();
  model = await startScriptedModel(() => ({ status: 500 }));
  running = await startRunningBot([driver], {
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'scripted',
    MODEL_TIMEOUT_MS: '300',
    MODEL_ANSWERS_PER_PERSON_PER_DAY: '2',
  });
});

afterAll(async () => {
  await running?.stop();
  await model?.close();
  await driver?.close();
});

/** After three failures in a row the model rests; a good answer in between keeps it awake. */
afterEach(async () => {
  await ask(`Wekker ${Math.random()}`, (asked) => says(quoteOf(asked), quoteOf(asked)));
});

async function ask(person: string, script: ModelScript) {
  model.script = script;
  const { thread } = await driver.say('Anna', QUESTION, 'direct', { event: { user: userOf(person) } });
  const [message] = await driver.answers(thread, 1);
  if (!message) throw new Error('There is no answer.');
  const answer = await running.database.prisma.answer.findFirst({ orderBy: { createdAt: 'desc' } });
  return { message, answer };
}

/** People of this test, beyond the seats of the emulator. */
const userOf = (person: string) => `U${Buffer.from(person).toString('hex').toUpperCase().slice(-20)}`;

describe('with a language model', () => {
  it('shows its sentence, with the source it quotes, and records who wrote it', async () => {
    const { message, answer } = await ask('goed', (asked) => says(quoteOf(asked), quoteOf(asked)));
    expect(message.text).toContain(quoteOf(model.asked.at(-1) ?? { question: '', instructions: '', passages: [] }));
    expect(message.sources).toHaveLength(1);
    expect(message.marked).toBe(true);
    expect(answer).toMatchObject({ mode: 'written', prompt: 'answer@1', model: 'scripted' });
  });

  it('sends it the question and passages as data', async () => {
    await ask('data', (asked) => says(quoteOf(asked), quoteOf(asked)));
    expect(model.asked.at(-1)).toMatchObject({ question: QUESTION });
    expect(model.asked.at(-1)?.passages.length).toBeGreaterThan(0);
  });

  it.each<[string, ModelScript]>([
    ['hangs', () => ({ hang: true })],
    ['is broken', () => ({ status: 500 })],
    ['answers nonsense', () => ({ text: 'Zeker! Hier is je antwoord.' })],
    ['answers in another form', () => ({ output: { answer: 'kort' } })],
  ])('quotes when the model %s', async (what, script) => {
    const { message, answer } = await ask(what, script);
    expect(message.sources.length).toBeGreaterThan(0);
    expect(answer).toMatchObject({ mode: 'quoted', status: 'answered', model: null });
  });

  it.each<[string, ModelScript]>([
    ['invents a quotation', () => says('De makelaar verdient veel.', 'De makelaar verdient een ton per jaar.')],
    ['quotes a passage that was not given', (asked) => says(quoteOf(asked), quoteOf(asked), 99)],
    ['adds a number', (asked) => says(`${quoteOf(asked)} Dat kost 4711 euro.`, quoteOf(asked))],
    ['adds a link', (asked) => says(`${quoteOf(asked)} Zie https://kwaad.example`, quoteOf(asked))],
    ['adds a mention', (asked) => says(`${quoteOf(asked)} <!channel> kijk`, quoteOf(asked))],
    ['says something else than it quotes', (asked) => says('Pinguïns zwemmen graag rond ijsschotsen.', quoteOf(asked))],
    ['says that the passages do not answer', () => ({ output: { answerable: false, sentences: [] } })],
  ])('declines when the model %s', async (what, script) => {
    const { message, answer } = await ask(what, script);
    expect(answer).toMatchObject({ status: 'declined' });
    expect(message.sources).toEqual([]);
    expect(message.text).not.toMatch(/4711|kwaad|channel|Pinguïn|ton per jaar/);
  });

  it('quotes once a person has used up the day', async () => {
    const good: ModelScript = (asked) => says(quoteOf(asked), quoteOf(asked));
    const modes: (string | undefined)[] = [];
    for (let turn = 0; turn < 3; turn += 1) modes.push((await ask('veelvrager', good)).answer?.mode);
    expect(modes).toEqual(['written', 'written', 'quoted']);
  });
});
