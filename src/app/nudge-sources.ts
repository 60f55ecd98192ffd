import { pledgeNudges, successNudges } from '../features/pledges/nudges.ts';
import { sessionNudges } from '../features/sessions/nudges.ts';
import { invitationNudges } from '../features/visits/nudges.ts';
import type { OfferSource } from '../nudges/offers.ts';

/** What the parts have to say to ambassadors, beside cards and hooks. */
export const NUDGE_SOURCES: readonly OfferSource[] = [pledgeNudges, invitationNudges, sessionNudges, successNudges];
