import { z } from 'zod';
import type { Actor } from '../../chat/skill.ts';
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

/** What the cards with the roles of one person are about; those of who keeps roles of the network have more buttons. */
export function roleCards(personId: string, keeper: Pick<Actor, 'roles'>): string {
  return `role:${personId}:${keeper.roles.has('network_broker') ? 'network' : 'own'}`;
}
