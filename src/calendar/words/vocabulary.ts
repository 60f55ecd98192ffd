/** The words in which people name days, times and lengths of time, in Dutch and English together: nobody keeps to one. */

/** By weekday, Monday first. */
export const WEEKDAYS = [
  ['maandag', 'monday'],
  ['dinsdag', 'tuesday'],
  ['woensdag', 'wednesday'],
  ['donderdag', 'thursday'],
  ['vrijdag', 'friday'],
  ['zaterdag', 'saturday'],
  ['zondag', 'sunday'],
] as const;

/** As they are shortened before a date; by themselves several are other words ("zo", "do", "sat"). */
export const SHORT_WEEKDAYS = [
  ['ma', 'mon'],
  ['di', 'tue', 'tues'],
  ['wo', 'woe', 'wed'],
  ['do', 'thu', 'thur', 'thurs'],
  ['vr', 'vrij', 'fri'],
  ['za', 'zat', 'sat'],
  ['zo', 'sun'],
] as const;

export const MONTHS = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb'],
  ['maart', 'march', 'mrt', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augustus', 'august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
] as const;

const CARDINALS = [
  ['een', 'één', 'one'],
  ['twee', 'two'],
  ['drie', 'three'],
  ['vier', 'four'],
  ['vijf', 'five'],
  ['zes', 'six'],
  ['zeven', 'seven'],
  ['acht', 'eight'],
  ['negen', 'nine'],
  ['tien', 'ten'],
  ['elf', 'eleven'],
  ['twaalf', 'twelve'],
  ['dertien', 'thirteen'],
  ['veertien', 'fourteen'],
  ['vijftien', 'fifteen'],
  ['zestien', 'sixteen'],
  ['zeventien', 'seventeen'],
  ['achttien', 'eighteen'],
  ['negentien', 'nineteen'],
  ['twintig', 'twenty'],
  ['eenentwintig', 'twenty-one'],
  ['tweeëntwintig', 'tweeentwintig', 'twenty-two'],
  ['drieëntwintig', 'drieentwintig', 'twenty-three'],
  ['vierentwintig', 'twenty-four'],
  ['vijfentwintig', 'twenty-five'],
  ['zesentwintig', 'twenty-six'],
  ['zevenentwintig', 'twenty-seven'],
  ['achtentwintig', 'twenty-eight'],
  ['negenentwintig', 'twenty-nine'],
  ['dertig', 'thirty'],
  ['eenendertig', 'thirty-one'],
] as const;

const ORDINALS = [
  ['eerste', 'first'],
  ['tweede', 'second'],
  ['derde', 'third'],
  ['vierde', 'fourth'],
  ['vijfde', 'fifth'],
  ['zesde', 'sixth'],
  ['zevende', 'seventh'],
  ['achtste', 'eighth'],
  ['negende', 'ninth'],
  ['tiende', 'tenth'],
  ['elfde', 'eleventh'],
  ['twaalfde', 'twelfth'],
] as const;

export type Unit = 'minute' | 'quarter' | 'half-hour' | 'hour' | 'day' | 'working-day' | 'week' | 'month' | 'year';

const UNITS: Readonly<Record<Unit, readonly string[]>> = {
  minute: ['minuut', 'minuten', 'minuutje', 'minuutjes', 'minute', 'minutes', 'mins', 'min'],
  quarter: ['kwartier', 'kwartieren', 'kwartiertje'],
  'half-hour': ['halfuur', 'halfuurtje', 'half-hour'],
  hour: ['uur', 'uren', 'uurtje', 'uurtjes', 'hour', 'hours'],
  day: ['dag', 'dagen', 'dagje', 'day', 'days'],
  'working-day': ['werkdag', 'werkdagen', 'working day', 'working days', 'business day', 'business days'],
  week: ['week', 'weken', 'weekje', 'weeks'],
  month: ['maand', 'maanden', 'maandje', 'month', 'months'],
  year: ['jaar', 'jaren', 'year', 'years'],
};

/** Amounts that are no whole number. */
const PARTS: Readonly<Record<string, number>> = {
  anderhalf: 1.5,
  anderhalve: 1.5,
  half: 0.5,
  halve: 0.5,
  'een half': 0.5,
  'een halve': 0.5,
  'half a': 0.5,
  'half an': 0.5,
  'a half': 0.5,
  'one and a half': 1.5,
  a: 1,
  an: 1,
};

/** Amounts of which nobody knows how many they are. */
export const VAGUE_AMOUNTS = ['een paar', 'een aantal', 'enkele', 'wat', 'a few', 'a couple of', 'some', 'several'];

/** Stretches that people name and of which the days stand in no table here. */
export const VAGUE_DAYS = [
  'zomervakantie',
  'herfstvakantie',
  'voorjaarsvakantie',
  'meivakantie',
  'vakantie',
  'zomer',
  'winter',
  'herfst',
  'summer holidays',
  'summer',
  'autumn',
  'school holidays',
  'binnenkort',
  'ooit',
  'een keer',
  'sometime',
];

export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night';

export const DAY_PARTS: Readonly<Record<DayPart, readonly string[]>> = {
  morning: ['ochtend', 'voormiddag', 'morning', 'ochtends', 'morgens'],
  afternoon: ['middag', 'namiddag', 'afternoon', 'middags'],
  evening: ['avond', 'evening', 'avonds'],
  night: ['nacht', 'night', 'nachts'],
};

