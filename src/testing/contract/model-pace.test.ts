import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatDriver, Place } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { type ModelQuestion, type ScriptedModel, startScriptedModel } from '../scripted-model.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver } from '../teams-driver.ts';

const QUESTION = 'Wat is een makelaar met mandaat?';
/** The best of a few tries: on a busy machine one may take long for other reasons. */
const TRIES = 5;
const SIGN_WITHIN_MS = 1_000;
const SENTENCE_WITHIN_MS = 2_000;
const REQUEST_MS = 300;

interface Watched {
  driver: ChatDriver;
  /** How many signs that it is at work have been shown. */
  signs(): number;
}

const WATCHED: readonly { name: string; watch: () => Promise<Watched> }[] = [
  {
    name: 'Slack',
    async watch() {
      const driver = await createSlackDriver();
      const shown = ({ method, body }: (typeof driver.calls)[number]) =>
        method === 'reactions.add' || (method === 'assistant.threads.setStatus' && body.status !== '');
      return { driver, signs: () => driver.calls.filter(shown).length };
    },
  },
  {
    name: 'Teams',
    async watch() {
      const driver = await createTeamsDriver();
      return {
        driver,
        signs: () => driver.connector.received.filter(({ activity }) => activity.type === 'typing').length,
      };
    },
  },
];

const firstSentence = (asked: ModelQuestion) => asked.passages[0]?.sentences[0]?.text ?? '';

describe.each(WATCHED)('while a model writes, in $name', ({ watch }) => {
  let watched: Watched;
  let model: ScriptedModel;
  let running: RunningBot;

  beforeAll(async () => {
    watched = await watch();
    model = await startScriptedModel((asked) => ({
      output: {
        outcome: 'answered',
        refusal: null,
        search: null,
        sentences: [{ text: firstSentence(asked), evidence: ['1.1'] }],
      },
    }));
    running = await startRunningBot([watched.driver], {
      OPENAI_BASE_URL: model.url,
      OPENAI_MODEL: 'scripted',
      MODEL_ANSWERS_PER_PERSON_PER_DAY: '100',
    });
    await elapsed();
  });

  afterAll(async () => {
    await running?.stop();
    await model?.close();
    await watched?.driver.close();
  });

  /** How long it took until there was a sign, if there was one, and until the written sentence stood there. */
  async function elapsed(place: Place = 'channel'): Promise<{ sign: number; sentence: number; text: string }> {
    const { driver, signs } = watched;
    const before = signs();
    const startedAt = performance.now();
    const { thread } = await driver.say('Anna', QUESTION, place);
    let sign = Number.POSITIVE_INFINITY;
    const answered = driver.answers(thread, 1).then((messages) => ({ messages, at: performance.now() - startedAt }));
    let done = false;
    void answered.finally(() => {
      done = true;
    });
    await eventually('a sign or an answer', async () => {
      if (signs() > before) sign = performance.now() - startedAt;
      return signs() > before || done ? true : undefined;
    });
    const { messages, at } = await answered;
    return { sign, sentence: at, text: messages[0]?.text ?? '' };
  }

  async function best(place: Place): Promise<{ sign: number; sentence: number; texts: string[] }> {
    const all = [];
    for (let turn = 0; turn < TRIES; turn += 1) all.push(await elapsed(place));
    return {
      sign: Math.min(...all.map(({ sign }) => sign)),
      sentence: Math.min(...all.map(({ sentence }) => sentence)),
      texts: all.map(({ text }) => text),
    };
  }

  it('people see within a second that it is at work', async () => {
    model.delayMs = 1_500;
    // In a channel Teams shows no sign that somebody types.
    expect((await best('direct')).sign).toBeLessThan(SIGN_WITHIN_MS);
  });

  it('its checked sentence stands there within two seconds when each request takes 300 ms', async () => {
    model.delayMs = REQUEST_MS;
    const { sentence, texts } = await best('channel');
    const asked = model.asked.at(-1);
    expect(asked && texts.every((text) => text.includes(firstSentence(asked)))).toBe(true);
    expect(sentence).toBeLessThan(SENTENCE_WITHIN_MS);
    // It was asked, and what it wrote was judged: no less than two requests went before.
    expect(sentence).toBeGreaterThan(2 * REQUEST_MS);
  });
});
