import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { FOLDERS } from '../app/folders.ts';
import type { Skill } from '../chat/skill.ts';
import { createJobs } from '../jobs/jobs.ts';
import { createDocumentReader } from '../knowledge/reading/document-reader.ts';
import { createMailOutbox } from '../mail/outbox.ts';
import { startTestMailServer, type TestMailServer } from '../mail/test-server.ts';
import { createLogger } from '../telemetry/logger.ts';
import { fires, readScrape } from './alarm-expression.ts';
import { eventually } from './eventually.ts';
import { type RunningBot, startRunningBot } from './running-bot.ts';
import { type ScriptedModel, startScriptedModel } from './scripted-model.ts';
import { createSlackDriver, type SlackDriver } from './slack-driver.ts';

/** Reads nothing, and hangs where it is told to. */
const TEST_READER = new URL('../knowledge/reading/test-process.ts', import.meta.url);
const TOKEN = 'a'.repeat(40);
const { promise: held, resolve: letGo } = Promise.withResolvers<void>();

/** One that hangs as long as it is told to, and one that fails every time. */
const TROUBLE: Skill = {
  name: 'trouble',
  intents: [
    {
      name: 'trouble',
      role: 'anyone',
      purposes: [],
      claims: (text) => /^(Blijf hangen|Ga stuk)/.test(text),
      async run({ language }, text) {
        if (text.startsWith('Ga stuk')) throw new Error('broken');
        await held;
        return { status: 'answered', replies: [{ language, body: [{ kind: 'paragraph', text: 'Klaar.' }] }] };
      },
    },
  ],
};

const rulesSchema = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
});

