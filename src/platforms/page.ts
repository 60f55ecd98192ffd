import { createHash } from 'node:crypto';
import type { Response } from 'express';
import type { Language } from '../chat/language.ts';

/** A small page of words, for who comes with a browser. */
export interface Page {
  status: number;
  language: Language;
  title: string;
  text: string;
}

const STYLE =
  'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem;color:#1d2b2a}h1{font-size:1.5rem;color:#0b7a75}';
/** Nothing is loaded, framed or sent from the page; of styles only this one has effect. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Shows a page. Its address may hold a secret: it is kept nowhere and told to nobody. */
export function showPage(response: Response, page: Page): void {
  response
    .status(page.status)
    .set({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .send(
      `<!doctype html><html lang="${page.language}"><head><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width"><title>${escaped(page.title)}</title>` +
        `<style>${STYLE}</style></head>` +
        `<body><h1>${escaped(page.title)}</h1><p>${escaped(page.text)}</p></body></html>`,
    );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
