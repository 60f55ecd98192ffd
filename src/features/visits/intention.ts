import { type LocalDate, localTimeAt } from '../../calendar/local-time.ts';
import {
  changePledge,
  endPledge,
  LONGEST_PLEDGE,
  makePledge,
  openPledgeFrom,
  type Pledge,
} from '../../pledges/pledges.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName } from './actions.ts';

export const LONGEST_INTENTION = LONGEST_PLEDGE;

/** What somebody intends to do after a visit is a pledge of theirs, like any other; null: there is none that is open. */
export function intentionAfter(
  tx: Transaction,
  { visitId, personId }: { visitId: string; personId: string },
): Promise<Pledge | null> {
  return openPledgeFrom(tx, { personId, origin: invitationName(visitId) });
}

/**
 * Keeps what somebody says they intend: once, however often they say it.
 *
 * @param said.text empty: nothing (any more)
 * @returns `past`: the day is over, and nothing is kept
 */
export async function keepIntention(
  tx: Transaction,
  about: { visitId: string; personId: string; now: Date },
  { text, dueOn }: { text: string; dueOn: LocalDate | null },
): Promise<Pledge | null | 'past'> {
  const before = await intentionAfter(tx, about);
  if (text.trim() === '') return before && (await endPledge(tx, before.id, 'dropped')) && null;
  const isNewDay = dueOn !== (before?.dueOn ?? null);
  if (dueOn !== null && isNewDay && dueOn < localTimeAt(about.now).date) return 'past';
  if (before) return changePledge(tx, before.id, { text, ...(isNewDay ? { dueOn } : {}) });
  return makePledge(tx, { personId: about.personId, text, dueOn, origin: invitationName(about.visitId) });
}
