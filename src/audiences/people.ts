import { LANGUAGES, type Language } from '../chat/language.ts';
import type { Turn } from '../chat/skill.ts';
import { isWrittenEveryday } from '../language/general-words.ts';
import { literally, wordsOf } from '../language/words.ts';
import { normalisedEmail } from '../people/email.ts';
import type { Transaction } from '../store/transaction.ts';
import { type Audience, audienceOf } from './audience.ts';
import { firstOf, isAdding, WRITTEN_NAME } from './reading.ts';
import { audienceWords } from './said.ts';

/** A colleague, with what tells them from who has the same name. */
export interface Colleague {
  id: string;
  name: string;
  department: string | null;
  organisationId: string;
}

/** Whom names are of. */
export interface PeopleNamed {
  people: (Colleague & { said: string })[];
  /** Names that several have: which one is asked. */
  several: { said: string; people: Colleague[] }[];
  /** Names that nobody has. */
  unknown: string[];
}

/** More people of one name than are offered to choose from. */
export const MOST_OFFERED = 5;

/** The organisation of which who speaks may name people; null: of all. */
export function withinOf({ actor }: Pick<Turn, 'actor'>): string | null {
  return actor.roles.has('network_broker') ? null : actor.organisationId;
}

/**
 * Finds colleagues by their whole name, their first name or their address. A whole name goes before a first name.
 *
 * @param within the organisation of which people can be named; null: of all
 */
export async function peopleNamed(
  tx: Transaction,
  names: readonly string[],
  within: string | null,
): Promise<PeopleNamed> {
  const wanted = [...new Set(names)];
  const rows =
    wanted.length === 0
      ? []
      : await tx.$queryRaw<(Colleague & { said: string; whole: boolean })[]>`
          SELECT said.name AS said, person.id, coalesce(person.display_name, person.email) AS name, person.department,
                 person.organisation_id AS "organisationId",
                 lower(said.name) IN (lower(person.display_name), lower(person.email)) AS whole
          FROM unnest(${wanted}::text[]) AS said(name)
          JOIN person ON lower(said.name) IN (lower(person.display_name), lower(person.email))
            OR starts_with(lower(person.display_name), lower(said.name) || ' ')
          WHERE person.erased_at IS NULL AND person.organisation_id IS NOT NULL
            AND (${within}::uuid IS NULL OR person.organisation_id = ${within}::uuid)
          ORDER BY person.display_name, person.id`;
  const found = wanted.map((said) => {
    const all = rows.filter((row) => row.said === said);
    const whole = all.filter((row) => row.whole);
    return { said, people: whole.length === 1 ? whole : all };
  });
  return {
    people: found.flatMap(({ people }) => (people.length === 1 ? people : [])),
    several: found.filter(({ people }) => people.length > 1),
    unknown: found.filter(({ people }) => people.length === 0).map(({ said }) => said),
  };
}

const ADDRESS = /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu;

/** The e-mail addresses in a text, and the text without them. */
export function addressesNamed(text: string): { addresses: string[]; rest: string } {
  const addresses = (text.match(ADDRESS) ?? []).flatMap((address) => normalisedEmail(address) ?? []);
  return { addresses, rest: text.replace(ADDRESS, ' ') };
}

