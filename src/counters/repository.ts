import { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { type CounterEntry, counterEntrySchema } from './entry.ts';
import type { Counter } from './register.ts';
import { type Author, WITH_AUTHOR, withAuthor } from './versions.ts';

/** A counter as it is stored: the entry may be anything, see {@link readCounter}. */
export interface StoredCounter {
  counterId: string;
  version: number;
  entry: unknown;
  source: 'seed' | 'operator' | 'person';
  /** Of the author; null: no person, or no name any more. */
  author: string | null;
  reason: string | null;
  createdAt: Date;
}

/** The version of each counter that holds. */
export async function currentCounters(tx: Transaction): Promise<StoredCounter[]> {
  const rows = await tx.counterVersion.findMany({
    distinct: ['counterId'],
    orderBy: [{ counterId: 'asc' }, { version: 'desc' }],
    ...WITH_AUTHOR,
  });
  return rows.map(withAuthor);
}

/** What is known of a counter now; null: nothing that can be read. */
export async function counterEntry(
  db: Pick<Transaction, 'counterVersion'>,
  counterId: string,
): Promise<CounterEntry | null> {
  const found = await db.counterVersion.findFirst({
    where: { counterId },
    orderBy: { version: 'desc' },
    select: { entry: true },
  });
  return counterEntrySchema.safeParse(found?.entry).data ?? null;
}

/** The newest first. */
export async function versionsOfCounter(tx: Transaction, counterId: string): Promise<StoredCounter[]> {
  const rows = await tx.counterVersion.findMany({ where: { counterId }, orderBy: { version: 'desc' }, ...WITH_AUTHOR });
  return rows.map(withAuthor);
}

/** The entry of a counter, or null when it cannot be read. */
export function readCounter({ entry }: StoredCounter): (CounterEntry & Counter) | null {
  return counterEntrySchema.safeParse(entry).data ?? null;
}

/** Stores the version, and what is looked at of it all the time in the counter itself. */
export async function appendCounter(
  tx: Transaction,
  added: { entry: CounterEntry; version: number; author: Author; reason: string | null },
): Promise<void> {
  const { entry, author, ...rest } = added;
  const desk = {
    name: entry.name,
    email: entry.email,
    hours: entry.hours ?? Prisma.DbNull,
    active: isDesk(entry),
  };
  await tx.counter.upsert({ where: { id: entry.id }, create: { id: entry.id, ...desk }, update: desk });
  await tx.counterVersion.create({
    data: {
      ...rest,
      counterId: entry.id,
      entry,
      source: author.kind,
      authorId: author.kind === 'person' ? author.personId : null,
    },
  });
}

/** Programmes, funds and the like help, and are no place where anything can be brought. */
export function isDesk({ kind, status }: Pick<CounterEntry, 'kind' | 'status'>): boolean {
  return status !== 'ended' && (kind === 'municipality' || kind === 'counter' || kind === 'province');
}
