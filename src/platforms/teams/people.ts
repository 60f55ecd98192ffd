import { TeamsInfo, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Platform, Profile } from '../../chat/platform.ts';
import { AppError } from '../../errors.ts';
import { isPassing } from '../passing.ts';
import { createPatience } from '../patience.ts';
import { deliveryError } from './errors.ts';

/** A member of a conversation as Bot Connector tells them. */
const memberSchema = z.looseObject({
  id: z.string().min(1),
  aadObjectId: z.string().optional(),
  objectId: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  userPrincipalName: z.string().optional(),
  tenantId: z.string().optional(),
  userRole: z.string().optional(),
});
type TeamsMember = z.infer<typeof memberSchema>;

const httpErrorSchema = z.looseObject({ statusCode: z.number() });

type Within = <Value>(where: ConversationReference, act: (context: TurnContext) => Promise<Value>) => Promise<Value>;
type People = Pick<Platform, 'profile' | 'people' | 'peopleListed'>;

const pageSchema = z.looseObject({ members: z.array(memberSchema), continuationToken: z.string().nullish() });

/** The most that Teams gives at once. */
const PAGE_SIZE = 500;

/** In the Playground nobody signs in, and who is in it is told by nobody. */
export const EVERYONE_IS_A_MEMBER: People = {
  peopleListed: 'in-places',
  profile: async (_where, externalId) => ({
    externalId,
    displayName: null,
    email: null,
    department: null,
    standing: 'member',
    deactivated: false,
  }),
  async *people() {
    // Nobody is listed; whoever says something is met then.
  },
};

/** What Teams tells of people: who is in a conversation the bot is in. */
export function createPeople(within: Within): People {
  return {
    peopleListed: 'in-places',

    async profile(where, externalId) {
      try {
        const member = await within(channelOf(where), (context) => TeamsInfo.getMember(context, externalId));
        return profileOf(memberSchema.parse(member), externalId, where.tenant);
      } catch (error) {
        if (httpErrorSchema.safeParse(error).data?.statusCode === 404) return null;
        throw unavailable(error);
      }
    },

    async *people(tenant, places) {
      const patiently = createPatience(waitOf);
      for (const place of places) {
        let continuation: string | undefined;
        do {
          const page = await patiently(() => pageOf(within, place, continuation)).catch((error: unknown) => {
            throw unavailable(error);
          });
          yield page.members.map((member) => profileOf(member, objectIdOf(member), tenant));
          continuation = page.continuationToken || undefined;
        } while (continuation !== undefined);
      }
    },
  };
}

async function pageOf(within: Within, place: ConversationReference, continuation: string | undefined) {
  const where = channelOf(place);
  const page = await within(where, (context) => TeamsInfo.getPagedMembers(context, PAGE_SIZE, continuation));
  return pageSchema.parse(page);
}

/** The list of people is of the channel; a thread in it has none. */
function channelOf(where: ConversationReference): ConversationReference {
  const [conversationId = ''] = (where.address.conversationId ?? '').split(';');
  return { ...where, address: { ...where.address, conversationId } };
}

function objectIdOf(member: TeamsMember): string {
  return member.aadObjectId ?? member.objectId ?? member.id;
}

/** When Teams does not say how long to wait. */
const ORDINARY_WAIT_MS = 10_000;

/** How long Teams says to wait before the next page. */
function waitOf(error: unknown): number | null {
  const { code, retryAfterMs } = deliveryError(error);
  return code === 'delivery.rate-limited' ? (retryAfterMs ?? ORDINARY_WAIT_MS) : null;
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

/**
 * `guest` was invited into this tenant, `anonymous` is in a meeting without any account. A member is who Teams calls a
 * user of this very tenant, and nobody else.
 */
function standingOf(member: TeamsMember, tenant: string): Profile['standing'] {
  if (member.tenantId !== undefined && member.tenantId !== tenant) return 'external';
  const invited = /#EXT#/i.test(member.userPrincipalName ?? '');
  return member.tenantId === tenant && member.userRole === 'user' && !invited ? 'member' : 'guest';
}

function unavailable(cause: unknown): AppError {
  const refusal = deliveryError(cause);
  const passes = isPassing(refusal);
  return new AppError({
    code: passes ? 'people.unavailable' : 'people.refused',
    message: `Teams does not tell who somebody is. ${refusal.message}`,
    retryable: passes,
    cause,
  });
}
