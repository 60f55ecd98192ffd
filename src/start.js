// Plain JavaScript that an old Node can read: it looks which Node this is before anything that only a new one reads.
// `node src/start.js` serves; `node src/start.js impact …` is the operator's command line.

var NEEDED = 24;
var found = process.versions.node;

if (Number(found.split('.')[0]) < NEEDED) {
  process.stderr.write(
    'This program needs Node ' +
      NEEDED +
      ' or newer and this is Node ' +
      found +
      ': start it with "npm start" after "npm ci", which brings its own Node, or install that one.\n',
  );
  process.exitCode = 1;
} else if (process.argv[2] === 'impact') {
  process.argv.splice(2, 1);
  void import('./cli.ts');
} else {
  void import('./main.ts');
}
