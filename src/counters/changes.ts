import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { normalisedEmail } from '../people/email.ts';
import type { Transaction } from '../store/transaction.ts';
import { type CounterEntry, counterEntrySchema } from './entry.ts';
import { auditOf, authorOf, checkBasedOn, checkedReason, type Keeper } from './keeper.ts';
import { endMember, membersOf, type NewMember, storeMember } from './members.ts';
import { appendCounter, readCounter, type StoredCounter, versionsOfCounter } from './repository.ts';
import { lockVersions } from './versions.ts';

/** A change of one counter, by whom and why. */
export interface CounterChange {
  by: Keeper;
  reason: string;
  /** The version that whoever changes it had before them; null: whatever holds now. */
  basedOn: number | null;
}

/**
 * Adds a counter to the register.
 *
 * @throws AppError `rules.forbidden`, `rules.no-reason`, `counters.bad-counter`, `counters.exists`
 */
export async function addCounter(
  tx: Transaction,
  value: unknown,
  { by, reason }: Omit<CounterChange, 'basedOn'>,
): Promise<{ version: number }> {
  const author = authorOf(by);
  const given = checkedReason(reason);
  const entry = parsed(value);
  await lockVersions(tx);
  if ((await versionsOfCounter(tx, entry.id)).length > 0) {
    throw new AppError({ code: 'counters.exists', message: `There is a counter ${entry.id} already.` });
  }
  await appendCounter(tx, { entry, version: 1, author, reason: given });
  await auditOf(tx, {
    author,
    action: 'counter.added',
    objectKind: 'counter',
    objectId: entry.id,
    details: { version: 1 },
  });
  return { version: 1 };
}

/**
 * Changes what is known of a counter; what is left out stays.
 *
 * @throws AppError `rules.forbidden`, `rules.no-reason`, `rules.changed-meanwhile`, `counters.not-found`,
 *   `counters.bad-counter`, `counters.no-change`
 */
export async function changeCounter(
  tx: Transaction,
  id: string,
  changed: Readonly<Record<string, unknown>>,
  { by, reason, basedOn }: CounterChange,
): Promise<{ version: number }> {
  const author = authorOf(by);
  const given = checkedReason(reason);
  await lockVersions(tx);
  const stored = await storedCounter(tx, id);
  checkBasedOn(id, stored.version, basedOn);
  checkFields(changed);
  const before = readCounter(stored);
  const entry = parsed({ ...(before ?? { id }), ...changed, id });
  if (isDeepStrictEqual(before, entry)) {
    throw new AppError({ code: 'counters.no-change', message: `${id} is like that already.` });
  }
  const version = stored.version + 1;
  await appendCounter(tx, { entry, version, author, reason: given });
  await auditOf(tx, { author, action: 'counter.changed', objectKind: 'counter', objectId: id, details: { version } });
  return { version };
}

/**
 * Makes somebody of the chat, or an address, a member of a counter.
 *
 * @throws AppError `rules.forbidden`, `rules.no-reason`, `counters.not-found`, `counters.bad-member`,
 *   `counters.member-already`
 */
export async function addMember(
  tx: Transaction,
  added: NewMember,
  { by, reason }: Omit<CounterChange, 'basedOn'>,
): Promise<{ memberId: string }> {
  const author = authorOf(by);
  checkedReason(reason);
  await lockVersions(tx);
  await storedCounter(tx, added.counterId);
  const email = added.email === null ? null : normalisedEmail(added.email);
  if (added.personId === null && email === null) {
    throw new AppError({
      code: 'counters.bad-member',
      message: 'A member is somebody in the chat, or has an e-mail address.',
    });
  }
  const already = (await membersOf(tx, added.counterId)).some(
    (member) =>
      (added.personId !== null && member.personId === added.personId) || (email !== null && member.email === email),
  );
  if (already) {
    throw new AppError({ code: 'counters.member-already', message: 'This is a member of the counter already.' });
  }
  const memberId = await storeMember(tx, { ...added, email });
  const details = { member: memberId, rung: added.rung };
  await auditOf(tx, {
    author,
    action: 'counter.member-added',
    objectKind: 'counter',
    objectId: added.counterId,
    details,
  });
  return { memberId };
}

/**
 * Ends a membership. Cases this member leads go on by their own deadlines.
 *
 * @throws AppError `rules.forbidden`, `rules.no-reason`, `counters.no-member`
 */
export async function removeMember(
  tx: Transaction,
  removed: { counterId: string; memberId: string },
  { by, reason }: Omit<CounterChange, 'basedOn'>,
): Promise<void> {
  const author = authorOf(by);
  checkedReason(reason);
  const { counterId, memberId } = removed;
  const member = (await membersOf(tx, counterId)).find(({ id }) => id === memberId);
  if (!member) {
    throw new AppError({ code: 'counters.no-member', message: `Nobody of ${counterId} has this id or address.` });
  }
  await endMember(tx, memberId);
  const details = { member: memberId };
  await auditOf(tx, { author, action: 'counter.member-removed', objectKind: 'counter', objectId: counterId, details });
}

/** A field nobody knows is a typing mistake: it must not look as if it was taken in. */
function checkFields(changed: Readonly<Record<string, unknown>>): void {
  const unknown = Object.keys(changed).filter((field) => !(field in counterEntrySchema.shape));
  if (unknown.length === 0) return;
  throw new AppError({ code: 'counters.bad-counter', message: `A counter has no ${unknown.join(', ')}.` });
}

async function storedCounter(tx: Transaction, id: string): Promise<StoredCounter> {
  const [newest] = await versionsOfCounter(tx, id);
  if (newest) return newest;
  throw new AppError({ code: 'counters.not-found', message: `There is no counter ${id}. See: impact counters list.` });
}

function parsed(value: unknown): CounterEntry {
  const read = counterEntrySchema.safeParse(value);
  if (read.success) return read.data;
  throw new AppError({
    code: 'counters.bad-counter',
    message: `The counter is not right:\n${z.prettifyError(read.error)}`,
  });
}
