import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reply, type ReplyDraft, replySchema } from '../../chat/reply.ts';
import { readMessage, wordsOf } from '../../testing/slack-message.ts';
import { SLACK_LIMITS } from './limits.ts';
import {
  renderDialog,
  renderEphemeral,
  renderHome,
  renderReply,
  suggestedPrompts,
  unrenderableButtons,
} from './render.ts';

const PLAIN = { possiblyDouble: false };
const reply = (draft: Omit<ReplyDraft, 'language'>): Reply => replySchema.parse({ language: 'nl', ...draft });
const paragraph = (text: string) => ({ kind: 'paragraph' as const, text });

/** Texts full of what Slack could take for markup. */
const markup = fc
  .array(
    fc.constantFrom(
      '<!channel>',
      '<!here>',
      '<@U1>',
      '<#C1>',
      '<https://x.example|y>',
      '@here',
      '@channel',
      '#general',
      ':smile:',
      'https://evil.example',
      '*',
      '_',
      '~',
      '`',
      '```',
      '>',
      '<',
      '&',
      '&lt;',
      '|',
      '[a](https://b.example)',
      '\n',
      ' woord',
      '"',
      '😀',
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');

/** Every object in a structure. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  const fields = Object.fromEntries(Object.entries(value));
  return [fields, ...Object.values(fields).flatMap(objectsIn)];
}

const INERT_TYPES = new Set([
  'rich_text',
  'rich_text_section',
  'rich_text_list',
  'text',
  'link',
  'plain_text',
  'section',
  'header',
  'divider',
  'context',
  'actions',
  'button',
  'context_actions',
  'feedback_buttons',
  'modal',
  'home',
]);

function expectInert(rendered: unknown): void {
  const objects = objectsIn(rendered);
  expect(
    objects.map((object) => object.type).filter((type) => typeof type === 'string' && !INERT_TYPES.has(type)),
  ).toEqual([]);
  expect(objects.filter((object) => object.type === 'plain_text').every((object) => object.emoji === false)).toBe(true);
}

describe('a text', () => {
  it('stays literal wherever it stands', () => {
    fc.assert(
      fc.property(markup, (text) => {
        const citation = { n: 1, passageId: 'p', documentId: 'd', title: text, source: text, quote: text };
        const message = renderReply(
          reply({
            body: [{ kind: 'heading', text }, paragraph(text), { kind: 'list', items: [text, text] }],
            citations: [
              { ...citation, url: 'https://example.org/' },
              { ...citation, n: 2, url: null },
            ],
            buttons: [{ kind: 'say', label: text.slice(0, 40), text }],
          }),
          PLAIN,
        );
        expectInert(message.blocks);
        expect(readMessage({ id: '1', text: '', blocks: message.blocks }).text).toBe(
          `${text}\n\n${text}\n\n• ${text}\n• ${text}`,
        );
        expect(message.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        const links = objectsIn(message.blocks).filter((object) => object.type === 'link');
        expect(links.map((link) => link.url)).toEqual(['https://example.org/']);
      }),
    );
  });

  it('stays literal in windows, pages and notices', () => {
    fc.assert(
      fc.property(markup, (text) => {
        const dialog = renderDialog({ kind: 'dialog', language: 'nl', title: text, body: [paragraph(text)] });
        const notice = renderEphemeral(text, { language: 'nl' });
        const home = renderHome(reply({ body: [{ kind: 'heading', text }], framed: true }), PLAIN);
        for (const rendered of [dialog, notice.blocks, home]) expectInert(rendered);
        expect(wordsOf(dialog.blocks).endsWith(text)).toBe(true);
        expect(notice.text).not.toMatch(/[<>]/);
      }),
    );
  });
});

describe('the limits', () => {
  const long = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\n', 'é', '😀'), minLength: 0, maxLength: 20_000 });

  it('hold for any reply', () => {
    fc.assert(
      fc.property(fc.array(long, { minLength: 1, maxLength: 70 }), fc.boolean(), (bodies, possiblyDouble) => {
        const message = renderReply(
          reply({
            body: [...bodies.map(paragraph), { kind: 'list', items: bodies }],
            buttons: bodies.slice(0, 30).map((text, index) => ({ kind: 'say', label: text, text: `${index}` })),
            feedbackFor: 'a',
            marked: true,
          }),
          { possiblyDouble },
        );
        expect(message.blocks.length).toBeLessThanOrEqual(SLACK_LIMITS.messageBlocks);
        expect(JSON.stringify(message.blocks).length).toBeLessThan(13_000);
        for (const object of objectsIn(message.blocks)) {
          if (typeof object.text === 'string') expect(object.text.length).toBeLessThanOrEqual(SLACK_LIMITS.text);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('show that something was left out', () => {
    const { blocks } = renderReply(
      reply({ body: Array.from({ length: 80 }, () => paragraph('woord '.repeat(100))) }),
      PLAIN,
    );
    expect(wordsOf(blocks).endsWith('…')).toBe(true);
  });

  it('split a long passage over blocks', () => {
    const text = 'woord '.repeat(3000).trim();
    const { blocks } = renderDialog({ kind: 'dialog', language: 'nl', title: 'T', body: [paragraph(text)] });
    expect(wordsOf(blocks).split(/\s+/)).toEqual(text.split(' '));
  });

  it('keep a button out that cannot be held', () => {
    const huge = { kind: 'action' as const, label: 'x', action: 'a', payload: 'x'.repeat(3000) };
    const drawn = reply({ body: [paragraph('x')], buttons: [huge, { kind: 'say', label: 'y', text: 'y' }] });
    expect(unrenderableButtons(drawn)).toEqual([huge]);
    expect(readMessage({ id: '1', ...renderReply(drawn, PLAIN) }).buttons).toEqual(['y']);
  });

  it('show a title in full above a window that cannot hold it', () => {
    const title = 'Handreiking maatschappelijk verantwoord inkopen';
    const view = renderDialog({ kind: 'dialog', language: 'nl', title, body: [paragraph('x')] });
    expect(view.title.text.length).toBeLessThanOrEqual(SLACK_LIMITS.modalTitle);
    expect(wordsOf(view.blocks)).toBe(`${title}\n\nx`);
  });

  it('suggest no more than the panel shows', () => {
    const buttons = Array.from({ length: 6 }, (_, index) => ({
      kind: 'say' as const,
      label: `${index}`,
      text: `${index}?`,
    }));
    expect(suggestedPrompts(reply({ body: [paragraph('x')], buttons })).map(({ message }) => message)).toEqual([
      '0?',
      '1?',
      '2?',
      '3?',
    ]);
  });
});
