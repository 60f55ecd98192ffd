import type { Assignment } from './assignment.ts';
import { KINDS, type Kind, type Level, type Procedure, type Stage, THEMES, type Theme } from './labels.ts';
import { type Criterion, EVERY_GROUP, type Fits } from './library.ts';

/** Why a criterion was chosen. */
export type Reason =
  | { code: 'goal'; theme: Theme }
  | { code: 'own-rule'; buyer: string; euro: number }
  | { code: 'group'; group: string }
  | { code: 'any-group' }
  | { code: 'late-stage' }
  | { code: 'no-competition' }
  | { code: 'kind'; kind: Kind }
  | { code: 'level'; level: Level }
  | { code: 'fits-value'; euro: number };

export interface ChosenCriterion {
  criterion: Criterion;
  reasons: readonly Reason[];
}

const FEWEST = 3;
const USUAL = 5;
const MOST = 7;
const MOST_OF_THEME = 2;

/** What may still be asked in a stage; left out: everything. After publication only what both sides may agree in carrying it out. */
const BY_STAGE: Readonly<Partial<Record<Stage, readonly Kind[]>>> = {
  ready: ['eis', 'contractbepaling'],
  published: ['contractbepaling'],
  awarded: ['contractbepaling'],
};

const WITHOUT_SELECTION = KINDS.filter((kind) => kind !== 'selectiecriterium');

/** What a procedure has room for: a selection only where there is a round before, an award criterion only among several. */
const BY_PROCEDURE: Readonly<Record<Procedure, readonly Kind[]>> = {
  restricted: KINDS,
  open: WITHOUT_SELECTION,
  european: WITHOUT_SELECTION,
  national: WITHOUT_SELECTION,
  dynamic: WITHOUT_SELECTION,
  social: WITHOUT_SELECTION,
  invited: ['eis', 'gunningscriterium', 'contractbepaling'],
  direct: ['eis', 'contractbepaling'],
  'call-off': ['gunningscriterium', 'contractbepaling'],
};

/** The kinds of criteria that an assignment has room for now. */
export function allowedKinds({
  stage,
  procedure,
  lowestPrice,
}: Pick<Assignment, 'stage' | 'procedure' | 'lowestPrice'>): Kind[] {
  const inStage = (stage && BY_STAGE[stage]) ?? KINDS;
  const inProcedure = procedure ? BY_PROCEDURE[procedure] : WITHOUT_SELECTION;
  return KINDS.filter(
    (kind) => inStage.includes(kind) && inProcedure.includes(kind) && !(lowestPrice && kind === 'gunningscriterium'),
  );
}

/** Three to seven criteria for an assignment, the best first, each with why. */
export function chooseCriteria(criteria: readonly Criterion[], assignment: Assignment): ChosenCriterion[] {
  const fitting = fittingCriteria(criteria, assignment);
  const aims = aimsOf(assignment);
  const wanted = Math.min(MOST, Math.max(USUAL, aims.length + 1));
  const chosen = pick(fitting, aims, wanted);
  return chosen.map((criterion) => ({ criterion, reasons: reasonsFor(criterion, assignment) }));
}

/** All that may be used for an assignment, the best first. */
export function fittingCriteria(criteria: readonly Criterion[], assignment: Assignment): Criterion[] {
  const kinds = allowedKinds(assignment);
  return criteria
    .filter((one) => kinds.includes(one.kind) && isFor(one, assignment) && isInProportion(one.fits, one, assignment))
    .map((one) => ({ criterion: one, score: scoreOf(one, assignment) }))
    .sort((a, b) => b.score - a.score || a.criterion.id.localeCompare(b.criterion.id))
    .map(({ criterion }) => criterion);
}

/** Whether a criterion may be used for an assignment as it is now. */
export function stillFits(criterion: Criterion, assignment: Assignment): boolean {
  return allowedKinds(assignment).includes(criterion.kind) && isInProportion(criterion.fits, criterion, assignment);
}

/** The goals that are named, and what the buyer's own rules ask from this value on. */
function aimsOf(assignment: Assignment): readonly Theme[] {
  const { goals } = assignment;
  return ownRule(assignment) && !goals.includes('social-return') ? [...goals, 'social-return'] : goals;
}

/** Whether the buyer's own rules ask for social return of so large a contract, where work is what is bought. */
function ownRule({ socialReturn, value, group, contract }: Assignment): boolean {
  const isWork = group.labour || contract === 'works';
  return isWork && socialReturn !== null && value.euro !== null && value.euro >= socialReturn.threshold;
}

