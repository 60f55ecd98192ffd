import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { startBotProcess } from '../bot-process.ts';
import type { ChatDriver } from '../chat-driver.ts';

/** What is loaded before a program of which it is to be known what it spends. */
export const PRELOAD = new URL('./measured-process.ts', import.meta.url).href;

const profileSchema = z.looseObject({
  nodes: z.array(
    z.looseObject({
      id: z.number(),
      callFrame: z.looseObject({ functionName: z.string(), url: z.string() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()).optional(),
  timeDeltas: z.array(z.number()).optional(),
});
/** Where a process was, again and again, as V8 tells it. */
export type Profile = z.infer<typeof profileSchema>;

const spentSchema = z.object({
  /** Of the processor, by all threads and by the first one, in milliseconds. */
  allMs: z.number(),
  mainMs: z.number(),
  /** How often each statement went to the database. */
  statements: z.record(z.string(), z.number()),
  rssMb: z.number(),
  profile: profileSchema.nullable(),
});
/** What a process spent between two moments. */
export type Spent = z.infer<typeof spentSchema>;

/** A bot of which can be asked what it spends. */
export interface MeasuredBot {
  url: string;
  begin(): Promise<void>;
  end(): Promise<Spent>;
  stop(): Promise<void>;
}

let started = 0;

/** @param profiled it also tells where, which itself costs something */
export async function startMeasuredBot(
  databaseUrl: string,
  driver: ChatDriver,
  { profiled, environment }: { profiled: boolean; environment: Record<string, string> },
): Promise<MeasuredBot> {
  started += 1;
  const socket = join(tmpdir(), `measured-${process.pid}-${started}.sock`);
  const bot = await startBotProcess(databaseUrl, [driver], {
    LOG_LEVEL: 'info',
    MEASURED_SOCKET: socket,
    NODE_OPTIONS: `--import ${PRELOAD}`,
    ...(profiled ? { MEASURED_PROFILE: 'yes' } : {}),
    ...environment,
  });
  return {
    url: bot.url,
    begin: async () => void (await asked(socket, '/begin')),
    end: async () => spentSchema.parse(JSON.parse(await asked(socket, '/end'))),
    stop: async () => void (await bot.terminate()),
  };
}

async function asked(socketPath: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ socketPath, path, method: 'POST' }, (response) => {
      const failed = (body: string) => reject(new Error(`${path}: ${body}`));
      text(response).then(response.statusCode === 200 ? resolve : failed, reject);
    })
      .once('error', reject)
      .end();
  });
}
