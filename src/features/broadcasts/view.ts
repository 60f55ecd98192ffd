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
import type { RetentionDefaults } from '../../people/retention-terms.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { changeName, messageName, reminderName } from './actions.ts';
import { type Channel, channelsOf } from './channels.ts';
import { can } from './life.ts';
import { type Post, postsOf } from './posts.ts';
import { isUnasked } from './purpose.ts';
import { countReasons, countStates, type Replied, repliedTo, type StateCounts } from './recipients.ts';
import type { Broadcast } from './repository.ts';
import { daysOfNames } from './who.ts';

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
  /** Who wrote something back. */
  replied: Replied;
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
  /** For how many days it is kept who got it; null: nobody is known by name any more, or yet. */
  daysOfNames: number | null;
}

/** What a broadcast is looked at with. */
export interface ViewDeps {
  gazetteer: Gazetteer;
  /** Left out: it is not told for how long names are kept. */
  retention?: RetentionDefaults;
}

export async function viewOf(
  tx: Transaction,
  { gazetteer, retention }: ViewDeps,
  broadcast: Broadcast,
): Promise<BroadcastView> {
  const organisations = await organisationPlaces(tx, gazetteer);
  const names = await namesOfAudience(tx, broadcast.audience, broadcast.organisationId);
  const now = await clockNow(tx);
  const channels = await channelsOf(tx, broadcast);
  const same = { broadcast, organisations, names, channels, now };
  if (can('edit', broadcast) || broadcast.state === 'dropped') {
    const members = membersOf(broadcast.audience, organisations);
    const count = await countMembers(tx, members, broadcast.organisationId, { isUnasked: isUnasked(broadcast) });
    return { ...same, count, progress: null, daysOfNames: null };
  }
  const isKept = retention !== undefined && broadcast.title !== null;
  return {
    ...same,
    count: null,
    progress: await progressOf(tx, broadcast),
    daysOfNames: isKept ? await daysOfNames(tx, retention) : null,
  };
}

/** Of one whose words and names are gone after their term only the numbers are left. */
const keptSchema = z.object({ counts: z.record(z.string(), z.number()) });

async function progressOf(tx: Transaction, broadcast: Broadcast): Promise<Progress> {
  const { id, changes, title, progress } = broadcast;
  const kept = title === null ? keptSchema.safeParse(progress).data : undefined;
  if (kept) return { counts: kept.counts, reasons: [], change: null, held: [], posts: [], replied: NO_REPLIES };
  return {
    counts: await countStates(tx, id),
    reasons: await countReasons(tx, id),
    change:
      changes === 0 ? null : await progressOfChange(tx, [messageName(id), reminderName(id)], changeName(id, changes)),
    held: await heldPlatforms(tx, messageName(id)),
    posts: await postsOf(tx, id),
    replied: await repliedTo(tx, broadcast),
  };
}

const NO_REPLIES: Replied = { names: [], count: 0 };

export function whomFor({ broadcast, organisations, names }: BroadcastView, language: Language): string {
  return audienceInWords(broadcast.audience, organisations, language, names);
}
