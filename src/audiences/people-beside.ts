import type { Language } from '../chat/language.ts';
import type { Turn } from '../chat/skill.ts';
import { literally, wordsOf } from '../language/words.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Audience } from './audience.ts';
import { type Colleague, comesIn, mayBeNames, type PeopleNamed, peopleNamed, withinOf, withPeople } from './people.ts';
import { audienceMeant, firstOf, isAdding, isEmpty, kindsIn, type Nameable, namesEverybody } from './reading.ts';
import { audienceWords } from './said.ts';

type Named = PeopleNamed['people'][number];

/**
 * "Henk van inkoop": people of whom a department only tells who they are, and the text without that.
 */
export async function peopleToldByGroup(
  tx: Transaction,
  turn: Turn,
  text: string,
  departments: readonly string[],
): Promise<{ people: Named[]; rest: string }> {
  const { towards, whom, all, groupNouns } = audienceWords(turn.language);
  const of = towards.filter((word) => !whom.includes(word)).join('|');
  const beside = [...all, ...groupNouns].join('|');
  const people: Named[] = [];
  let rest = text;
  for (const department of departments) {
    const behind = new RegExp(
      `(?<!\\p{L})(\\p{L}[\\p{L}’'-]+)(\\s+(?:${of})\\s+(?:(?:${beside})\\s+)*${literally(department)})(?!\\p{L})`,
      'iu',
    );
    const [, said = '', told = ''] = behind.exec(rest) ?? [];
    if (!mayBeNames(said, turn.language).length) continue;
    const found = await peopleNamed(tx, [said.toLowerCase()], withinOf(turn));
    const here = found.several.flatMap(({ said: name, people: some }) => some.map((one) => ({ ...one, said: name })));
    const theirs = here.filter((one) => one.department?.toLowerCase() === department.toLowerCase());
    const [one, other] = found.people.length > 0 ? found.people : theirs;
    if (!one || other) continue;
    people.push(one);
    rest = rest.replace(told, '');
  }
  return { people, rest };
}

/** People that words name, those told by a group among them, each once: of those it is known who of several of one name they are. */
export function withTold(
  { people, several }: PeopleNamed,
  told: readonly Named[],
): Pick<PeopleNamed, 'people' | 'several'> {
  return {
    people: [...new Map([...people, ...told].map((one) => [one.id, one])).values()],
    several: several.filter(({ said }) => !told.some((one) => one.said === said)),
  };
}

/** Groups beside people in a row are all that is meant, as groups beside groups are: "voor de ambassadeurs en Henk". */
export function namesAnew(text: string, people: readonly Named[], language: Language): boolean {
  return !isAdding(text, language) && comesIn(text, people, language).length > 0;
}

/** Whom words name beside whom it was for. */
export interface Meant {
  /** Null: nobody. */
  audience: Audience | null;
  /** Names that several colleagues have. */
  several: string[];
  /** Who is to be left out, and is known to nobody here. */
  unknown: string[];
}

/** More words than these say more than a name. */
const MOST_BARE = 3;

/**
 * The groups and the people that words name: "voor de ambassadeurs, behalve Ton", "en Henk van Inkoop".
 *
 * @param before whom it was for
 * @param isNew it was for nobody yet
 */
export async function groupsAndPeople(
  tx: Transaction,
  turn: Turn,
  { text, nameable, before, isNew = false }: { text: string; nameable: Nameable; before: Audience; isNew?: boolean },
): Promise<Meant> {
  const { language } = turn;
  const told = await peopleToldByGroup(tx, turn, text, nameable.departments);
  const { rest } = told;
  const named = await peopleNamed(tx, mayBeNames(rest, language), withinOf(turn));
  const { people, several } = withTold(named, told.people);
  const isAnew = namesAnew(rest, people, language);
  const groups = audienceMeant(rest, nameable, language, before, { isNew, isAnew });
  const unknown = unknownLeftOut(rest, people, { nameable, turn, isOfGroups: groups !== null || namesEverybody(rest) });
  const some = [...people, ...several.flatMap((one) => one.people)];
  const isOfPeople = some.length > 0 && (groups !== null || saysWhomOnly(rest, some, { turn, isNew }));
  const audience = isOfPeople && people.length > 0 ? withPeople(rest, people, { before, groups, language }) : groups;
  return { audience, several: isOfPeople ? several.map(({ said }) => said) : [], unknown };
}

/** Names alone say whom it is for only where nothing else is said: not "vraag aan de balie naar Henk". */
function saysWhomOnly(
  text: string,
  people: readonly Colleague[],
  { turn, isNew }: { turn: Turn; isNew: boolean },
): boolean {
  const { language } = turn;
  const { whom, without, also } = audienceWords(language);
  const isMore = mayBeNames(text, language).some((name) => !people.some((one) => wordsOf(one.name).includes(name)));
  if (isMore) return false;
  const words = wordsOf(text);
  const leads = whom.includes(words[0] ?? '') || isAdding(text, language);
  return isNew || leads || words.length <= MOST_BARE || firstOf(text, [...without, ...also]) !== null;
}

/** "Behalve Gijsbrecht", whom nobody knows: it must not go to them for it. */
function unknownLeftOut(
  text: string,
  people: readonly Named[],
  { nameable, turn, isOfGroups }: { nameable: Nameable; turn: Turn; isOfGroups: boolean },
): string[] {
  const { without, no } = audienceWords(turn.language);
  const out = without.filter((word) => !no.includes(word));
  const at = firstOf(text, out);
  if (at === null || !(isOfGroups || at === 0)) return [];
  const behind = text.slice(at);
  const isKnown = !isEmpty(kindsIn(behind, nameable)) || people.some(({ said }) => wordsOf(behind).includes(said));
  return isKnown ? [] : mayBeNames(behind, turn.language);
}
