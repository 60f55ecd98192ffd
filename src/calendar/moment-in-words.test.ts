import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, type LocalDate, localTimeAt, plusDays, weekdayOf } from './local-time.ts';
import { type Read, readMoment, readMoments } from './moment-in-words.ts';
import { MONTHS, WEEKDAYS } from './words/vocabulary.ts';

/** A Monday, 10:30 in Dutch time. */
const MONDAY = new Date('2027-03-08T09:30:00Z');

/** "2027-03-09 9:00", "2027-03-09..2027-03-11", "?past 2028-03-01". */
function shown(read: Read | Extract<Read, { kind: 'unclear' }>['options'][number] | null): string {
  if (read === null) return 'nothing';
  switch (read.kind) {
    case 'moment':
      return `${read.date} ${clock(read.minute)}${read.until === null ? '' : `-${clock(localTimeAt(read.until).minute)}`}`;
    case 'days':
      return `${read.from}${read.until === read.from ? '' : `..${read.until}`}${read.dayPart === null ? '' : ` ${read.dayPart}`}`;
    case 'duration':
      return `${read.amount} ${read.unit}, until ${read.date}`;
    default:
      return ['?', read.why, ...read.options.map((one) => ` ${shown(one)}`)].join('').replace('?', '? ');
  }
}

const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
const said = (text: string) => shown(readMoment(text, MONDAY));

