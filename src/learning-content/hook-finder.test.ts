import { beforeAll, describe, expect, it } from 'vitest';
import { createHookFinder, type HookFinder } from './hook-finder.ts';
import { type LearningContent, readLearningContent } from './library.ts';

let content: LearningContent;
let byWords: HookFinder;

beforeAll(async () => {
  content = await readLearningContent();
  byWords = createHookFinder({ ...content, vectors: new Map(), meaningOf: async () => null });
});

async function themesOf(text: string, language: 'nl' | 'en' = 'nl'): Promise<string[]> {
  return (await byWords.find(text, language))[0]?.hook.themes ?? [];
}

describe('a hook by its words', () => {
  it.each([
    ['geef me een haakje voor mobiliteit', 'mobiliteit'],
    ['haakje voor wonen?', 'ruimte-wonen'],
    ['help me mijn afdelingshoofd te overtuigen', 'bestuur-draagvlak'],
    ['wat zeg ik bij de aanbesteding van leerlingenvervoer', 'mobiliteit'],
    ['Ik heb morgen de gedeputeerde voor landbouw, wat kan ik zeggen over impact ondernemen', 'landbouw-voedsel'],
    ['hook voor ICT', 'digitaal'],
  ])('"%s" is of the theme %s', async (text, theme) => {
    expect(await themesOf(text)).toContain(theme);
  });

  it('is of what somebody buys', async () => {
    const found = await byWords.find('we kopen volgende maand schoonmaak in, wat zeg ik?', 'nl');
    expect(found[0]?.hook.id).toBe('schoonmaak-en-catering-voor-iedereen');
  });

  it('is found in English too', async () => {
    expect(await themesOf('give me a hook for mobility', 'en')).toContain('mobiliteit');
    expect(await themesOf('help me convince my head of department', 'en')).toContain('bestuur-draagvlak');
  });

  it.each([
    'haakje voor voetbal',
    'pitch over kernenergie',
    'welk haakje heeft defensie',
    'geef me een haakje',
    '',
  ])('is none for "%s"', async (text) => {
    expect(await byWords.find(text, 'nl')).toEqual([]);
  });

  it('never lacks a source', () => {
    expect(content.hooks.filter(({ sources }) => sources.length === 0)).toEqual([]);
  });
});

describe('a hook by its meaning', () => {
  it('comes first when it is nearer than the others, although it shares no word', async () => {
    const { hooks, vocabulary } = content;
    const { nameOf } = await import('../language/vector-file.ts');
    const { hookText } = await import('./hook-finder.ts');
    const wanted = hooks[5];
    if (!wanted) throw new Error('There are too few hooks.');
    const vectors = new Map(
      hooks.map((hook) => [
        nameOf(hookText(hook, vocabulary, 'nl')),
        Float32Array.from(hook === wanted ? [1, 0] : [0.7, 0.71]),
      ]),
    );
    const finder = createHookFinder({ ...content, vectors, meaningOf: async () => Float32Array.from([1, 0]) });
    expect((await finder.find('xylofoon', 'nl')).map(({ hook }) => hook.id)).toEqual([wanted.id]);
  });
});
