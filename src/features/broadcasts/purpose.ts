import { isForGuestsOnly } from '../../audiences/audience.ts';
import type { MessageForMany } from '../../delivery/fan-out.ts';
import { PURPOSE_RULES } from '../../delivery/purposes.ts';
import type { Broadcast } from './repository.ts';

/** What a broadcast is to who gets it: to the guests of a visit it tells of what they signed up for, to everybody else it is unasked. */
export function purposeOf({ audience }: Pick<Broadcast, 'audience'>): MessageForMany['purpose'] {
  return isForGuestsOnly(audience) ? 'reminder' : 'broadcast';
}

/** Whether people may not want it, or have had their share of such messages. */
export function isUnasked(broadcast: Pick<Broadcast, 'audience'>): boolean {
  return PURPOSE_RULES[purposeOf(broadcast)].unasked;
}
