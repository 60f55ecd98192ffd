import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { PLATFORMS } from './drivers.ts';
import { createQuestionStage, NOT_HELD, type QuestionStage } from './question-stage.ts';

const { corrections } = nl;

describe.each(PLATFORMS)('a message that was understood wrongly, in $name', ({ createDriver }) => {
  let stage: QuestionStage;

  beforeAll(async () => {
    stage = await createQuestionStage(createDriver);
  });

  afterAll(() => stage?.stop());

  it('is corrected by a broker on the card of a question, who sees what is kept of it', async () => {
    const anna = await stage.ask('Anna', NOT_HELD);
    await stage.driver.press('Anna', anna.thread, anna.message.id, nl.gaps.ask);
    const card = await eventually('the card', async () =>
      (await stage.driver.answers(stage.inbox, 1)).find(({ text }) => text.includes('fietsenstalling')),
    );
    const form = formIn(await (await stage.driver.press('Bea', stage.inbox, card.id, nl.gaps.isCase)).shown());
    expect(form.words).toContain(corrections.formFate);
    const text = 'Een fietsenmaker uit Almelo zoekt een pand, bel 06-12345678';
    const shown = await form.send({ [corrections.text]: text, [corrections.topic]: 'een pand of locatie' });
    expect(wordsIn(shown).words).toContain(corrections.kept);
    expect(await stage.running.database.prisma.correction.findMany()).toMatchObject([
      {
        purpose: 'case',
        topics: ['locatie'],
        text: 'Een fietsenmaker uit Almelo zoekt een pand, bel […]',
        state: 'open',
      },
    ]);
  });

  it('is typed behind a command, by a broker only', async () => {
    const bea = await stage.ask('Bea', '/impact corrigeer lekker weer voor een terras in Almelo');
    const form = formIn(await (await stage.driver.press('Bea', bea.thread, bea.message.id, corrections.open)).shown());
    const shown = await form.send({ [corrections.what]: corrections.kinds['no-case'] });
    expect(wordsIn(shown).words).toContain(corrections.kept);
    expect((await stage.ask('Bea', '/impact correct')).message.text).toMatch(
      new RegExp(`${corrections.empty}|${en.corrections.empty}`),
    );
    expect((await stage.ask('Anna', '/impact corrigeer hallo')).message.text).toContain(nl.conversation.forbidden);
  });
});
