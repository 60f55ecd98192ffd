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
export const exportSchema = dossierSchema.extend({ format: z.enum(FORMATS) });
export const factSchema = dossierSchema.extend({ given: givenSchema });
export const shareSchema = dossierSchema.extend({ share: z.boolean() });
/** A new one, or one that is changed. */
export const assignmentSchema = z.union([versionSchema, z.object({ begun: z.string().max(LONGEST_BEGUN) })]);

/** What is said after a dossier was shown is about that dossier. */
export const DOSSIER_TOPIC = 'dossier';

/** The cards that show a dossier; what else makes one stands behind it. */
export function dossierCards(id: string): string {
  return `dossier-card:${id}`;
}
