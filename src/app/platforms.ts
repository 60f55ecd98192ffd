import type { Doors } from '../chat/doors.ts';
import type { Installations } from '../chat/installations.ts';
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
