import { randomUUID } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import type { TestProject } from 'vitest/node';
import { startTemporaryPostgres } from '../store/embedded/temporary.ts';
import { migrate } from '../store/migrations.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's address of the server that every test shares. */
    databaseServerUrl: string;
    /** The name of a migrated, empty database to copy. */
    templateDatabase: string;
  }
}

/**
 * Once a run: a server (TEST_DATABASE_URL when set, else one of our own that is gone afterwards) and on it a migrated
 * database, of which every test gets a copy.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer(process.env.TEST_DATABASE_URL);
  const template = `test_template_${randomUUID().slice(0, 8)}`;
  const remove = async () => {
    await administer(server.url, `DROP DATABASE IF EXISTS ${escapeIdentifier(template)} WITH (FORCE)`);
    await server.remove();
  };
  try {
    await administer(server.url, `CREATE DATABASE ${escapeIdentifier(template)} TEMPLATE template0`);
    await migrate(databaseUrl(server.url, template));
  } catch (error) {
    await remove();
    throw error;
  }
  project.provide('databaseServerUrl', server.url);
  project.provide('templateDatabase', template);
  return remove;
}

async function findServer(served: string | undefined): Promise<{ url: string; remove(): Promise<void> }> {
  return served ? { url: served, remove: async () => undefined } : startTemporaryPostgres({ inMemory: true });
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
