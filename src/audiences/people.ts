import { LANGUAGES, type Language } from '../chat/language.ts';
import { generalWords } from '../language/general-words.ts';
import { isStopWord, stopWords, wordsOf } from '../language/words.ts';
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
  const ordinary = new Set([...stopWords(language), ...generalWords(language), ...everyday]);
  return wordsOf(text).filter((word) => word.length > 2 && !ordinary.has(word) && !isStopWord(word, language));
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
  const outAt = firstOf(text, audienceWords(language).without) ?? Number.POSITIVE_INFINITY;
  const isOut = ({ said }: { said: string }) => text.toLowerCase().indexOf(said.toLowerCase()) > outAt;
  const added = named.filter((one) => !isOut(one));
  const left = named.filter(isOut).reduce((audience, { id }) => withoutPerson(audience, id), groups ?? before);
  const isAlone = groups === null && added.length > 0 && !isAdding(text, language);
  const start = isAlone ? audienceOf({ organisations: before.organisations, people: [] }) : left;
  return added.reduce(withPerson, start);
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

function withoutPerson(audience: Audience, id: string): Audience {
  return {
    ...audience,
    alsoPeople: audience.alsoPeople.filter((one) => one.id !== id),
    withoutPeople: [...new Set([...audience.withoutPeople, id])],
  };
}
