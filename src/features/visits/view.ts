import { type AudienceCount, countMembers, membersOf, organisationPlaces } from '../../audiences/members.ts';
import { type AudienceNames, namesOfAudience } from '../../audiences/names.ts';
import { audienceInWords } from '../../audiences/words.ts';
import { countLost } from '../../calendar-mail/entries.ts';
import type { Language } from '../../chat/language.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName } from './actions.ts';
import { channelsFor } from './channels.ts';
import { countReplies, countRest, countSlots, type ReplyCounts, type SlotCounts } from './guests.ts';
import { isBefore } from './life.ts';
import { notToldOf } from './not-told.ts';
import type { Visit } from './repository.ts';

/** A visit with what is to be shown of it now. */
export interface VisitView {
  visit: Visit;
  organisations: readonly { id: string; name: string }[];
  names: AudienceNames;
  /** Who would be invited; null once they are. */
  audience: AudienceCount | null;
  counts: ReplyCounts;
  bySlot: ReadonlyMap<string, SlotCounts>;
  /** In how many channels more it can be announced. */
  channels: number;
  /** How many did not get what they were told of a change. */
  notTold: number;
  /** Who cannot be invited. */
  notInvited: number;
  /** Of who answered afterwards, how many had something of it. */
  useful: { yes: number; total: number };
  /** To how many calendars the last e-mail did not arrive. */
  mailLost: number;
  now: Date;
}

export async function viewOf(tx: Transaction, gazetteer: Gazetteer, visit: Visit): Promise<VisitView> {
  const organisations = await organisationPlaces(tx, gazetteer);
  return {
    visit,
    organisations,
    names: await namesOfAudience(tx, visit.audience, visit.organisationId),
    audience: isBefore(visit)
      ? await countMembers(tx, membersOf(visit.audience, organisations), visit.organisationId)
      : null,
    counts: await countReplies(tx, visit.id),
    bySlot: await countSlots(tx, visit.id),
    ...(await countRest(tx, visit.id)),
    channels: visit.state === 'open' ? (await channelsFor(tx, visit)).length : 0,
    notTold: (await notToldOf(tx, visit)).length,
    mailLost: await countLost(tx, invitationName(visit.id)),
    now: await clockNow(tx),
  };
}

export function whomFor({ visit, organisations, names }: VisitView, language: Language): string {
  return audienceInWords(visit.audience, organisations, language, names);
}
