import { makeBackup } from '../backup/make.ts';
import { restoreBackup } from '../backup/restore.ts';

// A process of its own for the tests: node stopping-half-way.ts backup|restore <url> <file>. In the middle of the rows it
// says so and stands still, for whoever kills it.

const [what = '', url = '', file = ''] = process.argv.slice(2);
const HALF_WAY = 20;

const onProgress = ({ place }: { place: number }) => {
  if (place < HALF_WAY) return;
  process.stdout.write('half way\n', () => undefined);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};

if (what === 'backup') await makeBackup(url, file, { program: '0', settings: [], keys: {}, onProgress });
else await restoreBackup(url, file, { replace: true, onProgress });