/** A row of names, each by itself: "Fatma en Jan de Vries". */
export function namesApart(said: string): string[] {
  const and = LANGUAGES.flatMap((language) => audienceWords(language).and).join('|');
  return said
    .split(new RegExp(`\\s*,\\s*|\\s+(?:${and})\\s+`, 'iu'))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Names that stand in a row behind others, which may be those of people: "alle ambassadeurs en Fatma". */
export function namesInARow(text: string): string[] {
  const and = LANGUAGES.flatMap((language) => audienceWords(language).and).join('|');
  const behind = new RegExp(`(?:,|(?<!\\p{L})(?:${and}))\\s+(${WRITTEN_NAME})`, 'gu');
  return [...text.matchAll(behind)].map(([, name = '']) => name);
}

/** More words than these in a row are no name with a word or two beside it. */
const MOST_IN_A_ROW = 3;

/** The same in small letters, as people type: the first word of each piece of a row, "niet aan inkoop en wil ook niet". */
export function lowNamesInARow(text: string, language: Language): string[] {
  const { all, everyday } = audienceWords(language);
  return namesApart(text)
    .slice(1)
    .flatMap((piece) => {
      const [first = '', ...more] = wordsOf(piece);
      const isName = first.length > 2 && !all.includes(first) && !everyday.includes(first);
      return isName && more.length < MOST_IN_A_ROW ? [first] : [];
    });
}

/** What may be the first name of somebody in a text that names no group: "stuur Fatma een bericht". */
export function mayBeNames(text: string, language: Language): string[] {
  const { everyday } = audienceWords(language);
  const mayBeName = (word: string) => word.length > 2 && !everyday.includes(word) && !isWrittenEveryday(word, language);
  return wordsOf(text).filter(mayBeName);
}

/**
 * Whom something is for when people are named as well: they take the place of whom it was for, or come to it ("ook aan Fatma"), and
 * who is named behind "niet aan" is left out.
 *
 * @param groups whom the same words name beside them; null: nobody
 */
export function withPeople(
  text: string,
  named: PeopleNamed['people'],
  { before, groups, language }: { before: Audience; groups: Audience | null; language: Language },
): Audience {
  const added = comesIn(text, named, language);
  const left = named.filter((one) => !added.includes(one)).reduce(withoutPerson, groups ?? before);
  // Who was left out of it comes back to the others.
  const isAgain = added.some(({ id }) => before.withoutPeople.includes(id));
  const isAlone = groups === null && added.length > 0 && !isAgain && !isAdding(text, language);
  const start = isAlone ? audienceOf({ organisations: before.organisations, people: [] }) : left;
  return added.reduce(withPerson, start);
}

/** Who of these people is not left out by the words that name them. */
export function comesIn<One extends PeopleNamed['people'][number]>(
  text: string,
  named: readonly One[],
  language: Language,
): One[] {
  const outAt = firstOf(text, audienceWords(language).without) ?? Number.POSITIVE_INFINITY;
  return named.filter(({ said }) =>
    text.toLowerCase().indexOf(said.toLowerCase()) > outAt
      ? isPutBack(text, said, named, language)
      : !isDeclined(text, said, named),
  );
}

/** "Petra hoeft niet", "wim toch maar niet": what is said of who is named stands behind them, and of a row of names behind the last. */
function isDeclined(text: string, said: string, named: readonly PeopleNamed['people'][number][]): boolean {
  const says = saidOf(text, said, named);
  return LANGUAGES.some((language) => firstOf(says, audienceWords(language).no) !== null);
}

/** What stands behind a name, and behind the names in a row with it, until something else begins. */
function saidOf(text: string, said: string, named: readonly PeopleNamed['people'][number][]): string {
  const low = text.toLowerCase();
  const and = LANGUAGES.flatMap((language) => audienceWords(language).and).join('|');
  const names = named.map((one) => literally(one.said.toLowerCase())).join('|');
  const behind = low.slice(low.indexOf(said.toLowerCase()) + said.length);
  const row = new RegExp(`^(?:\\s*(?:,|${and})\\s*(?:${names})(?!\\p{L}))*`, 'u').exec(behind)?.[0] ?? '';
  return behind.slice(row.length).split(new RegExp(`[,;.:]|(?<!\\p{L})(?:${and})(?!\\p{L})`, 'u'))[0] ?? '';
}

/** "Petra niet, wim en nadia wel": who is named behind it again comes. */
function isPutBack(
  text: string,
  said: string,
  named: readonly PeopleNamed['people'][number][],
  language: Language,
): boolean {
  return firstOf(saidOf(text, said, named), audienceWords(language).yes) !== null;
}

/** Somebody comes to it by name. */
export function withPerson(
  audience: Audience,
  { id, organisationId }: Pick<Colleague, 'id' | 'organisationId'>,
): Audience {
  const others = audience.alsoPeople.filter((one) => one.id !== id);
  return {
    ...audience,
    alsoPeople: [...others, { id, organisationId }],
    withoutPeople: audience.withoutPeople.filter((one) => one !== id),
  };
}

/** Somebody gets nothing, whatever else they are. */
export function withoutPerson(audience: Audience, { id }: Pick<Colleague, 'id'>): Audience {
  return {
    ...audience,
    alsoPeople: audience.alsoPeople.filter((one) => one.id !== id),
    withoutPeople: [...new Set([...audience.withoutPeople, id])],
  };
}
