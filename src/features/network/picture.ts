import type { Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';
import { SMALLEST_SHOWN } from '../../people/small-groups.ts';
import type { BarChart } from '../../pictures/bars.ts';
import type { NetworkFigures } from './figures.ts';
import { NEW_DAYS, QUIET_DAYS } from './repository.ts';
import { type ShownGroup, STANDINGS } from './suppression.ts';

/** The figures of the network as bars: what stands in the words, and nothing more. */
export function networkChart({ table }: NetworkFigures, language: Language): BarChart {
  const { network } = texts(language);
  const whole = { name: network.whole, total: table.total, split: table.split };
  return {
    title: network.title,
    legend: [...STANDINGS.map((standing) => network.legend[standing]), network.legend.unsplit],
    bars: [whole, ...table.groups].map((group) => ({
      name: group.name,
      parts: partsOf(group),
      label: network.people(group.total),
    })),
    note: network.howCounted(NEW_DAYS, QUIET_DAYS, SMALLEST_SHOWN),
  };
}

/** The last part is of whom it is not shown how they stand. */
function partsOf({ total, split }: ShownGroup): number[] | null {
  if (split !== null) return [...STANDINGS.map((standing) => split[standing]), 0];
  return total === null ? null : [...STANDINGS.map(() => 0), total];
}
