import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { Pool, type QueryArrayConfig } from 'pg';
import { MIGRATIONS_DIR, type Migration } from '../migration-files.ts';
import { clearEngineTimers, loadSchemaEngine } from './schema-engine-module.ts';

// Prisma's schema engine in WebAssembly: the same one as its command line's, without a binary to download. It writes
// migrations and finds drift; a process that only runs the product does without.

/** Nothing is managed from outside Prisma. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

export interface EngineOptions {
  url: string;
  /** An empty database in which the engine may replay the migrations; only for comparing. */
  shadowUrl?: string;
  /** The content of schema.prisma; needed only for comparing. */
  schema?: string;
}

let previous: Promise<unknown> = Promise.resolve();

/** Runs `use` with a schema engine and lets go of it afterwards. In one process the uses come one after the other. */
export function withSchemaEngine<T>(options: EngineOptions, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const result = previous.then(() => useEngine(options, use));
  previous = result.catch(() => undefined);
  return result;
}

async function useEngine<T>(options: EngineOptions, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadSchemaEngine();
  const pools: Pool[] = [];
  const open = (url: string) => {
    const pool = openPool(url);
    pools.push(pool);
    return openAdapter(pool);
  };
  const datamodels: [string, string][] = [
    ['schema.prisma', options.schema ?? 'datasource db { provider = "postgresql" }'],
  ];
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(createFactory(options, open));
    const engine = await SchemaEngine.new({ datamodels }, () => undefined, factory);
    try {
      return await use(engine);
    } finally {
      clearEngineTimers();
      engine.free();
    }
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
  }
}

function openPool(url: string): Pool {
  // One connection: the engine's lock belongs to the session it is taken in.
  const pool = new Pool({ connectionString: url, max: 1 });
  // What breaks a connection fails the query on it; a connection that breaks while it is closing concerns nobody.
  pool.on('error', () => undefined);
  return pool;
}

/** The migrations in the engine's own form. */
export function toMigrationList(migrations: Migration[], lockfile: string | null): MigrationList {
  return {
    baseDir: MIGRATIONS_DIR,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}

function createFactory(
  options: EngineOptions,
  open: (url: string) => Promise<SqlDriverAdapter>,
): SqlMigrationAwareDriverAdapterFactory {
  const { url, shadowUrl } = options;
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => open(url),
    connectToShadowDb: () => {
      // Prisma's own adapter would make a database here and, given a connection string, use the main one after all.
      if (!shadowUrl) throw new TypeError('comparing migrations needs a shadow database');
      return open(shadowUrl);
    },
  };
}

async function openAdapter(pool: Pool): Promise<SqlDriverAdapter> {
  const charColumns = new WeakMap<object, number[]>();
  const adapter = await new PrismaPg(withReadableChars(pool, charColumns)).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of charColumns.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  // The adapter's own splits at every semicolon, those inside texts, comments and function bodies included.
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  return adapter;
}

/** PostgreSQL's internal type "char" (the catalogues are full of it), which the adapter refuses, and one that it takes. */
const INTERNAL_CHAR = 18;
const BLANK_PADDED_CHAR = 1042;

/** Passes "char" off as a type that the adapter takes, and notes for each result which columns were of it. */
function withReadableChars(pool: Pool, charColumns: WeakMap<object, number[]>): Pool {
  const query = async (config: QueryArrayConfig) => {
    const result = await pool.query(config);
    const found = result.fields.flatMap(({ dataTypeID }, column) => (dataTypeID === INTERNAL_CHAR ? [column] : []));
    for (const field of result.fields) if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = BLANK_PADDED_CHAR;
    charColumns.set(result.rows, found);
    return result;
  };
  return new Proxy(pool, {
    get: (target, property, receiver) => (property === 'query' ? query : Reflect.get(target, property, receiver)),
  });
}
