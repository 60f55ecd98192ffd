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

  it.each([
    ['mijn afdelingshoofd zegt dat ze geen tijd heeft', 'geen-tijd'],
    ['ze hebben het te druk bij inkoop', 'geen-tijd'],
    ['wat zeg ik als ze zeggen: geen geld', 'geen-geld'],
    ['de wethouder vindt het te duur', 'geen-geld'],
    ['mijn collega zegt dat het niet zijn taak is', 'niet-mijn-taak'],
    ['daar gaan wij niet over', 'niet-mijn-taak'],
    ['ze vinden dat het al duurzaam genoeg is', 'al-duurzaam-genoeg'],
    ['we doen al genoeg', 'al-duurzaam-genoeg'],
  ])('answers the objection in “%s”', async (text, objection) => {
    const found = await byWords.find(text, 'nl');
    expect(found[0]?.hook.meets).toContain(objection);
    expect(found.filter(({ hook }) => hook.meets.includes(objection)).length).toBeGreaterThanOrEqual(4);
  });

  it('answers an objection about a theme with what is about that theme', async () => {
    const [first] = await byWords.find('er is geen geld voor meubels en hergebruik', 'nl');
    expect(first?.hook.id).toBe('meubels-houden-wat-je-hebt');
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
