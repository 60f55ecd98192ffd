import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import { startBotProcess } from '../bot-process.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { SIGNING_SECRET } from '../slack-requests.ts';
import { percentile, percentiles } from './percentiles.ts';
import { type Arrivals, askSteadily, type LoadRun, watchAnswers } from './slack-load.ts';

const RATES = [20, 100] as const;
const SECONDS = 15;
const WARM_UP_SECONDS = 3;
const QUESTIONS = [
  'Wat is een makelaar met mandaat?',
  'Wat is social return?',
  'Vanaf welk bedrag moet ik Europees aanbesteden in 2026?',
  'hoe laat gaat de trein naar Parijs',
  'What is impact procurement?',
  'Waar kan een ondernemer met een vraag terecht?',
];

/**
 * Signed Slack questions at a steady rate against the bot, and in turn against a bare Bolt app that only
 * acknowledges: the time to the acknowledgement, and to the answer as it arrives at Slack.
 */
export async function ackBench(): Promise<void> {
  const postgres = await startTemporaryPostgres();
  const driver = await createSlackDriver();
  const arrivals = watchAnswers(driver);
  const bot = await startBotProcess(postgres.url, [driver], { LOG_LEVEL: 'info' });
  const bare = await startBareApp(driver);
  try {
    const ask = (url: string, rate: number, seconds: number, answers: Arrivals | null) =>
      askSteadily(driver, { urls: [url], questions: QUESTIONS, rate, seconds, arrivals: answers });
    await ask(bot.url, 20, WARM_UP_SECONDS, arrivals);
    await ask(bare.url, 20, WARM_UP_SECONDS, null);
    for (const rate of RATES) {
      const reference = await ask(bare.url, rate, SECONDS, null);
      const measured = await ask(bot.url, rate, SECONDS, arrivals);
      report(rate, reference, measured);
    }
  } finally {
    bare.process.kill();
    await bot.terminate();
    await driver.close();
    await postgres.remove();
  }
}

async function startBareApp(driver: SlackDriver): Promise<{ url: string; process: ChildProcess }> {
  const script = new URL('./bare-bolt.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, SIGNING_SECRET, driver.env.SLACK_API_URL ?? ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('http')) return { url: line, process: child };
  }
  throw new Error('The bare app did not start.');
}

function report(rate: number, bare: LoadRun, bot: LoadRun): void {
  const reference = percentiles(bare.acknowledgedMs);
  const measured = percentiles(bot.acknowledgedMs);
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const row = (name: 'p50' | 'p95' | 'p99') =>
    `  ${name}   bare ${ms(reference[name])}   bot ${ms(measured[name])}   ratio ${(measured[name] / reference[name]).toFixed(2)}`;
  process.stdout.write(
    [
      `${rate} questions/s for ${SECONDS} s`,
      row('p50'),
      row('p95'),
      row('p99'),
      `  answer posted   p50 ${ms(percentile(bot.answeredMs, 0.5))}   p95 ${ms(percentile(bot.answeredMs, 0.95))}`,
      `  lost   ${bot.lost} of ${rate * SECONDS}`,
      '',
    ].join('\n'),
  );
}
