import { openReader } from '../../app/reader.ts';
import { SITUATIONS } from '../../chat/labels.ts';
import type { MessageReader } from '../../chat/reading.ts';
import { readCases } from '../../cli/eval/cases.ts';
import { percentiles } from './percentiles.ts';

/** With the encoder each takes long enough: a part of them says it. */
const WITH_MEANING = 150;

/** How long reading one message takes, what it is for and what it does, with the encoder and by its words. */
export async function readBench(): Promise<void> {
  const messages = (await readCases()).map(({ text }) => text);
  await measure('by its words', true, messages);
  await measure('with its meaning', false, messages.slice(0, WITH_MEANING));
}

async function measure(name: string, byWords: boolean, messages: readonly string[]): Promise<void> {
  const { reader, close } = await openReader({ byWords });
  for (const text of messages.slice(0, 50)) await readWhole(reader, text);
  const timesMs: number[] = [];
  const processorMs: number[] = [];
  for (const text of messages) {
    const startedAt = performance.now();
    const before = process.cpuUsage();
    await readWhole(reader, text);
    const { user, system } = process.cpuUsage(before);
    timesMs.push(performance.now() - startedAt);
    processorMs.push((user + system) / 1000);
  }
  await close();
  report(`${name}, by the clock`, timesMs);
  report(`${name}, of the processor`, processorMs);
}

async function readWhole(reader: MessageReader, text: string): Promise<void> {
  const reading = await reader.read(text);
  for (const situation of SITUATIONS.slice(0, 2)) reading.acts(situation);
}

function report(name: string, values: readonly number[]): void {
  const [p50, p95, p99] = Object.values(percentiles(values)).map((ms) => ms.toFixed(2));
  process.stdout.write(`${values.length} messages, ${name}: p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms\n`);
}
