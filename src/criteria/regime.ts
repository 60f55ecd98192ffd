import { join } from 'node:path';
import { z } from 'zod';
import { CRITERIA_FOLDER } from './folder.ts';
import type { Contract, Procedure, Regime } from './labels.ts';
import { readYaml } from './library.ts';

const amounts = z.strictObject({
  works: z.int().positive(),
  supplies: z.int().positive(),
  services: z.int().positive(),
  social: z.int().positive(),
});

const thresholdsSchema = z.strictObject({
  source: z.strictObject({ title: z.string(), publisher: z.string(), date: z.string() }),
  /** The years for which they hold. */
  years: z.array(z.int()).min(1),
  local: amounts,
  state: amounts,
  /** Amounts that held in other years. */
  outdated: z.array(z.int()),
});
export type Thresholds = z.infer<typeof thresholdsSchema>;

/** @throws AppError `criteria.bad-library` */
export async function readThresholds(): Promise<Thresholds> {
  return readYaml(join(CRITERIA_FOLDER, 'thresholds.yaml'), thresholdsSchema);
}

/** From which value a contract is tendered in Europe, in euro without VAT. */
export function thresholdFor(thresholds: Thresholds, contract: Contract, isState: boolean): number {
  return (isState ? thresholds.state : thresholds.local)[contract];
}

/** Procedures that are only there above the threshold, and those only below. */
const ABOVE: readonly Procedure[] = ['european', 'open', 'restricted', 'dynamic'];
const BELOW: readonly Procedure[] = ['national', 'invited', 'direct'];

/** Whether a procedure is there only for smaller contracts than this one. @param euro null: not known, or said to be smaller */
export function procedureTooLight(euro: number | null, threshold: number, procedure: Procedure | null): boolean {
  return euro !== null && euro >= threshold && procedure !== null && BELOW.includes(procedure);
}

/**
 * Whether the whole of the law holds. The value decides (articles 2.1 to 2.6a); without one, the procedure that was chosen.
 *
 * @param euro without VAT, over the whole term with options and lots; null: unknown
 */
export function regimeOf(euro: number | null, threshold: number, procedure: Procedure | null): Regime {
  if (euro !== null) return euro >= threshold ? 'above' : 'below';
  if (procedure === null) return 'unknown';
  if (ABOVE.includes(procedure)) return 'above';
  return BELOW.includes(procedure) ? 'below' : 'unknown';
}
