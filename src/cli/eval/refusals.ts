import { join } from 'node:path';
import { z } from 'zod';
import { FOLDERS } from '../../app/folders.ts';
import { openReader } from '../../app/reader.ts';
import { LANGUAGES } from '../../chat/language.ts';
import type { MessageReader } from '../../chat/reading.ts';
import { readJsonLines } from './questions.ts';

const FILE = join(FOLDERS.project, 'src', 'testing', 'evaluation', 'refusals.jsonl');

const lineSchema = z.strictObject({
  id: z.string(),
  language: z.enum(LANGUAGES),
  text: z.string(),
  /** Why it is not answered whatever the sources say; `none`: it may be. */
  refusal: z.enum(['private', 'opinion', 'verdict', 'none']),
});

/** How many questions are refused as they should be. */
export interface RefusalFigures {
  /** Those that are to be refused: how many are not, and how many are for another reason than the right one. */
  refusable: number;
  missed: number;
  otherwise: number;
  /** Those that only look like it: how many are refused. */
  answerable: number;
  falselyRefused: number;
}

/**
 * Reads the questions one by one as the first of a conversation. None of them is shown: they only serve to report.
 *
 * @param byWords as where the encoder is left out
 */
export async function evaluateRefusals(byWords: boolean): Promise<RefusalFigures> {
  const { reader, close } = await openReader({ byWords });
  try {
    return await figuresOf(reader);
  } finally {
    await close();
  }
}

async function figuresOf(reader: MessageReader): Promise<RefusalFigures> {
  const figures = { refusable: 0, missed: 0, otherwise: 0, answerable: 0, falselyRefused: 0 };
  for (const { text, refusal } of await readJsonLines(FILE, lineSchema)) {
    const told = (await reader.read(text)).refusal ?? 'none';
    if (refusal === 'none') {
      figures.answerable += 1;
      if (told !== 'none') figures.falselyRefused += 1;
      continue;
    }
    figures.refusable += 1;
    if (told === 'none') figures.missed += 1;
    else if (told !== refusal) figures.otherwise += 1;
  }
  return figures;
}

export function refusalsLine({ refusable, missed, otherwise, answerable, falselyRefused }: RefusalFigures): string {
  return `${refusable} to refuse: ${missed} missed, ${otherwise} for another reason; ${answerable} others: ${falselyRefused} refused`;
}
