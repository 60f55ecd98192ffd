import { LANGUAGES } from '../../chat/language.ts';
import { webAddressIn } from '../../language/web-address.ts';
import { movedIn } from '../../places/times.ts';
import { datesNamed } from './one-date.ts';
import type { PlannedSession } from './planning.ts';
import { sessionWords } from './said.ts';
import type { Reading } from './when-said.ts';

/** What words change of some dates of a series, and not of the others. */
export type OneChanged =
  | { does: 'off' }
  | { does: 'move'; to: { startsAt: Date; endsAt: Date } }
  | { does: 'edit'; where: { place?: string | null; link?: string } }
  | { does: 'problem'; problem: 'past' | 'night' };

/** Where words say it is: a place, online, or neither. */
export type WhereSaid = (text: string, reading: Reading) => { place: string | undefined; isOnline: boolean };

/**
 * "Die van maart gaat naar 25 maart", "de derde keer is online, link https://…", "skip mei".
 *
 * @returns null: no date of it is named, or nothing is said of one by itself
 */
export function oneChanged<One extends PlannedSession>(
  text: string,
  dates: readonly One[],
  reading: Reading,
  whereSaid: WhereSaid,
): { some: readonly One[]; change: OneChanged; isFirst: boolean } | null {
  if (dates.length < 2) return null;
  const { some, rest, isFirst } = datesNamed(text, dates, reading.now);
  const [one] = some;
  if (!one) return null;
  const change = changeIn(text, rest, one, reading, whereSaid);
  return change && { some, change, isFirst };
}

function changeIn(
  text: string,
  rest: string,
  one: PlannedSession,
  reading: Reading,
  whereSaid: WhereSaid,
): OneChanged | null {
  const link = webAddressIn(text) ?? undefined;
  const { place, isOnline } = whereSaid(rest, reading);
  if (link !== undefined || place !== undefined || isOnline) {
    const elsewhere = isOnline ? { place: null } : place === undefined ? {} : { place };
    return { does: 'edit', where: { ...elsewhere, ...(link === undefined ? {} : { link }) } };
  }
  const moved = movedIn(rest, one, reading.now);
  if (moved !== null)
    return 'problem' in moved ? { does: 'problem', problem: moved.problem } : { does: 'move', to: moved };
  return saysOff(rest) ? { does: 'off' } : null;
}

/** What stands between the two halves of a verb: "zeg die van 20 mei af". */
const BETWEEN = String.raw`\s(?:[^.;!?\n]{1,60}[\s,])?`;

/** Whether words say that something does not take place. */
export function saysOff(text: string): boolean {
  const words = LANGUAGES.flatMap((language) => sessionWords(language).off)
    .join('|')
    .replaceAll(' … ', BETWEEN);
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu').test(text);
}
