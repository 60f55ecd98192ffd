import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { answerTo } from '../cli/talk/batch.ts';
import { openStage } from '../cli/talk/stage.ts';
import { createTestDatabase } from './database.ts';

const receivedSchema = z.object({
  to: z.string(),
  message: z.string(),
  replaces: z.string().optional(),
  text: z.string(),
  buttons: z.array(z.string()),
  form: z
    .object({
      action: z.string(),
      fields: z.array(z.looseObject({ name: z.string(), error: z.string().optional() })),
    })
    .optional(),
});
export type Received = z.infer<typeof receivedSchema>;

/** A talk with the bot in its terminal, one line after the other: each gives all that anybody received because of it. */
export interface Talking {
  /** Somebody says something, or something happens to them; as `talk --batch` takes it. */
  line(line: object): Promise<Received[]>;
  /** Presses a button on the latest message to them that has it; `where`: to a channel. */
  press(as: string, label: string, where?: string): Promise<Received[]>;
  /** Sends the form that a press opened. */
  fill(as: string, action: string, values: object): Promise<Received[]>;
  /** What the clock says from now on, as `2026-12-01T09:00`. */
  goTo(now: string): Promise<Received[]>;
  close(): Promise<void>;
}

/**
 * Starts a bot of its own in this process, with a province, a municipality, and somebody in every role: `colleague`, `broker`
 * and so on. What comes by standard input and a process of its own is tried in `cli/talk.test.ts`.
 *
 * @param people others in their place, as the file of `talk --people` has them
 */
export async function openTalk(people?: string): Promise<Talking> {
  const folder = await mkdtemp(join(tmpdir(), 'talking-'));
  const file = join(folder, 'people.yaml');
  if (people !== undefined) await writeFile(file, people);
  const database = await createTestDatabase({ seeded: true });
  const stage = await openStage({
    database: { databaseUrl: database.url, dataDir: folder },
    ...(people === undefined ? {} : { people: file }),
  });
  const heard: Received[] = [];
  let lines = 0;

  async function line(said: object): Promise<Received[]> {
    lines += 1;
    const answered = await answerTo(stage, JSON.stringify({ id: String(lines), ...said }));
    const output = z.object({ replies: z.array(receivedSchema) }).safeParse(JSON.parse(JSON.stringify(answered)));
    if (!output.success) throw new Error(`Line ${lines}: ${JSON.stringify(answered)}`);
    heard.push(...output.data.replies);
    return output.data.replies;
  }

  return {
    line,
    press(as, label, where = as) {
      const message = heard.findLast(({ to, buttons }) => to === where && buttons.includes(label))?.message;
      if (message === undefined) throw new Error(`${as} has no button ${label}.`);
      return line({ conversation: where, as, press: { message, label } });
    },
    fill: (as, action, values) => line({ conversation: as, as, form: { action, values } }),
    goTo: (now) => line({ now }),
    async close() {
      await stage.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What somebody received, as one text. */
export function saidTo(received: readonly Received[], who: string): string {
  return received.flatMap(({ to, text }) => (to === who ? [text] : [])).join('\n');
}

/** What somebody hears who says this alone with the bot, in a conversation of its own: nothing was said before it. */
export async function heardApart(talk: Talking, who: string, text: string): Promise<string> {
  return saidTo(await talk.line({ conversation: randomUUID(), as: who, text }), who);
}

/** What somebody hears last who says these things one after the other, alone with the bot. */
export async function heardBy(talk: Talking, who: string, said: readonly string[]): Promise<string> {
  let last = '';
  for (const text of said) last = saidTo(await talk.line({ conversation: who, as: who, text }), who);
  return last;
}
