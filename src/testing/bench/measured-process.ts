import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Session } from 'node:inspector/promises';
import { isMainThread } from 'node:worker_threads';
import { Client } from 'pg';

// Loaded before the program (`node --import`), so that what it spends can be asked for at MEASURED_SOCKET while it runs (`measuring.ts`):
// POST /begin, and POST /end for what was spent since then. With MEASURED_PROFILE it also tells in which functions.
// MEASURED_END names a file for what it spent from its start to its end.

const { MEASURED_SOCKET, MEASURED_PROFILE, MEASURED_END } = process.env;
// What it starts itself is not measured.
delete process.env.NODE_OPTIONS;
const session = MEASURED_PROFILE ? new Session() : null;
session?.connect();
const statements = new Map<string, number>();
let before = spentSoFar();

const query = Client.prototype.query;
Client.prototype.query = function counted(this: Client, ...asked: unknown[]) {
  const name = textOf(asked[0]).replace(/\s+/g, ' ').trim();
  statements.set(name, (statements.get(name) ?? 0) + 1);
  return Reflect.apply(query, this, asked);
};

function textOf(asked: unknown): string {
  if (typeof asked === 'object' && asked !== null && 'text' in asked) return String(asked.text);
  return typeof asked === 'string' ? asked : 'COPY';
}

function spentSoFar() {
  const { user, system } = process.cpuUsage();
  const main = process.threadCpuUsage();
  return { allMs: (user + system) / 1000, mainMs: (main.user + main.system) / 1000 };
}

async function begin(): Promise<void> {
  await session?.post('Profiler.enable');
  await session?.post('Profiler.start');
  statements.clear();
  before = spentSoFar();
}

async function end(): Promise<object> {
  const { allMs, mainMs } = spentSoFar();
  const asked = Object.fromEntries(statements);
  const profile = session ? (await session.post('Profiler.stop')).profile : null;
  const rssMb = process.memoryUsage.rss() / 1024 / 1024;
  return { allMs: allMs - before.allMs, mainMs: mainMs - before.mainMs, statements: asked, rssMb, profile };
}

// Threads of the program load this too.
if (MEASURED_END && isMainThread) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(MEASURED_END, JSON.stringify({ allMs: (user + system) / 1000 }));
  });
}

if (MEASURED_SOCKET && isMainThread) {
  const server = createServer((request, response) => {
    const done = request.url === '/begin' ? begin() : end();
    done.then(
      (spent) => response.end(JSON.stringify(spent ?? null)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(MEASURED_SOCKET).unref();
}
