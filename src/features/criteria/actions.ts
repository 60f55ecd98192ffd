import { z } from 'zod';
import { givenSchema } from '../../criteria/given.ts';
import { FORMATS } from './export/formats.ts';

/** The buttons and forms of dossiers, as they come back. */
export const CHOOSE = 'dossier.choose';
export const REJECT = 'dossier.reject';
export const RESTORE = 'dossier.restore';
export const CHANGE = 'dossier.change';
export const MORE = 'dossier.more';
export const FACT = 'dossier.fact';
export const ASSIGNMENT = 'dossier.assignment';
export const SHARE = 'dossier.share';
export const SHARE_WITH = 'dossier.share-with';
export const SHARE_TEXT = 'dossier.share-text';
export const TAKE_TEXT = 'dossier.take-text';
export const TARGET = 'dossier.target';
/** What is said after the figures is about them; the id is `own`, or a percentage that was named beside them. */
export const FIGURES_TOPIC = 'dossier-figures';
export const FIGURES = 'dossier.figures';
export const FIGURES_FILE = 'dossier.figures-file';
export const AWARD = 'dossier.award';
export const DROP = 'dossier.drop';
export const SHOW = 'dossier.show';
export const EXPORT = 'dossier.export';

/** As much of what was typed as a form begins with. */
export const LONGEST_BEGUN = 1_000;

export const dossierSchema = z.object({ id: z.uuid() });
/** With the name of who is meant, if one was said. */
export const shareWithSchema = dossierSchema.extend({ name: z.string().max(200).nullable().default(null) });
export const criterionSchema = dossierSchema.extend({ criterion: z.string().max(100) });
/** With the version that whoever pressed had before them. */
export const versionSchema = dossierSchema.extend({ version: z.int().min(1) });
/** With what is said to have stayed in the contract; null: all that was chosen. */
export const awardSchema = dossierSchema.extend({
  stayed: z.array(z.string().max(100)).max(50).nullable().default(null),
});
/** The dossier, or a further card of its criteria. */
export const showSchema = dossierSchema.extend({ page: z.int().min(1).max(20).default(1) });
export const exportSchema = dossierSchema.extend({ format: z.enum(FORMATS) });
export const factSchema = dossierSchema.extend({ given: givenSchema });
export const shareSchema = dossierSchema.extend({ share: z.boolean() });
/** A new one, or one that is changed. */
export const assignmentSchema = z.union([versionSchema, z.object({ begun: z.string().max(LONGEST_BEGUN) })]);

/** What is said after a dossier was shown is about that dossier. */
export const DOSSIER_TOPIC = 'dossier';
/** What is said after a text was checked is about that text, of which there is one at a time. */
export const CHECKED_TOPIC = 'checked-text';
export const CHECKED_SUBJECT = `${CHECKED_TOPIC}:last`;

/** The cards that show a dossier; what else makes one stands behind it. */
export function dossierCards(id: string): string {
  return `dossier-card:${id}`;
}

/** The further cards of one, each by its number from 2. */
export function dossierPages(id: string, page: number): string {
  return `dossier-page-${page}:${id}`;
}
