import { join } from 'node:path';
import { z } from 'zod';
import { expression } from '../language/expression.ts';
import { CRITERIA_FOLDER } from './folder.ts';
import { THEMES } from './labels.ts';
import { readYaml } from './library.ts';

const words = z.array(z.string()).min(1);

const talkSchema = z.strictObject({
  /** The first, the second, and so on, each by its words. */
  places: z.array(words),
  last: words,
  /** "De eerste drie": the number. */
  first: expression,
  lastOf: expression,
  /** So many of those that nobody decided about, whichever. */
  any: expression,
  all: words,
  /** What stands before those that are left out of all. */
  except: words,
  heavier: words,
  lighter: words,
  stricter: words,
  softer: words,
  because: words,
  counted: expression,
  percentage: expression,
  /** What may stand between places without another meaning. */
  between: words,
  and: words,
  /** What something is to be about: the words. */
  about: expression,
  /** Words that tell nothing of what is meant. */
  ordinary: words,
  /** What one calls themes in passing. */
  themes: z.partialRecord(z.enum(THEMES), words),
  /** All colleagues. */
  everyone: words,
  /** That one wants to go to a dossier, and that all of them are meant. */
  goTo: expression,
  allDossiers: expression,
});

/** How people point at criteria, see `prisma/seed/criteria/talk.yaml`. */
export type TalkWords = z.infer<typeof talkSchema>;

/** @throws AppError `criteria.bad-library` */
export async function readTalkWords(): Promise<TalkWords> {
  return readYaml(join(CRITERIA_FOLDER, 'talk.yaml'), talkSchema);
}
