import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { wordsIn } from '../shown.ts';
import { isSlack } from '../slack-driver.ts';
import { isTeams } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { announceSession } from './session-stage.ts';

const { sessions } = nl;
const WHEN = 'dinsdag 9 februari 2027, 10:00';

describe.each(PLATFORMS)('a webinar, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna');
  });

  afterAll(() => stage?.stop());

  it('is announced with where one watches it, and joined', async () => {
    const link = 'https://vergader.example.nl/3';
    const { where } = await announceSession(
      stage,
      bea,
      `plan een webinar over sociaal inkopen op 9 februari 2027 om 10 uur, ${link}`,
    );
    const invitation = await stage.read(anna, WHEN);
    for (const words of [sessions.kinds.webinar, 'ociaal inkopen']) expect(invitation.text).toContain(words);
    expect(invitation.buttons).toContain(sessions.takePart);
    const arrived = isSlack(anna.driver)
      ? anna.driver.calls
      : isTeams(anna.driver)
        ? anna.driver.connector.received
        : [];
    const own = arrived.filter((one) => JSON.stringify(one).includes(sessions.takePart));
    expect(own.some((one) => JSON.stringify(one).includes(link))).toBe(true);
    expect(wordsIn(await stage.press(anna, invitation, sessions.join)).words).toContain(WHEN);
    const comes = await stage.read(anna, sessions.youCome);
    expect(comes.id).toBe(invitation.id);
    expect((await stage.read(bea, WHEN, where)).text).toContain('1');
    const { personId } = anna;
    expect(await stage.running.database.prisma.sessionReply.findMany()).toMatchObject([{ personId, reply: 'coming' }]);
  });
});
