import { z } from 'zod';
import {
  type AudienceCount,
  countMembers,
  membersOf,
  type OrganisationPlace,
  organisationPlaces,
} from '../../audiences/members.ts';
import { type AudienceNames, namesOfAudience } from '../../audiences/names.ts';
import { audienceInWords } from '../../audiences/words.ts';
import type { Language } from '../../chat/language.ts';
import { type ChangeProgress, heldPlatforms, progressOfChange } from '../../delivery/fan-out.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { changeName, messageName } from './actions.ts';
import { type Channel, openChannels } from './channels.ts';
import { can } from './life.ts';
import { type Post, postsOf } from './posts.ts';
import { isUnasked } from './purpose.ts';
import { countReasons, countStates, type StateCounts } from './recipients.ts';
import type { Broadcast } from './repository.ts';

/** How far it is: what the card of its broker shows while and after it goes out. */
export interface Progress {
  counts: StateCounts;
  reasons: Awaited<ReturnType<typeof countReasons>>;
  /** Of the latest correction or recall; null: there was none. */
  change: ChangeProgress | null;
  /** The platforms that take nothing now of what waits. */
  held: string[];
  /** In channels. */
  posts: Post[];
}

/** A broadcast with what is to be shown of it now. */
export interface BroadcastView {
  broadcast: Broadcast;
  organisations: readonly OrganisationPlace[];
  /** Of people and of a visit whom it is for. */
  names: AudienceNames;
  /** The channels it is for that are open. */
  channels: Channel[];
  /** Who would get it; null once it goes out. */
  count: AudienceCount | null;
  /** Null before it goes out. */
  progress: Progress | null;
  now: Date;
}

export async function viewOf(tx: Transaction, gazetteer: Gazetteer, broadcast: Broadcast): Promise<BroadcastView> {
  const organisations = await organisationPlaces(tx, gazetteer);
  const names = await namesOfAudience(tx, broadcast.audience, broadcast.organisationId);
  const now = await clockNow(tx);
  const open = broadcast.channels.length === 0 ? [] : await openChannels(tx, broadcast.organisationId);
  const channels = open.filter(({ id }) => broadcast.channels.includes(id));
  const isBefore = can('edit', broadcast) || broadcast.state === 'dropped';
  if (!isBefore)
    return { broadcast, organisations, names, channels, count: null, progress: await progressOf(tx, broadcast), now };
  const members = membersOf(broadcast.audience, organisations);
  const count = await countMembers(tx, members, broadcast.organisationId, { isUnasked: isUnasked(broadcast) });
  return { broadcast, organisations, names, channels, count, progress: null, now };
}

/** Of one whose words and names are gone after their term only the numbers are left. */
const keptSchema = z.object({ counts: z.record(z.string(), z.number()) });

async function progressOf(tx: Transaction, { id, changes, title, progress }: Broadcast): Promise<Progress> {
  const kept = title === null ? keptSchema.safeParse(progress).data : undefined;
  if (kept) return { counts: kept.counts, reasons: [], change: null, held: [], posts: [] };
  return {
    counts: await countStates(tx, id),
    reasons: await countReasons(tx, id),
    change: changes === 0 ? null : await progressOfChange(tx, messageName(id), changeName(id, changes)),
    held: await heldPlatforms(tx, messageName(id)),
    posts: await postsOf(tx, id),
  };
}

export function whomFor({ broadcast, organisations, names }: BroadcastView, language: Language): string {
  return audienceInWords(broadcast.audience, organisations, language, names);
}
