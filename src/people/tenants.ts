import type { PlatformName } from '../chat/conversation-reference.ts';
import type { PrismaClient } from '../store/generated/client.ts';

/** A connected Slack team or Teams tenant. */
export interface Tenant {
  id: string;
  organisationId: string;
}

/** Knows which tenants are connected. Every event asks, so what was found is remembered for a while. */
export interface Tenants {
  /** Null: not connected to any organisation. */
  find(platform: PlatformName, externalId: string): Promise<Tenant | null>;
  /** Connects a tenant to an organisation, which is made when its slug is new. Again is a no-op. */
  connect(tenant: {
    platform: PlatformName;
    externalId: string;
    organisation: { slug: string; name: string };
  }): Promise<Tenant>;
}

/** An hour is short enough for a tenant that is taken away, which happens by hand and seldom. */
const REMEMBERED_MS = 60 * 60 * 1000;

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
      const tenant = await prisma.chatTenant.findUnique({
        where: { platform_externalId: { platform, externalId } },
        select: { id: true, organisationId: true },
      });
      // An unknown tenant is not remembered: it must work the moment it is connected.
      if (tenant) remembered.set(key, { tenant, until: now() + REMEMBERED_MS });
      return tenant;
    },

    connect({ platform, externalId, organisation }) {
      return prisma.$transaction(async (tx) => {
        const { id: organisationId } = await tx.organisation.upsert({
          where: { slug: organisation.slug },
          create: organisation,
          update: {},
        });
        return tx.chatTenant.upsert({
          where: { platform_externalId: { platform, externalId } },
          create: { platform, externalId, organisationId },
          update: {},
          select: { id: true, organisationId: true },
        });
      });
    },
  };
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
