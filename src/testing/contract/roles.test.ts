import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver, ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { wordsIn } from '../shown.ts';
import { PLATFORMS } from './drivers.ts';

const BROKER = nl.people.roles.broker;

describe.each(PLATFORMS)('roles in $name', ({ createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;

  beforeAll(async () => {
    driver = await createDriver();
    running = await startRunningBot([driver]);
    for (const person of ['Ad', 'Bram']) {
      await ask(person, 'Hoi');
      const { prisma } = running.database;
      const { id } = await prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
      await prisma.person.update({
        where: { id },
        data: { displayName: person, email: `${person.toLowerCase()}@x.nl` },
      });
      if (person === 'Ad') await prisma.roleGrant.create({ data: { personId: id, role: 'administrator' } });
    }
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  async function ask(person: string, text: string, place?: 'direct' | 'channel') {
    const { thread } = await driver.say(person, text, place);
    const [message] = await driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    return { thread, message };
  }

  async function press(person: string, at: { thread: string; message: ReceivedMessage }, label: string) {
    return wordsIn(await (await driver.press(person, at.thread, at.message.id, label)).shown()).words;
  }

  it('are shown as a card, and given and taken with its buttons', async () => {
    const card = await ask('Ad', '/impact rol bram@x.nl');
    expect(card.message.text).toContain(nl.people.noRoles);
    expect(await press('Ad', card, nl.people.give(BROKER))).toContain(nl.people.given('Bram', BROKER));
    const { message } = await ask('Ad', '/impact rol Bram');
    expect(message.text).toContain(nl.people.hasRoles(BROKER));
    expect(message.buttons).toContain(nl.people.take(BROKER));
    const taken = await ask('Ad', '/impact rol neem makelaar af van bram@x.nl');
    expect(taken.message.text).toContain(nl.people.taken('Bram', BROKER));
  });

  it('are told to whom they are given or taken', async () => {
    const { thread: heard } = await ask('Bram', 'Hoi');
    const { thread } = await ask('Ad', '/impact rol geef inkoper aan bram@x.nl');
    await ask('Ad', '/impact rol neem inkoper af van bram@x.nl');
    const { procurement_officer: role } = nl.people.roles;
    const places = [heard, await driver.direct('Bram')];
    await eventually('the news', async () => {
      const received = await Promise.all(places.map((place) => driver.answers(place, 0)));
      const told = received
        .flat()
        .map(({ text }) => text)
        .join('\n');
      return told.includes(nl.people.youAreNow('Ad', role)) && told.includes(nl.people.youAreNotNow('Ad', role))
        ? true
        : undefined;
    });
    // Who changes it knows.
    expect((await driver.answers(thread, 1)).map(({ text }) => text).join()).not.toContain('gaf je de rol');
  });

  it('of somebody who left are told to an administrator, since they cannot hear it', async () => {
    await ask('Ans', 'Hoi');
    const { prisma } = running.database;
    const ans = await prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    await prisma.person.update({ where: { id: ans.id }, data: { displayName: 'Ans', email: 'ans@x.nl' } });
    await prisma.chatIdentity.updateMany({ where: { personId: ans.id }, data: { deactivatedAt: new Date() } });
    await prisma.roleGrant.create({ data: { personId: ans.id, role: 'procurement_officer' } });
    const alone = await driver.direct('Ad');
    const { message } = await ask('Ad', '/impact rol neem inkoper af van ans@x.nl');
    const { procurement_officer: role } = nl.people.roles;
    const untold = nl.people.roleTakenUntold('Ans', role);
    await eventually(
      'the news',
      async () => (await driver.answers(alone, 0)).find(({ text }) => text.includes(untold)),
      async () => JSON.stringify([message, await driver.answers(alone, 0)]),
    );
  });

  it('are an administrator’s to give, at the press as well', async () => {
    const card = await ask('Ad', '/impact rol bram@x.nl');
    expect(await press('Bram', card, nl.people.give(nl.people.roles.administrator))).toContain(
      nl.conversation.forbidden,
    );
    expect((await ask('Bram', '/impact rol bram@x.nl')).message.text).toContain(nl.conversation.forbidden);
  });

  it('keep the last administrator', async () => {
    const { message } = await ask('Ad', '/impact rol neem beheerder af van ad@x.nl');
    expect(message.text).toContain(nl.people.lastAdministrator);
  });

  it('are not shown where others read along', async () => {
    const { message } = await ask('Ad', '/impact rol bram@x.nl', 'channel');
    expect(message.text).toContain(nl.people.onlyInPrivate);
  });

  it('leave a line in the log, with who did it', async () => {
    const { message } = await ask('Ad', '/impact logboek');
    expect(message.text).toContain('Ad gaf Bram de rol makelaar.');
  });
});
