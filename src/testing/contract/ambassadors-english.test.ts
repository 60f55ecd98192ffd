import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLearningContent } from '../../app/learning-content.ts';
import { createOutreach } from '../../delivery/outreach.ts';
import { sendDue } from '../../features/ambassadors/sending.ts';
import { weekdayInWords } from '../../i18n/days.ts';
import { en } from '../../i18n/en.ts';
import { wordsIn } from '../shown.ts';
import { SILENT_SLACK } from '../silent-slack.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { ambassadors, pledges } = en;
const platforms = new Map(['slack', 'teams'].map((name) => [name, SILENT_SLACK] as const));
const deps = { content: openLearningContent, sources: [], outreach: createOutreach({ platforms }) };
const DUTCH = /\b(?:het|een|je|niet|ambassadeur|bericht)\b/i;

describe.each(PLATFORMS)('an ambassador who speaks English, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let emily: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    emily = await stage.meet(driver, 'Emily');
  });

  afterAll(() => stage?.stop());

  /** Says it anew, and gives the answer. */
  async function say(text: string) {
    const { driver, person } = emily;
    const { thread } = await driver.say(person, text);
    const answer = (await driver.answers(thread, 1)).at(-1);
    if (!answer) throw new Error(`Nothing is said to ${text}.`);
    expect(answer.text, text).not.toMatch(DUTCH);
    return { answer, thread };
  }

  it('becomes one, chooses, gets a question, hears why, answers, rests, promises and stops, all in English', async () => {
    const { prisma } = stage.running.database;
    expect((await say('What does an ambassador do here?')).answer.text).toContain(ambassadors.about);
    const { answer: joined } = await say('I want to become an ambassador');
    expect(joined.text).toContain(ambassadors.joined);
    expect(joined.text).toContain(ambassadors.example);
    expect(joined.buttons.slice(3)).toEqual([ambassadors.change, ambassadors.restLabel, ambassadors.stop]);
    expect((await say('once a month is enough for my ambassador messages')).answer.text).toContain(
      ambassadors.paces.monthly,
    );
    expect((await say('my ambassador messages only on Mondays please')).answer.text).toContain(
      ambassadors.settings({ pace: 'monthly', days: [0], hours: 'any' }),
    );

    const { cards } = await openLearningContent();
    const card = cards.find((one) => !joined.text.includes(one.en.question));
    if (!card) throw new Error('There is no card.');
    await prisma.$executeRaw`
      INSERT INTO nudge (person_id, planned_for, due_at, kind, item, reason)
      VALUES (${emily.personId}::uuid, '2026-11-30', clock_now(), 'card', ${card.id}, 'card-new')`;
    await prisma.$transaction((tx) => sendDue(tx, deps));
    const nudge = await stage.read(emily, card.en.question);
    expect(nudge.text).not.toMatch(DUTCH);
    expect(nudge.buttons.slice(-3)).toEqual([ambassadors.why, ambassadors.restLabel, ambassadors.stop]);
    expect(wordsIn(await stage.press(emily, nudge, ambassadors.why)).words).toContain(ambassadors.reasons['card-new']);
    await stage.press(emily, nudge, card.en.choices.right);
    const judged = await stage.read(emily, card.en.answer);
    expect(judged.text).toContain(ambassadors.verdicts.right);

    const { answer: away } = await say('no ambassador messages please, I am away for three weeks');
    expect(away.text).toContain(ambassadors.restNow(weekdayInWords('2026-12-21', 'en')));
    expect((await say('I want my ambassador messages again')).answer.text).toContain(ambassadors.resumed);
    const { answer: promised, thread } = await say('I promise to talk to procurement before 1 May');
    expect(promised.text).toContain(pledges.noted);
    const asked = await stage.say(emily, thread, 'when did I promise that again?');
    expect(asked.text).toContain(pledges.madeOn(weekdayInWords('2026-11-30', 'en')));
    expect((await stage.say(emily, thread, 'it is done')).text).toContain(pledges.isDone);
    expect((await say('I want to stop being an ambassador')).answer.text).toContain(ambassadors.stopped);
    expect(await prisma.roleGrant.count({ where: { personId: emily.personId, revokedAt: null } })).toBe(0);
  });
});
