import type { Doors } from '../chat/doors.ts';
import type { Installations } from '../chat/installations.ts';
import { errorCode } from '../errors.ts';
import type { Tenants } from '../people/tenants.ts';
import { createVault, NO_VAULT, type Vault } from '../people/vault.ts';
import type { PlatformService } from '../platforms/platform-service.ts';
import { createSlack } from '../platforms/slack/slack.ts';
import { createTeams } from '../platforms/teams/teams.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Config } from './config.ts';

/** The platforms of the configuration, not started. */
export function createPlatforms(
  config: Pick<Config, 'slack' | 'teams'>,
  deps: { doors: Doors; installations: Installations; logger: Logger },
): PlatformService[] {
  return [
    ...(config.slack ? [createSlack(config.slack, deps)] : []),
    ...(config.teams ? [createTeams(config.teams, deps)] : []),
  ];
}

export function createConfiguredVault({ encryptionKeys }: Pick<Config, 'encryptionKeys'>): Vault {
  return encryptionKeys.length > 0 ? createVault(encryptionKeys) : NO_VAULT;
}

type Organisation = Parameters<Tenants['connect']>[0]['organisation'];

/** Opens each platform, and connects the workspace or tenant it is in to the organisation of the configuration. */
export async function connectPlatforms(
  services: readonly PlatformService[],
  { tenants, organisation, logger }: { tenants: Tenants; organisation: Organisation; logger: Logger },
): Promise<void> {
  for (const service of services) {
    const { tenant } = await service.start();
    const platform = service.platform.name;
    if (tenant !== null) await connectOwn({ platform, externalId: tenant, organisation });
    logger.info({ platform, tenant }, 'platform connected');
  }

  async function connectOwn(own: Parameters<Tenants['connect']>[0]): Promise<void> {
    try {
      await tenants.connect(own);
    } catch (error) {
      if (errorCode(error) !== 'tenant.taken') throw error;
      // It was connected under another name before: whose it is is not changed by a name in the configuration.
      logger.warn({ platform: own.platform, tenant: own.externalId, error }, 'ORGANISATION_NAME is not used');
    }
  }
}
