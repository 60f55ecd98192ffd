import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { dossierStage } from './dossier-stage.ts';
import { PLATFORMS } from './drivers.ts';

describe.each(PLATFORMS)('whether it must be tendered in Europe in $name', ({ createDriver }) => {
  const stage = dossierStage(createDriver);
  const { say, begun } = stage;

  it.each([
    ['we willen bureaustoelen kopen voor 150.000 euro in totaal, moet dat europees?', 'no', 'supplies'],
    ['is 6 miljoen voor een nieuwe weg europees of niet', 'yes', 'works'],
  ] as const)('says yes or no with the threshold, and begins no dossier: %s', async (text, which, contract) => {
    const before = await stage.running.database.prisma.dossier.count();
    const { card } = await begun(text);
    const { european, contracts } = nl.criteria;
    const euro = which === 'yes' ? 6_000_000 : 150_000;
    expect(card.text).toContain(european[which](euro, contracts[contract]));
    expect(card.text).toMatch(/216\.000/);
    expect(card.text).toMatch(/5\.404\.000/);
    expect(await stage.running.database.prisma.dossier.count()).toBe(before);
  });

  it('says so of the dossier that is spoken of', async () => {
    const { thread } = await begun('Geef criteria voor groenonderhoud, 40.000 euro per jaar, 3 jaar');
    const answer = await say(thread, 'ik wil alleen weten of dit Europees aanbesteed moet worden');
    expect(answer.text).toContain(nl.criteria.european.no(120_000, nl.criteria.contracts.services));
  });

  it('says so in English', async () => {
    const { card } = await begun('We want to buy office cleaning for 300,000 euro, does that have to be European?');
    expect(card.text).toContain(en.criteria.european.yes(300_000, en.criteria.contracts.services));
  });
});
