import { z } from 'zod';
import { isPublicHoliday } from './holidays.ts';
import { type LocalDate, weekdayOf } from './local-time.ts';

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'expected a time like 09:00, up to 24:00');
const dateSchema = z.iso.date('expected a date like 2026-05-15');

const stretchesSchema = z
  .array(z.object({ from: timeSchema, until: timeSchema }))
  .default([])
  .refine(
    (stretches) => stretches.every(({ from, until }, at) => from < until && (stretches[at - 1]?.until ?? '') <= from),
    'expected stretches that end after they begin, in order and without overlap',
  );

/** When a counter works, by the wall clock of the Netherlands. Several stretches a day; a day left out is closed. */
export const openingHoursSchema = z.object({
  weekly: z.object({
    monday: stretchesSchema,
    tuesday: stretchesSchema,
    wednesday: stretchesSchema,
    thursday: stretchesSchema,
    friday: stretchesSchema,
    saturday: stretchesSchema,
    sunday: stretchesSchema,
  }),
  liberationDay: z.enum(['never', 'lustrum', 'every-year']).default('lustrum'),
  /** Bridging days and other days of its own on which the counter is closed, first and last included. */
  closed: z.array(z.object({ from: dateSchema, until: dateSchema })).default([]),
});

export type OpeningHours = z.infer<typeof openingHoursSchema>;

/** Monday to Friday, nine to five: what a counter has until its own hours are known. */
export const OFFICE_HOURS: OpeningHours = openingHoursSchema.parse({
  weekly: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, [{ from: '09:00', until: '17:00' }]]),
  ),
});

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** The stretches of a day on which the counter works, in minutes since midnight by the wall clock, in order. */
export function openOn(hours: OpeningHours, date: LocalDate): { from: number; until: number }[] {
  if (isPublicHoliday(date, hours.liberationDay)) return [];
  if (hours.closed.some(({ from, until }) => from <= date && date <= until)) return [];
  const weekday = WEEKDAYS[weekdayOf(date)];
  if (!weekday) return [];
  return hours.weekly[weekday].map(({ from, until }) => ({ from: minutesOf(from), until: minutesOf(until) }));
}

/** Whether there is a minute in the week at all, closed days apart. */
export function everOpen(hours: OpeningHours): boolean {
  return WEEKDAYS.some((weekday) => hours.weekly[weekday].length > 0);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
