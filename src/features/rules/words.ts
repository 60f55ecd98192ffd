import type { Language } from '../../chat/language.ts';
import type { Counter } from '../../counters/register.ts';
import { texts } from '../../i18n/texts.ts';
import type { MessageReader } from '../../routing/message.ts';
import { MUNICIPALITY_ITSELF, type RuleConditions } from '../../routing/rule-book.ts';

/** What ids and codes are called by people. */
export interface Names {
  municipality(code: string): string;
  topic(id: string): string;
  region(id: string): string;
  counter(id: string): string;
  conditions(when: RuleConditions): string;
}

export function namesIn(
  language: Language,
  { gazetteer, topicBook }: MessageReader,
  counters: readonly Pick<Counter, 'id' | 'name'>[],
): Names {
  const { rules } = texts(language);
  const names: Omit<Names, 'conditions'> = {
    municipality: (code) => gazetteer.municipality(code).name,
    topic: (id) => topicBook.topics.find((topic) => topic.id === id)?.[language] ?? id,
    region: (id) =>
      id
        .split('-')
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
        .join(' '),
    counter: (id) => (id === MUNICIPALITY_ITSELF ? rules.itself : (counters.find((one) => one.id === id)?.name ?? id)),
  };
  const called: Partial<Record<keyof RuleConditions, (id: string) => string>> = {
    municipalities: names.municipality,
    topics: names.topic,
    regions: names.region,
    signals: named(rules.signals),
    stages: named(rules.stages),
    complexity: named(rules.complexities),
  };
  return {
    ...names,
    conditions(when) {
      const fields = [
        'topics',
        'municipalities',
        'regions',
        'signals',
        'stages',
        'complexity',
        'organisations',
      ] as const;
      const parts = fields.flatMap((field) => {
        const values = when[field];
        return values ? `${rules.conditions[field]}: ${values.map(called[field] ?? ((id) => id)).join(', ')}` : [];
      });
      return parts.length > 0 ? parts.join('; ') : rules.always;
    },
  };
}

/** What the parts of a rule are called on its card, by the fields they are: `when.topics.0`, `because.nl`, `to`. */
export function partsInWords(fields: readonly string[], language: Language): string {
  const { rules } = texts(language);
  const conditions: Readonly<Record<string, string>> = rules.conditions;
  const parts: Readonly<Record<string, string>> = { because: rules.because, to: rules.to };
  const called = fields.map((field) => {
    const [part = '', condition = ''] = field.split('.');
    return parts[part] ?? conditions[condition] ?? rules.when;
  });
  return [...new Set(called)].join(', ');
}

function named(names: Readonly<Record<string, string>>): (id: string) => string {
  return (id) => names[id] ?? id;
}

export function dateIn(language: Language, at: Date): string {
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'medium',
    timeZone: 'Europe/Amsterdam',
  }).format(at);
}
