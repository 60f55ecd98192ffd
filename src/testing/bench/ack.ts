import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import { startBotProcess } from '../bot-process.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { eventEnvelope, SIGNING_SECRET, sendSigned } from '../slack-requests.ts';
import { percentile, percentiles } from './percentiles.ts';

const RATES = [20, 100] as const;
const SECONDS = 15;
const WARM_UP_SECONDS = 3;
/** How long after the last question its answer is waited for. */
const PATIENCE_MS = 30_000;
const PEOPLE = 200;
const QUESTIONS = [
  'Wat is een makelaar met mandaat?',
  'Wat is social return?',
  'Vanaf welk bedrag moet ik Europees aanbesteden in 2026?',
  'hoe laat gaat de trein naar Parijs',
  'What is impact procurement?',
  'Waar kan een ondernemer met een vraag terecht?',
];

/** What one run of questions gave. */
interface Run {
  acknowledgedMs: number[];
  /** From question to the post of its answer; empty for the bare app. */
  answeredMs: number[];
  /** Not acknowledged with 200, or never answered. */
  lost: number;
}

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
    await load(bot.url, driver, 20, WARM_UP_SECONDS, arrivals);
    await load(bare.url, driver, 20, WARM_UP_SECONDS, null);
    for (const rate of RATES) {
      const reference = await load(bare.url, driver, rate, SECONDS, null);
      const measured = await load(bot.url, driver, rate, SECONDS, arrivals);
      report(rate, reference, measured);
    }
  } finally {
    bare.process.kill();
    await bot.terminate();
    await driver.close();
    await postgres.remove();
  }
}

/** When the answer in each thread arrived, in milliseconds of `performance.now()`. */
function watchAnswers(driver: SlackDriver): Map<string, number> {
  const arrivals = new Map<string, number>();
  let posted = 0;
  driver.answer('chat.postMessage', (body) => {
    const thread = String(body.thread_ts);
    if (!arrivals.has(thread)) arrivals.set(thread, performance.now());
    posted += 1;
    return { ok: true, channel: body.channel, ts: `${posted}.000100` };
  });
  // Everybody is a colleague: strangers would be asked about at every question.
  driver.answer('users.info', ({ user }) => ({ ok: true, user: { id: user, team_id: driver.tenant } }));
  for (const method of ['reactions.add', 'reactions.remove']) driver.answer(method, () => ({ ok: true }));
  return arrivals;
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

let asked = 0;

/** Asks at a steady rate, whether or not earlier questions were answered: as Slack does. */
async function load(
  url: string,
  driver: SlackDriver,
  rate: number,
  seconds: number,
  arrivals: Map<string, number> | null,
): Promise<Run> {
  const startedAt = performance.now();
  const questions: Promise<{ thread: string; askedAt: number; acknowledgedMs: number | null }>[] = [];
  for (let n = 0; n < rate * seconds; n += 1) {
    await wait(Math.max(0, startedAt + (n * 1000) / rate - performance.now()));
    questions.push(askOne(url, driver));
  }
  const done = await Promise.all(questions);
  if (arrivals) await allArrived(done, arrivals);
  const answeredMs = done.flatMap(({ thread, askedAt }) => {
    const arrivedAt = arrivals?.get(thread);
    return arrivedAt === undefined ? [] : [arrivedAt - askedAt];
  });
  const acknowledgedMs = done.flatMap(({ acknowledgedMs: ms }) => (ms === null ? [] : [ms]));
  const complete = arrivals ? Math.min(answeredMs.length, acknowledgedMs.length) : acknowledgedMs.length;
  return { acknowledgedMs, answeredMs, lost: done.length - complete };
}

async function askOne(url: string, driver: SlackDriver) {
  asked += 1;
  const thread = `${1_700_000_000 + asked}.000100`;
  const event = {
    type: 'app_mention',
    channel: 'C0BENCH',
    user: `UBENCH${asked % PEOPLE}`,
    ts: thread,
    text: `<@${driver.botUserId}> ${QUESTIONS[asked % QUESTIONS.length]}`,
  };
  const askedAt = performance.now();
  const { status } = await sendSigned(url, '/slack/events', eventEnvelope(driver.tenant, event));
  return { thread, askedAt, acknowledgedMs: status === 200 ? performance.now() - askedAt : null };
}

async function allArrived(asks: readonly { thread: string }[], arrivals: Map<string, number>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && asks.some(({ thread }) => !arrivals.has(thread))) await wait(20);
}

function report(rate: number, bare: Run, bot: Run): void {
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
