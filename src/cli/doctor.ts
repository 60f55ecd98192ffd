import { styleText } from 'node:util';
import { Command } from 'commander';
import { type Config, readConfig } from '../app/config.ts';
import { type KnowledgeBase, openKnowledgeBase } from '../app/knowledge-base.ts';
import { checkSmtp } from '../mail/smtp-mailer.ts';
import type { PlatformService } from '../platforms/platform-service.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { createLogger } from '../telemetry/logger.ts';
import { examinePictures } from './doctor/ambassadors.ts';
import { examineBackup } from './doctor/backup.ts';
import { type Finding, wrong } from './doctor/finding.ts';
import { examineModel } from './doctor/model.ts';
import { examineRouting } from './doctor/routing.ts';
import { examineTenants } from './doctor/tenants.ts';
import { examineWork } from './doctor/work.ts';
import { openPlatforms } from './with-platforms.ts';

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Check configuration, database, platforms and model, and say what to do about what is not right')
    .option('--json', 'print the findings as JSON')
    .action(async (options: { json?: boolean }) => {
      const findings = await examine();
      process.stdout.write(options.json ? `${JSON.stringify(findings)}\n` : `${findings.map(asLine).join('\n')}\n`);
      if (findings.some(({ state }) => state === 'wrong')) process.exitCode = 1;
    });
}

async function examine(): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    return [wrong('configuration', error)];
  }
  const model = examineModel(config);
  return [
    examinePlatformChoice(config),
    ...(await examineStored(config)),
    await model,
    await examinePictures(),
    await examineMail(config),
    examineLinks(config),
    examineMetrics(config),
  ];
}

/** The database, and what needs it: the knowledge, and the platforms with the tokens that are stored. */
async function examineStored(config: Config): Promise<Finding[]> {
  const logger = createLogger({ level: 'silent' });
  let knowledge: KnowledgeBase;
  try {
    knowledge = await openKnowledgeBase({ ...config.database, logger });
  } catch (error) {
    return [wrong('database', error)];
  }
  const { prisma } = knowledge.database;
  try {
    const services = openPlatforms(config, prisma, logger);
    return [
      ...(await examineDatabase(config, prisma)),
      ...(await examineBackup(prisma)),
      ...(await examineRouting(prisma)),
      await examinePlatform('slack', services.get('slack')),
      await examinePlatform('teams', services.get('teams')),
      ...(await examineTenants(prisma, services)),
      ...(await examineWork(prisma)),
    ];
  } catch (error) {
    return [wrong('database', error)];
  } finally {
    await knowledge.database.close();
  }
}

function examinePlatformChoice({ slack, teams }: Config): Finding {
  if (slack || teams) return { part: 'configuration', state: 'ok', message: 'complete' };
  return {
    part: 'configuration',
    state: 'wrong',
    message: 'No chat platform is set: npm start has nothing to serve. See README.md; npm run demo needs none.',
  };
}

async function examineDatabase(config: Config, prisma: PrismaClient): Promise<Finding[]> {
  const rows = await prisma.$queryRaw<{ server_version: string }[]>`SHOW server_version`;
  const documents = await prisma.document.count({ where: { currentVersionId: { not: null } } });
  const kind = config.database.databaseUrl ? 'served' : "the program's own";
  return [
    { part: 'database', state: 'ok', message: `PostgreSQL ${rows[0]?.server_version ?? ''}, ${kind}, migrated` },
    { part: 'knowledge', state: 'ok', message: `${documents} documents` },
  ];
}

async function examinePlatform(part: 'slack' | 'teams', service: PlatformService | undefined): Promise<Finding> {
  if (!service) return { part, state: 'off', message: 'not configured' };
  try {
    const { tenant } = await service.start();
    const whose = tenant === null ? 'workspaces are connected by invitation' : `the credentials work, for ${tenant}`;
    return { part, state: 'ok', message: whose };
  } catch (error) {
    return wrong(part, error);
  }
}

async function examineMail({ mail }: Config): Promise<Finding> {
  if (!mail) {
    return {
      part: 'mail',
      state: 'off',
      message: 'not configured: set SMTP_URL and MAIL_FROM to reach counters by e-mail',
    };
  }
  try {
    await checkSmtp(mail);
    return { part: 'mail', state: 'ok', message: 'the mail server lets us in' };
  } catch (error) {
    return wrong('mail', error);
  }
}

function examineMetrics({ metrics }: Config): Finding {
  const part = 'metrics';
  if (!metrics) return { part, state: 'off', message: 'nobody gets figures: set METRICS_PORT, METRICS_TOKEN or both' };
  const where = metrics.port === null ? 'where the platforms are' : `on ${metrics.host}, port ${metrics.port}`;
  return {
    part,
    state: 'ok',
    message: `/metrics ${where}, ${metrics.token ? 'with the token' : 'for this machine only'}`,
  };
}

function examineLinks({ links }: Config): Finding {
  if (links) return { part: 'links', state: 'ok', message: `links lead to ${links.publicUrl}` };
  return {
    part: 'links',
    state: 'off',
    message:
      'LINK_SIGNING_KEY is not set: counters without chat get no links. Make one with: openssl rand -base64 32, and set PUBLIC_URL',
  };
}

const SIGNS = { ok: styleText('green', '✓'), off: styleText('dim', '–'), wrong: styleText('red', '✗') } as const;

function asLine({ part, state, message }: Finding): string {
  return `${SIGNS[state]} ${part.padEnd(14)} ${message}`;
}
