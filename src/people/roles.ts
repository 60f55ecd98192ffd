import { type Actor, ROLES, type Role } from '../chat/skill.ts';
import { AppError } from '../errors.ts';
import { ringAtCommit } from '../store/bell.ts';
import { clockNow } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';
import { type AuditAction, recordAudit } from './audit.ts';

/** The roles that are given and taken; whoever is a member is a colleague without it. */
export const GRANTED_ROLES = ROLES.filter((role) => role !== 'colleague');
export type GrantedRole = Exclude<Role, 'colleague'>;

export function isGrantedRole(role: string): role is GrantedRole {
  return GRANTED_ROLES.some((granted) => granted === role);
}

/** Who gives or takes: an actor, or null for the operator at the command line, who may do all of it. */
export type RoleKeeper = Actor | null;

/** One change of one role. */
export interface RoleChange {
  by: RoleKeeper;
  personId: string;
  role: GrantedRole;
  /** A change by the operator of which the person need not hear, for a world that is set up to be tried. */
  quiet?: boolean;
}

interface Holder {
  id: string;
  organisationId: string;
}

/**
 * Gives a role.
 *
 * @returns false when the person had it already
 * @throws AppError `role.forbidden`, `role.no-member`
 */
export async function grantRole(tx: Transaction, { by, personId, role, quiet }: RoleChange): Promise<boolean> {
  const holder = await lockedHolder(tx, personId);
  checkMayChange(by, holder, role);
  const held = await tx.roleGrant.count({ where: { personId, role, revokedAt: null } });
  if (held > 0) return false;
  // Who gives it in chat tells it; of the operator they hear by `people/news.ts`.
  const news = by === null && !quiet ? 'grant' : null;
  await tx.roleGrant.create({ data: { personId, role, grantedBy: by?.personId ?? null, news } });
  if (news !== null) await ringAtCommit(tx, ['people_news']);
  await audit(tx, { by, holder, role, action: 'role.granted' });
  return true;
}

/**
 * Takes a role; the grant stays as history.
 *
 * @returns false when the person did not have it
 * @throws AppError `role.forbidden`, `role.no-member`, `role.last-administrator`
 */
export async function revokeRole(tx: Transaction, { by, personId, role }: RoleChange): Promise<boolean> {
  const holder = await lockedHolder(tx, personId);
  checkMayChange(by, holder, role);
  if (role === 'administrator') await checkNotLastAdministrator(tx, holder);
  const { count } = await tx.roleGrant.updateMany({
    where: { personId, role, revokedAt: null },
    data: { revokedAt: await clockNow(tx), revokedBy: by?.personId ?? null, news: by === null ? 'revoke' : null },
  });
  if (count > 0 && by === null) await ringAtCommit(tx, ['people_news']);
  if (count > 0) await audit(tx, { by, holder, role, action: 'role.revoked' });
  return count > 0;
}

/**
 * Fails when this person is the last administrator of their organisation who can act. Locks the organisation, so that
 * the last two cannot go at the same time.
 *
 * @throws AppError `role.last-administrator`
 */
export async function checkNotLastAdministrator(tx: Transaction, holder: Holder): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM organisation WHERE id = ${holder.organisationId}::uuid FOR UPDATE`;
  const rows = await tx.$queryRaw<{ holds: boolean; others: number }[]>`
    SELECT bool_or(person.id = ${holder.id}::uuid) AS holds,
           count(DISTINCT person.id) FILTER (WHERE person.id <> ${holder.id}::uuid)::int AS others
    FROM role_grant JOIN person ON person.id = role_grant.person_id
    WHERE role_grant.role = 'administrator' AND role_grant.revoked_at IS NULL
      AND person.organisation_id = ${holder.organisationId}::uuid AND person.erased_at IS NULL
      AND (person.id = ${holder.id}::uuid
           OR EXISTS (SELECT 1 FROM chat_identity identity
                      WHERE identity.person_id = person.id AND identity.standing = 'member'
                        AND identity.deactivated_at IS NULL))`;
  const [found] = rows;
  if (!found?.holds || found.others > 0) return;
  throw new AppError({
    code: 'role.last-administrator',
    message: 'This is the last administrator of the organisation. Give the role to somebody else first.',
  });
}

/** The person, locked: two changes of one person's roles happen one after the other. */
async function lockedHolder(tx: Transaction, personId: string): Promise<Holder> {
  const rows = await tx.$queryRaw<{ id: string; organisation_id: string | null }[]>`
    SELECT id, organisation_id FROM person WHERE id = ${personId}::uuid AND erased_at IS NULL FOR UPDATE`;
  const [row] = rows;
  if (!row?.organisation_id) {
    throw new AppError({ code: 'role.no-member', message: 'Only a member of a connected organisation has roles.' });
  }
  return { id: row.id, organisationId: row.organisation_id };
}

/**
 * An administrator changes the roles of their own organisation. What reaches the whole network is given and taken by
 * who has that right, or by the operator.
 */
export function mayChangeRole(by: RoleKeeper, holder: Pick<Holder, 'organisationId'>, role: GrantedRole): boolean {
  if (by === null) return true;
  if (role === 'network_broker') return by.roles.has('network_broker');
  return by.roles.has('administrator') && by.organisationId === holder.organisationId;
}

function checkMayChange(by: RoleKeeper, holder: Holder, role: GrantedRole): void {
  // Everybody decides for themselves whether they are an ambassador.
  if (role === 'ambassador' && by?.personId === holder.id) return;
  if (mayChangeRole(by, holder, role)) return;
  throw new AppError({ code: 'role.forbidden', message: `Not allowed to change the role ${role} of this person.` });
}

async function audit(
  tx: Transaction,
  done: { by: RoleKeeper; holder: Holder; role: GrantedRole; action: AuditAction },
): Promise<void> {
  await recordAudit(tx, {
    actorId: done.by?.personId ?? null,
    organisationId: done.holder.organisationId,
    action: done.action,
    objectKind: 'person',
    objectId: done.holder.id,
    details: { role: done.role },
  });
}
