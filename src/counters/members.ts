import type { Transaction } from '../store/transaction.ts';

/** Somebody at a counter, as those who keep the register see them. */
export interface RegisteredMember {
  id: string;
  personId: string | null;
  /** Of the person; null: not in the chat. */
  organisationId: string | null;
  name: string | null;
  email: string | null;
  rung: 'contact' | 'substitute' | 'coordinator';
}

export async function membersOf(tx: Transaction, counterId: string): Promise<RegisteredMember[]> {
  const rows = await tx.counterMember.findMany({
    where: { counterId, leftAt: null },
    orderBy: [{ rung: 'asc' }, { position: 'asc' }, { createdAt: 'asc' }],
    include: { person: { select: { displayName: true, email: true, organisationId: true } } },
  });
  return rows.map(({ id, personId, name, email, rung, person }) => ({
    id,
    personId,
    organisationId: person?.organisationId ?? null,
    name: name ?? person?.displayName ?? null,
    email: email ?? person?.email ?? null,
    rung,
  }));
}

export interface NewMember {
  counterId: string;
  personId: string | null;
  name: string | null;
  email: string | null;
  rung: RegisteredMember['rung'];
}

/** Who left and comes back is the same member again. */
export async function storeMember(tx: Transaction, added: NewMember): Promise<string> {
  const { counterId, personId, rung } = added;
  const position = await tx.counterMember.count({ where: { counterId, rung, leftAt: null } });
  const before =
    personId === null
      ? null
      : await tx.counterMember.findFirst({ where: { counterId, personId }, select: { id: true } });
  if (before) {
    await tx.counterMember.update({ where: { id: before.id }, data: { rung, position, leftAt: null } });
    return before.id;
  }
  return (await tx.counterMember.create({ data: { ...added, position }, select: { id: true } })).id;
}

/**
 * A counter of which only a general address is known gets it as its contact, so that what is brought there has
 * somebody in the lead who hears of it.
 */
export async function ensureMailbox(tx: Transaction, counterId: string): Promise<void> {
  const counter = await tx.counter.findUnique({
    where: { id: counterId },
    select: { name: true, email: true, members: { where: { leftAt: null }, select: { id: true } } },
  });
  if (!counter?.email || counter.members.length > 0) return;
  await tx.counterMember.create({ data: { counterId, name: counter.name, email: counter.email } });
}

export async function endMember(tx: Transaction, memberId: string): Promise<void> {
  await tx.$executeRaw`UPDATE counter_member SET left_at = clock_now() WHERE id = ${memberId}::uuid AND left_at IS NULL`;
}

/** Ids of everything a person is a member of a counter as. */
export async function membershipsOf(tx: Transaction, personId: string): Promise<string[]> {
  const members = await tx.counterMember.findMany({ where: { personId }, select: { id: true } });
  return members.map(({ id }) => id);
}
