import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver } from '../teams-driver.ts';
import { type CaseStage, createCaseStage } from './case-stage.ts';

const { cases } = nl;

const GOING = [
  {
    name: 'removes the bot in Teams',
    async create() {
      const driver = await createTeamsDriver();
      const go = () => driver.post(driver.activity('Loes', { type: 'installationUpdate', action: 'remove' }));
      return { driver, go };
    },
  },
  {
    name: 'leaves Slack, which tells it at once',
    async create() {
      const driver = await createSlackDriver();
      const user = () => ({ id: driver.userId('Loes'), team_id: driver.tenant, deleted: true, profile: {} });
      const go = () => driver.sendEvent({ type: 'user_change', user: user() });
      return { driver, go };
    },
  },
] as const;

describe.each(GOING)('a contact who took a case and $name', ({ create }) => {
  let driver: ChatDriver;
  let go: () => Promise<unknown>;
  let stage: CaseStage;

  beforeAll(async () => {
    ({ driver, go } = await create());
    stage = await createCaseStage(async () => driver);
  });
  afterAll(() => stage?.close());

  /** As the queue runs it every minute, in the running bot. */
  async function lookAtDeadlines(): Promise<void> {
    const boss = new PgBoss({
      connectionString: stage.running.database.url,
      max: 1,
      supervise: false,
      schedule: false,
    });
    await boss.start();
    await boss.send('deadlines', {});
    await boss.stop();
  }

  it('is passed over: a broker has the case with its buttons, the colleague hears who, and nothing more goes to them', async () => {
    const { colleague, counter, bram } = await stage.handedOver();
    const { number } = await stage.newest();
    await stage.press('Loes', counter, cases.counterTitle(number), cases.accept);
    await stage.has(colleague, cases.told.accepted(number, 'gemeente Dinkelland', 'Loes'));
    const before = (await driver.answers(counter, 0)).length;
    await go();
    await lookAtDeadlines();
    const lead = `${await stage.brokerName()} (${cases.rungs.broker})`;
    await stage.has(colleague, cases.told.leadAway(number, lead));
    const card = await stage.has(bram, cases.toOwner.leadAway(number));
    expect(card.buttons).toContain(cases.finish);
    expect((await stage.newest()).ownerRung).toBe('broker');
    expect(await driver.answers(counter, 0)).toHaveLength(before);
  });
});
