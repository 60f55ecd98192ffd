import { Command } from 'commander';
import { slackManifest } from './manifest/slack-manifest.ts';
import { writeTeamsPackage } from './manifest/teams-package.ts';

/** How the platforms get to know the bot: what an administrator uploads to Slack and to Teams. */
export function manifestCommand(): Command {
  return new Command('manifest')
    .description('Make the app manifests that introduce the bot to Slack and to Teams')
    .addCommand(slackCommand())
    .addCommand(teamsCommand());
}

function slackCommand(): Command {
  return new Command('slack')
    .description('Print the manifest to paste in Slack under "Create an app from a manifest"')
    .option('--url <url>', 'https address at which Slack reaches the bot')
    .option('--socket', 'for Socket Mode, where the bot connects to Slack and needs no address')
    .option('--agent-view', 'for apps with the agent messaging experience, as Slack asks of new apps since mid-2026')
    .option('--json', 'it always is JSON')
    .action((options: { url?: string; socket?: boolean; agentView?: boolean }) => {
      const manifest = slackManifest(options);
      process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
    });
}

function teamsCommand(): Command {
  return new Command('teams')
    .description('Write the app package to upload in the Teams admin center')
    .requiredOption('--app-id <id>', 'id of the bot in Microsoft Entra: the value of TEAMS_APP_ID')
    .requiredOption('--domain <domain>', 'domain of the bot, such as bot.example.nl')
    .option('--out <file>', 'file to write', 'impactmakelaar-teams.zip')
    .option('--json', 'print what was written as JSON')
    .action(async (options: { appId: string; domain: string; out: string; json?: boolean }) => {
      const { overwritten, pages } = await writeTeamsPackage(options);
      if (options.json)
        return void process.stdout.write(`${JSON.stringify({ out: options.out, overwritten, pages })}\n`);
      if (overwritten) process.stdout.write(`${options.out} existed already and was overwritten.\n`);
      process.stdout.write(`Wrote ${options.out}. People can open these pages from the app: ${pages.join(', ')}.\n`);
    });
}
