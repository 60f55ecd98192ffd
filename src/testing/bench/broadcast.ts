import { createDeliveryParts } from '../../delivery/parts.ts';
import { createSending } from '../../features/broadcasts/sending.ts';
import { openGazetteer } from '../../gazetteer/open.ts';
import { createBell } from '../../store/bell.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { broadcastToAll, manyPeople } from '../many-people.ts';
import { SILENT_SLACK } from '../silent-slack.ts';
import { answersBench } from './broadcast-answers.ts';
import { paceBench } from './broadcast-pace.ts';
import { slackBench } from './broadcast-slack.ts';
import { withBroadcasts } from './broadcast-stage.ts';

const SIZES = (process.env.SZ ?? '20000,100000').split(',').map(Number);
const MB = 1024 * 1024;

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  'fan-out': async () => {
    for (const size of SIZES) await fanOut(size);
  },
  share: async () => {
    await paceBench(1, 'open');
    await paceBench(1, 'new');
  },
  together: async () => {
    await paceBench(2, 'open');
    await paceBench(4, 'open');
  },
  slack: slackBench,
  answers: answersBench,
};

/** @param parts which of {@link PARTS}; none: all of them */
export async function broadcastBench(parts: readonly string[]): Promise<void> {
  for (const [name, part] of Object.entries(PARTS)) if (parts.length === 0 || parts.includes(name)) await part();
}

/** How long it takes to find who a broadcast is for and to queue it for each, and what memory that takes. */
async function fanOut(size: number): Promise<void> {
  await withBroadcasts(async ({ prisma, url }) => {
    const { organisationId } = await manyPeople(prisma, { platform: 'slack', people: size });
    await broadcastToAll(prisma, organisationId);
    const logger = createLogger({ level: 'silent' });
    const { messenger, outreach } = createDeliveryParts({
      prisma,
      platforms: new Map([['slack', SILENT_SLACK]]),
      logger,
    });
    const bell = createBell({ databaseUrl: url, logger });
    const sending = createSending({ prisma, messenger, outreach, gazetteer: await openGazetteer(), bell, logger });
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    const startedAt = performance.now();
    await sending.settled();
    const seconds = (performance.now() - startedAt) / 1000;
    clearInterval(watch);
    const queued = await prisma.outboxEntry.count({ where: { recipientId: { not: null } } });
    process.stdout.write(
      `queued for ${queued} of ${size} people in ${seconds.toFixed(1)} s, ${Math.round((most - before) / MB)} MB more memory\n`,
    );
    await sending.drain();
  });
}
