import type { Chances } from '../chat/reading.ts';
import { plain } from '../language/plain-text.ts';
import { wordsOf } from '../language/words.ts';
import { type CpvCode, type GroupReader, NONE } from './groups.ts';
import { OTHER_GROUP, type ProductGroup } from './library.ts';

/** What is bought, as far as a text tells. */
export interface Bought {
  group: ProductGroup;
  /** Whether it is clear. */
  isSure: boolean;
  /** Nothing is: it is no assignment. */
  isNone: boolean;
  /** What it may be, the likeliest first. */
  likely: ProductGroup[];
  /** The only one of which there is a word. */
  named: ProductGroup | null;
}

/** What it takes to tell. */
interface Knowing {
  reader: GroupReader;
  groups: readonly ProductGroup[];
  cpv: CpvCode | null;
}

/** What a text says that mostly assignments say. */
export interface Signs {
  /** A value, a term, a procedure: so many of these. */
  facts: number;
  /** These, and that one buys, and how far it is. */
  all: number;
}

/** From this chance on something is no assignment: of what names an amount, a term or a procedure, and of what names none of these. */
const NONE_WITH_FACTS = 0.95;
const NONE_WITHOUT = 0.5;
/** From this share on, among the groups, it is clear what is bought; from this one on no words change that. */
const SURELY = 0.3;
const BEYOND_DOUBT = 0.6;
/** So many signs make it an assignment, whatever it sounds like, when something is named that one can buy. */
const ENOUGH_SIGNS = 2;
/** A shorter part of a text does not tell by itself what is bought. */
const SHORTEST_PART = 6;

/**
 * What a text says is bought: by the CPV code if it has one, else by what was learned of such texts, as a whole and part by
 * part (who begins about something else says it in one of them), helped by the words for it where that is not sure.
 */
export function boughtIn({ reader, groups, cpv }: Knowing, text: string, signs: Signs): Bought {
  const coded = cpv?.exists ? groups.find(({ id }) => id === cpv.group) : undefined;
  const whole = reader.read(text);
  if (coded) return { group: coded, isSure: true, isNone: false, likely: rankedOf(whole, groups), named: coded };
  const said = plain(text.slice(0, SAYS_WHAT_WITHIN));
  const named = groups.filter((group) => group.named?.test(said));
  const none = chanceOf(whole, NONE);
  const part = none >= NONE_WITHOUT ? tellingPart(reader, text.slice(0, SAYS_WHAT_WITHIN)) : null;
  const isNamed = named.length > 0;
  const isBuying = (isNamed && signs.all >= ENOUGH_SIGNS) || (part !== null && signs.facts > 0);
  const hasSign = signs.facts > 0 || (isNamed && (signs.all > 0 || isTitle(text)));
  const isNone = !isBuying && none >= (hasSign ? NONE_WITH_FACTS : NONE_WITHOUT);
  const read = part ?? whole;
  const [first, second] = named;
  return { ...groupIn(read, groups, named), isNone, named: second ? null : (first ?? null) };
}

/** "Strooizout 12 ton per winter": a few words, and no question. */
function isTitle(text: string): boolean {
  return !text.includes('?') && wordsOf(text).length <= LONGEST_TITLE;
}

const LONGEST_TITLE = 5;

/** What the part that tells most surely what is bought says; null: none does. */
function tellingPart(reader: GroupReader, text: string): Chances<string> | null {
  const sentences = text.split(/[.!?;\n]+(?=\s|$)/);
  const parts = [...sentences, ...sentences.flatMap((sentence) => sentence.split(/[,:]\s/))];
  const telling = [...new Set(parts.map((part) => part.trim()))].filter(({ length }) => length >= SHORTEST_PART);
  const read = telling.slice(0, MOST_PARTS).map((part) => reader.read(part));
  const [best] = read.toSorted((one, other) => bestOf(other) - bestOf(one));
  return best && chanceOf(best, NONE) < NONE_WITHOUT ? best : null;
}

/** Of a long document the beginning tells what it is about: so many characters, and so many parts of it. */
const SAYS_WHAT_WITHIN = 3_000;
const MOST_PARTS = 20;

function groupIn(
  chances: Chances<string>,
  groups: readonly ProductGroup[],
  named: readonly ProductGroup[],
): Pick<Bought, 'group' | 'isSure' | 'likely'> {
  const likely = rankedOf(chances, groups);
  const all = 1 - chanceOf(chances, NONE);
  const [first] = likely;
  const share = first ? chanceOf(chances, first.id) / Math.max(all, Number.EPSILON) : 0;
  // What was learned and what is said agree, or what was learned leaves no doubt.
  if (first && (named.length === 0 || named.includes(first) || share >= BEYOND_DOUBT))
    return { group: first, isSure: share >= SURELY, likely };
  const byChance = named.toSorted((one, other) => chanceOf(chances, other.id) - chanceOf(chances, one.id));
  return {
    group: byChance[0] ?? otherOf(groups),
    isSure: named.length === 1,
    likely: [...new Set([...named, ...likely])],
  };
}

function otherOf(groups: readonly ProductGroup[]): ProductGroup {
  const other = groups.find(({ id }) => id === OTHER_GROUP);
  if (!other) throw new Error(`There is no group ${OTHER_GROUP}`);
  return other;
}

function rankedOf(chances: Chances<string>, groups: readonly ProductGroup[]): ProductGroup[] {
  return chances.flatMap(({ label }) => groups.find(({ id }) => id === label) ?? []);
}

function chanceOf(chances: Chances<string>, wanted: string): number {
  return chances.find(({ label }) => label === wanted)?.chance ?? 0;
}

function bestOf(chances: Chances<string>): number {
  return chances.find(({ label }) => label !== NONE)?.chance ?? 0;
}
