import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import type { TestProject } from 'vitest/node';
import { openKnowledgeBase } from '../app/knowledge-base.ts';
import { createJobs } from '../jobs/jobs.ts';
import { startTemporaryPostgres } from '../store/embedded/temporary.ts';
import { migrate } from '../store/migrations.ts';
import { createLogger } from '../telemetry/logger.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's address of the server that every test shares. */
    databaseServerUrl: string;
    /** The name of a migrated, empty database to copy. */
    templateDatabase: string;
    /** The same with the tables of the job queue. */
    queueDatabase: string;
    /** The same with what every bot puts into its database when it starts as well. */
    seededDatabase: string;
    /** The data folder of every bot whose database is served: the index over the articles is made once, and read by the others. */
    dataFolder: string;
  }
}

/**
 * Once a run: a server (TEST_DATABASE_URL when set, else one of our own that is gone afterwards) and on it a migrated
 * database, of which every test gets a copy: an empty one, one with the tables of the job queue, and one that saves a bot the
 * loading of its articles and rules too.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer(process.env.TEST_DATABASE_URL);
  const dataFolder = await mkdtemp(join(tmpdir(), 'impactmakelaar-tests-'));
  const template = `test_template_${randomUUID().slice(0, 8)}`;
  const queue = `${template}_queue`;
  const seeded = `${template}_seeded`;
  const remove = async () => {
    for (const name of [seeded, queue, template]) {
      await administer(server.url, `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
    }
    await server.remove();
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    await administer(server.url, `CREATE DATABASE ${escapeIdentifier(template)} TEMPLATE template0`);
    await migrate(databaseUrl(server.url, template));
    await copyOf(template, queue, server.url);
    await makeQueue(databaseUrl(server.url, queue));
    await copyOf(queue, seeded, server.url);
    await seed(databaseUrl(server.url, seeded), dataFolder);
  } catch (error) {
    await remove();
    throw error;
  }
  project.provide('databaseServerUrl', server.url);
  project.provide('templateDatabase', template);
  project.provide('queueDatabase', queue);
  project.provide('seededDatabase', seeded);
  project.provide('dataFolder', dataFolder);
  return remove;
}

function copyOf(template: string, name: string, serverUrl: string): Promise<void> {
  return administer(serverUrl, `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`);
}

async function makeQueue(url: string): Promise<void> {
  const jobs = createJobs({ databaseUrl: url, definitions: [], logger: createLogger({ level: 'silent' }) });
  await jobs.start();
  await jobs.stop();
}

async function seed(url: string, dataFolder: string): Promise<void> {
  const { database, retriever } = await openKnowledgeBase({
    databaseUrl: url,
    dataDir: dataFolder,
    logger: createLogger({ level: 'silent' }),
  });
  await retriever.stop();
  await database.close();
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
