import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../testing/eventually.ts';
import { createDocumentReader } from './document-reader.ts';
import { COSTLY } from './test-costly-files.ts';

const MEGABYTE = 1024 * 1024;
const MOST_MEMORY = 700 * MEGABYTE;
const GOOD = strToU8('Gewoon een tekst.');
const TEST_PROCESS = new URL('./test-process.ts', import.meta.url);

describe('a file that costs too much', () => {
  it('may take thirty seconds, and of memory what leaves it below 700 MB, unless somebody says otherwise', () => {
    const { timeoutMs, memoryBytes, heapBytes } = createDocumentReader().limits;
    expect({ timeoutMs, memoryBytes }).toEqual({ timeoutMs: 30_000, memoryBytes: 640 * MEGABYTE });
    expect(heapBytes).toBeLessThan(memoryBytes);
  });

  // Without a clock that could come first on a busy machine.
  const patient = createDocumentReader({ timeoutMs: 170_000 });

  it.each<[keyof typeof COSTLY, string]>([
    ['packedPage', 'x.pdf'],
    ['manyParagraphs', 'x.docx'],
    ['manyRows', 'x.xlsx'],
    ['manyBrackets', 'x.md'],
    ['manyCells', 'x.csv'],
  ])('in memory (%s) is told so, and a file beside it is read', async (what, name) => {
    const bytes = COSTLY[what]();
    const watch = watchChildren();
    const before = process.memoryUsage.rss();
    const bad = patient.readDocument(bytes, { name });
    const good = patient.readDocument(GOOD, { name: 'x.txt' });
    await expect(bad).rejects.toMatchObject({
      code: 'reading.too-heavy',
      message: 'Reading the file took more memory than is allowed. Split it into parts.',
    });
    expect((await good).blocks).toHaveLength(1);
    expect(watch.stop()).toBeLessThan(MOST_MEMORY);
    expect(process.memoryUsage.rss() - before).toBeLessThan(4 * bytes.length + 100 * MEGABYTE);
  });

  // The clock of thirty seconds, shortened: none of these is read in it.
  const hasty = createDocumentReader({ timeoutMs: 1_000 });

  it.each<[keyof typeof COSTLY, string]>([
    ['repeatedPage', 'x.pdf'],
    ['manyMerges', 'x.xlsx'],
    ['deepTables', 'x.docx'],
    ['deepGroups', 'x.pptx'],
    ['deepElements', 'x.html'],
    ['deepQuotations', 'x.md'],
  ])('in time (%s) is told so, and a file beside it is read', async (what, name) => {
    const bad = hasty.readDocument(COSTLY[what](), { name });
    const good = patient.readDocument(GOOD, { name: 'x.txt' });
    await expect(bad).rejects.toMatchObject({
      code: 'reading.too-slow',
      message: 'Reading the file took too long. Split it into parts.',
    });
    expect((await good).blocks).toHaveLength(1);
  });

  it.each<[keyof typeof COSTLY, string]>([
    ['packedWords', 'x.xlsx'],
    ['packedSlide', 'x.pptx'],
  ])('to unpack (%s) is not unpacked', async (what, name) => {
    await expect(patient.readDocument(COSTLY[what](), { name })).rejects.toMatchObject({
      code: 'reading.too-much-inside',
    });
  });

  it.each<[keyof typeof COSTLY, string]>([
    ['deepPages', 'x.pdf'],
    ['claimedPages', 'x.pdf'],
    ['oneMerge', 'x.xlsx'],
    ['lastRow', 'x.xlsx'],
  ])('only at first sight (%s) is read', async (what, name) => {
    const { blocks } = await patient.readDocument(COSTLY[what](), { name });
    expect(blocks.length).toBeGreaterThan(0);
  });
});

describe('a library that', () => {
  it.each([
    ['hangs', 'reading.too-slow'],
    ['ends its process', 'reading.broken'],
    ['throws outside of its promise', 'reading.broken'],
    ['eats all memory for objects', 'reading.too-heavy'],
    ['swells outside of them', 'reading.too-heavy'],
  ])('%s is stopped, and what comes after it is read', async (what, code) => {
    const failing = createDocumentReader({ timeoutMs: what === 'hangs' ? 2_000 : 170_000 }, { program: TEST_PROCESS });
    const name = what.split(' ')[0] ?? '';
    await expect(failing.readDocument(GOOD, { name })).rejects.toMatchObject({ code });
    await expect(failing.readDocument(GOOD, { name: 'well' })).resolves.toBeDefined();
  });

  it.each([
    ['writes a file', 'ERR_ACCESS_DENIED'],
    ['looks into the settings', 'ERR_ACCESS_DENIED'],
    ['starts a program', 'ERR_ACCESS_DENIED'],
    ['asks for secrets of the environment', ''],
  ])('%s gets nothing', async (what, got) => {
    const failing = createDocumentReader({}, { program: TEST_PROCESS });
    const { title } = await failing.readDocument(GOOD, { name: what.split(' ')[0] ?? '' });
    expect(title).toBe(got);
  });
});

describe('the process that reads', () => {
  it('is one for a series, reads one at a time, and heeds no signal that is for the bot', async () => {
    const reader = createDocumentReader({}, { program: TEST_PROCESS });
    const { title: first } = await reader.readDocument(GOOD, { name: 'well' });
    process.kill(Number(first), 'SIGTERM');
    const others = await Promise.all(Array.from({ length: 5 }, () => reader.readDocument(GOOD, { name: 'alone' })));
    expect(others.map(({ title }) => title)).toEqual(Array(5).fill(first));
  });

  it('is another one when the last grew large', async () => {
    const reader = createDocumentReader({}, { program: TEST_PROCESS });
    const { title: large } = await reader.readDocument(GOOD, { name: 'grows' });
    const { title: next } = await reader.readDocument(GOOD, { name: 'well' });
    expect(next).not.toBe(large);
    await eventually('the large one to be gone', async () => isGone(Number(large)) || undefined);
  });

  it('is gone when the bot was killed, whatever it was doing', async () => {
    const parent = spawn(process.execPath, [fileURLToPath(new URL('./test-reading-parent.ts', import.meta.url))]);
    const [pid] = await once(createInterface({ input: parent.stdout }), 'line');
    expect(isGone(Number(pid))).toBe(false);
    parent.kill('SIGKILL');
    await eventually('the process that reads to be gone', async () => isGone(Number(pid)) || undefined);
  });
});

/** Gone, or dead and not yet buried by who inherited it. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  const status = `/proc/${pid}/stat`;
  return existsSync(status) && / Z /.test(readFileSync(status, 'utf8'));
}

/** The most memory that any child of this process ever had, in bytes; 0 where the system does not tell. */
function watchChildren(): { stop(): number } {
  let most = 0;
  const look = () => {
    for (const pid of textOf(`/proc/${process.pid}/task/${process.pid}/children`).split(' ')) {
      const kilobytes = /VmHWM:\s+(\d+)/.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0;
      most = Math.max(most, Number(kilobytes) * 1024);
    }
  };
  const timer = setInterval(look, 5);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}

/** What stands in a file; nothing when it went meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
