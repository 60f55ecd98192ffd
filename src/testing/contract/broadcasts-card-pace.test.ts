import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';

const { broadcasts } = nl;
const { buttons, fields, recipients } = broadcasts;
/** A card is changed no more often than this. */
const EVERY_MS = 1_200;
/** A change may be longer on its way than the next. */
const ON_ITS_WAY_MS = 400;
const PEOPLE = Array.from({ length: 12 }, (_, at) => `Gast ${at}`);

describe('the card of a broadcast while many press', () => {
  let stage: BroadcastStage;
  let driver: SlackDriver;
  let bea: Seat;
  const seats: Seat[] = [];

  beforeAll(async () => {
    driver = await createSlackDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    for (const name of PEOPLE) seats.push(await stage.meet(driver, name, 'ambassador'));
  });

  afterAll(() => stage?.stop());

  it('changes at most once in 1.2 seconds, and is right in the end', async () => {
    const contents = { [fields.title]: 'Taart', [fields.textNl]: 'Over taart.' };
    const roles = { [fields.roles]: [nl.people.roles.ambassador] };
    const { card, where } = await stage.write(bea, { ...contents, ...roles });
    await stage.press(bea, card, buttons.send, where);
    await stage.read(bea, `${recipients.sent}: ${PEOPLE.length}`, where);
    const messages = await Promise.all(seats.map((seat) => stage.read(seat, 'Over taart.')));
    const changedAt: number[] = [];
    driver.refuseWhen(({ method, body }) => {
      if (method === 'chat.update' && body.ts === card.id) changedAt.push(performance.now());
      return undefined;
    });
    for (const [at, seat] of seats.entries()) {
      const message = messages[at];
      if (message) await stage.press(seat, message, broadcasts.seen);
    }
    await stage.read(bea, `${recipients.acknowledged}: ${PEOPLE.length}`, where);
    const [first = 0, last = 0] = [changedAt[0], changedAt.at(-1)];
    expect(changedAt.length).toBeGreaterThan(0);
    expect((changedAt.length - 1) * EVERY_MS).toBeLessThanOrEqual(last - first + ON_ITS_WAY_MS);
  });
});
