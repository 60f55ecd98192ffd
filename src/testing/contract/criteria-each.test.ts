import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { dossierStage } from './dossier-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { dossiers } = nl;
const GREEN = 'Geef criteria voor groenonderhoud, 60.000 euro per jaar, 3 jaar, 3 offertes';
const DESKS =
  'Geef criteria voor bureaus en stoelen in het stadskantoor, 400.000 euro, 4 jaar, Europees openbaar, circulair';

/** The numbers that a short card has as chosen, or as rejected. */
function numbersOf(text: string, state: 'chosen' | 'rejected'): number[] {
  const labels = [nl, en].map(({ dossiers: { short } }) => short[state]).join('|');
  const line = new RegExp(`(?:${labels}): (\\d\\. [^\\n]+)`).exec(text)?.[1] ?? '';
  return [...line.matchAll(/(\d)\. \p{Lu}/gu)].map(([, n]) => Number(n));
}

describe.each(PLATFORMS)('numbers of which each is said something else in $name', ({ createDriver }) => {
  const { say, begun } = dossierStage(createDriver);

  it.each([
    ['eerste ja, tweede nee', [1], [2]],
    ['2 en 3 mogen erin, maar 1 hoeft voor mij niet', [2, 3], [1]],
    ['nr. 1 is prima, 3 ook, 2 sla ik over', [1, 3], [2]],
    ['nummer 2 niet en nummer 1 wel', [1], [2]],
    ['1 wel 2 niet 3 ook niet', [1], [2, 3]],
    ['neem 1, 4 en 3, en haal 2 eruit', [1, 3, 4], [2]],
    ['1 is een mooie. 3 mag weg', [1], [3]],
    ['Eerste goed. Derde eruit, de rest graag.', [1, 2, 4], [3]],
    ['the first one yes, 2 too, not 3', [1, 2], [3]],
  ])('chooses and rejects what its own clause says: %s', async (text, chosen, rejected) => {
    const { thread } = await begun(GREEN);
    const answer = await say(thread, text);
    expect(numbersOf(answer.text, 'chosen')).toEqual(expect.arrayContaining(chosen));
    expect(numbersOf(answer.text, 'rejected')).toEqual(rejected);
  });

  it('keeps a reason to the number of which it was said', async () => {
    const { thread } = await begun(GREEN);
    const answer = await say(thread, '2 wel, 1 ook, 3 laten we weg omdat de bodem te nat is, en dat blijft zo');
    expect(numbersOf(answer.text, 'chosen')).toEqual([1, 2]);
    expect(numbersOf(answer.text, 'rejected')).toEqual([3]);
    expect(answer.text.split(dossiers.criterion.because('de bodem te nat is, en dat blijft zo'))).toHaveLength(2);
  });

  it('chooses one and makes another heavier, and says which it did nothing with', async () => {
    const { thread, card } = await begun(DESKS);
    const n = Number(/(\d)\. [^\n]+\n+[^\n]*weging \d+ tot \d+%/.exec(card.text)?.[1]);
    const [one, other] = [1, 2, 3].filter((place) => place !== n);
    const answer = await say(thread, `${one} vind ik goed. ${n} moet zwaarder, 25%. Over ${other} twijfel ik.`);
    expect(numbersOf(answer.text, 'chosen')).toEqual([one ?? 0, n].sort());
    expect(answer.text).toContain('(25%)');
    expect(answer.text).toContain(dossiers.problems.notDone(`Over ${other} twijfel ik`));
  });
});
