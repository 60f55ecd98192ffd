import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { eventually } from '../eventually.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');
const READY_TIMEOUT_MS = 90_000;

/** The demo as a newcomer starts it, in a process of its own. */
export interface DemoProcess {
  /** The address it printed. */
  pageUrl: string;
  /** From start to that address, in milliseconds. */
  readyMs: number;
  stop(): Promise<void>;
}

/** @param dataDir where its database is; the same folder again is a second start */
export async function startDemo(dataDir: string): Promise<DemoProcess> {
  const startedAt = performance.now();
  const child = spawn('npm', ['run', 'demo'], {
    cwd: PROJECT,
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const pageUrl = await printedUrl(child);
  return {
    pageUrl,
    readyMs: performance.now() - startedAt,
    async stop() {
      // The whole group, as Ctrl+C in a terminal does.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

function printedUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The demo printed no address.')), READY_TIMEOUT_MS);
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code}.`)));
    if (!child.stdout) throw new Error('The demo has no output.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /http:\/\/localhost:\d+/.exec(line)?.[0];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}

/** Debian's Chromium, as on the machine that runs the checks. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** Microsoft's chat page, read and used as a person does. */
export class ChatPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The bot's messages, oldest first. */
  get messages(): Locator {
    return this.page.locator('.fai-OutputCard');
  }

  /** Says something and waits for one more message with these words; returns it and how long that took. */
  async say(text: string, expected: RegExp): Promise<{ message: Locator; elapsedMs: number }> {
    const before = await this.messages.count();
    // Only the page's own box is one: those of forms in messages are inputs.
    const box = this.page.locator('[contenteditable=true]').first();
    await box.click();
    await this.page.keyboard.type(text);
    const startedAt = performance.now();
    await this.page.keyboard.press('Enter');
    const message = this.messages.filter({ hasText: expected }).last();
    await eventually(
      `an answer with ${expected}`,
      async () => ((await this.messages.count()) > before && (await message.isVisible()) ? true : undefined),
      () => this.messages.last().innerText(),
    );
    return { message, elapsedMs: performance.now() - startedAt };
  }

  /** The whole row of a message: its head with the mark, the card, and the buttons below. */
  rowOf(message: Locator): Locator {
    return message.locator('xpath=ancestor::div[.//*[@aria-label="Message header"]][1]');
  }
}
