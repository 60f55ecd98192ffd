import { Argument, Command } from 'commander';
import { readConfig } from '../app/config.ts';
import { AppError } from '../errors.ts';
import { disconnectTenant, INVITATION_HOURS, inviteTenant } from '../people/installations.ts';
import { createTenants, slugOf } from '../people/tenants.ts';
import { listTenants } from './tenant-list.ts';
import { printLine, withDatabase } from './with-database.ts';

export function tenantCommand(): Command {
  return new Command('tenant')
    .description('The Slack teams and Teams tenants that are connected')
    .addCommand(inviteCommand())
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(removeCommand());
}

/** Those on which an organisation connects a team or tenant of its own. */
const PLATFORMS = ['slack', 'teams'] as const;

const platformArgument = () => new Argument('<platform>', PLATFORMS.join(' or '));

function addCommand(): Command {
  return new Command('add')
    .description('Connect a team or tenant to an organisation')
    .addArgument(platformArgument())
    .argument('<id>', 'Slack team id or Microsoft Entra tenant id')
    .argument('<organisation>', 'name of the organisation; made when it is new')
    .action(async (platform: string, externalId: string, name: string) => {
      const tenant = { platform: platformNamed(platform), externalId, organisation: organisationNamed(name) };
      await withDatabase((prisma) => createTenants(prisma).connect(tenant));
      printLine(`${platform} ${externalId} belongs to ${name}.`);
    });
}

function inviteCommand(): Command {
  return new Command('invite')
    .description('Let an organisation connect its own Slack workspace or Teams tenant')
    .addArgument(platformArgument())
    .argument('<organisation>', 'name of the organisation; made when it is new')
    .action(async (platform: string, name: string) => {
      const known = platformNamed(platform);
      printLine(known === 'slack' ? await slackInvitation(name) : teamsInvitation(name));
    });
}

async function slackInvitation(name: string): Promise<string> {
  const oauth = readConfig().slack?.oauth;
  if (!oauth) {
    throw new AppError({
      code: 'cli.no-oauth',
      message:
        'To invite a workspace, set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET (Basic Information of the Slack app), ' +
        'PUBLIC_URL and ENCRYPTION_KEY. See README.md, "Connect more Slack workspaces".',
    });
  }
  const secret = await withDatabase((prisma) =>
    inviteTenant(prisma, { platform: 'slack', organisation: organisationNamed(name) }),
  );
  return [
    `Send this link to whoever may install apps in the Slack of ${name}.`,
    `It works once, for ${INVITATION_HOURS} hours; keep it from others.`,
    '',
    `    ${oauth.publicUrl}/slack/install?invite=${secret}`,
    '',
  ].join('\n');
}

function teamsInvitation(name: string): string {
  const { teams } = readConfig();
  if (teams?.kind !== 'credentials') {
    throw new AppError({
      code: 'cli.no-teams',
      message: 'To invite a tenant, set TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID. See README.md.',
    });
  }
  const consent = new URL('https://login.microsoftonline.com/organizations/adminconsent');
  consent.searchParams.set('client_id', teams.appId);
  return [
    `Steps for ${name}:`,
    '',
    '1. An administrator of their Microsoft 365 gives consent to the bot:',
    '',
    `       ${consent.href}`,
    '',
    '2. They upload the app package (`impact manifest teams`) in their Teams admin centre.',
    '3. They send you their tenant id (Microsoft Entra admin centre, Overview), and you run:',
    '',
    `       npm run -s impact -- tenant add teams <tenant id> ${JSON.stringify(name)}`,
    '',
    '4. Somebody there says hi to the bot. If no answer comes, read README.md, "Connect more Teams tenants".',
  ].join('\n');
}

function listCommand(): Command {
  return new Command('list')
    .description('Every team and tenant, of which organisation, and whether it is connected')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const tenants = await withDatabase(listTenants);
      if (json) return printLine(JSON.stringify(tenants));
      if (tenants.length === 0) printLine('Nothing is connected yet.');
      for (const { platform, id, organisation, connectedAt, disconnectedAt } of tenants) {
        const since = (disconnectedAt ?? connectedAt).toISOString().slice(0, 10);
        const state = disconnectedAt ? 'disconnected' : 'connected';
        printLine(`${platform.padEnd(6)} ${id.padEnd(38)} ${state} since ${since}  ${organisation}`);
      }
    });
}

function removeCommand(): Command {
  return new Command('remove')
    .description('Disconnect a team or tenant: its token is wiped and its events are refused; what it has stays')
    .addArgument(platformArgument())
    .argument('<id>', 'as `impact tenant list` shows it')
    .action(async (platform: string, externalId: string) => {
      const tenant = { platform: platformNamed(platform), externalId };
      const why = { reason: 'operator', at: null };
      const was = await withDatabase((prisma) => prisma.$transaction((tx) => disconnectTenant(tx, tenant, why)));
      if (!was) throw notConnected(platform, externalId);
      printLine(`${platform} ${externalId} is disconnected; a running bot notices within half a minute.`);
      printLine('If it is the one of SLACK_BOT_TOKEN or TEAMS_TENANT_ID, the next start connects it again.');
    });
}

function platformNamed(name: string): (typeof PLATFORMS)[number] {
  const known = PLATFORMS.find((candidate) => candidate === name);
  if (known) return known;
  throw new AppError({ code: 'cli.platform', message: `Expected ${PLATFORMS.join(' or ')}, not "${name}".` });
}

function organisationNamed(name: string): { slug: string; name: string } {
  const slug = slugOf(name);
  if (slug !== '') return { slug, name };
  throw new AppError({ code: 'cli.organisation', message: 'Give the name of the organisation, with letters in it.' });
}

function notConnected(platform: string, externalId: string): AppError {
  return new AppError({
    code: 'cli.not-connected',
    message: `${platform} ${externalId} is not connected. See \`impact tenant list\`.`,
  });
}
