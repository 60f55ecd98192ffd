import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { startRunningBot } from '../running-bot.ts';
import { formIn, wordsIn } from '../shown.ts';
import { PLATFORMS } from './drivers.ts';
import { createQuestionStage, NOT_HELD, type QuestionStage } from './question-stage.ts';

const ANSWER = 'De fietsenstalling heeft 180 plaatsen.';

describe.each(PLATFORMS)('what is pressed while the database is busy, in $name', ({ createDriver }) => {
  let stage: QuestionStage;

  beforeAll(async () => {
    stage = await createQuestionStage(createDriver, (driver) =>
      startRunningBot([driver], {}, [], undefined, { patience: undefined }),
    );
  });

  afterAll(() => stage?.stop());

  /** Another connection holds every row of a table meanwhile. */
  function whileHeld<Result>(table: 'organisation' | 'knowledge_gap', act: () => Promise<Result>): Promise<Result> {
    return stage.running.database.prisma.$transaction(
      async (tx) => {
        await tx.$executeRawUnsafe(`SELECT FROM ${table} FOR UPDATE`);
        return act();
      },
      { timeout: 20_000 },
    );
  }

  it('says that nothing happened and can be pressed again; a form stays open with its words', async () => {
    const { thread, message } = await stage.ask('Anna', NOT_HELD);
    const press = async () => (await stage.driver.press('Anna', thread, message.id, nl.gaps.ask)).shown();
    expect(wordsIn(await whileHeld('organisation', press)).words).toContain(nl.platform.busy);
    expect(await stage.running.database.prisma.knowledgeGap.count()).toBe(0);
    expect(wordsIn(await press()).words).toContain(nl.gaps.asked);

    const card = await eventually('the card', async () => {
      const messages = await stage.driver.answers(stage.inbox, 1);
      return messages.find(({ text }) => text.includes(NOT_HELD));
    });
    const form = formIn(await (await stage.driver.press('Bea', stage.inbox, card.id, nl.gaps.answer)).shown());
    const open = formIn(await whileHeld('knowledge_gap', () => form.send({ [nl.gaps.formField]: ANSWER })));
    expect(open.fields).toMatchObject([{ value: ANSWER }]);
    expect(JSON.stringify(open)).toContain(nl.forms.failed);
    expect(wordsIn(await open.send({})).words).toContain(nl.gaps.sent(1));
    expect((await stage.driver.answers(thread, 2)).at(-1)?.text).toContain(ANSWER);
  });
});
