import type { PlatformName } from '../chat/conversation-reference.ts';
import type { PrismaClient } from '../store/generated/client.ts';

export interface ListedTenant {
  platform: PlatformName;
  id: string;
  organisation: string;
  connectedAt: Date;
  disconnectedAt: Date | null;
  peopleReadAt: Date | null;
}

/** Every team and tenant that is or was connected. */
export async function listTenants(prisma: PrismaClient): Promise<ListedTenant[]> {
  const tenants = await prisma.chatTenant.findMany({
    orderBy: [{ organisation: { name: 'asc' } }, { platform: 'asc' }, { externalId: 'asc' }],
    include: { organisation: { select: { name: true } } },
  });
  return tenants.map(({ platform, externalId, organisation, connectedAt, disconnectedAt, peopleReadAt }) => ({
    platform,
    id: externalId,
    organisation: organisation.name,
    connectedAt,
    disconnectedAt,
    peopleReadAt,
  }));
}