function isFor({ productGroups }: Criterion, { group }: Assignment): boolean {
  return productGroups.includes(group.id) || productGroups.includes(EVERY_GROUP);
}

function isInProportion(fits: Fits, { theme }: Criterion, assignment: Assignment): boolean {
  const { value, term, contract, goals, socialReturn } = assignment;
  const months = term === null ? null : term.months + term.optionMonths;
  if (fits.minValue !== undefined && value.euro !== null && value.euro < fits.minValue) return false;
  if (fits.minMonths !== undefined && months !== null && months < fits.minMonths) return false;
  if (fits.contracts && !fits.contracts.includes(contract)) return false;
  if (fits.socialReturn && socialReturn && value.euro !== null && value.euro < socialReturn.threshold) return false;
  return !fits.onlyWhenAsked || goals.includes(theme);
}

/** Large or long contracts and high aims bear more. */
const LARGE_EURO = 1_000_000;
const SMALL_EURO = 75_000;

function scoreOf(criterion: Criterion, assignment: Assignment): number {
  const { theme, kind, level, productGroups, fits, textWithShare } = criterion;
  const { goals, group, value, procedure, share } = assignment;
  const byGoal = goals.includes(theme) ? 6 - goals.indexOf(theme) * 0.1 : 0;
  const byGroup = productGroups.includes(group.id) ? 4 : 0;
  // A share that is named has to stand somewhere: before what there is for this group alone.
  const byShare = share !== null && textWithShare !== undefined ? 5 : 0;
  const size = value.euro ?? value.yearly;
  const isSmall = size !== null && size < SMALL_EURO;
  const isLarge = size !== null && size >= LARGE_EURO;
  const byLevel = { basis: isSmall ? 1.5 : 0.5, significant: isSmall ? 0 : 1, ambitieus: isLarge ? 0.8 : -1 }[level];
  const byKind = kind === 'selectiecriterium' && procedure === 'restricted' ? 3 : kind === 'geschiktheidseis' ? -1 : 0;
  return byGoal + byGroup + byShare + byLevel + byKind - (fits.onlyWhenAsked ? 1.5 : 0);
}

/** First one for each goal, then the best of different themes and kinds. */
function pick(fitting: readonly Criterion[], goals: readonly Theme[], wanted: number): Criterion[] {
  const chosen: Criterion[] = [];
  const add = (criterion: Criterion | undefined) => {
    if (criterion && !chosen.includes(criterion) && chosen.length < wanted) chosen.push(criterion);
  };
  for (const theme of goals) add(fitting.find((one) => one.theme === theme));
  const kindsLeft = KINDS.filter((kind) => !chosen.some((one) => one.kind === kind));
  for (const kind of ['gunningscriterium', 'contractbepaling', 'selectiecriterium', 'eis'] as const) {
    if (kindsLeft.includes(kind)) add(fitting.find((one) => one.kind === kind && hasRoom(chosen, one, goals)));
  }
  for (const criterion of fitting) if (hasRoom(chosen, criterion, goals)) add(criterion);
  for (const criterion of fitting) if (chosen.length < FEWEST) add(criterion);
  return chosen;
}

function hasRoom(chosen: readonly Criterion[], { theme }: Criterion, goals: readonly Theme[]): boolean {
  const most = goals.length === 0 ? 1 : MOST_OF_THEME;
  return (
    chosen.filter((one) => one.theme === theme).length <
    (goals.includes(theme) || chosen.length >= THEMES.length ? MOST_OF_THEME : most)
  );
}

/** Why a criterion is for an assignment. */
export function reasonsFor({ theme, kind, level, productGroups, fits }: Criterion, assignment: Assignment): Reason[] {
  const { goals, group, stage, procedure, value } = assignment;
  const isLate = stage === 'ready' || stage === 'published' || stage === 'awarded';
  const reasons: (Reason | false)[] = [
    goals.includes(theme) && { code: 'goal', theme },
    !goals.includes(theme) &&
      theme === 'social-return' &&
      ownRule(assignment) &&
      assignment.socialReturn !== null && {
        code: 'own-rule',
        buyer: assignment.socialReturn.name,
        euro: assignment.socialReturn.threshold,
      },
    productGroups.includes(group.id) ? { code: 'group', group: group.id } : { code: 'any-group' },
    isLate && { code: 'late-stage' },
    procedure === 'direct' && { code: 'no-competition' },
    { code: 'kind', kind },
    { code: 'level', level },
    fits.minValue !== undefined && value.euro !== null && { code: 'fits-value', euro: value.euro },
  ];
  return reasons.filter((reason) => reason !== false);
}
