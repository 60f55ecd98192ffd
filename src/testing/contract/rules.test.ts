import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver, Place } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { runCommand } from '../run-cli.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { formIn, wordsIn } from '../shown.ts';
import { PLATFORMS } from './drivers.ts';

const words = nl.rules;

describe.each(PLATFORMS)('rules and counters in $name', ({ createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;

  beforeAll(async () => {
    driver = await createDriver();
    running = await startRunningBot([driver]);
    // A network broker: has said something, and got the role.
    const { thread } = await driver.say('Anna', '/impact hulp');
    await driver.answers(thread, 1);
    const { id: personId } = await running.database.prisma.person.findFirstOrThrow();
    await running.database.prisma.roleGrant.create({ data: { personId, role: 'network_broker' } });
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  async function say(person: string, text: string, place?: Place) {
    const { thread } = await driver.say(person, text, place);
    const [message] = await driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    const press = async (label: string) => (await driver.press(person, thread, message.id, label)).shown();
    const redrawn = (words: string) =>
      eventually(`“${words}” on the card`, async () => {
        const [now] = await driver.answers(thread, 1);
        return now?.text.includes(words) ? now.text : undefined;
      });
    return { message, press, redrawn };
  }

  const newest = (ruleId: string) =>
    running.database.prisma.ruleVersion.findFirstOrThrow({ where: { ruleId }, orderBy: { version: 'desc' } });

  it('are found by municipality, topic and id', async () => {
    const { message: byPlace } = await say('Anna', '/impact regels Enschede');
    expect(byPlace.text).toContain(`${words.conditions.regions}: Twente`);
    expect(byPlace.text).not.toContain(`${words.conditions.municipalities}: Zwolle`);
    expect(byPlace.text).not.toContain('start-twente');
    expect(byPlace.buttons[0]).toBe(words.look(1));
    const { message: byId } = await say('Anna', '/impact regels start-twente');
    expect(byId.text).toContain(words.cardTitle(1));
    const { message: byState } = await say('Anna', '/impact regels province-buys');
    expect(byState.text).toContain(`${words.conditions.signals}: ${words.signals.province_buys}`);
    expect(byState.text).not.toContain('province_buys');
    expect((await say('Anna', '/impact regels qwerty')).message.text).toContain(words.none('qwerty'));
  });

  it('are changed by a network broker, who first sees what moves', async () => {
    const { press } = await say('Anna', '/impact regels start-twente');
    const form = formIn(await press(words.change));
    const second = formIn(await form.send({ [words.first]: 'Novel-T', [words.second]: words.itself }));
    expect(second.words).toContain(words.dryRun(0, 0));
    expect((await newest('start-twente')).version).toBe(1);
    const done = await second.send({ [words.reason]: 'Afgesproken in het overleg.' });
    expect(wordsIn(done).words).toContain(words.applied(2));
    expect(await newest('start-twente')).toMatchObject({
      version: 2,
      destinations: ['novelt', 'municipality'],
      source: 'person',
      reason: 'Afgesproken in het overleg.',
      conditions: { topics: ['starten', 'businessmodel'], regions: ['twente'] },
    });
    const history = wordsIn(await (await say('Anna', '/impact regels start-twente')).press(words.history));
    expect(history.words).toContain('Afgesproken in het overleg.');
  });

  it('are turned off, after which the card offers to turn them on', async () => {
    const { press } = await say('Anna', '/impact regels network');
    const form = formIn(await press(words.withdraw));
    expect(wordsIn(await form.send({ [words.reason]: 'Niet meer nodig.' })).words).toContain(words.applied(2));
    expect((await newest('network')).withdrawn).toBe(true);
    const { message } = await say('Anna', '/impact regels network');
    expect(message.text).toContain(words.isWithdrawn);
    expect(message.buttons).toEqual([words.restore, words.history]);
  });

  it('say so to the second of two who change the same', async () => {
    const [first, second] = [
      await say('Anna', '/impact regels province-buys'),
      await say('Anna', '/impact regels province-buys'),
    ];
    const [one, two] = [formIn(await first.press(words.withdraw)), formIn(await second.press(words.withdraw))];
    await one.send({ [words.reason]: 'Eerste.' });
    expect(wordsIn(await two.send({ [words.reason]: 'Tweede.' })).words).toContain(words.changedMeanwhile);
    expect((await newest('province-buys')).reason).toBe('Eerste.');
  });

  it('are shown to any colleague, who cannot change them', async () => {
    const { message } = await say('Bram', '/impact regels start-twente');
    expect(message.text).toContain(words.cardTitle(2));
    expect(message.buttons).toEqual([]);
    expect((await say('Bram', '/impact loketten roz')).message.buttons).toEqual([]);
  });

  it('have a contact that a network broker fills in', async () => {
    const { message, press } = await say('Anna', '/impact loketten roz');
    expect(message.text).toContain('ROZ');
    const form = formIn(await press(nl.counters.changeContact));
    const reason = { [words.reason]: 'Gebeld.' };
    const refused = formIn(await form.send({ [nl.counters.email]: 'geen adres', ...reason }));
    expect(refused.fields.map(({ error }) => error)).toContain(nl.counters.badEmail);
    const done = wordsIn(await refused.send({ [nl.counters.email]: 'testloket@example.nl', ...reason }));
    expect(done.words).toContain('versie 2');
    expect((await say('Anna', '/impact loketten roz')).message.text).toContain('testloket@example.nl');
    expect(running.logged.join('\n')).not.toContain('testloket@example.nl');
  });

  it('are redrawn wherever their cards stand, and in a channel nobody reads who works there', async () => {
    const { prisma } = running.database;
    await prisma.counterMember.create({ data: { counterId: 'rbz', email: 'wie@example.nl', name: 'Testpersoon' } });
    const alone = await say('Anna', '/impact loketten rbz');
    const among = await say('Anna', '/impact loketten rbz', 'channel');
    const other = await say('Bram', '/impact loketten rbz');
    expect(alone.message.text).toContain('Testpersoon');
    const reason = { [words.reason]: 'Gebeld.' };
    await formIn(await alone.press(nl.counters.changeContact)).send({ [nl.counters.phone]: '038 123', ...reason });
    const shown = [];
    for (const card of [alone, among, other]) shown.push(await card.redrawn('038 123'));
    expect(shown.map((text) => text.includes('Testpersoon'))).toEqual([true, false, false]);
    const env = { DATABASE_URL: running.database.url };
    const done = await runCommand(['counters', 'change', 'rbz', '--phone', '038 456', '--reason', 'x'], env);
    expect(done.stderr).toBe('');
    for (const card of [alone, among, other]) expect(await card.redrawn('038 456')).not.toContain('038 123');
  });

  it('show their newest version on every card, of who may change them and who may not', async () => {
    const mine = await say('Anna', '/impact regels start-twente');
    const [copy, other] = [
      await say('Anna', '/impact regels start-twente'),
      await say('Bram', '/impact regels start-twente'),
    ];
    await formIn(await mine.press(words.withdraw)).send({ [words.reason]: 'Niet meer nodig.' });
    for (const card of [mine, copy, other]) await card.redrawn(words.isWithdrawn);
  });

  it('raise an alarm with the network broker and in the log when one is broken by another process', async () => {
    const { thread } = await driver.say('Zwijger', 'hallo', 'channel');
    await driver.answers(thread, 1);
    const { id: personId } = await running.database.prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    await running.database.prisma.roleGrant.create({ data: { personId, role: 'network_broker' } });
    const alone = await driver.direct('Zwijger');
    await running.database.prisma.ruleVersion.create({
      data: {
        ruleId: 'innovation-twente',
        version: 9,
        position: 1,
        conditions: { topics: ['innovatie'] },
        destinations: ['weg'],
        because: { nl: 'daarom', en: 'that is why' },
        basis: 'test',
        source: 'operator',
      },
    });
    const [alarm] = await driver.answers(alone, 1);
    expect(alarm?.text).toContain(words.alarm);
    expect(alarm?.text).toContain(words.broken['unknown-counter'](1, 'weg'));
    expect(running.logged.filter((line) => line.includes('routing rule is broken'))).toHaveLength(1);
  });
});
