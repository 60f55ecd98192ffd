import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../app/config.ts';
import { examineModel } from './model.ts';

const requestSchema = z.object({
  response_format: z.object({
    json_schema: z.object({ name: z.string(), strict: z.boolean(), schema: z.record(z.string(), z.unknown()) }),
  }),
});
type Form = z.infer<typeof requestSchema>['response_format']['json_schema'];

/** What a model may say in each form. */
const OUTPUTS: Record<string, unknown> = {
  answer: { outcome: 'absent', refusal: null, search: null, sentences: [] },
  support: { verdicts: [] },
  reading: { purpose: 'small-talk', act: 'new', sure: true, place: null, question: null },
};

let server: Server;
afterEach(() => server.close());

/** What doctor finds of a server that refuses some forms, and the forms that it was asked for. */
async function examined(refuses: (form: Form) => boolean) {
  const forms: Form[] = [];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { json_schema: form } = requestSchema.parse(JSON.parse(Buffer.concat(parts).toString())).response_format;
      forms.push(form);
      const refused = refuses(form);
      response.writeHead(refused ? 400 : 200, { 'content-type': 'application/json' });
      const message = { role: 'assistant', content: JSON.stringify(OUTPUTS[form.name]), refusal: null };
      const error = { code: 'invalid_json_schema', message: 'x' };
      response.end(JSON.stringify(refused ? { error } : { choices: [{ finish_reason: 'stop', message }] }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const environment = { OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm' };
  return { finding: await examineModel(readConfig(environment)), forms };
}

describe('impact doctor, of the model', () => {
  it('tries every form that is used, strict and without bounds, which some servers refuse', async () => {
    const bounds = /"(minimum|maximum|exclusiveM\w+|minLength|maxLength|minItems|maxItems|pattern|format)"/;
    const { finding, forms } = await examined(({ schema }) => bounds.test(JSON.stringify(schema)));
    expect(finding).toEqual({ part: 'model', state: 'ok', message: 'm answers' });
    expect(forms.map(({ name, strict }) => [name, strict])).toEqual([
      ['answer', true],
      ['support', true],
      ['reading', true],
    ]);
  });

  it.each(['answer', 'support', 'reading'])('finds that the server refuses the form of %s', async (name) => {
    const { finding } = await examined((form) => form.name === name);
    expect(finding).toMatchObject({ part: 'model', state: 'wrong', message: expect.stringContaining('rejected') });
  });
});
