import type { Actor, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { VisitState } from '../../store/generated/enums.ts';
import type { Visit } from './repository.ts';

/** From which states something can be done with a visit. */
const FROM = {
  edit: ['draft', 'awaiting_approval', 'open'],
  open: ['draft'],
  approve: ['awaiting_approval'],
  drop: ['draft', 'awaiting_approval'],
  cancel: ['open'],
  who: ['open', 'cancelled'],
  present: ['open'],
} as const satisfies Record<string, readonly VisitState[]>;
export type Doing = keyof typeof FROM;

/** @param now after it began nothing is changed or called off, and who was there is only known then */
export function can(doing: Doing, visit: Pick<Visit, 'state' | 'slots'>, now: Date): boolean {
  const from: readonly VisitState[] = FROM[doing];
  if (!from.includes(visit.state)) return false;
  if (doing === 'present') return visit.slots.some(({ startsAt }) => startsAt <= now);
  if (isBefore(visit) || doing === 'who') return true;
  return visit.slots.some(({ startsAt }) => startsAt > now);
}

/** What is said where something can no longer be done with it. */
export function notNow({ state }: Pick<Visit, 'state'>, { language }: Pick<Turn, 'language'>): string {
  const { visits } = texts(language);
  return state === 'dropped' ? visits.states.dropped : visits.notNow;
}

/** Nobody was invited yet. */
export function isBefore({ state }: Pick<Visit, 'state'>): boolean {
  return state === 'draft' || state === 'awaiting_approval';
}

/** Its organisers work on it: the brokers of the organisation it is of, and the deputy. */
export function isTheirs(
  { personId, organisationId, roles }: Actor,
  visit: Pick<Visit, 'organisationId' | 'deputyId'>,
): boolean {
  if (personId !== null && visit.deputyId === personId) return true;
  return organisationId === visit.organisationId && roles.has('broker');
}

/** It is in their hands more than in those of any other organiser: they made it, changed it last, or are its deputy. */
export function isInTheirHands(
  { personId }: Actor,
  { createdById, editedById, deputyId }: Pick<Visit, 'createdById' | 'editedById' | 'deputyId'>,
): boolean {
  return personId !== null && [createdById, editedById, deputyId].includes(personId);
}

/** What is missing before people can be invited. */
export type Lack = 'host' | 'times' | 'past' | 'capacity' | 'address' | 'nobody' | 'reply-by';

/** Why nobody can be invited to it as it is; null: they can. */
export function notReady(visit: Visit, { total, now }: { total: number; now: Date }): Lack | null {
  const [first] = visit.slots;
  if (visit.host === null) return 'host';
  if (!first) return 'times';
  if (first.startsAt <= now) return 'past';
  if (visit.capacity === null) return 'capacity';
  if (visit.address === null) return 'address';
  if (visit.replyBy !== null && (visit.replyBy <= now || visit.replyBy > first.startsAt)) return 'reply-by';
  return total === 0 ? 'nobody' : null;
}
