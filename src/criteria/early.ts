import { join } from 'node:path';
import { z } from 'zod';
import type { Assignment } from './assignment.ts';
import { CRITERIA_FOLDER } from './folder.ts';
import { THEMES, type Theme } from './labels.ts';
import { readYaml } from './library.ts';

const WHAT = '{what}';
const wordingSchema = z.strictObject({
  id: z.string(),
  theme: z.enum(THEMES),
  text: z.string().includes(WHAT),
});
const earlySchema = z.strictObject({ source: z.string(), wordings: z.array(wordingSchema) });
type OfTheme = z.infer<typeof wordingSchema>;

/** Words with which an assignment itself can begin: what it is to achieve. */
export interface Wording {
  id: string;
  theme: Theme;
  /** Ready to use, in Dutch. */
  text: string;
}

/** @throws AppError `criteria.bad-library` */
export async function readWordings(): Promise<readonly OfTheme[]> {
  return (await readYaml(join(CRITERIA_FOLDER, 'early.yaml'), earlySchema)).wordings;
}

const MOST = 2;

/**
 * Of an idea: two openings for the goal, or one for each of two goals. Later the one that was taken stays; without an idea or a goal
 * there is none.
 *
 * @param taken id of the one that was taken
 */
export function wordingsFor(
  wordings: readonly OfTheme[],
  { stage, goals, group }: Assignment,
  taken: string | undefined,
): Wording[] {
  const filled = ({ id, theme, text }: OfTheme) => ({ id, theme, text: text.replaceAll(WHAT, group.nl) });
  const kept = wordings.find(({ id }) => id === taken);
  if (kept) return [filled(kept)];
  if (stage !== 'idea') return [];
  const ofGoals = goals.map((theme) => wordings.filter((one) => one.theme === theme));
  const [first = []] = ofGoals;
  const offered = ofGoals.length > 1 ? ofGoals.flatMap(([one]) => one ?? []) : first;
  return offered.slice(0, MOST).map(filled);
}
