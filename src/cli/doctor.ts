import { styleText } from 'node:util';
import { Command } from 'commander';
import { z } from 'zod';
import { type Config, readConfig } from '../app/config.ts';
import { openKnowledgeBase } from '../app/knowledge-base.ts';
import { AppError } from '../errors.ts';
import { createOpenAiModel } from '../llm/openai-model.ts';
import type { PlatformService } from '../platforms/platform-service.ts';
import { createSlack } from '../platforms/slack/slack.ts';
import { createTeams } from '../platforms/teams/teams.ts';
import { createLogger } from '../telemetry/logger.ts';

/** One thing that was checked. */
interface Finding {
  part: 'configuration' | 'database' | 'knowledge' | 'slack' | 'teams' | 'model';
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
  return [examinePlatformChoice(config), ...parts.flat()];
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
        { doors: CLOSED, installations: NONE, logger },
      ),
  );
}

function examineTeams({ teams }: Config): Promise<Finding> {
  const logger = createLogger({ level: 'silent' });
  return examinePlatform('teams', teams && createTeams(teams, { doors: CLOSED, installations: NONE, logger }));
}

/** The doctor lets nothing in. */
const CLOSED = {
  accept: () => Promise.reject(new AppError({ code: 'doctor.closed', message: 'Not serving.' })),
  call: () => Promise.reject(new AppError({ code: 'doctor.closed', message: 'Not serving.' })),
  pressFor: () => null,
};

const NONE = {
  credentials: () => Promise.resolve(null),
  follow: () => Promise.resolve(null),
  arrive: () => Promise.resolve(null),
  connect: () => Promise.resolve('used' as const),
  disconnect: () => Promise.resolve(),
  leave: () => Promise.resolve(),
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

function wrong(part: Finding['part'], error: unknown): Finding {
  return { part, state: 'wrong', message: error instanceof AppError ? error.message : 'Failed for an unknown reason.' };
}

const SIGNS = { ok: styleText('green', '✓'), off: styleText('dim', '–'), wrong: styleText('red', '✗') } as const;

function asLine({ part, state, message }: Finding): string {
  return `${SIGNS[state]} ${part.padEnd(14)} ${message}`;
}
