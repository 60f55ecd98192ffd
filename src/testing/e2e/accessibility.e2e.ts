import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, ImpactValue } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { serveLinks } from '../served-links.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { openBrowser } from './chat-page.ts';

/** The success criteria of WCAG 2.2, level A and AA, as far as a program can see them; EN 301 549 asks for those of 2.1. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const KEY = randomBytes(32);
/** In what the accessibility statement tells (`impact papers`); `-u` writes it anew. */
const FINDINGS = '../../app/papers/accessibility-findings.json';

/** What axe found on one page. */
interface Finding {
  page: string;
  scheme: 'light' | 'dark';
  /** Rules that are broken, as `id: how many places`; empty: none. */
  broken: string;
  /** Of how many rules axe saw that they are kept there. */
  kept: number;
  /** Rules of which only a person can say it, as axe found them. */
  unsure: string;
}

let slack: SlackDriver;
let running: RunningBot;
let browser: Browser;
/** Every page, by the name it has in the statement. */
const pages = new Map<string, (page: Page) => Promise<void>>();

beforeAll(async () => {
  slack = await createSlackDriver();
  running = await startRunningBot([slack], {
    SLACK_CLIENT_ID: '12.34',
    SLACK_CLIENT_SECRET: 'het-geheim',
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    LINK_SIGNING_KEY: KEY.toString('base64'),
    PUBLIC_URL: 'https://bot.example.nl',
  });
  const links = await serveLinks(running.database.prisma, { signingKey: KEY, publicUrl: 'https://bot.example.nl' });
  for (const [mounted, { path }] of links) {
    pages.set(mounted, async (page) => void (await page.goto(`${running.bot.url}${path}`)));
    // With another secret it is a link that opens nothing.
    const wrong = path.replace(/[^/=]+$/, 'onbekend');
    pages.set(`${mounted}, wrong`, async (page) => void (await page.goto(`${running.bot.url}${wrong}`)));
  }
  const opened = pages.get('/cases/:token');
  pages.set('/cases/:token, opened', async (page) => {
    await opened?.(page);
    await page.getByRole('button').click();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
  });
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await running?.stop();
  await slack?.close();
});

it('would see a picture without words and a field without a label', async () => {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><html lang="nl"><title>t</title><main><img src="x"><input></main></html>');
  await page.evaluate(await axeSource());
  expect(findingOf('', 'light', await runAxe(page)).broken).toBe('image-alt: 1, label: 1');
  await page.close();
});

describe('every page that is served', () => {
  it('breaks no rule of WCAG 2.2 AA that axe can see, in the light and in the dark', async () => {
    const source = await axeSource();
    const findings: Finding[] = [];
    for (const [name, open] of pages) {
      for (const scheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ colorScheme: scheme });
        await open(page);
        // By the protocol of the browser: the page itself allows no script.
        await page.evaluate(source);
        findings.push(findingOf(name, scheme, await runAxe(page)));
        await page.close();
      }
    }
    expect(findings.filter(({ broken }) => broken !== '')).toEqual([]);
    const told = { axe: axeVersion(source), tags: TAGS.join(' '), findings };
    await expect(`${JSON.stringify(told, null, 2)}\n`).toMatchFileSnapshot(FINDINGS);
  });

  it('can be read at 320 pixels wide without scrolling sideways, and at twice the size of letters', async () => {
    for (const [name, open] of pages) {
      const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
      await open(page);
      expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(320);
      await page.evaluate("document.documentElement.style.fontSize = '200%'");
      expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(320);
      await page.close();
    }
  });

  it('can be used with the keys alone, and shows where one is', async () => {
    const page = await browser.newPage();
    await pages.get('/cases/:token, opened')?.(page);
    const wanted = await page.locator('button, select, textarea').count();
    const reached = new Set<unknown>();
    for (let press = 0; press < wanted; press += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(
        "[...document.querySelectorAll('button,select,textarea')].indexOf(document.activeElement) + ':' + getComputedStyle(document.activeElement).outlineStyle",
      );
      reached.add(seen);
    }
    expect([...reached]).toEqual(Array.from({ length: wanted }, (_, at) => `${at}:solid`));
    await page.close();
  });
});

function axeSource(): Promise<string> {
  return readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}

async function runAxe(page: Page): Promise<AxeResults> {
  return page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(TAGS)} })`);
}

function findingOf(page: string, scheme: Finding['scheme'], { violations, passes, incomplete }: AxeResults): Finding {
  const told = (rules: { id: string; impact?: ImpactValue; nodes: unknown[] }[]) =>
    rules.map(({ id, nodes }) => `${id}: ${nodes.length}`).join(', ');
  return { page, scheme, broken: told(violations), kept: passes.length, unsure: told(incomplete) };
}

function axeVersion(source: string): string {
  return /axe v([\d.]+)/.exec(source)?.[1] ?? '';
}
