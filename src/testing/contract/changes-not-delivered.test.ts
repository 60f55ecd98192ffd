import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { formIn } from '../shown.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver, teamsPersonId } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { announceSession, sayTo } from './session-stage.ts';
import { openVisit } from './visit-stage.ts';

const { sessions, visits } = nl;
const WHEN = 'dinsdag 9 februari 2027, 14:00–16:00';

/** The next message to somebody is refused, as the platform refuses it. */
const REFUSALS = [
  {
    name: 'Teams',
    async create() {
      const driver = await createTeamsDriver();
      const refuse = (person: string) =>
        driver.connector.refuseIn(`a:${teamsPersonId(person)}`, { status: 403, code: 'ConversationBlockedByUser' });
      return { driver, refuse };
    },
  },
  {
    name: 'Slack',
    async create() {
      const driver = await createSlackDriver();
      return { driver, refuse: () => driver.failNext('chat.postMessage', 'is_archived', 1) };
    },
  },
] as const;

describe.each(REFUSALS)('a change that does not arrive, in $name', ({ create }) => {
  let stage: BroadcastStage;
  let refuse: (person: string) => void;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;

  beforeAll(async () => {
    const made = await create();
    refuse = made.refuse;
    stage = await createBroadcastStage([made.driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(made.driver, 'Bea', 'broker');
    anna = await stage.meet(made.driver, 'Anna');
    cor = await stage.meet(made.driver, 'Cor', 'ambassador');
    for (const { personId, person } of [anna, cor]) {
      const displayName = `${person} Jansen`;
      await stage.running.database.prisma.person.update({ where: { id: personId }, data: { displayName } });
    }
  });

  afterAll(() => stage?.stop());

  it('of a session is told to its broker at once, by name, and stands on the card', async () => {
    const { card, where } = await announceSession(
      stage,
      bea,
      'plan een kennissessie over repareren op dinsdag 9 februari 2027 om 14 uur, Grote Kerkhof 1, Deventer',
    );
    await stage.read(anna, WHEN);
    await sayTo(anna, 'ik kom');
    const announced = await stage.read(bea, sessions.invited(3, 0, 0), where);
    expect(announced.id).toBe(card.id);
    const form = formIn(await stage.press(bea, announced, sessions.buttons.move, where));
    refuse('Anna');
    await form.send({ [sessions.fields.newDate]: '2027-02-11', [sessions.fields.time]: '10.00' });
    const told = await stage.read(bea, sessions.notToldNotice('Kennissessie: repareren'));
    expect(told.text).toContain('Anna Jansen');
    await stage.read(bea, sessions.notTold(1), where);
  });

  it('of a site visit is told to its organiser at once, by name, and stands on the card', async () => {
    const { card, where, title } = await openVisit(stage, bea);
    await stage.press(cor, await stage.read(cor, visits.yours.invited), visits.buttons.come);
    await stage.read(bea, visits.slot({ coming: 1, places: 1, waiting: 0, offered: 0, capacity: 2 }), where);
    const form = formIn(await stage.press(bea, card, visits.buttons.cancel, where));
    refuse('Cor');
    await form.send({ [visits.cancelReason]: 'De bakker is ziek.' });
    const told = await stage.read(bea, visits.notToldNotice(title));
    expect(told.text).toContain('Cor Jansen');
    await stage.read(bea, visits.notTold(1), where);
  });
});
