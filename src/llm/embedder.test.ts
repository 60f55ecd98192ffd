import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createOpenAiEmbedder } from './embedder.ts';

const requestSchema = z.object({ input: z.array(z.string()), model: z.string() });

describe('an embedder', () => {
  let server: Server;
  afterEach(() => server.close());

  async function embedderAt(status: number) {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { input } = requestSchema.parse(JSON.parse(Buffer.concat(parts).toString()));
        // Last first: the order of an answer is not promised.
        const data = input
          .map((text, index) => ({ index, object: 'embedding', embedding: [text.length, 0] }))
          .toReversed();
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(
          JSON.stringify({ object: 'list', model: 'm', data, usage: { prompt_tokens: 1, total_tokens: 1 } }),
        );
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const baseUrl = `http://127.0.0.1:${port}/v1`;
    return createOpenAiEmbedder({
      kind: 'openai',
      apiKey: 'k',
      baseUrl,
      model: 'm',
      embeddingModel: 'e',
      timeoutMs: 2000,
    });
  }

  it('gives a vector of length 1 for each text, also for more than one request holds', async () => {
    const embedder = await embedderAt(200);
    const vectors = await embedder.embed(Array.from({ length: 250 }, (_, n) => 'x'.repeat(n + 1)));
    expect(vectors).toHaveLength(250);
    expect(vectors.every(([first]) => first === 1)).toBe(true);
  });

  it('says that it does not answer', async () => {
    const embedder = await embedderAt(401);
    await expect(embedder.embed(['x'])).rejects.toMatchObject({ code: 'model.embedding', retryable: true });
  });
});
