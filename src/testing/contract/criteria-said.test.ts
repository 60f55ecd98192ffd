import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { dossierStage } from './dossier-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { dossiers, dossierAsked, criteria } = nl;
const OFFICE =
  'Geef criteria voor bureaus en stoelen in het stadskantoor, 400.000 euro, 4 jaar, Europees openbaar, circulair';
const ENGLISH =
  'Suggest criteria for desks and chairs in the city office, 400,000 euro, 4 years, open procedure, circular';

/** The number of the first criterion with a weight, and that weight. */
function weighed(text: string): { n: number; min: number; max: number } {
  const found = /(\d)\. [^\n]+\n+[^\n]*(?:weging|weight) (\d+) (?:tot|to) (\d+)%/.exec(text);
  if (!found) throw new Error(`Nothing has a weight in ${text}`);
  return { n: Number(found[1]), min: Number(found[2]), max: Number(found[3]) };
}

describe.each(PLATFORMS)('what is said of a dossier in $name', ({ createDriver }) => {
  const stage = dossierStage(createDriver);
  const { say, begun, cardWith } = stage;

  it('makes one heavier, and says when that is more than is advised', async () => {
    const { thread, card } = await begun(OFFICE);
    const { n, min, max } = weighed(card.text);
    const heavier = await say(thread, `maak nummer ${n} zwaarder`);
    const middle = Math.round((min + max) / 2) + 5;
    expect(heavier.text).toMatch(new RegExp(`${n}\\. [^;\\n]+\\(${middle}%\\)`));
    await cardWith(thread, criteria.weight(`${middle}%`));
    const outside = await say(thread, 'maak het 40 procent');
    expect(outside.text).toContain(dossiers.problems.weightOutside(min, max));
    await cardWith(thread, criteria.weight('40%'));
    const stricter = await say(thread, `kan ${n} strenger?`);
    expect(stricter.text).toMatch(/^Strenger (is|dan) “/);
  });

  it('says why it suggests no label, what the threshold is now, and that nobody is kept out for where they are', async () => {
    const { thread } = await begun(OFFICE);
    const label = await say(thread, 'waarom geen keurmerk?');
    expect(label.text).toContain(dossierAsked.noLabel);
    expect(label.text).toContain(dossierAsked.label);
    const threshold = await say(thread, 'wat is de drempel nu?');
    expect(threshold.text).toContain(criteria.notes.threshold(216_000, criteria.contracts.supplies));
    for (const words of ['alleen bedrijven uit de buurt', 'alleen bedrijven uit Zwolle mogen meedoen']) {
      const near = await say(thread, words);
      expect(near.text).toContain(criteria.checks['local-preference']);
    }
    const both = await say(thread, 'het wordt 500.000 euro en alleen bedrijven uit de buurt mogen meedoen');
    expect(both.text).toContain(dossiers.changes.value('€ 500.000', '€ 400.000'));
    expect(both.text).toContain(criteria.checks['local-preference']);
  });

  it('understands and answers the same in English', async () => {
    const { thread, card } = await begun(ENGLISH);
    const { n, min, max } = weighed(card.text);
    const middle = Math.round((min + max) / 2) + 5;
    const heavier = await say(thread, `make number ${n} heavier`);
    expect(heavier.text).toMatch(new RegExp(`${n}\\. [^;\\n]+\\(${middle}%\\)`));
    expect((await say(thread, 'make it 40 percent')).text).toContain(en.dossiers.problems.weightOutside(min, max));
    expect((await say(thread, `can number ${n} be stricter?`)).text).toMatch(/“/);
    expect((await say(thread, 'why no label?')).text).toContain(en.dossierAsked.label);
    expect((await say(thread, 'what is the threshold now?')).text).toContain('€ 216,000');
    const near = await say(thread, 'only companies from the neighbourhood');
    expect(near.text).toContain(en.criteria.checks['local-preference']);
    const twoYears = await say(thread, 'and what if it becomes two years?');
    expect(twoYears.text).toContain(en.dossiers.changes.whatIf);
  });
});
