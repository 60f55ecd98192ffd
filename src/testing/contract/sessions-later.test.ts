import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { announceSession } from './session-stage.ts';

const { sessions } = nl;
const WHEN = 'dinsdag 9 februari 2027, 14:00–16:00';

describe.each(PLATFORMS)('a session announced to who had their share of messages, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna');
    cor = await stage.meet(driver, 'Cor');
  });

  afterAll(() => stage?.stop());

  it('invites them when the week is over, and says so until then', async () => {
    const { prisma } = stage.running.database;
    const { conversationId } = await prisma.outboxEntry.findFirstOrThrow({
      where: { conversation: { kind: 'personal' } },
      orderBy: { id: 'desc' },
    });
    const had = { conversationId, recipientId: anna.personId, purpose: 'broadcast' as const, state: 'sent' as const };
    const sentAt = new Date('2026-11-30T08:00:00Z');
    await prisma.outboxEntry.createMany({ data: [1, 2, 3].map(() => ({ ...had, sentAt })) });
    const { where } = await announceSession(
      stage,
      bea,
      'plan een kennissessie over repareren op dinsdag 9 februari 2027 om 14 uur, Grote Kerkhof 1, Deventer',
    );
    await stage.read(cor, WHEN);
    await stage.read(bea, sessions.invitedLater(1), where);
    expect(await stage.all(anna, WHEN)).toEqual([]);
    await setClock(prisma, new Date('2026-12-08T09:00:00Z'));
    await ringAtCommit(prisma, ['session', 'outbox']);
    expect((await stage.read(anna, WHEN)).buttons).toContain(sessions.join);
    expect(await stage.all(cor, WHEN)).toHaveLength(1);
    await eventually('the card of the broker', async () => {
      const cards = await bea.driver.answers(where, 0);
      return cards.some(({ text }) => text.includes(sessions.invitedLater(1))) ? undefined : true;
    });
  });
});
