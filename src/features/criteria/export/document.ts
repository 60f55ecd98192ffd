import type { Language } from '../../../chat/language.ts';
import type { Adviser } from '../../../criteria/advice.ts';
import { texts } from '../../../i18n/texts.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { factsLine } from '../card.ts';
import { titleOf } from '../deciding.ts';
import { labelled } from '../details.ts';
import { HAPPENINGS, historyOf } from '../life.ts';
import type { DossierView, Item } from '../view.ts';

/** A dossier as a document, whatever the kind of file: headings, paragraphs, and parts with a label. */
export interface DossierDocument {
  language: Language;
  title: string;
  /** What was bought, how large, by which procedure. */
  facts: string;
  made: string;
  /** As it was described. */
  assignment: string;
  /** What is wrong or needs a reason; none: nothing. */
  checks: readonly string[];
  sections: readonly { heading: string; criteria: readonly DocumentCriterion[] }[];
  /** Who did what and when, from the first. */
  history: readonly string[];
}

export interface DocumentCriterion {
  number: number;
  title: string;
  text: string;
  parts: readonly (readonly [label: string, said: string])[];
}

/** What a dossier comes to as a document, with its sources and the decisions made. */
export async function documentOf(
  tx: Transaction,
  adviser: Adviser,
  view: DossierView,
  { language, now }: { language: Language; now: Date },
): Promise<DossierDocument> {
  const { document, criterion } = texts(language).dossiers;
  const { dossier, advice, items, what } = view;
  const section = (heading: string, state: Item['row']['state']) => ({
    heading,
    criteria: items.filter(({ row }) => row.state === state).map((item) => criterionOf(adviser, view, item, language)),
  });
  return {
    language,
    title: document.title(dossier.number, what),
    facts: factsLine(advice.assignment, what, language),
    made: [document.made(dayIn(now, language)), criterion.inDutch].filter((part) => part !== null).join(' '),
    assignment: [...wordingOf(view, language), described(dossier.text ?? '', document.shortened)].join('\n\n'),
    checks: view.warnings,
    sections: [
      section(document.chosen, 'chosen'),
      section(document.suggested, 'suggested'),
      section(document.rejected, 'rejected'),
    ],
    history: await historyLines(tx, adviser, dossier.id, language),
  };
}

/** The wording that was taken for the assignment itself. */
function wordingOf({ advice: { wording, wordings } }: DossierView, language: Language): string[] {
  return wording === null ? [] : wordings.map(({ text }) => texts(language).dossiers.wording.said(text, true));
}

/** A specification is a document by itself: of it the beginning stands here, and everything that was found in it. */
const LONGEST_DESCRIPTION = 6_000;

function described(text: string, shortened: string): string {
  return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION)}…\n\n${shortened}`;
}

function criterionOf(adviser: Adviser, view: DossierView, item: Item, language: Language): DocumentCriterion {
  const { dossiers } = texts(language);
  const { n, row, title, text, fits } = item;
  const { fields } = dossiers.document;
  const parts: ([string, string] | null)[] = [
    row.reason === null ? null : [fields.reason, row.reason],
    row.text === null ? null : [fields.state, dossiers.criterion.own],
    row.stayed === null ? null : [fields.state, row.stayed ? dossiers.criterion.stayed : dossiers.criterion.wentOut],
    fits ? null : [fields.state, dossiers.criterion.noLongerFits],
    ...labelled(adviser, view, item, language),
    row.decidedAt === null ? null : [fields.decidedOn, dayIn(row.decidedAt, language)],
  ];
  return { number: n, title, text, parts: parts.filter((part) => part !== null) };
}

function dayIn(day: Date, language: Language): string {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }).format(day);
}

async function historyLines(
  tx: Transaction,
  adviser: Adviser,
  dossierId: string,
  language: Language,
): Promise<string[]> {
  const { dossiers } = texts(language);
  const lines = await historyOf(tx, dossierId);
  const ids = [...new Set(lines.flatMap(({ personId }) => personId ?? []))];
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, displayName: true } });
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  return lines.flatMap(({ kind, at, personId, place, words }) => {
    const happening = HAPPENINGS.find((one) => one === kind);
    if (!happening) return [];
    const who = names.get(personId ?? '') ?? dossiers.document.somebody;
    const about = place === null ? '' : `: ${titleOf(adviser, place, language)}`;
    const said = words === null || words === undefined ? '' : ` (“${words}”)`;
    return [`${dayIn(at, language)}: ${who} ${dossiers.history[happening]}${about}${said}`];
  });
}
