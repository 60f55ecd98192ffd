import { LEVELS, THEMES } from '../../../criteria/labels.ts';
import { asCsv } from '../../../i18n/csv.ts';
import type { Figures, PartFigures } from '../figures.ts';

const PARTS = [...THEMES, ...LEVELS];
const HEADER = [
  ...['organisation', 'department', 'year', 'target', 'dossiers', 'with criteria', 'share of value', 'in contract'],
  ...PARTS.flatMap((part) => [part, `${part} share`, `${part} share of value`]),
];

/** The figures of organisations and years, with those of departments behind each. What is too small to be shown is empty. */
export function figuresAsCsv(all: readonly Figures[]): string {
  const rows = all.flatMap((one) => {
    const { organisation, year, target, dossiers, withCriteria, shareOfValue, inContract, byTheme, byLevel } = one;
    const parts = [...THEMES.map((theme) => byTheme[theme]), ...LEVELS.map((level) => byLevel[level])];
    return [
      [organisation, null, year, target, dossiers, withCriteria, shareOfValue, inContract, ...parts.flatMap(columnsOf)],
      ...one.departments.map((part) => [
        ...[organisation, part.department ?? '-', year, null, part.dossiers, part.withCriteria, null, null],
        ...PARTS.flatMap(() => [null, null, null]),
      ]),
    ];
  });
  return asCsv([HEADER, ...rows.map((row) => row.map((value) => String(value ?? '')))]);
}

function columnsOf({ dossiers, share, shareOfValue }: PartFigures): (number | null)[] {
  return [dossiers, share, shareOfValue];
}
