/** Stands for whatever is filled in: no word of any language. */
const FILLED_IN = '◆';

/** One value of each kind that a text of the catalogue asks for; all of them are tried in every place. */
const SAMPLES: readonly unknown[] = [
  FILLED_IN,
  1,
  3,
  null,
  [],
  [FILLED_IN],
  [FILLED_IN, FILLED_IN],
  ['bsn', 'iban'],
  {
    who: FILLED_IN,
    whom: FILLED_IN,
    detail: () => FILLED_IN,
    organisation: FILLED_IN,
    year: 2020,
    contactRole: FILLED_IN,
  },
];

/**
 * Everything a catalogue can say, by where it stands in it: each text that is a function is called with every
 * combination of sample values that it takes.
 *
 * @param catalogue an object of texts, lists of texts, functions that make texts, and objects of these
 */
export function textsIn(catalogue: unknown, path = ''): { path: string; text: string }[] {
  if (typeof catalogue === 'string') return [{ path, text: catalogue }];
  if (typeof catalogue === 'function') {
    return [...new Set(said(catalogue))].map((text) => ({ path, text }));
  }
  if (typeof catalogue !== 'object' || catalogue === null) return [];
  return Object.entries(catalogue).flatMap(([key, value]) => textsIn(value, path === '' ? key : `${path}.${key}`));
}

/** The names of things in the catalogue that look like ids of the program: `handed_over`, `no-such-counter`. */
export function idsIn(catalogue: unknown): string[] {
  if (typeof catalogue !== 'object' || catalogue === null) return [];
  return Object.entries(catalogue).flatMap(([key, value]) => [
    ...(/[a-z][-_.][a-z]/.test(key) ? [key] : []),
    ...idsIn(value),
  ]);
}

// biome-ignore lint/complexity/noBannedTypes: a text of the catalogue takes whatever it takes
function said(text: Function): string[] {
  return combinations(text.length).flatMap((values) => {
    try {
      const made: unknown = Reflect.apply(text, undefined, values);
      return typeof made === 'string' ? [made] : [];
    } catch {
      // Not the kinds of values that this text takes.
      return [];
    }
  });
}

function combinations(count: number): unknown[][] {
  if (count === 0) return [[]];
  return combinations(count - 1).flatMap((values) => SAMPLES.map((sample) => [...values, sample]));
}
