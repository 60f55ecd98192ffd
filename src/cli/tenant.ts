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
    .option('--json', 'print what was connected as JSON')
    .action(async (platform: string, externalId: string, name: string, { json }: { json?: boolean }) => {
      const known = platformNamed(platform);
      checkTenantId(known, externalId);
      const tenant = { platform: known, externalId, organisation: organisationNamed(name) };
      await withDatabase((prisma) => createTenants(prisma).connect(tenant));
      printLine(json ? JSON.stringify(tenant) : `${platform} ${externalId} belongs to ${name}.`);
    });
}

function inviteCommand(): Command {
  return new Command('invite')
    .description('Let an organisation connect its own Slack workspace or Teams tenant')
    .addArgument(platformArgument())
    .argument('<organisation>', 'name of the organisation; made when it is new')
    .option('--json', 'print the link as JSON')
    .action(async (platform: string, name: string, { json }: { json?: boolean }) => {
      const known = platformNamed(platform);
      const invitation = known === 'slack' ? await slackInvitation(name) : teamsInvitation(name);
      printLine(json ? JSON.stringify({ platform, organisation: name, link: invitation.link }) : invitation.text);
    });
}

/** What to send, or to do. */
interface Invitation {
  link: string;
  text: string;
}

async function slackInvitation(name: string): Promise<Invitation> {
  const oauth = readConfig().slack?.oauth;
  if (!oauth) {
    throw new AppError({
      code: 'cli.no-oauth',
      message:
        'To invite a workspace, set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET (Basic Information of the Slack app), ' +
        'PUBLIC_URL and ENCRYPTION_KEY. See manifests/slack/README.md, "Connect more Slack workspaces".',
    });
  }
  const secret = await withDatabase((prisma) =>
    inviteTenant(prisma, { platform: 'slack', organisation: organisationNamed(name) }),
  );
  const link = `${oauth.publicUrl}/slack/install?invite=${secret}`;
  const text = [
    `Send this link to whoever may install apps in the Slack of ${name}.`,
    `It works once, for ${INVITATION_HOURS} hours; keep it from others.`,
    '',
    `    ${link}`,
    '',
  ].join('\n');
  return { link, text };
}

function teamsInvitation(name: string): Invitation {
  const { teams } = readConfig();
  if (teams?.kind !== 'credentials') {
    throw new AppError({
      code: 'cli.no-teams',
      message:
        'To invite a tenant, set TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID. See manifests/teams/README.md.',
    });
  }
  const consent = new URL('https://login.microsoftonline.com/organizations/adminconsent');
  consent.searchParams.set('client_id', teams.appId);
  const text = [
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
    '4. Somebody there says hi to the bot. If no answer comes, read manifests/teams/README.md, "Connect more Teams tenants".',
  ].join('\n');
  return { link: consent.href, text };
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
    .option('--json', 'print what was disconnected as JSON')
    .action(async (platform: string, externalId: string, { json }: { json?: boolean }) => {
      const tenant = { platform: platformNamed(platform), externalId };
      const why = { reason: 'operator', at: null };
      const was = await withDatabase((prisma) => prisma.$transaction((tx) => disconnectTenant(tx, tenant, why)));
      if (!was) throw notConnected(platform, externalId);
      if (json) return printLine(JSON.stringify(tenant));
      printLine(`${platform} ${externalId} is disconnected; a running bot notices within half a minute.`);
      printLine('If it is the one of SLACK_BOT_TOKEN or TEAMS_TENANT_ID, the next start connects it again.');
    });
}

function platformNamed(name: string): (typeof PLATFORMS)[number] {
  const known = PLATFORMS.find((candidate) => candidate === name);
  if (known) return known;
  throw new AppError({ code: 'cli.platform', message: `Expected ${PLATFORMS.join(' or ')}, not "${name}".` });
}

/** What the ids look like: a Slack team, a Microsoft Entra tenant. */
const TENANT_IDS: Record<(typeof PLATFORMS)[number], { shape: RegExp; expected: string }> = {
  slack: {
    shape: /^T[A-Z0-9]{2,20}$/,
    expected:
      'a Slack team id begins with a T, like T012AB3CD (in the address of Slack in a browser: app.slack.com/client/T…)',
  },
  teams: {
    shape: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    expected: 'a tenant id looks like 01234567-89ab-cdef-0123-456789abcdef (Microsoft Entra admin centre, Overview)',
  },
};

/** @throws AppError `cli.tenant-id`: nothing could ever come from such a team or tenant */
function checkTenantId(platform: (typeof PLATFORMS)[number], externalId: string): void {
  const known = TENANT_IDS[platform];
  if (known.shape.test(externalId)) return;
  throw new AppError({ code: 'cli.tenant-id', message: `"${externalId}" cannot be right: ${known.expected}.` });
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
