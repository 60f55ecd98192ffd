import { join } from 'node:path';
import { z } from 'zod';
import { expression } from '../language/expression.ts';
import { CRITERIA_FOLDER } from './folder.ts';
import { readYaml } from './library.ts';

const words = z.array(z.string()).min(1);

const talkSchema = z.strictObject({
  /** The first, the second, and so on, each by its words. */
  places: z.array(words),
  last: words,
  all: words,
  /** What stands before those that are left out of all. */
  except: words,
  heavier: words,
  lighter: words,
  because: words,
  counted: expression,
  percentage: expression,
});

/** How people point at criteria, see `prisma/seed/criteria/talk.yaml`. */
export type TalkWords = z.infer<typeof talkSchema>;

/** @throws AppError `criteria.bad-library` */
export async function readTalkWords(): Promise<TalkWords> {
  return readYaml(join(CRITERIA_FOLDER, 'talk.yaml'), talkSchema);
}
