import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';

/** What the model is asked, as far as a script needs it. */
export interface ModelQuestion {
  question: string;
  /** The last exchanges of the conversation. */
  earlier?: { question: string; answer: string }[] | undefined;
  passages: {
    n: number;
    title: string;
    heading: string;
    /** The term for which the source holds; null: not limited. */
    from?: string | null | undefined;
    until?: string | null | undefined;
    sentences: { id: string; text: string }[];
  }[];
  /** Whether it may ask for other passages first. */
  maySearch?: boolean | undefined;
  /** What it wrote before and is to write anew. */
  rejected?: string[] | undefined;
  /** What the model is told to do. */
  instructions: string;
}

/** How the server answers: a JSON value as the model's output, or what it does instead. */
export type ModelScript = (
  asked: ModelQuestion,
) => { output: unknown } | { text: string } | { status: number } | { hang: true };

/** What it is asked to read, see `prompts/reading.md`. */
export interface ModelMessage {
  text: string;
  language: string;
  situation: string;
  before: string | null;
}

const requestSchema = z.looseObject({
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })),
  response_format: z.looseObject({ json_schema: z.looseObject({ name: z.string() }) }),
});
/** Strict: nothing else of anybody goes along. */
const messageSchema = z.strictObject({
  text: z.string(),
  language: z.string(),
  situation: z.string(),
  before: z.string().nullable(),
});
const questionSchema = z.looseObject({
  question: z.string(),
  maySearch: z.boolean().optional(),
  rejected: z.array(z.string()).optional(),
  earlier: z.array(z.object({ question: z.string(), answer: z.string() })).optional(),
  passages: z.array(
    z.object({
      n: z.number(),
      title: z.string(),
      heading: z.string(),
      from: z.string().nullish(),
      until: z.string().nullish(),
      sentences: z.array(z.object({ id: z.string(), text: z.string() })),
    }),
  ),
});
const supportSchema = z.object({ statements: z.array(z.object({ n: z.string(), text: z.string() })) });

/** A model server on this machine with OpenAI's interface, that does as it is told. */
export interface ScriptedModel {
  /** For OPENAI_BASE_URL. */
  url: string;
  asked: readonly ModelQuestion[];
  /** What it was given as data, whatever it was asked for: one text for each request. */
  given: readonly string[];
  script: ModelScript;
  /** How long it takes over each request. */
  delayMs: number;
  /** Of readings: what it was asked, and what it says. */
  read: ModelMessage[];
  readScript: (asked: ModelMessage) => ReturnType<ModelScript>;
  /** Of what is written: whether the evidence says it; as it stands, always. */
  judgeScript: (statements: readonly { n: string; text: string }[]) => ReturnType<ModelScript>;
  close(): Promise<void>;
}

export const saysYes: ScriptedModel['judgeScript'] = (statements) => ({
  output: { verdicts: statements.map(({ n }) => ({ n, supported: 'yes' })) },
});

export async function startScriptedModel(script: ModelScript): Promise<ScriptedModel> {
  const asked: ModelQuestion[] = [];
  const given: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { messages, response_format } = requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
      given.push(messages.at(-1)?.content ?? '');
      await setTimeout(model.delayMs);
      if (response_format.json_schema.name === 'reading') {
        const message = messageSchema.parse(JSON.parse(messages.at(-1)?.content ?? ''));
        model.read.push(message);
        return answer(response, model.readScript(message));
      }
      if (response_format.json_schema.name === 'support') {
        const { statements } = supportSchema.parse(JSON.parse(messages.at(-1)?.content ?? ''));
        return answer(response, model.judgeScript(statements));
      }
      const data = questionSchema.parse(JSON.parse(messages.at(-1)?.content ?? ''));
      const question = { ...data, instructions: messages[0]?.content ?? '' };
      asked.push(question);
      answer(response, model.script(question));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const model: ScriptedModel = {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    given,
    script,
    delayMs: 0,
    read: [],
    readScript: () => ({ status: 500 }),
    judgeScript: saysYes,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return model;
}

function answer(response: ServerResponse, scripted: ReturnType<ModelScript>): void {
  if ('hang' in scripted) return;
  if ('status' in scripted) {
    response.writeHead(scripted.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message: 'scripted' } }));
    return;
  }
  const content = 'text' in scripted ? scripted.text : JSON.stringify(scripted.output);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 0,
      model: 'scripted',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, refusal: null } }],
    }),
  );
}
