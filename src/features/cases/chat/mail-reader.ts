import { addressOf, type CounterPerson } from '../../../case-life/counter-person.ts';
import { CASE_TOPIC } from '../../../chat/shared-actions.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { type CaseView, readCase } from './repository.ts';

/** The case that an e-mail is about, or null: other features send e-mails too. */
export async function caseOfMail(tx: Transaction, about: string): Promise<CaseView | null> {
  return about.startsWith(`${CASE_TOPIC}:`) ? readCase(tx, idIn(about)) : null;
}

/** The id of a case in what a message or an e-mail is about. */
export function idIn(about: string): string {
  return about.slice(about.indexOf(':') + 1);
}

/** Who at the counter reads the e-mails to an address. */
export function readerAt(view: CaseView, to: string | null): CounterPerson | null {
  return view.counter?.members.find((member) => addressOf(view, member) === to) ?? null;
}

/**
 * Whether an e-mail should still go to whom it was for: not when the case went on to somebody else, or is over. An e-mail
 * about something else always should.
 */
export async function isStillFor(
  tx: Transaction,
  { about, to }: { about: string; to: string | null },
): Promise<boolean> {
  if (!about.startsWith(`${CASE_TOPIC}:`)) return true;
  const view = await caseOfMail(tx, about);
  const reader = view && readerAt(view, to);
  return reader != null && reader.rung === view?.owner?.rung && !view.unreachable.includes(reader.id);
}

/** When it was given up to tell a case what became of an e-mail, by the organisation of its colleague. */
export async function mailNotHeard(tx: Transaction): Promise<{ organisationId: string; at: Date }[]> {
  return tx.$queryRaw`
    SELECT entrepreneur_case.organisation_id AS "organisationId", mail_outbox.fate_failed_at AS at
    FROM mail_outbox
    JOIN entrepreneur_case ON mail_outbox.about = ${`${CASE_TOPIC}:`} || entrepreneur_case.id
    WHERE mail_outbox.fate_failed_at IS NOT NULL`;
}
