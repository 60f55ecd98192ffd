import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Actor } from '../chat/skill.ts';
import { AppError } from '../errors.ts';
import { clockNow } from '../store/clock.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { recordAudit } from './audit.ts';
import { type Belongings, moveBelongings } from './profiles.ts';

/** Two rows that may be one person, for an administrator to judge. */
export interface LinkQuestion {
  id: string;
  reason: string;
  /** As the platforms tell them. */
  identity: { platform: PlatformName; displayName: string | null; email: string | null };
  person: { displayName: string | null; email: string | null; department: string | null };
}

export type LinkDecision = 'linked' | 'kept_apart';

/** What was decided, and by whom. */
export interface DecidedLink {
  decision: LinkDecision;
  /** The name of who did; null: the operator, or somebody of whom no name is kept. */
  by: string | null;
}

const MOST_SHOWN = 20;

const questionFields = {
  id: true,
  reason: true,
  identity: {
    select: { email: true, tenant: { select: { platform: true } }, person: { select: { displayName: true } } },
  },
  person: { select: { displayName: true, email: true, department: true } },
} as const satisfies Prisma.LinkProposalSelect;

/** What waits for a decision in one organisation (null: in all), oldest first. */
export async function openProposals(tx: Transaction, organisationId: string | null): Promise<LinkQuestion[]> {
  const proposals = await tx.linkProposal.findMany({
    where: { decision: null, person: { erasedAt: null, ...(organisationId === null ? {} : { organisationId }) } },
    orderBy: { createdAt: 'asc' },
    take: MOST_SHOWN,
    select: questionFields,
  });
  return proposals.map(asQuestion);
}

function asQuestion({
  identity,
  ...rest
}: Prisma.LinkProposalGetPayload<{ select: typeof questionFields }>): LinkQuestion {
  return {
    ...rest,
    identity: { platform: identity.tenant.platform, displayName: identity.person.displayName, email: identity.email },
  };
}

/** What was decided of a question of this organisation; null: nothing, or there is no such question any more. */
export async function decidedLink(
  tx: Transaction,
  proposalId: string,
  organisationId: string | null,
): Promise<DecidedLink | null> {
  if (organisationId === null) return null;
  const found = await tx.linkProposal.findFirst({
    where: { id: proposalId, person: { organisationId } },
    select: { decision: true, decider: { select: { displayName: true } } },
  });
  return found?.decision ? { decision: found.decision, by: found.decider?.displayName ?? null } : null;
}

/**
 * Decides whether an identity is somebody else's, once.
 *
 * @param parts everything that keeps something of people
 * @param by who decides: an administrator of that organisation, or null for the operator
 * @returns the question, as it was before it was decided
 * @throws AppError `link.not-open` when there is no such question (any more), `link.forbidden`; nothing was written then
 */
export async function decideLink(
  tx: Transaction,
  parts: Belongings,
  by: Actor | null,
  proposalId: string,
  decision: LinkDecision,
): Promise<LinkQuestion> {
  // The person, not the question: whoever erases them locks the person too, and takes the question away.
  await tx.$executeRaw`
    SELECT FROM person WHERE id = (SELECT person_id FROM link_proposal WHERE id = ${proposalId}::uuid) FOR UPDATE`;
  const proposal = await tx.linkProposal.findUnique({
    where: { id: proposalId },
    select: {
      ...questionFields,
      decision: true,
      identityId: true,
      personId: true,
      identity: { select: { ...questionFields.identity.select, personId: true } },
      person: { select: { ...questionFields.person.select, organisationId: true, erasedAt: true } },
    },
  });
  if (!proposal) throw notOpen();
  if (by !== null && (!by.roles.has('administrator') || by.organisationId !== proposal.person.organisationId)) {
    throw new AppError({ code: 'link.forbidden', message: 'Only an administrator of the organisation decides this.' });
  }
  if (proposal.decision !== null || proposal.person.erasedAt !== null) throw notOpen();
  await tx.linkProposal.update({
    where: { id: proposalId },
    data: { decision, decidedBy: by?.personId ?? null, decidedAt: await clockNow(tx) },
  });
  if (decision === 'linked') {
    await tx.chatIdentity.update({ where: { id: proposal.identityId }, data: { personId: proposal.personId } });
    await leaveEmpty(tx, parts, proposal.identity.personId, proposal.personId);
  }
  await recordAudit(tx, {
    actorId: by?.personId ?? null,
    organisationId: proposal.person.organisationId,
    action: decision === 'linked' ? 'identity.linked' : 'identity.kept-apart',
    objectKind: 'person',
    objectId: proposal.personId,
    details: { proposal: proposalId, reason: proposal.reason },
  });
  return asQuestion(proposal);
}

/** A person row that lost its last identity gives what it has to the one it turned out to be. */
async function leaveEmpty(tx: Transaction, parts: Belongings, from: string, to: string): Promise<void> {
  const left = await tx.chatIdentity.count({ where: { personId: from } });
  if (left > 0 || from === to) return;
  await moveBelongings(tx, parts, from, to);
  // Roles do not travel with an identity: who links could give themselves what they may not give.
  await tx.roleGrant.updateMany({
    where: { personId: from, revokedAt: null },
    data: { revokedAt: await clockNow(tx) },
  });
}

function notOpen(): AppError {
  return new AppError({ code: 'link.not-open', message: 'This question has been decided already.' });
}
