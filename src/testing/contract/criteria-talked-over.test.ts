import { describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { formIn } from '../shown.ts';
import { dossierStage, numberIn } from './dossier-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { dossiers, dossierAsked, criteria } = nl;

describe.each(PLATFORMS)('criteria talked over in $name', ({ createDriver }) => {
  const stage = dossierStage(createDriver);
  const { say, begun, cardWith } = stage;

  it('takes numbers as numbers, leaves out what is left out, and says what it does not have', async () => {
    const { thread } = await begun('Geef criteria voor kantoormeubilair, 150.000 euro exclusief btw, 4 jaar');
    const some = await say(thread, 'kies 1 en 3 maar niet 2');
    expect(some.text).toContain(`${dossiers.short.chosen}: 1. `);
    expect(some.text).toMatch(new RegExp(`${dossiers.short.open}: 2\\. `));
    expect(some.buttons).toEqual([dossiers.buttons.open(numberIn(some.text))]);
    expect((await say(thread, '4')).text).toMatch(/^Gekozen: /);
    expect((await say(thread, 'nummer 2 past niet')).text).toMatch(/^Past niet: /);
    expect((await say(thread, 'neem ze allemaal')).text).toContain(`${dossiers.short.rejected}: 2. `);
    expect((await say(thread, 'kies die met knikkers')).text).toContain(dossiers.problems.notThere('knikkers'));
    const shorter = await say(thread, 'nee, 4 jaar klopt niet, 2 jaar');
    expect(shorter.text).toContain(dossiers.changes.months('2 jaar', '4 jaar'));
  });

  it('does not at once what only comes near to what was named: that takes a press', async () => {
    const { thread } = await begun('Geef criteria voor koffieautomaten op alle locaties, 5 jaar, 800.000 euro');
    const some = await say(thread, 'kies die met koffie en die van repareren');
    expect(some.text).toMatch(/^Gekozen: [^;.]+\. /);
    expect(some.text).toContain(dossiers.problems.notThere('repareren'));
    const near = some.buttons.find((label) => label !== dossiers.buttons.open(numberIn(some.text)));
    expect(near).toMatch(/^Kies \d$/);
    await stage.driver.press('Anna', thread, some.id, near ?? '');
    await cardWith(thread, `${dossiers.criterion.chosen} ·`);
  });

  it('answers of lots and of what all weighs together, and changes nothing', async () => {
    const { thread } = await begun('Geef criteria voor groenonderhoud, 60.000 euro per jaar, 3 jaar, 3 offertes');
    const lots = await say(thread, 'en als ik het in percelen knip?');
    expect(lots.text).toContain('artikel 1.5 lid 3');
    expect(lots.text).toContain(dossierAsked.lots.together);
    expect(lots.text).toContain('€ 180.000');
    const sum = await say(thread, 'wat weegt alles nu samen?');
    expect(sum.text).toContain(dossierAsked.weights.suggested);
    expect(sum.text).toMatch(/Samen: \d+ tot \d+%/);
  });

  it('takes a place and a subject in one sentence, and never another one for what was named', async () => {
    const { thread } = await begun(
      'Geef criteria voor bermen maaien, bijen en social return, 90.000 euro per jaar, 4 jaar',
    );
    const both = await say(thread, 'neem de eerste en die over social return');
    expect(both.text).toMatch(/^Gekozen: [^;.]+; [^.]+\./);
    const other = await say(thread, 'maak die over knikkers zwaarder');
    expect(other.text).toContain(dossiers.problems.whichOne);
    const ready = await say(thread, 'kan nr 2 als geschiktheidseis?');
    expect(ready.text).toContain('Nummer 2 is een ');
  });

  it('puts more about something beside what is there, and begins nothing new', async () => {
    const { thread } = await begun(
      'Geef criteria voor schoonmaak van het gemeentehuis in Deventer, 280.000 euro per jaar, 3 jaar',
    );
    const before = await stage.running.database.prisma.dossier.count();
    const more = await say(thread, 'heb je ook wat over loon en werkdruk van die schoonmakers');
    expect(more.text).toMatch(/Hierover gaat al|Erbij als voorstel/);
    expect(await stage.running.database.prisma.dossier.count()).toBe(before);
    const shorter = await say(thread, 'en als het maar 2 jaar wordt zonder verlenging?');
    expect(shorter.text).toContain(dossiers.changes.months('2 jaar', '3 jaar'));
    const vat = await say(thread, 'klopt die waarde? ik bedoelde inclusief btw');
    expect(vat.text).toContain('€ 694.215');
  });

  it('says of a label that what is as good counts as well, and warns of nothing in its own words', async () => {
    const { thread } = await begun(
      'Geef criteria voor een fietspad, 2,4 miljoen, nationaal openbaar, de stukken zijn klaar',
    );
    expect((await say(thread, 'mag ik een keurmerk eisen?')).text).toContain(dossierAsked.label);
    for (const n of [1, 2, 3]) {
      const heavy = await say(thread, `is ${n} niet te zwaar voor een kleine aannemer?`);
      expect(heavy.text).not.toContain(`${criteria.severities.warn}:`);
      expect(heavy.text).toContain(dossiers.allowed.proportion);
    }
    const award = await say(thread, 'we hebben gegund, 1 en 2 staan in het contract');
    expect(award.buttons).toEqual(expect.arrayContaining([dossiers.buttons.choose(1), dossiers.buttons.choose(2)]));
  });

  it('takes a bare wish for one of the assignment', async () => {
    const { thread } = await begun('Geef criteria voor bureaus en tapijt in het stadskantoor, 200.000 euro');
    const wished = await say(thread, 'circulair liefst');
    expect(wished.text).toContain(dossiers.changes.goals('circulair'));
  });

  it('knows a place in a question, and answers with what the law forbids', async () => {
    const { thread } = await begun('Geef criteria voor bureaus en tapijt in het stadskantoor, 200.000 euro');
    const local = await say(thread, 'mogen we dan vragen dat ze uit Overijssel komen?');
    expect(local.text).toContain(criteria.checks['local-preference'].slice(0, 30));
  });

  it('has ready in the form what is said to have stayed in the contract, and records it with that', async () => {
    const { thread } = await begun('Geef criteria voor bureaus en tapijt in het stadskantoor, 200.000 euro');
    await say(thread, 'kies 1, 2 en 3');
    const said = await say(thread, 'we hebben gegund, alles is erin gebleven behalve nr 2');
    expect(said.text).toMatch(/In het contract: 1\. [^;]+; 3\. [^;.]+\. Niet: 2\. /);
    const form = formIn(await (await stage.driver.press('Anna', thread, said.id, dossiers.buttons.award)).shown());
    await form.send({});
    const card = await cardWith(thread, dossiers.criterion.wentOut);
    expect(card.text.split(dossiers.criterion.stayed)).toHaveLength(3);
    expect(card.text.split(dossiers.criterion.wentOut)).toHaveLength(2);
  });

  it('answers whether something may with the law and its measure, and never that all of it may', async () => {
    const { thread } = await begun('Geef criteria voor organisatieadvies, 30.000 euro');
    const whole = await say(thread, 'is dat niet overdreven voor zo weinig geld?');
    expect(whole.text).toContain(dossiers.allowed.whole);
    expect(whole.text).toContain('€ 30.000');
    const one = await say(thread, 'mag nummer 1 wel?');
    expect(one.text).toContain('Aanbestedingswet 2012, artikel');
    expect(one.text).toContain(dossiers.allowed.proportion);
  });
});
