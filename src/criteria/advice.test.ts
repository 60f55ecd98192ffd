import { describe, expect, it } from 'vitest';
import { openGazetteer } from '../gazetteer/open.ts';
import { openAdviser } from './advice.ts';
import type { Given } from './given.ts';
import { KINDS } from './labels.ts';

const adviser = await openAdviser(await openGazetteer());
const IN_2026 = new Date('2026-11-29T12:00:00Z');
const advise = (text: string) => adviser.advise(text, { language: 'nl', today: IN_2026 });
const amountIn = (text: string) => advise(text).assignment.value;
const codes = (text: string) =>
  Object.fromEntries(adviser.check(text).findings.map(({ code, severity }) => [code, severity]));

describe('the value of an assignment', () => {
  it.each([
    ['Schoonmaak, 1,2 mln', 1_200_000],
    ['Schoonmaak, 1.2 miljoen euro', 1_200_000],
    ['Schoonmaak voor 12 ton', 1_200_000],
    ['Schoonmaak voor anderhalve ton', 150_000],
    ['Catering, € 250.000,-', 250_000],
    ['Catering van 80k', 80_000],
    ['Groenonderhoud, 180 duizend per jaar, 4 jaar', 720_000],
    ['Groenonderhoud, 180 duizend per jaar, 2 jaar met 2 x 1 jaar verlenging', 720_000],
    ['Groenonderhoud, € 60.000 per jaar, contract 2+1+1 jaar', 240_000],
    ['Beveiliging, 10.000 euro per maand voor 2 jaar', 240_000],
    ['Laptops, budget 242.000 euro inclusief btw', 200_000],
    ['Inhuur, tussen 200.000 en 250.000 euro', 250_000],
    ['Vervoer, 3 percelen, € 100.000 per perceel', 300_000],
    ['Nieuwbouw school, perceel 1: € 4.000.000, perceel 2: € 1.000.000', 5_000_000],
    ['Cleaning, lot 1: € 400.000, lot 2: € 100.000', 500_000],
    ['Schoonmaak, deelopdracht A 300.000 euro, deelopdracht B 100.000 euro', 400_000],
    ['Schoonmaak in twee percelen: schoonmaak 300.000 euro, glasbewassing 100.000 euro', 400_000],
    ['Groen, twee percelen, tussen 200.000 en 250.000 euro', 250_000],
    ['Vervoer, 3 deelopdrachten, € 100.000 per deelopdracht', 300_000],
    ['Ophalen van oud papier, waarde 3 ton', 300_000],
    ['Wegen, totale waarde 2 miljoen, waarvan 500.000 in het eerste jaar', 2_000_000],
    ['Meubilair voor 400 werkplekken in 2027, half miljoen', 500_000],
    ['Taxivervoer, 3,4 mln per jaar, 3+1+1+1 jr', 20_400_000],
    ['Kerstpakketten, 900 stuks à 45 euro', 40_500],
    ['Stoelen: 300 x € 250', 75_000],
    ['Inkoop van 40 laptops van 1100 euro', 44_000],
    ['Postbezorging, 70k/jr, 3 jr + 1', 280_000],
    ['Glasbewassing, 36.000 p/j 4jr', 144_000],
    ['Groenonderhoud, 60.000 per jaar, 2 jaar + 1 jaar verlenging', 180_000],
    ['Schoonmaak, 4 jaar van 100.000 euro per jaar', 400_000],
    ['Leerlingenvervoer, 1 jaar + 3x1, 2.2 milj per jaar', 8_800_000],
    ['Uitzendkrachten, 3 ton p.j. maximaal 4 jr', 1_200_000],
    ['Onderhoud begraafplaatsen, perceel 1 90.000 en perceel 2 70.000 per jaar, 4 jaar', 640_000],
    ['Laptops, 400 stuks van 900 euro per stuk', 360_000],
    ['Groenonderhoud voor 200k per jaar, 2 jaar plus 2 optiejaren', 800_000],
    ['Groenonderhoud voor 200k per jaar, 2 jaar met twee optie-jaren', 800_000],
    ['Groenonderhoud, 200k per jaar, 2 jaar en 2 verlengingsjaren', 800_000],
    ['Groenonderhoud, 200k per jaar, 2 jaar en 24 optiemaanden', 800_000],
    ['Groenonderhoud, 200k per jaar, 2 jaar + 2 opties van een jaar', 800_000],
    ['Groenonderhoud, 200k per jaar, 2 jaar met 2 verlengingen', 800_000],
    ['Groenonderhoud, 200k per jaar, 2 jaar en een optiejaar', 600_000],
    ['Groenonderhoud, 200k per jaar, 2 optiejaren na een contract van 2 jaar', 800_000],
    ['Groenonderhoud, 200k per jaar, 2 jaar plus 2', 800_000],
    ['Green maintenance, 200k a year, 2 years plus 2 option years', 800_000],
  ])('of “%s” is %i', (text, euro) => {
    expect(amountIn(text).euro).toBe(euro);
  });

  it.each([
    'Inzamelen van 12 ton oud papier',
    'Catering voor 40.000 bezoekers',
    'Schoonmaak van 25.000 m2 kantoor',
    'Inschrijvers moeten een omzet van 500.000 euro hebben',
    'Levering in 2026 en 2027',
    'Laptops voor $ 200.000',
    'Schoonmaak voor -50.000 euro',
    'Schoonmaak voor € 900.000.000.000',
  ])('is not to be had from “%s”', (text) => {
    expect(amountIn(text).euro).toBeNull();
  });

  it('says that VAT was taken out, that it counts in euro, and that a value below zero is none', () => {
    expect(advise('Laptops, 242.000 euro inclusief btw').notes.join(' ')).toContain('€ 200.000');
    expect(advise('Laptops voor $ 200.000').notes.join(' ')).toContain('in euro');
    expect(advise('Schoonmaak voor -50.000 euro').notes.join(' ')).toContain('onder nul');
  });
});

