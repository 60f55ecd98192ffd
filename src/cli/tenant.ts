import { Command } from 'commander';
import { PLATFORM_NAMES, type PlatformName } from '../chat/conversation-reference.ts';
import { AppError } from '../errors.ts';
import { createTenants, slugOf } from '../people/tenants.ts';
import { printLine, withDatabase } from './with-database.ts';

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
  const organisation = { slug: slugOf(name), name };
  await withDatabase((prisma) => createTenants(prisma).connect({ platform: known, externalId, organisation }));
  printLine(`${known} ${externalId} belongs to ${name}.`);
}
