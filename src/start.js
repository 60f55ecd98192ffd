// Plain JavaScript that an old Node can read: it looks which Node this is before anything that only a new one reads.
// `node src/start.js` serves; `node src/start.js impact …` is the operator's command line.

var NEEDED = 24;
var found = process.versions.node;
var COMPILED = new URL('../node_modules/.cache/compiled', import.meta.url);

/**
 * Has Node keep what it made of the source, so that the next start need not read it anew: half of what a command takes.
 * Beside what `npm ci` installed, where nobody else writes; where there is no such folder and none can be made, every start
 * is a first one. It is made here: Node 24 tries for ever to make one below a folder that takes none.
 */
function rememberProgram() {
  if (process.env.NODE_COMPILE_CACHE) return;
  var folder = process.getBuiltinModule('node:url').fileURLToPath(COMPILED);
  try {
    process.getBuiltinModule('node:fs').mkdirSync(folder, { recursive: true });
  } catch {
    return;
  }
  // Threads and processes that this one starts find it there.
  process.env.NODE_COMPILE_CACHE = folder;
  process.getBuiltinModule('node:module').enableCompileCache(folder);
}

/** What ends by a signal writes nothing any more. */
function keepProgram() {
  process.getBuiltinModule('node:module').flushCompileCache();
}

if (Number(found.split('.')[0]) < NEEDED) {
  process.stderr.write(
    'This program needs Node ' +
      NEEDED +
      ' or newer and this is Node ' +
      found +
      ': start it with "npm start" after "npm ci", which brings its own Node, or install that one.\n',
  );
  process.exitCode = 1;
} else {
  rememberProgram();
  if (process.argv[2] === 'impact') {
    process.argv.splice(2, 1);
    void import('./cli.ts').then(keepProgram);
  } else {
    void import('./main.ts').then(keepProgram);
  }
}
