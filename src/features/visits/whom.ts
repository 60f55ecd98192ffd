import { type Audience, isForNobody, isSameAudience } from '../../audiences/audience.ts';
import { audienceInOrOut } from '../../audiences/in-or-out.ts';
import { type NameableHere, nameableBy } from '../../audiences/nameable.ts';
import { groupsAndPeople } from '../../audiences/people-beside.ts';
import { audienceMeant, namesEverybody, rolesIn } from '../../audiences/reading.ts';
import { audienceWords } from '../../audiences/said.ts';
import { whomUnclear } from '../../audiences/words.ts';
import { LANGUAGES } from '../../chat/language.ts';
import type { Turn } from '../../chat/skill.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { VisitDeps } from './deps.ts';
import { isBefore } from './life.ts';
import type { Visit } from './repository.ts';
import { visitWords } from './said.ts';

/** Whom a visit is for with who is said to be left out or to come to it; null: that is not said of anybody. */
export function audienceThen(
  { gazetteer }: Pick<VisitDeps, 'gazetteer'>,
  turn: Turn,
  tx: Transaction,
  { audience }: Visit,
  text: string,
): Promise<Audience | null> {
  return audienceInOrOut({ gazetteer, prisma: tx }, turn, { text, audience, called: visitWords(turn.language).visit });
}

/** Whether words say of a visit that is prepared that somebody is left out or comes to it, and nothing else. */
export async function saysInOrOut(
  deps: Pick<VisitDeps, 'gazetteer'>,
  turn: Turn,
  tx: Transaction,
  visit: Visit,
  text: string,
): Promise<boolean> {
  return isBefore(visit) && (await audienceThen(deps, turn, tx, visit, text)) !== null;
}

/**
 * Whom words name as its guests where they can name nothing else: by what people are, or by their names. What is only a place or a
 * department may as well be the name of a host.
 *
 * @returns null: nobody; a sentence: whom they mean is not known
 */
export async function guestsSaid(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  visit: Visit,
  text: string,
): Promise<Audience | string | null> {
  const { before, isNew, nameable } = await readWith(deps, turn, tx, visit);
  const meant = await groupsAndPeople(tx, turn, { text, nameable, before, isNew });
  const unclear = whomUnclear(meant, turn.language);
  if (unclear !== null) return unclear;
  const { audience } = meant;
  return audience !== null && (rolesIn(text).length > 0 || !isOfSamePeople(audience, before)) ? audience : null;
}

/** Whether words say so by what people are, or that it is for all: what is only a place or a department may tell of something else. */
export function tellsWhom(text: string): boolean {
  return isForAll(text) || rolesIn(text).length > 0;
}

/** "Bedank iedereen die komt" speaks of its guests, whoever was invited. */
function isForAll(text: string): boolean {
  const isOfGuests = LANGUAGES.some((language) => {
    const { everybody, comes } = audienceWords(language);
    return new RegExp(
      `(?<!\\p{L})(?:${everybody.join('|')})\\s+(?:die|who)\\s+(?:${comes.join('|')})(?!\\p{L})`,
      'iu',
    ).test(text);
  });
  return namesEverybody(text) && !isOfGuests;
}

function isOfSamePeople(one: Audience, { alsoPeople, withoutPeople }: Audience): boolean {
  return isSameAudience({ ...one, alsoPeople, withoutPeople }, one);
}

/** Whom words name as its guests, by whatever group; null: nobody. */
export async function placesSaid(deps: VisitDeps, turn: Turn, tx: Transaction, visit: Visit, text: string) {
  const { before, isNew, nameable } = await readWith(deps, turn, tx, visit);
  const named = audienceMeant(text, nameable, turn.language, before, { isNew });
  // Who was invited stays so: "iedereen" then speaks to the guests.
  const isOfAll = named === null && isBefore(visit) && isForAll(text);
  return isOfAll ? { ...before, roles: [], departments: [], places: [], themes: [], also: [] } : named;
}

/** Whom a visit is for before words say otherwise, and what they can name. */
export async function readWith(
  { gazetteer }: Pick<VisitDeps, 'gazetteer'>,
  turn: Turn,
  tx: Transaction,
  { audience }: Visit,
): Promise<{ before: Audience; isNew: boolean; nameable: NameableHere }> {
  const isNew = isForNobody(audience);
  const before = isNew ? { ...audience, people: null } : audience;
  return { before, isNew, nameable: await nameableBy(gazetteer, turn, tx) };
}
