import { globSync } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FOLDERS } from '../app/folders.ts';
import { SETTINGS } from '../app/settings.ts';
import { COMMANDS } from '../cli/commands.ts';
import { RETENTION_KINDS } from '../people/retention-terms.ts';

/** The first page is read in five minutes or not at all. */
const LONGEST_FIRST_PAGE_BYTES = 8_000;

const files = globSync(['README.md', '{src,prisma,manifests,prompts}/**/README.md'], { cwd: FOLDERS.project });
const pages = await Promise.all(files.sort().map(async (file) => readPage(file)));

interface Page {
  /** Its path in the project. */
  file: string;
  folder: string;
  text: string;
  /** Without blocks of code. */
  prose: string;
}

async function readPage(file: string): Promise<Page> {
  const text = await readFile(join(FOLDERS.project, file), 'utf8');
  return { file, folder: dirname(file), text, prose: text.replace(/^```[\s\S]*?^```/gm, '') };
}

function page(file: string): Page {
  const found = pages.find((one) => one.file === file);
  if (!found) throw new Error(`There is no ${file}`);
  return found;
}

/** What a pattern finds in its group, once each. */
function matches(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}

/** The headings of a page, as GitHub and others name them in an address. */
function anchors(text: string): string[] {
  return matches(text, /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Whether a path that a page names is meant from the folder of the page or from that of the project: by its first part. */
async function isThere({ folder }: Page, path: string): Promise<boolean | null> {
  const [first = ''] = path.split('/');
  const from = [join(FOLDERS.project, folder), FOLDERS.project];
  const meant = await Promise.all(from.map((start) => exists(join(start, first))));
  if (!meant.includes(true)) return null;
  return (await Promise.all(from.map((start) => exists(join(start, path))))).includes(true);
}

it('is short enough to be read', () => {
  expect(Buffer.byteLength(page('README.md').text)).toBeLessThanOrEqual(LONGEST_FIRST_PAGE_BYTES);
});

describe.each(pages)('$file', (read) => {
  it('points only at pages, headings and pictures that are there', async () => {
    const broken: string[] = [];
    for (const link of matches(read.prose, /\]\((?!https?:)([^)]+)\)/g)) {
      const [path = '', anchor] = link.split('#');
      const target = join(read.folder, path);
      const file = path === '' ? read.file : target;
      if (!(await exists(join(FOLDERS.project, file)))) broken.push(link);
      else if (anchor !== undefined && !anchors(page(file).text).includes(anchor)) broken.push(link);
    }
    expect(broken).toEqual([]);
  });

  it('names only files and folders that are there', async () => {
    const missing: string[] = [];
    for (const path of matches(read.prose, /`([\w.-]+(?:\/[\w.-]*)+)`/g)) {
      if ((await isThere(read, path)) === false) missing.push(path);
    }
    // Whatever begins so is meant from the folder of the project, also when all of it has moved away.
    for (const path of matches(read.prose, /`((?:src|prisma|manifests|prompts)\/[\w./-]*)`/g)) {
      if (!(await exists(join(FOLDERS.project, path)))) missing.push(path);
    }
    // A name alone is that of a file in the folder of the page or below it.
    for (const name of matches(read.prose, /`([\w-]+(?:\.[\w-]+)*\.(?:ts|cjs|jsonl?|yaml|md|bin|py))`/g)) {
      const places = [`${read.folder}/**/${name}`, name, `src/${name}`];
      if (globSync(places, { cwd: FOLDERS.project, exclude: ['**/node_modules'] }).length === 0) missing.push(name);
    }
    expect(missing).toEqual([]);
  });

  it('names only scripts and commands that there are', async () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await readFile(join(FOLDERS.project, 'package.json'), 'utf8')));
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(matches(read.text, /npm run (?:-s )?([\w:]+)/g)));
    expect(Object.keys(COMMANDS)).toEqual(expect.arrayContaining(matches(read.text, /npm run -s impact -- (\w+)/g)));
  });
});

it('explains every setting, and none that there is not', () => {
  const rows = (text: string) =>
    text
      .split('\n')
      .flatMap((line) => (line.startsWith('| `') ? matches(line.split('|')[1] ?? '', /`([A-Z_]+)`/g) : []));
  expect(rows(page('manifests/README.md').text).sort()).toEqual([...SETTINGS].sort());
  expect(SETTINGS).toEqual(expect.arrayContaining(rows(page('README.md').text)));
});

it('says of everything that is forgotten how long it is kept', () => {
  const kinds = matches(page('src/people/README.md').text, /^\|[^|]+\|[^|]+\| `(\w+)` \|$/gm);
  expect(kinds.sort()).toEqual([...RETENTION_KINDS].sort());
});

it('explains every command of the operator', () => {
  const explained = matches(page('src/cli/README.md').text, /npm run -s impact -- (\w+)/g);
  expect([...explained, 'demo'].sort()).toEqual(Object.keys(COMMANDS).sort());
});

it.each([
  ['src', 'src/README.md'],
  ['src/features', 'src/features/README.md'],
])('says of every folder of %s what it is for', async (folder, file) => {
  const entries = await readdir(join(FOLDERS.project, folder), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const named = matches(page(file).text, /`([\w/-]+)`/g).map((path) => path.replace(`${folder}/`, ''));
  expect(named).toEqual(expect.arrayContaining(folders));
});

it('comes with the text of the licence that it names', async () => {
  const { license } = z
    .object({ license: z.string() })
    .parse(JSON.parse(await readFile(join(FOLDERS.project, 'package.json'), 'utf8')));
  const text = await readFile(join(FOLDERS.project, 'LICENSE'), 'utf8');
  expect(license).toBe('EUPL-1.2');
  expect(text).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
  // Its first and its last article, and the appendix.
  expect(text).toMatch(/\n1\.Definitions\n[\s\S]*\n15\.Applicable Law\n[\s\S]*\n *Appendix\n/);
});
