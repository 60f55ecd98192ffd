import type { Role } from '../chat/skill.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { normalisedEmail } from './email.ts';
import type { GrantedRole } from './roles.ts';

/** A member, as an administrator sees them. */
export interface Member {
  id: string;
  displayName: string | null;
  email: string | null;
  department: string | null;
  organisationId: string | null;
  organisation: string | null;
  roles: Role[];
  /** None of their accounts is in use any more. */
  left: boolean;
}

/** More than these, and the one who looks should say more. */
const MOST_FOUND = 10;
/** A user of the platform: `<@U012345>` as Slack writes a mention, or `slack:U012345`, `teams:<object id>`. */
const PLATFORM_USER = /^(?:<@|slack:|teams:)([\w-]+)(?:\|[^>]*)?>?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Finds members by e-mail address, platform user, our own id, or (part of) a name.
 *
 * @param within the organisation to look in; null: all of them (the operator)
 * @returns at most ten; one when the whole name, address or user is one person's
 */
export async function findMembers(tx: Transaction, within: string | null, text: string): Promise<Member[]> {
  const wanted = text.trim().replace(/^@/, '');
  if (wanted === '') return [];
  const where = { erasedAt: null, organisationId: within ?? { not: null }, ...matching(wanted) };
  const found = await select(tx, where, MOST_FOUND);
  const whole = found.filter(({ displayName }) => displayName?.toLowerCase() === wanted.toLowerCase());
  return whole.length === 1 ? whole : found;
}

/** Everyone of an organisation (null: of all) who holds a role, by name. */
export function roleHolders(tx: Transaction, within: string | null): Promise<Member[]> {
  return select(tx, {
    erasedAt: null,
    organisationId: within ?? { not: null },
    roleGrants: { some: { revokedAt: null } },
  });
}

/**
 * Everyone who is not erased, by name; guests and people of others too.
 *
 * @param only of one organisation, or with one role; null: no matter which
 */
export function allMembers(
  tx: Transaction,
  only: { within: string | null; role: GrantedRole | null },
): Promise<Member[]> {
  const { within, role } = only;
  return select(tx, {
    erasedAt: null,
    ...(within === null ? {} : { organisationId: within }),
    ...(role === null ? {} : { roleGrants: { some: { role, revokedAt: null } } }),
  });
}

export async function member(tx: Transaction, personId: string): Promise<Member | null> {
  const [found] = await select(tx, { id: personId, erasedAt: null }, 1);
  return found ?? null;
}

function matching(wanted: string): Prisma.PersonWhereInput {
  const user = PLATFORM_USER.exec(wanted)?.[1];
  if (user !== undefined) return { identities: { some: { externalUserId: user } } };
  if (UUID.test(wanted)) return { id: wanted };
  const email = normalisedEmail(wanted);
  return email === null ? { displayName: { contains: wanted, mode: 'insensitive' } } : { email };
}

async function select(tx: Transaction, where: Prisma.PersonWhereInput, take?: number): Promise<Member[]> {
  const persons = await tx.person.findMany({
    where,
    ...(take === undefined ? {} : { take }),
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      displayName: true,
      email: true,
      department: true,
      organisationId: true,
      organisation: { select: { name: true } },
      roleGrants: { where: { revokedAt: null }, select: { role: true }, orderBy: { role: 'asc' } },
      identities: { select: { deactivatedAt: true } },
    },
  });
  return persons.map(({ roleGrants, organisation, identities, ...person }) => ({
    ...person,
    left: identities.length > 0 && identities.every(({ deactivatedAt }) => deactivatedAt !== null),
    organisation: organisation?.name ?? null,
    roles: [...new Set(roleGrants.map(({ role }) => role))],
  }));
}
