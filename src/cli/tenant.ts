import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import { PLATFORM_NAMES, type PlatformName } from '../chat/conversation-reference.ts';
import { AppError } from '../errors.ts';
import { createTenants, slugOf } from '../people/tenants.ts';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrations.ts';

export function tenantCommand(): Command {
  return new Command('tenant')
    .description('The Slack teams and Teams tenants that are connected')
    .addCommand(
      new Command('add')
        .description('Connect a team or tenant to an organisation')
        .argument('<platform>', PLATFORM_NAMES.join(' or '))
        .argument('<id>', 'Slack team id or Microsoft Entra tenant id')
        .argument('<organisation>', 'name of the organisation; made when it is new')
        .action(addTenant),
    );
}

async function addTenant(platform: string, externalId: string, name: string): Promise<void> {
  const known = PLATFORM_NAMES.find((candidate): candidate is PlatformName => candidate === platform);
  if (!known) {
    throw new AppError({
      code: 'cli.platform',
      message: `Expected ${PLATFORM_NAMES.join(' or ')}, not "${platform}".`,
    });
  }
  const database = await openDatabase(readConfig().database);
  try {
    await migrate(database.url);
    const tenants = createTenants(database.prisma);
    await tenants.connect({ platform: known, externalId, organisation: { slug: slugOf(name), name } });
    process.stdout.write(`${known} ${externalId} belongs to ${name}.\n`);
  } finally {
    await database.close();
  }
}
