import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startRunningBot } from '../testing/running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../testing/slack-driver.ts';
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

describe('traces', () => {
  let slack: SlackDriver;
  let collector: Server;
  const sent: { path: string; body: string }[] = [];

  beforeAll(async () => {
    slack = await createSlackDriver();
    collector = createServer(async (request, response) => {
      sent.push({ path: request.url ?? '', body: await readText(request) });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    collector.close();
    await slack.close();
  });

  it('are sent nowhere until there is a collector', () => {
    expect(readConfig({}).tracesTo).toBeNull();
    expect(() => readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' })).toThrow(/OTEL_EXPORTER_OTLP_ENDPOINT/);
  });

  it('tell how a turn went, step by step, and nothing of who said what', async () => {
    const { port } = collector.address() as AddressInfo;
    const running = await startRunningBot([slack], { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
    const { thread } = await slack.say('Anna', `Wat is social return? ${SECRET}`);
    await slack.answers(thread, 1);
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
    const turn = named('process slack');
    expect(turn.facts.get('messaging.system')).toBe('slack');
    expect(turn.facts.get('messaging.operation.type')).toBe('process');
    expect(turn.facts.get('impactmakelaar.outcome')).toBe('answered');
    expect(named('receive slack').facts.get('messaging.operation.type')).toBe('receive');
    expect(named('read message').parentSpanId).toBe(turn.spanId);
    const skill = named('skill question');
    expect(skill.parentSpanId).toBe(turn.spanId);
    const search = named('search passage');
    expect(search.parentSpanId).toBe(skill.spanId);
    expect(Number(search.facts.get('db.response.returned_rows'))).toBeGreaterThan(0);
    expect(named('send slack').facts.get('messaging.operation.type')).toBe('send');

    const everything = sent.map(({ body }) => body).join('');
    for (const said of [SECRET, 'Hengelo', 'Anna', 'social return']) expect(everything).not.toContain(said);
  });
});
