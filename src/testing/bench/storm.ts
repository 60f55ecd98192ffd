import { type StormReport, storm } from '../storm.ts';
import type { Victim } from '../storm-stage.ts';

const ROUNDS = 6;
const EVENTS_PER_KILL = 6;
const VICTIMS: readonly Victim[] = ['one bot', 'database', 'both bots'];

/**
 * What is left of questions, hand-overs and e-mails when bots and database are killed among them: on the program's own
 * PostgreSQL, and when TEST_DATABASE_URL names an empty database, on that one, whose process is left alone.
 */
export async function stormBench(): Promise<void> {
  const own = Array.from({ length: ROUNDS }, () => VICTIMS).flat();
  print('its own PostgreSQL', await storm({ kills: own, eventsPerKill: EVENTS_PER_KILL, databaseUrl: null }));
  const databaseUrl = process.env.TEST_DATABASE_URL;
  if (!databaseUrl) return;
  const kills = own.filter((victim) => victim !== 'database');
  print('a served PostgreSQL', await storm({ kills, eventsPerKill: EVENTS_PER_KILL, databaseUrl }));
}

function print(where: string, { events, kills, lost, doubled, doubtful }: StormReport): void {
  const what = [...lost.map((one) => `  lost: ${one}`), ...doubled.map((one) => `  doubled: ${one}`)];
  const counts = `${events} events, ${kills} kills: ${lost.length} lost, ${doubled.length} doubled, ${doubtful} shown as doubtful`;
  process.stdout.write([`${where}: ${counts}`, ...what, ''].join('\n'));
}
