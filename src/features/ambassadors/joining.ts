import type { Actor } from '../../chat/skill.ts';
import { recordAudit } from '../../people/audit.ts';
import { grantRole, revokeRole } from '../../people/roles.ts';
import type { Transaction } from '../../store/transaction.ts';
import { type Choices, keepChoices, readAmbassador, stopNudges, USUAL } from './repository.ts';

/** Whose doing it is: a member, who has an organisation. */
export interface Member {
  personId: string;
  organisationId: string;
}

export function memberIn({ personId, organisationId }: Actor): Member | null {
  return personId === null || organisationId === null ? null : { personId, organisationId };
}

/**
 * Somebody becomes an ambassador with what they chose, or chooses otherwise; the role is theirs from then on.
 *
 * @returns whether they became one now
 */
export async function join(tx: Transaction, actor: Actor, choices: Partial<Choices>): Promise<boolean> {
  const member = memberIn(actor);
  if (member === null) return false;
  const before = await readAmbassador(tx, member.personId);
  const isNew = before === null || before.stoppedAt !== null;
  await keepChoices(tx, member.personId, before === null ? { ...USUAL, ...choices } : choices);
  await grantRole(tx, { by: actor, personId: member.personId, role: 'ambassador' });
  if (isNew) await audited(tx, member, 'ambassador.joined');
  return isNew;
}

/** They get nothing from now on, and are none any more. @returns false: they were none */
export async function stop(tx: Transaction, actor: Actor): Promise<boolean> {
  const member = memberIn(actor);
  const before = member && (await readAmbassador(tx, member.personId));
  const hadRole = member && (await revokeRole(tx, { by: actor, personId: member.personId, role: 'ambassador' }));
  if (!member || before === null || before.stoppedAt !== null) return hadRole === true;
  await stopNudges(tx, member.personId);
  await audited(tx, member, 'ambassador.stopped');
  return true;
}

async function audited(
  tx: Transaction,
  { personId, organisationId }: Member,
  action: 'ambassador.joined' | 'ambassador.stopped',
): Promise<void> {
  await recordAudit(tx, { actorId: personId, organisationId, action, objectKind: 'person', objectId: personId });
}
