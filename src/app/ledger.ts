import { CASE } from '../case-life/case-life.ts';
import { caseStates } from '../case-life/repository.ts';
import type { StatesByKind } from '../ledger/verify-stored.ts';

/** The subjects of the ledger that must be in the state their last entry says. */
export const LEDGER_STATES: StatesByKind = { [CASE]: caseStates };
