import { withFileAsLink } from '../chat/file-link.ts';
import { type Button, type Citation, plainText, type Reply } from '../chat/reply.ts';
import { texts } from '../i18n/texts.ts';

/** What every platform takes as plain text (Slack refuses a change of 4,000 characters, Teams counts in bytes). */
const LONGEST = 2_800;

/**
 * A reply without any layout, for a platform that refuses the layout: the text, the sources, and what the buttons would
 * do as far as words can do it. When that is too long, the text is cut and says so.
 */
export function inWords(drawn: Reply, options: { possiblyDouble: boolean }): string {
  const { platform, undelivered, attachments } = texts(drawn.language);
  const reply = withFileAsLink(drawn, attachments);
  const before = options.possiblyDouble ? platform.possiblyDouble : '';
  const after = [
    sourcesInWords(reply.citations, platform.sources),
    buttonsInWords(reply),
    reply.marked ? platform.automated : '',
  ];
  const behind = joined(after).slice(0, LONGEST / 2);
  const body = plainText(reply);
  const room = LONGEST - before.length - behind.length - 4;
  const fits = body.length <= room;
  const shown = fits ? body : joined([cutAtSpace(body, room - undelivered.cut.length - 2), undelivered.cut]);
  return joined([before, shown, behind]);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function sourcesInWords(citations: readonly Citation[], heading: string): string {
  if (citations.length === 0) return '';
  const lines = citations.map(
    ({ n, title, source, url }) => `${n}. ${[title, source, url].filter(Boolean).join(', ')}`,
  );
  return [heading, ...lines].join('\n');
}

function buttonsInWords({ buttons, language }: Reply): string {
  const { sayButton, lostButtons } = texts(language).undelivered;
  const lines = buttons.flatMap((button) => wordsOf(button, sayButton));
  const lost = buttons.filter(({ kind }) => kind === 'action').map(({ label }) => label);
  return [...lines, ...(lost.length > 0 ? [lostButtons(lost.join(', '))] : [])].join('\n');
}

function wordsOf(button: Button, sayButton: (label: string, text: string) => string): string[] {
  if (button.kind === 'link') return [`${button.label}: ${button.url}`];
  return button.kind === 'say' ? [sayButton(button.label, button.text)] : [];
}

function cutAtSpace(text: string, room: number): string {
  const cut = text.slice(0, room);
  const space = cut.search(/\s\S*$/);
  return `${(space > room / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
