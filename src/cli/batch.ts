import { createInterface } from 'node:readline';
import { z } from 'zod';

const batchLineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/**
 * Answers JSON lines {id, text} from standard input one after the other, each with one line that has its id; a bad line
 * does not stop the rest, and makes the exit code 1.
 */
export async function answerBatch(answer: (text: string) => Promise<object> | object): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const read = parseLine(line);
    if (read === null) {
      process.exitCode = 1;
      printLine({ id: null, error: 'Expected a line of JSON with id and text.' });
    } else {
      printLine({ id: read.id, ...(await answer(read.text)) });
    }
  }
}

function parseLine(line: string): z.infer<typeof batchLineSchema> | null {
  try {
    return batchLineSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** One line of JSON on standard output. */
export function printLine(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
