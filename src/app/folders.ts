import { join } from 'node:path';

const PROJECT = join(import.meta.dirname, '..', '..');

/** Where the files that come with the program are, whatever folder it is started from. */
export const FOLDERS = {
  project: PROJECT,
  seed: join(PROJECT, 'prisma', 'seed'),
  prompts: join(PROJECT, 'prompts'),
  encoder: join(PROJECT, 'prisma', 'encoder'),
} as const;
