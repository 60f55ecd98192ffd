import { styleText } from 'node:util';
import { Command } from 'commander';
import { z } from 'zod';
import { type Config, readConfig } from '../app/config.ts';
import { openKnowledgeBase } from '../app/knowledge-base.ts';
import { AppError } from '../errors.ts';
import { createOpenAiModel } from '../llm/openai-model.ts';
import { checkSmtp } from '../mail/smtp-mailer.ts';
import type { PlatformService } from '../platforms/platform-service.ts';
import { createSlack } from '../platforms/slack/slack.ts';
import { createTeams } from '../platforms/teams/teams.ts';
import { createLogger } from '../telemetry/logger.ts';

/** One thing that was checked. */
interface Finding {
  part: 'configuration' | 'database' | 'knowledge' | 'slack' | 'teams' | 'model' | 'mail' | 'links';
  /** `off`: not configured, and that is allowed. */
  state: 'ok' | 'off' | 'wrong';
  /** What is so; when it is wrong, what to do. */
  message: string;
}

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
  const parts = await Promise.all([
    examineDatabase(config),
    examineSlack(config),
    examineTeams(config),
    examineModel(config),
  ]);
  return [examinePlatformChoice(config), ...parts.flat(), await examineMail(config), examineLinks(config)];
}

function examinePlatformChoice({ slack, teams }: Config): Finding {
  if (slack || teams) return { part: 'configuration', state: 'ok', message: 'complete' };
  return {
    part: 'configuration',
    state: 'wrong',
    message: 'No chat platform is set: npm start has nothing to serve. See README.md; npm run demo needs none.',
  };
}

async function examineDatabase(config: Config): Promise<Finding[]> {
  const logger = createLogger({ level: 'silent' });
  try {
    const { database } = await openKnowledgeBase({ ...config.database, logger });
    try {
      const [{ version } = { version: '' }] = await database.prisma.$queryRaw<
        { version: string }[]
      >`SHOW server_version`.then((rows) => rows.map((row) => ({ version: Object.values(row)[0] ?? '' })));
      const documents = await database.prisma.document.count({ where: { currentVersionId: { not: null } } });
      const kind = config.database.databaseUrl ? 'served' : "the program's own";
      return [
        { part: 'database', state: 'ok', message: `PostgreSQL ${version}, ${kind}, migrated` },
        { part: 'knowledge', state: 'ok', message: `${documents} documents` },
      ];
    } finally {
      await database.close();
    }
  } catch (error) {
    return [wrong('database', error)];
  }
}

function examineSlack({ slack }: Config): Promise<Finding> {
  const logger = createLogger({ level: 'silent' });
  return examinePlatform(
    'slack',
    slack &&
      createSlack(
        { ...slack, appToken: undefined, signingSecret: slack.signingSecret ?? 'unused' },
        { doors: CLOSED, logger },
      ),
  );
}

function examineTeams({ teams }: Config): Promise<Finding> {
  const logger = createLogger({ level: 'silent' });
  return examinePlatform('teams', teams && createTeams(teams, { doors: CLOSED, logger }));
}

/** The doctor lets nothing in. */
const CLOSED = {
  accept: () => Promise.reject(new AppError({ code: 'doctor.closed', message: 'Not serving.' })),
  call: () => Promise.reject(new AppError({ code: 'doctor.closed', message: 'Not serving.' })),
};

async function examinePlatform(part: 'slack' | 'teams', service: PlatformService | null): Promise<Finding> {
  if (!service) return { part, state: 'off', message: 'not configured' };
  try {
    const { tenant } = await service.start();
    await service.stop();
    return { part, state: 'ok', message: `the credentials work, for ${tenant}` };
  } catch (error) {
    return wrong(part, error);
  }
}

async function examineModel({ model }: Config): Promise<Finding> {
  if (!model) return { part: 'model', state: 'off', message: 'not configured: answers are quotations' };
  try {
    await createOpenAiModel(model).complete({
      instructions: 'Answer with the JSON object {"ready": true}.',
      data: {},
      schemaName: 'ready',
      schema: z.object({ ready: z.boolean() }),
      signal: AbortSignal.timeout(model.timeoutMs),
    });
    return { part: 'model', state: 'ok', message: `${model.model} answers` };
  } catch (error) {
    return wrong('model', error);
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

function examineLinks({ links }: Config): Finding {
  if (links) return { part: 'links', state: 'ok', message: `links lead to ${links.publicUrl}` };
  return {
    part: 'links',
    state: 'off',
    message:
      'LINK_SIGNING_KEY is not set: counters without chat get no links. Make one with: openssl rand -base64 32, and set PUBLIC_URL',
  };
}

function wrong(part: Finding['part'], error: unknown): Finding {
  return { part, state: 'wrong', message: error instanceof AppError ? error.message : 'Failed for an unknown reason.' };
}

const SIGNS = { ok: styleText('green', '✓'), off: styleText('dim', '–'), wrong: styleText('red', '✗') } as const;

function asLine({ part, state, message }: Finding): string {
  return `${SIGNS[state]} ${part.padEnd(14)} ${message}`;
}
