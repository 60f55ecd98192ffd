import type { Language } from '../../chat/language.ts';
import { type Block, paragraph } from '../../chat/reply.ts';
import type { Adviser } from '../../criteria/advice.ts';
import { advised } from '../../criteria/library.ts';
import { texts } from '../../i18n/texts.ts';
import type { DossierView, Item } from './view.ts';

/** Everything the library says of a criterion, with its source and the law. */
export function detailsOf(adviser: Adviser, { advice }: DossierView, item: Item, language: Language): Block[] {
  const { dossiers } = texts(language);
  const { criterion, text, verification } = item;
  return [
    ...(item.row.text === null ? [] : [paragraph(dossiers.criterion.own)]),
    ...(dossiers.criterion.inDutch === null ? [] : [paragraph(dossiers.criterion.inDutch)]),
    paragraph(text),
    { kind: 'list', items: labelled(adviser, { advice }, item, language).map(([label, said]) => `${label}: ${said}`) },
    ...(verification === criterion.verification ? [] : [paragraph(dossiers.criterion.own)]),
  ];
}

/** The parts of a criterion behind its text, each with its label. */
export function labelled(
  adviser: Adviser,
  { advice }: Pick<DossierView, 'advice'>,
  { criterion, verification, weight, why }: Item,
  language: Language,
): [label: string, said: string][] {
  const { criteria, dossiers } = texts(language);
  const { themes } = adviser.reader;
  const { source, scoring } = criterion;
  const { whyKind, proportionality, whenNotToUse } = advised(criterion, language);
  const articles = adviser.legalBasisFor(criterion.legalBasis, advice.assignment);
  const parts: ([string, string] | null)[] = [
    [criteria.themes, themes[criterion.theme][language]],
    [criteria.kind, `${criteria.kinds[criterion.kind]}. ${whyKind}`],
    [criteria.level, criteria.levels[criterion.level]],
    weight === null ? null : [dossiers.document.weight, weight],
    [criteria.why, why],
    [dossiers.why.subject, criterion.subjectLink],
    [criteria.verification, verification],
    scoring === null ? null : [dossiers.why.scoring, scoring],
    [criteria.proportionality, proportionality],
    [dossiers.why.kpi, criterion.kpi],
    [dossiers.why.consequence, criterion.consequence],
    [dossiers.why.when, whenNotToUse],
    [dossiers.why.law, criteria.law(articles.join(', '))],
    [criteria.source, sourceWords(source)],
    [dossiers.document.fields.version, `${criterion.version} (${criterion.date})`],
  ];
  return parts.filter((part) => part !== null);
}

/** "Titel (uitgever, 2024), https://…" */
export function sourceWords({ title, publisher, date, url }: Item['criterion']['source']): string {
  const about = [publisher, date].filter((part) => part !== null).join(', ');
  return `${title} (${about})${url === null ? '' : `, ${url}`}`;
}
