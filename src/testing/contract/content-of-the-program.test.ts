import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLearningContent } from '../../app/learning-content.ts';
import { planFor } from '../../features/ambassadors/planning.ts';
import { nl } from '../../i18n/nl.ts';
import type { LearningContent } from '../../learning-content/library.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { ambassadors, learningCards, hooks } = nl;
const { program } = learningCards;

describe.each(PLATFORMS)('cards and hooks that come along, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let content: LearningContent;
  let anna: Seat;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    content = await openLearningContent();
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    bea = await stage.meet(driver, 'Bea', 'broker');
    const { prisma } = stage.running.database;
    const joinedAt = new Date('2026-06-01T09:00:00Z');
    const data = { personId: anna.personId, pace: 'weekly' as const, days: [0, 1, 2, 3, 4], joinedAt };
    await prisma.ambassador.create({ data: { ...data, themes: ['digitaal'] } });
  });

  afterAll(() => stage?.stop());

  async function command(
    { driver, person }: Seat,
    text: string,
  ): Promise<{ message: ReceivedMessage; thread: string }> {
    const { thread } = await driver.say(person, text);
    const message = (await driver.answers(thread, 1)).at(-1);
    if (!message) throw new Error(`Nothing is said to ${text}.`);
    return { message, thread };
  }

  it('are paged through by a broker, all of them once', async () => {
    const { message, thread } = await command(bea, '/impact kaarten');
    const pages = Math.ceil(content.cards.length / 8);
    expect(message.text).toContain(program.title.card(content.cards.length, 1, pages));
    const seen = [message.text];
    let last = message;
    for (let page = 2; page <= pages; page += 1) {
      await stage.press(bea, last, program.next, thread);
      last = await stage.read(bea, program.title.card(content.cards.length, page, pages), thread);
      seen.push(last.text);
    }
    const all = seen.join('\n');
    for (const { nl: card } of content.cards) expect(all).toContain(card.question.slice(0, 60));
    expect(last.buttons).not.toContain(program.next);
  });

  it('that a broker leaves out are given to nobody of the organisation, until they are taken in again', async () => {
    const { prisma } = stage.running.database;
    const { message, thread } = await command(bea, '/impact haakjes digitalisering');
    const ofTheme = content.hooks.filter(({ themes }) => themes.includes('digitaal'));
    expect(message.text).toContain(program.title.hook(ofTheme.length, 1, Math.ceil(ofTheme.length / 8)));
    const offered = async () => (await command(anna, '/impact haakje digitalisering')).message.text;
    const [first] = ofTheme;
    if (first === undefined) throw new Error('No hook is of this theme.');
    let last = message;
    for (let number = 1; number <= ofTheme.length; number += 1) {
      const { words } = wordsIn(await stage.press(bea, last, program.notHere(number), thread));
      expect(words).toContain(program.unwanted.hook);
      last = await stage.read(bea, `${number}. Niet in onze organisatie`, thread);
    }
    const left = await offered();
    for (const {
      nl: { pitch },
    } of ofTheme)
      expect(left).not.toContain(pitch.slice(0, 60));
    expect(left).not.toContain(hooks.gone);

    const planned = await prisma.$transaction((tx) =>
      planFor(tx, { content: openLearningContent, sources: [] }, '2026-12-01'),
    );
    expect(planned.nudges.filter(({ item }) => ofTheme.some(({ id }) => id === item))).toEqual([]);
    await stage.press(bea, last, program.again(1), thread);
    await stage.read(bea, program.wanted.hook, thread);
    expect(await offered()).toContain(first.nl.pitch.slice(0, 60));
    expect(await prisma.auditEntry.count({ where: { action: 'content.wanted' } })).toBe(1);
    expect(await prisma.auditEntry.count({ where: { action: 'content.unwanted' } })).toBe(ofTheme.length);
  });

  it('are left out of learning too, and not for who is no broker', async () => {
    const { prisma } = stage.running.database;
    const { organisationId } = await prisma.person.findUniqueOrThrow({ where: { id: anna.personId } });
    if (organisationId === null) throw new Error('Anna is of no organisation.');
    const rows = content.cards.map(({ id: item }) => ({ organisationId, kind: 'card', item }));
    await prisma.unwantedContent.createMany({ data: rows });
    expect((await command(anna, 'geef me een leerkaart')).message.text).toContain(ambassadors.noCards);
    await prisma.unwantedContent.deleteMany({ where: { kind: 'card' } });
    const { message } = await command(anna, '/impact kaarten');
    expect(message.buttons).toEqual([]);
  });
});
