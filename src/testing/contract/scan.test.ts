import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { formIn } from '../shown.ts';
import { PLATFORMS } from './drivers.ts';

const words = nl.scan;

describe.each(PLATFORMS)('the scan in $name', ({ createDriver }) => {
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

  it.each(['/impact scan', 'doe de startversneller scan'])('leads from "%s" to what is there now', async (text) => {
    const { thread } = await driver.say('Anna', text);
    const [question] = await driver.answers(thread, 1);
    if (!question) throw new Error('There is no answer.');
    expect(question.text).toContain(words.askStage);
    expect(question.buttons).toEqual(Object.values(words.stages));
    const form = formIn(await (await driver.press('Anna', thread, question.id, words.stages.starting)).shown());
    const filledIn = {
      [words.askTheme]: words.themes.other,
      [words.askNeeds]: [words.needs.skills, words.needs.network],
      [words.askPlace]: 'Groningen',
    };
    const refused = formIn(await form.send(filledIn));
    expect(refused.fields.map(({ error }) => error)).toContain(words.outside('Groningen'));
    await refused.send({ [words.askPlace]: 'Glanerbrug' });
    const outcome = (await driver.answers(thread, 2)).at(-1);
    expect(outcome?.text).toContain('ROZ');
    expect(outcome?.text).toContain(words.municipality('Enschede'));
    expect(outcome?.text).toContain(words.past.move2social);
    expect(outcome?.text).toContain(words.notConfirmed('De Startversneller'));
    expect(outcome?.buttons).toEqual([words.makeCase]);
    const newCase = formIn(await (await driver.press('Anna', thread, outcome?.id ?? '', words.makeCase)).shown());
    await newCase.send({});
    expect((await driver.answers(thread, 3)).at(-1)?.text).toContain('Enschede');
  });
});
