import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const CLI = join(import.meta.dirname, '../cli.ts');

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

/** Starts a bot of its own, with a province, a municipality, and somebody in every role: `colleague`, `broker` and so on. */
export async function openTalk(): Promise<Talking> {
  const folder = await mkdtemp(join(tmpdir(), 'talking-'));
  const child = spawn(process.execPath, [CLI, 'talk', '--batch', '--json'], {
    cwd: tmpdir(),
    env: { NO_COLOR: '1', DATA_DIR: folder },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const outputs = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const heard: Received[] = [];
  let lines = 0;

  async function line(said: object): Promise<Received[]> {
    lines += 1;
    child.stdin.write(`${JSON.stringify({ id: String(lines), ...said })}\n`);
    const { value } = await outputs.next();
    const output = z.object({ replies: z.array(receivedSchema) }).safeParse(JSON.parse(value ?? 'null'));
    if (!output.success) throw new Error(`Line ${lines}: ${value}`);
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
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'close');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What somebody received, as one text. */
export function saidTo(received: readonly Received[], who: string): string {
  return received.flatMap(({ to, text }) => (to === who ? [text] : [])).join('\n');
}