/** Days from today, with the part of it that the word says. */
export const NEAR_DAYS: Readonly<Record<string, { days: number; dayPart?: DayPart }>> = {
  vandaag: { days: 0 },
  today: { days: 0 },
  vanochtend: { days: 0, dayPart: 'morning' },
  vanmorgen: { days: 0, dayPart: 'morning' },
  vanmiddag: { days: 0, dayPart: 'afternoon' },
  vanavond: { days: 0, dayPart: 'evening' },
  tonight: { days: 0, dayPart: 'evening' },
  'this morning': { days: 0, dayPart: 'morning' },
  'this afternoon': { days: 0, dayPart: 'afternoon' },
  'this evening': { days: 0, dayPart: 'evening' },
  morgen: { days: 1 },
  tomorrow: { days: 1 },
  morgenochtend: { days: 1, dayPart: 'morning' },
  morgenvroeg: { days: 1, dayPart: 'morning' },
  morgenmiddag: { days: 1, dayPart: 'afternoon' },
  morgenavond: { days: 1, dayPart: 'evening' },
  overmorgen: { days: 2 },
  'day after tomorrow': { days: 2 },
  gisteren: { days: -1 },
  yesterday: { days: -1 },
  eergisteren: { days: -2 },
};

/** Years from this one: small numbers, which no year on the calendar is. */
export const NEAR_YEARS: ReadonlyMap<string, number> = new Map([
  ['dit jaar', 0],
  ['this year', 0],
  ['volgend jaar', 1],
  ['next year', 1],
]);

/** Which of a weekday, week or month is meant. */
export type Which = 'coming' | 'next' | 'this' | 'last';

export const WHICH: Readonly<Record<Which, readonly string[]>> = {
  coming: [
    'aanstaande',
    'aanstaand',
    'a.s.',
    'as.',
    'eerstvolgende',
    'eerstkomende',
    'komende',
    'komend',
    'coming',
    'upcoming',
  ],
  next: ['volgende', 'volgend', 'next'],
  this: ['deze', 'dit', 'this'],
  last: ['afgelopen', 'vorige', 'vorig', 'last', 'past', 'previous'],
};

export const RECURRING = [
  'elke',
  'iedere',
  'ieder',
  'elk',
  'every',
  'each',
  'om de week',
  'wekelijks',
  'maandelijks',
  'weekly',
  'monthly',
];

/** Which third of a week or month. */
export const THIRDS: Readonly<Record<'begin' | 'middle' | 'end', readonly string[]>> = {
  begin: ['begin', 'early', 'beginning of', 'start of', 'the beginning of', 'the start of'],
  middle: ['half', 'midden', 'medio', 'mid', 'mid-', 'middle of', 'the middle of'],
  end: ['eind', 'einde', 'late', 'end of', 'the end of', 'het einde van'],
};

/** How a day bounds what is said. */
export type Bound = 'from' | 'after' | 'until' | 'through';

export const BOUNDS: Readonly<Record<Bound, readonly string[]>> = {
  from: ['vanaf', 'met ingang van', 'per', 'from', 'starting', 'as of'],
  after: ['na', 'after'],
  until: ['tot', 'totdat', 'voor', 'vóór', 'until', 'till', 'before'],
  through: [
    'tot en met',
    't/m',
    'tm',
    'uiterlijk',
    'through',
    'up to and including',
    'by',
    'no later than',
    'deadline',
  ],
};

const byWord = (lists: readonly (readonly string[])[], first = 0): ReadonlyMap<string, number> =>
  new Map(lists.flatMap((words, at) => words.map((word) => [word, at + first] as const)));

export const WEEKDAY_OF = byWord(WEEKDAYS);
export const SHORT_WEEKDAY_OF = byWord(SHORT_WEEKDAYS);
/** 1 is January. */
export const MONTH_OF = byWord(MONTHS, 1);
export const CARDINAL_OF = byWord(CARDINALS, 1);
export const ORDINAL_OF: ReadonlyMap<string, number> = new Map([...byWord(ORDINALS, 1), ['laatste', -1], ['last', -1]]);
export const AMOUNT_OF: ReadonlyMap<string, number> = new Map([...CARDINAL_OF, ...Object.entries(PARTS)]);
export const UNIT_OF = keyOf(UNITS);
export const DAY_PART_OF = keyOf(DAY_PARTS);
export const WHICH_OF = keyOf(WHICH);
export const THIRD_OF = keyOf(THIRDS);
export const BOUND_OF = keyOf(BOUNDS);

function keyOf<Key extends string>(lists: Readonly<Record<Key, readonly string[]>>): ReadonlyMap<string, Key> {
  const keys = Object.keys(lists) as Key[];
  return new Map(keys.flatMap((key) => lists[key].map((word) => [word, key] as const)));
}

/** Any of these words, as a part of a pattern; the longest first, with any space between their words. */
export function anyOf(words: Iterable<string>): string {
  const escaped = [...words]
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s+'));
  return `(?:${escaped.join('|')})`;
}

/** A word as it stands in the tables: one space between its parts. */
export function plain(word: string): string {
  return word.trim().replace(/\s+/g, ' ');
}
