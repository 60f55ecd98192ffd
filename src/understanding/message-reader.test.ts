import { describe, expect, it } from 'vitest';
import { createMessageReader } from './message-reader.ts';

/** What was read of a message, by its words alone. */
async function readOf(message: string): Promise<string> {
  let read = '';
  const reader = createMessageReader({
    learned: {
      purposes({ text }) {
        read = text;
        return [];
      },
      kinds: () => {
        throw new Error('No kind is asked for.');
      },
      acts: () => [],
      despair: () => [],
      silence: () => [],
    },
    findPlaces: () => [],
    encoder: null,
  });
  await reader.read(message);
  return read;
}

it('reads once what is said over and over in a row', async () => {
  const once = '<@U0IMPACT> klaar';
  expect(await readOf(`${'<@U0IMPACT>'.repeat(100)} klaar`)).toBe(once);
  expect(await readOf('nee nee, dat is het niet')).toBe('nee nee, dat is het niet');
});

it('reads the words between markup, and not the markup', async () => {
  expect(await readOf('<button>Agree</button> {{DATE(2026-01-01T00:00:00Z)}}')).toBe('Agree');
  expect(await readOf('is 3 < 5 en 7 > 6?')).toBe('is 3 < 5 en 7 > 6?');
  expect(await readOf('<br>')).toBe('<br>');
});

it('reads the code of an emoji as an emoji', async () => {
  expect(await readOf(':+1::skin-tone-3:')).toBe('🙂🙂');
  expect(await readOf('om 10:30:45 :wave:')).toBe('om 10:30:45 🙂');
});

it('is done at once with the longest message, whatever is in it', async () => {
  const long = Array.from({ length: 4_000 }, (_, at) => String.fromCodePoint(97 + ((at % 26) ** 2 % 26))).join('');
  const startedAt = performance.now();
  await readOf(long);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

it('says that something may be meant to be kept, whichever of its sentences asks that', async () => {
  const learned = {
    purposes: () => [],
    kinds: () => {
      throw new Error('No kind is asked for.');
    },
    acts: () => [],
    despair: () => [],
    silence: ({ text }: { text: string }) => [
      { label: 'asked' as const, chance: text.includes('onder ons') ? 0.6 : 0.01 },
      { label: 'none' as const, chance: text.includes('onder ons') ? 0.4 : 0.99 },
    ],
  };
  const reader = createMessageReader({ learned, findPlaces: () => [], encoder: null });
  expect(await (await reader.read('Ze zoekt een pand. Dit blijft onder ons. Graag snel.')).silence()).toBe(true);
  expect(await (await reader.read('Ze zoekt een pand. Graag snel.')).silence()).toBe(false);
});

describe('the meaning of a sentence', () => {
  const MESSAGE = 'Ze zoekt een pand. Dit blijft onder ons.';
  const SENTENCES = ['Ze zoekt een pand.', 'Dit blijft onder ons.'];

  /** What was looked at for its meaning, where a sentence may be this likely to tell of despair. */
  async function readWith(despair: number) {
    const encoded: string[] = [];
    const reader = createMessageReader({
      learned: {
        purposes: () => [],
        kinds: () => {
          throw new Error('No kind is asked for.');
        },
        acts: () => [],
        despair: () => [{ label: 'own' as const, chance: despair }],
        silence: () => [{ label: 'asked' as const, chance: 0.1 }],
      },
      findPlaces: () => [],
      encoder: {
        async encode(text: string) {
          encoded.push(text);
          return new Float32Array(1);
        },
      },
    });
    return { encoded, reading: await reader.read(MESSAGE) };
  }

  it('is looked for once, whatever is asked of it', async () => {
    const { encoded, reading } = await readWith(0.1);
    await reading.silence();
    await reading.silence();
    expect(encoded).toEqual([MESSAGE, ...SENTENCES]);
  });

  it('is not looked for before somebody asks whether it is to be kept', async () => {
    const { encoded, reading } = await readWith(0);
    expect(encoded).toEqual([MESSAGE]);
    await reading.silence();
    expect(encoded).toEqual([MESSAGE, ...SENTENCES]);
  });
});
