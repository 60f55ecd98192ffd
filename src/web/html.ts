import { createHash } from 'node:crypto';

/** A piece of HTML in which every text that came from outside is escaped. Made by {@link html} only. */
export interface Html {
  readonly kind: 'html';
  readonly source: string;
}

type Part = string | number | Html | readonly Html[] | null;

/** Writes HTML: what is put in is escaped unless it is HTML itself; null puts in nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const source = strings.reduce((sum, string, index) => sum + sourceOf(parts[index - 1] ?? null) + string);
  return { kind: 'html', source };
}

function sourceOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return 'source' in part ? part.source : part.map(({ source }) => source).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Of a text, with its line breaks. */
export function lines(text: string): Html[] {
  return text.split(/\r?\n/).map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
}

// Readable on a phone and in the dark; no script, font or picture from anywhere.
const STYLE = `
:root{color-scheme:light dark;--ink:#1b1b1f;--soft:#5b5b66;--paper:#fff;--line:#d7d7de;--main:#154273;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#f0f0f4;--soft:#b3b3bf;--paper:#17171b;--line:#3b3b45;--main:#8ec1f5;--on:#10151b}}
*{box-sizing:border-box}
body{margin:0;overflow-wrap:break-word;hyphens:auto;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:38rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.125rem;margin:0 0 .5rem}
p{margin:0 0 1rem}
dl{margin:0 0 1.5rem;border-top:1px solid var(--line)}
dl div{padding:.5rem 0;border-bottom:1px solid var(--line)}
dt{color:var(--soft);font-size:.9375rem}
dd{margin:0;overflow-wrap:anywhere}
.note{border-left:.25rem solid var(--main);padding:.5rem 0 .5rem .875rem;margin:0 0 1.5rem}
form{border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:0 0 1rem}
label{display:block;margin:0 0 .75rem}
textarea,select{display:block;width:100%;margin-top:.25rem;padding:.625rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:.375rem}
textarea{min-height:6rem}
button{width:100%;padding:.75rem 1rem;font:inherit;font-weight:600;color:var(--on);background:var(--main);border:0;border-radius:.375rem;cursor:pointer}
:focus-visible{outline:3px solid var(--main);outline-offset:2px}
footer{color:var(--soft);font-size:.9375rem;margin-top:2rem}
`;

/** A page of its own. */
export function page(options: { language: string; title: string; body: Html }): string {
  const { language, title, body } = options;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<style>${{ kind: 'html', source: STYLE }}</style>
</head>
<body><main>
${body}
</main></body>
</html>
`.source;
}

/**
 * A page that only says something, with at most one button.
 *
 * Links that do or show anything come to this page first: scanners of mail servers and previews in chats open every
 * link, some of them twice, and only a person presses. The button sends a POST to the address of the page itself.
 */
export function sentencePage(said: {
  language: string;
  title: string;
  text: string;
  button?: { label: string; fields?: Readonly<Record<string, string>> } | undefined;
}): string {
  const { language, title, text, button } = said;
  const fields = Object.entries(button?.fields ?? {}).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const form = button && html`<form method="post">${fields}<button type="submit">${button.label}</button></form>`;
  return page({ language, title, body: html`<h1>${title}</h1><p>${text}</p>${form ?? null}` });
}

/**
 * What a page may do in a browser: be read and send its own forms. Nothing is kept, framed or told to other sites.
 *
 * @param leadsTo another site to which the answer to a form leads on: browsers count that as part of the form
 */
export function pageHeaders(leadsTo: URL | null = null): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': [
      "default-src 'none'",
      `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
      `form-action 'self'${leadsTo ? ` ${leadsTo.origin}` : ''}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex, nofollow',
  };
}
