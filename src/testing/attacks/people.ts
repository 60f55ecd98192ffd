import type { PrismaClient } from '../../store/generated/client.ts';
import type { Asker } from './asking.ts';

/** Makes somebody known on a platform, so that it need not be asked who they are. */
export async function introduce(
  prisma: PrismaClient,
  asker: Asker,
  known: {
    person: string;
    tenant: string;
    standing: 'member' | 'guest';
    displayName?: string;
    email?: string;
    role?: 'administrator' | 'ambassador';
  },
): Promise<void> {
  const tenant = await prisma.chatTenant.findUniqueOrThrow({
    where: { platform_externalId: { platform: asker.platform, externalId: known.tenant } },
  });
  const organisationId = known.standing === 'member' ? tenant.organisationId : null;
  const { id: personId } = await prisma.person.create({
    data: { organisationId, displayName: known.displayName ?? known.person, email: known.email ?? null },
  });
  await prisma.chatIdentity.create({
    data: {
      tenantId: tenant.id,
      externalUserId: asker.personId(known.person),
      personId,
      standing: known.standing,
      introducedAt: new Date(),
    },
  });
  if (known.role) await prisma.roleGrant.create({ data: { personId, role: known.role } });
}