// The pages of the runbook that a running bot can be brought to: each alarm is silent before, and fires.
describe('an alarm', () => {
  let slack: SlackDriver;
  let mail: TestMailServer;
  let model: ScriptedModel;
  let running: RunningBot;
  let expressions: Map<string, string>;

  beforeAll(async () => {
    const rules = rulesSchema.parse(
      parse(await readFile(join(FOLDERS.project, 'manifests/deploy/alarms.yaml'), 'utf8')),
    );
    expressions = new Map(rules.groups.flatMap((group) => group.rules).map(({ alert, expr }) => [alert, expr]));
    slack = await createSlackDriver();
    mail = await startTestMailServer('refusing');
    model = await startScriptedModel(() => ({ status: 500 }));
    running = await startRunningBot(
      [slack],
      {
        ...{ METRICS_PORT: '0', METRICS_TOKEN: TOKEN, SMTP_URL: mail.url, MAIL_FROM: 'Bot <bot@example.nl>' },
        ...{ OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted' },
      },
      [TROUBLE],
    );
  });

  afterAll(async () => {
    letGo();
    await running?.stop();
    await Promise.all([slack?.close(), mail?.close(), model?.close()]);
  });

  async function look() {
    const line = running.logged.map((text) => JSON.parse(text)).find(({ msg }) => msg === 'figures are served');
    const response = await fetch(`${line.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    return readScrape(await response.text());
  }

  /** Looks before, brings it about, and looks until the alarm fires. */
  async function firesAfter(alert: string, bringAbout: () => Promise<unknown>): Promise<void> {
    const expression = expressions.get(alert) ?? '';
    const before = await look();
    expect(fires(expression, [before])).toBe(false);
    await bringAbout();
    await eventually(
      `${alert}: ${expression}`,
      async () => (fires(expression, [before, await look()]) ? true : undefined),
      async () =>
        JSON.stringify([...(await look())].filter(([series]) => expression.includes(series.split('{')[0] ?? ''))),
    );
  }

  it('tells of answers that come late (page 4)', async () => {
    await firesAfter('ImpactmakelaarAnswersLate', async () => {
      await slack.say('Anna', 'Blijf hangen');
      await eventually('the event', async () => {
        const moved = await running.database.prisma.$executeRaw`
          UPDATE inbox SET received_at = clock_now() - interval '1 minute' WHERE state IN ('received', 'working')`;
        return moved > 0 ? true : undefined;
      });
    });
    letGo();
  });

  it('tells of turns that fail every time (page 5)', { timeout: 120_000 }, async () => {
    await firesAfter('ImpactmakelaarTurnsFail', () =>
      Promise.all([1, 2, 3, 4, 5].map((at) => slack.say(`Bram${at}`, `Ga stuk ${at}`))),
    );
    expect(running.logged.some((line) => line.includes('turn failed'))).toBe(true);
  });

  it('tells of the first e-mail that did not go (page 7)', async () => {
    await firesAfter('ImpactmakelaarMailFails', () =>
      running.database.prisma.$transaction((tx) =>
        createMailOutbox(running.database.prisma).enqueue(tx, {
          ...{ about: 'x:1', to: 'weg@example.nl' },
          ...{ subject: 'Nieuws', text: 'Nieuws', html: '<p>Nieuws</p>' },
        }),
      ),
    );
  });

  it('tells of a platform that takes nothing, by its reason, and of what waits for it (page 6)', async () => {
    slack.refuseWhen(({ method }) => (method === 'chat.postMessage' ? 'invalid_auth' : undefined));
    await firesAfter('ImpactmakelaarPlatformHeld', () => slack.say('Carla', 'Wat is een makelaar met mandaat?'));
    await firesAfter(
      'ImpactmakelaarMessagesLate',
      () =>
        running.database.prisma.$executeRaw`
        UPDATE outbox SET created_at = clock_now() - interval '20 minutes', available_at = clock_now()
        WHERE state IN ('queued', 'sending', 'uncertain')`,
    );
    const ready = await (await fetch(`${running.bot.url}/readyz`)).json();
    expect(ready).toMatchObject({ degraded: [{ part: 'slack', reason: expect.stringMatching(/token/) }] });
    slack.refuseWhen(() => undefined);
    // It is tried again now, and not after the pause: who asks below waits no longer than others.
    await running.database.prisma
      .$executeRaw`UPDATE chat_tenant SET held_until = clock_now() WHERE held_since IS NOT NULL`;
  });

  it('tells of events that the database does not take (page 3), and Slack is asked to send them again', async () => {
    const { prisma } = running.database;
    const refused = async () => {
      await prisma.$executeRaw`ALTER TABLE inbox RENAME TO inbox_away`;
      try {
        expect((await slack.say('Dirk', 'Wat is social return?')).status).toBe(503);
      } finally {
        await prisma.$executeRaw`ALTER TABLE inbox_away RENAME TO inbox`;
      }
    };
    // What is counted for the first time has not grown yet; and without it there are no figures.
    await refused();
    await firesAfter('ImpactmakelaarEventsNotStored', refused);
    expect((await slack.say('Dirk', 'Hoi')).status).toBe(200);
  });

  it('tells of a job that was given up (page 8)', async () => {
    const { prisma, url } = running.database;
    const broken = { name: 'broken', payload: z.object({ id: z.int() }) };
    const run = async () => {
      throw new Error('broken');
    };
    const logger = createLogger({ level: 'silent' });
    const jobs = createJobs({ databaseUrl: url, definitions: [{ ...broken, run }], logger });
    await jobs.start();
    await firesAfter('ImpactmakelaarJobsGivenUp', () =>
      prisma.$transaction(async (tx) => {
        await jobs.send(tx, broken, { id: 1 });
        await tx.$executeRaw`UPDATE pgboss.job SET retry_count = retry_limit WHERE name = 'broken'`;
      }),
    );
    await jobs.stop();
  });

  it('tells of a model that fails (page 9), while people get quotations', async () => {
    const ask = async () => {
      const { thread } = await slack.say('Eva', 'Wat is een makelaar met mandaat?');
      return (await slack.answers(thread, 1))[0];
    };
    await ask();
    await firesAfter('ImpactmakelaarModelFails', async () => {
      expect((await ask())?.sources.length).toBeGreaterThan(0);
    });
  });

  it('tells of documents that cost too much (page 10)', async () => {
    const hasty = createDocumentReader({ timeoutMs: 300 }, { program: TEST_READER });
    await firesAfter('ImpactmakelaarDocumentsCost', async () => {
      for (let times = 0; times < 6; times += 1) {
        const reading = hasty.readDocument(new TextEncoder().encode('Tekst.'), { name: 'hangs' });
        await expect(reading).rejects.toMatchObject({ code: 'reading.too-slow' });
      }
    });
  });
});
