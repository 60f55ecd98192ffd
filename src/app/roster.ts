import { z } from 'zod';
import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Platform } from '../chat/platform.ts';
import { AppError, errorCode } from '../errors.ts';
import type { JobDefinition } from '../jobs/jobs.ts';
import { type RosterReport, type RosterTenant, refreshPeople, rosterTenants } from '../people/roster.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { PERSONAL_DATA } from './personal-data.ts';

export interface RosterDeps {
  prisma: PrismaClient;
  platforms: ReadonlyMap<PlatformName, Platform>;
  logger: Logger;
}

/** What became of one tenant. */
export type Refreshed = { tenant: RosterTenant } & ({ report: RosterReport } | { error: unknown });

const noPayload = z.object({});

/** A second attempt in one night reads only what the first could not. */
const READ_TODAY_HOURS = 12;
/** Slack gives some twenty pages of 200 people a minute. */
const TAKES_AT_MOST_MINUTES = 180;

/** Every night: everyone the platforms list, of every connected tenant; what broke off is tried again. */
export function rosterJob(deps: RosterDeps): JobDefinition<typeof noPayload> {
  return {
    name: 'roster',
    payload: noPayload,
    cron: '45 1 * * *',
    takesAtMostMinutes: TAKES_AT_MOST_MINUTES,
    async run() {
      const due = await rosterTenants(deps.prisma, { notReadForHours: READ_TODAY_HOURS });
      const failed = (await refreshTenants(deps, due)).filter((refreshed) => 'error' in refreshed);
      if (failed.length === 0) return;
      throw new AppError({
        code: 'people.unavailable',
        message: `The people of ${failed.length} of ${due.length} teams and tenants could not be read.`,
        retryable: true,
        cause: failed[0]?.error,
      });
    },
  };
}

/** Reads one tenant after the other; what fails in one does not keep the others from being read. */
export async function refreshTenants(deps: RosterDeps, tenants: readonly RosterTenant[]): Promise<Refreshed[]> {
  const refreshed: Refreshed[] = [];
  for (const tenant of tenants) refreshed.push(await refreshTenant(deps, tenant));
  return refreshed;
}

async function refreshTenant({ prisma, platforms, logger }: RosterDeps, tenant: RosterTenant): Promise<Refreshed> {
  const { platform: name, externalId } = tenant;
  try {
    const platform = platforms.get(name);
    if (!platform) throw notConfigured(name);
    const report = await refreshPeople(prisma, platform, tenant, PERSONAL_DATA);
    logger.info({ platform: name, tenant: externalId, ...report }, 'people read');
    return { tenant, report };
  } catch (error) {
    logger.warn({ platform: name, tenant: externalId, code: errorCode(error), error }, 'people not read');
    return { tenant, error };
  }
}

function notConfigured(name: PlatformName): AppError {
  return new AppError({ code: 'people.not-configured', message: `${name} is not in the configuration.` });
}
