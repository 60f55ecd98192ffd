import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MessageReader } from '../chat/reading.ts';
import { openReader } from './reader.ts';

const EVALUATION = new URL('../testing/evaluation/', import.meta.url);
const requestSchema = z.object({ text: z.string(), expect: z.enum(['show', 'erase']).nullable() });

let reader: MessageReader;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ reader, close } = await openReader());
});
afterAll(() => close());

const linesOf = (name: string): unknown[] =>
  readFileSync(new URL(name, EVALUATION), 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

async function purpose(text: string): Promise<string | undefined> {
  return (await reader.read(text)).purposes[0]?.label;
}

/** What somebody wants with what is kept of them, as the bot acts on it. */
async function wish(text: string): Promise<'show' | 'erase' | null> {
  const reading = await reader.read(text);
  if (reading.purposes[0]?.label !== 'my-data') return null;
  return reading.kindOf('my-data') === 'erase' ? 'erase' : 'show';
}

describe('what a message is for', () => {
  it.each([
    ['Hoi!', 'greeting'],
    ['hoe gaat het met je?', 'how-are-you'],
    ['hartstikke bedankt voor je hulp', 'thanks'],
    ['fijn weekend!', 'goodbye'],
    ['Vertel eens een mop', 'joke'],
    ['haha', 'ok'],
    ['lekker weertje', 'chat'],
  ])('"%s" is small talk: %s', async (text, kind) => {
    const reading = await reader.read(text);
    expect([reading.purposes[0]?.label, reading.kindOf('small-talk')]).toEqual(['small-talk', kind]);
  });

  it.each([
    ['help', 'capabilities'],
    ['wat kan je allemaal?', 'capabilities'],
    ['Ik wil graag een mens spreken', 'human'],
    ['can I talk to a real person', 'human'],
    ['slecht antwoord', 'complaint'],
    ['doe de startversneller scan', 'scan'],
    ['Wat is de Startversneller scan?', 'question'],
    ['Een bakker uit Raalte belde, hij zoekt een pand. Wie kan hem helpen?', 'case'],
    ['Waar gaat een ondernemer met een vraag eerst heen?', 'question'],
    ['Wat doet de ROZ in Twente?', 'question'],
    ['hoi, wat is social return?', 'question'],
    ['Hoe staat het met mijn casus?', 'my-cases'],
    ['welke casussen heb ik lopen?', 'my-cases'],
  ])('"%s" is for: %s', async (text, expected) => {
    expect(await purpose(text)).toBe(expected);
  });

  it('nobody is asked whether to erase them who did not want that, and few wishes are missed', async () => {
    const requests = linesOf('privacy-requests.jsonl').map((line) => requestSchema.parse(line));
    const read = await Promise.all(requests.map(async (one) => ({ ...one, read: await wish(one.text) })));
    const takenForErasure = read.filter((one) => one.read === 'erase' && one.expect !== 'erase');
    expect(takenForErasure.length / read.length).toBeLessThanOrEqual(0.02);
    expect(read.filter((one) => one.read !== one.expect).length / read.length).toBeLessThanOrEqual(0.1);
  });
});
