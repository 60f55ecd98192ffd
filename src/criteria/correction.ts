import { plain } from '../language/plain-text.ts';
import { type Assignment, type AssignmentReader, goalsIn, procedureIn, shareIn, stageIn } from './assignment.ts';
import type { Given } from './given.ts';
import { NONE } from './groups.ts';
import { inKnownUnit, type Known } from './reading/known-unit.ts';
import { readAmounts } from './reading/money.ts';
import { readOptions, readTerm, yearsOf } from './reading/term.ts';
import { readValue, saysVatIncluded, VAT, type Value } from './reading/value.ts';

/** From this chance on another group is meant, in words that say something else of an assignment. */
const SURELY_GROUP = 0.75;

/**
 * What words say of an assignment that was described before: "het is 80.000 euro, geen 800.000", "twee jaar", "toch Europees".
 *
 * @returns only what they say; empty: nothing
 */
export function givenIn(reader: AssignmentReader, text: string, before: Assignment): Given {
  const { patterns } = reader;
  const said = inKnownUnit(patterns, plain(text), knownOf(before));
  const amounts = readAmounts(patterns, said);
  const term = readTerm(patterns, said);
  const value = readValue(patterns, said, { amounts, term: term ?? before.term });
  const procedure = procedureIn(patterns, said);
  const stage = stageIn(patterns, said);
  const goals = goalsIn(reader.themes, said).filter((theme) => !before.goals.includes(theme));
  // "Met 2 jaar optie erbij" comes behind the term that is known; "verleng het naar 4 jaar" is all of it.
  const isAdded = patterns.option.test(said) && !patterns.noOption.test(said) && !patterns.prolonged.test(said);
  const isOption = term !== null && before.term !== null && term.optionMonths === 0 && isAdded;
  const behind = isOption ? (before.term?.months ?? 0) + (before.term?.optionMonths ?? 0) : 0;
  const months = term === null ? withOptions(reader, said, before) : behind + term.months + term.optionMonths;
  const group = groupMeant(reader, text, before);
  const share = shareIn(patterns, said);
  return {
    ...(amounts.length === 0
      ? { ...withoutVat(reader, said, before), ...timesIn(reader, said, before) }
      : sizeOf(value)),
    ...(months === undefined ? {} : { months }),
    ...(procedure === null ? {} : { procedure }),
    ...(stage === null ? {} : { stage }),
    ...(goals.length === 0 ? {} : { goals }),
    ...(group === undefined ? {} : { group }),
    ...(share === null || share === before.share ? {} : { share }),
  };
}

/** What an assignment is known to be worth: as it was said, all of it, and in a year. */
function knownOf({ amounts, value, term }: Assignment): Known[] {
  const { euro, yearly } = value;
  const aYear = yearly ?? (euro === null || term === null ? null : Math.round(euro / yearsOf(term)));
  return [
    ...(aYear === null ? [] : [{ euro: aYear, per: 'year' } as const]),
    ...amounts.filter(({ role }) => role === 'value'),
    ...(euro === null ? [] : [{ euro, per: null }]),
  ];
}

/** "Met nog 2 optiejaren": behind the term that is known. */
function withOptions({ patterns }: AssignmentReader, said: string, { term }: Assignment): number | undefined {
  const options = term === null ? null : readOptions(patterns, said);
  return term === null || options === null ? undefined : term.months + options;
}

/** "Dat is inclusief btw": the value that was said before, of which that was not known; empty: nothing is said of it. */
function withoutVat({ patterns }: AssignmentReader, said: string, { value }: Assignment): Given {
  if (value.vatKnown || !saysVatIncluded(patterns, said)) return {};
  if (value.euro !== null) return { euro: Math.round(value.euro / VAT) };
  return value.yearly === null ? {} : { yearly: Math.round(value.yearly / VAT) };
}

/** "Het bedrag is gehalveerd": of the value that is known. */
function timesIn({ patterns }: AssignmentReader, said: string, { value }: Assignment): Given {
  const times = patterns.halved.test(said) ? 0.5 : patterns.doubled.test(said) ? 2 : null;
  if (times === null) return {};
  if (value.euro !== null) return { euro: Math.round(value.euro * times) };
  return value.yearly === null ? {} : { yearly: Math.round(value.yearly * times) };
}

function sizeOf({ euro, yearly }: Value): Given {
  if (euro !== null) return { euro };
  return yearly === null ? {} : { yearly };
}

function groupMeant({ groups, library }: AssignmentReader, text: string, { group }: Assignment): string | undefined {
  const [likeliest] = groups.read(text);
  if (!likeliest || likeliest.chance < SURELY_GROUP || likeliest.label === NONE || likeliest.label === group.id) return;
  return library.groups.find(({ id }) => id === likeliest.label)?.id;
}

/** What is said later goes before what was said earlier; goals come together. */
export function withGiven(before: Given, later: Given): Given {
  const { euro, yearly, size, ...rest } = before;
  const hasSize = later.euro !== undefined || later.yearly !== undefined || later.size !== undefined;
  const goals = [...new Set([...(before.goals ?? []), ...(later.goals ?? [])])];
  const asked = [...new Set([...(before.asked ?? []), ...(later.asked ?? [])])];
  return {
    ...rest,
    ...(hasSize ? {} : { euro, yearly, size }),
    ...later,
    ...(goals.length === 0 ? {} : { goals }),
    ...(asked.length === 0 ? {} : { asked }),
  };
}
