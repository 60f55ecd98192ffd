import type { Language } from '../chat/language.ts';
import type { Turn } from '../chat/skill.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { wordsOf } from '../language/words.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Audience } from './audience.ts';
import { membersOf, organisationPlaces } from './members.ts';
import { type NameableHere, nameableBy } from './nameable.ts';
import { holds } from './named-groups.ts';
import { mayBeNames, peopleNamed, withinOf, withoutPerson } from './people.ts';
import { audienceMeant, firstOf, isEmpty, kindsIn } from './reading.ts';
import { audienceWords } from './said.ts';

/** So many words may stand behind the one that says no: "hoeft het niet te krijgen". */
const MOST_BEHIND_NO = 2;

/** What is asked of words: whom it is for now, and what the thing itself holds. */
export interface InOrOut {
  text: string;
  audience: Audience;
  /** What the thing itself is called, which is the name of nobody. */
  called: readonly string[];
  /** The words of the thing: who is taken out of those is not left out. */
  words?: string;
}

/**
 * Whom it is for without who is named before a no: "Sanne hoeft niet", "wim toch maar niet, die is er al", "haal milieu er toch uit". Without
 * this the name alone would be read as whom it is for, and the no as what becomes of the whole.
 *
 * @returns null: nobody is named before a no
 */
export async function audienceWithout(
  deps: { gazetteer: Gazetteer; prisma: Transaction },
  turn: Turn,
  { text, audience, called, words = '' }: InOrOut,
): Promise<Audience | null> {
  const said = clausesOfNo(text, turn.language);
  if (said === null) return null;
  const nameable = await nameableBy(deps.gazetteer, turn, deps.prisma);
  if (await namesMore(deps, turn, said.behind, { nameable, called })) return null;
  const names = namesIn(said.clause, turn.language, called);
  if (said.isOut && names.some((name) => holds(words, name))) return null;
  const groups = isEmpty(kindsIn(said.clause, nameable)) ? null : said.clause;
  const people = await peopleIn(deps, turn, audience, names);
  if (groups === null && people.length === 0) return null;
  const [no = ''] = audienceWords(turn.language).without;
  const others = groups === null ? null : audienceMeant(`${no} ${groups}`, nameable, turn.language, audience);
  return people.reduce(withoutPerson, others ?? audience);
}

/** Whether words say no to something that may be the name of somebody, known or not: "wim toch maar niet". */
export function mayLeaveOut(text: string, language: Language, called: readonly string[]): boolean {
  const said = clausesOfNo(text, language);
  return said !== null && namesIn(said.clause, language, called).length > 0;
}

/** What is said before the no that ends a clause; null: none does. */
export function clauseOfNo(text: string, language: Language): string | null {
  return clausesOfNo(text, language)?.clause ?? null;
}

/** What is said before a no, whether that takes somebody out of it, and what is said behind it. */
interface SaidNo {
  clause: string;
  behind: string;
  isOut: boolean;
}

/** The clause that a no ends, up to that no, and what is said behind it; null: there is none, or it says "niet aan …" itself. */
function clausesOfNo(text: string, language: Language): SaidNo | null {
  const clauses = clausesOf(text);
  const before = clauses.map((clause) => beforeNo(clause, language) ?? beforeOut(clause, language));
  const at = before.findLastIndex((clause) => clause !== null);
  const clause = before[at];
  if (clause == null) return null;
  const isOut = beforeNo(clauses[at] ?? '', language) === null;
  // "Sandra is ziek, die kan eruit": who that is was said just before.
  const told = clauses[at - 1];
  const isOfBefore = told !== undefined && standsForOne(clause, language) && beforeNo(told, language) === null;
  return { clause: isOfBefore ? told : clause, behind: clauses.slice(at + 1).join(', '), isOut };
}

/** The parts of a text that are apart from each other. */
export function clausesOf(text: string): string[] {
  return text
    .split(/[,;:.!?\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Whether who is meant is only pointed at: "die kan". */
function standsForOne(clause: string, language: Language): boolean {
  const { they } = audienceWords(language);
  return mayBeNames(clause, language).length === 0 && wordsOf(clause).some((word) => they.includes(word));
}

function beforeNo(clause: string, language: Language): string | null {
  const { no, without } = audienceWords(language);
  const words = clause.split(/\s+/);
  const at = words.findLastIndex((word) => no.includes(word.toLowerCase().replace('’', "'")));
  if (at < 1 || words.length - 1 - at > MOST_BEHIND_NO) return null;
  const before = words.slice(0, at).join(' ');
  return firstOf(before, without) === null ? before : null;
}

/** "Haal milieu er toch maar uit", "die kan eruit": all but what says so. */
function beforeOut(clause: string, language: Language): string | null {
  const { out, there } = audienceWords(language);
  const words = clause.split(/\s+/);
  const last = words.at(-1)?.toLowerCase() ?? '';
  const isOne = there.some((word) => out.some((ending) => last === `${word}${ending}`));
  if (isOne) return words.slice(0, -1).join(' ');
  const at = words.findLastIndex((word) => there.includes(word.toLowerCase()));
  if (!out.includes(last) || at < 0) return null;
  return words.filter((_, place) => place !== at && place !== words.length - 1).join(' ');
}

/** "Inkoop niet, wel energie": what stands behind it says more of whom it is for. */
async function namesMore(
  { prisma }: { prisma: Transaction },
  turn: Turn,
  behind: string,
  { nameable, called }: { nameable: NameableHere; called: readonly string[] },
): Promise<boolean> {
  if (behind === '') return false;
  if (!isEmpty(kindsIn(behind, nameable))) return true;
  const { people, several } = await peopleNamed(prisma, namesIn(behind, turn.language, called), withinOf(turn));
  return people.length + several.length > 0;
}

/** What may be the name of somebody, and is not what the thing is called. */
export function namesIn(clause: string, language: Language, called: readonly string[]): string[] {
  return mayBeNames(clause, language).filter((word) => !called.includes(word));
}

/** Who has these names; of several of one name who gets it now. */
async function peopleIn(
  { gazetteer, prisma }: { gazetteer: Gazetteer; prisma: Transaction },
  turn: Turn,
  audience: Audience,
  names: readonly string[],
): Promise<{ id: string }[]> {
  const { people, several } = await peopleNamed(prisma, names, withinOf(turn));
  if (several.length === 0) return people;
  const get = await idsOf({ gazetteer, prisma }, audience);
  const meant = several.map(({ people: some }) => some.filter(({ id }) => get.has(id)));
  return [...people, ...meant.flatMap((some) => (some.length === 1 ? some : []))];
}

/** Who gets it, by their ids. */
export async function idsOf(
  { gazetteer, prisma }: { gazetteer: Gazetteer; prisma: Transaction },
  audience: Audience,
): Promise<ReadonlySet<string>> {
  const members = membersOf(audience, await organisationPlaces(prisma, gazetteer));
  const rows = await prisma.$queryRaw<{ person_id: string }[]>`SELECT person_id FROM (${members}) AS member`;
  return new Set(rows.map(({ person_id: id }) => id));
}
