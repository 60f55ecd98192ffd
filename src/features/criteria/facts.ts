import type { Language } from '../../chat/language.ts';
import type { Advice, Adviser } from '../../criteria/advice.ts';
import type { Assignment } from '../../criteria/assignment.ts';
import { withGiven } from '../../criteria/correction.ts';
import type { Given } from '../../criteria/given.ts';
import type { Criterion } from '../../criteria/library.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { noteHappening } from './life.ts';
import { changeAssignment, type Dossier, type ReadAs, readDossier } from './repository.ts';
import { type DossierView, viewOf } from './view.ts';

/** Of whom and when something is said. */
export interface Saying {
  language: Language;
  now: Date;
}

export function readAsOf({ group, value, stage }: Assignment): ReadAs {
  return { productGroup: group.id, euro: value.euro, stage };
}

/** The criteria of an advice, without the reasons. */
export function suggestedIn(advice: Advice): Criterion[] {
  return advice.chosen.map(({ criterion }) => criterion);
}

/** What an assignment would be with something else said of it. */
export function imagine(
  adviser: Adviser,
  dossier: Dossier,
  { given, text, language, now }: Saying & { given: Given; text?: string },
): { given: Given; advice: Advice } {
  const all = withGiven(dossier.given, given);
  return { given: all, advice: adviser.advise(text ?? dossier.text ?? '', { language, today: now, given: all }) };
}

/**
 * Keeps what somebody says of an assignment: amounts, regime and criteria are worked out again.
 *
 * @param change.text the whole description anew; left out: it stays
 * @param change.replaces the form says everything: what was said before is gone
 * @returns the dossier as it is now, with what changed in sentences
 */
export async function correctAssignment(
  tx: Transaction,
  adviser: Adviser,
  dossier: Dossier,
  change: Saying & { given: Given; text?: string; replaces?: boolean; by: string; words: string | null },
): Promise<{ view: DossierView; lines: string[] }> {
  const before = viewOf(adviser, dossier, change);
  const start = change.replaces ? { ...dossier, given: outsideTheForm(dossier.given) } : dossier;
  const { given, advice } = imagine(adviser, start, change);
  await changeAssignment(tx, dossier, {
    given,
    readAs: readAsOf(advice.assignment),
    suggested: suggestedIn(advice),
    ...(change.text === undefined ? {} : { text: change.text }),
  });
  const by = { kind: 'person', personId: change.by } as const;
  await noteHappening(tx, dossier.id, { kind: 'dossier.corrected', by, state: dossier.state, words: change.words });
  const after = viewOf(adviser, (await readDossier(tx, dossier.id)) ?? dossier, change);
  return { view: after, lines: changesBetween(before, after, adviser, change.language) };
}

/** What the form has no field for. */
function outsideTheForm({ contract, asked, wording, share }: Given): Given {
  return {
    ...(share === undefined ? {} : { share }),
    ...(wording === undefined ? {} : { wording }),
    ...(contract === undefined ? {} : { contract }),
    ...(asked === undefined ? {} : { asked }),
  };
}

/** What became otherwise, in sentences; none: nothing did. */
export function changesBetween(
  before: Pick<DossierView, 'advice' | 'items'>,
  after: Pick<DossierView, 'advice' | 'items'>,
  adviser: Adviser,
  language: Language,
): string[] {
  const { changes } = texts(language).dossiers;
  const titles = (items: DossierView['items']) => items.map(({ title }) => title).join('; ');
  const isIn = ({ criterion }: DossierView['items'][number], items: DossierView['items']) =>
    items.some((one) => one.criterion.id === criterion.id);
  const added = after.items.filter((item) => !isIn(item, before.items));
  const removed = before.items.filter((item) => !isIn(item, after.items));
  const fitted = (id: string) => before.items.find(({ criterion }) => criterion.id === id)?.fits !== false;
  const noLonger = after.items.filter(
    ({ row, fits, criterion }) => row.state === 'chosen' && !fits && fitted(criterion.id),
  );
  return [
    ...factChanges(before.advice.assignment, after.advice.assignment, adviser, language),
    ...(added.length > 0 ? [changes.added(titles(added))] : []),
    ...(removed.length > 0 ? [changes.removed(titles(removed))] : []),
    ...(noLonger.length > 0 ? [changes.noLonger(titles(noLonger))] : []),
  ];
}

function factChanges(before: Assignment, after: Assignment, adviser: Adviser, language: Language): string[] {
  const { dossiers, dossierAsked } = texts(language);
  const { changes, facts, procedures, stages } = dossiers;
  const { themes } = adviser.reader;
  const value = ({ value: { euro, yearly } }: Assignment) =>
    euro !== null ? facts.value(euro) : yearly !== null ? facts.yearly(yearly) : changes.unknown;
  const months = ({ term }: Assignment) =>
    term === null ? changes.unknown : facts.months(term.months + term.optionMonths);
  const share = (one: Assignment) => (one.share === null ? changes.unknown : dossierAsked.share.percentage(one.share));
  const newGoals = after.goals.filter((theme) => !before.goals.includes(theme));
  const lines: (string | false)[] = [
    after.group.id !== before.group.id && changes.group(after.group[language], before.group[language]),
    value(after) !== value(before) && changes.value(value(after), value(before)),
    months(after) !== months(before) && changes.months(months(after), months(before)),
    after.procedure !== before.procedure && after.procedure !== null && changes.procedure(procedures[after.procedure]),
    after.stage !== before.stage && after.stage !== null && changes.stage(stages[after.stage]),
    after.regime !== before.regime && changes.regime(facts.regimes[after.regime]),
    after.share !== before.share && dossierAsked.share.changed(share(after), share(before)),
    newGoals.length > 0 && changes.goals(newGoals.map((theme) => themes[theme][language]).join(', ')),
  ];
  return lines.filter((line) => line !== false);
}
