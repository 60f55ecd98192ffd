import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { MUNICIPALITY_ITSELF, type RuleConditions } from './rule-book.ts';
import type { RuleContent } from './schemas.ts';
import { COMPLEXITIES, SIGNALS, STAGES } from './signals.ts';
import type { TopicBook } from './topic-book.ts';

/** What a rule may name: everything else is a mistake. Ids and codes. */
export type Vocabulary = Readonly<Record<Exclude<keyof RuleConditions, 'organisations'>, readonly string[]>>;

export function vocabularyOf(gazetteer: Gazetteer, { topics }: TopicBook): Vocabulary {
  const municipalities = gazetteer.municipalities.map(({ code }) => code);
  return {
    municipalities,
    regions: [...new Set(municipalities.flatMap((code) => gazetteer.regionsOf(code)))],
    topics: topics.map(({ id }) => id),
    signals: SIGNALS,
    stages: STAGES,
    complexity: COMPLEXITIES,
  };
}

/**
 * What a rule names that is not there.
 *
 * @param known ids of counters and of organisations
 * @returns one line for each field, empty when all is well
 */
export function unknownNames(
  { when, to }: Pick<RuleContent, 'when' | 'to'>,
  vocabulary: Vocabulary,
  known: { counters: readonly string[]; organisations: readonly string[] },
): string[] {
  const conditions = { ...vocabulary, organisations: known.organisations };
  const fields = [
    ...Object.entries(conditions).map(([field, names]) => ({
      field: `when.${field}`,
      wrong: namesIn(when, field).filter((name) => !names.includes(name)),
    })),
    { field: 'to', wrong: to.filter((id) => id !== MUNICIPALITY_ITSELF && !known.counters.includes(id)) },
  ];
  return fields
    .filter(({ wrong }) => wrong.length > 0)
    .map(({ field, wrong }) => `${field}: unknown ${wrong.join(', ')}`);
}

function namesIn(when: RuleConditions, field: string): readonly string[] {
  return Object.entries(when).find(([name]) => name === field)?.[1] ?? [];
}
