import { z } from 'zod';
import { conversationReferenceSchema, type PlatformName } from '../chat/conversation-reference.ts';
import type { Platform, Profile } from '../chat/platform.ts';
import { AppError } from '../errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { recordAudit } from './audit.ts';
import { type Belongings, keepProfiles, lockPeople } from './profiles.ts';
import type { Tenant } from './tenants.ts';

/** A connected tenant, and where it is. */
export interface RosterTenant extends Tenant {
  platform: PlatformName;
  externalId: string;
}

/** What a refresh changed, in numbers of people. */
export interface RosterReport {
  /** Told by the platform, guests included. */
  listed: number;
  new: number;
  changed: number;
  gone: number;
}

/** Far above any organisation here; a list that does not end within it is no list of people. */
const MOST_PEOPLE = 500_000;
/** Twenty thousand people take some seconds; meanwhile first contacts of the organisation wait. */
const APPLY_TIMEOUT_MS = 120_000;

/**
 * Reads everyone the platform lists and keeps what it tells, in one transaction once the last page has been read: a
 * list that breaks off changes nothing.
 *
 * Who is gone from a list of everyone is deactivated. Where the platform lists by place, who is gone from every place
 * may only have left the place: nobody vouches for them any more, and they are asked about at their next contact.
 *
 * @throws AppError `people.unavailable` (retryable) when the list breaks off; `people.empty-list` when it has nobody
 */
export async function refreshPeople(
  prisma: PrismaClient,
  platform: Platform,
  tenant: RosterTenant,
  parts: Belongings,
): Promise<RosterReport> {
  const listed = await readList(prisma, platform, tenant);
  if (listed.length === 0) return emptyList(platform, tenant);
  return prisma.$transaction((tx) => apply(tx, parts, platform, tenant, listed), { timeout: APPLY_TIMEOUT_MS });
}

/** Which tenants are to be read, the one that waited longest first. */
export async function rosterTenants(
  prisma: PrismaClient,
  options: { notReadForHours: number },
): Promise<RosterTenant[]> {
  return prisma.$queryRaw<RosterTenant[]>`
    SELECT id, organisation_id AS "organisationId", platform, external_id AS "externalId"
    FROM chat_tenant
    WHERE disconnected_at IS NULL
      AND coalesce(people_read_at, '-infinity') <= clock_now() - make_interval(hours => ${options.notReadForHours})
    ORDER BY people_read_at NULLS FIRST`;
}

async function readList(prisma: PrismaClient, platform: Platform, tenant: RosterTenant): Promise<Profile[]> {
  const places = platform.peopleListed === 'in-places' ? await placesOf(prisma, tenant) : [];
  const told = new Map<string, Profile>();
  for await (const page of platform.people(tenant.externalId, places)) {
    for (const profile of page) told.set(profile.externalId, profile);
    if (told.size > MOST_PEOPLE) throw tooLong(tenant);
  }
  return [...told.values()];
}

/** One place of each team the bot is in. */
async function placesOf(prisma: PrismaClient, tenant: RosterTenant) {
  const rows = await prisma.$queryRaw<Record<string, unknown>[]>`
    SELECT DISTINCT ON (team) external_id AS id, kind::text, shared, team, address
    FROM conversation
    WHERE tenant_id = ${tenant.id}::uuid AND team IS NOT NULL AND left_at IS NULL AND kind = 'channel'
    ORDER BY team, created_at`;
  const { platform, externalId } = tenant;
  return z.array(conversationReferenceSchema).parse(rows.map((row) => ({ ...row, platform, tenant: externalId })));
}

async function apply(
  tx: Transaction,
  parts: Belongings,
  platform: Platform,
  tenant: RosterTenant,
  listed: readonly Profile[],
): Promise<RosterReport> {
  await lockPeople(tx, tenant);
  const counts = await keepProfiles(tx, parts, tenant, await worthKeeping(tx, tenant, listed));
  const ids = listed.map(({ externalId }) => externalId);
  const gone = platform.peopleListed === 'everyone' ? await deactivate(tx, tenant, ids) : await doubt(tx, tenant, ids);
  await tx.$executeRaw`
    UPDATE chat_identity SET listed_at = clock_now()
    WHERE tenant_id = ${tenant.id}::uuid AND external_user_id = ANY(${ids})`;
  await tx.$executeRaw`UPDATE chat_tenant SET people_read_at = clock_now() WHERE id = ${tenant.id}::uuid`;
  const report = { listed: listed.length, ...counts, gone };
  if (report.new + report.changed + report.gone > 0) {
    await recordAudit(tx, {
      actorId: null,
      organisationId: tenant.organisationId,
      action: 'people.refreshed',
      objectKind: 'tenant',
      objectId: tenant.id,
      details: report,
    });
  }
  return report;
}

/** Of who was never here, nothing is kept when they have left already, or belong elsewhere. */
async function worthKeeping(tx: Transaction, tenant: Tenant, listed: readonly Profile[]): Promise<Profile[]> {
  const identities = await tx.chatIdentity.findMany({
    where: { tenantId: tenant.id },
    select: { externalUserId: true },
  });
  const known = new Set(identities.map(({ externalUserId }) => externalUserId));
  return listed.filter(
    ({ externalId, standing, deactivated }) => known.has(externalId) || (!deactivated && standing !== 'external'),
  );
}

function deactivate(tx: Transaction, tenant: Tenant, listed: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE chat_identity SET deactivated_at = clock_now(), listed_at = NULL
    WHERE tenant_id = ${tenant.id}::uuid AND deactivated_at IS NULL AND standing IN ('member', 'guest')
      AND NOT external_user_id = ANY(${listed})`;
}

function doubt(tx: Transaction, tenant: Tenant, listed: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE chat_identity SET standing = 'unknown', email = NULL, listed_at = NULL
    WHERE tenant_id = ${tenant.id}::uuid AND deactivated_at IS NULL AND listed_at IS NOT NULL
      AND NOT external_user_id = ANY(${listed})`;
}

/** Where people are listed by place, the bot may be in no place; a list of everyone always has somebody. */
function emptyList(platform: Platform, tenant: RosterTenant): RosterReport {
  if (platform.peopleListed === 'in-places') return { listed: 0, new: 0, changed: 0, gone: 0 };
  throw new AppError({
    code: 'people.empty-list',
    message: `${tenant.platform} lists nobody in ${tenant.externalId}; nothing was changed.`,
    retryable: true,
  });
}

function tooLong(tenant: RosterTenant): AppError {
  return new AppError({
    code: 'people.list-too-long',
    message: `${tenant.platform} lists more than ${MOST_PEOPLE} people in ${tenant.externalId}; nothing was changed.`,
  });
}
