import { describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { dossierStage, numberIn } from './dossier-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { dossiers, criteria } = nl;
const { form: fields } = dossiers;

describe.each(PLATFORMS)('a dossier in $name', ({ createDriver }) => {
  const stage = dossierStage(createDriver);
  const { say, begun, cardWith } = stage;

  it('is begun with criteria, each with its own buttons, and chosen from by pressing', async () => {
    const { thread, card } = await begun();
    expect(card.text).toContain('€ 1.200.000');
    expect(card.buttons).toEqual(
      expect.arrayContaining(
        [1, 2, 3].flatMap((n) => [
          dossiers.buttons.choose(n),
          dossiers.buttons.change(n),
          dossiers.buttons.reject(n),
          dossiers.buttons.more(n),
        ]),
      ),
    );
    const details = wordsIn(
      await (await stage.driver.press('Anna', thread, card.id, dossiers.buttons.more(1))).shown(),
    );
    expect(details.words).toContain(criteria.verification);
    expect(details.words).toContain('Aanbestedingswet 2012, artikel');
    expect(details.words).toContain(criteria.source);
    await stage.driver.press('Anna', thread, card.id, dossiers.buttons.choose(1));
    const chosen = await cardWith(thread, `${dossiers.criterion.chosen} ·`);
    expect(chosen.buttons).toContain(dossiers.buttons.takeOut(1));
    expect(chosen.buttons).not.toContain(dossiers.buttons.choose(1));
  });

  it('says everything of a criterion behind its button, of a requirement what it has of that', async () => {
    const { thread, card } = await begun();
    const kinds = [...card.text.matchAll(/(\d)\. [^\n]+\n+[^\n]*· (\w+), /g)].map(([, n, kind]) => ({
      n: Number(n),
      kind,
    }));
    const always = [
      ...[
        criteria.themes,
        criteria.kind,
        criteria.level,
        criteria.why,
        criteria.verification,
        criteria.proportionality,
      ],
      ...[dossiers.why.subject, dossiers.why.kpi, dossiers.why.consequence, dossiers.why.when, dossiers.why.law],
      ...[criteria.source, dossiers.document.fields.version],
    ];
    const ofAwards = [dossiers.document.weight, dossiers.why.scoring];
    const award = kinds.find(({ kind }) => kind === criteria.kinds.gunningscriterium)?.n ?? 0;
    const other = kinds.find(({ kind }) => kind !== criteria.kinds.gunningscriterium)?.n ?? 0;
    const wordsOf = async (n: number) =>
      wordsIn(await (await stage.driver.press('Anna', thread, card.id, dossiers.buttons.more(n))).shown()).words;
    for (const label of [...always, ...ofAwards]) expect(await wordsOf(award)).toContain(`${label}: `);
    const words = await wordsOf(other);
    for (const label of always) expect(words).toMatch(new RegExp(`${label}: .{2,}`));
    for (const label of ofAwards) expect(words).not.toContain(`${label}: `);
    expect(words).toMatch(new RegExp(`${dossiers.document.fields.version}: \\d+ \\(20\\d\\d-`));
  });

  it('keeps why something does not fit, and takes it back', async () => {
    const { thread, card } = await begun();
    const form = formIn(await (await stage.driver.press('Anna', thread, card.id, dossiers.buttons.reject(2))).shown());
    await form.send({ [dossiers.rejectForm.why]: dossiers.rejectForm.reasons.market });
    const rejected = await cardWith(thread, dossiers.criterion.because(dossiers.rejectForm.reasons.market));
    await stage.driver.press('Anna', thread, rejected.id, dossiers.buttons.restore(2));
    await eventually('no reason', async () => {
      const [now] = (await stage.driver.answers(thread, 0)).slice(-1);
      return now?.buttons.includes(dossiers.buttons.choose(2)) ? now : undefined;
    });
  });

  it('takes a text of one’s own, and checks it again', async () => {
    const { thread, card } = await begun();
    const form = formIn(await (await stage.driver.press('Anna', thread, card.id, dossiers.buttons.change(1))).shown());
    await form.send({
      [dossiers.changeForm.text]: 'Alleen bedrijven uit Zwolle mogen de schoonmaak doen.',
      [dossiers.changeForm.verification]: 'Een plan, of gelijkwaardig bewijs.',
    });
    const changed = await cardWith(thread, dossiers.criterion.own);
    expect(changed.text).toContain(`${criteria.severities.stop}: ${criteria.checks['local-preference'].slice(0, 30)}`);
  });

  it('is chosen from, changed and asked after in words', async () => {
    const { thread } = await begun();
    const both = await say(thread, 'neem de eerste en de derde');
    expect(both.text).toMatch(/^Gekozen: .+; .+\./);
    const without = await say(thread, 'die over social return niet, want dat doen we al');
    expect(without.text).toContain('Past niet: ');
    expect(without.text).toContain(dossiers.criterion.because('dat doen we al'));
    expect((await say(thread, 'toch wel')).text).toMatch(/^Gekozen: /);
    expect((await say(thread, 'haal die eruit')).text).toMatch(/^Past niet: /);
    expect((await say(thread, 'waarom nummer 1?')).text).toContain('Aanbestedingswet 2012, artikel');
    const law = await say(thread, 'mogen alleen bedrijven uit Zwolle meedoen?');
    expect(law.text).toContain(criteria.checks['local-preference'].slice(0, 30));
    const shown = await say(thread, 'toon mijn dossier');
    expect(shown.text).toContain(dossiers.criterion.rejected);
    expect((await say(thread, 'mag één collega dit ook zien?')).text).toContain(dossiers.shareWith.withWhom);
    expect((await say(thread, 'deel het met mijn collega’s')).text).toContain(dossiers.press(dossiers.buttons.share));
  });

  it('goes back to another dossier, and shows all of them', async () => {
    const { thread, card } = await begun('Geef criteria voor onderhoud van de liften, 100.000 euro per jaar, 3 jaar');
    expect(card.text).toContain(dossiers.facts.regimes.above);
    expect(card.text).toContain('€ 216.000');
    await say(thread, 'maak een ander dossier: drukwerk voor 15.000 euro');
    expect((await say(thread, 'terug naar de liften')).text).toContain('€ 300.000');
    expect((await say(thread, 'laat al mijn dossiers zien')).text).toContain(dossiers.list);
  });

  it('checks a text that was typed, and begins neither a dossier nor a case with it', async () => {
    const before = await stage.running.database.prisma.dossier.count();
    const { thread } = await stage.driver.say(
      'Anna',
      'Kun je deze eis checken: “Alle stoelen zijn van het merk Ahrend.”',
    );
    const [checked] = await stage.driver.answers(thread, 1);
    expect(checked?.text).toContain(criteria.checks['brand-without-equivalent'].slice(0, 40));
    const fine = await stage.driver.say('Anna', 'check: de stoelen staan op 1 maart in de zaal');
    const [clear] = await stage.driver.answers(fine.thread, 1);
    expect(clear?.text).toContain('Dat zegt niet dat alles mag');
    expect(await stage.running.database.prisma.dossier.count()).toBe(before);
    expect(await stage.running.database.prisma.entrepreneurCase.count()).toBe(0);
  });

  it('says what becomes otherwise when the assignment is put right', async () => {
    const { thread } = await begun('Geef criteria voor groenonderhoud, 800.000 euro, 4 jaar');
    const imagined = await say(thread, 'en als het 80.000 euro is?');
    expect(imagined.text).toContain(dossiers.changes.whatIf);
    expect(imagined.text).toContain('€ 80.000');
    const corrected = await say(thread, 'het is 80.000 euro, geen 800.000');
    expect(corrected.text).toContain(dossiers.changes.value('€ 80.000', '€ 800.000'));
    expect(corrected.text).toContain(dossiers.changes.regime(dossiers.facts.regimes.below));
    expect((await say(thread, 'hoe staat het met het groen?')).text).toContain('€ 80.000');
  });

  it('asks what decides with buttons, and goes on with the answer', async () => {
    const { thread, card } = await begun('/impact criteria Schoonmaak van de werf');
    expect(card.text).toContain(criteria.ask.value);
    await stage.driver.press('Anna', thread, card.id, criteria.ask.below(216_000));
    const answered = await cardWith(thread, dossiers.facts.regimes.below);
    expect(answered.text).not.toContain(criteria.ask.value);
  });

  it('has a form that leaves a long text as it is, and keeps what was put right', async () => {
    const { prisma } = stage.running.database;
    const { thread, card } = await begun();
    const number = numberIn(card.text);
    const long = `Schoonmaak van het provinciehuis, 2 jaar. ${'De opdrachtnemer meldt zich aan de balie. '.repeat(100)}Waarde 900.000 euro.`;
    await prisma.dossier.update({ where: { number }, data: { text: long, version: { increment: 1 } } });
    const shown = await say(thread, 'toon mijn dossier');
    expect(shown.text).toContain('€ 900.000');
    const form = formIn(
      await (await stage.driver.press('Anna', thread, shown.id, dossiers.buttons.assignment)).shown(),
    );
    expect(form.words).toContain(fields.longText(long.length));
    expect(form.fields.map(({ label }) => label)).not.toContain(fields.what);
    await form.send({ [fields.term]: '3 jaar' });
    await cardWith(thread, dossiers.facts.months(36));
    const kept = await prisma.dossier.findUniqueOrThrow({ where: { number }, select: { text: true, euro: true } });
    expect(kept).toEqual({ text: long, euro: 900_000 });
  });

  it('asks all that decides at once, each with its own buttons, and keeps asking what was not answered', async () => {
    const { thread, card } = await begun('/impact criteria Schoonmaak van de werf');
    expect(card.text).toContain(criteria.ask.value);
    expect(card.text).toContain(criteria.ask.procedure);
    expect(card.text).toContain(criteria.ask.stage);
    expect(card.buttons).toContain(dossiers.buttons.choose(1));
    await stage.driver.press('Anna', thread, card.id, dossiers.procedures.invited);
    const chosen = await cardWith(thread, dossiers.facts.regimes.below);
    expect(chosen.text).not.toContain(criteria.ask.procedure);
    expect(chosen.text).toContain(criteria.ask.stage);
    await stage.driver.press('Anna', thread, chosen.id, dossiers.stages.ready);
    const late = await cardWith(thread, dossiers.stages.ready);
    expect(late.text).not.toContain(criteria.ask.stage);
    expect(late.text).not.toContain(criteria.kinds.gunningscriterium);
  });

  it('asks whether it is a work where the threshold hangs on that, and how long it is of a value in a year', async () => {
    const { thread, card } = await begun('/impact criteria Bruggen in de gemeente, 900.000 euro, nationaal openbaar');
    expect(card.text).toContain(criteria.ask.contract);
    await stage.driver.press('Anna', thread, card.id, criteria.contracts.services);
    const service = await cardWith(thread, '€ 216.000');
    expect(service.text).not.toContain(criteria.ask.contract);
    const yearly = await begun('/impact criteria Schoonmaak van de sporthal, 100.000 euro per jaar');
    expect(yearly.card.text).toContain(criteria.ask.term);
    await stage.driver.press('Anna', yearly.thread, yearly.card.id, criteria.ask.years(4));
    expect((await cardWith(yearly.thread, '€ 400.000')).text).toContain(dossiers.facts.regimes.above);
  });

  it('of an idea asks what it is to achieve, and has words for the assignment itself that are kept', async () => {
    const { thread, card } = await begun('/impact criteria We denken na over nieuwe bureaus en stoelen, nog een idee');
    expect(card.text).toContain(criteria.ask.goal);
    await stage.driver.press('Anna', thread, card.id, 'circulair');
    const offered = await cardWith(thread, 'zonder dat er aan het eind afval is');
    expect(offered.text).not.toContain(criteria.ask.goal);
    expect(offered.text).toContain('kantoorinrichting');
    await stage.driver.press('Anna', thread, offered.id, dossiers.wording.take(1));
    const taken = await cardWith(thread, dossiers.wording.said('', true).slice(0, 20));
    expect(taken.buttons).not.toContain(dossiers.wording.take(1));
    expect(taken.text).toContain('zonder dat er aan het eind afval is');
  });

  it('of an assignment that is on the market has only agreements, and says why', async () => {
    const { card } = await begun('/impact criteria Groenonderhoud, 300.000 euro, 4 jaar, staat op TenderNed');
    expect(card.text).toContain(criteria.notes.onlyByAgreement);
    const kinds = [...card.text.matchAll(/Voorstel · (\w+), /g)].map(([, kind]) => kind);
    expect(new Set(kinds)).toEqual(new Set([criteria.kinds.contractbepaling]));
    expect(card.text).not.toContain(criteria.ask.stage);
  });

  it('takes for an answer that the procedure is not known yet', async () => {
    const { thread, card } = await begun('/impact criteria Drukwerk, 40.000 euro');
    expect(card.text).toContain(criteria.ask.procedure);
    await stage.driver.press('Anna', thread, card.id, criteria.ask.procedureUnknown);
    await eventually('no question', async () => {
      const now = (await stage.driver.answers(thread, 0)).at(-1);
      return now?.text.includes(criteria.ask.procedure) ? undefined : now;
    });
  });

  it('is described in a form, where a wrong amount is said at its field', async () => {
    const { thread, card } = await begun('/impact criteria');
    const form = formIn(await (await stage.driver.press('Anna', thread, card.id, dossiers.invitation.label)).shown());
    const wrong = formIn(await form.send({ [fields.what]: 'Schoonmaak van de sporthal', [fields.value]: 'heel veel' }));
    expect(JSON.stringify(wrong)).toContain(dossiers.form.wrongValue);
    await wrong.send({
      [fields.what]: 'Schoonmaak van de sporthal',
      [fields.value]: '60.000 per jaar',
      [fields.term]: '4 jaar',
    });
    await eventually('the card', async () => {
      const direct = await stage.driver.answers(thread, 0);
      return direct.find(({ text }) => text.includes('€ 240.000'));
    });
  });
});
