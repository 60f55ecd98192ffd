import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { Fate } from '../../delivery/fate.ts';
import { texts } from '../../i18n/texts.ts';
import { NOT_TOLD, notToldNotices } from '../../places/not-told.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName, notToldName } from './actions.ts';
import { noteEvents } from './events.ts';
import { titleOf } from './facts.ts';
import { languagesOf } from './messages.ts';
import { readVisit, type Visit } from './repository.ts';

/**
 * What became of what somebody was told of a change of a visit: who organises it hears at once whom it did not reach.
 *
 * @returns null: it changes nothing that stands on the card
 */
export async function changeFate(
  tx: Transaction,
  visitId: string,
  { personId, outcome, errorCode }: Fate,
): Promise<OutgoingMessage[] | null> {
  if (personId === null || (outcome !== 'delivered' && outcome !== 'undeliverable')) return null;
  const visit = await readVisit(tx, visitId);
  if (!visit) return null;
  const { count } = await tx.visitEvent.deleteMany({ where: { visitId, personId, what: NOT_TOLD } });
  if (outcome === 'delivered') return count > 0 ? [] : null;
  await noteEvents(tx, [{ by: null, via: 'clock', visitId, personId, what: NOT_TOLD, after: errorCode }]);
  return tellOrganisers(tx, visit);
}

/** Who did not get what they were told of a change of a visit. */
export async function notToldOf(tx: Transaction, { id }: Pick<Visit, 'id'>): Promise<string[]> {
  const rows = await tx.visitEvent.findMany({
    where: { visitId: id, what: NOT_TOLD },
    distinct: ['personId'],
    select: { personId: true },
  });
  return rows.flatMap(({ personId }) => personId ?? []);
}

async function tellOrganisers(tx: Transaction, visit: Visit): Promise<OutgoingMessage[]> {
  const { createdById, deputyId, organisationId } = visit;
  const organisers = [createdById, ...(deputyId === null ? [] : [deputyId])].map((personId) => ({ personId }));
  const languages = await languagesOf(tx, organisers);
  const readers = organisers.map(({ personId }) => ({ personId, language: languages.get(personId) ?? 'nl' }));
  const personIds = await notToldOf(tx, visit);
  const about = { card: notToldName(visit.id), subject: invitationName(visit.id), personIds, organisationId };
  return notToldNotices(tx, about, readers, (language) => {
    const { visits } = texts(language);
    return { ...visits, notice: visits.notToldNotice(titleOf(visit, language)) };
  });
}
