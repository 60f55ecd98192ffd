import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantAt } from '../../calendar/local-time.ts';
import { createDeliveryParts } from '../../delivery/parts.ts';
import { visitDeadlines } from '../../features/visits/clock.ts';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { createLogger } from '../../telemetry/logger.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { formIn, type Shown, wordsIn } from '../shown.ts';
import { SILENT_SLACK } from '../silent-slack.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { FILLED_IN, openVisit } from './visit-stage.ts';

const { ambassadors, pledges, visits } = nl;
const { after } = visits;
const PROMISE = 'Ik nodig De Cirkel uit bij inkoop';
const platforms = new Map(['slack', 'teams'].map((name) => [name, SILENT_SLACK] as const));

describe.each(PLATFORMS)('what somebody intends after a visit, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bram: Seat;
  /** Is no ambassador. */
  let chris: Seat;
  let thanks: ReceivedMessage;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bram = await stage.meet(driver, 'Bram', 'ambassador');
    const bea = await stage.meet(driver, 'Bea', 'broker');
    chris = await stage.meet(driver, 'Chris');
    const { title } = await openVisit(stage, bea, { ...FILLED_IN, [visits.fields.roles]: [] });
    await stage.press(bram, await stage.read(bram, title), visits.buttons.come);
    await stage.press(chris, await stage.read(chris, title), visits.buttons.come);
    await thankAfterwards();
    thanks = await stage.read(bram, after.ask);
  });

  afterAll(() => stage?.stop());

  async function thankAfterwards(): Promise<void> {
    const { prisma } = stage.running.database;
    await setClock(prisma, instantAt('2026-12-17', 12 * 60 + 30));
    const { id } = await prisma.siteVisit.findFirstOrThrow();
    const { messenger } = createDeliveryParts({ prisma, platforms, logger: createLogger({ level: 'silent' }) });
    const clock = visitDeadlines({ prisma, queue: messenger.queue, changed: () => undefined });
    await prisma.$transaction((tx) => clock.ring(tx, id), { timeout: 30_000 });
  }

  async function says(values: Record<string, string>): Promise<Shown> {
    return saysOf(bram, thanks, values);
  }

  async function saysOf(seat: Seat, card: ReceivedMessage, values: Record<string, string>): Promise<Shown> {
    return formIn(await stage.press(seat, card, visits.buttons.feedback)).send({
      [after.useful]: after.yes,
      ...values,
    });
  }

  it('is one of their pledges from then on, with the day on which it is asked about', async () => {
    const refused = await says({ [after.intends]: PROMISE, [after.intendsBy]: '2026-12-01' });
    expect(formIn(refused).fields.map(({ error }) => error)).toContain(pledges.errors.past);
    const kept = await says({ [after.intends]: PROMISE, [after.intendsBy]: '2027-02-15' });
    expect(wordsIn(kept).words).toContain('maandag 15 februari 2027');
    const { thread } = await bram.driver.say(bram.person, '/impact toezeggingen');
    const shown = await stage.read(bram, PROMISE, thread);
    expect(shown.text).toContain('maandag 15 februari 2027');
    expect(shown.buttons).toContain(pledges.buttons.done);
  });

  it('is changed by the same form and stays one, and goes when it is emptied', async () => {
    await says({ [after.intends]: 'Ik bel De Cirkel', [after.intendsBy]: '2027-03-01' });
    const { prisma } = stage.running.database;
    const all = await prisma.pledge.findMany();
    expect(all).toMatchObject([{ text: 'Ik bel De Cirkel', state: 'open', origin: expect.stringMatching(/^visit:/) }]);
    await says({ [after.intends]: '', [after.intendsBy]: '' });
    expect(await prisma.pledge.findMany()).toMatchObject([{ state: 'dropped' }]);
  });

  it('asks who found it useful to become ambassador, once, and not who is one or found it of no use', async () => {
    const card = await stage.read(chris, after.ask);
    await saysOf(chris, card, { [after.useful]: after.no });
    const past = await saysOf(chris, card, { [after.intends]: PROMISE, [after.intendsBy]: '2026-12-01' });
    expect(formIn(past).fields.map(({ error }) => error)).toContain(pledges.errors.past);
    expect(await stage.all(chris, ambassadors.invitation)).toEqual([]);
    for (let time = 0; time < 2; time += 1) await saysOf(chris, card, {});
    const asked = await stage.read(chris, ambassadors.invitation);
    expect(asked.buttons).toEqual([ambassadors.join]);
    expect(await stage.all(chris, ambassadors.invitation)).toHaveLength(1);
    const { prisma } = stage.running.database;
    expect(await prisma.ambassadorAsked.findMany()).toMatchObject([{ personId: chris.personId }]);
  });
});
