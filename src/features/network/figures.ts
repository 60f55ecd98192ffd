import { shownPart } from '../../people/small-groups.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Movement } from './moves.ts';
import { type AmbassadorRow, ambassadorsOf, departmentsWithout } from './repository.ts';
import { type Group, type ShownGroup, type ShownTable, type STANDINGS, shownTable } from './suppression.ts';

/** How the network of ambassadors of one organisation does, as far as it may be shown. */
export interface NetworkFigures {
  table: ShownTable;
  /** How many did what; null: not shown. */
  moves: Readonly<Record<Movement, number | null>>;
  /** Departments in which nobody is ambassador. */
  missing: string[];
}

/** @param unnamed what the group is called of whom no department is known */
export async function networkFigures(
  tx: Transaction,
  organisationId: string,
  unnamed: string,
): Promise<NetworkFigures> {
  const rows = await ambassadorsOf(tx, organisationId);
  return {
    table: shownTable(
      byName(rows, ({ department }) => department ?? unnamed).map(([name, members]) => groupOf(name, members)),
    ),
    moves: movesOf(rows),
    missing: await departmentsWithout(tx, organisationId),
  };
}

/** How one organisation does among others. */
export interface OrganisationFigures extends ShownGroup {
  /** How many did what; null: not shown. */
  moves: NetworkFigures['moves'];
}

/**
 * How every organisation does that has ambassadors, by name. Each is shown as if it were alone, and no sum over them is told: so
 * nothing of one can be worked out from the others.
 */
export async function figuresByOrganisation(tx: Transaction): Promise<OrganisationFigures[]> {
  const rows = await ambassadorsOf(tx, null);
  return byName(rows, ({ organisation }) => organisation).map(([name, members]) => {
    const { total, split } = shownTable([groupOf(name, members)]);
    return { name, total, split, moves: movesOf(members) };
  });
}

function byName(
  rows: readonly AmbassadorRow[],
  nameOf: (row: AmbassadorRow) => string,
): (readonly [name: string, members: AmbassadorRow[]])[] {
  return [...Map.groupBy(rows, nameOf)].sort(([one], [other]) => one.localeCompare(other));
}

function groupOf(name: string, members: readonly AmbassadorRow[]): Group {
  const count = (standing: (typeof STANDINGS)[number]) => members.filter((row) => row.standing === standing).length;
  return { name, split: { active: count('active'), quiet: count('quiet'), new: count('new') } };
}

/** Who did it promised it first: of the two the difference is no small group either. */
function movesOf(rows: readonly AmbassadorRow[]): Record<Movement, number | null> {
  const count = (move: Movement) => rows.filter((row) => row[move]).length;
  const shown = (move: Movement) => shownPart(count(move), rows.length);
  const nested = (part: Movement, whole: Movement) =>
    shown(part) === null || shown(whole) === null ? shown(part) : shownPart(count(part), count(whole));
  return {
    acknowledged: shown('acknowledged'),
    answered: shown('answered'),
    came: nested('came', 'answered'),
    pledged: shown('pledged'),
    did: nested('did', 'pledged'),
  };
}
