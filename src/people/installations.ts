import { createHash, randomBytes } from 'node:crypto';
import { type ConversationReference, directId, type PlatformName } from '../chat/conversation-reference.ts';
import type { Installations } from '../chat/installations.ts';
import { AppError } from '../errors.ts';
import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { recordAudit } from './audit.ts';
import { type Belongings, keepProfile, lockPeople } from './profiles.ts';
import { claimTenant, ensureOrganisation, type Tenants } from './tenants.ts';
import type { Vault } from './vault.ts';

/** How long an invitation may be followed. */
export const INVITATION_HOURS = 24;
/** How long somebody may take on the platform's page of consent. */
const STATE_MINUTES = 10;
/** By how much the platform's clock may be behind ours; nobody removes an app and installs it again within it. */
const CLOCK_MARGIN_SECONDS = 5;

/** 256 bits: not to be guessed, and safe in an address. */
const newSecret = () => randomBytes(32).toString('base64url');
const hashed = (secret: string) => createHash('sha256').update(secret).digest('hex');
const hashedJourney = (journey: { state: string; browser: string }) => hashed(`${journey.state}.${journey.browser}`);

/** What a token is sealed under: a token of one team opens for no other. */
function credentialsLabel(platform: PlatformName, tenant: string): string {
  return `${platform}:${tenant}`;
}

/**
 * Invites an organisation, which is made when its slug is new, to connect a team.
 *
 * @returns the secret for the link; only its hash is kept
 */
