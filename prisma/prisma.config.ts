import { defineConfig } from 'prisma/config';

// Prisma downloads a schema engine before it generates, and does not use it. It leaves that be when it is told of an
// engine that is there; any program will do. Migrations go by src/store/migrations.ts, which needs no download.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
});