describe('a moment in words', () => {
  it.each([
    ['morgen om 9 uur', '2027-03-09 9:00'],
    ['vrijdag 19 maart 2027 om 10 uur', '2027-03-19 10:00'],
    ['volgende week dinsdag half drie', '2027-03-16 14:30'],
    ['19-3 14:00', '2027-03-19 14:00'],
    ['za. 20 mrt 9u', '2027-03-20 9:00'],
    ['vr 19 mrt van 10 tot 12', '2027-03-19 10:00-12:00'],
    ['dinsdag 16 maart, 14.00-16.00 uur', '2027-03-16 14:00-16:00'],
    ['vrijdagmiddag om 3 uur', '2027-03-12 15:00'],
    ['om 8 uur vanavond', '2027-03-08 20:00'],
    ["zondag 28 maart om 3 uur 's nachts", '2027-03-28 3:00'],
    ['kwart voor drie', '2027-03-08 14:45'],
    ['tien voor half drie', '2027-03-08 14:20'],
    ['over anderhalf uur', '2027-03-08 12:00'],
    ['over een kwartier', '2027-03-08 10:45'],
    ['30 maart 9.00', '2027-03-30 9:00'],
    ['vr. 19/3 om 10u30', '2027-03-19 10:30'],
    ['maandag om 9 uur', '2027-03-15 9:00'],
    ['Friday between 2 and 4', '2027-03-12 14:00-16:00'],
    ['from 2 to 4pm on Friday', '2027-03-12 14:00-16:00'],
    ['half past two tomorrow', '2027-03-09 14:30'],
    ['woensdag rond lunchtijd', '2027-03-10 12:00'],
    ['vrijdag tussen de middag', '2027-03-12 12:00'],
    ['Roomweg 12, 20 april van 14.00 tot 16.00', '2027-04-20 14:00-16:00'],
    ['the 5th at noon', '2027-04-05 12:00'],
    ['21 april, half 2 tot 4', '2027-04-21 13:30-16:00'],
    ['21 april half 2 tot half 4', '2027-04-21 13:30-15:30'],
    ['van half 2 tot 4 op 21 april', '2027-04-21 13:30-16:00'],
    ['21 april kwart over 2 tot 4 bij Wecycle', '2027-04-21 14:15-16:00'],
    ['21 april van kwart voor 2 tot kwart over 3', '2027-04-21 13:45-15:15'],
    ['21 april 10 tot half 12', '2027-04-21 10:00-11:30'],
    ['vr 19 maart om 10 uur tot 12', '2027-03-19 10:00-12:00'],
    ['21 april, 13.30 tot 4', '2027-04-21 13:30-16:00'],
    ['donderdag 15 april 2027, 10-11.30', '2027-04-15 10:00-11:30'],
    ['donderdag 15 april 2027, 10 – 11:30, 8 plekken', '2027-04-15 10:00-11:30'],
    ['15 april 9:30-11', '2027-04-15 9:30-11:00'],
    ['half past one to 4 on Friday', '2027-03-12 13:30-16:00'],
    ['21 april om half 2 - 12 plekken', '2027-04-21 13:30'],
    ['in half an hour', '2027-03-08 11:00'],
    ['tomorrow afternoon at 3', '2027-03-09 15:00'],
  ])('“%s” is one moment', (text, moment) => {
    expect(said(text)).toBe(moment);
  });

  it.each([
    ['over drie weken', '2027-03-29'],
    ['zaterdag 24/7', '2027-07-24'],
    ['overmorgen', '2027-03-10'],
    ['maandagochtend 15 maart', '2027-03-15 morning'],
    ['volgende week maandagochtend', '2027-03-15 morning'],
    ['2e dinsdag van juni', '2027-06-08'],
    ['laatste vrijdag van maart', '2027-03-26'],
    ['half april', '2027-04-11..2027-04-20'],
    ['9 t/m 11 maart', '2027-03-09..2027-03-11'],
    ['van 9 april tot 12 april', '2027-04-09..2027-04-12'],
    ['in week 14 op donderdag', '2027-04-08'],
    ['de week van 17 maart', '2027-03-15..2027-03-21'],
    ['12 april volgend jaar', '2028-04-12'],
    ['volgend jaar maart', '2028-03-01..2028-03-31'],
    ['Pasen 2028', '2028-04-16..2028-04-17'],
    ['dinsdag over een week', '2027-03-16'],
    ['binnen 2 werkdagen', '2027-03-10'],
    ['volgende week vrijdag 19 maart', '2027-03-19'],
    ['tot maandag', '2027-03-15'],
    ['a week from Tuesday', '2027-03-16'],
    ['april 12th', '2027-04-12'],
  ])('“%s” is a day, or days', (text, days) => {
    expect(said(text)).toBe(days);
  });

  it.each([
    ['drie weken', '3 week, until 2027-03-29'],
    ['2 months', '2 month, until 2027-05-08'],
    ['anderhalve week', '1.5 week, until 2027-03-19'],
    ['twee uur lang', '2 hour, until 2027-03-08'],
  ])('“%s” is how long', (text, duration) => {
    expect(said(text)).toBe(duration);
  });

  it.each([
    ['1 maart', '? past 2028-03-01'],
    ['vandaag om 9 uur', '? past'],
    ['afgelopen dinsdag', '? past 2027-03-09'],
    ['zaterdag 19 maart', '? weekday 2027-03-19 2027-03-20'],
    ['zaterdag 19 maart om 10 uur', '? weekday 2027-03-19 10:00 2027-03-20 10:00'],
    ['volgende week vrijdag 12 maart', '? weekday 2027-03-12 2027-03-19'],
    ['next Friday at 2pm', '? ambiguous 2027-03-12 14:00 2027-03-19 14:00'],
    ['maandag', '? ambiguous 2027-03-08 2027-03-15'],
    ['morgen om 7 uur', '? ambiguous 2027-03-09 7:00 2027-03-09 19:00'],
    ['dinsdag of woensdag', '? ambiguous 2027-03-09 2027-03-10'],
    ['volgende week dinsdag of woensdag', '? ambiguous 2027-03-16 2027-03-17'],
    ['31-02-2027', '? impossible'],
    ['3/19/2027', '? impossible 2027-03-19'],
    ['om 25:00', '? impossible'],
    ['28 maart om 02:30', '? impossible'],
    ['elke eerste dinsdag', '? recurring'],
    ['na de zomervakantie', '? vague'],
    ['over 2-3 weken', '? vague'],
    ['over een week of twee', '? vague'],
  ])('“%s” is not sure, and why is said', (text, why) => {
    expect(said(text)).toBe(why);
  });

  it('on a Sunday the next Friday is the coming one', () => {
    expect(shown(readMoment('next Friday at 2pm', new Date('2027-03-07T09:30:00Z')))).toBe('2027-03-12 14:00');
  });

  it.each([
    'half deze week',
    'begin deze week',
    'begin maart',
  ])('“%s” is over on the Friday of the last week of March', (text) => {
    expect(shown(readMoment(text, new Date('2027-03-26T09:30:00Z')))).toMatch(/^\? past|2028/);
  });

  it.each([
    'zo snel mogelijk',
    'ik doe dat do',
    'artikel 2.82',
    'het kost 1.400 euro',
    '12 ton',
    'tussen 10 en 12 mensen',
    'om twee redenen',
    'goede morgen',
    'good morning',
    '24/7',
    '3/4 van de mensen',
    'I may go',
    '0570-123456',
  ])('“%s” names none', (text) => {
    expect(readMoments(text, MONDAY)).toEqual([]);
  });

  it.each([
    ['tot 12 april', 'until'],
    ['until 12 April', 'until'],
    ['t/m vrijdag', 'through'],
    ['uiterlijk vrijdag 17:00', 'through'],
    ['vanaf 1 april', 'from'],
    ['na 1 april', 'after'],
    ['tot na de kerst', 'through'],
    ['vrijdag vóór 12 uur', 'until'],
    ['vrijdag', null],
  ])('“%s” bounds what is said', (text, bound) => {
    expect(readMoment(text, MONDAY)).toMatchObject({ bound });
  });

  it('says where in the text it stands', () => {
    const text = 'Stuur het morgen om half negen naar alle ambassadeurs';
    const read = readMoment(text, MONDAY);
    expect(read).toMatchObject({ text: 'morgen om half negen' });
    expect(text.slice(read?.start, read?.end)).toBe('morgen om half negen');
  });

  it('takes how long something lasts for no other moment', () => {
    expect(said('vrijdag om 10 uur, duurt een half uur')).toBe('2027-03-12 10:00');
  });
});

