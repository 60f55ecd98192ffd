import { isDeepStrictEqual } from 'node:util';
import type { Language } from '../chat/language.ts';
import type { Turn } from '../chat/skill.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { isAsked } from '../language/questions-in.ts';
import { isStopWord, literally, wordsOf } from '../language/words.ts';
import type { Transaction } from '../store/transaction.ts';
import { type Audience, audienceOf } from './audience.ts';
import { type InOrOut, namesIn } from './left-out.ts';
import { type NameableHere, nameableBy } from './nameable.ts';
import { type Colleague, mayBeNames, peopleNamed, withinOf, withoutPerson } from './people.ts';
import { audienceMeant, firstOf, isEmpty, kindsIn, namesEverybody } from './reading.ts';
import { audienceWords } from './said.ts';

interface Deps {
  gazetteer: Gazetteer;
  prisma: Transaction;
}

/**
 * Whom it is for when words speak of who was left out, and not only by name: "doe de uitzondering weg", "iedereen mag het krijgen", "sla niemand
 * over", "maak ook een uitzondering voor ton".
 *
 * @returns null: they do not
 */
export async function audienceByException(deps: Deps, turn: Turn, asked: InOrOut): Promise<Audience | null> {
  const { text, audience, called } = asked;
  if (isAsked(text)) return null;
  if (speaksOfException(text, turn.language)) return byException(deps, turn, asked);
  const isForAll = leavesOutSome(audience) && saysForAll(text, turn.language, called);
  return isForAll ? withoutExceptions(audience) : null;
}

/** Whether somebody is left out of it, by name or as one of a group. */
function leavesOutSome({ withoutPeople, without }: Audience): boolean {
  return withoutPeople.length > 0 || !isEmpty(without);
}

function withoutExceptions(audience: Audience): Audience {
  return { ...audience, withoutPeople: [], without: audienceOf({}).without };
}

/** "Met uitzondering van Piet" says by itself who is left out. */
function speaksOfException(text: string, language: Language): boolean {
  const { exception, without } = audienceWords(language);
  const isApart = without.some((words) => words.includes(' ') && firstOf(text, [words]) !== null);
  return !isApart && firstOf(text, exception) !== null;
}

/** Who is named beside it is in it again, or is one exception more; where nobody is, there is none any more. */
async function byException(deps: Deps, turn: Turn, { text, audience, called }: InOrOut): Promise<Audience | null> {
  const { language } = turn;
  const { exception, stays, without } = audienceWords(language);
  if (firstOf(text, stays) !== null) return null;
  const isNone = firstOf(text, without) !== null;
  const { people } = await peopleNamed(deps.prisma, namesIn(text, language, [...called, ...exception]), withinOf(turn));
  if (people.length > 0) return exceptionOf(audience, people, isNone);
  const nameable = await nameableBy(deps.gazetteer, turn, deps.prisma);
  if (!isEmpty(kindsIn(text, nameable))) return exceptionOfGroups(audience, { text, nameable, language, isNone });
  return leavesOutSome(audience) && !isOfUnknown(text, language) ? withoutExceptions(audience) : null;
}

/** @param isNone there is to be none of them: who was never left out is not now either */
function exceptionOf(audience: Audience, people: readonly Colleague[], isNone: boolean): Audience | null {
  const ids = new Set(people.map(({ id }) => id));
  const left = audience.withoutPeople.filter((id) => !ids.has(id));
  if (left.length < audience.withoutPeople.length) return { ...audience, withoutPeople: left };
  return isNone ? null : people.reduce(withoutPerson, audience);
}

function exceptionOfGroups(
  audience: Audience,
  { text, nameable, language, isNone }: { text: string; nameable: NameableHere; language: Language; isNone: boolean },
): Audience | null {
  const { also, without } = audienceWords(language);
  const [more = '', no = ''] = [also[0], without[0]];
  const groups = text.replaceAll(
    new RegExp(`(?<!\\p{L})(?:${without.map(literally).join('|')})(?!\\p{L})`, 'giu'),
    ' ',
  );
  const then = (word: string) => audienceMeant(`${word} ${groups}`, nameable, language, audience);
  const back = then(more);
  if (back !== null && !isDeepStrictEqual(back.without, audience.without)) return back;
  return isNone ? null : then(no);
}

/** "De uitzondering voor Gijsbrecht", whom nobody knows: of all others nothing is said. */
function isOfUnknown(text: string, language: Language): boolean {
  const { exception, towards } = audienceWords(language);
  const any = (words: readonly string[]) => words.map(literally).join('|');
  const behind = new RegExp(`(?:${any(exception)})\\s+(?:${any(towards)})\\s+(.+)$`, 'iu').exec(text)?.[1] ?? '';
  return mayBeNames(behind, language).length > 0;
}

/** More words than these say more than that nobody is left out. */
const MOST_OF_NOBODY = 8;

/** "Iedereen mag hem wel krijgen", "sla toch niemand over": that all get it, and nothing else. */
function saysForAll(text: string, language: Language, called: readonly string[]): boolean {
  const { everybody, nobody, skips, receives, whom, without, no } = audienceWords(language);
  const words = wordsOf(text);
  const hasOneOf = (some: readonly string[]) => words.some((word) => some.includes(word));
  if (firstOf(text, nobody) !== null) return hasOneOf(skips) && words.length <= MOST_OF_NOBODY;
  if (!namesEverybody(text) || !hasOneOf([...receives, ...whom]) || hasOneOf([...without, ...no])) return false;
  const said = new Set([...everybody.flatMap(wordsOf), ...receives, ...called]);
  return words.every((word) => said.has(word) || isStopWord(word, language));
}