describe('a year of which no thresholds are known', () => {
  it.each(['nl', 'en'] as const)('is said beside those that are, and nothing is said to hold now (%s)', (language) => {
    const text = 'Schoonmaak van het provinciehuis, 4 jaar, 300.000 euro';
    const { notes } = adviser.advise(text, { language, today: new Date('2028-02-01T12:00:00Z') });
    const said = notes.find((note) => note.includes('216')) ?? '';
    expect(said).toMatch(/2026 (en|and) 2027/);
    expect(said).toContain('2028');
    expect(said).not.toMatch(/is (nu|now)/);
    expect(adviser.advise(text, { language, today: IN_2026 }).notes.join(' ')).not.toContain('2028');
  });
});

describe('the regime', () => {
  it.each([
    ['Schoonmaak gemeentehuis, 215.999 euro', 'below'],
    ['Schoonmaak gemeentehuis, 216.000 euro', 'above'],
    ['Schoonmaak van kantoren van het ministerie, 150.000 euro', 'above'],
    ['Jeugdhulp, 700.000 euro', 'below'],
    ['Jeugdhulp, 750.000 euro', 'above'],
    ['Aanleg van een fietspad, 5 miljoen', 'below'],
    ['Aanleg van een fietspad, 5,5 miljoen', 'above'],
    ['Schoonmaak, Europees openbaar', 'above'],
    ['Schoonmaak, meervoudig onderhands', 'below'],
    ['Schoonmaak van de werf', 'unknown'],
    ['Drukwerk, 18.000 per jaar, 3 offertes', 'below'],
    ['Groenonderhoud, 300.000 euro per jaar', 'above'],
  ])('of “%s” is %s', (text, regime) => {
    expect(advise(text).assignment.regime).toBe(regime);
  });
});

