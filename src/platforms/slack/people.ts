import { z } from 'zod';
import type { Platform, Profile } from '../../chat/platform.ts';
import { AppError } from '../../errors.ts';
import { isPassing } from '../passing.ts';
import { createPatience } from '../patience.ts';
import type { Clients } from './clients.ts';
import { deliveryError, neededScopeOf, platformErrorOf } from './errors.ts';

/** A user as `users.info` and `users.list` tell them. */
const userSchema = z.looseObject({
  id: z.string().min(1),
  team_id: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  /** In a company with several workspaces: those this person belongs to. */
  enterprise_user: z.looseObject({ teams: z.array(z.string()).optional() }).optional(),
  real_name: z.string().optional(),
  profile: z.looseObject({ real_name: z.string().optional(), email: z.string().optional() }).optional(),
});
type SlackUser = z.infer<typeof userSchema>;

const UNKNOWN_PERSON = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);
const LOOK_UP_SCOPES = 'users:read and users:read.email';
/** The place in the list has gone: the next time it is read from its beginning. */
const OLD_CURSOR = 'invalid_cursor';
/** What Slack advises for `users.list`. */
const PAGE_SIZE = 200;
/** Slack's own helper: a user of the system, not a bot and not a person. */
const SLACKBOT = 'USLACKBOT';

/** What Slack tells of people (`users:read`, `users:read.email`). */
export function createPeople(clients: Clients): Pick<Platform, 'profile' | 'people' | 'peopleListed'> {
  return {
    peopleListed: 'everyone',

    async profile(where, externalId) {
      try {
        const { user } = await clients.use(where.tenant, (client) => client.users.info({ user: externalId }));
        return profileOf(userSchema.parse(user), where.tenant);
      } catch (error) {
        if (UNKNOWN_PERSON.has(platformErrorOf(error) ?? '')) return null;
        throw unavailable(error);
      }
    },

    async *people(tenant) {
      const patiently = createPatience(waitOf);
      let cursor: string | undefined;
      do {
        const from = cursor === undefined ? {} : { cursor };
        const page = await patiently(() =>
          clients.use(tenant, (client) => client.users.list({ limit: PAGE_SIZE, ...from })),
        ).catch((error: unknown) => {
          throw unavailable(error);
        });
        const users = readUsers(page.members);
        yield users.filter((user) => !user.is_bot && user.id !== SLACKBOT).map((user) => profileOf(user, tenant));
        cursor = page.response_metadata?.next_cursor || undefined;
      } while (cursor !== undefined);
    },
  };
}

function readUsers(members: unknown): SlackUser[] {
  const users = z.array(userSchema).safeParse(members);
  if (!users.success) throw unavailable(users.error);
  return users.data;
}

/** What an event tells of somebody; null: it is no person. */
export function profileIn(user: unknown, tenant: string): Profile | null {
  const { data } = userSchema.safeParse(user);
  return data === undefined || data.is_bot || data.id === SLACKBOT ? null : profileOf(data, tenant);
}

function profileOf(user: SlackUser, tenant: string): Profile {
  const standing = standingOf(user, tenant);
  return {
    externalId: user.id,
    displayName: user.profile?.real_name ?? user.real_name ?? null,
    email: standing === 'member' ? (user.profile?.email ?? null) : null,
    department: null,
    standing,
    deactivated: user.deleted ?? false,
  };
}

/** When Slack does not say how long to wait. */
const ORDINARY_WAIT_MS = 30_000;

/** How long Slack says to wait before the next page. */
function waitOf(error: unknown): number | null {
  const { code, retryAfterMs } = deliveryError(error);
  return code === 'delivery.rate-limited' ? (retryAfterMs ?? ORDINARY_WAIT_MS) : null;
}

/**
 * Slack Connect shows people of other workspaces as `is_stranger` or with the id of their own team. Of guests, those of
 * several channels are `is_restricted`, those of one channel `is_ultra_restricted` too. Whoever Slack does not place
 * in a team is a guest.
 */
function standingOf(user: SlackUser, tenant: string): Profile['standing'] {
  if (user.team_id === undefined) return 'guest';
  const ours = user.team_id === tenant || user.enterprise_user?.teams?.includes(tenant);
  if (user.is_stranger || !ours) return 'external';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

function unavailable(cause: unknown): AppError {
  const code = platformErrorOf(cause);
  const passes = code === OLD_CURSOR || isPassing(deliveryError(cause));
  return new AppError({
    code: passes ? 'people.unavailable' : 'people.refused',
    message: `Slack does not tell who somebody is${code ? ` (${code})` : ''}. The app needs ${LOOK_UP_SCOPES}.`,
    retryable: passes,
    detail: code === 'missing_scope' ? (neededScopeOf(cause) ?? LOOK_UP_SCOPES) : undefined,
    cause,
  });
}
