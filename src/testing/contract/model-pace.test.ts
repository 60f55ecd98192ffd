import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver, Place } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { type ModelQuestion, type ScriptedModel, startScriptedModel } from '../scripted-model.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver } from '../teams-driver.ts';

const QUESTION = 'Wat is een makelaar met mandaat?';
/** The first that is in time, of a few tries: on a busy machine one may take long for other reasons. */
const TRIES = 5;
const SIGN_WITHIN_MS = 1_000;
const SENTENCE_WITHIN_MS = 2_000;
const REQUEST_MS = 300;

interface Watched {
  driver: ChatDriver;
  /** How many signs that it is at work have been shown. */
  signs(): number;
}

const saysAtWork = (text: string) => text.includes(nl.conversation.atWork);

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
        signs: () =>
          driver.connector.received.filter(
            ({ activity }) => activity.type === 'typing' || saysAtWork(String(activity.text)),
          ).length,
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
    const answered = answerIn(thread).then((message) => ({ message, at: performance.now() - startedAt }));
    let done = false;
    void answered.finally(() => {
      done = true;
    });
    await eventually('a sign or an answer', async () => {
      if (signs() > before) sign = performance.now() - startedAt;
      return signs() > before || done ? true : undefined;
    });
    const { message, at } = await answered;
    return { sign, sentence: at, text: message.text };
  }

  /** The one message that stands in a thread once it is no longer that the bot is at work. */
  const answerIn = (thread: string) =>
    eventually('the answer', async () => {
      const messages = await watched.driver.answers(thread, 1);
      const [message] = messages;
      return messages.length === 1 && message && !saysAtWork(message.text) ? message : undefined;
    });

  /** The first of a few tries that took less, or else the last. */
  async function inTime(place: Place, what: 'sign' | 'sentence', withinMs: number) {
    let tried = await elapsed(place);
    for (let tries = 1; tries < TRIES && tried[what] >= withinMs; tries += 1) tried = await elapsed(place);
    return tried;
  }

  it.each(['direct', 'channel'] as const)('people see within a second that it is at work (%s)', async (place) => {
    model.delayMs = 1_500;
    const { sign, text } = await inTime(place, 'sign', SIGN_WITHIN_MS);
    expect(sign).toBeLessThan(SIGN_WITHIN_MS);
    // Where only words can tell, the answer took their place.
    const asked = model.asked.at(-1);
    expect(asked && text.includes(firstSentence(asked))).toBe(true);
  });

  it('its checked sentence stands there within two seconds when each request takes 300 ms', async () => {
    model.delayMs = REQUEST_MS;
    const { sentence, text } = await inTime('channel', 'sentence', SENTENCE_WITHIN_MS);
    const asked = model.asked.at(-1);
    expect(asked && text.includes(firstSentence(asked))).toBe(true);
    expect(sentence).toBeLessThan(SENTENCE_WITHIN_MS);
    // It was asked, and what it wrote was judged: no less than two requests went before.
    expect(sentence).toBeGreaterThan(2 * REQUEST_MS);
  });
});
