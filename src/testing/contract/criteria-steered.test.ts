import { describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { dossierStage } from './dossier-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { dossiers, dossierAsked } = nl;
const GREEN = 'Geef criteria voor groenonderhoud, 60.000 euro per jaar, 3 jaar, 3 offertes';
const MOWING = 'Maaien dat planten en insecten spaart';

describe.each(PLATFORMS)('a dossier that is steered in words in $name', ({ createDriver }) => {
  const stage = dossierStage(createDriver);
  const { say, begun } = stage;
  const count = () => stage.running.database.prisma.dossier.count();

  it('takes out all that is about something, or one that was spoken of, and keeps the dossier', async () => {
    const { thread } = await begun(GREEN);
    const out = await say(thread, 'alles over milieu eruit');
    expect(out.text).toMatch(/^Past niet: /);
    expect(out.text).toContain(MOWING);
    expect(out.text).toContain(`${dossiers.short.open}: 1. `);
    expect((await say(thread, 'welke thema’s heb je nu gepakt?')).text).toContain(dossierAsked.themes);
    await say(thread, 'waarom nummer 1?');
    const one = await say(thread, 'laat maar weg dan, te veel gedoe');
    expect(one.text).toMatch(/^Past niet: Stille machines/);
    expect(one.text).not.toContain(dossiers.press(dossiers.buttons.drop));
  });

  it('takes a criterion out that is named, and puts away the whole only where that is said', async () => {
    const { thread } = await begun('Geef criteria voor catering, 150.000 euro, 3 jaar');
    const out = await say(thread, 'haal de eerlijke koffie er toch maar uit');
    expect(out.text).toMatch(/^Past niet: Koffie, thee en cacao/);
    expect(out.text).not.toContain(dossiers.press(dossiers.buttons.drop));
    expect((await say(thread, 'leg het hele dossier maar weg')).text).toContain(dossiers.press(dossiers.buttons.drop));
  });

  it.each([
    ['neem 2 en 4, en het wordt een openbare procedure', 'openbaar'],
    ['doe de eerste en de vierde maar en we vragen 3 offertes', 'meervoudig onderhands'],
  ])('does both things that one sentence says: %s', async (text, procedure) => {
    const { thread } = await begun('Geef criteria voor catering, 150.000 euro, 3 jaar');
    const both = await say(thread, text);
    expect(both.text).toMatch(/^Gekozen: /);
    expect(both.text).toContain(procedure);
  });

  it('takes out and puts in, each from its own clause', async () => {
    const { thread } = await begun('Geef criteria voor laptops en schermen, 1,2 miljoen, 4 jaar, Europees openbaar');
    const both = await say(thread, 'doe ook eens iets met ketenverantwoordelijkheid, en laat energie weg');
    expect(both.text).toMatch(/^Past niet: Energie telt mee in de prijs\./);
    expect(both.text).toMatch(/Hierover gaat al|Erbij als voorstel/);
    expect(both.text).toContain(`${dossiers.short.rejected}: 1. Energie telt mee in de prijs`);
  });

  it('takes some and leaves out the rest, with what is said of the assignment beside it', async () => {
    const { thread } = await begun(GREEN);
    const some = await say(thread, 'kies de eerste twee, de rest niet');
    expect(some.text).toMatch(/^Gekozen: [^.]+\. Past niet: /);
    expect(some.text).not.toContain(`${dossiers.short.open}:`);
    const beside = await say(thread, 'neem nummer 3 er ook bij. Het loopt trouwens maar 2 jaar.');
    expect(beside.text).toMatch(/^Gekozen: /);
    expect(beside.text).toContain(dossiers.changes.months('2 jaar', '3 jaar'));
  });

  it('knows a value that was halved, and for how long it is prolonged', async () => {
    const { thread } = await begun('Geef criteria voor groenonderhoud, 180.000 euro, 3 jaar, 3 offertes');
    expect((await say(thread, 'het bedrag is gehalveerd')).text).toContain(
      dossiers.changes.value('€ 90.000', '€ 180.000'),
    );
    expect((await say(thread, 'verleng het naar 4 jaar')).text).toContain(dossiers.changes.months('4 jaar', '3 jaar'));
    expect((await say(thread, 'correctie: 1 jaar en 2x verlengen')).text).toContain(
      dossiers.changes.months('3 jaar', '4 jaar'),
    );
  });

  it('counts option years for the value, and takes an amount that is put right in the unit it was said in', async () => {
    const { card, thread } = await begun('Geef criteria voor groenonderhoud, 200k per jaar, 2 jaar plus 2 optiejaren');
    expect(card.text).toContain('€ 800.000 · 4 jaar');
    expect((await say(thread, 'dat is per jaar 150 hoor, niet 200')).text).toContain(
      dossiers.changes.value('€ 600.000', '€ 800.000'),
    );
  });

  it('steers what is suggested by the themes that are wished, and chooses nothing', async () => {
    const { thread } = await begun('Geef criteria voor groenonderhoud, 600.000 euro, 4 jaar');
    expect((await say(thread, 'liever sociaal')).text).toContain('social return');
    const green = await say(thread, 'sociaal graag, geen milieu');
    expect(green.text).toContain(`Past niet: ${MOWING}`);
    expect(green.text).not.toContain(`${dossiers.short.chosen}:`);
    expect((await say(thread, 'liever circulair')).text).toContain(dossiers.changes.goals('circulair'));
    const alone = await say(thread, 'alleen die over werk voor mensen met afstand');
    expect(alone.text).toMatch(/^Past niet: /);
    expect(alone.text).toContain(`${dossiers.short.open}: `);
    expect(alone.text).not.toContain(`${dossiers.short.chosen}:`);
  });

  it('says who alone may be asked, and what asks the least, which is then spoken of', async () => {
    const { thread } = await begun(GREEN);
    const reserved = await say(thread, 'alleen sw-bedrijven');
    expect(reserved.text).toContain(dossierAsked.reserved);
    expect(reserved.text).toContain('artikel 2.82 lid 1');
    const least = await say(thread, 'wat is de lichtste?');
    const [, title = ''] = /Nummer \d vraagt het minst: (.+?)\./.exec(least.text) ?? [];
    expect((await say(thread, 'doe die maar')).text).toContain(dossiers.done.chosen(title));
  });

  it('does nothing to another criterion than was named, and begins no other dossier', async () => {
    const { thread } = await begun('Geef criteria voor de schoonmaak van drie locaties, 900.000 euro, 3 jaar');
    const before = await count();
    await say(thread, 'waarom nummer 3?');
    for (const words of [
      'en trap 5 op de co2 ladder',
      'ok neem hem voor de schoonmaak',
      'is die 5 niet te hoog? het is vooral mensenwerk',
      'en duurzame schoonmaak op 40%',
    ]) {
      const { text } = await say(thread, words);
      expect(text, words).not.toMatch(/Gekozen: |Past niet: /);
    }
    expect(await count()).toBe(before);
  });
});
