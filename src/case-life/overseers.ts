import type { Prisma, PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

type Db = PrismaClient | Transaction;

/** Somebody who looks after cases: only a broker of the organisation itself may do something with them. */
export interface Overseer {
  personId: string;
  mayAct: boolean;
  /** An administrator can make somebody a broker. */
  givesRoles: boolean;
}

/** Who looks after a case beside whoever is in the lead. */
export interface Overseers {
  people: readonly Overseer[];
  /** As what they hear it; null: messages reach none of them now. */
  as: 'broker' | 'administrator' | null;
}

/**
 * The brokers who can be reached; where there are none, the administrators. Where messages arrive now comes first.
 * Whoever filed it hears of it as that.
 */
export async function overseersOf(
  db: Db,
  view: { organisationId: string; unreachable: readonly string[]; filer: { personId: string } },
): Promise<Overseers> {
  const { organisationId, unreachable, filer } = view;
  const isOther = ({ personId }: Overseer) => !unreachable.includes(personId) && personId !== filer.personId;
  const brokers = (await brokersFor(db, organisationId)).filter(isOther);
  const administrators = (await administratorsFor(db, organisationId)).filter(isOther);
  const all = [...brokers, ...administrators].map(({ personId }) => personId);
  const heldUp = await heldUpAmong(db, all);
  for (const [as, those] of [['broker', brokers] as const, ['administrator', administrators] as const]) {
    const people = those.filter(({ personId }) => !heldUp.has(personId));
    if (people.length > 0) return { people, as };
  }
  return { people: brokers.length > 0 ? brokers : administrators, as: null };
}

/** Brokers and administrators, except who is in the lead, who filed it, and who is known to be out of reach. */
export async function othersThan(
  db: Db,
  {
    organisationId,
    unreachable,
    filer,
    owner,
  }: Parameters<typeof overseersOf>[1] & { owner: { personId: string | null } | null },
): Promise<Overseer[]> {
  const all = [...(await brokersFor(db, organisationId)), ...(await administratorsFor(db, organisationId))];
  const not = [...unreachable, filer.personId, owner?.personId];
  return all.filter(
    ({ personId }, at) => !not.includes(personId) && all.findIndex((other) => other.personId === personId) === at,
  );
}

/** Those of whom every place in the chat takes nothing now, see `delivery/holds.ts`. */
export async function heldUpAmong(db: Db, people: readonly string[]): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT identity.person_id AS id FROM chat_identity identity
    JOIN chat_tenant tenant ON tenant.id = identity.tenant_id
    WHERE identity.person_id = ANY (${[...people]}::uuid[]) AND identity.standing = 'member'
      AND identity.deactivated_at IS NULL AND tenant.disconnected_at IS NULL
    GROUP BY identity.person_id HAVING bool_and(tenant.held_since IS NOT NULL)`;
  return new Set(rows.map(({ id }) => id));
}

/** Did not leave with all their accounts; who has none may yet come. */
const IS_THERE = {
  OR: [{ identities: { none: {} } }, { identities: { some: { deactivatedAt: null } } }],
} satisfies Prisma.PersonWhereInput;

/** Who looks after the cases of an organisation: its brokers, and the brokers of the network. */
export async function brokersFor(db: Db, organisationId: string): Promise<Overseer[]> {
  const brokers = await db.person.findMany({
    where: {
      erasedAt: null,
      AND: [IS_THERE],
      OR: [
        { organisationId, roleGrants: { some: { role: 'broker', revokedAt: null } } },
        { roleGrants: { some: { role: 'network_broker', revokedAt: null } } },
      ],
    },
    select: {
      id: true,
      organisationId: true,
      roleGrants: { where: { role: 'broker', revokedAt: null }, select: { id: true } },
    },
    orderBy: { id: 'asc' },
  });
  return brokers.map(({ id, roleGrants, organisationId: own }) => ({
    personId: id,
    mayAct: own === organisationId && roleGrants.length > 0,
    givesRoles: false,
  }));
}

/** Who looks after the installation of an organisation. */
async function administratorsFor(db: Db, organisationId: string): Promise<Overseer[]> {
  const administrators = await db.person.findMany({
    where: {
      erasedAt: null,
      AND: [IS_THERE],
      organisationId,
      roleGrants: { some: { role: 'administrator', revokedAt: null } },
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return administrators.map(({ id }) => ({ personId: id, mayAct: false, givesRoles: true }));
}
