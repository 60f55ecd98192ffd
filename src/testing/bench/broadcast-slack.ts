import { setTimeout as wait } from 'node:timers/promises';
import { changesAMinute, SLACK_MESSAGES_A_MINUTE } from '../../delivery/pace.ts';
import { readBroadcast } from '../../features/broadcasts/repository.ts';
import { recallBroadcast } from '../../features/broadcasts/steering.ts';
import { transact } from '../../store/transact.ts';
import { startCountingSlack } from '../counting-slack-process.ts';
import { broadcastToAll, manyPeople } from '../many-people.ts';
import { startSender } from '../sender-process.ts';
import { withBroadcasts } from './broadcast-stage.ts';

const SECONDS = Number(process.env.SECONDS ?? 60);
/** As long as Slack takes about a message. */
const ANSWERS_AFTER_MS = 150;

/** What of the pace that is kept in Slack a broadcast takes, and the recall of it, and what is refused. */
export async function slackBench(): Promise<void> {
  await withBroadcasts(async ({ prisma, url }) => {
    const slack = await startCountingSlack({ tenant: 'T1', botUserId: 'U0BOT', answersAfterMs: ANSWERS_AFTER_MS });
    const sender = await startSender({
      ...{ databaseUrl: url, platform: 'slack', platformUrl: slack.url, requestTimeoutMs: 10_000 },
    });
    try {
      const people = Math.ceil((SLACK_MESSAGES_A_MINUTE * (SECONDS + 20)) / 60);
      const { organisationId } = await manyPeople(prisma, { platform: 'slack', people });
      const id = await broadcastToAll(prisma, organisationId);
      await wait((SECONDS + 5) * 1_000);
      const { posts, tooMuch } = await slack.counted();
      const at = Object.values(posts).map((post) => post.at);
      const from = Math.min(...at);
      report('messages', at.filter((one) => one < from + SECONDS * 1_000).length, SLACK_MESSAGES_A_MINUTE, tooMuch);

      const broadcast = await readBroadcast(prisma, id);
      if (broadcast) await transact(prisma, (tx) => recallBroadcast(tx, broadcast), { withinMs: 60_000 });
      const before = Object.keys((await slack.counted()).changes).length;
      await wait(SECONDS * 1_000);
      const after = await slack.counted();
      report('changes', Object.keys(after.changes).length - before, changesAMinute('slack'), after.tooMuch - tooMuch);
    } finally {
      await sender.kill();
      slack.stop();
    }
  });
}

function report(what: string, count: number, aMinute: number, tooMuch: number): void {
  const share = (100 * count) / ((aMinute * SECONDS) / 60);
  process.stdout.write(
    `Slack, ${what}: ${count} in ${SECONDS} s, ${share.toFixed(1)}% of ${aMinute} a minute, refused with 429 ${tooMuch}\n`,
  );
}