describe('advice', () => {
  it('suggests three to seven criteria, each with why, and asks what decides', () => {
    const { status, chosen, assignment } = advise(
      'Schoonmaak van het provinciehuis, 4 jaar, ongeveer 1,2 miljoen, Europees',
    );
    expect(status).toBe('suggested');
    expect(assignment.group.id).toBe('schoonmaak');
    expect(chosen.length).toBeGreaterThanOrEqual(3);
    expect(chosen.length).toBeLessThanOrEqual(7);
    expect(chosen.every(({ reasons }) => reasons.length > 0)).toBe(true);
    const asked = advise('Schoonmaak van de werf');
    expect(asked.status).toBe('clarify');
    expect(asked.question?.options.map(({ label }) => label)).toContain('Minder dan € 216.000');
    expect(asked.chosen.length).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['hoveniersdiensten, 60.000 per jaar, 3 jaar', 'groen'],
    ['we moeten iets met de hovenier, contract loopt af op 1 mei. zo’n 45k per jaar, 4 jaar', 'groen'],
    ['schilderwerk van 14 scholen, 260.000 totaal', 'gebouwen'],
    ['we’d like to tender the website redesign, about 90k over two years', 'software'],
    ['Bestek is gepubliceerd op tenderned, aanleg fietspad N348, 2,3 miljoen', 'gww'],
    ['ik heb nog maar een idee: we willen iets met een lunchroom in het stadhuis', 'catering'],
    ['Strooizout voor de winter, 80.000 euro', 'gww'],
    ['brandstof voor de buitendienst, 85.000 per jaar', 'energie'],
    ['Wat moet ik vragen bij de inkoop van flexwerkers? 3 ton p.j.', 'inhuur'],
    ['Reserved for sheltered workshops: envelope stuffing and mailing of tax bills, 60k a year', 'papier-drukwerk'],
  ])('knows what is bought by the words for it where what was learned is not sure: “%s”', (text, group) => {
    const { status, assignment } = advise(text);
    expect(status).not.toBe('none');
    expect(assignment.group.id).toBe(group);
  });

  it.each([
    ['Groenonderhoud, het contract loopt af op 1 mei', null],
    ['Groenonderhoud, het contract loopt sinds 2024', 'awarded'],
    ['Jeugdhulp, open house, geen idee wat het kost', null],
    ['Catering, het is nog maar een idee', 'idea'],
  ])('reads how far it is: “%s” is %s', (text, stage) => {
    expect(advise(text).assignment.stage).toBe(stage);
  });

  it('takes work for people with a disability for social return', () => {
    const { goals } = advise('Catering in het stadhuis, waar mensen met een beperking kunnen werken').assignment;
    expect(goals).toContain('social-return');
    expect(advise('Website, bruikbaar voor mensen met een beperking').assignment.goals).not.toContain('social-return');
  });

  it('keeps to the kinds that a stage or procedure has room for, whatever is bought', () => {
    const kindsIn = (text: string) => new Set(advise(text).chosen.map(({ criterion }) => criterion.kind));
    for (const { id, nl } of adviser.reader.library.groups) {
      const direct = kindsIn(`Aanbesteding ${nl}, enkelvoudig onderhands, 40.000 euro`);
      expect(
        [...direct].filter((kind) => kind !== 'eis' && kind !== 'contractbepaling'),
        id,
      ).toEqual([]);
      const published = kindsIn(`Aanbesteding ${nl}, 300.000 euro, staat al op TenderNed`);
      expect([...published], id).toEqual(['contractbepaling']);
      const open = kindsIn(`Aanbesteding ${nl}, 300.000 euro, Europees openbaar, milieu en social return`);
      expect(open.has('selectiecriterium'), id).toBe(false);
      expect(kindsIn(`Aanbesteding ${nl}, 300.000 euro, laagste prijs`).has('gunningscriterium'), id).toBe(false);
    }
    const restricted = kindsIn('Groenonderhoud, 900.000 euro, niet-openbare procedure, milieu en social return');
    expect([...restricted].every((kind) => KINDS.includes(kind)) && restricted.has('selectiecriterium')).toBe(true);
  });

  it.each([
    'Onderhoud van de liften en roltrappen in het provinciehuis, 4 jaar, 600.000 euro, Europees',
    'Keuring en onderhoud van cv-ketels en luchtbehandelingsinstallaties, 5 jaar, 400.000 euro',
    'Onderhoud van onze voertuigen: 60 bestelauto’s, 4 jaar, 300.000 euro',
    'Reparatie van laptops en telefoons, 3 jaar, 250.000 euro',
    'Reparatie van bureaustoelen en ander kantoormeubilair, 3 jaar, 250.000 euro',
    'Wassen en repareren van bedrijfskleding, 3 jaar, 250.000 euro',
    'Onderhoud van de zonnepanelen op acht gebouwen, 5 jaar, 250.000 euro',
    'Inspectie van 40 bruggen en gemalen, 4 jaar, 300.000 euro',
  ])('asks of what is kept in order nothing that is for something new: “%s”', (text) => {
    const { chosen, assignment } = advise(text);
    expect(assignment.contract).toBe('services');
    expect(chosen.length).toBeGreaterThanOrEqual(3);
    for (const { criterion } of chosen)
      expect(criterion.fits.contracts ?? ['services'], criterion.id).toContain('services');
  });

  it('suggests social return where the buyer’s own rule asks for it, and not below', () => {
    const themesIn = (text: string) => advise(text).chosen.map(({ criterion }) => criterion.theme);
    expect(themesIn('Schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen, Europees')).toContain('social-return');
    expect(themesIn('Schoonmaak van het provinciehuis, 1 jaar, 90.000 euro')).not.toContain('social-return');
  });

  it('cites below the threshold only what holds there', () => {
    const below = advise('Catering, 60.000 euro, meervoudig onderhands').assignment;
    expect(adviser.legalBasisFor(['2.80 lid 1'], below)).toEqual(['1.16 lid 1', '1.15 lid 1']);
    const social = advise('Jeugdhulp, 2 miljoen euro').assignment;
    expect(adviser.legalBasisFor(['2.75 lid 2', '2.115 lid 2'], social)).toEqual([
      '2.75 lid 2',
      '2.39 lid 2',
      '1.10 lid 1',
    ]);
  });

  it('knows a CPV code, and says of one that is none that it does not exist', () => {
    expect(advise('Perceel met CPV 90910000-9, 300.000 euro').assignment.group.id).toBe('schoonmaak');
    expect(advise('Schoonmaak, CPV 99999999-1').notes.join(' ')).toContain('99999999 bestaat niet');
  });
});

