import { openReader } from '../../app/reader.ts';
import { openCaseRouter } from '../../routing/router.ts';
import { routeMessage } from '../route.ts';
import { readCases } from './cases.ts';
import type { Split } from './questions.ts';
import type { JudgedCase } from './routing-scores.ts';

/** Puts the messages of some splits to the router, as `impact route` does. */
export async function evaluateRouting(splits: readonly Split[]): Promise<JudgedCase[]> {
  const router = await openCaseRouter();
  const cases = await readCases();
  const { reader, close } = await openReader();
  const judged: JudgedCase[] = [];
  try {
    for (const expected of cases.filter(({ split }) => splits.includes(split))) {
      judged.push({ expected, given: await routeMessage({ router, reader }, expected.text) });
    }
  } finally {
    await close();
  }
  return judged;
}
