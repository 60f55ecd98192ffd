import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts } = nl;
const { buttons, fields } = broadcasts;
const AMBASSADORS = { [fields.roles]: [nl.people.roles.ambassador] };
const TEXT = 'Vrijdag is er <!here> taart @channel.\n\n- om 10 uur\n- in de hal';

describe.each(PLATFORMS)('a broadcast, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;
  let dirk: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    cor = await stage.meet(driver, 'Cor', 'ambassador');
    dirk = await stage.meet(driver, 'Dirk');
  });

  afterAll(() => stage?.stop());

  it('is shown first with who gets it, and reaches each of them once, with nothing in it that acts', async () => {
    const { card, where } = await stage.write(bea, { [fields.title]: 'Taart', [fields.textNl]: TEXT, ...AMBASSADORS });
    expect(card.text).toContain(broadcasts.to(nl.people.roles.ambassador));
    expect(card.text).toMatch(/Dit krijgen 2 collega’s/);
    expect(card.text).toContain(broadcasts.mentionsDoNothing);
    expect(card.buttons).toEqual([buttons.send, buttons.test, buttons.change, buttons.drop, buttons.keep]);
    expect(await stage.all(anna, 'Taart')).toEqual([]);
    expect(wordsIn(await stage.press(bea, card, buttons.send, where)).words).toContain(broadcasts.goesOut);
    for (const seat of [anna, cor]) {
      const message = await stage.read(seat, 'Taart');
      expect(message.text).toContain('Vrijdag is er <!here> taart @channel.');
      expect(message.buttons).toEqual([broadcasts.seen, broadcasts.noMore]);
    }
    const done = await stage.read(bea, `${broadcasts.recipients.sent}: 2`, where);
    expect(done.id).toBe(card.id);
    expect(await stage.all(anna, 'Taart')).toHaveLength(1);
    expect(await stage.all(dirk, 'Taart')).toEqual([]);
  });

  it('counts as seen who presses, and nobody else', async () => {
    const message = await stage.read(anna, 'Taart');
    expect(wordsIn(await stage.press(anna, message, broadcasts.seen)).words).toContain(broadcasts.thanks);
    const seen = await stage.read(anna, broadcasts.seenMessage);
    expect(seen.id).toBe(message.id);
    expect(seen.buttons).not.toContain(broadcasts.seen);
    const { prisma } = stage.running.database;
    const states = await prisma.broadcastRecipient.findMany({ orderBy: { state: 'asc' } });
    expect(states.map(({ state }) => state)).toEqual(['sent', 'acknowledged']);
  });

  it('is corrected and taken back in every chat, and says how far that is', async () => {
    const contents = { [fields.title]: 'Thee', [fields.textNl]: 'Om drie uur.', ...AMBASSADORS };
    const { card, where } = await stage.write(bea, contents);
    await stage.press(bea, card, buttons.send, where);
    const before = await stage.read(cor, 'Om drie uur');
    await stage.read(anna, 'Om drie uur');
    const done = await stage.read(bea, `${broadcasts.recipients.sent}: 2`, where);
    const form = formIn(await stage.press(bea, done, buttons.correct, where));
    await form.send({ [fields.textNl]: 'Om vier uur.' });
    const corrected = await stage.read(cor, 'Om vier uur');
    expect(corrected.id).toBe(before.id);
    expect(corrected.text).toContain(broadcasts.correctedMessage);
    const after = await stage.read(bea, 'Verbeteren: 2 gedaan, klaar', where);
    await formIn(await stage.press(bea, after, buttons.recall, where)).send({});
    const recalled = await stage.read(cor, broadcasts.recalledMessage);
    expect(recalled.id).toBe(before.id);
    expect(recalled.text).not.toContain('Om vier uur');
    await stage.read(bea, 'Terugtrekken: 2 gedaan, klaar', where);
  });

  it('says at the field what is not right, and keeps what was filled in', async () => {
    const { thread } = await bea.driver.say('Bea', '/impact bericht');
    const [invitation] = await bea.driver.answers(thread, 1);
    if (!invitation) throw new Error('Nobody is invited to write.');
    const form = formIn(await stage.press(bea, invitation, broadcasts.invitation.label, thread));
    const values = {
      [fields.title]: 'Taart',
      [fields.link]: 'https://intranet.local/taart',
      [fields.places]: 'Verweggistan',
      [fields.sendOn]: '2026-11-27',
      [fields.sendAt]: '9:30',
    };
    const refused = formIn(await form.send(values));
    const errors = Object.fromEntries(refused.fields.map(({ label, error }) => [label, error]));
    expect(errors).toMatchObject({
      [fields.textNl]: broadcasts.errors.noText,
      [fields.link]: broadcasts.errors.link.private,
      [fields.places]: broadcasts.errors.places,
      [fields.sendOn]: broadcasts.errors.past,
    });
    expect(refused.fields.find(({ label }) => label === fields.title)?.value).toBe('Taart');
  });
});
