import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { usageOf } from '../../app/model-usage.ts';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import {
  type ModelQuestion,
  type ModelScript,
  type ScriptedModel,
  saysYes,
  startScriptedModel,
} from '../scripted-model.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';

const QUESTION = 'Wat is een makelaar met mandaat?';

/** The first sentence of the first passage. */
const quoteOf = (asked: ModelQuestion) => asked.passages[0]?.sentences[0]?.text ?? '';

/** The id of that sentence. */
const idOf = (asked: ModelQuestion) => asked.passages[0]?.sentences[0]?.id ?? '';

const says = (text: string, evidence = '1.1') => ({
  output: { outcome: 'answered', refusal: null, search: null, sentences: [{ text, evidence: [evidence] }] },
});

let driver: SlackDriver;
let model: ScriptedModel;
let running: RunningBot;

beforeAll(async () => {
  driver = await createSlackDriver();
  model = await startScriptedModel(() => ({ status: 500 }));
  running = await startRunningBot([driver], {
    FIRST_ADMINISTRATORS: `slack:${driver.userId('Ada')}`,
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
  await ask(`Wekker ${Math.random()}`, (asked) => says(quoteOf(asked)));
});

/** @param person `Anna` is a colleague; of others Slack knows nothing, and so they are guests */
async function ask(person: string, script: ModelScript, question = QUESTION) {
  model.script = script;
  const event = person === 'Anna' ? {} : { user: userOf(person) };
  const { thread } = await driver.say('Anna', question, 'direct', { event });
  const [message] = await driver.answers(thread, 1);
  if (!message) throw new Error('There is no answer.');
  const answer = await running.database.prisma.answer.findFirst({ orderBy: { createdAt: 'desc' } });
  return { message, answer };
}

async function answersAsked(): Promise<{ requests: number }> {
  const { purposes } = await usageOf(running.database.prisma, 1);
  return purposes.find(({ purpose }) => purpose === 'answer') ?? { requests: 0 };
}

/** People of this test, beyond the seats of the emulator. */
const userOf = (person: string) => `U${Buffer.from(person).toString('hex').toUpperCase().slice(-20)}`;

describe('with a language model', () => {
  it('shows its sentence, with the source it quotes, and records who wrote it', async () => {
    const { message, answer } = await ask('goed', (asked) => says(quoteOf(asked)));
    expect(message.text).toContain(quoteOf(model.asked.at(-1) ?? { question: '', instructions: '', passages: [] }));
    expect(message.sources).toHaveLength(1);
    expect(message.marked).toBe(true);
    expect(answer).toMatchObject({ mode: 'written', prompt: 'answer@2', model: 'scripted' });
  });

  it('sends it the question and passages as data', async () => {
    await ask('data', (asked) => says(quoteOf(asked)));
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
    ['adds a number', (asked) => says(`${quoteOf(asked)} Dat kost 4711 euro.`)],
    ['adds a link', (asked) => says(`${quoteOf(asked)} Zie https://kwaad.example`)],
    ['adds a mention', (asked) => says(`${quoteOf(asked)} <!channel> kijk`)],
    ['says something else than its evidence', () => says('Pinguïns zwemmen graag rond ijsschotsen.')],
    ['invents evidence', () => says('De makelaar verdient een ton per jaar.', '99.1')],
  ])('shows what the source says when the model %s', async (what, script) => {
    const { message, answer } = await ask(what, script);
    expect(answer).toMatchObject({ status: 'answered' });
    expect(message.sources.length).toBeGreaterThan(0);
    expect(message.text).not.toMatch(/4711|kwaad|channel|Pinguïn|ton per jaar/);
  });

  const outcome = (outcome: string, more: object = {}) => ({
    output: { outcome, refusal: null, search: null, sentences: [], ...more },
  });

  it('declines when the model says that the passages do not answer', async () => {
    const { message, answer } = await ask('Anna', () => outcome('absent'), 'Hoe hoog is de Eiffeltoren?');
    expect(answer).toMatchObject({ status: 'declined' });
    expect(message.sources).toEqual([]);
    expect(message.buttons).toContain(nl.gaps.ask);
  });

  it('quotes the section that was written for the question, whatever the model says of it', async () => {
    const { message, answer } = await ask('toch', () => outcome('absent'));
    expect(answer).toMatchObject({ status: 'answered', mode: 'quoted' });
    expect(message.sources.length).toBeGreaterThan(0);
  });

  it('shows the sentence in which a source says that it does not know, and offers to ask a broker', async () => {
    const { message, answer } = await ask('Anna', (asked) =>
      outcome('unknown', { sentences: [{ text: 'Dat weet ik niet.', evidence: [idOf(asked)] }] }),
    );
    expect(answer).toMatchObject({ status: 'declined' });
    expect(message.text).toContain(nl.answers.declinedByGap);
    expect(message.text).not.toContain('Dat weet ik niet.');
    expect(message.sources).toHaveLength(1);
    expect(message.buttons).toContain(nl.gaps.ask);
  });

  it('says that the rest is not there when the passages answer a part', async () => {
    const { message } = await ask('deel', (asked) =>
      outcome('partly', { sentences: [{ text: quoteOf(asked), evidence: ['1.1'] }] }),
    );
    expect(message.text).toContain(nl.answers.partly);
  });

  it('says that it puts something right when the question takes for granted what the passages contradict', async () => {
    const { message, answer } = await ask('premisse', (asked) =>
      outcome('corrected', { sentences: [{ text: quoteOf(asked), evidence: ['1.1'] }] }),
    );
    expect(answer).toMatchObject({ status: 'answered', mode: 'written' });
    const quoted = quoteOf(model.asked.at(-1) ?? { question: '', instructions: '', passages: [] });
    expect(message.text.indexOf(nl.answers.corrected)).toBeGreaterThanOrEqual(0);
    expect(message.text.indexOf(quoted)).toBeGreaterThan(message.text.indexOf(nl.answers.corrected));
    expect(message.sources).toHaveLength(1);
  });

  it('refuses by name what the model holds for somebody’s private affair', async () => {
    const { message } = await ask('privé', () => outcome('refused', { refusal: 'private' }));
    expect(message.text).toContain(nl.answers.refused.private);
  });

  it('offers to hear of the entrepreneur when the model holds it for a case', async () => {
    const { message } = await ask('Anna', () => outcome('elsewhere'));
    expect(message.text).toContain(nl.answers.elsewhere);
    expect(message.buttons).toEqual([nl.conversation.readings.case.label, nl.conversation.readings.capabilities.label]);
  });

  it('has it look once more in its own words, and answer from what is found then', async () => {
    const before = model.asked.length;
    const { message } = await ask(
      'zoekt',
      (asked) =>
        asked.maySearch
          ? outcome('absent', { search: 'Wat is het leernetwerk?' })
          : says(asked.passages[1]?.sentences[0]?.text ?? '', '2.1'),
      'Hoe hoog is de Eiffeltoren?',
    );
    const [first, second, ...more] = model.asked.slice(before);
    expect(more).toEqual([]);
    expect(second?.passages.length).toBeGreaterThan(first?.passages.length ?? 0);
    // By its rank, not behind all that was found for the other words.
    expect(second?.passages[1]?.title).toMatch(/leernetwerk/i);
    expect(message.sources).toHaveLength(1);
  });

  it('shows the evidence in the place of what a second reading does not find there, however it is written anew', async () => {
    model.judgeScript = (statements) => ({ output: { verdicts: statements.map(({ n }) => ({ n, supported: 'no' })) } });
    const before = model.asked.length;
    const { message } = await ask('streng', (asked) => says(`${quoteOf(asked).slice(0, -1)} in de gemeente.`));
    model.judgeScript = saysYes;
    const [first, anew] = model.asked.slice(before);
    expect(first && message.text.includes(quoteOf(first))).toBe(true);
    expect(message.text).not.toContain('in de gemeente.');
    expect(anew?.rejected).toEqual([expect.stringContaining('in de gemeente.')]);
  });

  it('quotes when what it wrote cannot be judged', async () => {
    model.judgeScript = () => ({ status: 500 });
    const { answer } = await ask('ongelezen', (asked) => says(quoteOf(asked)));
    model.judgeScript = saysYes;
    expect(answer).toMatchObject({ mode: 'quoted', status: 'answered' });
  });

  it('counts what it was asked, by form', async () => {
    const { requests: before } = await answersAsked();
    await ask('teller', (asked) => says(quoteOf(asked)));
    await eventually('the request to be counted', async () =>
      (await answersAsked()).requests === before + 1 ? true : undefined,
    );
    expect((await usageOf(running.database.prisma, 1)).tokensPerQuestion).not.toBeNull();
  });

  it('quotes once a person has used up the day', async () => {
    const good: ModelScript = (asked) => says(quoteOf(asked));
    const modes: (string | undefined)[] = [];
    for (let turn = 0; turn < 3; turn += 1) modes.push((await ask('veelvrager', good)).answer?.mode);
    expect(modes).toEqual(['written', 'written', 'quoted']);
  });

  it('quotes and tells the administrators, once a day, when the server does not take what it is asked', async () => {
    await driver.say('Ada', 'hoi');
    const notices = await driver.direct('Ada');
    for (const person of ['sleutel', 'sleutel-2']) {
      const { answer } = await ask(person, () => ({ status: 401 }));
      expect(answer).toMatchObject({ mode: 'quoted', status: 'answered' });
    }
    const rejected = async () =>
      (await usageOf(running.database.prisma, 1)).purposes.find(({ purpose }) => purpose === 'answer')?.rejected;
    await eventually('both to be counted', async () => ((await rejected()) === 2 ? true : undefined));
    const told = (await driver.answers(notices, 1)).filter(({ text }) => text.includes(nl.people.modelRejects));
    expect(told).toHaveLength(1);
  });
});
