import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { PLATFORMS } from './drivers.ts';
import { createQuestionStage, NOT_HELD, type QuestionStage } from './question-stage.ts';

const LIKE_QUESTION = 'hoeveel parkeerplaatsen heeft de fietsenstaling van het provinciehuis';
const ANSWER = 'De fietsenstalling heeft 180 plaatsen.';

describe.each(PLATFORMS)('a question that the sources do not hold, in $name', ({ createDriver }) => {
  let stage: QuestionStage;

  beforeAll(async () => {
    stage = await createQuestionStage(createDriver);
  });

  afterAll(() => stage?.stop());

  async function press(person: string, thread: string, message: ReceivedMessage | undefined, label: string) {
    return (await stage.driver.press(person, thread, message?.id ?? '', label)).shown();
  }

  it('goes to a broker once, however many ask it, and the answer goes to all of them', async () => {
    const anna = await stage.ask('Anna', NOT_HELD);
    expect(wordsIn(await press('Anna', anna.thread, anna.message, nl.gaps.ask)).words).toContain(nl.gaps.asked);
    expect(wordsIn(await press('Anna', anna.thread, anna.message, nl.gaps.ask)).words).toMatch(
      new RegExp(`${nl.gaps.asked}|${nl.gaps.askedBefore}`),
    );
    const cor = await stage.ask('Cor', LIKE_QUESTION);
    await press('Cor', cor.thread, cor.message, nl.gaps.ask);

    // One card for the broker, that says how many are waiting.
    const card = await eventually('the card of two askers', async () => {
      const messages = await stage.driver.answers(stage.inbox, 1);
      return messages.find(({ text }) => text.includes(nl.gaps.askers(2)));
    });
    expect(card.text).toContain(NOT_HELD);
    expect(card.text).not.toContain('Anna');
    expect(await stage.running.database.prisma.knowledgeGap.count()).toBe(1);

    const form = formIn(await press('Bea', stage.inbox, card, nl.gaps.answer));
    const shown = await form.send({ [nl.gaps.formField]: ANSWER });
    expect(wordsIn(shown).words).toContain(nl.gaps.sent(2));
    for (const { thread } of [anna, cor]) {
      const messages = await stage.driver.answers(thread, 2);
      expect(messages.at(-1)?.text).toContain(ANSWER);
    }
  });

  it('reads by itself: what it leans on goes along', async () => {
    const { thread } = await stage.ask('Cor', 'Wat was de Startversneller?');
    await stage.driver.reply('Cor', thread, 'hoeveel euro is die voucher');
    const declined = (await stage.driver.answers(thread, 2)).at(-1);
    await press('Cor', thread, declined, nl.gaps.ask);
    const card = await eventually('the card of the second question', async () => {
      const messages = await stage.driver.answers(stage.inbox, 1);
      return messages.find(({ text }) => text.includes('hoeveel euro is die voucher'));
    });
    expect(card.text).toContain('hoeveel euro is die voucher? (Startversneller)');
  });

  it('becomes an article with one press, with the broker as its source', async () => {
    const answered = await eventually('the card with the answer', async () => {
      const messages = await stage.driver.answers(stage.inbox, 1);
      return messages.find(({ text }) => text.includes(ANSWER));
    });
    expect(wordsIn(await press('Bea', stage.inbox, answered, nl.gaps.makeArticle)).words).toContain(
      nl.gaps.articleMade,
    );
    const { thread, message } = await eventually('an answer from the article', async () => {
      const given = await stage.ask('Dirk', NOT_HELD);
      return given.message.text.includes(ANSWER) ? given : undefined;
    });
    expect(await stage.driver.openPassage('Dirk', thread, message.id, 1)).toContain('Antwoord van de makelaar');
  });

  it('asks before it is closed, and says at once that it is closed already', async () => {
    const fay = await stage.ask('Fay', 'Hoe heet de kat van de conciërge van het gemeentehuis in Olst?');
    await press('Fay', fay.thread, fay.message, nl.gaps.ask);
    const card = await eventually('the card', async () => {
      const messages = await stage.driver.answers(stage.inbox, 1);
      return messages.find(({ text }) => text.includes('conciërge'));
    });
    expect(formIn(await press('Bea', stage.inbox, card, nl.gaps.close)).words).toContain(nl.gaps.closeConfirm);
    // Closed, and the card not yet redrawn.
    const { prisma } = stage.running.database;
    await prisma.knowledgeGap.updateMany({ where: { question: { contains: 'conciërge' } }, data: { state: 'closed' } });
    const late = wordsIn(await press('Bea', stage.inbox, card, nl.gaps.close));
    expect(late.words).toContain(nl.gaps.notOpen);
    expect(late.buttons).toEqual([]);
  });

  it('is a broker’s to answer', async () => {
    const eve = await stage.ask('Eve', 'Welke kleur heeft de voordeur van het gemeentehuis in Raalte?');
    await press('Eve', eve.thread, eve.message, nl.gaps.ask);
    const { prisma } = stage.running.database;
    await prisma.roleGrant.updateMany({ data: { revokedAt: new Date() } });
    const card = await eventually('the card', async () => {
      const messages = await stage.driver.answers(stage.inbox, 1);
      return messages.find(({ text }) => text.includes('voordeur'));
    });
    expect(wordsIn(await press('Bea', stage.inbox, card, nl.gaps.answer)).words).toContain(nl.conversation.forbidden);
  });
});
