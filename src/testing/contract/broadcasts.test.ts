import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import type { Role } from '../../store/generated/enums.ts';
import type { ChatDriver, ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { formIn, type Shown, wordsIn } from '../shown.ts';
import { PLATFORMS } from './drivers.ts';

/** People are at work. */
const MONDAY = new Date('2026-11-30T09:00:00Z');
const { broadcasts } = nl;
const { buttons, fields } = broadcasts;
const TEXT = 'Vrijdag is er <!here> taart @channel.\n\n- om 10 uur\n- in de hal';

describe.each(PLATFORMS)('a broadcast, in $name', ({ createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;
  const inboxes = new Map<string, string>();

  beforeAll(async () => {
    driver = await createDriver();
    running = await startRunningBot([driver]);
    await setClock(running.database.prisma, MONDAY);
    await meet('Bea', 'broker');
    await meet('Anna', 'ambassador');
    await meet('Cor', 'ambassador');
    await meet('Dirk');
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  async function meet(person: string, role?: Role): Promise<void> {
    await driver.answers((await driver.say(person, 'Hoi')).thread, 1);
    const { id } = await running.database.prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    if (role) await running.database.prisma.roleGrant.create({ data: { personId: id, role } });
    inboxes.set(person, await driver.direct(person));
  }

  function read(person: string, words: string, where = inboxes.get(person) ?? ''): Promise<ReceivedMessage> {
    return eventually(
      `“${words}” at ${person}`,
      async () => (await driver.answers(where, 0)).findLast(({ text }) => text.includes(words)),
      async () => JSON.stringify((await driver.answers(where, 0)).map(({ text }) => text)),
    );
  }

  async function press(
    person: string,
    message: ReceivedMessage,
    label: string,
    where = inboxes.get(person) ?? '',
  ): Promise<Shown> {
    return (await driver.press(person, where, message.id, label)).shown();
  }

  /** Writes one with the form; returns the card of it. */
  async function write(values: Record<string, string | string[]>): Promise<{ card: ReceivedMessage; where: string }> {
    const { thread } = await driver.say('Bea', '/impact bericht');
    const [invitation] = await driver.answers(thread, 1);
    if (!invitation) throw new Error('Nobody is invited to write.');
    const form = formIn(await press('Bea', invitation, broadcasts.invitation.label, thread));
    await form.send(values);
    const { number } = await running.database.prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    const places = [thread, inboxes.get('Bea') ?? ''];
    return eventually('the card', async () => {
      for (const where of places) {
        const card = (await driver.answers(where, 0)).find(({ text }) =>
          text.includes(broadcasts.states.draft(number)),
        );
        if (card) return { card, where };
      }
      return undefined;
    });
  }

  async function got(person: string, words: string): Promise<ReceivedMessage[]> {
    return (await driver.answers(inboxes.get(person) ?? '', 0)).filter(({ text }) => text.includes(words));
  }

  it('is shown first with who gets it, and reaches each of them once, with nothing in it that acts', async () => {
    const { card, where } = await write({
      [fields.title]: 'Taart',
      [fields.textNl]: TEXT,
      [fields.roles]: [nl.people.roles.ambassador],
    });
    expect(card.text).toContain(broadcasts.to(nl.people.roles.ambassador));
    expect(card.text).toMatch(/Dit krijgen 2 collega’s/);
    expect(card.text).toContain(broadcasts.mentionsDoNothing);
    expect(card.buttons).toEqual([buttons.send, buttons.test, buttons.change, buttons.drop]);
    expect(await got('Anna', 'Taart')).toEqual([]);
    expect(wordsIn(await press('Bea', card, buttons.send, where)).words).toContain(broadcasts.goesOut);
    for (const person of ['Anna', 'Cor']) {
      const message = await read(person, 'Taart');
      expect(message.text).toContain('Vrijdag is er <!here> taart @channel.');
      expect(message.buttons).toEqual([broadcasts.seen, broadcasts.noMore]);
    }
    await read('Bea', `${broadcasts.recipients.sent}: 2`, where);
    const done = await read('Bea', 'verstuurd', where);
    expect(done.id).toBe(card.id);
    expect(await got('Anna', 'Taart')).toHaveLength(1);
    expect(await got('Dirk', 'Taart')).toEqual([]);
  });

  it('counts as seen who presses, and nobody else', async () => {
    const message = await read('Anna', 'Taart');
    expect(wordsIn(await press('Anna', message, broadcasts.seen)).words).toContain(broadcasts.thanks);
    const seen = await read('Anna', broadcasts.seenMessage);
    expect(seen.id).toBe(message.id);
    expect(seen.buttons).not.toContain(broadcasts.seen);
    const states = await running.database.prisma.broadcastRecipient.findMany({ orderBy: { state: 'asc' } });
    expect(states.map(({ state }) => state)).toEqual(['sent', 'acknowledged']);
  });

  it('is corrected and taken back in every chat', async () => {
    const { card, where } = await write({
      [fields.title]: 'Thee',
      [fields.textNl]: 'Om drie uur.',
      [fields.roles]: [nl.people.roles.ambassador],
    });
    await press('Bea', card, buttons.send, where);
    const before = await read('Cor', 'Om drie uur');
    await read('Anna', 'Om drie uur');
    const done = await read('Bea', `${broadcasts.recipients.sent}: 2`, where);
    const form = formIn(await press('Bea', done, buttons.correct, where));
    await form.send({ [fields.textNl]: 'Om vier uur.' });
    const corrected = await read('Cor', 'Om vier uur');
    expect(corrected.id).toBe(before.id);
    expect(corrected.text).toContain(broadcasts.correctedMessage);
    const after = await read('Bea', 'Verbeteren: 2 gedaan, klaar', where);
    const ask = formIn(await press('Bea', after, buttons.recall, where));
    await ask.send({});
    const recalled = await read('Cor', broadcasts.recalledMessage);
    expect(recalled.id).toBe(before.id);
    expect(recalled.text).not.toContain('Om vier uur');
    await read('Bea', 'Terugtrekken: 2 gedaan, klaar', where);
  });
});
