import { isForNobody, mayReach } from '../../audiences/audience.ts';
import type { Actor } from '../../chat/skill.ts';
import type { BroadcastState } from '../../store/generated/enums.ts';
import { hasPrivateLink } from './link.ts';
import type { Broadcast } from './repository.ts';

/** From which states something can be done with a broadcast. */
export const FROM = {
  edit: ['draft', 'awaiting_approval', 'scheduled'],
  send: ['draft'],
  approve: ['awaiting_approval'],
  drop: ['draft', 'awaiting_approval', 'scheduled'],
  pause: ['sending'],
  resume: ['paused'],
  stop: ['sending', 'paused'],
  correct: ['sending', 'paused', 'done', 'stopped'],
  recall: ['sending', 'paused', 'done', 'stopped'],
  remind: ['done', 'stopped'],
} as const satisfies Record<string, readonly BroadcastState[]>;
export type Doing = keyof typeof FROM;

export function can(doing: Doing, { state }: Pick<Broadcast, 'state'>): boolean {
  const from: readonly BroadcastState[] = FROM[doing];
  return from.includes(state);
}

/** Its brokers work on it: those of the organisation it is of. */
export function isTheirs(actor: Actor, { organisationId }: Pick<Broadcast, 'organisationId'>): boolean {
  return actor.organisationId === organisationId && actor.roles.has('broker');
}

/** Beyond one's own organisation takes the right for the whole network, also in a channel where others read along. */
export function maySayIt(
  actor: Actor,
  { audience }: Pick<Broadcast, 'audience'>,
  channels: readonly { shared: boolean }[],
): boolean {
  if (channels.some(({ shared }) => shared) && !actor.roles.has('network_broker')) return false;
  return mayReach(actor, audience);
}

/** What it is to say is still asked for. */
export function isWithoutText({ textNl, textEn }: Pick<Broadcast, 'textNl' | 'textEn'>): boolean {
  return (textNl ?? textEn) === null;
}

/** Nobody gets it beside the channels. */
export function isOnlyInChannels({ channels, audience }: Pick<Broadcast, 'channels' | 'audience'>): boolean {
  return channels.length > 0 && isForNobody(audience);
}

/** Why it cannot go out as it is; null: it can. */
export function notReady(
  { title, textNl, textEn, urgentReason, sendAt, pictureId, pictureAlt }: Broadcast,
  { total, now }: { total: number; now: Date },
): 'no-text' | 'no-alt' | 'nobody' | 'past' | 'private-link' | null {
  if (title === null || (textNl ?? textEn) === null) return 'no-text';
  if (pictureId !== null && pictureAlt === null) return 'no-alt';
  if (total === 0) return 'nobody';
  if ([title, textNl, textEn, urgentReason].some(hasPrivateLink)) return 'private-link';
  return sendAt !== null && sendAt <= now ? 'past' : null;
}
