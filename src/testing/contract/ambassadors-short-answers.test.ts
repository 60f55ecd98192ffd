import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLearningContent } from '../../app/learning-content.ts';
import { instantAt } from '../../calendar/local-time.ts';
import { createOutreach } from '../../delivery/outreach.ts';
import { keepPlan } from '../../features/ambassadors/planning.ts';
import { sendDue } from '../../features/ambassadors/sending.ts';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { SILENT_SLACK } from '../silent-slack.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { ambassadors } = nl;
const platforms = new Map(['slack', 'teams'].map((name) => [name, SILENT_SLACK] as const));
/** Its short answers sound like a wish how often cards come. */
const CARD = 'leernetwerk-vijf-keer';
const TODAY = '2026-12-07';

describe.each(PLATFORMS)('a card with short answers that sound like a wish, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let bea: Seat;

  beforeAll(async () => {
    const content = await openLearningContent();
    const only = { ...content, cards: content.cards.filter(({ id }) => id === CARD), hooks: [] };
    const deps = { content: async () => only, sources: [], outreach: createOutreach({ platforms }) };
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    bea = await stage.meet(driver, 'Bea', 'ambassador');
    const { prisma } = stage.running.database;
    const since = new Date('2026-06-01');
    for (const { personId } of [anna, bea]) {
      await prisma.ambassador.create({
        data: { personId, pace: 'weekly', days: [0, 1, 2, 3, 4], joinedAt: since, reactedAt: since },
      });
    }
    await setClock(prisma, instantAt(TODAY, 6 * 60));
    await prisma.$transaction((tx) => keepPlan(tx, deps, TODAY), { timeout: 60_000 });
    await prisma.nudge.updateMany({ data: { kind: 'card', item: CARD } });
    await setClock(prisma, instantAt(TODAY, 17 * 60));
    await prisma.$transaction((tx) => sendDue(tx, deps), { timeout: 60_000 });
  });

  afterAll(() => stage?.stop());

  const card = async () => {
    const found = (await openLearningContent()).cards.find(({ id }) => id === CARD);
    if (!found) throw new Error(`There is no card ${CARD}.`);
    return found.nl;
  };

  it('is answered with one of them, typed, also after it was asked why it came', async () => {
    const { question, choices, nearly, wrong } = await card();
    const of = async (seat: Seat, text: string) => {
      const nudge = await stage.read(seat, question);
      await stage.press(seat, nudge, ambassadors.why);
      const { driver, person, inbox } = seat;
      const thread = driver.platform === 'slack' ? `${inbox.split(':')[1]}:${nudge.id}` : inbox;
      const before = (await driver.answers(thread, 0)).length;
      await driver.reply(person, thread, text);
      return (await driver.answers(thread, before + 1)).at(-1)?.text;
    };
    expect(await of(anna, choices.nearly?.toLowerCase() ?? '')).toContain(nearly);
    expect(await of(bea, choices.wrong?.toLowerCase() ?? '')).toContain(wrong);
  });
});
