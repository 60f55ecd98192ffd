import { setTimeout as wait } from 'node:timers/promises';
import type { SlackDriver } from '../slack-driver.ts';
import { eventEnvelope, sendSigned } from '../slack-requests.ts';

/** How long after the last question its answer is waited for. */
const PATIENCE_MS = 30_000;
const PEOPLE = 200;

/** What one run of questions gave. */
export interface LoadRun {
  acknowledgedMs: number[];
  /** From question to the post of its answer; empty where nobody answers. */
  answeredMs: number[];
  /** Not acknowledged with 200, or never answered. */
  lost: number;
  /** From the first question to the last answer. */
  tookMs: number;
}

/** When the answer in each thread arrived, in milliseconds of `performance.now()`. */
export type Arrivals = ReadonlyMap<string, number>;

/** Has Slack take what the bot says, and everybody be a colleague: strangers would be asked about at every question. */
export function watchAnswers(driver: SlackDriver): Arrivals {
  const arrivals = new Map<string, number>();
  let posted = 0;
  driver.answer('chat.postMessage', (body) => {
    const thread = String(body.thread_ts);
    if (!arrivals.has(thread)) arrivals.set(thread, performance.now());
    posted += 1;
    return { ok: true, channel: body.channel, ts: `${posted}.000100` };
  });
  driver.answer('users.info', ({ user }) => ({ ok: true, user: { id: user, team_id: driver.tenant } }));
  for (const method of ['reactions.add', 'reactions.remove']) driver.answer(method, () => ({ ok: true }));
  return arrivals;
}

let asked = 0;

/**
 * Asks at a steady rate, whether or not earlier questions were answered: as Slack does. Each is a mention in a channel.
 *
 * @param load.urls of the bots, which are asked in turn
 * @param load.arrivals null: nobody answers, and it ends with the acknowledgements
 */
export async function askSteadily(
  driver: SlackDriver,
  load: {
    urls: readonly string[];
    questions: readonly string[];
    rate: number;
    seconds: number;
    arrivals: Arrivals | null;
  },
): Promise<LoadRun> {
  const { urls, questions, rate, seconds, arrivals } = load;
  const startedAt = performance.now();
  const asks: Promise<{ thread: string; askedAt: number; acknowledgedMs: number | null }>[] = [];
  for (let n = 0; n < rate * seconds; n += 1) {
    await wait(Math.max(0, startedAt + (n * 1000) / rate - performance.now()));
    asks.push(askOne(urls[n % urls.length] ?? '', driver, questions[asked % questions.length] ?? ''));
  }
  const done = await Promise.all(asks);
  if (arrivals) await allArrived(done, arrivals);
  const answeredMs = done.flatMap(({ thread, askedAt }) => {
    const arrivedAt = arrivals?.get(thread);
    return arrivedAt === undefined ? [] : [arrivedAt - askedAt];
  });
  const acknowledgedMs = done.flatMap(({ acknowledgedMs: ms }) => (ms === null ? [] : [ms]));
  const complete = arrivals ? Math.min(answeredMs.length, acknowledgedMs.length) : acknowledgedMs.length;
  return { acknowledgedMs, answeredMs, lost: done.length - complete, tookMs: performance.now() - startedAt };
}

async function askOne(url: string, driver: SlackDriver, question: string) {
  asked += 1;
  const thread = `${1_700_000_000 + asked}.000100`;
  const event = {
    type: 'app_mention',
    channel: 'C0BENCH',
    user: `UBENCH${asked % PEOPLE}`,
    ts: thread,
    text: `<@${driver.botUserId}> ${question}`,
  };
  const askedAt = performance.now();
  // What nobody takes in time is lost, as it is for Slack.
  const sent = await sendSigned(url, '/slack/events', eventEnvelope(driver.tenant, event)).catch(() => null);
  return { thread, askedAt, acknowledgedMs: sent?.status === 200 ? performance.now() - askedAt : null };
}

async function allArrived(asks: readonly { thread: string }[], arrivals: Arrivals): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && asks.some(({ thread }) => !arrivals.has(thread))) await wait(20);
}
