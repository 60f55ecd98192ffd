import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { eventually } from '../eventually.ts';

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
