import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stderr, stdout } from 'node:process';
import { readContents, withoutUncitedArticles, writeFixture } from './fixture.ts';

// node src/testing/upgrades/write-fixture.ts <address of a database> release-2: writes what stands in it, for the test
// of upgrades. Give it a database that this release has filled, and nothing of real people.

const [url, name] = process.argv.slice(2);
if (url === undefined || !/^release-\d+$/.test(name ?? '')) {
  stderr.write('Expected the address of a database and a name: postgresql://… release-2\n');
  process.exitCode = 1;
} else {
  const folder = join(import.meta.dirname, name ?? '');
  await mkdir(folder, { recursive: true });
  const contents = withoutUncitedArticles(await readContents(url));
  await writeFixture(folder, contents);
  stdout.write(`${folder}, up to migration ${contents.migration}\nAdd a README.md: which commit filled it, and how.\n`);
}
