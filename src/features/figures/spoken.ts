import { type Period, periodOf } from '../../calendar/period-named.ts';
import { COUNTED, type Counted, type CountedPlace, type Form, type Named } from './asked.ts';

/** Which figures were told last, as the id of what is spoken of says it. */
export type Told = Named & { isNotCounted?: boolean; form?: Form | null };

/** What is spoken of: `figures:<id>`. */
export const FIGURES_TOPIC = 'figures';

const SEPARATOR = '~';

/** @returns "questions+users~month/2026-11-01~Twente=GM0141+GM0147~ours" */
export function idOf({ what, period, place, isOurs, isNotCounted = false, form = null }: Told): string {
  return [
    isNotCounted ? 'none' : what.join('+'),
    period === null ? '' : `${period.unit}/${period.from}`,
    place === null ? '' : `${place.name.replaceAll(/[:~=]/g, ' ')}=${place.codes.join('+')}`,
    isOurs ? 'ours' : '',
    form ?? '',
  ].join(SEPARATOR);
}

/** What {@link idOf} wrote. */
export function toldIn(id: string): Told {
  const [what = '', period = '', place = '', ours = '', form = ''] = id.split(SEPARATOR);
  return {
    what: COUNTED.filter((one) => what.split('+').includes(one)) satisfies Counted[],
    period: periodIn(period),
    place: placeIn(place),
    isOurs: ours !== '',
    isNotCounted: what === 'none',
    form: FORMS.find((one) => one === form) ?? null,
  };
}

const FORMS: readonly Form[] = ['report', 'file'];

/** What is asked on about what was told: what is not named stays as it was. */
export function goingOn(before: Told, { what, period, place, isOurs }: Named): Told {
  return {
    what: what.length > 0 ? what : before.what,
    period: period ?? before.period,
    place: isOurs ? null : (place ?? before.place),
    isOurs: isOurs || (place === null && before.isOurs),
  };
}

const UNITS: readonly Period['unit'][] = ['day', 'week', 'month', 'quarter', 'year', 'ever'];

function periodIn(text: string): Period | null {
  const [named, from] = text.split('/');
  const unit = UNITS.find((one) => one === named);
  return unit === undefined || from === undefined ? null : periodOf(unit, from);
}

function placeIn(text: string): CountedPlace | null {
  const [name, codes] = text.split('=');
  return name && codes !== undefined ? { name, codes: codes.split('+').filter((code) => code !== '') } : null;
}
