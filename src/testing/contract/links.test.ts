import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { runCommand } from '../run-cli.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { wordsIn } from '../shown.ts';
import { PLATFORMS } from './drivers.ts';

const words = nl.people;

describe.each(PLATFORMS)('doubtful links in $name', ({ createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;
  const persons = new Map<string, string>();

  beforeAll(async () => {
    driver = await createDriver();
    running = await startRunningBot([driver]);
    for (const name of ['Ad', 'Bram', 'Cas', 'Daan', 'Eva']) {
      await ask(name, 'Hoi');
      const { id } = await running.database.prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
      persons.set(name, id);
      await running.database.prisma.person.update({ where: { id }, data: { displayName: name } });
    }
    const administrators = ['Ad', 'Eva'].map((name) => ({ personId: idOf(name), role: 'administrator' as const }));
    await running.database.prisma.roleGrant.createMany({ data: administrators });
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  const idOf = (name: string) => persons.get(name) ?? '';

  /** Two accounts that both have things of their own. */
  async function doubt(account: string, person: string) {
    const { prisma } = running.database;
    const identity = await prisma.chatIdentity.findFirstOrThrow({ where: { personId: idOf(account) } });
    const data = { identityId: identity.id, personId: idOf(person), reason: 'both-known' };
    return { identity, proposal: await prisma.linkProposal.create({ data }) };
  }

  async function ask(person: string, text: string) {
    const { thread } = await driver.say(person, text);
    const [message] = await driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    const press = async (by: string, label: string) =>
      wordsIn(await (await driver.press(by, thread, message.id, label)).shown()).words;
    return { thread, message, press };
  }

  const ownerOf = async (id: string) =>
    (await running.database.prisma.chatIdentity.findUniqueOrThrow({ where: { id } })).personId;

  it('wait for an administrator, whose press makes them one person, once', async () => {
    const { identity } = await doubt('Cas', 'Bram');
    const { message, press } = await ask('Ad', '/impact koppelingen');
    expect(message.text).toContain('Cas');
    expect(message.text).toContain(words.linkBothKnown);
    expect(await press('Bram', words.linkSame)).toContain(nl.conversation.forbidden);
    expect(await ownerOf(identity.id)).toBe(idOf('Cas'));
    const copy = await ask('Eva', '/impact koppelingen');
    expect(await press('Ad', words.linkSame)).toContain(words.linkedNow);
    expect(await ownerOf(identity.id)).toBe(idOf('Bram'));
    await eventually('what was decided, on the card of every administrator', async () => {
      const [redrawn] = await driver.answers(copy.thread, 1);
      const isDecided = redrawn?.text.includes(words.linkedBy('Ad')) && redrawn.buttons.length === 0;
      return isDecided ? true : undefined;
    });
    expect(await ownerOf(identity.id)).toBe(idOf('Bram'));
    expect((await ask('Ad', '/impact koppelingen')).message.text).toContain(words.noLinks);
  });

  it('are nobody else’s to see', async () => {
    expect((await ask('Bram', '/impact koppelingen')).message.text).toContain(nl.conversation.forbidden);
  });

  it('can be decided by the operator, and stay as they are when they are two people', async () => {
    const { identity, proposal } = await doubt('Daan', 'Bram');
    const impact = (...args: string[]) => runCommand(['people', ...args], { DATABASE_URL: running.database.url });
    expect((await impact('links')).stdout).toContain(proposal.id);
    expect((await impact('link', proposal.id, '--decision', 'different')).stdout).toContain('Kept apart');
    expect(await ownerOf(identity.id)).toBe(idOf('Daan'));
    expect((await ask('Ad', '/impact koppelingen')).message.text).toContain(words.noLinks);
  });
});
