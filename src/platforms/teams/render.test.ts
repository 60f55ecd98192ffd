import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReplyDraft, replySchema } from '../../chat/reply.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { bytesOf, renderReply } from './render.ts';
import { renderDialog } from './render-card.ts';
import { draft, source } from './test-bot.ts';

const render = (changes: Partial<ReplyDraft>, possiblyDouble = false) =>
  renderReply(replySchema.parse(draft(changes)), { client: 'teams', possiblyDouble });

/** Every object in a value that has a field of this name. */
function nodesWith(value: unknown, field: string): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((item) => nodesWith(item, field));
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.fromEntries(Object.entries(value));
  return [...(field in own ? [own] : []), ...Object.values(own).flatMap((item) => nodesWith(item, field))];
}

describe('citations', () => {
  const long = 'lang woord '.repeat(50);

  it('fit what Teams takes of them', () => {
    const citations = Array.from({ length: 25 }, (_, index) =>
      source(index + 1, 'https://x.nl/', { title: long, quote: long }),
    );
    const claims = nodesWith(render({ citations }).entities, 'position');
    expect(claims).toHaveLength(TEAMS_LIMITS.citations);
    for (const { appearance } of nodesWith(claims, 'appearance')) {
      const [{ name, abstract } = {}] = nodesWith(appearance, 'name');
      expect(String(name).length).toBeLessThanOrEqual(TEAMS_LIMITS.citationName);
      expect(String(abstract).length).toBeLessThanOrEqual(TEAMS_LIMITS.citationAbstract);
    }
  });

  it('beyond that number are still listed, and can be opened', () => {
    const citations = Array.from({ length: 22 }, (_, index) =>
      source(index + 1, index === 20 ? 'https://x.nl/' : null),
    );
    const activity = render({ citations });
    expect(activity.text).toBeUndefined();
    expect(JSON.stringify(activity.attachments)).toContain('21. Titel 21');
    expect(nodesWith(activity.attachments, 'title')).toHaveLength(22);
  });

  it('are there without the label where the answer is not automated', () => {
    const [entity] = nodesWith(render({ citations: [source(1, 'https://x.nl/')] }).entities, 'citation');
    expect(entity).not.toHaveProperty('additionalType');
    expect(render({}).entities).toBeUndefined();
  });

  it('with an address that is too long are read as a passage', () => {
    const activity = render({ citations: [source(1, `https://x.nl/${'a'.repeat(3000)}`)] });
    expect(activity.text).toBeUndefined();
    expect(nodesWith(activity.attachments, 'title')).toHaveLength(1);
  });

  it('cannot make a link of their own out of title or address', () => {
    const title = 'Klik](https://attacker.example) [hier';
    const activity = render({ citations: [source(1, 'https://x.nl/a)](https://attacker.example/', { title })] });
    expect(activity.text?.match(/\]\(/g)).toHaveLength(1);
    expect(activity.text).not.toContain('](https://attacker');
  });
});

describe('one answer', () => {
  const lists: ReturnType<typeof source>[][] = [[], [source(1, null)], [source(1, 'https://x.nl/')]];
  const reply = fc.record({
    framed: fc.boolean(),
    marked: fc.boolean(),
    citations: fc.integer({ min: 0, max: 2 }).map((at) => lists[at] ?? []),
    buttons: fc.boolean().map((some) => (some ? [{ kind: 'say' as const, label: 'Help', text: 'help' }] : [])),
  });

  it('is text or a card, never both: Teams would make two messages of it', () => {
    fc.assert(
      fc.property(reply, (changes) => {
        const activity = render(changes);
        expect((activity.text === undefined) !== (activity.attachments === undefined)).toBe(true);
      }),
    );
  });
});

describe('texts', () => {
  const text = '**vet** <at>Jan</at> [klik](https://x.nl) {{DATE(2017-02-14T06:00Z)}}';

  it('stand in cards as plain text runs', () => {
    const activity = render({
      framed: true,
      body: [
        { kind: 'heading', text },
        { kind: 'list', items: [text] },
      ],
    });
    const kinds = nodesWith(activity.attachments, 'text').map((node) => node.type);
    expect(kinds).toEqual(['TextRun', 'TextRun']);
    expect(JSON.stringify(activity.attachments)).not.toContain('{{DATE');
    expect(activity.text).toBeUndefined();
  });

  it('stand so in dialogs too', () => {
    const body = [{ kind: 'paragraph' as const, text }];
    const dialog = renderDialog({ kind: 'dialog', language: 'nl', title: 'T '.repeat(100), body });
    expect(nodesWith(dialog.card, 'text').map((node) => node.type)).toEqual(['TextRun']);
    expect(dialog.title.length).toBeLessThanOrEqual(TEAMS_LIMITS.dialogTitle);
  });
});

describe('a message of any length', () => {
  const block = fc.oneof(
    fc.record({ kind: fc.constant('paragraph' as const), text: fc.string({ unit: 'grapheme', maxLength: 400 }) }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(fc.string({ maxLength: 200 }), { maxLength: 5 }) }),
  );

  it('fits, whole in its characters', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), fc.nat(60), fc.boolean(), (body, times, framed) => {
        const many = body.map((one) => (one.kind === 'list' ? one : { ...one, text: one.text.repeat(times) }));
        const activity = render({ body: many, framed, citations: [source(1, null)] });
        expect(bytesOf(activity)).toBeLessThanOrEqual(TEAMS_LIMITS.messageBytes);
        expect(JSON.stringify(activity).isWellFormed()).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps its sources when it is cut', () => {
    const activity = render({
      body: [{ kind: 'paragraph', text: 'woord '.repeat(5000) }],
      citations: [source(1, 'https://x.nl/')],
    });
    expect(activity.text).toContain('- 1: [');
  });
});