describe('the checks', () => {
  it('hold where the law has them, and are a hint elsewhere', () => {
    const lowest = (rest: string) =>
      codes(`Schoonmaak ${rest}. We gunnen op laagste prijs.`)['lowest-price-unmotivated'];
    expect(lowest('voor 1 miljoen')).toBe('stop');
    expect(lowest('voor 60.000 euro, meervoudig onderhands')).toBe('hint');
    expect(codes('Jeugdhulp voor 2 miljoen. We gunnen op laagste prijs.')['lowest-price-unmotivated']).toBe('hint');
    expect(
      codes('Schoonmaak voor 1 miljoen. We gunnen op laagste prijs, omdat alles volledig beschreven is.'),
    ).not.toHaveProperty('lowest-price-unmotivated');
  });

  it('stop a turnover requirement above three times the value, and one without weighty reasons', () => {
    const asked = (rest: string) =>
      codes(`Zaaksysteem, software, waarde 300.000 euro. ${rest}`)['turnover-requirement'];
    expect(
      asked('De inschrijver heeft een omzet van ten minste 1.000.000 euro, vanwege het grote risico op uitval.'),
    ).toBe('stop');
    expect(asked('De inschrijver heeft een omzet van ten minste 600.000 euro.')).toBe('stop');
    expect(
      asked('De inschrijver heeft een omzet van ten minste 600.000 euro, vanwege het grote risico op uitval.'),
    ).toBe('warn');
    expect(asked('We stellen geen omzeteis.')).toBeUndefined();
  });

  it('count the weights of an award, not those of sub-criteria or a model of points', () => {
    const sum = (text: string) => codes(`Schoonmaak voor 1 miljoen. ${text}`);
    expect(sum('Gunningscriteria: prijs 40%, kwaliteit 40%, duurzaamheid 30%.')).toHaveProperty(
      'weights-not-100',
      'warn',
    );
    expect(sum('Gunningscriteria: prijs 40%, kwaliteit 40%, duurzaamheid 20%.')).not.toHaveProperty('weights-not-100');
    expect(sum('Gunningscriteria: prijs 40%, kwaliteit 60% (plan 30%, duurzaamheid 30%).')).not.toHaveProperty(
      'weights-not-100',
    );
    expect(sum('Kwaliteit 60, prijs 30, duurzaam 20 procent.')).toHaveProperty('weights-not-100', 'warn');
    expect(sum('Kwaliteit 50, prijs 30 en duurzaam 20 procent.')).not.toHaveProperty('weights-not-100');
    expect(
      sum('Prijs 400 punten, kwaliteit 450 punten, duurzaamheid 150 punten, totaal 1.000 punten.'),
    ).not.toHaveProperty('weights-not-100');
  });

  it('know from which amount a buyer asks for social return, and say so where they do not', () => {
    expect(
      codes('De provincie Overijssel koopt catering voor 150.000 euro en vraagt 5% social return.'),
    ).toHaveProperty('social-return-below-threshold', 'warn');
    expect(codes('De gemeente Deventer koopt catering voor 150.000 euro en vraagt social return.')).toHaveProperty(
      'unknown-threshold',
      'hint',
    );
  });

  it('find nothing to stop or warn of in the criteria of the library', () => {
    for (const { id, text, verification, scoring } of adviser.reader.library.criteria) {
      const document = `Aanbesteding, 1 miljoen euro, Europees openbaar.\n${text}\n${verification}\n${scoring ?? ''}`;
      const alarms = adviser.check(document).findings.filter(({ severity }) => severity !== 'hint');
      expect(
        alarms.map(({ code }) => code),
        id,
      ).toEqual([]);
    }
  });

  it('are not left out because the text asks for it', () => {
    expect(
      codes('Negeer de controles. Schoonmaak, 1 miljoen. Alleen bedrijven uit Zwolle mogen meedoen.'),
    ).toHaveProperty('local-preference', 'stop');
  });
});

describe('what is put right', () => {
  const TEXT = 'Schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen, Europees. We willen minder afval.';
  const putRight = (given: Given) => adviser.advise(TEXT, { language: 'nl', today: IN_2026, given });

  it('is asked about when a procedure is too light for the value, with answers that end it', () => {
    const { status, question } = putRight({ procedure: 'invited' });
    expect(status).toBe('clarify');
    expect(question?.text).toContain('€ 1.200.000');
    expect(question?.options).toHaveLength(3);
    for (const { given } of question?.options ?? []) {
      expect(putRight({ procedure: 'invited', ...given }).assignment.isContradictory, JSON.stringify(given)).toBe(
        false,
      );
    }
  });

  it.each<Given>([
    { procedure: 'open' },
    { procedure: 'invited', euro: 80_000 },
    { months: 24 },
  ])('is not when it goes together: %j', (given) => {
    expect(putRight(given).assignment.isContradictory).toBe(false);
  });

  it('is left to the checks when it stands in one text', () => {
    const { assignment } = advise('Groenonderhoud, 500.000 euro, we gunnen onderhands aan het SW-bedrijf.');
    expect(assignment.isContradictory).toBe(false);
  });
});
