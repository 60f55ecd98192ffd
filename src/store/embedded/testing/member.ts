import { createInterface } from 'node:readline';
import { AppError } from '../../../errors.ts';
import { joinEmbeddedPostgres } from '../join.ts';

// A process of its own for the tests: node member.ts <dataDir> <systemDir>. It does what it is told, a word a line, and
// answers each with a line of JSON.

const [dataDir = '', systemDir = ''] = process.argv.slice(2);
let server: Awaited<ReturnType<typeof joinEmbeddedPostgres>> | undefined;

async function obey(order: string): Promise<unknown> {
  if (order === 'join') {
    server = await joinEmbeddedPostgres({ dataDir, systemDir });
    return { url: server.url };
  }
  if (order === 'write') return writeForever(server?.url ?? '');
  await server?.leave();
  return { left: true };
}

/** Says each number only once it is committed. */
async function writeForever(url: string): Promise<never> {
  // Loaded late, because a test runs this file in a project that has nothing but the embedded server.
  const { Client } = await import('pg');
  const client = new Client({ connectionString: url });
  await client.connect();
  for (let n = 1; ; n += 1) {
    await client.query('INSERT INTO kept (n) VALUES ($1)', [n]);
    say({ committed: n });
  }
}

function say(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

for await (const order of createInterface({ input: process.stdin })) {
  try {
    say(await obey(order));
  } catch (error) {
    say(error instanceof AppError ? { error: error.code, message: error.message } : { error: String(error) });
  }
}
