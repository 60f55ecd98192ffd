import { workerData } from 'node:worker_threads';

// Stands in for the thread that reads, and does what a file might do to a library.

const { facts }: { facts: { name: string } } = workerData;
if (facts.name === 'hangs') for (;;);
if (facts.name === 'ends') process.exit(3);
if (facts.name === 'throws') throw new RangeError('Maximum call stack size exceeded');
const kept: unknown[] = [];
if (facts.name === 'eats') for (;;) kept.push(new Array(10_000).fill(String(kept.length)));
