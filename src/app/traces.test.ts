import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ringAtCommit } from '../store/bell.ts';
import type { ChatDriver } from '../testing/chat-driver.ts';
import { PLATFORMS } from '../testing/contract/drivers.ts';
import { eventually } from '../testing/eventually.ts';
import { startRunningBot } from '../testing/running-bot.ts';
import { readConfig } from './config.ts';

const SECRET = 'Zonnebloemlaan 12 in Hengelo';

const value = z.object({ stringValue: z.string().optional(), intValue: z.union([z.number(), z.string()]).optional() });
const sentSchema = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              name: z.string(),
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              attributes: z.array(z.object({ key: z.string(), value })).default([]),
            }),
          ),
        }),
      ),
    }),
  ),
});

describe.each(PLATFORMS)('traces on $name', ({ name, createDriver }) => {
  const platform = name.toLowerCase();
  let driver: ChatDriver;
  let collector: Server;
  const sent: { path: string; body: string }[] = [];

  beforeAll(async () => {
    driver = await createDriver();
    collector = createServer(async (request, response) => {
      sent.push({ path: request.url ?? '', body: await readText(request) });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    collector.close();
    await driver.close();
  });

  it('are sent nowhere until there is a collector', () => {
    expect(readConfig({}).tracesTo).toBeNull();
    expect(() => readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' })).toThrow(/OTEL_EXPORTER_OTLP_ENDPOINT/);
  });

  it('tell how a turn went, step by step, and nothing of who said what', async () => {
    const { port } = collector.address() as AddressInfo;
    const running = await startRunningBot([driver], { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
    const { thread } = await driver.say('Anna', `Wat is social return? ${SECRET}`);
    await driver.answers(thread, 1);
    const other = await driver.say('Bram', 'Wat is een makelaar met mandaat?');
    await driver.answers(other.thread, 1);
    // As after a crash: whoever comes by sends it once more.
    await running.database.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE outbox SET state = 'queued', attempts = 0 WHERE id = (SELECT min(id) FROM outbox)`;
      await ringAtCommit(tx, ['outbox']);
    });
    await eventually('it is sent again', async () =>
      (await running.database.prisma.outboxEntry.count({ where: { state: { not: 'sent' } } })) === 0 ? true : undefined,
    );
    await running.stop();

    expect(new Set(sent.map(({ path }) => path))).toEqual(new Set(['/v1/traces']));
    const spans = sent.flatMap(({ body }) =>
      sentSchema
        .parse(JSON.parse(body))
        .resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans)),
    );
    const named = (name: string) => {
      const span = spans.find((one) => one.name === name);
      if (!span) throw new Error(`There is no ${name} among ${spans.map((one) => one.name).join(', ')}.`);
      return {
        ...span,
        facts: new Map(span.attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue])),
      };
    };
    const turn = named(`process ${platform}`);
    expect(turn.facts.get('messaging.system')).toBe(platform);
    expect(turn.facts.get('messaging.operation.type')).toBe('process');
    expect(turn.facts.get('impactmakelaar.outcome')).toBe('answered');
    const received = named(`receive ${platform}`);
    expect(received.facts.get('messaging.operation.type')).toBe('receive');
    expect(turn.parentSpanId).toBe(received.spanId);
    expect(named('read message').parentSpanId).toBe(turn.spanId);
    const skill = named('skill question');
    expect(skill.parentSpanId).toBe(turn.spanId);
    const search = named('search passage');
    expect(search.parentSpanId).toBe(skill.spanId);
    expect(Number(search.facts.get('db.response.returned_rows'))).toBeGreaterThan(0);
    // Delivered by whoever comes by, and still in the trace of its turn.
    const delivered = named(`send ${platform}`);
    expect(delivered.facts.get('messaging.operation.type')).toBe('send');
    expect(delivered.parentSpanId).toBe(turn.spanId);
    expect(new Set([received, turn, skill, search, delivered].map(({ traceId }) => traceId)).size).toBe(1);

    const all = (what: string) => spans.filter((span) => span.name === `${what} ${platform}`);
    expect(new Set(all('send').map(({ parentSpanId }) => parentSpanId))).toEqual(
      new Set(all('process').map(({ spanId }) => spanId)),
    );

    const everything = sent.map(({ body }) => body).join('');
    for (const said of [SECRET, 'Hengelo', 'Anna', 'social return']) expect(everything).not.toContain(said);
  });
});
