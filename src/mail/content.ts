import { type Html, html, lines } from '../web/html.ts';

/** An e-mail in words: both bodies say the same. */
export interface MailContent {
  language: string;
  subject: string;
  paragraphs: readonly string[];
  /** The one thing to do. */
  button: { label: string; url: string } | null;
  footer: string;
}

/** The text and the HTML of an e-mail, from one content. */
export function renderMail(content: MailContent): { subject: string; text: string; html: string } {
  const { paragraphs, button, footer } = content;
  // A line break in a subject begins a new header.
  const subject = content.subject.replace(/\s+/g, ' ').trim();
  const text = [...paragraphs, ...(button ? [`${button.label}:\n${button.url}`] : []), `-- \n${footer}`].join('\n\n');
  return { subject, text: `${text}\n`, html: asHtml({ ...content, subject }).source };
}

/** Mail programs know no style sheets: a style stands where it is used. */
function asHtml({ language, subject, paragraphs, button, footer }: MailContent): Html {
  const said = paragraphs.map((paragraph) => html`<p style="margin:0 0 16px">${lines(paragraph)}</p>\n`);
  const press =
    button &&
    html`<p style="margin:24px 0"><a href="${button.url}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#154273;color:#ffffff;font-weight:600;text-decoration:none">${button.label}</a></p>
<p style="margin:0 0 16px;font-size:14px;color:#5b5b66;word-break:break-all">${button.url}</p>\n`;
  return html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head>
<body style="margin:0;padding:24px 16px;font:16px/1.5 Arial,Helvetica,sans-serif;color:#1b1b1f;background:#ffffff">
<div style="max-width:560px;margin:0 auto">
${said}${press}<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #d7d7de;font-size:14px;color:#5b5b66">${lines(footer)}</p>
</div>
</body>
</html>
`;
}
