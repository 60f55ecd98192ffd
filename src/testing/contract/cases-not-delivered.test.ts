import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver, teamsPersonId } from '../teams-driver.ts';
import { type CaseStage, createCaseStage } from './case-stage.ts';

const { cases } = nl;

/** The next message to somebody is refused, as the platform refuses it. */
const REFUSALS = [
  {
    name: 'Teams, blocked',
    async create() {
      const driver = await createTeamsDriver();
      const refuse = () =>
        driver.connector.refuseIn(`a:${teamsPersonId('Loes')}`, { status: 403, code: 'ConversationBlockedByUser' });
      return { driver, refuse };
    },
  },
  {
    name: 'Teams, not installed',
    async create() {
      const driver = await createTeamsDriver();
      const refuse = () =>
        driver.connector.refuseIn(`a:${teamsPersonId('Loes')}`, { status: 403, code: 'BotNotInConversationRoster' });
      return { driver, refuse };
    },
  },
  {
    name: 'Slack, a conversation that takes nothing any more',
    async create() {
      const driver = await createSlackDriver();
      return { driver, refuse: () => driver.failNext('chat.postMessage', 'is_archived') };
    },
  },
] as const;

describe.each(REFUSALS)('a case for a contact who cannot be reached ($name)', ({ create }) => {
  let stage: CaseStage;
  let refuse: () => void;

  beforeAll(async () => {
    const made = await create();
    refuse = made.refuse;
    stage = await createCaseStage(async () => made.driver);
  });

  afterAll(() => stage?.close());

  it('is said to be on its way, comes to a broker, and the colleague hears who has it', async () => {
    const thread = await stage.propose();
    const bram = await stage.driver.direct('Bram');
    refuse();
    await stage.press('Fleur', thread, cases.proposalTitle, cases.handOver);
    const { number } = await stage.newest();
    await stage.has(
      thread,
      cases.told.undelivered(number, 'gemeente Dinkelland', `${await stage.brokerName()} (${cases.rungs.broker})`),
    );
    await stage.has(bram, cases.brokerTitle(number));
    await stage.has(bram, cases.toBroker.unreachable(number, 'gemeente Dinkelland', 'Loes'));
    expect(await stage.newest()).toMatchObject({ state: 'handed_over', ownerRung: 'broker' });
  });
});
