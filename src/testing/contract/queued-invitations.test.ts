import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { formIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, MONDAY, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { announceSession } from './session-stage.ts';
import { openVisit } from './visit-stage.ts';

const { sessions, visits } = nl;
const EVENING = new Date('2026-11-30T19:00:00Z');
const MORNING = new Date('2026-12-01T08:00:00Z');

describe.each(PLATFORMS)('an invitation that waits for working hours, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
  });

  afterAll(() => stage?.stop());

  async function clock(moment: Date): Promise<void> {
    const { prisma } = stage.running.database;
    await setClock(prisma, moment);
    await ringAtCommit(prisma, ['site_visit', 'session', 'outbox']);
  }
  const queued = (card: string, many = 1) =>
    eventually('the invitation that waits', async () =>
      (await stage.running.database.prisma.outboxEntry.count({
        where: { card: { startsWith: card }, recipientId: anna.personId, state: 'queued' },
      })) === many
        ? true
        : undefined,
    );

  it('of a site visit is of the day to which it was moved meanwhile', async () => {
    await clock(EVENING);
    const { where } = await openVisit(stage, bea);
    await queued('visit:');
    const proposal = await stage.say(bea, where, 'het moet een dag later');
    await stage.press(bea, proposal, visits.buttons.agree, where);
    await clock(MORNING);
    const got = await stage.read(anna, visits.yours.invited);
    expect(got.text).toContain('vrijdag 18 december 2026, 10:00–12:00');
    expect(await stage.all(anna, 'donderdag 17 december 2026')).toEqual([]);
    await clock(MONDAY);
  });

  it('of a session is of the day to which it was moved meanwhile, and does not go out when that is called off', async () => {
    await clock(EVENING);
    const text = 'plan een kennissessie over repareren op dinsdag 9 februari 2027 om 14 uur, Grote Kerkhof 1, Deventer';
    const { where } = await announceSession(stage, bea, text);
    await announceSession(stage, bea, text.replace('repareren op dinsdag 9', 'textiel op woensdag 10'));
    await queued('session-invitation:', 2);
    const desk = async (label: string) => {
      const { thread } = await bea.driver.say(bea.person, '/impact sessies');
      const cards = await bea.driver.answers(thread, 2);
      return { thread, cards: cards.filter(({ buttons }) => buttons.includes(label)) };
    };
    const { thread, cards } = await desk(sessions.buttons.move);
    const first = cards.find(({ text: words }) => words.includes('9 februari'));
    const second = cards.find(({ text: words }) => words.includes('10 februari'));
    if (!first || !second) throw new Error(`No cards in ${where}.`);
    const form = formIn(await stage.press(bea, first, sessions.buttons.move, thread));
    await form.send({ [sessions.fields.newDate]: '2027-02-11', [sessions.fields.time]: '10.00' });
    const off = formIn(await stage.press(bea, second, sessions.buttons.cancelAll, thread));
    await off.send({ [sessions.fields.reason]: 'De zaal is dicht' });
    await clock(MORNING);
    const got = await stage.read(anna, 'Kennissessie: repareren');
    expect(got.text).toContain('donderdag 11 februari 2027, 10:00–12:00');
    expect(await stage.all(anna, 'extiel')).toEqual([]);
  });

  it('of a session that arrived are no longer under way on the card of its broker', async () => {
    await clock(EVENING);
    const text = 'plan een kennissessie over hout op dinsdag 16 februari 2027 om 14 uur, Grote Kerkhof 1, Deventer';
    const { card, where } = await announceSession(stage, bea, text);
    await stage.read(bea, 'Onderweg:', where);
    await clock(MORNING);
    await stage.read(anna, 'Kennissessie: hout');
    const arrived = await eventually('the card without any under way', async () =>
      (await bea.driver.answers(where, 0)).find(
        ({ id, text: words }) => id === card.id && words.includes('Uitgenodigd:') && !words.includes('Onderweg:'),
      ),
    );
    expect(arrived.text).not.toContain(sessions.invited(0, 0, 0));
  });
});
