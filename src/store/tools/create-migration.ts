import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stderr, stdout } from 'node:process';
import { AppError } from '../../errors.ts';
import { startTemporaryPostgres } from '../embedded/temporary.ts';
import { MIGRATIONS_DIR, readMigrations, SCHEMA_FILE } from '../migration-files.ts';
import { compareMigrations } from './schema-diff.ts';

// node src/store/tools/create-migration.ts <name>: writes the migration that leads from the migrations to the schema.

const LOCK_FILE = '# Kept by Prisma: the kind of database these migrations are for.\nprovider = "postgresql"\n';

async function createMigration(name: string): Promise<string | null> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new AppError({
      code: 'store.migration.name',
      message: 'Give the migration a name of small letters, digits and underscores: create-migration add_reminder',
    });
  }
  await mkdir(MIGRATIONS_DIR, { recursive: true });
  const [schema, migrations] = await Promise.all([readFile(SCHEMA_FILE, 'utf8'), readMigrations()]);
  const script = await withScratchServer((url) => compareMigrations(url, migrations, schema));
  if (script === null) return null;
  const folder = join(MIGRATIONS_DIR, `${timestamp(new Date())}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), script);
  await writeFile(join(MIGRATIONS_DIR, 'migration_lock.toml'), LOCK_FILE);
  return folder;
}

/** A server of its own, so that nobody's data are near. */
async function withScratchServer<T>(use: (url: string) => Promise<T>): Promise<T> {
  const server = await startTemporaryPostgres();
  try {
    return await use(server.url);
  } finally {
    await server.remove();
  }
}

/** Prisma's form: yyyymmddhhmmss, in UTC. */
function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, '').slice(0, 14);
}

try {
  const folder = await createMigration(process.argv[2] ?? '');
  stdout.write(folder ? `${folder}\nRead it before you commit it.\n` : 'The migrations already lead to the schema.\n');
} catch (error) {
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
