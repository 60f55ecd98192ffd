import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Actor } from '../chat/skill.ts';
import { AppError } from '../errors.ts';
import { clockNow } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';
import { recordAudit } from './audit.ts';
import { moveBelongings } from './profiles.ts';

/** Two rows that may be one person, for an administrator to judge. */
export interface OpenProposal {
  id: string;
  reason: string;
  /** As the platforms tell them. */
  identity: { platform: PlatformName; displayName: string | null; email: string | null };
  person: { displayName: string | null; email: string | null; department: string | null };
}

const MOST_SHOWN = 20;

/** What waits for a decision in one organisation (null: in all), oldest first. */
export async function openProposals(tx: Transaction, organisationId: string | null): Promise<OpenProposal[]> {
  const proposals = await tx.linkProposal.findMany({
    where: { decision: null, ...(organisationId === null ? {} : { person: { organisationId } }) },
    orderBy: { createdAt: 'asc' },
    take: MOST_SHOWN,
    select: {
      id: true,
      reason: true,
      identity: {
        select: { email: true, tenant: { select: { platform: true } }, person: { select: { displayName: true } } },
      },
      person: { select: { displayName: true, email: true, department: true } },
    },
  });
  return proposals.map(({ identity, ...rest }) => ({
    ...rest,
    identity: { platform: identity.tenant.platform, displayName: identity.person.displayName, email: identity.email },
  }));
}

/**
 * Decides whether an identity is somebody else's, once.
 *
 * @param by who decides: an administrator of that organisation, or null for the operator
 * @throws AppError `link.not-open` when there is no such question (any more), `link.forbidden`
 */
export async function decideLink(
  tx: Transaction,
  by: Actor | null,
  proposalId: string,
  decision: 'linked' | 'kept_apart',
): Promise<void> {
  const proposal = await tx.linkProposal.findUnique({
    where: { id: proposalId },
    include: { identity: true, person: { select: { organisationId: true, erasedAt: true } } },
  });
  if (!proposal) throw notOpen();
  if (by !== null && (!by.roles.has('administrator') || by.organisationId !== proposal.person.organisationId)) {
    throw new AppError({ code: 'link.forbidden', message: 'Only an administrator of the organisation decides this.' });
  }
  const { count } = await tx.linkProposal.updateMany({
    where: { id: proposalId, decision: null },
    data: { decision, decidedBy: by?.personId ?? null, decidedAt: await clockNow(tx) },
  });
  if (count === 0 || proposal.person.erasedAt !== null) throw notOpen();
  if (decision === 'linked') {
    await tx.chatIdentity.update({ where: { id: proposal.identityId }, data: { personId: proposal.personId } });
    await leaveEmpty(tx, proposal.identity.personId, proposal.personId);
  }
  await recordAudit(tx, {
    actorId: by?.personId ?? null,
    organisationId: proposal.person.organisationId,
    action: decision === 'linked' ? 'identity.linked' : 'identity.kept-apart',
    objectKind: 'person',
    objectId: proposal.personId,
    details: { proposal: proposalId, reason: proposal.reason },
  });
}

/** A person row that lost its last identity gives what it has to the one it turned out to be. */
async function leaveEmpty(tx: Transaction, from: string, to: string): Promise<void> {
  const left = await tx.chatIdentity.count({ where: { personId: from } });
  if (left > 0 || from === to) return;
  await moveBelongings(tx, from, to);
  // Roles do not travel with an identity: who links could give themselves what they may not give.
  await tx.roleGrant.updateMany({
    where: { personId: from, revokedAt: null },
    data: { revokedAt: await clockNow(tx) },
  });
}

function notOpen(): AppError {
  return new AppError({ code: 'link.not-open', message: 'This question has been decided already.' });
}
