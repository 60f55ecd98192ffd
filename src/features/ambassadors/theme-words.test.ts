import { describe, expect, it } from 'vitest';

import type { Language } from '../../chat/language.ts';
import { readLearningContent } from '../../learning-content/library.ts';
import { themesMeant } from './theme-words.ts';

const { vocabulary } = await readLearningContent();
const meant = (text: string, now: readonly string[] = [], language: Language = 'nl') =>
  themesMeant(text, { vocabulary, language, now });

describe('the themes somebody wants to hear of', () => {
  it.each([
    ['ik wil ambassadeur worden maar alleen voor mobiliteit', ['mobiliteit']],
    ['hooguit eens per maand, en alleen over circulair', ['circulair']],
    ['vooral over de circulaire economie graag', ['circulair']],
    ['liefst iets over wonen en zorg', ['zorg-welzijn', 'ruimte-wonen']],
    ['alleen bereikbaarheid', ['mobiliteit']],
    ['ik werk bij inkoop, maar stuur me alleen iets over landbouw', ['landbouw-voedsel']],
    ['weer over alle thema’s graag', []],
  ])('are read from “%s”', (text, themes) => {
    expect(meant(text)).toEqual(themes);
  });

  it.each([
    'ik wil ambassadeur worden voor impact ondernemen',
    'eens per maand is genoeg',
    'alleen op dinsdag',
    'ik zou heel graag meedoen',
  ])('are not named in “%s”', (text) => {
    expect(meant(text)).toBeNull();
  });

  it('come beside those they have, go from them, and are read in English', () => {
    expect(meant('ook over landbouw graag', ['mobiliteit'])).toEqual(['landbouw-voedsel', 'mobiliteit']);
    expect(meant('ook over landbouw graag')).toEqual([]);
    expect(meant('niets meer over wonen', ['mobiliteit', 'ruimte-wonen'])).toEqual(['mobiliteit']);
    expect(meant('niet over digitalisering')).not.toContain('digitaal');
    expect(meant('niet over digitalisering')).toContain('mobiliteit');
    expect(meant('niet alleen over wonen, ook over zorg', [])).toEqual(['zorg-welzijn', 'ruimte-wonen']);
    expect(meant('only about housing please', [], 'en')).toEqual(['ruimte-wonen']);
    expect(meant('anything about care and welfare, nothing else', [], 'en')).toEqual(['zorg-welzijn']);
  });
});
