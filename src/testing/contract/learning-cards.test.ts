import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { learningCards, ambassadors } = nl;
const QUESTION = 'Hoeveel procent van onze inkoop is nu sociaal?';
const SAID = `maak een leerkaart over inkoop: vraag: ${QUESTION} antwoord: 12 procent. fout: 40 procent. uitleg: Dat telde de afdeling inkoop in 2026. bron: Jaarverslag inkoop 2026`;

describe.each(PLATFORMS)('a learning card of a broker, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let cor: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna');
    cor = await stage.meet(driver, 'Cor', 'broker');
    const { prisma } = stage.running.database;
    for (const { person, personId } of [anna, cor]) {
      await prisma.person.update({ where: { id: personId }, data: { displayName: person } });
    }
  });

  afterAll(() => stage?.stop());

  const cards = () => stage.running.database.prisma.learningCard.findMany({ orderBy: { createdAt: 'asc' } });

  /** Says it anew, and gives the answer with where it stands. */
  async function say({ driver, person }: Seat, text: string): Promise<{ answer: ReceivedMessage; thread: string }> {
    const { thread } = await driver.say(person, text);
    const answer = (await driver.answers(thread, 1)).at(-1);
    if (!answer) throw new Error(`Nothing is said to ${text}.`);
    return { answer, thread };
  }

  it('is written by brokers only, who hear it kindly', async () => {
    const { answer } = await say(anna, SAID);
    expect(answer.text).toContain(learningCards.onlyBrokers);
    expect(await cards()).toEqual([]);
  });

  it('is not used without an answer and a source, and takes them in words', async () => {
    const { answer, thread } = await say(cor, `maak een leerkaart: ${QUESTION}`);
    expect(answer.text).toContain(learningCards.missing.right);
    expect(answer.text).toContain(learningCards.missing.source);
    expect(answer.buttons).toEqual([learningCards.complete, learningCards.withdraw]);
    const more = await stage.say(cor, thread, 'antwoord: 12 procent');
    expect(more.text).toContain('12 procent');
    expect(more.text).not.toContain(learningCards.missing.right);
    const whole = await stage.say(cor, thread, 'https://inkoop.example.nl/jaarverslag');
    expect(whole.text).toContain('https://inkoop.example.nl/jaarverslag');
    expect(whole.buttons).toContain(learningCards.use);
    await stage.press(cor, whole, learningCards.withdraw, thread);
    await eventually('it is gone', async () => (await cards()).length === 0 || undefined);
  });

  it('is shown as ambassadors see it, used, asked, answered in own words, listed and taken away', async () => {
    const { prisma } = stage.running.database;
    const { answer: shown, thread } = await say(cor, SAID);
    for (const words of [
      QUESTION,
      '12 procent',
      '40 procent',
      'Dat telde de afdeling inkoop',
      'Jaarverslag inkoop 2026',
    ])
      expect(shown.text).toContain(words);
    expect(shown.text).toContain(learningCards.about(['inkoop en aanbesteden']));
    const yes = await stage.say(cor, thread, 'ja, prima zo');
    expect((await cards())[0]?.content).toBe(null);
    // The only broker of the organisation: there is nobody else to look at it.
    expect(wordsIn(await stage.press(cor, yes, learningCards.use, thread)).words).toContain(learningCards.used);
    const [card] = await cards();
    expect(card?.content).toMatchObject({ question: QUESTION, right: '12 procent', wrong: '40 procent' });
    expect(await prisma.auditEntry.count({ where: { action: 'card.added' } })).toBe(1);

    // It comes to an ambassador of the same organisation, whom no other card is left.
    await prisma.roleGrant.create({ data: { personId: anna.personId, role: 'ambassador' } });
    await prisma.ambassador.create({ data: { personId: anna.personId, pace: 'weekly', days: [0, 1, 2, 3, 4] } });
    await onlyThisCard(card?.id ?? '');
    const { answer: asked, thread: where } = await say(anna, 'geef me een leerkaart');
    expect(asked.text).toContain(QUESTION);
    expect(asked.buttons.toSorted()).toEqual(['12 procent', '40 procent']);
    const right = await stage.say(anna, where, 'volgens mij 12 procent');
    expect(right.text).toContain(ambassadors.verdicts.right);
    expect(right.text).toContain('Jaarverslag inkoop 2026');
    const memory = await prisma.cardMemory.findUniqueOrThrow({
      where: { personId_cardId: { personId: anna.personId, cardId: card?.id ?? '' } },
    });
    expect(memory.verdict).toBe('right');
    expect(memory.dueOn.getTime()).toBeGreaterThan(new Date('2026-12-01').getTime());

    expect((await say(cor, 'ik wil een leerkaart maken')).answer.buttons).toContain(learningCards.invitation.label);
    expect((await say(cor, 'welke leerkaarten hebben we zelf gemaakt?')).answer.text).toContain(QUESTION);
    const { answer: list, thread: listed } = await say(cor, '/impact leerkaarten');
    expect(list.text).toContain(learningCards.listed(QUESTION, 'used'));
    await stage.press(cor, list, learningCards.look(1), listed);
    const again = await stage
      .read(cor, learningCards.standings.used, listed)
      .catch(() => stage.read(cor, learningCards.standings.used));
    expect(again.buttons).toContain(learningCards.withdraw);
    const { answer: none } = await say(anna, '/impact leerkaarten');
    expect(none.text).not.toContain(QUESTION);
  });

  it('is agreed with by a second broker where there is one, and asked anew when it changes', {
    timeout: 240_000,
  }, async () => {
    const { prisma } = stage.running.database;
    const dirk = await stage.meet(cor.driver, 'Dirk', 'broker');
    await prisma.person.update({ where: { id: dirk.personId }, data: { displayName: 'Dirk' } });
    const question = 'Welke afdeling koopt bij de sociale bakker?';
    const { answer: shown, thread } = await say(
      cor,
      `leerkaart: vraag: ${question} antwoord: Facilitair. bron: Nieuwsbrief van maart`,
    );
    expect(shown.text).toContain(learningCards.open);
    expect(wordsIn(await stage.press(cor, shown, learningCards.use, thread)).words).toContain(
      learningCards.secondAsked,
    );
    const asked = await stage.read(dirk, learningCards.asksYou('Cor'));
    expect(asked.text).toContain(question);
    const form = formIn(await stage.press(dirk, asked, learningCards.disagree));
    await form.send({ [learningCards.reason]: 'Het is Communicatie' });
    await stage.read(cor, learningCards.refused('Dirk', question, 'Het is Communicatie.'));
    expect((await cards()).at(-1)?.content).toBe(null);

    const changed = await stage.say(cor, thread, 'antwoord: Communicatie');
    expect(changed.text).toContain('Communicatie');
    await stage.press(cor, changed, learningCards.use, thread);
    const anew = await eventually('asked anew', async () =>
      (await stage.all(dirk, learningCards.asksYou('Cor'))).findLast(({ text }) => text.includes('Communicatie')),
    );
    await stage.press(dirk, anew, learningCards.agree);
    await stage.read(cor, learningCards.agreed('Dirk', question));
    expect((await cards()).at(-1)?.content).toMatchObject({ right: 'Communicatie' });
    // Pressed once more it has been decided.
    expect(await prisma.auditEntry.count({ where: { action: 'card.added' } })).toBe(2);
  });

  it('is nobody’s of another organisation', async () => {
    const { prisma } = stage.running.database;
    const { id: other } = await prisma.organisation.create({ data: { slug: `elders-${Date.now()}`, name: 'Elders' } });
    await prisma.learningCard.updateMany({ where: { organisationId: { not: null } }, data: { organisationId: other } });
    expect((await say(cor, '/impact leerkaarten')).answer.text).toContain(learningCards.none);
    expect((await say(anna, 'geef me een leerkaart')).answer.text).not.toContain(QUESTION);
  });

  /** All that comes with the program is withdrawn. */
  async function onlyThisCard(id: string): Promise<void> {
    const { prisma } = stage.running.database;
    const { openLearningContent } = await import('../../app/learning-content.ts');
    const { cards: all } = await openLearningContent();
    await prisma.learningCard.createMany({
      data: all.filter((card) => card.id !== id).map((card) => ({ id: card.id, withdrawnAt: new Date() })),
    });
  }
});
