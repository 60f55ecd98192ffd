import type { CalendarDay, HolidayName, Recogniser, Saying, Third } from './piece.ts';
import {
  anyOf,
  BOUND_OF,
  CARDINAL_OF,
  DAY_PART_OF,
  MONTH_OF,
  NEAR_DAYS,
  NEAR_YEARS,
  ORDINAL_OF,
  plain,
  RECURRING,
  SHORT_WEEKDAY_OF,
  THIRD_OF,
  UNIT_OF,
  VAGUE_DAYS,
  WEEKDAY_OF,
  WHICH_OF,
} from './vocabulary.ts';

const DAY = String.raw`(\d{1,2}|${anyOf([...CARDINAL_OF.keys(), ...ORDINAL_OF.keys()])})(?:e|de|ste|st|nd|rd|th)?`;
const MONTH = String.raw`(${anyOf(MONTH_OF.keys())})\.?`;
const YEAR = String.raw`(?:,?\s+(\d{4}|['’]\d{2}|${anyOf(NEAR_YEARS.keys())}))?`;
const TO = String.raw`\s*(?:t/m|tot\s+en\s+met|tot|-|–|to|through|until|up\s+to)\s*`;
/** Of a word and a number ("Roomweg 12, 20 januari") only the number behind the comma is a day; "the one of 18 March" is one day. */
const OR = String.raw`\s*(?:(?<!\p{L}{3,}\s+\d{1,2}),|(?<!one\s+)of|or|en|and)\s*`;
const WEEKDAY = `(${anyOf(WEEKDAY_OF.keys())})`;
const PART = `(${anyOf(DAY_PART_OF.keys())}|morgen)`;
const WHICH = `(${anyOf(WHICH_OF.keys())})`;
const THIRD = String.raw`(?:(${anyOf(THIRD_OF.keys())})\s*)?`;
const OF = String.raw`\s*(?:van|of|in)?\s*(?:de\s+)?`;

/** Days that have a name, by how they are called. */
const HOLIDAYS: Readonly<Record<HolidayName, readonly string[]>> = {
  christmas: ['kerst', 'kerstmis', 'eerste kerstdag', '1e kerstdag', 'christmas', 'christmas day'],
  'christmas-holidays': ['kerstvakantie', 'kerstreces', 'christmas holidays', 'christmas holiday', 'christmas break'],
  'boxing-day': ['tweede kerstdag', '2e kerstdag', 'boxing day'],
  easter: ['pasen', 'eerste paasdag', 'easter', 'easter sunday'],
  'easter-monday': ['tweede paasdag', 'paasmaandag', 'easter monday'],
  ascension: ['hemelvaart', 'hemelvaartsdag', 'ascension day'],
  whitsun: ['pinksteren', 'eerste pinksterdag', 'whitsun', 'pentecost'],
  'kings-day': ['koningsdag', 'king’s day', "king's day"],
  'new-year': ['nieuwjaar', 'nieuwjaarsdag', 'new year', 'new year’s day', "new year's day"],
  'new-years-eve': ['oudjaar', 'oudejaarsdag', 'new year’s eve', "new year's eve"],
  'saint-nicholas': ['sinterklaas', 'pakjesavond'],
};
const HOLIDAY_OF: ReadonlyMap<string, HolidayName> = new Map(
  (Object.keys(HOLIDAYS) as HolidayName[]).flatMap((name) => HOLIDAYS[name].map((word) => [word, name] as const)),
);

