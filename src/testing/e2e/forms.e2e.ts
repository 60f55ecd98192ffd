import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../app/bot.ts';
import { readConfig } from '../../app/config.ts';
import { openDemo, pageAnswers } from '../../cli/demo.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createDemonstration, type Demonstration } from '../contract/demonstration.ts';
import { eventually } from '../eventually.ts';
import { ChatPage, openBrowser } from './chat-page.ts';

describe('forms and cards in a browser', () => {
  let dataDir: string;
  let demonstration: Demonstration;
  let demo: { bot: Bot; page: ChildProcess };
  let browser: Browser;
  let chat: ChatPage;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'impact-forms-'));
    demonstration = createDemonstration();
    const environment = readConfig({ DATA_DIR: dataDir, ORGANISATION_NAME: 'Provincie Test' });
    const opened = await openDemo(environment, createLogger({ level: 'silent' }), [demonstration.skill]);
    demo = opened;
    await pageAnswers(opened.pagePort, opened.page);
    browser = await openBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    await page.goto(`http://localhost:${opened.pagePort}`);
    chat = new ChatPage(page);
    await chat.messages.first().waitFor();
  }, 120_000);

  afterAll(async () => {
    await chat?.page.screenshot({ path: join(tmpdir(), 'impactmakelaar-forms-page.png'), fullPage: true });
    await browser?.close();
    demo?.page.kill();
    await demo?.bot.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  const press = (name: string) => chat.page.getByRole('button', { name }).last().click();
  const says = (text: string) => chat.messages.filter({ hasText: text }).last().waitFor();

  it('fills in a form, is told what is wrong, and finds what was typed still there', async () => {
    await chat.say('toon kaart een', /De kaart is open/);
    await press('Meld iets');
    await says('Vertel het ons.');
    const typed = chat.messages.last().locator('input[type=text]').first();
    await typed.fill('niets');
    await chat.page.getByRole('checkbox').last().check();
    await press('Verstuur');
    await says('Er moet iets te melden zijn.');
    expect(await typed.inputValue()).toBe('niets');
    await typed.fill('bankjes');
    await press('Verstuur');
    await says('Het is gemeld.');
    await says('Gemeld: bankjes');
    expect(demonstration.reports).toMatchObject([{ what: 'bankjes', kind: 'question', sure: true }]);
  });

  it('sees a card change where it stands', async () => {
    await chat.say('toon kaart twee', /De kaart is open/);
    const before = await chat.messages.count();
    await press('Neem aan');
    await says('De kaart is aangenomen.');
    // One message more: the answer to the press.
    await eventually('the answer', async () => ((await chat.messages.count()) === before + 1 ? true : undefined));
  });
});
