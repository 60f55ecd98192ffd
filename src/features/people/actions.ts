import { z } from 'zod';
import { GRANTED_ROLES } from '../../people/roles.ts';

/** The buttons of this feature, as they come back when they are pressed. */
export const CHANGE_ROLE = 'role.change';
export const changeRoleSchema = z.object({
  personId: z.uuid(),
  role: z.enum(GRANTED_ROLES),
  change: z.enum(['grant', 'revoke']),
});

export const DECIDE_LINK = 'link.decide';
export const decideLinkSchema = z.object({
  proposalId: z.uuid(),
  decision: z.enum(['linked', 'kept_apart']),
});

/** What the cards of one question who is who are about. */
export function linkCards(proposalId: string): string {
  return `link:${proposalId}`;
}
