import fc from 'fast-check';
import ical, { type VEvent } from 'node-ical';
import { RRuleTemporal } from 'rrule-temporal';
import { describe, expect, it } from 'vitest';
import { instantAt, localTimeAt, plusDays, weekdayOf } from '../calendar/local-time.ts';
import { datesOf } from './recurrence.ts';
import { type CalendarEvent, writeCalendar } from './write.ts';

const WRITTEN = new Date('2026-11-29T10:00:00Z');

function eventWith(of: Partial<CalendarEvent> = {}): CalendarEvent {
  const start = instantAt('2027-02-09', 14 * 60);
  const end = instantAt('2027-02-09', 16 * 60);
  return { uid: 'session-1@impactmakelaar', sequence: 0, start, end, title: 'Leernetwerk', ...of };
}

function written(of: Partial<CalendarEvent> = {}): string {
  return writeCalendar({ method: 'PUBLISH', events: [eventWith(of)], writtenAt: WRITTEN });
}

/** By the parser that did not write it. */
function readBack(file: string): VEvent[] {
  return Object.values(ical.sync.parseICS(file)).filter((one): one is VEvent => one?.type === 'VEVENT');
}

/** What people type, in any script, with everything that has a meaning in such a file. */
const words = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...';,:\\"\n\r\t^=', 'é', '€', '🎉', 'ĳ', 'BEGIN:VEVENT'),
      fc.string({ minLength: 1, maxLength: 3 }),
    ),
    maxLength: 60,
  })
  .map((text) => text.replace(/[^\P{C}\n\r\t]/gu, ''));

const aDay = fc.integer({ min: 0, max: 3_650 }).map((days) => plusDays('2026-11-29', days));
const aMinute = fc.integer({ min: 0, max: 1_439 });

describe('a file for a calendar', () => {
  it('says when it is as another library reads it, whenever it is, in this and the other half of the year', () => {
    fc.assert(
      fc.property(aDay, aMinute, fc.integer({ min: 15, max: 600 }), (day, minute, lasts) => {
        const start = instantAt(day, minute);
        const end = new Date(start.getTime() + lasts * 60_000);
        const [read] = readBack(written({ start, end }));
        // An hour that comes twice is written once: what is planned in it is the first.
        const isTwice = localTimeAt(end).date === day && end > instantAt(day, localTimeAt(end).minute);
        expect(read?.start).toEqual(start);
        if (!isTwice) expect(read?.end).toEqual(end);
      }),
    );
  });

  it('keeps every text letter by letter', () => {
    // The reader takes a backslash that is a letter, with an n behind it, for the end of a line: see the next test.
    const read = words.map((text) => text.replace(/\\(?=n|$)/gi, ''));
    fc.assert(
      fc.property(read, read, read, (title, description, place) => {
        const [read] = readBack(written({ title: `T${title}`, description: `D${description}`, place: `P${place}` }));
        const line = (text: string) => text.replace(/\s+/g, ' ').trim();
        expect(read?.summary).toBe(line(`T${title}`));
        expect(read?.location).toBe(line(`P${place}`));
        expect(read?.description).toBe(`D${description}`.replace(/\r\n?/g, '\n'));
      }),
    );
  });

  it('writes a backslash as one that is a letter (RFC 5545, 3.3.11)', () => {
    expect(written({ title: 'C:\\naar; dan, zo' })).toContain('\r\nSUMMARY:C:\\\\naar\\; dan\\, zo\r\n');
  });

  it('has lines of at most 75 octets, ended as they should be, and lets no text begin one', () => {
    fc.assert(
      fc.property(words, words, (title, description) => {
        const file = written({
          title,
          description,
          uid: `a\r\nURL:x${title}`,
          organiser: { name: title, email: `a\r\nX:1@b.nl` },
        });
        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of file.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const names = file
          .replace(/\r\n /g, '')
          .split('\r\n')
          .map((line) => line.split(/[:;]/)[0]);
        expect(names.filter((name) => name === 'BEGIN')).toHaveLength(5);
        expect(names).not.toContain('X');
      }),
    );
  });

  it('says who is invited to whom it is sent, with its number, and takes no address that is none', () => {
    const file = writeCalendar({
      method: 'REQUEST',
      writtenAt: WRITTEN,
      events: [
        eventWith({
          sequence: 3,
          url: 'javascript:alert(1)',
          organiser: { name: 'Noor, de "makelaar"', email: 'noor@overijssel.nl' },
          attendee: { name: null, email: 'sam@deventer.nl' },
        }),
      ],
    });
    const [read] = readBack(file);
    expect(read).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED', uid: 'session-1@impactmakelaar' });
    expect(Number(read?.sequence)).toBe(3);
    expect(read?.organizer).toMatchObject({ val: 'mailto:noor@overijssel.nl' });
    expect(read?.attendee).toMatchObject({ val: 'mailto:sam@deventer.nl' });
    expect(read?.url).toBeUndefined();
  });

  it('that takes something back says so, and warns of nothing', () => {
    const file = writeCalendar({
      method: 'CANCEL',
      writtenAt: WRITTEN,
      events: [eventWith({ sequence: 4, alarmMinutes: 30 })],
    });
    const [read] = readBack(file);
    expect(read).toMatchObject({ method: 'CANCEL', status: 'CANCELLED' });
    expect(file).not.toContain('VALARM');
  });

  it('brings the rules of its time zone, by which who knows no zones reads it right', () => {
    // By hand, as a reader would that goes by what the file says: the last Sunday of March and of October.
    const file = written();
    expect(file).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam');
    const lastSunday = (year: number, month: string, last: number) => {
      const end = `${year}-${month}-${last}`;
      return plusDays(end, -((weekdayOf(end) + 1) % 7));
    };
    for (let year = 2027; year < 2047; year += 1) {
      const spring = lastSunday(year, '03', 31);
      const autumn = lastSunday(year, '10', 31);
      expect(localTimeAt(new Date(`${spring}T00:59:00Z`)).minute).toBe(119);
      expect(localTimeAt(new Date(`${spring}T01:00:00Z`)).minute).toBe(180);
      expect(localTimeAt(new Date(`${autumn}T00:59:00Z`)).minute).toBe(179);
      expect(localTimeAt(new Date(`${autumn}T01:00:00Z`)).minute).toBe(120);
    }
  });
});

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR'] as const;
/** Rules as networks meet: every so many weeks, or so manieth weekday of some months; for ten years. */
const aRule = fc.oneof(
  fc
    .record({
      nth: fc.constantFrom(1, 2, 3, 4, -1),
      day: fc.constantFrom(...WEEKDAYS),
      months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
    })
    .map(({ nth, day, months }) => `FREQ=YEARLY;BYMONTH=${months.join(',')};BYDAY=${nth}${day}`),
  fc
    .record({ every: fc.integer({ min: 6, max: 12 }), day: fc.constantFrom(...WEEKDAYS) })
    .map(({ every, day }) => `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${day}`),
  fc
    .integer({ min: 2, max: 6 })
    .chain((every) => fc.integer({ min: 1, max: 31 }).map((day) => `FREQ=MONTHLY;INTERVAL=${every};BYMONTHDAY=${day}`)),
);

