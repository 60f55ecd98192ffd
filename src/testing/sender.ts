import { tmpdir } from 'node:os';
import type { Platform } from '../chat/platform.ts';
import { fateByTopic } from '../delivery/fate.ts';
import { createDeliveryParts } from '../delivery/parts.ts';
import { BROADCAST_TOPIC } from '../features/broadcasts/actions.ts';
import { createBroadcastFates } from '../features/broadcasts/fates.ts';
import { createSending } from '../features/broadcasts/sending.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { createClients } from '../platforms/slack/clients.ts';
import { createOutbound } from '../platforms/slack/outbound.ts';
import { createSdkLogger } from '../platforms/slack/sdk-logger.ts';
import { createConnection } from '../platforms/teams/authentication.ts';
import { createOutbound as createTeamsOutbound } from '../platforms/teams/outbound.ts';
import { createBell } from '../store/bell.ts';
import { openDatabase } from '../store/database.ts';
import { createLogger } from '../telemetry/logger.ts';
import type { SenderOptions } from './sender-process.ts';

/**
 * What of the bot brings broadcasts out, as it is in the bot and in a process of its own, to be killed: it starts in a
 * second. Prints a line when it is at work.
 */
const options: SenderOptions = JSON.parse(process.argv[2] ?? '{}');
const { databaseUrl, pace } = options;
const logger = createLogger({ level: 'silent' });
const { prisma } = await openDatabase({ databaseUrl, dataDir: tmpdir(), ...(pace && { poolSize: pace.atOnce + 2 }) });
const platform = options.platform === 'slack' ? slack(options) : teams();
const bell = createBell({ databaseUrl, logger });
const { messenger, outreach, delivery } = createDeliveryParts({
  prisma,
  platforms: new Map([[platform.name, platform]]),
  logger,
  bell,
  ...(pace && { paces: { [platform.name]: pace } }),
  onFate: fateByTopic({ [BROADCAST_TOPIC]: (tx, fate) => fates.message(tx, fate) }),
});
const sending = createSending({ prisma, messenger, outreach, gazetteer: await openGazetteer(), bell, logger });
const fates = createBroadcastFates(sending.changed);
bell.start();
delivery.start();
sending.start();
process.stdout.write('at work\n');

function slack({ platformUrl, requestTimeoutMs }: SenderOptions): Platform {
  const apiUrl = `${platformUrl}/api/`;
  const clients = createClients({
    ownToken: 'xoxb-sender',
    options: {
      slackApiUrl: apiUrl,
      timeout: requestTimeoutMs,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: createSdkLogger(logger),
    },
    installations: { credentials: async () => null },
  });
  return createOutbound({ clients, logger, requestTimeoutMs, apiUrl }).platform;
}

/** Where its conversations say that they are. */
function teams(): Platform {
  const config = { kind: 'open', tenantId: 'T1' } as const;
  const { adapter } = createConnection(config);
  return createTeamsOutbound(config, { adapter, logger, client: 'teams' }).platform;
}