export async function inviteTenant(
  prisma: PrismaClient,
  invitation: { platform: PlatformName; organisation: { slug: string; name: string } },
): Promise<string> {
  const secret = newSecret();
  await prisma.$transaction(async (tx) => {
    const { id: organisationId } = await ensureOrganisation(tx, invitation.organisation);
    const [made] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO tenant_invitation (id, organisation_id, platform, secret_hash, expires_at)
      VALUES (gen_random_uuid(), ${organisationId}::uuid, ${invitation.platform}, ${hashed(secret)},
              clock_now() + make_interval(hours => ${INVITATION_HOURS}))
      RETURNING id`;
    await recordAudit(tx, {
      actorId: null,
      organisationId,
      action: 'tenant.invited',
      objectKind: 'invitation',
      objectId: made?.id ?? '',
      details: { platform: invitation.platform },
    });
  });
  return secret;
}

/** Which teams and tenants the bot is installed in, and how that changes. */
export function createInstallations(deps: {
  prisma: PrismaClient;
  vault: Vault;
  tenants: Tenants;
  belongings: Belongings;
}): Installations {
  const { prisma, vault, tenants } = deps;
  return {
    async credentials(platform, tenant) {
      const stored = await prisma.chatTenant.findUnique({
        where: { platform_externalId: { platform, externalId: tenant }, disconnectedAt: null },
        select: { credentials: true },
      });
      return stored?.credentials ? vault.open(stored.credentials, credentialsLabel(platform, tenant)) : null;
    },

    async stands(platform, invitation) {
      const found = await prisma.$queryRaw<unknown[]>`
        SELECT 1 FROM tenant_invitation
        WHERE secret_hash = ${hashed(invitation)} AND platform = ${platform}
          AND used_at IS NULL AND expires_at > clock_now()`;
      return found.length > 0;
    },

    async follow(platform, invitation) {
      const journey = { state: newSecret(), browser: newSecret() };
      const followed = await prisma.$executeRaw`
        UPDATE tenant_invitation
        SET state_hash = ${hashedJourney(journey)}, state_expires_at = clock_now() + make_interval(mins => ${STATE_MINUTES})
        WHERE secret_hash = ${hashed(invitation)} AND platform = ${platform}
          AND used_at IS NULL AND expires_at > clock_now()`;
      return followed === 1 ? journey : null;
    },

    async arrive(platform, journey) {
      const [arrived] = await prisma.$queryRaw<{ id: string }[]>`
        UPDATE tenant_invitation SET state_hash = NULL, state_expires_at = NULL
        WHERE state_hash = ${hashedJourney(journey)} AND state_expires_at > clock_now() AND used_at IS NULL
          AND platform = ${platform}
        RETURNING id`;
      return arrived?.id ?? null;
    },

    async connect(platform, { invitation, tenant, credentials }) {
      const sealed = vault.seal(credentials, credentialsLabel(platform, tenant));
      const outcome = await prisma.$transaction(async (tx) => {
        const [invited] = await tx.$queryRaw<{ organisation_id: string }[]>`
          SELECT organisation_id FROM tenant_invitation
          WHERE id = ${invitation}::uuid AND used_at IS NULL FOR UPDATE`;
        if (!invited) return 'used';
        const { organisation_id: organisationId } = invited;
        const claim = { platform, externalId: tenant, organisationId, credentials: sealed };
        if (!(await claimTenant(tx, claim))) return 'taken';
        await tx.$executeRaw`
          UPDATE tenant_invitation SET used_at = clock_now(), state_hash = NULL, state_expires_at = NULL
          WHERE id = ${invitation}::uuid`;
        return 'connected';
      });
      tenants.forget(platform, tenant);
      return outcome;
    },

    async disconnect(platform, tenant, { reason, at }) {
      await prisma.$transaction((tx) => disconnectTenant(tx, { platform, externalId: tenant }, { reason, at }));
      tenants.forget(platform, tenant);
    },

    async tellOf(platform, externalId, profile) {
      const tenant = await tenants.find(platform, externalId);
      if (!tenant) return;
      await prisma.$transaction(async (tx) => {
        await lockPeople(tx, tenant);
        const known = { tenantId: tenant.id, externalUserId: profile.externalId };
        if ((await tx.chatIdentity.count({ where: known })) > 0)
          await keepProfile(tx, deps.belongings, tenant, profile);
      });
    },

    leave(place, by) {
      return prisma.$transaction(async (tx) => {
        const tenant = await tx.chatTenant.findUnique({
          where: { platform_externalId: { platform: place.platform, externalId: place.tenant } },
          select: { id: true, organisationId: true },
        });
        if (!tenant) return;
        const alone = place.kind === 'personal' && by !== undefined ? directId(by) : null;
        const left = await tx.$queryRaw<{ id: string }[]>`
          UPDATE conversation SET left_at = clock_now()
          WHERE tenant_id = ${tenant.id}::uuid AND left_at IS NULL AND (${isOf(place)} OR external_id = ${alone})
          RETURNING id`;
        await recordAudit(tx, {
          actorId: null,
          organisationId: tenant.organisationId,
          action: 'bot.removed',
          objectKind: 'tenant',
          objectId: tenant.id,
          details: { conversations: left.map(({ id }) => id) },
        });
      });
    },

    async comeBack(place) {
      const tenant = await tenants.find(place.platform, place.tenant);
      if (!tenant) return;
      await prisma.$executeRaw`
        UPDATE conversation SET left_at = NULL
        WHERE tenant_id = ${tenant.id}::uuid AND left_at IS NOT NULL AND ${isOf(place)}`;
    },
  };
}

/** A place itself, all of its team, and the threads of a channel that has them at its own address. */
function isOf({ id, team, address }: ConversationReference): Prisma.Sql {
  return Prisma.sql`(external_id = ${id} OR team = ${team ?? null}
    OR (kind IN ('channel', 'group') AND address ->> 'channel' = ${address.channel ?? null}))`;
}

/**
 * Seals again what was sealed with an older key, so that the older key can go. What cannot be opened stays as it is;
 * `impact doctor` tells of it.
 *
 * @returns of how many teams
 */
export async function resealCredentials(prisma: PrismaClient, vault: Vault): Promise<number> {
  const stored = await prisma.chatTenant.findMany({
    where: { credentials: { not: null } },
    select: { id: true, platform: true, externalId: true, credentials: true },
  });
  let resealed = 0;
  for (const { id, platform, externalId, credentials } of stored) {
    if (!credentials || vault.isCurrent(credentials)) continue;
    const label = credentialsLabel(platform, externalId);
    const secret = openOrNull(vault, credentials, label);
    if (secret === null) continue;
    // Only what was read: meanwhile it may have been connected again, or wiped.
    const { count } = await prisma.chatTenant.updateMany({
      where: { id, credentials },
      data: { credentials: vault.seal(secret, label) },
    });
    resealed += count;
  }
  return resealed;
}

function openOrNull(vault: Vault, envelope: Uint8Array, label: string): string | null {
  try {
    return vault.open(envelope, label);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * Wipes the credentials of a tenant and refuses its events from now on; what it has stays, and belongs to it again when
 * it is connected again.
 *
 * @returns whether it was connected
 */
export async function disconnectTenant(
  tx: Transaction,
  tenant: { platform: PlatformName; externalId: string },
  why: { reason: string; at: Date | null },
): Promise<boolean> {
  const [disconnected] = await tx.$queryRaw<{ id: string; organisation_id: string }[]>`
    UPDATE chat_tenant SET credentials = NULL, disconnected_at = clock_now()
    WHERE platform = ${tenant.platform} AND external_id = ${tenant.externalId} AND disconnected_at IS NULL
      AND connected_at <= coalesce(${why.at}::timestamptz, clock_now()) + make_interval(secs => ${CLOCK_MARGIN_SECONDS})
    RETURNING id, organisation_id`;
  if (!disconnected) return false;
  await recordAudit(tx, {
    actorId: null,
    organisationId: disconnected.organisation_id,
    action: 'tenant.disconnected',
    objectKind: 'tenant',
    objectId: disconnected.id,
    details: { ...tenant, reason: why.reason },
  });
  return true;
}
