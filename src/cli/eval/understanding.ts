import { join } from 'node:path';
import { z } from 'zod';
import { FOLDERS } from '../../app/folders.ts';
import { openReader } from '../../app/reader.ts';
import { PURPOSES } from '../../chat/labels.ts';
import { readJsonLines, SPLITS, type Split } from './questions.ts';

const FILE = join(FOLDERS.project, 'src', 'testing', 'evaluation', 'messages.jsonl');
/** Surer than this, and no question is asked first. */
const SURE = 0.45;

const messageSchema = z.strictObject({
  id: z.string(),
  split: z.enum(SPLITS),
  language: z.string(),
  text: z.string(),
  /** What a careful reader takes it to be for; any of these is right. */
  purposes: z.array(z.enum(PURPOSES)).optional(),
  /** What it must not be taken for, whatever else it is. */
  not: z.enum(PURPOSES).optional(),
});

/** A message with what it was taken for. */
export interface JudgedMessage {
  expected: z.infer<typeof messageSchema>;
  given: string;
  chance: number;
}

/** Reads messages as the first of a conversation. @param byWords as where the encoder is left out */
export async function evaluateUnderstanding(splits: readonly Split[], byWords: boolean): Promise<JudgedMessage[]> {
  const messages = (await readJsonLines(FILE, messageSchema)).filter(({ split }) => splits.includes(split));
  const { reader, close } = await openReader({ byWords });
  try {
    const judged: JudgedMessage[] = [];
    for (const expected of messages) {
      const [first] = (await reader.read(expected.text)).purposes;
      judged.push({ expected, given: first?.label ?? 'none', chance: first?.chance ?? 0 });
    }
    return judged;
  } finally {
    await close();
  }
}

function isRight({ expected: { purposes, not }, given }: JudgedMessage): boolean {
  return purposes ? purposes.some((one) => one === given) : given !== not;
}

/** Counts, and shares of them. */
export interface UnderstandingFigures {
  messages: number;
  right: number;
  /** Of what is not a case by its purpose; of cases how many were seen; of others how many were taken for one. */
  othersRight: number;
  casesSeen: number;
  takenForCase: number;
  unsure: number;
}

export function understandingFiguresOf(judged: readonly JudgedMessage[]): UnderstandingFigures {
  const share = (of: readonly JudgedMessage[], is: (one: JudgedMessage) => boolean) =>
    of.length === 0 ? 0 : of.filter(is).length / of.length;
  const isCase = ({ expected: { purposes } }: JudgedMessage) => purposes?.[0] === 'case';
  return {
    messages: judged.length,
    right: share(judged, isRight),
    othersRight: share(
      judged.filter((one) => one.expected.purposes !== undefined && !isCase(one)),
      isRight,
    ),
    casesSeen: share(judged.filter(isCase), isRight),
    takenForCase: share(
      judged.filter((one) => !isCase(one)),
      ({ given }) => given === 'case',
    ),
    unsure: share(judged, ({ chance }) => chance < SURE),
  };
}

export function understandingTable(judged: readonly JudgedMessage[]): string {
  const { messages, right, othersRight, casesSeen, takenForCase, unsure } = understandingFiguresOf(judged);
  const percentage = (part: number) => `${(100 * part).toFixed(1)}%`;
  return [
    `${messages} messages: right ${percentage(right)}`,
    `what they are for, cases apart ${percentage(othersRight)}`,
    `cases seen ${percentage(casesSeen)}, others taken for one ${percentage(takenForCase)}`,
    `not sure ${percentage(unsure)}`,
  ].join('\n');
}

/** The messages of the tuning half that were read otherwise; the other half stays unseen. */
export function understandingFailures(judged: readonly JudgedMessage[]): string {
  return judged
    .filter((one) => one.expected.split === 'tuning' && !isRight(one))
    .map(({ expected: { text, purposes, not }, given, chance }) => {
      const wanted = purposes?.join(' | ') ?? `no ${not}`;
      return `${wanted} read as ${given} (${chance.toFixed(2)}): ${text}`;
    })
    .join('\n');
}
