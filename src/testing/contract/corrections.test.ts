import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { formIn, wordsIn } from '../shown.ts';
import { PLATFORMS } from './drivers.ts';

const { corrections } = nl;
const QUESTION = 'Hoeveel parkeerplaatsen heeft de fietsenstalling van het provinciehuis?';

describe.each(PLATFORMS)('a message that was understood wrongly, in $name', ({ createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;
  let inbox: string;

  beforeAll(async () => {
    driver = await createDriver();
    running = await startRunningBot([driver]);
    await ask('Bea', 'Hoi');
    const { prisma } = running.database;
    const { id } = await prisma.person.findFirstOrThrow();
    await prisma.roleGrant.create({ data: { personId: id, role: 'broker' } });
    inbox = await driver.direct('Bea');
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  async function ask(person: string, text: string) {
    const { thread } = await driver.say(person, text);
    const [message] = await driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    return { thread, message };
  }

  it('is corrected by a broker on the card of a question, who sees what is kept of it', async () => {
    const anna = await ask('Anna', QUESTION);
    await driver.press('Anna', anna.thread, anna.message.id, nl.gaps.ask);
    const card = await eventually('the card', async () =>
      (await driver.answers(inbox, 1)).find(({ text }) => text.includes('fietsenstalling')),
    );
    const form = formIn(await (await driver.press('Bea', inbox, card.id, nl.gaps.isCase)).shown());
    expect(form.words).toContain(corrections.formFate);
    const text = 'Een fietsenmaker uit Almelo zoekt een pand, bel 06-12345678';
    const shown = await form.send({ [corrections.text]: text, [corrections.topic]: 'een pand of locatie' });
    expect(wordsIn(shown).words).toContain(corrections.kept);
    expect(await running.database.prisma.correction.findMany()).toMatchObject([
      {
        purpose: 'case',
        topics: ['locatie'],
        text: 'Een fietsenmaker uit Almelo zoekt een pand, bel […]',
        state: 'open',
      },
    ]);
  });

  it('is typed behind a command, by a broker only', async () => {
    const bea = await ask('Bea', '/impact corrigeer lekker weer voor een terras in Almelo');
    const form = formIn(await (await driver.press('Bea', bea.thread, bea.message.id, corrections.open)).shown());
    const shown = await form.send({ [corrections.what]: corrections.kinds['no-case'] });
    expect(wordsIn(shown).words).toContain(corrections.kept);
    expect((await ask('Bea', '/impact correct')).message.text).toMatch(
      new RegExp(`${corrections.empty}|${en.corrections.empty}`),
    );
    expect((await ask('Anna', '/impact corrigeer hallo')).message.text).toContain(nl.conversation.forbidden);
  });
});
