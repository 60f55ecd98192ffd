import { membersOf, organisationPlaces } from '../../audiences/members.ts';
import { queueForMany } from '../../delivery/fan-out.ts';
import type { Fate } from '../../delivery/fate.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import { whoHadTheirShare } from '../../delivery/unasked.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName } from './actions.ts';
import { personalCard, SILENT } from './invitation.ts';
import type { Visit } from './repository.ts';

/** Invites so many at once: few enough that nobody waits for the locks of it. */
const CHUNK = 500;
/** Who had their share of messages is looked at again after so long, until the visit begins. */
const SHARE_HOURS = 2;
const OVER_THE_CAP = 'over-the-cap';

/** Everybody it is for is a guest from now on; who wants nothing unasked is, too, and is not written to. */
export async function fillGuests(tx: Transaction, gazetteer: Gazetteer, { id, audience }: Visit): Promise<void> {
  const members = membersOf(audience, await organisationPlaces(tx, gazetteer));
  await tx.$executeRaw`
    INSERT INTO visit_guest (id, visit_id, person_id, not_invited)
    SELECT gen_random_uuid(), ${id}::uuid, person.id, CASE WHEN person.unasked_refused_at IS NOT NULL THEN 'refused' END
    FROM (${members}) AS member JOIN person ON person.id = member.person_id
    ON CONFLICT DO NOTHING`;
  await tx.siteVisit.update({ where: { id }, data: { filledAt: await clockNow(tx), stale: true } });
}

/**
 * Queues the invitations of the next so many guests.
 *
 * @returns whether there were any
 */
export async function inviteNext(tx: Transaction, outreach: Outreach, visit: Visit): Promise<boolean> {
  const { id } = visit;
  const waiting = await tx.$queryRaw<{ person_id: string }[]>`
    SELECT person_id FROM visit_guest
    WHERE visit_id = ${id}::uuid AND reply = 'invited' AND outbox_id IS NULL
      AND (not_invited IS NULL OR waits_until <= clock_now())
    ORDER BY person_id LIMIT ${CHUNK}`;
  if (waiting.length === 0) return false;
  const ids = waiting.map((one) => one.person_id);
  const full = await whoHadTheirShare(tx, ids);
  const { messages, unreachable } = await queueForMany(tx, outreach, {
    personIds: ids.filter((personId) => !full.has(personId)),
    replies: { nl: personalCard(visit, SILENT, 'nl'), en: personalCard(visit, SILENT, 'en') },
    purpose: 'invitation',
    about: invitationName(id),
  });
  const queued = messages.map(({ personId, outboxId }) => ({ person_id: personId, outbox_id: String(outboxId) }));
  await tx.$executeRaw`
    UPDATE visit_guest SET outbox_id = queued.outbox_id, not_invited = NULL, waits_until = NULL
    FROM jsonb_to_recordset(${JSON.stringify(queued)}::jsonb) AS queued (person_id uuid, outbox_id bigint)
    WHERE visit_id = ${id}::uuid AND visit_guest.person_id = queued.person_id`;
  await notInvited(tx, id, [...full], OVER_THE_CAP);
  const reached = new Set(messages.map(({ personId }) => personId));
  const known = new Map(unreachable.map(({ personId, reason }) => [personId, reason]));
  // Who could be reached and got nothing queued was erased at this very moment.
  const others = ids.filter((personId) => !full.has(personId) && !reached.has(personId));
  for (const [reason, some] of Map.groupBy(others, (personId) => known.get(personId) ?? 'erased')) {
    await notInvited(tx, id, some, reason);
  }
  return true;
}

async function notInvited(
  tx: Transaction,
  visitId: string,
  personIds: readonly string[],
  reason: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE visit_guest
    SET not_invited = ${reason},
        waits_until = CASE WHEN ${reason} = ${OVER_THE_CAP} THEN clock_now() + make_interval(hours => ${SHARE_HOURS}) END
    WHERE visit_id = ${visitId}::uuid AND person_id = ANY(${personIds}::uuid[])`;
}

/**
 * What became of an invitation: of one that cannot be delivered its organisers see how many those are.
 *
 * @returns nothing to tell; null: nothing that stands on the card changed either
 */
export async function invitationFate(
  tx: Transaction,
  visitId: string,
  { personId, outcome, errorCode }: Fate,
): Promise<[] | null> {
  if (personId === null || outcome !== 'undeliverable') return null;
  await tx.$executeRaw`
    UPDATE visit_guest SET not_invited = ${errorCode ?? 'unexpected'}, waits_until = NULL
    WHERE visit_id = ${visitId}::uuid AND person_id = ${personId}::uuid AND reply = 'invited'`;
  return [];
}
