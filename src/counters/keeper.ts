import type { Actor } from '../chat/skill.ts';
import { AppError } from '../errors.ts';
import { type AuditAction, recordAudit } from '../people/audit.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Author } from './versions.ts';

/** Who keeps rules and counters: a network broker, or null for the operator at the command line. */
export type Keeper = Actor | null;

export const LONGEST_REASON = 500;

/** @throws AppError `rules.forbidden` */
export function authorOf(by: Keeper): Author {
  if (by === null) return { kind: 'operator' };
  if (!by.roles.has('network_broker') || by.personId === null) {
    throw new AppError({ code: 'rules.forbidden', message: 'Only a network broker changes rules and counters.' });
  }
  return { kind: 'person', personId: by.personId };
}

/** @throws AppError `rules.no-reason` */
export function checkedReason(reason: string): string {
  const given = reason.trim();
  if (given !== '' && given.length <= LONGEST_REASON) return given;
  throw new AppError({
    code: 'rules.no-reason',
    message: `Say why, in at most ${LONGEST_REASON} characters: --reason "…".`,
  });
}

/** Two people changed the same thing: the second one is told, and looks again. */
export function checkBasedOn(id: string, version: number, basedOn: number | null): void {
  if (basedOn === null || basedOn === version) return;
  throw new AppError({
    code: 'rules.changed-meanwhile',
    message: `${id} was changed meanwhile: it is at version ${version}, and your change is of version ${basedOn}. Look at it again.`,
  });
}

/** Who changed what in rules and counters; the reason stands with the version. */
export function auditOf(
  tx: Transaction,
  done: {
    author: Author;
    action: AuditAction;
    objectKind: 'routing_rule' | 'counter';
    objectId: string;
    details: Record<string, string | number>;
  },
): Promise<void> {
  const { author, ...rest } = done;
  return recordAudit(tx, {
    ...rest,
    actorId: author.kind === 'person' ? author.personId : null,
    organisationId: null,
  });
}
