import { join } from 'node:path';

/** Where the library of criteria is, with its sources, the law and the examples. */
export const CRITERIA_FOLDER = join(import.meta.dirname, '..', '..', 'prisma', 'seed', 'criteria');
