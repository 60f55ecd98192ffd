import type { Config } from '../app/config.ts';
import { PERSONAL_DATA } from '../app/personal-data.ts';
import { createConfiguredVault, createPlatforms } from '../app/platforms.ts';
import type { PlatformName } from '../chat/conversation-reference.ts';
import { AppError } from '../errors.ts';
import { createInstallations } from '../people/installations.ts';
import { createTenants } from '../people/tenants.ts';
import type { PlatformService } from '../platforms/platform-service.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';

const refused = () => Promise.reject(new AppError({ code: 'cli.closed', message: 'Not serving.' }));

/** The platforms of the configuration for a command, which asks them things and lets nothing in. */
export function openPlatforms(
  config: Config,
  prisma: PrismaClient,
  logger: Logger,
): ReadonlyMap<PlatformName, PlatformService> {
  const vault = createConfiguredVault(config);
  const installations = createInstallations({
    prisma,
    vault,
    tenants: createTenants(prisma),
    belongings: PERSONAL_DATA,
  });
  // Without Socket Mode: a command must not take events from the running bot.
  const slack = config.slack && {
    ...config.slack,
    appToken: undefined,
    signingSecret: config.slack.signingSecret ?? 'unused',
  };
  const services = createPlatforms(
    { slack, teams: config.teams },
    { doors: { accept: refused, call: refused, sayAlone: refused, pressFor: () => null }, installations, logger },
  );
  return new Map(services.map((service) => [service.platform.name, service]));
}
