import type { Profile } from '../chat/platform.ts';
import type { Actor, Role } from '../chat/skill.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { peopleData } from './personal-data.ts';
import { keepProfile } from './profiles.ts';
import { createTenants, slugOf, type Tenant } from './tenants.ts';

/** A connected tenant of an organisation, for tests. */
export function connect(
  prisma: PrismaClient,
  platform: 'slack' | 'teams',
  externalId: string,
  name: string,
): Promise<Tenant> {
  const organisation = { slug: slugOf(name), name };
  return createTenants(prisma).connect({ platform, externalId, organisation });
}

export function profile(externalId: string, told: Partial<Profile> = {}): Profile {
  return {
    externalId,
    displayName: null,
    email: null,
    department: null,
    standing: 'member',
    deactivated: false,
    ...told,
  };
}

/** Lets the platform tell of somebody, and returns the id of their person. */
export async function meet(prisma: PrismaClient, tenant: Tenant, told: Profile): Promise<string> {
  await prisma.$transaction((tx) => keepProfile(tx, [peopleData], tenant, told));
  return personOf(prisma, tenant, told.externalId);
}

export async function personOf(prisma: PrismaClient, tenant: Tenant, externalUserId: string): Promise<string> {
  const identity = await prisma.chatIdentity.findUniqueOrThrow({
    where: { tenantId_externalUserId: { tenantId: tenant.id, externalUserId } },
  });
  return identity.personId;
}

export function actor(personId: string, organisationId: string, roles: readonly Role[]): Actor {
  return { personId, organisationId, roles: new Set<Role>(['colleague', ...roles]) };
}
