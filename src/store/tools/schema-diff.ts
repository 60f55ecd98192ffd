import { randomUUID } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import type { Migration } from '../migration-files.ts';
import { NO_FILTERS, toMigrationList, withSchemaEngine } from './schema-engine.ts';

/**
 * Writes the SQL that leads from what the migrations make to what the schema says.
 *
 * @param url a server on which a database may be made for a moment, to replay the migrations in
 * @returns null when they already agree
 */
export async function compareMigrations(url: string, migrations: Migration[], schema: string): Promise<string | null> {
  return withScratchDatabase(url, (shadowUrl) =>
    withSchemaEngine({ url, shadowUrl, schema }, async (engine) => {
      const difference = await engine.diff({
        from: { tag: 'migrations', ...toMigrationList(migrations, 'provider = "postgresql"\n') },
        to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
        script: true,
        exitCode: true,
        filters: NO_FILTERS,
      });
      return difference.exitCode === 0 ? null : difference.stdout;
    }),
  );
}

/** Writes the SQL that makes an empty database what the schema says. */
export async function renderSchema(url: string, schema: string): Promise<string> {
  return withSchemaEngine({ url, schema }, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    return stdout ?? '';
  });
}

async function withScratchDatabase<T>(url: string, use: (scratchUrl: string) => Promise<T>): Promise<T> {
  const name = `scratch_${randomUUID()}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE template0`);
    try {
      const scratchUrl = new URL(url);
      scratchUrl.pathname = `/${name}`;
      return await use(scratchUrl.href);
    } finally {
      await client.query(`DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`);
    }
  } finally {
    await client.end();
  }
}
