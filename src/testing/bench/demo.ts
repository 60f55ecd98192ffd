import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../demo-process.ts';
import { ChatPage, openBrowser } from '../e2e/chat-page.ts';
import { percentile } from './percentiles.ts';

const QUESTIONS = [
  ['Wat is een makelaar met mandaat?', /makelaar met mandaat/i],
  ['Wat is social return?', /social return/i],
  ['Wat is de Europese drempel voor werken in 2026?', /5\.404\.000/],
] as const;
const STARTS_AGAIN = 5;

/**
 * What a newcomer waits for: from `npm run demo` to the address of the chat page, the first time and again, and from Enter
 * to the answer on that page. Needs Chromium.
 */
export async function demoBench(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'impact-demo-'));
  const again: number[] = [];
  try {
    const first = await startDemo(dataDir);
    print(`first start: ${seconds(first.readyMs)}`);
    const answers = await answersOn(first.pageUrl).finally(() => first.stop());
    print(`answers on the page: first ${seconds(answers[0] ?? Number.NaN)}, slowest ${seconds(Math.max(...answers))}`);
    for (let start = 0; start < STARTS_AGAIN; start += 1) {
      const demo = await startDemo(dataDir);
      again.push(demo.readyMs);
      await demo.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  print(
    `started again, ${again.length} times: p50 ${seconds(percentile(again, 0.5))}, slowest ${seconds(Math.max(...again))}`,
  );
}

async function answersOn(pageUrl: string): Promise<number[]> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(pageUrl);
    const chat = new ChatPage(page);
    await chat.messages.first().waitFor();
    const times: number[] = [];
    for (const [question, expected] of QUESTIONS) times.push((await chat.say(question, expected)).elapsedMs);
    return times;
  } finally {
    await browser.close();
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
