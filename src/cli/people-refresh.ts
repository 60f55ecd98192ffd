import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import { type Refreshed, refreshTenants } from '../app/roster.ts';
import { AppError } from '../errors.ts';
import { rosterTenants } from '../people/roster.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { createLogger } from '../telemetry/logger.ts';
import { printLine, withDatabase } from './with-database.ts';
import { openPlatforms } from './with-platforms.ts';

/** Reads now what the bot reads every night. */
export function refreshCommand(): Command {
  return new Command('refresh')
    .description('Read who is in the connected teams and tenants: who is new, changed or gone')
    .option('--tenant <id>', 'only this one, as `impact tenant list` shows it')
    .option('--json', 'print what changed as JSON')
    .action(async ({ tenant, json }: { tenant?: string; json?: boolean }) => {
      const refreshed = await withDatabase((prisma) => refresh(prisma, tenant));
      printLine(json ? JSON.stringify(refreshed.map(asData)) : refreshed.map(asLine).join('\n'));
      if (refreshed.some((one) => 'error' in one)) process.exitCode = 1;
    });
}

async function refresh(prisma: PrismaClient, only: string | undefined): Promise<Refreshed[]> {
  const logger = createLogger({ level: 'silent' });
  const connected = await rosterTenants(prisma, { notReadForHours: 0 });
  const tenants = connected.filter(({ externalId }) => only === undefined || externalId === only);
  if (tenants.length === 0) throw nothingToRead(only);
  const services = openPlatforms(readConfig(), prisma, logger);
  const needed = new Set(tenants.map(({ platform }) => platform));
  // Started, a platform knows which team its own token is of.
  for (const [name, service] of services) if (needed.has(name)) await service.start();
  const platforms = new Map([...services].map(([name, { platform }]) => [name, platform]));
  return refreshTenants({ prisma, platforms, logger }, tenants);
}

function nothingToRead(only: string | undefined): AppError {
  return new AppError({
    code: 'cli.not-connected',
    message: only === undefined ? 'Nothing is connected yet.' : `${only} is not connected. See \`impact tenant list\`.`,
  });
}

function asData(refreshed: Refreshed) {
  const { platform, externalId: id } = refreshed.tenant;
  return 'report' in refreshed
    ? { platform, id, ...refreshed.report }
    : { platform, id, error: whyNot(refreshed.error) };
}

function asLine(refreshed: Refreshed): string {
  const { platform, externalId } = refreshed.tenant;
  if ('error' in refreshed) return `${platform} ${externalId}: nothing was changed. ${whyNot(refreshed.error)}`;
  const { listed, new: made, changed, gone } = refreshed.report;
  return `${platform} ${externalId}: ${listed} listed; ${made} new, ${changed} changed, ${gone} gone.`;
}

function whyNot(error: unknown): string {
  return error instanceof AppError ? error.message : 'Failed for an unknown reason.';
}
