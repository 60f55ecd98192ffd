import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver, Place } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { formIn, wordsIn } from '../shown.ts';
import { createDemonstration, type Demonstration } from './demonstration.ts';
import { PLATFORMS } from './drivers.ts';

describe.each(PLATFORMS)('forms and cards in $name', ({ createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;
  let demonstration: Demonstration;
  let cards = 0;

  beforeAll(async () => {
    driver = await createDriver();
    demonstration = createDemonstration();
    running = await startRunningBot([driver], {}, [demonstration.skill]);
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  /** A new card, and what can be done with it. */
  async function showCard(person: string, place?: Place) {
    cards += 1;
    const { thread } = await driver.say(person, `toon kaart ${cards}`, place);
    const [message] = await driver.answers(thread, 1);
    if (!message) throw new Error('There is no card.');
    const press = async (label: string, who = person) => (await driver.press(who, thread, message.id, label)).shown();
    /** The card, as soon as these words stand in it. */
    const reads = (text: string) =>
      eventually(
        `the card to say "${text}"`,
        async () => (await driver.answers(thread, 1)).find(({ id, text: said }) => id === message.id && said === text),
        async () => JSON.stringify(await driver.answers(thread, 1)),
      );
    return { thread, message, press, reads };
  }

  it('opens a form with all that was asked for', async () => {
    const card = await showCard('Anna');
    const form = formIn(await card.press('Meld iets'));
    expect(form).toMatchObject({ title: 'Meld iets', submitLabel: 'Verstuur' });
    expect(form.words).toContain('Vertel het ons.');
    expect(form.fields).toEqual([
      { label: 'Wat', value: '', options: [], error: null },
      { label: 'Meer', value: '', options: [], error: null },
      { label: 'Soort', value: 'Een vraag', options: ['Een vraag', 'Een wens'], error: null },
      { label: 'Thema’s', value: [], options: ['Circulair', 'Sociaal', 'Voedsel, water'], error: null },
      { label: 'Dit mag bewaard worden', value: false, options: [], error: null },
      { label: 'Wanneer', value: '', options: [], error: null },
    ]);
  });

  it('shows what is wrong, keeps what was typed, and takes it the second time', async () => {
    const card = await showCard('Anna');
    const filledIn = {
      Wat: 'niets',
      Meer: 'Een regel.\nNog <een> & meer *regels*.',
      Soort: 'Een vraag',
      'Thema’s': ['Circulair', 'Voedsel, water'],
      'Dit mag bewaard worden': true,
      Wanneer: '2026-12-01',
    };
    const refused = formIn(await formIn(await card.press('Meld iets')).send(filledIn));
    expect(refused.fields.map(({ error }) => error)).toEqual([
      'Er moet iets te melden zijn.',
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(Object.fromEntries(refused.fields.map(({ label, value }) => [label, value]))).toEqual(filledIn);
    expect(wordsIn(await refused.send({ Wat: 'iets' })).words).toContain('Het is gemeld.');
    expect(demonstration.reports.at(-1)).toEqual({
      what: 'iets',
      more: filledIn.Meer,
      kind: 'question',
      themes: ['circular', 'food,water'],
      sure: true,
      day: '2026-12-01',
    });
    expect((await driver.answers(card.thread, 2)).at(-1)?.text).toBe('Gemeld: iets');
  });

  it('keeps what was typed when something breaks', async () => {
    const card = await showCard('Anna');
    const form = formIn(await card.press('Meld iets'));
    const failed = formIn(await form.send({ Wat: 'kapot', 'Dit mag bewaard worden': true }));
    expect([failed.words, ...failed.fields.map(({ error }) => error)].join('\n')).toContain(nl.forms.failed);
    expect(failed.fields[0]?.value).toBe('kapot');
    expect(wordsIn(await failed.send({ Wat: 'heel' })).words).toContain('Het is gemeld.');
    await driver.answers(card.thread, 2);
  });

  it('acts once on a form that is sent in twice', async () => {
    const card = await showCard('Anna');
    const form = formIn(await card.press('Meld iets'));
    const before = demonstration.reports.length;
    const twice = { Wat: 'dubbel', 'Dit mag bewaard worden': true };
    const shown = await Promise.all([form.send(twice), form.send(twice)]);
    for (const one of shown) expect(wordsIn(one).words).toContain('Het is gemeld.');
    expect(demonstration.reports.length).toBe(before + 1);
    const told = await driver.answers(card.thread, 2);
    expect(told.slice(1).map(({ text }) => text)).toEqual(['Gemeld: dubbel']);
  });

  it('goes on to a next step and closes after the last', async () => {
    const card = await showCard('Anna');
    const first = formIn(await card.press('Meld iets'));
    const second = formIn(await first.send({ Wat: 'bankjes', Soort: 'Een wens', 'Dit mag bewaard worden': true }));
    expect(second).toMatchObject({ title: 'Stap 2', fields: [{ label: 'Plaats', value: '' }] });
    expect(second.words).toContain('Het gaat over bankjes.');
    expect(await second.send({ Plaats: 'Zwolle' })).toEqual({ kind: 'nothing' });
    expect(demonstration.reports.at(-1)).toEqual({ what: 'bankjes', place: 'Zwolle' });
  });

  it.each(['direct', 'channel'] as const)('changes a card in a %s place', async (place) => {
    const card = await showCard('Anna', place);
    expect(card.message.buttons).toEqual(['Neem aan', 'Meld iets', 'Haal weg', 'Alleen beheer']);
    expect(wordsIn(await card.press('Neem aan')).words).toContain('Aangenomen.');
    await card.reads('De kaart is aangenomen.');
    expect(await driver.answers(card.thread, 1)).toHaveLength(1);
  });

  it('says so to who presses a card after somebody else did', async () => {
    const card = await showCard('Anna', 'channel');
    await card.press('Neem aan');
    await card.reads('De kaart is aangenomen.');
    expect(wordsIn(await card.press('Neem aan', 'Bram')).words).toContain('Deze kaart is al aangenomen.');
  });

  it('asks before it does what cannot be undone', async () => {
    const card = await showCard('Anna');
    const question = formIn(await card.press('Haal weg'));
    expect(question).toMatchObject({ submitLabel: 'Haal echt weg' });
    expect(question.words).toContain('De kaart gaat weg. Doorgaan?');
    await card.reads('De kaart is open.');
    expect(wordsIn(await question.send({})).words).toContain('Weggehaald.');
    expect((await card.reads('De kaart is weg.')).buttons).toEqual([]);
  });

  it('denies at the press what the role does not allow', async () => {
    const card = await showCard('Anna');
    expect(wordsIn(await card.press('Alleen beheer')).words).toContain(nl.conversation.forbidden);
  });

  it('writes to somebody who never wrote to it alone', async () => {
    await showCard('Zwijger', 'channel');
    const { id } = await running.database.prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    demonstration.tell(id);
    const thread = await driver.direct('Zwijger');
    const card = await showCard('Anna');
    await card.press('Neem aan');
    expect((await driver.answers(thread, 1)).map(({ text }) => text)).toEqual(['Er is een kaart aangenomen.']);
  });

  it('writes nothing of what was filled in to the log', async () => {
    const card = await showCard('Anna');
    await formIn(await card.press('Meld iets')).send({ Wat: 'kanarievogel', 'Dit mag bewaard worden': true });
    await driver.answers(card.thread, 2);
    expect(running.logged.join('\n')).not.toContain('kanarievogel');
  });
});
