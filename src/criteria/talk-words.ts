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
  /** What was not named, of all. */
  others: words,
  /** What a clause says of the number it names: that it cannot be told yet, that it is only left out, that it is well in spite of a "not", no, the same, yes. */
  verdicts: z.strictObject({
    unsure: expression,
    leftOut: expression,
    notBad: expression,
    no: expression,
    also: expression,
    yes: expression,
  }),
  heavier: words,
  lighter: words,
  stricter: words,
  softer: words,
  because: words,
  counted: expression,
  /** That what is named goes out; that some are taken and the rest is not; that one goes, and not the whole; what names the whole. */
  takeOut: expression,
  restOut: expression,
  leaveOut: expression,
  whole: expression,
  /** That something asks too much, and what asks the least. */
  tooMuch: expression,
  lightest: expression,
  /** One that was spoken of, by a word that stands for it. */
  pointing: expression,
  whichThemes: expression,
  /** Who alone may bid. */
  reserved: expression,
  percentage: expression,
  /** What may stand between places without another meaning. */
  between: words,
  and: words,
  /** What something is to be about: the words. */
  about: expression,
  /** Words that tell nothing of what is meant. */
  ordinary: words,
  /** Words that mean the same of what is bought; that one of them is said says the others too. */
  alike: z.array(words),
  /** What one calls themes in passing. */
  themes: z.partialRecord(z.enum(THEMES), words),
  /** All colleagues. */
  everyone: words,
  /** That one wants to go to a dossier, and that all of them are meant. */
  goTo: expression,
  allDossiers: expression,
  /** That one asks for more about something. */
  more: expression,
  /** That one wants to see it. */
  showIt: expression,
  /** Firms that are small. */
  small: expression,
  /** That something is to be in it. */
  putIn: expression,
  /** How it may be said, where it may not be said so. */
  howElse: expression,
  /** What is put in the place of a text that was checked: `text`. */
  instead: expression,
  /** What is put behind such a text: `words` or `more`. */
  behind: expression,
  /** What somebody who bids has to show. */
  proof: expression,
  /** That what was promised does not come. */
  missed: expression,
  /** How heavy something is or may be. */
  howHeavy: expression,
  /** How much of the sum, or how heavy instead; and that it is of social return. */
  howMuch: expression,
  weighing: expression,
  socialReturn: expression,
  /** An agreement under which one orders later. */
  framework: expression,
  /** From how many one asks an offer. */
  howMany: expression,
  /** What is asked of a label, and of the whole: of lots, and what all weighs together. */
  label: expression,
  /** That there is none of it, and that it is this and nothing else. */
  none: expression,
  alone: expression,
  lots: expression,
  together: expression,
});

/** How people point at criteria, see `prisma/seed/criteria/talk.yaml`. */
export type TalkWords = z.infer<typeof talkSchema>;

/** @throws AppError `criteria.bad-library` */
export async function readTalkWords(): Promise<TalkWords> {
  return readYaml(join(CRITERIA_FOLDER, 'talk.yaml'), talkSchema);
}