/** Words for days, weeks and months. */
export const DAYS: readonly Recogniser[] = [
  { pattern: String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`, read: ([, year, month, day]) => dated(day, month, year) },
  {
    pattern: `(?:van\\s+|from\\s+|between\\s+|tussen\\s+)?${DAY}${TO}${DAY}\\s*(?:van|of)?\\s*${MONTH}${YEAR}`,
    read: ([, from, until, month, year]) => stretch(dayOf(from, month, year), dayOf(until, month, year)),
  },
  {
    pattern: `(?:from\\s+)?${MONTH}\\s+${DAY}${TO}${DAY}${YEAR}`,
    read: ([, month, from, until, year]) => stretch(dayOf(from, month, year), dayOf(until, month, year)),
  },
  {
    pattern: `${DAY}${OR}${DAY}\\s*(?:van|of)?\\s*${MONTH}${YEAR}`,
    read: ([, one, other, month, year]) => ({
      is: 'either',
      dates: [dayOf(one, month, year), dayOf(other, month, year)],
    }),
  },
  {
    pattern: `${DAY}\\s+(?:van\\s+|of\\s+)?${WEEKDAY}\\s+(?:van|in|of)\\s+${MONTH}${YEAR}`,
    read: ([, nth, weekday, month, year]) => nthWeekday(nth, weekday, month, year),
  },
  {
    pattern: `(?:de\\s+|the\\s+)?week\\s+(?:van|of)\\s+(?:\\p{L}+dag\\s+)?${DAY}\\s*${MONTH}${YEAR}`,
    read: ([, day, month, year]) => ({ is: 'week-of', date: dayOf(day, month, year) }),
  },
  {
    pattern: `${DAY}\\s*(?:van|of)?\\s*${MONTH}${YEAR}`,
    read: ([, day, month, year]) => ({ is: 'date', date: dayOf(day, month, year) }),
  },
  {
    pattern: `${MONTH}\\s+(?:the\\s+)?${DAY}${YEAR}`,
    read: ([, month, day, year]) => ({ is: 'date', date: dayOf(day, month, year) }),
  },
  {
    pattern: String.raw`(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})`,
    read: ([, day, , month, year]) => dated(day, month, year),
  },
  {
    // "24/7" is always open, but "zaterdag 24/7" is a day in July.
    pattern: String.raw`(?:(?<=${anyOf(WEEKDAY_OF.keys())}\s+)|(?!24/7))(\d{1,2})[-/](\d{1,2})(?!\s*(?:${anyOf(UNIT_OF.keys())}|van\s|of\s|deel))`,
    read: ([, day, month]) => dated(day, month),
  },
  {
    pattern: String.raw`(?:op\s+)?(?:de|the)\s+(\d{1,2})(?:e|de|ste|st|nd|rd|th)(?=\s*(?:$|[,.;!?]|(?:om|at|wel|niet|ook|toch|not|too)\b))`,
    read: ([, day]) => ({ is: 'day-of-month', day: Number(day) }),
  },
  {
    pattern: `${anyOf(RECURRING)}(?:\\s+(?:\\p{L}|\\p{N})+)?\\s+(?:${WEEKDAY}|(?:week|maand|month|dag|day))`,
    read: () => ({ is: 'recurring' }),
  },
  { pattern: anyOf(['wekelijks', 'maandelijks', 'weekly', 'monthly']), read: () => ({ is: 'recurring' }) },
  {
    pattern: `${THIRD}(?:(?:de|the)\\s+)?${WHICH}\\s+(week|maand|month)`,
    read: ([, third, which, unit]) => weekOrMonth(third, which, unit),
  },
  {
    pattern: `(${anyOf(THIRD_OF.keys())})\\s+(?:van\\s+)?(?:de|the)\\s+(week|maand|month)`,
    read: ([, third, unit]) => weekOrMonth(third, 'deze', unit),
  },
  {
    pattern: String.raw`(?:in\s+)?week\s*(?:nr\.?\s*)?(\d{1,2})(?:\s+(?:van\s+|of\s+)?(\d{4}))?`,
    read: ([, week, year]) => ({ is: 'week-number', week: Number(week), year: yearOf(year) }),
  },
  {
    pattern: `(?:${WHICH}|het|the)\\s+weekend`,
    read: ([, which]) => ({ is: 'weekend', weeks: weeksOf(which ?? 'dit') }),
  },
  {
    pattern: `(?<!(?:goede|good)\\s)(${anyOf(Object.keys(NEAR_DAYS))})(?:\\s+${PART})?`,
    read: ([, word = '', part]) => near(word, part),
  },
  {
    pattern: `(?:${WHICH}\\s+)?${WEEKDAY}(?:\\s*${PART})?(?:\\s+${anyOf(['a.s.', 'as.', 'aanstaande'])})?`,
    read: ([all = '', which, weekday = '', part]) => ({
      is: 'weekday',
      weekday: WEEKDAY_OF.get(weekday) ?? 0,
      which: WHICH_OF.get(which ?? '') ?? (/\s(?:a\.s\.?|as\.|aanstaande)$/u.test(all) ? 'coming' : null),
      dayPart: part === 'morgen' ? 'morning' : (DAY_PART_OF.get(part ?? '') ?? null),
      isShort: false,
    }),
  },
  {
    pattern: `(${anyOf(SHORT_WEEKDAY_OF.keys())})\\.?`,
    read: ([, weekday = '']) => ({
      is: 'weekday',
      weekday: SHORT_WEEKDAY_OF.get(weekday) ?? 0,
      which: null,
      dayPart: null,
      isShort: true,
    }),
  },
  { pattern: `(?:de\\s+|the\\s+)?(${anyOf(HOLIDAY_OF.keys())})${YEAR}`, read: ([, word, year]) => holiday(word, year) },
  {
    pattern: `(${anyOf(THIRD_OF.keys())})${OF}${MONTH}${YEAR}`,
    read: ([, third, month, year]) => wholeMonth(month, year, THIRD_OF.get(plain(third ?? '')) ?? null),
  },
  { pattern: `(?:in|deze|this)\\s+${MONTH}${YEAR}`, read: ([, month, year]) => wholeMonth(month, year, null) },
  {
    pattern: `(${anyOf(NEAR_YEARS.keys())})\\s+(?:in\\s+)?${MONTH}`,
    read: ([, year, month]) => wholeMonth(month, year, null),
  },
  {
    pattern: `${MONTH}\\s+(\\d{4}|${anyOf(NEAR_YEARS.keys())})`,
    read: ([, month, year]) => wholeMonth(month, year, null),
  },
  { pattern: `(${anyOf(NEAR_YEARS.keys())})`, read: ([, word]) => ({ is: 'year', year: yearOf(word) ?? 0 }) },
  { pattern: `(?:(?:de|het|the)\\s+)?${anyOf(VAGUE_DAYS)}`, read: () => ({ is: 'vague' }) },
  { pattern: anyOf(BOUND_OF.keys()), read: ([word = '']) => boundOf(word) },
];

function dated(day?: string, month?: string, year?: string): Saying | null {
  const date = { day: Number(day), month: Number(month), year: yearOf(year) };
  // "50/50" is no date that somebody got wrong.
  return [date.day, date.month].every((one) => one >= 1 && one <= 31) ? { is: 'date', date } : null;
}

function dayOf(day = '', month = '', year?: string): CalendarDay {
  const word = plain(day);
  const number = CARDINAL_OF.get(word) ?? ORDINAL_OF.get(word) ?? Number(word);
  return { day: number, month: MONTH_OF.get(month) ?? 0, year: yearOf(year) };
}

function yearOf(year?: string): number | null {
  const near = NEAR_YEARS.get(plain(year ?? ''));
  if (near !== undefined) return near;
  const digits = year?.replace(/\D/g, '') ?? '';
  if (digits === '') return null;
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function stretch(from: CalendarDay, until: CalendarDay): Saying {
  return { is: 'dates', from, until };
}

function nthWeekday(nth = '', weekday = '', month = '', year?: string): Saying | null {
  const count = ORDINAL_OF.get(plain(nth)) ?? Number(nth);
  if (!Number.isInteger(count) || count > 5) return null;
  const on = { weekday: WEEKDAY_OF.get(weekday) ?? 0, month: MONTH_OF.get(month) ?? 0 };
  return { is: 'nth-weekday', nth: count, ...on, year: yearOf(year) };
}

function weekOrMonth(third: string | undefined, which = '', unit = ''): Saying {
  const part: Third | null = THIRD_OF.get(plain(third ?? '')) ?? null;
  const many = weeksOf(which);
  return unit === 'week' ? { is: 'week', weeks: many, third: part } : { is: 'months', months: many, third: part };
}

function weeksOf(which: string): number {
  const said = WHICH_OF.get(which);
  if (said === 'last') return -1;
  return said === 'this' ? 0 : 1;
}

function near(word: string, part: string | undefined): Saying {
  const { days = 0, dayPart = null } = NEAR_DAYS[plain(word)] ?? {};
  return { is: 'near', days, dayPart: DAY_PART_OF.get(part ?? '') ?? dayPart };
}

function holiday(word = '', year: string | undefined): Saying | null {
  const name = HOLIDAY_OF.get(plain(word));
  return name === undefined ? null : { is: 'holiday', name, year: yearOf(year) };
}

function wholeMonth(month = '', year: string | undefined, third: Third | null): Saying {
  return { is: 'month', month: MONTH_OF.get(month) ?? 0, year: yearOf(year), third };
}

function boundOf(word: string): Saying | null {
  const bound = BOUND_OF.get(plain(word));
  return bound === undefined ? null : { is: 'bound', bound };
}
