import type { DataSubject, OnePerson, PersonalDataPart, PersonalRows } from '../store/personal-data.ts';
import type { Transaction } from '../store/transaction.ts';

const SECURITY = 'With it anybody could open the link; the program itself keeps only this hash of it.';
const OTHERS = 'Says who somebody else is.';

/** Who somebody is, what they may do, and the log of what they did. */
export const peopleData: PersonalDataPart = {
  name: 'people',
  tables: {
    person: {},
    chat_identity: {},
    role_grant: { personId: `${OTHERS} (Only in grants that this person gave to somebody else.)` },
    link_proposal: {},
    audit_entry: {},
    download_ticket: { secretHash: SECURITY },
    retention_term: {},
  },
  processing: {
    purpose: 'Weten wie iemand is, bij welke organisatie en wat die mag, en kunnen nagaan wie wat deed.',
    whose: ['colleague', 'guest', 'counter-member'],
    ground: 'task',
    receivers: ['chat'],
    data: {
      person: 'naam, e-mailadres, afdeling, regio, taal en voorkeuren',
      chat_identity: 'account in Slack of Teams, en of dat nog bestaat',
      role_grant: 'welke rol iemand heeft, en van wie',
      link_proposal: 'dat twee accounts misschien van een persoon zijn',
      audit_entry: 'wie welke handeling deed, in codes',
      download_ticket: 'dat iemand de eigen gegevens mag ophalen',
      retention_term: 'wie een bewaartermijn veranderde',
    },
  },
  collect: collectPeople,
  erase: erasePeople,
  move: movePeople,
};

async function collectPeople(tx: Transaction, { personId, identities }: DataSubject): Promise<PersonalRows> {
  const identityIds = identities.map(({ id }) => id);
  const [given, held] = [
    await tx.roleGrant.findMany({
      where: { OR: [{ grantedBy: personId }, { revokedBy: personId }], NOT: { personId } },
      omit: { personId: true },
    }),
    await tx.roleGrant.findMany({ where: { personId } }),
  ];
  return {
    person: await tx.person.findMany({
      where: { id: personId },
      include: { organisation: { select: { slug: true, name: true } } },
    }),
    chat_identity: await tx.chatIdentity.findMany({
      where: { personId },
      include: { tenant: { select: { platform: true, externalId: true } } },
    }),
    role_grant: [...held, ...given],
    link_proposal: await tx.linkProposal.findMany({
      where: { OR: [{ personId }, { identityId: { in: identityIds } }, { decidedBy: personId }] },
    }),
    audit_entry: await tx.auditEntry.findMany({
      where: { OR: [{ actorId: personId }, { objectKind: 'person', objectId: personId }] },
    }),
    download_ticket: await tx.downloadTicket.findMany({ where: { personId }, omit: { secretHash: true } }),
    retention_term: await tx.retentionTerm.findMany({ where: { setBy: personId } }),
  };
}

/** The row stays as a pseudonym, so that figures and the log of others keep adding up. */
async function erasePeople(tx: Transaction, { personId, names }: DataSubject): Promise<void> {
  await tx.$executeRaw`
    UPDATE person SET display_name = NULL, email = NULL, department = NULL, region = NULL, language = NULL,
                      preferred_platform = NULL, erased_at = coalesce(erased_at, clock_now())
    WHERE id = ${personId}::uuid`;
  await tx.$executeRaw`
    DELETE FROM link_proposal
    WHERE person_id = ${personId}::uuid
       OR identity_id IN (SELECT id FROM chat_identity WHERE person_id = ${personId}::uuid)`;
  // Under another id than the platform's nobody finds them again: whoever returns is a stranger.
  await tx.$executeRaw`
    UPDATE chat_identity SET external_user_id = 'erased:' || gen_random_uuid(), email = NULL,
                             deactivated_at = coalesce(deactivated_at, clock_now())
    WHERE person_id = ${personId}::uuid AND external_user_id NOT LIKE 'erased:%'`;
  await tx.$executeRaw`
    UPDATE role_grant SET revoked_at = clock_now() WHERE person_id = ${personId}::uuid AND revoked_at IS NULL`;
  await tx.$executeRaw`DELETE FROM download_ticket WHERE person_id = ${personId}::uuid`;
  await eraseFromAudit(tx, personId, names);
}

/** Details hold codes and counts, which stay; should they ever say who it was, they go. */
async function eraseFromAudit(tx: Transaction, personId: string, names: readonly string[]): Promise<void> {
  const traces = names.map((name) => JSON.stringify(name).slice(1, -1).toLowerCase());
  await tx.$executeRaw`
    UPDATE audit_entry SET details = '{}'
    WHERE (actor_id = ${personId}::uuid OR (object_kind = 'person' AND object_id = ${personId}))
      AND details <> '{}'
      AND EXISTS (SELECT 1 FROM unnest(${traces}::text[]) trace WHERE strpos(lower(details::text), trace) > 0)`;
}

/**
 * What was done by and to them is found under the person they are. A row without any account says nothing of who it was any
 * more. Roles do not travel, and a link to a download would open that of nobody.
 */
async function movePeople(tx: Transaction, { from, to }: OnePerson): Promise<void> {
  await tx.downloadTicket.deleteMany({ where: { personId: from } });
  await tx.roleGrant.updateMany({ where: { grantedBy: from }, data: { grantedBy: to } });
  await tx.auditEntry.updateMany({ where: { actorId: from }, data: { actorId: to } });
  await tx.auditEntry.updateMany({ where: { objectKind: 'person', objectId: from }, data: { objectId: to } });
  await tx.$executeRaw`
    UPDATE person SET display_name = NULL, email = NULL, department = NULL, region = NULL, language = NULL,
                      preferred_platform = NULL, erased_at = clock_now()
    WHERE id = ${from}::uuid AND NOT EXISTS (SELECT 1 FROM chat_identity WHERE person_id = ${from}::uuid)`;
}
