import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { PLATFORMS } from './drivers.ts';

const words = nl.criteria;

describe.each(PLATFORMS)('criteria in $name', ({ createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;

  beforeAll(async () => {
    driver = await createDriver();
    running = await startRunningBot([driver]);
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  it.each([
    '/impact criteria Schoonmaak van het provinciehuis, 4 jaar, ongeveer 1,2 miljoen, Europees',
    'Geef criteria voor de aanbesteding van schoonmaak, 4 jaar, ongeveer 1,2 miljoen, Europees',
  ])('come as short cards for "%s"', async (text) => {
    const { thread } = await driver.say('Anna', text);
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.text).toContain('schoonmakers');
    expect(answer?.text).toContain(`${nl.dossiers.criterion.suggested} · ${words.kinds.gunningscriterium}`);
    expect(answer?.text).toContain('3. ');
  });

  it('say first what the law does not allow', async () => {
    const { thread } = await driver.say(
      'Anna',
      '/impact criteria Catering, 900.000 euro. Alleen bedrijven uit Zwolle.',
    );
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.text).toContain(
      `${words.severities.stop}: “Alleen bedrijven uit Zwolle.” ${words.checks['local-preference'].slice(0, 40)}`,
    );
  });

  it.each([
    'is dit ok: "Inschrijver moet gevestigd zijn in Overijssel en beschikken over PSO trede 3"',
    'mag ik eisen dat de aannemer in Raalte gevestigd is',
    'kan ik vragen dat het brood van bakkers binnen 20 kilometer komt?',
  ])('say what the law does not allow to who asks: %s', async (text) => {
    const { thread } = await driver.say('Anna', text);
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.text).toContain(words.checks['local-preference'].slice(0, 40));
  });

  it('come for whoever asks for them and names what is bought, however short', async () => {
    const { thread } = await driver.say('Anna', '/impact criteria new workwear for the field staff');
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.text).toContain(`${en.dossiers.criterion.suggested} · `);
    const odd = await driver.say('Anna', '/impact criteria hoe laat is het');
    expect((await driver.answers(odd.thread, 1))[0]?.text).toContain(words.none);
  });

  it('ask what decides, beside a provisional answer', async () => {
    const { thread } = await driver.say('Anna', '/impact criteria Schoonmaak van de werf');
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.text).toContain(words.ask.value);
    expect(answer?.text).toContain('1. ');
  });
});
