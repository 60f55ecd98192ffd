import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { type RunningBot, startRunningBot } from '../testing/running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../testing/slack-driver.ts';
import { readConfig } from './config.ts';

const TOKEN = 'a'.repeat(40);
const SECRET = 'Zonnebloemlaan 12 in Hengelo';

let slack: SlackDriver;
let running: RunningBot;

beforeAll(async () => {
  slack = await createSlackDriver();
  running = await startRunningBot([slack], { METRICS_PORT: '0', METRICS_TOKEN: TOKEN });
});

afterAll(async () => {
  await running.stop();
  await slack.close();
});

function figuresUrl(): string {
  const line = running.logged.map((text) => JSON.parse(text)).find(({ msg }) => msg === 'figures are served');
  return `${line.url}/metrics`;
}

async function figures(): Promise<string> {
  return (await fetch(figuresUrl(), { headers: { authorization: `Bearer ${TOKEN}` } })).text();
}

/** The value of a series, by its name and labels as Prometheus writes them. */
function figureOf(text: string, series: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.split(' ').at(-1) ?? 0);
}

describe('figures', () => {
  it('are for nobody until they are asked for', async () => {
    expect(readConfig({}).metrics).toBeNull();
    expect((await fetch(`${running.bot.url}/metrics`)).status).toBe(404);
  });

  it('without a token are for this machine only', () => {
    expect(readConfig({ METRICS_PORT: '9464', HOST: '0.0.0.0' }).metrics).toMatchObject({ host: '127.0.0.1' });
    expect(readConfig({ METRICS_TOKEN: TOKEN, METRICS_PORT: '9464' }).metrics).toMatchObject({ host: '0.0.0.0' });
    expect(() => readConfig({ METRICS_TOKEN: 'short' })).toThrow(/METRICS_TOKEN/);
  });

  it.each([
    undefined,
    'Bearer ',
    `Bearer ${TOKEN}x`,
    `Basic ${TOKEN}`,
  ])('are not given for %s', async (authorization) => {
    const response = await fetch(figuresUrl(), { headers: authorization === undefined ? {} : { authorization } });
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('');
  });

  it('tell of a question what became of it, and nothing of what was said', async () => {
    const before = await figures();
    await slack.say('U0ALICE', `Wat is social return? Ik woon op ${SECRET}`);
    const after = await eventually('a message that was sent', async () => {
      const text = await figures();
      const sent = 'impactmakelaar_deliveries_total{platform="slack",outcome="sent"}';
      return figureOf(text, sent) > figureOf(before, sent) ? text : undefined;
    });
    const grew = (series: string) => figureOf(after, series) - figureOf(before, series);
    expect(grew('impactmakelaar_events_total{platform="slack",kind="message",outcome="accepted"}')).toBe(1);
    expect(grew('impactmakelaar_turn_duration_seconds_count{kind="message"}')).toBe(1);
    expect(after).toMatch(/impactmakelaar_turns_total\{skill="answers",outcome="\w+"\} [1-9]/);
    expect(after).toMatch(/impactmakelaar_queue_waiting\{queue="inbox"\} 0\n/);
    expect(after).toMatch(/impactmakelaar_queue_oldest_seconds\{queue="outbox"\} \d/);
    expect(figureOf(after, 'impactmakelaar_database_connections_max')).toBe(10);
    expect(after).toContain('process_resident_memory_bytes');
    expect(after).not.toMatch(/Zonnebloem|Hengelo|social|Alice|U0\w{4,}|T0\w{4,}/i);
  });

  it('have few series, and names as Prometheus wants them', async () => {
    const text = await figures();
    const series = text.split('\n').filter((line) => line.startsWith('impactmakelaar_'));
    expect(series.length).toBeLessThan(1_000);
    const counters = [...text.matchAll(/^# TYPE (impactmakelaar_\S+) counter$/gm)].map(([, name]) => name);
    expect(counters.filter((name) => !name?.endsWith('_total'))).toEqual([]);
    const histograms = [...text.matchAll(/^# TYPE (impactmakelaar_\S+) histogram$/gm)].map(([, name]) => name);
    expect(histograms.filter((name) => !name?.endsWith('_seconds'))).toEqual([]);
    for (const [, label] of series.join('\n').matchAll(/[{,](\w+)="/g)) {
      expect([
        'platform',
        'kind',
        'outcome',
        'skill',
        'urgency',
        'job',
        'purpose',
        'type',
        'state',
        'queue',
        'reason',
        'version',
        'le',
      ]).toContain(label);
    }
  });
});
