import { instantAt, type LocalDate, localTimeAt } from '../../calendar/local-time.ts';
import { type Read, readMoment, readMoments, type UnclearRead } from '../../calendar/moment-in-words.ts';
import { momentIn } from '../../calendar/moment-said.ts';
import { movedFrom } from '../../calendar/moved-moment.ts';
import type { Language } from '../../chat/language.ts';
import { sendableFrom } from '../../delivery/purposes.ts';
import { texts } from '../../i18n/texts.ts';

/** When a message is to go out, as words say it. */
export interface Wanted {
  /** Null: it is not sure, and `why` says so. */
  at: Date | null;
  why: string | null;
  /** The text without the words that say when. */
  rest: string;
}

/** A day without a time is its morning. */
const MORNING = 9 * 60;

/**
 * @param planned when it was to go out until now: "een uur eerder" counts from that; null: it had no moment
 * @returns null: the words do not say when anything is to go out
 */
export function whenWanted(text: string, now: Date, language: Language, planned: Date | null = null): Wanted | null {
  const move = planned === null ? null : movedFrom(text, planned);
  if (move !== null) return wantedAt(move.at, now, language, without(text, move));
  const read = readMoment(text, now);
  if (read === null || read.kind === 'duration' || isNoMoment(read)) return null;
  const rest = without(text, read);
  if (read.kind === 'unclear') return { at: null, why: whyUnclear(read, language), rest };
  return wantedAt(read.kind === 'moment' ? read.at : morningOf(read.from), now, language, rest);
}

/** The same of a text in which a group is called by a day: "de lijst van vrijdag" is no moment. @param called null: none is */
export function whenBeside(
  text: string,
  called: string | null,
  { now, language }: { now: Date; language: Language },
  planned: Date | null = null,
): Wanted | null {
  const start = called === null ? -1 : text.toLowerCase().indexOf(called.toLowerCase());
  if (called === null || start < 0) return whenWanted(text, now, language, planned);
  const when = whenWanted(without(text, { start, end: start + called.length }), now, language, planned);
  return when && { ...when, rest: `${when.rest} ${called}` };
}

/** Whether words name the day on which a message goes out: what they say of it may be of that, whatever its text holds. */
export function namesItsDay(text: string, now: Date, sendAt: Date | null): boolean {
  if (sendAt === null) return false;
  const { date } = localTimeAt(sendAt);
  return readMoments(text, now).some((read) => (read.kind === 'days' ? read.from : dateOf(read)) === date);
}

function dateOf(read: Read): LocalDate | null {
  return read.kind === 'moment' ? read.date : null;
}

function wantedAt(at: Date, now: Date, language: Language, rest: string): Wanted {
  return at > now ? { at, why: null, rest } : { at: null, why: texts(language).broadcasts.errors.past, rest };
}

function without(text: string, { start, end }: { start: number; end: number }): string {
  return `${text.slice(0, start)} ${text.slice(end)}`.trim();
}

/** "Tot vrijdag" is no moment at which something goes out; "voor vrijdag" may be. */
function isNoMoment({ bound, text }: Exclude<Read, { kind: 'duration' }>): boolean {
  return bound === 'after' || bound === 'through' || (bound === 'until' && !/^voor\s/i.test(text));
}

function morningOf(date: LocalDate): Date {
  return instantAt(date, MORNING);
}

function whyUnclear({ why, options, text }: UnclearRead, language: Language): string {
  const { moments } = texts(language).broadcasts;
  const named = options.map((option) =>
    momentIn(language, option.kind === 'moment' ? option.at : morningOf(option.from)),
  );
  return moments[why](text, named.join(texts(language).broadcasts.moments.or));
}

/** From when people get what goes out at a moment, when that is later; null: at once. */
export function quietUntil(moment: Date): Date | null {
  const from = sendableFrom('broadcast', moment);
  return from > moment ? from : null;
}
