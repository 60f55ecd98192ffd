import type { Language } from '../../chat/language.ts';
import { type Advice, type Adviser, whyText } from '../../criteria/advice.ts';
import type { Assignment } from '../../criteria/assignment.ts';
import type { Finding } from '../../criteria/checks/check-text.ts';
import { reasonsFor, stillFits } from '../../criteria/choosing.ts';
import type { Criterion } from '../../criteria/library.ts';
import { texts } from '../../i18n/texts.ts';
import { findingItems } from './findings.ts';
import type { Dossier, DossierRow } from './repository.ts';

/** One criterion of a dossier, with what is to be shown of it. */
export interface Item {
  /** By which people call it: its place among those that are shown, from 1. */
  n: number;
  row: DossierRow;
  criterion: Criterion;
  /** In the language of who reads. */
  title: string;
  /** As it is in this dossier. */
  text: string;
  verification: string;
  /** In words: "10 tot 20%", "5%"; null: it has none. */
  weight: string | null;
  /** Whether it fits the assignment as it is now. */
  fits: boolean;
  why: string;
  /** How many other organisations chose it. */
  usedBy: number;
  /** What is wrong in a text of one's own. */
  findings: readonly Finding[];
}

/** A dossier with what the library says of it now. */
export interface DossierView {
  dossier: Dossier;
  advice: Advice;
  items: readonly Item[];
  /** What is bought, in words. */
  what: string;
  /** What is wrong in what was described, each with its sentence and the law. */
  warnings: readonly string[];
}

/** @param now by the clock of the product */
export function viewOf(
  adviser: Adviser,
  dossier: Dossier,
  { language, now }: { language: Language; now: Date },
): DossierView {
  const advice = adviser.advise(dossier.text ?? '', { language, today: now, given: dossier.given });
  const known = dossier.criteria.flatMap((row) => {
    const criterion = adviser.reader.library.criteria.find(({ id }) => id === row.criterionId);
    return criterion ? [{ row, criterion }] : [];
  });
  return {
    dossier,
    advice,
    items: known.map(({ row, criterion }, at) =>
      itemOf(adviser, advice, {
        ...{ row, criterion, n: at + 1, language },
        usedBy: dossier.usedBy.get(criterion.id) ?? 0,
      }),
    ),
    what: boughtIn(adviser, dossier, language),
    warnings: findingItems(adviser, { ...advice, findings: advice.findings.filter(isOfText) }, language),
  };
}

/** What is bought, in words. */
export function boughtIn({ reader }: Adviser, { productGroup }: Dossier, language: Language): string {
  return reader.library.groups.find(({ id }) => id === productGroup)?.[language] ?? productGroup;
}

/** How to write a requirement is said of requirements, and not of what who buys says they want. */
function isOfText({ code, quotes }: Finding): boolean {
  const isOfWriting = code === 'no-verification' || code === 'not-objective';
  return !isOfWriting || quotes.some((sentence) => !OWN_WISH.test(sentence));
}

const OWN_WISH =
  /(?<!\p{L})(?:wij?|ik|we|i)(?!\p{L}).{0,40}(?<!\p{L})(?:wil|willen|zoek|zoeken|hopen|hoop|graag|vinden|vind|zou|zouden|would|want|like|hope)(?!\p{L})|(?<!\p{L})(?:graag|liefst|ideally)(?!\p{L})/iu;

/** What is suggested to who can have no dossier. */
export function provisionalView(adviser: Adviser, advice: Advice, language: Language): Omit<DossierView, 'dossier'> {
  const items = advice.chosen.map(({ criterion }, at) =>
    itemOf(adviser, advice, { row: suggestedRow(criterion), criterion, n: at + 1, language }),
  );
  const warnings = findingItems(adviser, { ...advice, findings: advice.findings.filter(isOfText) }, language);
  return { advice, items, what: advice.assignment.group[language], warnings };
}

/** What would stand in a dossier if its assignment were another: what was decided stays. */
export function imaginedItems(adviser: Adviser, advice: Advice, before: readonly Item[], language: Language): Item[] {
  const decided = before.filter(({ row }) => row.state !== 'suggested');
  const isDecided = (id: string) => decided.some(({ criterion }) => criterion.id === id);
  const rows = [
    ...decided.map(({ row, criterion }) => ({ row, criterion })),
    ...advice.chosen
      .filter(({ criterion }) => !isDecided(criterion.id))
      .map(({ criterion }) => ({ row: suggestedRow(criterion), criterion })),
  ];
  return rows.map(({ row, criterion }, at) => itemOf(adviser, advice, { row, criterion, n: at + 1, language }));
}

/** What a criterion is called. */
export function titleIn({ title, titleEn }: Criterion, language: Language): string {
  return language === 'en' ? titleEn : title;
}

/** By their numbers and titles, in a sentence. */
export function numbered(items: readonly Item[]): string {
  return items.map(({ n, title }) => `${n}. ${title}`).join('; ');
}

function suggestedRow({ id, version }: Criterion): DossierRow {
  const untouched = { text: null, verification: null, weight: null, reason: null, stayed: null, decidedAt: null };
  return { criterionId: id, libraryVersion: version, state: 'suggested', ...untouched };
}

/** As it stands in the library, with the share of the sum that the assignment names. */
function textFor({ text, textWithShare }: Criterion, { share }: Assignment): string {
  if (share === null || textWithShare === undefined) return text;
  return textWithShare.replace('{share}', `${share.toLocaleString('nl-NL')}%`);
}

function itemOf(
  adviser: Adviser,
  { assignment }: Advice,
  {
    row,
    criterion,
    n,
    language,
    usedBy = 0,
  }: { row: DossierRow; criterion: Criterion; n: number; language: Language; usedBy?: number },
): Item {
  const catalogue = texts(language);
  const { weight } = criterion;
  const own = row.weight === null ? null : `${row.weight}%`;
  const range = weight === null ? null : catalogue.criteria.range(weight.min, weight.max);
  return {
    n,
    row,
    criterion,
    title: titleIn(criterion, language),
    text: row.text ?? textFor(criterion, assignment),
    verification: row.verification ?? criterion.verification,
    weight: own ?? range,
    usedBy,
    fits: stillFits(criterion, assignment),
    why: whyText(catalogue, reasonsFor(criterion, assignment), adviser.reader, language),
    findings:
      row.text === null
        ? []
        : adviser.checkWithin(row.text, assignment).filter(({ at, severity }) => at !== null && severity !== 'hint'),
  };
}
