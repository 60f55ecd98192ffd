import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { isSlack } from '../slack-driver.ts';
import { isTeams } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, MONDAY, type Seat } from './broadcast-stage.ts';
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
    expect(wordsIn(await stage.press(bea, card, buttons.test, where)).words).toContain(broadcasts.tested);
    const tried = await stage.read(bea, broadcasts.isTest);
    expect(tried.text).toContain('Vrijdag is er <!here> taart');
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
    const refused = formIn(await form.send({ [fields.textNl]: 'Om vier uur, zie https://intranet.local/thee.' }));
    const errors = refused.fields.flatMap(({ label, error }) => (error === null ? [] : [`${label}: ${error}`]));
    expect(errors).toEqual([`${fields.textNl}: ${broadcasts.errors.privateInWords}`]);
    expect(await stage.all(cor, 'intranet')).toEqual([]);
    await refused.send({ [fields.textNl]: 'Om vier uur.' });
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

  it('is for the ambassadors of a theme, and for who chose none', async () => {
    const { prisma } = stage.running.database;
    const chosen = new Map([
      [anna, ['circulair']],
      [cor, ['zorg-welzijn']],
      [dirk, []],
    ]);
    for (const [{ personId }, themes] of chosen)
      await prisma.ambassador.create({ data: { personId, themes, pace: 'weekly', days: [0] } });
    const theme = { [nl.audiences.fields.themes]: ['circulaire economie'] };
    const contents = { [fields.title]: 'Kringloop', [fields.textNl]: 'Om vijf uur.', ...theme };
    const { card, where } = await stage.write(bea, contents);
    expect(card.text).toContain(broadcasts.to('ambassadeurs voor circulaire economie bij Provincie Test'));
    await stage.press(bea, card, buttons.send, where);
    await stage.read(anna, 'Kringloop');
    await stage.read(dirk, 'Kringloop');
    await stage.read(bea, `${broadcasts.recipients.sent}: 2`, where);
    expect(await stage.all(cor, 'Kringloop')).toEqual([]);
  });

  it('is in Dutch and in English for who reads that, with its lists and its link, and is corrected in both', async () => {
    const { prisma } = stage.running.database;
    await setClock(prisma, new Date(MONDAY.getTime() + 14 * 86_400_000));
    await prisma.person.update({ where: { id: dirk.personId }, data: { language: 'en' } });
    const link = 'https://www.example.nl/markt';
    const contents = {
      [fields.title]: 'Markt',
      [fields.textNl]: 'Kom ook.\n\n- om 10 uur\n- in de hal\n\n1. eerst lopen\n2. dan fietsen',
      [fields.textEn]: 'Come too.',
      [fields.link]: link,
    };
    const { card, where } = await stage.write(bea, contents);
    await stage.press(bea, card, buttons.send, where);
    const dutch = await stage.read(anna, 'Kom ook.');
    for (const words of ['• om 10 uur', '1. eerst lopen', '2. dan fietsen']) expect(dutch.text).toContain(words);
    expect(dutch.buttons).toContain(broadcasts.openLink);
    const english = await stage.read(dirk, 'Come too.');
    expect(english.text).not.toContain('Kom ook');
    expect(english.buttons).toContain(en.broadcasts.openLink);
    const { driver } = anna;
    const arrived = isSlack(driver) ? driver.calls : isTeams(driver) ? driver.connector.received : [];
    const withLink = arrived.filter((one) => JSON.stringify(one).includes(link));
    for (const words of ['Kom ook.', 'Come too.'])
      expect(withLink.some((one) => JSON.stringify(one).includes(words))).toBe(true);
    const done = await stage.read(bea, `${broadcasts.recipients.sent}: 4`, where);
    const form = formIn(await stage.press(bea, done, buttons.correct, where));
    await form.send({ [fields.textNl]: 'Kom morgen.', [fields.textEn]: 'Come tomorrow.' });
    expect((await stage.read(anna, 'Kom morgen.')).id).toBe(dutch.id);
    const corrected = await stage.read(dirk, 'Come tomorrow.');
    expect(corrected.id).toBe(english.id);
    expect(corrected.text).toContain(en.broadcasts.correctedMessage);
  });

  it('is bold where stars say so: as it is shown first, as it comes, as a reminder and corrected', async () => {
    const { prisma } = stage.running.database;
    await setClock(prisma, new Date(MONDAY.getTime() + 28 * 86_400_000));
    const contents = {
      [fields.title]: 'Verf',
      [fields.textNl]: 'Kom *vrijdag* langs, 2 * 3 pot.\n\n- neem **een kwast** mee',
    };
    const { card, where } = await stage.write(bea, contents);
    expect(card.bold).toEqual(expect.arrayContaining(['vrijdag', 'een kwast']));
    await stage.press(bea, card, buttons.send, where);
    const message = await stage.read(anna, 'Kom vrijdag langs, 2 * 3 pot.');
    expect(message.bold).toEqual(expect.arrayContaining(['vrijdag', 'een kwast']));
    expect(message.text).toContain('neem een kwast mee');
    const done = await stage.read(bea, `${broadcasts.recipients.sent}: 4`, where);
    await stage.press(bea, done, buttons.remind, where);
    const reminder = await stage.read(anna, broadcasts.reminder);
    expect(reminder.bold).toContain('een kwast');
    const form = formIn(await stage.press(bea, done, buttons.correct, where));
    await form.send({ [fields.textNl]: 'Kom **maandag** langs.' });
    expect((await stage.read(anna, 'Kom maandag langs.')).bold).toContain('maandag');
    await stage.press(anna, message, broadcasts.seen);
  });

  it('says at the field what is not right, and keeps what was filled in', async () => {
    const { thread } = await bea.driver.say('Bea', '/impact bericht');
    const invitation = await eventually('the invitation to write', async () =>
      (await bea.driver.answers(thread, 1)).findLast((one) => one.buttons.includes(broadcasts.invitation.label)),
    );
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
