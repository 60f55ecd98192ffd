import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replySchema } from './reply.ts';
import { withShortButtons } from './short-buttons.ts';

const say = (label: string) => ({ kind: 'say' as const, label, text: label });
const reply = (labels: string[]) =>
  replySchema.parse({
    language: 'nl',
    body: [{ kind: 'paragraph', text: 'Wat bedoel je?' }],
    buttons: labels.map(say),
  });

describe('buttons', () => {
  it('that are short stay what they are', () => {
    expect(withShortButtons(reply(['Ja', 'Nee']))).toEqual(reply(['Ja', 'Nee']));
  });

  it('that are long become numbers of a list, with what they do unchanged', () => {
    const long = 'Wat is de Europese drempel voor diensten in 2026 en 2027?';
    const { body, buttons } = withShortButtons(reply([long, 'Iets anders']));
    expect(buttons.map(({ label }) => label)).toEqual(['1', '2']);
    expect(buttons[0]).toMatchObject({ text: long });
    expect(body.at(-1)).toEqual({ kind: 'list', numbered: true, items: [long, 'Iets anders'] });
  });

  it('are never longer than can be read, and none is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 120 }), { maxLength: 8 }), (labels) => {
        const { buttons } = withShortButtons(reply(labels));
        expect(buttons).toHaveLength(labels.length);
        expect(Math.max(0, ...buttons.map(({ label }) => label.length))).toBeLessThanOrEqual(40);
      }),
    );
  });
});
