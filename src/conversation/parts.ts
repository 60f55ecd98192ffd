import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Doors } from '../chat/doors.ts';
import type { Platform } from '../chat/platform.ts';
import type { MessageReader, SharperReader } from '../chat/reading.ts';
import type { DeliveryParts } from '../delivery/parts.ts';
import type { Lanes } from '../jobs/lanes.ts';
import type { Persons } from '../people/persons.ts';
import type { Tenants } from '../people/tenants.ts';
import type { Bell } from '../store/bell.ts';
import type { Door } from '../store/door.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { createDoors } from './doors.ts';
import { createInbox } from './inbox.ts';
import type { Patience } from './patience.ts';
import type { Skills } from './skills.ts';
import { createTurnRunner } from './turn-runner.ts';
import { createWaitingWord, type WaitingWord } from './waiting-word.ts';

/** What comes in and what is done with it, wired together. */
export interface ConversationParts {
  doors: Doors;
  /** Acts on what the doors stored. */
  turns: Lanes;
  waitingWord: WaitingWord;
}

export function createConversationParts(deps: {
  prisma: PrismaClient;
  door: Door;
  /** May be filled later, before anything is started. */
  platforms: ReadonlyMap<PlatformName, Platform>;
  tenants: Tenants;
  persons: Persons;
  skills: Skills;
  reader: MessageReader;
  /** Left out: what was learned is all there is. */
  sharper?: SharperReader | undefined;
  /** By which it answers. */
  out: Pick<DeliveryParts, 'outbox' | 'delivery' | 'messenger'>;
  logger: Logger;
  /** Left out: it hears of no event of another process until it looks by itself. */
  bell?: Bell;
  /** Says in words that it is at work, where nothing else shows it: of use where answers take their time. */
  saysAtWork?: boolean;
  /** How many conversations are served at once. */
  concurrency: number;
  /** Left out: as when people are served. */
  patience?: Patience | undefined;
}): ConversationParts {
  const { prisma, platforms, tenants, persons, skills, reader, sharper, logger, bell, concurrency, patience } = deps;
  const { outbox, delivery, messenger } = deps.out;
  const inbox = createInbox(prisma, deps.door);
  const common = { inbox, messenger, persons, skills, platforms, logger };
  const waitingWord = createWaitingWord({ prisma, outbox, delivery, logger, waitsMs: patience?.wordAfterMs });
  const turns = createTurnRunner({
    ...common,
    prisma,
    sayAtWork: deps.saysAtWork ? waitingWord.sayAtWork : undefined,
    reader,
    sharper,
    outbox,
    delivery,
    concurrency,
    ...(bell ? { bell } : {}),
  });
  return { turns, waitingWord, doors: createDoors({ ...common, tenants, turns, waitingWord, patience }) };
}
