import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../store/database.ts';
import { type DemoProcess, startDemo } from '../demo-process.ts';
import { eventually } from '../eventually.ts';
import { ChatPage, openBrowser } from './chat-page.ts';

describe('the demo in a browser', () => {
  let dataDir: string;
  let demo: DemoProcess;
  let browser: Browser;
  let chat: ChatPage;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'impact-demo-'));
    demo = await startDemo(dataDir);
    browser = await openBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    await page.goto(demo.pageUrl);
    chat = new ChatPage(page);
  }, 120_000);

  afterAll(async () => {
    await chat?.page.screenshot({ path: join(tmpdir(), 'impactmakelaar-chat-page.png') });
    await browser?.close();
    await demo?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  it('welcomes whoever installs it, and says that it is automated', async () => {
    const welcome = chat.messages.first();
    await welcome.waitFor();
    expect(await welcome.innerText()).toMatch(/Impactmakelaar[\s\S]*automatische assistent/);
  });

  it('answers a newcomer in Dutch, with a numbered source, the mark and feedback', async () => {
    const { message } = await chat.say('Wat is een makelaar met mandaat?', /makelaar met mandaat/i);
    const row = chat.rowOf(message);
    expect(await message.locator('.fai-Citation').first().innerText()).toBe('1');
    expect(await message.locator('a[href^="https://"]').count()).toBeGreaterThan(0);
    expect(await row.locator('.fai-AiGeneratedDisclaimer').count()).toBe(1);
    expect(await row.getByLabel('Like', { exact: true }).count()).toBe(1);
    expect(await row.getByLabel('Dislike', { exact: true }).count()).toBe(1);
  });

  it('shows the passage of a source without an address', async () => {
    await chat.say('Wat is de Europese drempel voor werken in 2026?', /5\.404\.000/);
    const before = await chat.messages.count();
    await chat.page.getByRole('button', { name: 'Lees bron 1' }).last().click();
    // In Teams it opens in a dialog; this page knows none and gets a message.
    await eventually('the passage', async () => ((await chat.messages.count()) > before ? true : undefined));
    expect(await chat.messages.last().innerText()).toMatch(/5\.404\.000[\s\S]*Bron:/);
  });

  it('keeps a verdict on an answer', async () => {
    const { message } = await chat.say('Wat is social return?', /social return/i);
    await chat.rowOf(message).getByLabel('Like', { exact: true }).click();
    // The page asks why, as Teams does; the reason may stay empty.
    await chat.page.getByRole('button', { name: 'Submit' }).click();
    // Its thanks lie over the whole page until they are closed.
    await chat.page.getByRole('button', { name: 'Close' }).click();
    const database = await openDatabase({ dataDir: join(dataDir, 'demo') });
    try {
      await eventually('the verdict', async () => (await database.prisma.feedback.findFirst())?.verdict);
    } finally {
      await database.close();
    }
  });

  it('answers in English when asked in English', async () => {
    const { message } = await chat.say('What is a broker with a mandate?', /broker with a mandate/i);
    expect(await message.innerText()).not.toMatch(/makelaar met mandaat is/i);
  });

  it('declines what it does not know, and greets who greets', async () => {
    await chat.say('Hoe laat vertrekt de trein naar Parijs?', /staat niet in mijn bronnen/);
    await chat.say('hoi', /Stel me een vraag/);
  });

  it('has a dossier that is early and one that was awarded, and the share of a year', async () => {
    const { message: list } = await chat.say('/impact dossier', /Je dossiers/);
    const words = await list.innerText();
    expect(words).toMatch(/schoonmaak[^\n]*\(gegund\)/i);
    expect(words).toMatch(/groenvoorziening/i);
    const { message: figures } = await chat.say('/impact inkoopcijfers', /Dossiers met criteria/);
    expect(await figures.innerText()).toMatch(/6 van 7 dossiers[\s\S]*doel: 90%/);
  });

  it('goes on where it was when it is started again', async () => {
    await demo.stop();
    demo = await startDemo(dataDir);
    await chat.page.goto(demo.pageUrl);
    await chat.messages.first().waitFor();
    await chat.say('Wat is social return?', /social return/i);
    const database = await openDatabase({ dataDir: join(dataDir, 'demo') });
    try {
      expect(await database.prisma.feedback.count()).toBe(1);
    } finally {
      await database.close();
    }
  }, 60_000);
});
