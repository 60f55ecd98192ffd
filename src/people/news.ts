import { z } from 'zod';
import type { Transaction } from '../store/transaction.ts';
import { type GrantedRole, isGrantedRole } from './roles.ts';

/** A role that somebody got or lost by the operator, of which they did not hear yet. */
export interface RoleNews {
  personId: string;
  role: GrantedRole;
  change: 'grant' | 'revoke';
}

/** Accounts that may be one person, of which those who decide that did not hear yet. */
export interface LinkNews {
  organisation: string;
  /** How many wait for a decision, those that were told before included. */
  count: number;
  /** Who hears it: the administrators, or network brokers where there are none. */
  to: { personId: string; isAdministrator: boolean }[];
}

const AT_ONCE = 20;
/** Of more of them an organisation hears a day later. */
const ONCE_IN_HOURS = 24;

const roleRows = z.array(
  z.object({ person_id: z.uuid(), role: z.custom<GrantedRole>(isRole), news: z.enum(['grant', 'revoke']) }),
);

function isRole(value: unknown): boolean {
  return typeof value === 'string' && isGrantedRole(value);
}

/** Takes the news of roles for those who can be written to; for the others it stays until they can. */
export async function takeRoleNews(tx: Transaction): Promise<RoleNews[]> {
  const rows = await tx.$queryRaw`
    WITH due AS (
      SELECT role_grant.id, role_grant.news FROM role_grant
      WHERE role_grant.news IS NOT NULL
        AND EXISTS (SELECT 1 FROM chat_identity identity JOIN chat_tenant tenant ON tenant.id = identity.tenant_id
                    WHERE identity.person_id = role_grant.person_id AND identity.standing = 'member'
                      AND identity.deactivated_at IS NULL AND tenant.disconnected_at IS NULL)
      ORDER BY role_grant.id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
    UPDATE role_grant SET news = NULL FROM due WHERE due.id = role_grant.id
    RETURNING role_grant.person_id, role_grant.role::text, due.news`;
  return roleRows.parse(rows).map(({ person_id: personId, role, news: change }) => ({ personId, role, change }));
}

const linkRows = z.array(z.object({ organisation_id: z.uuid(), organisation: z.string(), count: z.number() }));

/** Takes the news of open questions who is who, of one organisation; null: there is none, or nobody to tell. */
export async function takeLinkNews(tx: Transaction): Promise<LinkNews | null> {
  const rows = await tx.$queryRaw`
    SELECT organisation.id AS organisation_id, organisation.name AS organisation, count(*)::int AS count
    FROM link_proposal JOIN person ON person.id = link_proposal.person_id
    JOIN organisation ON organisation.id = person.organisation_id
    WHERE link_proposal.decision IS NULL AND person.erased_at IS NULL
    GROUP BY organisation.id, organisation.name
    HAVING bool_or(link_proposal.told_at IS NULL)
       AND coalesce(max(link_proposal.told_at) <= clock_now() - make_interval(hours => ${ONCE_IN_HOURS}), true)
    ORDER BY organisation.id`;
  for (const { organisation_id: organisationId, organisation, count } of linkRows.parse(rows)) {
    const to = await whoDecides(tx, organisationId);
    if (to.length === 0) continue;
    await tx.$executeRaw`
      UPDATE link_proposal SET told_at = clock_now() FROM person
      WHERE person.id = link_proposal.person_id AND person.organisation_id = ${organisationId}::uuid
        AND link_proposal.decision IS NULL AND link_proposal.told_at IS NULL`;
    return { organisation, count, to };
  }
  return null;
}

/** The administrators of an organisation who can be written to; else the network brokers, who can have one made. */
async function whoDecides(tx: Transaction, organisationId: string): Promise<LinkNews['to']> {
  const rows = await tx.$queryRaw<{ personId: string; isAdministrator: boolean }[]>`
    SELECT person.id AS "personId", bool_or(role_grant.role = 'administrator') AS "isAdministrator"
    FROM person JOIN role_grant ON role_grant.person_id = person.id AND role_grant.revoked_at IS NULL
    WHERE person.erased_at IS NULL
      AND ((role_grant.role = 'administrator' AND person.organisation_id = ${organisationId}::uuid)
           OR role_grant.role = 'network_broker')
      AND EXISTS (SELECT 1 FROM chat_identity identity JOIN chat_tenant tenant ON tenant.id = identity.tenant_id
                  WHERE identity.person_id = person.id AND identity.standing = 'member'
                    AND identity.deactivated_at IS NULL AND tenant.disconnected_at IS NULL)
    GROUP BY person.id ORDER BY person.id`;
  const administrators = rows.filter(({ isAdministrator }) => isAdministrator);
  return administrators.length > 0 ? administrators : rows;
}

/** How many open questions who is who wait in organisations where no administrator can decide them, by name. */
export async function undecidedWithoutAdministrator(
  tx: Transaction,
): Promise<{ organisation: string; count: number }[]> {
  return tx.$queryRaw`
    SELECT organisation.name AS organisation, count(*)::int AS count
    FROM link_proposal JOIN person ON person.id = link_proposal.person_id
    JOIN organisation ON organisation.id = person.organisation_id
    WHERE link_proposal.decision IS NULL AND person.erased_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM role_grant JOIN person holder ON holder.id = role_grant.person_id
                      JOIN chat_identity identity ON identity.person_id = holder.id
                      WHERE role_grant.role = 'administrator' AND role_grant.revoked_at IS NULL
                        AND holder.organisation_id = organisation.id AND holder.erased_at IS NULL
                        AND identity.standing = 'member' AND identity.deactivated_at IS NULL)
    GROUP BY organisation.name ORDER BY organisation.name`;
}
