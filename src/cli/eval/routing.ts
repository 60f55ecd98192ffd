import { openCaseRouter } from '../../routing/router.ts';
import { routeMessage } from '../route.ts';
import { readCases } from './cases.ts';
import type { Split } from './questions.ts';
import type { JudgedCase } from './routing-scores.ts';

/** Puts the messages of some splits to the router, as `impact route` does. */
export async function evaluateRouting(splits: readonly Split[]): Promise<JudgedCase[]> {
  const router = await openCaseRouter();
  const cases = await readCases();
  return cases
    .filter(({ split }) => splits.includes(split))
    .map((expected) => ({ expected, given: routeMessage(router, expected.text) }));
}
