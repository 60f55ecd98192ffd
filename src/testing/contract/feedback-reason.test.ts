import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { formIn, wordsIn } from '../shown.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';

const QUESTION = 'Wat is een makelaar met mandaat?';

let driver: SlackDriver;
let running: RunningBot;

beforeAll(async () => {
  driver = await createSlackDriver();
  running = await startRunningBot([driver]);
});

afterAll(async () => {
  await running?.stop();
  await driver?.close();
});

const kept = () => running.database.prisma.feedback.findMany({ select: { verdict: true, reason: true } });

/** Teams asks for a reason by itself; there is no second question there. */
describe('an answer in Slack that was not useful', () => {
  it('may be explained, and the thanks for a useful one asks nothing', async () => {
    const { thread } = await driver.say('Anna', QUESTION);
    const [answer] = await driver.answers(thread, 1);
    if (!answer) throw new Error('There is no answer.');
    const thanks = await driver.judge('Anna', thread, answer.id, true);
    expect(wordsIn(thanks)).toMatchObject({ words: nl.answers.feedbackThanks, buttons: [] });

    const asked = wordsIn(await driver.judge('Anna', thread, answer.id, false));
    expect(asked.words).toBe(nl.answers.feedbackThanks);
    const form = formIn(await asked.press(nl.answers.tellWhy));
    expect(await kept()).toEqual([{ verdict: 'not_useful', reason: null }]);
    const shown = await form.send({ [nl.answers.reasonLabel]: 'Te algemeen.' });
    expect(wordsIn(shown).words).toContain(nl.answers.reasonThanks);
    expect(await kept()).toEqual([{ verdict: 'not_useful', reason: 'Te algemeen.' }]);
  });

  it('is not explained any more by who found it useful since', async () => {
    const { thread } = await driver.say('Bram', QUESTION);
    const [answer] = await driver.answers(thread, 1);
    if (!answer) throw new Error('There is no answer.');
    const asked = wordsIn(await driver.judge('Bram', thread, answer.id, false));
    const form = formIn(await asked.press(nl.answers.tellWhy));
    await driver.judge('Bram', thread, answer.id, true);
    const shown = await form.send({ [nl.answers.reasonLabel]: 'Toch niet.' });
    expect(wordsIn(shown).words).toContain(nl.answers.reasonTooLate);
    expect((await kept()).at(-1)).toEqual({ verdict: 'useful', reason: null });
  });
});
