import type { Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';
import type { Bar, BarChart } from '../../pictures/bars.ts';
import { type Figures, shareOf } from './figures.ts';

/** The share of dossiers with criteria as bars, by year and then by department: what stands in the words, and nothing more. */
export function sharesChart(all: readonly Figures[], target: number | null, language: Language): BarChart | null {
  const say = texts(language).dossiers.figures;
  const bars = all.flatMap((figures): Bar[] => {
    const departments = figures.departments.flatMap(({ department, dossiers, withCriteria }) =>
      barOf(say.inYear(department ?? say.noDepartment, figures.year), shareOf({ dossiers, withCriteria })),
    );
    return [...barOf(String(figures.year), shareOf(figures)), ...departments];
  });
  if (bars.length === 0) return null;
  return {
    title: say.title,
    legend: [say.legend.with, say.legend.without],
    bars,
    note: say.small,
    ...(target === null ? {} : { aim: { value: target, name: say.legend.aim(target) } }),
  };
}

function barOf(name: string, share: number | null): Bar[] {
  return share === null ? [] : [{ name, parts: [share, 100 - share], label: `${share}%` }];
}
