import type { Language } from '../../../chat/language.ts';
import type { Adviser } from '../../../criteria/advice.ts';
import { asCsv } from '../../../i18n/csv.ts';
import { texts } from '../../../i18n/texts.ts';
import { sourceWords } from '../details.ts';
import type { DossierView } from '../view.ts';

/** The criteria of a dossier as CSV, one a row. */
export function dossierAsCsv(adviser: Adviser, { items, advice }: DossierView, language: Language): string {
  const { criteria, dossiers } = texts(language);
  const { fields } = dossiers.document;
  const header = [
    fields.number,
    fields.state,
    fields.title,
    criteria.themes,
    criteria.kind,
    criteria.level,
    dossiers.document.weight,
    dossiers.why.text,
    criteria.verification,
    fields.reason,
    dossiers.why.law,
    criteria.source,
    fields.version,
    fields.decidedOn,
  ];
  const rows = items.map(({ n, row, criterion, title, text, verification, weight }) => [
    String(n),
    dossiers.criterion[row.state],
    title,
    adviser.reader.themes[criterion.theme][language],
    criteria.kinds[criterion.kind],
    criteria.levels[criterion.level],
    weight ?? '',
    text,
    verification,
    row.reason ?? '',
    criteria.law(adviser.legalBasisFor(criterion.legalBasis, advice.assignment).join(', ')),
    sourceWords(criterion.source),
    String(criterion.version),
    row.decidedAt === null ? '' : row.decidedAt.toISOString().slice(0, 10),
  ]);
  return asCsv([header, ...rows]);
}
