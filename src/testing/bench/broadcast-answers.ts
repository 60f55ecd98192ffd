import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { setClock } from '../../store/clock.ts';
import { openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import { startBotProcess } from '../bot-process.ts';
import { type CountingTeams, startCountingTeams } from '../counting-teams-process.ts';
import { broadcastInTeams, WHILE_PEOPLE_WORK } from '../many-people.ts';
import { createTeamsDriver, TEAMS_TENANT, type TeamsDriver, teamsPersonId } from '../teams-driver.ts';
import { percentile } from './percentiles.ts';

const SECONDS = 40;
const PEOPLE = 4_000;
const PATIENCE_MS = 20_000;

/** Answers in Teams, one a second, while a broadcast goes out there as fast as it may: how long they take, against without it. */
export async function answersBench(): Promise<void> {
  const postgres = await startTemporaryPostgres();
  const teams = await startCountingTeams({ tenant: TEAMS_TENANT });
  const driver = await createTeamsDriver({ serviceUrl: `${teams.url}/emea/` });
  const bot = await startBotProcess(postgres.url, [driver], { LOG_LEVEL: 'info' });
  const database = await openDatabase({ databaseUrl: postgres.url, dataDir: tmpdir(), poolSize: 2 });
  try {
    const { prisma } = database;
    await setClock(prisma, WHILE_PEOPLE_WORK);
    await ask(driver, 'first', 5);
    const alone = await took(teams, await ask(driver, 'alone', SECONDS));
    const { id: tenantId, organisationId } = await prisma.chatTenant.findFirstOrThrow({ where: { platform: 'teams' } });
    await broadcastInTeams(prisma, {
      ...{ teamsUrl: teams.url, people: PEOPLE, chats: 'open', within: { tenantId, organisationId } },
    });
    await wait(5_000);
    const beside = await took(teams, await ask(driver, 'beside', SECONDS));
    report(alone, beside, (await teams.counted()).tooMuch);
  } finally {
    await database.close();
    await bot.terminate();
    teams.stop();
    await driver.close();
    await postgres.remove();
  }
}

/** A question a second, each of somebody else. @returns when each was asked, in milliseconds since 1970, by their chat */
async function ask(driver: TeamsDriver, who: string, seconds: number): Promise<Map<string, number>> {
  const asked = new Map<string, number>();
  for (let n = 0; n < seconds; n += 1) {
    const person = `${who}-${n}`;
    asked.set(`a:${teamsPersonId(person)}`, Date.now());
    void driver.say(person, 'Wat is social return?');
    await wait(1_000);
  }
  return asked;
}

/** @returns from question to the arrival of its answer, in milliseconds; what did not come in time is infinite */
async function took(teams: CountingTeams, asked: ReadonlyMap<string, number>): Promise<number[]> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const { posts } = await teams.counted();
    const times = [...asked].map(([place, at]) => (posts[place]?.at ?? Number.POSITIVE_INFINITY) - at);
    if (times.every(Number.isFinite) || performance.now() > deadline) return times;
    await wait(200);
  }
}

function report(alone: readonly number[], beside: readonly number[], tooMuch: number): void {
  const [before, during] = [alone, beside].map((times) => percentile(times, 0.95));
  process.stdout.write(
    `answers in Teams: p95 ${before?.toFixed(0)} ms alone, ${during?.toFixed(0)} ms beside a broadcast ` +
      `(p50 ${percentile(alone, 0.5).toFixed(0)} and ${percentile(beside, 0.5).toFixed(0)}), ` +
      `${((during ?? 0) / (before ?? 1)).toFixed(2)} ×, refused with 429 ${tooMuch}\n`,
  );
}
