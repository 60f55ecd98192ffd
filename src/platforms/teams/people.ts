import { TeamsInfo, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Platform, Profile } from '../../chat/platform.ts';
import { AppError } from '../../errors.ts';
import { addressOf } from './address.ts';

/** A member of a conversation as Bot Connector tells them. */
const memberSchema = z.looseObject({
  id: z.string().min(1),
  aadObjectId: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  userPrincipalName: z.string().optional(),
  tenantId: z.string().optional(),
  userRole: z.string().optional(),
});
type TeamsMember = z.infer<typeof memberSchema>;

const httpErrorSchema = z.looseObject({ statusCode: z.number() });

/** What Teams tells of people: who is in a conversation the bot is in. */
export function createPeople(
  within: <Value>(where: ConversationReference, act: (context: TurnContext) => Promise<Value>) => Promise<Value>,
): Pick<Platform, 'profile' | 'people'> {
  return {
    async profile(where, externalId) {
      try {
        const member = await within(where, (context) => TeamsInfo.getMember(context, memberIdOf(where, externalId)));
        return profileOf(memberSchema.parse(member), externalId, where.tenant);
      } catch (error) {
        if (httpErrorSchema.safeParse(error).data?.statusCode === 404) return null;
        throw unavailable(error);
      }
    },

    async *people() {
      yield [];
    },
  };
}

/** Teams' own id of who spoke there: the Playground finds nobody by their id in the directory. */
function memberIdOf(where: ConversationReference, externalId: string): string {
  const { userId, userObjectId } = addressOf(where);
  return userObjectId === externalId ? userId : externalId;
}

function profileOf(member: TeamsMember, externalId: string, tenant: string): Profile {
  const standing = standingOf(member, tenant);
  return {
    externalId,
    displayName: member.name ?? null,
    email: standing === 'member' ? (member.email ?? member.userPrincipalName ?? null) : null,
    department: null,
    standing,
    deactivated: false,
  };
}

function standingOf(member: TeamsMember, tenant: string): Profile['standing'] {
  if (member.tenantId !== undefined && member.tenantId !== tenant) return 'external';
  // `guest` was invited into this tenant, `anonymous` is in a meeting without any account.
  return member.userRole === 'guest' || member.userRole === 'anonymous' ? 'guest' : 'member';
}

function unavailable(cause: unknown): AppError {
  return new AppError({
    code: 'people.unavailable',
    message: 'Teams does not tell who somebody is.',
    retryable: true,
    cause,
  });
}
