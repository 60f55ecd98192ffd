import { setTimeout as wait } from 'node:timers/promises';
import type { CountedInTeams } from '../counting-teams-process.ts';
import { startCountingTeams } from '../counting-teams-process.ts';
import { broadcastInTeams } from '../many-people.ts';
import { startSender } from '../sender-process.ts';
import { withBroadcasts } from './broadcast-stage.ts';
import { percentile } from './percentiles.ts';

const PERMITTED = 50;
const SECONDS = 60;
/** As long as Teams takes about a message. */
const ANSWERS_AFTER_MS = 150;

/** How much of what Teams permits a broadcast takes over a minute, by so many processes together, and what is refused. */
export async function paceBench(processes: number, chats: 'open' | 'new'): Promise<void> {
  await withBroadcasts(async ({ prisma, url }) => {
    const teams = await startCountingTeams({ answersAfterMs: ANSWERS_AFTER_MS });
    const about = { databaseUrl: url, platform: 'teams', platformUrl: teams.url, requestTimeoutMs: 10_000 } as const;
    const senders = await Promise.all(Array.from({ length: processes }, () => startSender(about)));
    try {
      // More of them than a minute takes.
      await broadcastInTeams(prisma, { teamsUrl: teams.url, people: PERMITTED * (SECONDS + 20), chats });
      await wait((SECONDS + 5) * 1_000);
      report(await teams.counted(), processes, chats);
    } finally {
      await Promise.all(senders.map((sender) => sender.kill()));
      teams.stop();
    }
  });
}

function report({ taken, posts, tooMuch, opened }: CountedInTeams, processes: number, chats: string): void {
  const from = taken[0] ?? 0;
  const inTime = taken.filter((at) => at < from + SECONDS * 1_000);
  const share = (100 * inTime.length) / (PERMITTED * SECONDS);
  const gaps = taken.slice(1).map((at, index) => at - (taken[index] ?? at));
  const doubled = Object.values(posts).filter(({ times }) => times > 1).length;
  process.stdout.write(
    `${processes} process${processes > 1 ? 'es' : ''}, chats ${chats}: ${share.toFixed(1)}% of ${PERMITTED} requests a second over ${SECONDS} s, ` +
      `refused with 429 ${tooMuch}, posts ${Object.keys(posts).length}, opened ${opened}, double ${doubled}, ` +
      `between two p50 ${percentile(gaps, 0.5).toFixed(1)} ms, p99 ${percentile(gaps, 0.99).toFixed(1)} ms\n`,
  );
}