describe('a series', () => {
  it('of ten years with exceptions has the dates that the library and another reader of the file make of it', () => {
    fc.assert(
      fc.property(
        aRule,
        aDay,
        fc.integer({ min: 8 * 60, max: 20 * 60 }),
        fc.infiniteStream(fc.boolean()),
        (rule, first, minute, chance) => {
          const until = `${Number(first.slice(0, 4)) + 10}${first.slice(5, 7)}${first.slice(8) === '29' ? '28' : first.slice(8)}`;
          const whole = `${rule};UNTIL=${until}`;
          const dates = datesOf(whole, first);
          fc.pre(Array.isArray(dates));
          if (!Array.isArray(dates)) return;
          const cancelled = dates.filter(() => chance.next().value);
          const left = dates.filter((date) => !cancelled.includes(date)).map((date) => instantAt(date, minute));
          const begin = dates[0] ?? first;
          const except = cancelled.map((date) => instantAt(date, minute));
          const file = written({
            start: instantAt(begin, minute),
            end: instantAt(begin, minute + 60),
            repeats: { rule: whole, except },
          });
          expect(byLibrary(file)).toEqual(left);
          const [read] = readBack(file);
          const ofReader = (read?.rrule?.all() ?? []).filter(
            (date) => !Object.values(read?.exdate ?? {}).some((one) => Number(one) === date.getTime()),
          );
          expect(ofReader.map(Number)).toEqual(left.map(Number));
        },
      ),
      { numRuns: 60 },
    );
  });

  /** What the library makes of the file itself: its beginning, rule and exceptions in their own zone. */
  function byLibrary(file: string): Date[] {
    const kept = file
      .replace(/\r\n /g, '')
      .split('\r\n')
      .filter((line) => /^(DTSTART;|RRULE:.*(UNTIL|COUNT)|EXDATE)/.test(line));
    return new RRuleTemporal({ rruleString: kept.join('\n') })
      .all()
      .map((moment) => new Date(moment.epochMilliseconds));
  }

  it('of the learning network is five times a year, at the same time on the clock', () => {
    expect(datesOf('FREQ=YEARLY;BYMONTH=2,4,6,9,11;BYDAY=2TU;COUNT=5', '2027-01-01')).toEqual([
      '2027-02-09',
      '2027-04-13',
      '2027-06-08',
      '2027-09-14',
      '2027-11-09',
    ]);
  });

  it.each([
    ['FREQ=MONTHLY;BYDAY=2TU', 'endless'],
    ['FREQ=DAILY;COUNT=5000', 'too-many'],
    ['FREQ=YEARLY;COUNT=60', 'too-many'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;COUNT=3', 'no-dates'],
    ['FREQ=DAILY;UNTIL=20200101', 'no-dates'],
    ['FREQ=HOURLY;COUNT=3', 'not-a-rule'],
    ['FREQ=DAILY;BYHOUR=3;COUNT=3', 'not-a-rule'],
    ['FREQ=DAILY;COUNT=-3', 'not-a-rule'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20270301', 'not-a-rule'],
    ['FREQ=DAILY;UNTIL=morgen', 'not-a-rule'],
    ['FREQ=DAILY;UNTIL=20279999', 'not-a-rule'],
    ['FREQ=DAILY;COUNT=2\r\nDTSTART:20000101', 'not-a-rule'],
    ['elke dinsdag', 'not-a-rule'],
    ['', 'not-a-rule'],
  ])('by the rule %j is refused: %s', (rule, problem) => {
    expect(datesOf(rule, '2027-02-09')).toBe(problem);
  });

  it('takes its last day whole, in Dutch time', () => {
    expect(datesOf('FREQ=DAILY;UNTIL=20270211', '2027-02-09')).toHaveLength(3);
    // 23:30 in UTC is the next day in the Netherlands.
    expect(datesOf('FREQ=DAILY;UNTIL=20270210T233000Z', '2027-02-09')).toHaveLength(3);
  });
});
