import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { PLATFORMS } from './drivers.ts';
import { createQuestionStage, type QuestionStage } from './question-stage.ts';

describe.each(PLATFORMS)('what an article is known not to say, in $name', ({ createDriver }) => {
  let stage: QuestionStage;

  beforeAll(async () => {
    stage = await createQuestionStage(createDriver);
  });

  afterAll(() => stage?.stop());

  it.each([
    [
      'welke boeren en bakkers leveren er aan het provinciehuis?',
      nl.answers.declinedLacking('Impact opnemen in een opdracht en aanbesteding'),
    ],
    [
      'how many reserved contracts did Zwolle award last year?',
      en.answers.declinedLacking('Including impact in an assignment and a tender'),
    ],
  ])('is declined with the name of the article: %s', async (question, said) => {
    const { message } = await stage.ask('Anna', question);
    expect(message.text).toContain(said);
  });
});
