import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Platform } from '../chat/platform.ts';
import type { Bell } from '../store/bell.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import type { OnFate } from './fate.ts';
import { createHolds } from './holds.ts';
import { createMessenger, type Messenger } from './messenger.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createOutreach, type Outreach } from './outreach.ts';
import { createPace, type Paces } from './pace.ts';
import { createTroubleNews, type TroubleMail, type TroubleNews } from './trouble-news.ts';

/** All that brings messages out, wired together. */
export interface DeliveryParts {
  outbox: Outbox;
  outreach: Outreach;
  delivery: Delivery;
  messenger: Messenger;
  /** Tells administrators of what does not arrive. */
  troubleNews: TroubleNews;
}

export function createDeliveryParts(deps: {
  prisma: PrismaClient;
  /** May be filled later, before anything is started. */
  platforms: ReadonlyMap<PlatformName, Platform>;
  logger: Logger;
  /** Hears what became of messages that are about something; left out: nobody does. */
  onFate?: OnFate;
  /** Left out: it hears of no message of another process until it looks by itself. */
  bell?: Bell;
  /** Left out: as the platforms permit. */
  paces?: Paces;
  /** How many conversations are written to at once; left out: as many as is usual. */
  concurrency?: number;
  /** Brings news of trouble where no chat can; left out or null: they wait. */
  mail?: TroubleMail | null;
  /** Further trouble of which administrators are told, see {@link createTroubleNews}. */
  mailNotHeard?: Parameters<typeof createTroubleNews>[0]['mailNotHeard'];
}): DeliveryParts {
  const { prisma, platforms, logger, onFate, bell, paces, concurrency, mail = null, mailNotHeard } = deps;
  const outbox = createOutbox(prisma, onFate);
  const delivery = createDelivery({
    outbox,
    holds: createHolds(prisma),
    pace: createPace(prisma, paces),
    platforms,
    logger,
    onTrouble: () => troubleNews.wake('trouble'),
    ...(bell ? { bell } : {}),
    ...(concurrency === undefined ? {} : { concurrency }),
  });
  const outreach = createOutreach({ platforms });
  const messenger = createMessenger({ prisma, outbox, outreach, delivery, logger, ...(onFate ? { onFate } : {}) });
  const troubleNews = createTroubleNews({ messenger, mail, logger, ...(mailNotHeard ? { mailNotHeard } : {}) });
  return { outbox, outreach, delivery, messenger, troubleNews };
}
