import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Platform } from '../chat/platform.ts';
import { createQueue, type Messenger } from '../delivery/messenger.ts';
import { createOutbox } from '../delivery/outbox.ts';
import { createOutreach } from '../delivery/outreach.ts';
import { directConversation as inSlack } from '../platforms/slack/address.ts';
import { directConversation as inTeams } from '../platforms/teams/address.ts';
import { directConversation as inTerminal, TERMINAL } from '../platforms/terminal/address.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { createLogger } from '../telemetry/logger.ts';

/** Where a platform would write to somebody is known without it: a command may be given where no platform is set up. */
const WRITABLE: ReadonlyMap<PlatformName, Pick<Platform, 'openDirect'>> = new Map([
  ['slack', { openDirect: inSlack }],
  ['teams', { openDirect: inTeams }],
  [TERMINAL, { openDirect: inTerminal }],
]);

/** Queues what a command has to say in chat, in its own transaction; a running bot sends it. */
export function queueOfCommand(prisma: PrismaClient): Messenger['queue'] {
  return createQueue({
    outbox: createOutbox(prisma),
    outreach: createOutreach({ platforms: WRITABLE }),
    logger: createLogger({ level: 'silent' }),
  });
}
