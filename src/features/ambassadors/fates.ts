import type { Fate } from '../../delivery/fate.ts';
import { noteSpokenOf } from '../../delivery/spoken-of.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { asDate } from './repository.ts';
import { cannotReach } from './sending.ts';

/** Nothing is wrong with who it was for: it came too late, was called off, or they were erased. */
const NOT_THEIRS = new Set(['delivery.expired', 'delivery.called-off', 'privacy.erased']);

/** What became of a nudge: who got one may answer it, and who cannot be reached is known. */
export async function nudgeFate(tx: Transaction, fate: Fate): Promise<void> {
  const { about, personId, conversationId, outcome, errorCode } = fate;
  const [, day = ''] = about.split(':');
  if (personId === null || outcome === 'held') return;
  const where = { personId_plannedFor: { personId, plannedFor: asDate(day) } };
  const nudge = await tx.nudge.findUnique({ where });
  if (!nudge) return;
  if (outcome === 'undeliverable') {
    const why = errorCode ?? 'unexpected';
    if (!NOT_THEIRS.has(why)) return cannotReach(tx, day, personId, why);
    await tx.nudge.update({ where, data: { state: 'lapsed', whyNot: why } });
    return;
  }
  const now = await clockNow(tx);
  await tx.nudge.update({ where, data: { state: 'sent', sentAt: now } });
  if (nudge.kind === 'still-welcome') {
    await tx.ambassador.updateMany({ where: { personId }, data: { askedAt: now } });
  }
  if (conversationId === null) return;
  const queued = nudge.outboxId === null ? null : await tx.outboxEntry.findUnique({ where: { id: nudge.outboxId } });
  const subject = queued?.subject ?? about;
  await noteSpokenOf(tx, { conversationId, subject, personId, buttons: [], unasked: true }, { anew: true });
}
