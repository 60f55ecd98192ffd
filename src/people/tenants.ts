import type { PlatformName } from '../chat/conversation-reference.ts';
import { AppError } from '../errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { recordAudit } from './audit.ts';

/** A connected Slack team or Teams tenant. */
export interface Tenant {
  id: string;
  organisationId: string;
}

/** Knows which tenants are connected. Every event asks, so what was found is remembered for a while. */
export interface Tenants {
  /** Null: not connected to any organisation. */
  find(platform: PlatformName, externalId: string): Promise<Tenant | null>;
  /**
   * Connects a tenant to an organisation, which is made when its slug is new. Again is a no-op.
   *
   * @throws AppError `tenant.taken` when it belongs to another organisation
   */
  connect(tenant: {
    platform: PlatformName;
    externalId: string;
    organisation: { slug: string; name: string };
  }): Promise<Tenant>;
  /** It was connected or disconnected just now: the next question goes to the database. */
  forget(platform: PlatformName, externalId: string): void;
}

/**
 * What another process did is noticed within this time: a tenant that was disconnected there is refused here. Short
 * enough for that, long enough that the events of a busy tenant hardly ever wait for the question.
 */
const REMEMBERED_MS = 30 * 1000;

/**
 * @param now milliseconds since the epoch; a parameter so that tests own the time
 */
export function createTenants(prisma: PrismaClient, now: () => number = Date.now): Tenants {
  const remembered = new Map<string, { tenant: Tenant; until: number }>();
  return {
    async find(platform, externalId) {
      const key = `${platform}:${externalId}`;
      const known = remembered.get(key);
      if (known && known.until > now()) return known.tenant;
      remembered.delete(key);
      const tenant = await prisma.chatTenant.findUnique({
        where: { platform_externalId: { platform, externalId }, disconnectedAt: null },
        select: { id: true, organisationId: true },
      });
      // An unknown tenant is not remembered: it must work the moment it is connected.
      if (tenant) remembered.set(key, { tenant, until: now() + REMEMBERED_MS });
      return tenant;
    },

    async connect({ platform, externalId, organisation }) {
      const tenant = await prisma.$transaction(async (tx) => {
        const { id: organisationId } = await ensureOrganisation(tx, organisation);
        return claimTenant(tx, { platform, externalId, organisationId, credentials: null });
      });
      remembered.delete(`${platform}:${externalId}`);
      if (!tenant) throw taken(platform, externalId);
      return tenant;
    },

    forget(platform, externalId) {
      remembered.delete(`${platform}:${externalId}`);
    },
  };
}

/** The organisation with this slug, made when there is none; its name stays as it is. */
export function ensureOrganisation(
  tx: Transaction,
  organisation: { slug: string; name: string },
): Promise<{ id: string }> {
  return tx.organisation.upsert({
    where: { slug: organisation.slug },
    create: organisation,
    update: {},
    select: { id: true },
  });
}

/**
 * Makes a tenant one of this organisation, connected. Two at once for two organisations: one of them gets it.
 *
 * @param claim.credentials encrypted; null: as they were
 * @returns null when it belongs to another organisation; nothing was changed then
 */
export async function claimTenant(
  tx: Transaction,
  claim: {
    platform: PlatformName;
    externalId: string;
    organisationId: string;
    credentials: Uint8Array<ArrayBuffer> | null;
  },
): Promise<Tenant | null> {
  const { platform, externalId, organisationId, credentials } = claim;
  const [claimed] = await tx.$queryRaw<{ id: string; fresh: boolean }[]>`
    INSERT INTO chat_tenant (id, platform, external_id, organisation_id, credentials)
    VALUES (gen_random_uuid(), ${platform}, ${externalId}, ${organisationId}::uuid, ${credentials}::bytea)
    ON CONFLICT (platform, external_id) DO UPDATE
      SET credentials = coalesce(excluded.credentials, chat_tenant.credentials),
          disconnected_at = NULL,
          -- What waited because the token was refused is tried with the new one.
          held_since = NULL, held_until = clock_now(),
          connected_at = CASE WHEN chat_tenant.disconnected_at IS NULL AND excluded.credentials IS NULL
                              THEN chat_tenant.connected_at ELSE clock_now() END
      WHERE chat_tenant.organisation_id = excluded.organisation_id
    RETURNING id, connected_at = clock_now()::timestamptz(3) AS fresh`;
  if (!claimed) return null;
  if (claimed.fresh) {
    await recordAudit(tx, {
      actorId: null,
      organisationId,
      action: 'tenant.connected',
      objectKind: 'tenant',
      objectId: claimed.id,
      details: { platform, externalId },
    });
  }
  return { id: claimed.id, organisationId };
}

function taken(platform: PlatformName, externalId: string): AppError {
  return new AppError({
    code: 'tenant.taken',
    message: `${platform} ${externalId} belongs to another organisation. See \`impact tenant list\`.`,
  });
}

/** A name as a slug: `Provincie Overijssel` → `provincie-overijssel`. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
