import type { Turn } from '../chat/skill.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { speaksOfBefore } from '../language/pointing.ts';
import { isAsked } from '../language/questions-in.ts';
import { wordsOf } from '../language/words.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Audience } from './audience.ts';
import { audienceByException } from './exceptions.ts';
import { audienceWithout, clausesOf, type InOrOut, idsOf, namesIn } from './left-out.ts';
import { nameableBy } from './nameable.ts';
import { leavesOutOneself } from './oneself.ts';
import { type Colleague, peopleNamed, withinOf, withoutPerson, withPerson } from './people.ts';
import { firstOf, isEmpty, kindsIn } from './reading.ts';
import { audienceWords } from './said.ts';

interface Deps {
  gazetteer: Gazetteer;
  prisma: Transaction;
}

/**
 * Whom it is for when somebody is said to be left out or to come to it, by a sentence that says nothing else: "sandra kan eruit", "zonder mij",
 * "henk toch wel", "doe de uitzondering weg". By its form alone, so that it is read as such wherever that was spoken of last.
 *
 * @returns null: it says neither
 */
export async function audienceInOrOut(deps: Deps, turn: Turn, asked: InOrOut): Promise<Audience | null> {
  const byException = await audienceByException(deps, turn, asked);
  if (byException !== null) return byException;
  const { personId } = turn.actor;
  const others = await audienceWithout(deps, turn, asked);
  const isOneself = personId !== null && leavesOutOneself(asked.text, turn.language);
  if (isOneself) return withoutPerson(others ?? asked.audience, { id: personId });
  return others ?? audienceWith(deps, turn, asked);
}

/** "Bea moet het ook weten", "sorry jelle toch wel": people, and beside them only everyday words. */
async function audienceWith(deps: Deps, turn: Turn, { text, audience, called }: InOrOut): Promise<Audience | null> {
  const clause = clausesOf(text).findLast((one) => bringsIn(one, turn));
  if (clause === undefined || isAsked(text)) return null;
  const names = namesIn(clause, turn.language, called);
  if (names.length === 0) return pointsAtOne(clause, turn, called) ? withTheOne(audience) : null;
  const named = await peopleNamed(deps.prisma, names, withinOf(turn));
  const back = named.several.flatMap(({ people }) => people.filter(({ id }) => audience.withoutPeople.includes(id)));
  const people = [...named.people, ...back];
  const isMore = names.some((name) => !people.some((one) => wordsOf(one.name).includes(name)));
  if (people.length === 0 || isMore) return null;
  return broughtIn(deps, audience, people);
}

function bringsIn(clause: string, { language }: Turn): boolean {
  const { also, yes } = audienceWords(language);
  return yes.includes(wordsOf(clause).at(-1) ?? '') || firstOf(clause, also) !== null;
}

/** "Hij mag het toch ook hebben", "doe hem er weer bij"; but "stuur hem ook" is of the message. */
function pointsAtOne(clause: string, { language }: Turn, called: readonly string[]): boolean {
  const { they, receives } = audienceWords(language);
  const words = wordsOf(clause);
  const isGiven = words.some((word) => receives.includes(word));
  return words.some((word) => they.includes(word) && !(isGiven && called.includes(word)));
}

/** The only one who was left out is in it again; null: several are, or a group. */
function withTheOne(audience: Audience): Audience | null {
  const isOne = audience.withoutPeople.length === 1 && isEmpty(audience.without);
  return isOne ? { ...audience, withoutPeople: [] } : null;
}

/** Who was left out is in it again; who is in no group of it comes to it by name. */
async function broughtIn(deps: Deps, audience: Audience, people: readonly Colleague[]): Promise<Audience> {
  const ids = new Set(people.map(({ id }) => id));
  const again = { ...audience, withoutPeople: audience.withoutPeople.filter((id) => !ids.has(id)) };
  const get = await idsOf(deps, again);
  return people.filter(({ id }) => !get.has(id)).reduce(withPerson, again);
}

/** "Niet aan natuur en wil ook niet", "zonder hengelo": words that begin with a no before a group that is there. */
export async function beginsWithoutGroup({ gazetteer, prisma }: Deps, turn: Turn, text: string): Promise<boolean> {
  const at = firstOf(text, audienceWords(turn.language).without);
  if (at === null || wordsOf(text.slice(0, at)).length > 1 || isAsked(text)) return false;
  return !isEmpty(kindsIn(text.slice(at), await nameableBy(gazetteer, turn, prisma)));
}

/** From this chance on a question that does not speak of the message is of its own. */
const ASKS_ELSE = 0.5;

/** "En ook naar gemeente Deventer sturen?", "kan inkoop hem ook krijgen?": a wish that a group comes to it, however it is asked. */
export async function bringsGroupIn({ gazetteer, prisma }: Deps, turn: Turn, text: string): Promise<boolean> {
  const { also, whom, gets, without, no } = audienceWords(turn.language);
  // “Niet ook aan inkoop?” may be a no.
  if (firstOf(text, also) === null || firstOf(text, [...without, ...no]) !== null) return false;
  const [likeliest] = turn.reading?.purposes ?? [];
  const asksElse = likeliest?.label === 'question' && likeliest.chance >= ASKS_ELSE;
  const isOfIt = !asksElse || speaksOfBefore(text, turn.language);
  const to = whom.filter((word) => word !== 'voor' && word !== 'for');
  if (firstOf(text, to) === null && !(isOfIt && firstOf(text, gets) !== null)) return false;
  return !isEmpty(kindsIn(text, await nameableBy(gazetteer, turn, prisma)));
}
