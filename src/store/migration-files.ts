import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One folder of `prisma/migrations`. */
export interface Migration {
  name: string;
  script: string;
  /** SHA-256 of the script in hex, as Prisma records it. */
  checksum: string;
}

/** The migrations that belong to this release. */
export const MIGRATIONS_DIR = join(import.meta.dirname, '..', '..', 'prisma', 'migrations');
export const SCHEMA_FILE = join(import.meta.dirname, '..', '..', 'prisma', 'schema.prisma');

const SCRIPT = 'migration.sql';

/** Reads the migrations of a folder in the order in which they are applied: that of their names. */
export async function readMigrations(folder = MIGRATIONS_DIR): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const bytes = await readFile(join(folder, name, SCRIPT));
  return { name, script: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
}
