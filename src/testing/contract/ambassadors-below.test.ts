import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLearningContent } from '../../app/learning-content.ts';
import { instantAt, plusDays } from '../../calendar/local-time.ts';
import { createOutreach } from '../../delivery/outreach.ts';
import { keepPlan } from '../../features/ambassadors/planning.ts';
import { sendDue } from '../../features/ambassadors/sending.ts';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { SILENT_SLACK } from '../silent-slack.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { ambassadors } = nl;
const platforms = new Map(['slack', 'teams'].map((name) => [name, SILENT_SLACK] as const));
/** Nothing to learn and no hooks: whom they know is all there is. */
const noContent = async () => ({ ...(await openLearningContent()), cards: [], hooks: [] });
const deps = { content: noContent, sources: [], outreach: createOutreach({ platforms }) };

describe.each(PLATFORMS)('what is typed below a nudge that asks whom somebody knows, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let bea: Seat;
  let piet: Seat;
  let today = '2026-11-30';

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    bea = await stage.meet(driver, 'Bea', 'ambassador', 'broker');
    piet = await stage.meet(driver, 'Piet');
    const named = { [anna.personId]: 'Anna de Wit', [bea.personId]: 'Bea Bakker', [piet.personId]: 'Piet de Vries' };
    for (const [id, displayName] of Object.entries(named)) {
      await stage.running.database.prisma.person.update({ where: { id }, data: { displayName } });
    }
  });

  afterAll(() => stage?.stop());

  /** Both get the question anew. */
  beforeEach(async () => {
    const { prisma } = stage.running.database;
    await prisma.nudge.deleteMany();
    await prisma.nudgeDay.deleteMany();
    await prisma.ambassador.deleteMany();
    await prisma.$executeRaw`UPDATE outbox SET purpose = 'notice' WHERE recipient_id IS NOT NULL`;
    today = plusDays(today, 7);
    const since = new Date('2026-06-01');
    for (const { personId } of [anna, bea]) {
      await prisma.ambassador.create({
        data: { personId, pace: 'weekly', days: [0, 1, 2, 3, 4], joinedAt: since, reactedAt: since },
      });
    }
    await setClock(prisma, instantAt(today, 6 * 60));
    await prisma.$transaction((tx) => keepPlan(tx, deps, today), { timeout: 60_000 });
    await setClock(prisma, instantAt(today, 17 * 60));
    await prisma.$transaction((tx) => sendDue(tx, deps), { timeout: 60_000 });
    await eventually('that both got it', async () =>
      (await prisma.nudge.count({ where: { state: 'sent', kind: 'who-knows' } })) === 2 ? true : undefined,
    );
  });

  /** Says it under the latest nudge: in its thread, or where nothing is a thread after it. */
  async function below(seat: Seat, text: string): Promise<ReceivedMessage> {
    const { driver, person, inbox } = seat;
    const nudge = await stage.read(seat, ambassadors.whoKnows);
    const thread = driver.platform === 'slack' ? `${inbox.split(':')[1]}:${nudge.id}` : inbox;
    const before = (await driver.answers(thread, 0)).length;
    await driver.reply(person, thread, text);
    const answer = (await driver.answers(thread, before + 1)).at(-1);
    if (!answer) throw new Error(`Nothing is said to ${text}.`);
    return answer;
  }

  const reactionOf = async ({ personId }: Seat) =>
    (await stage.running.database.prisma.nudge.findFirstOrThrow({ where: { personId } })).reaction;

  it('is a colleague, whom a broker may have asked at a press', async () => {
    const answer = await below(bea, 'Piet de Vries van inkoop');
    expect(answer.text).toContain(ambassadors.askColleague('Piet de Vries'));
    expect(answer.buttons).toContain(ambassadors.askLabel('Piet de Vries'));
    expect(await reactionOf(bea)).toBe('answered');
    expect(await stage.all(piet, ambassadors.askedBy('Bea Bakker'))).toEqual([]);
  });

  it('is a colleague, to whom others are told what to send', async () => {
    expect((await below(anna, 'Piet de Vries van inkoop')).text).toContain(ambassadors.colleague);
    expect(await reactionOf(anna)).toBe('answered');
  });

  it.each([
    ['waarom krijg ik dit?', ambassadors.reasons['who-knows'], null],
    ['ik heb het gedaan', ambassadors.thanks, 'did'],
    ['stop maar', ambassadors.stopped, null],
  ])('is not taken for one: "%s"', async (text, words, reaction) => {
    expect((await below(anna, text)).text).toContain(words);
    expect(await reactionOf(anna)).toBe(reaction);
    const { prisma } = stage.running.database;
    await prisma.roleGrant.updateMany({ where: { personId: anna.personId }, data: { revokedAt: null } });
  });
});
