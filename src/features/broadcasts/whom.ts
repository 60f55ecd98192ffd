import { type Audience, audienceOf, type VisitGuests } from '../../audiences/audience.ts';
import { nameableBy } from '../../audiences/nameable.ts';
import { keptByOneName } from '../../audiences/named-groups.ts';
import {
  addressesNamed,
  lowNamesInARow,
  mayBeNames,
  namesApart,
  namesInARow,
  type PeopleNamed,
  peopleNamed,
  withinOf,
  withPeople,
} from '../../audiences/people.ts';
import { namesAnew, peopleToldByGroup, withTold } from '../../audiences/people-beside.ts';
import { audienceMeant, namesEverybody, unknownGroupsIn, unknownIn } from '../../audiences/reading.ts';
import { audienceWords } from '../../audiences/said.ts';
import type { Turn } from '../../chat/skill.ts';
import { wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import { type Channel, channelsNamed, openChannels } from './channels.ts';
import type { BroadcastDeps, NamedVisit } from './deps.ts';
import type { Broadcast } from './repository.ts';

/** What whom words name is read with. */
export type WhomDeps = Pick<BroadcastDeps, 'gazetteer' | 'visits'>;

/** Whom words name. */
export interface Whom {
  /** Null: nobody. */
  audience: Audience | null;
  channels: Channel[];
  /** Names that nobody here has. */
  unknown: string[];
  /** Names that several colleagues have. */
  several: PeopleNamed['several'];
  /** Site visits of which the guests may be meant, where that is not one. */
  visits: NamedVisit[];
  /** Groups of which each may be meant by the name that was said, where that is not one. */
  lists: string[];
  /** Who comes somewhere is meant, and of no visit it is known where. */
  isOfUnknownVisit: boolean;
  /** The words say that it is for all. */
  namesEverybody: boolean;
}

/** Nobody is named. */
export const NOBODY_NAMED: Whom = {
  ...{ audience: null, channels: [], unknown: [], several: [], visits: [], lists: [] },
  ...{ isOfUnknownVisit: false, namesEverybody: false },
};

/**
 * Reads whom a message is for, from words without what it is to say.
 *
 * @param before whom it was for until then
 * @param groups also groups behind "aan" that nobody knows are named as such
 * @param isNew it was for nobody until then
 */
export async function whomIn(
  deps: WhomDeps,
  tx: Transaction,
  turn: Turn,
  { text, before, groups, isNew = false }: { text: string; before: Audience; groups: boolean; isNew?: boolean },
): Promise<Whom> {
  const { language, actor } = turn;
  const { addresses, rest: said } = addressesNamed(text);
  const { channels, rest: whole } = channelsNamed(said, await openChannels(tx, actor.organisationId), language);
  const nameable = await nameableBy(deps.gazetteer, turn, tx);
  // "Henk van inkoop" is one, and not all of them.
  const { people: told, rest } = await peopleToldByGroup(tx, turn, whole, nameable.departments);
  const isForAll = namesEverybody(rest);
  const guests = await guestsIn(deps, tx, turn, rest);
  const lists = keptByOneName(rest, nameable.kept);
  const beyond = { channels, lists, namesEverybody: isForAll, several: [], visits: guests.visits };
  if (lists.length > 0) return { ...beyond, audience: null, unknown: [], isOfUnknownVisit: false };
  if (guests.visits.length > 1) return { ...beyond, audience: null, unknown: [], isOfUnknownVisit: false };
  if (guests.of !== null) {
    // Who is a guest is told by the visit, whatever else its name calls to mind; who was left out of others may be one.
    const withoutPeople = before.guests === null ? [] : before.withoutPeople;
    const audience = audienceOf({ guests: guests.of, withoutPeople });
    return { ...beyond, audience, unknown: [], isOfUnknownVisit: false };
  }
  const met = audienceMeant(rest, nameable, language, before, { isNew });
  const strange = [
    ...unknownIn(rest, nameable, language),
    ...(groups && channels.length === 0 ? unknownGroupsIn(rest, nameable, language) : []),
  ];
  const isUnclear = met === null && !isForAll && channels.length === 0 && strange.length + addresses.length === 0;
  const maybe = [...namesInARow(rest), ...(groups ? lowNames(rest, turn, isUnclear) : [])];
  const named = await peopleNamed(tx, [...addresses, ...apart(strange), ...maybe], withinOf(turn));
  const { people, several } = withTold(named, told);
  const isAnew = met !== null && namesAnew(rest, people, language);
  const beside = isAnew ? audienceMeant(rest, nameable, language, before, { isNew, isAnew }) : met;
  const audience = people.length === 0 ? met : withPeople(text, people, { before, groups: beside, language });
  return {
    ...beyond,
    audience,
    // What only might have been a name is nobody's to know.
    unknown: namesOnce(named.unknown.filter((name) => !maybe.includes(name) || strange.includes(name))),
    several,
    isOfUnknownVisit: guests.isMeant && isForAll && met === null,
  };
}

/** What may be the names of people, in small letters: anywhere, where nothing else was understood. */
function lowNames(text: string, { language }: Turn, isUnclear: boolean): string[] {
  return [...lowNamesInARow(text, language), ...(isUnclear ? mayBeNames(text, language) : [])];
}

function apart(strange: readonly string[]): string[] {
  return namesOnce(strange.flatMap(namesApart));
}

/** The same name in other letters is one name; of two of which one holds the other, the longer. */
function namesOnce(names: readonly string[]): string[] {
  const low = (name: string) => name.toLowerCase();
  return names.filter(
    (name, at) =>
      names.findIndex((other) => low(other) === low(name)) === at &&
      !names.some((other) => other.length > name.length && ` ${low(other)} `.includes(` ${low(name)} `)),
  );
}

/** "Iedereen die naar de kringloop komt", "wie op de wachtlijst staat": the guests of a visit that the words name. */
async function guestsIn(
  { visits: here }: Pick<BroadcastDeps, 'visits'>,
  tx: Transaction,
  turn: Turn,
  text: string,
): Promise<{ of: VisitGuests | null; visits: NamedVisit[]; isMeant: boolean }> {
  const replies = repliesIn(text, turn);
  if (replies.length === 0) return { of: null, visits: [], isMeant: false };
  const visits = await here.named(tx, turn, text);
  const [visit, other] = visits;
  const of = visit && !other ? { visitId: visit.id, replies } : null;
  return { of, visits, isMeant: true };
}

function repliesIn(text: string, { language }: Turn): VisitGuests['replies'] {
  const { comes, waits } = audienceWords(language);
  const said = wordsOf(text);
  return [
    ...(said.some((word) => comes.includes(word)) ? (['coming'] as const) : []),
    ...(said.some((word) => waits.includes(word)) ? (['offered', 'waiting'] as const) : []),
  ];
}

/** Whom words name, beside whom the draft is for; a group that nobody knows is one only where they tell of whom it is for. */
export function whomSaid(
  deps: WhomDeps,
  tx: Transaction,
  turn: Turn,
  broadcast: Broadcast,
  text: string,
): Promise<Whom> {
  const groups = turn.reading?.kindOf('broadcast') === 'whom';
  return whomIn(deps, tx, turn, { text, before: broadcast.audience, groups });
}
