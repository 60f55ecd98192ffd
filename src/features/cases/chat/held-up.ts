import { type AtCounter, addressOf, type CounterPerson, ofTheRung } from '../../../case-life/counter-person.ts';
import { heldUpAmong } from '../../../case-life/overseers.ts';
import type { PrismaClient } from '../../../store/generated/client.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { filerCardName } from './actions.ts';

type Db = PrismaClient | Transaction;

/** Those of the rung in the lead to whom nothing can be brought now: their chat takes nothing, and no e-mail went instead. */
export async function heldUpOfTheRung(db: Db, view: AtCounter): Promise<CounterPerson[]> {
  const members = ofTheRung(view);
  const held = await heldUpAmong(
    db,
    members.flatMap(({ personId }) => personId ?? []),
  );
  const waiting = members.filter(({ personId }) => personId !== null && held.has(personId));
  if (waiting.length === 0) return [];
  const mails = await db.mailEntry.findMany({
    where: { about: filerCardName(view.id), state: { not: 'failed' } },
    select: { to: true },
  });
  const mailed = new Set(mails.map(({ to }) => to));
  return waiting.filter((member) => !mailed.has(addressOf(view, member)));
}

/** Whether a case cannot be brought to anybody now who is in the lead. */
export async function isHeldUp(db: Db, view: AtCounter): Promise<boolean> {
  const { owner } = view;
  if (owner?.personId != null) return (await heldUpAmong(db, [owner.personId])).has(owner.personId);
  const waiting = await heldUpOfTheRung(db, view);
  return waiting.length > 0 && waiting.length === ofTheRung(view).length;
}