describe('any day', () => {
  const now = fc.date({
    min: new Date('2024-01-01T00:00:00Z'),
    max: new Date('2040-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  const ahead = fc.integer({ min: 1, max: 300 });
  const language = fc.constantFrom(0 as const, 1 as const);
  const minutes = fc.integer({ min: 8 * 60, max: 23 * 60 + 59 });

  function written(date: LocalDate, which: 0 | 1, form: number): string {
    const [year, month, day] = [date.slice(0, 4), Number(date.slice(5, 7)), Number(date.slice(8))];
    const name = MONTHS[month - 1]?.[which] ?? '';
    const weekday = WEEKDAYS[weekdayOf(date)]?.[which] ?? '';
    return [
      `${weekday} ${day} ${name}`,
      `${day} ${name} ${year}`,
      `${day}-${month}-${year}`,
      `${weekday} ${day}/${month}`,
      date,
      `${name} ${day}, ${year}`,
    ][form] as string;
  }

  it('is read as it was written, with its time', () => {
    fc.assert(
      fc.property(now, ahead, language, fc.nat(5), minutes, (at, days, which, form, minute) => {
        const date = plusDays(localTimeAt(at).date, days);
        const time = `${which === 0 ? 'om' : 'at'} ${clock(minute).padStart(5, '0')}`;
        const text = `${written(date, which, form)} ${time}`;
        const read = readMoment(`x ${text}, y`, at);
        expect(read).toMatchObject({ kind: 'moment', at: instantAt(date, minute), date, minute, start: 2, text });
      }),
    );
  });

  it('with another weekday is never taken for sure', () => {
    fc.assert(
      fc.property(now, ahead, fc.integer({ min: 1, max: 6 }), (at, days, shift) => {
        const date = plusDays(localTimeAt(at).date, days);
        const other = WEEKDAYS[(weekdayOf(date) + shift) % 7]?.[0] ?? '';
        const read = readMoment(`${other} ${written(date, 0, 1)}`, at);
        expect(read).toMatchObject({ kind: 'unclear', why: 'weekday' });
        const options = read?.kind === 'unclear' ? read.options : [];
        expect(options).toHaveLength(2);
        expect(options).toContainEqual(expect.objectContaining({ from: date }));
      }),
    );
  });

  /** Over, or without days, or with one where it says that there are several. */
  function isOver(read: Read, at: Date): boolean {
    if (read.kind === 'moment') return read.at.getTime() <= at.getTime() - 60_000;
    if (read.kind === 'days') return read.until < localTimeAt(at).date || read.from > read.until;
    return read.kind === 'unclear' && read.why === 'ambiguous' && read.options.length < 2;
  }

  it('is never in the past, whatever was typed', () => {
    const words = fc.constantFrom(
      ...'morgen vandaag maandag vrijdag volgende week deze over drie weken dagen maart 12 april 19-3 om half 9 uur tot van next at until 2pm de 5e kerst'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(now, fc.array(words, { minLength: 1, maxLength: 7 }), (at, some) => {
        for (const read of readMoments(some.join(' '), at)) expect(isOver(read, at)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves any text alone that it does not understand', () => {
    fc.assert(
      fc.property(now, fc.string({ unit: 'binary', maxLength: 60 }), (at, text) => {
        for (const { start, end, text: part } of readMoments(text, at)) expect(end - start).toBe(part.length);
      }),
    );
  });
});

describe('from when until when, each told in its own way', () => {
  const hour = (minute: number) =>
    String(Math.floor(minute / 60) > 12 ? Math.floor(minute / 60) - 12 : Math.floor(minute / 60));
  /** How people tell a time of the working day, but for the whole hour alone, which may be another number. */
  const surely = (minute: number): string[] => [
    `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, '0')}`,
    `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')} uur`,
    ...(minute % 60 === 0 ? [`${hour(minute)} uur`, `om ${hour(minute)}u`] : []),
    ...(minute % 60 === 15 ? [`kwart over ${hour(minute)}`] : []),
    ...(minute % 60 === 30 ? [`half ${hour(minute + 60)}`] : []),
    ...(minute % 60 === 45 ? [`kwart voor ${hour(minute + 60)}`] : []),
  ];
  const told = (minute: number) => [...surely(minute), ...(minute % 60 === 0 ? [hour(minute)] : [])];
  /** Eight in the morning until a quarter to six. */
  const quarters = fc.integer({ min: 32, max: 71 }).map((quarter) => quarter * 15);

  it('is read where one of the two is surely a time', () => {
    fc.assert(
      fc.property(quarters, quarters, fc.nat(), fc.nat(), fc.boolean(), (from, length, one, other, isFirst) => {
        const until = from + Math.max(15, length - 480);
        if (until > 18 * 60 + 45) return;
        const pick = (some: readonly string[], at: number) => some[at % some.length] ?? '';
        const first = pick(isFirst ? surely(from) : told(from), one);
        const last = pick(isFirst ? told(until) : surely(until), other).replace('om ', '');
        expect(said(`woensdag 21 april 2027, ${first} tot ${last}, bij de bakker`)).toBe(
          `2027-04-21 ${clock(from)}-${clock(until)}`,
        );
      }),
    );
  });
});
