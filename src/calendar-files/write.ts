import ICAL from 'ical.js';
import { instantAt, type LocalDate, localTimeAt, TIME_ZONE } from '../calendar/local-time.ts';
import { visibleText } from '../chat/visible-text.ts';
import { AMSTERDAM } from './amsterdam.ts';
import { ruleForFile } from './recurrence.ts';

/** Somebody a calendar names: only in what is sent to them, or to who invites. */
export interface CalendarPerson {
  name: string | null;
  email: string;
}

/** Something in a calendar, or one date of it. Its texts are plain words. */
export interface CalendarEvent {
  /** Stays the same as long as it is the same thing: `visit-<id>@…`. A calendar finds by it what it has already. */
  uid: string;
  /** Rises with every change that counts (RFC 5546, 2.1.4): a calendar takes no older one. */
  sequence: number;
  start: Date;
  end: Date;
  title: string;
  description?: string | undefined;
  /** Where, in words. */
  place?: string | undefined;
  /** Only `https:`. */
  url?: string | undefined;
  cancelled?: boolean | undefined;
  organiser?: CalendarPerson | undefined;
  /** Who it is sent to; nobody else's calendar is told of them. */
  attendee?: CalendarPerson | undefined;
  /** `start` is the first of a series. */
  repeats?: { rule: string /** Dates of the rule on which there is none. */; except: readonly Date[] } | undefined;
  /** It is one date of the series with the same `uid`: the one that was planned at this moment. */
  instead?: Date | undefined;
  /** How many minutes before it a calendar warns. */
  alarmMinutes?: number | undefined;
}

/**
 * What the file is for (RFC 5546). `PUBLISH`: to put into a calendar by hand, which does not update by itself. `REQUEST` and
 * `CANCEL`: by e-mail, to who comes; mail programs bring them up to date.
 */
export type CalendarMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL';

export interface CalendarFile {
  method: CalendarMethod;
  events: readonly CalendarEvent[];
  /** When it is written. */
  writtenAt: Date;
}

const PRODUCT = '-//Impactmakelaar//Agenda//NL';
/** What goes before a line of more than 75 octets that is folded counts too (RFC 5545, 3.1); the library forgets it. */
const LONGEST_LINE = 74;
const LINE_END = '\r\n';
const MINUTE_S = 60;

/** An iCalendar file (RFC 5545) in Dutch time, with its zone. */
export function writeCalendar({ method, events, writtenAt }: CalendarFile): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', PRODUCT);
  calendar.addPropertyWithValue('method', method);
  calendar.addSubcomponent(ICAL.Component.fromString(AMSTERDAM));
  for (const event of events) calendar.addSubcomponent(eventOf(event, { method, writtenAt }));
  ICAL.foldLength = LONGEST_LINE;
  return `${calendar.toString()}${LINE_END}`;
}

function eventOf(
  event: CalendarEvent,
  { method, writtenAt }: Pick<CalendarFile, 'method' | 'writtenAt'>,
): ICAL.Component {
  const written = new ICAL.Component('vevent');
  const isCancelled = event.cancelled === true || method === 'CANCEL';
  written.addPropertyWithValue('uid', oneLine(event.uid));
  written.addPropertyWithValue('dtstamp', utcTime(writtenAt));
  written.addPropertyWithValue('sequence', event.sequence);
  addTime(written, 'dtstart', event.start);
  addTime(written, 'dtend', event.end);
  if (event.instead) addTime(written, 'recurrence-id', event.instead);
  if (event.repeats) addRule(written, event.repeats);
  written.addPropertyWithValue('summary', oneLine(event.title));
  if (event.description) written.addPropertyWithValue('description', visibleText(event.description));
  if (event.place) written.addPropertyWithValue('location', oneLine(event.place));
  if (event.url !== undefined && isWebAddress(event.url)) written.addPropertyWithValue('url', new URL(event.url).href);
  written.addPropertyWithValue('status', isCancelled ? 'CANCELLED' : 'CONFIRMED');
  if (event.organiser) addPerson(written, 'organizer', event.organiser);
  if (event.attendee) addPerson(written, 'attendee', event.attendee, { role: 'REQ-PARTICIPANT', partstat: 'ACCEPTED' });
  if (event.alarmMinutes !== undefined && !isCancelled) written.addSubcomponent(alarm(event.title, event.alarmMinutes));
  return written;
}

function addTime(to: ICAL.Component, name: string, moment: Date): void {
  const property = new ICAL.Property(name);
  property.setParameter('tzid', TIME_ZONE);
  property.setValue(wallClockAt(moment));
  to.addProperty(property);
}

function addRule(to: ICAL.Component, { rule, except }: NonNullable<CalendarEvent['repeats']>): void {
  to.addPropertyWithValue('rrule', ICAL.Recur.fromString(ruleForFile(rule, endOf)));
  for (const date of except) addTime(to, 'exdate', date);
}

const DAY_MINUTES = 24 * 60;

/** The last minute of a day, so that what is planned on it is within it. */
function endOf(day: LocalDate): Date {
  return instantAt(day, DAY_MINUTES - 1);
}

/** Without a zone: that stands beside it. */
function wallClockAt(moment: Date): ICAL.Time {
  const { date, minute } = localTimeAt(moment);
  const two = (value: number) => String(value).padStart(2, '0');
  return ICAL.Time.fromDateTimeString(`${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`);
}

function utcTime(instant: Date): ICAL.Time {
  return ICAL.Time.fromJSDate(instant, true);
}

function addPerson(
  to: ICAL.Component,
  name: 'organizer' | 'attendee',
  { name: called, email }: CalendarPerson,
  parameters: Readonly<Record<string, string>> = {},
): void {
  const property = new ICAL.Property(name);
  if (called !== null) property.setParameter('cn', oneLine(called));
  for (const [parameter, value] of Object.entries(parameters)) property.setParameter(parameter, value);
  property.setValue(`mailto:${oneLine(email)}`);
  to.addProperty(property);
}

function alarm(title: string, minutes: number): ICAL.Component {
  const written = new ICAL.Component('valarm');
  written.addPropertyWithValue('action', 'DISPLAY');
  written.addPropertyWithValue('description', oneLine(title));
  written.addPropertyWithValue('trigger', ICAL.Duration.fromSeconds(-minutes * MINUTE_S));
  return written;
}

/** A line end within some values would begin a line of its own. */
function oneLine(text: string): string {
  return visibleText(text).replace(/\s+/g, ' ').trim();
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}
