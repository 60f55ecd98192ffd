import { errorCode } from '../errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { readStoredBook } from './book.ts';
import { rulesRevision } from './repository.ts';
import type { BrokenRule, ReadRuleBook } from './stored-rule.ts';

/** How soon another process's change of a rule counts in this one. */
const LOOK_EVERY_MS = 2_000;

/** The rules and counters of the database, in memory. */
export interface StoredRuleBook {
  current(): ReadRuleBook;
  /** Reads them again if they changed, and has it told when rules are broken. */
  refresh(): Promise<void>;
  /** Looks for changes from time to time until stopped. */
  start(): void;
  stop(): void;
}

/**
 * @param raiseAlarm tells of broken rules; asked again at the next look when it fails. It gets an empty list when all
 *   is well (again)
 */
export async function openStoredRuleBook(
  prisma: PrismaClient,
  logger: Logger,
  raiseAlarm: (broken: readonly BrokenRule[]) => Promise<void> = async () => undefined,
): Promise<StoredRuleBook> {
  let revision = '';
  let alarmedAt: string | null = null;
  let book = await load();
  let timer: NodeJS.Timeout | undefined;

  async function load(): Promise<ReadRuleBook> {
    revision = await rulesRevision(prisma);
    return readStoredBook(prisma);
  }

  async function refresh(): Promise<void> {
    if ((await rulesRevision(prisma)) !== revision) book = await load();
    if (alarmedAt === revision) return;
    const reading = revision;
    await raiseAlarm(book.broken);
    alarmedAt = reading;
  }

  const look = () =>
    refresh().catch((error: unknown) => logger.warn({ error, code: errorCode(error) }, 'rules not refreshed'));

  return {
    current: () => book,
    refresh,
    start() {
      void look();
      timer = setInterval(look, LOOK_EVERY_MS);
    },
    stop: () => clearInterval(timer),
  };
}
