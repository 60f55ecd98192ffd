import { describe, expect, it } from 'vitest';
import { themesSaid } from './written.ts';

describe('the themes somebody says in a sentence', () => {
  it.each([
    ['er is een nieuw akkoord met de thema’s: natuur, veilig wonen en zorg', ['Natuur', 'Veilig wonen', 'Zorg']],
    ["onze nieuwe thema's zijn bestaanszekerheid, klimaat en cultuur.", ['Bestaanszekerheid', 'Klimaat', 'Cultuur']],
    ['our themes are mobility, farming and welfare', ['Mobility', 'Farming', 'Welfare']],
    ['er is een nieuw akkoord', []],
    ['ik wil onze beleidsthema’s doorgeven', []],
  ])('are read from “%s”', (text, names) => {
    expect(themesSaid(text)).toEqual(names);
  });
});
