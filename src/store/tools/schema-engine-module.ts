import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** As far as it is used here: TypeScript knows it only with the library of browsers. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

const BINDINGS = '@prisma/schema-engine-wasm/schema_engine_bg';
const timers = new Set<NodeJS.Timeout>();
let loaded: ReturnType<typeof link> | undefined;

/** Loads Prisma's schema engine, once in a process: its bindings know one instance only. */
export function loadSchemaEngine(): ReturnType<typeof link> {
  loaded ??= link();
  return loaded;
}

/**
 * Call it before an engine is freed. The engine leaves the timer running that limits its wait for a lock, and ten
 * seconds later the timer would call into what is gone and take the process down.
 */
export function clearEngineTimers(): void {
  for (const timer of timers) clearTimeout(timer);
  timers.clear();
}

/** By hand, because importing WebAssembly is still experimental in Node, which then says so on every start. */
async function link() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = createRequire(import.meta.url).resolve(BINDINGS);
  const bytes = await readFile(file.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': withOwnTimers(bindings) });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
}

/** The end of the name differs from build to build. */
function withOwnTimers(bindings: object): Record<string, unknown> {
  const imports = Object.entries(bindings).map(([name, binding]): [string, unknown] =>
    name.startsWith('__wbg_setTimeout_') ? [name, setEngineTimer] : [name, binding],
  );
  return Object.fromEntries(imports);
}

function setEngineTimer(call: () => void, delayMs: number): NodeJS.Timeout {
  const timer = setTimeout(() => {
    timers.delete(timer);
    call();
  }, delayMs);
  timers.add(timer);
  return timer;
}
