import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver, ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { formIn, wordsIn } from '../shown.ts';
import { PLATFORMS } from './drivers.ts';

const { dossiers, criteria } = nl;
const { form: fields } = dossiers;
const CLEANING =
  'Geef criteria voor de schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen euro, Europees openbaar, social return';

/** The number of the dossier that a text names. */
function numberIn(text: string): number {
  return Number(/Dossier (\d+)/.exec(text)?.[1]);
}

describe.each(PLATFORMS)('a dossier in $name', ({ createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;

  beforeAll(async () => {
    driver = await createDriver();
    running = await startRunningBot([driver]);
    await driver.answers((await driver.say('Anna', 'Hoi')).thread, 1);
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  /** Says it in a thread, and gives what is said back. */
  async function say(thread: string, text: string): Promise<ReceivedMessage> {
    const before = (await driver.answers(thread, 0)).length;
    await driver.reply('Anna', thread, text);
    const latest = (await driver.answers(thread, before + 1)).at(-1);
    if (!latest) throw new Error(`Nothing is said to ${text}.`);
    return latest;
  }

  async function begun(text = CLEANING): Promise<{ thread: string; card: ReceivedMessage }> {
    const { thread } = await driver.say('Anna', text);
    const [card] = await driver.answers(thread, 1);
    if (!card) throw new Error('There is no card.');
    return { thread, card };
  }

  /** The card as it stands, once it says this. */
  function cardWith(thread: string, words: string): Promise<ReceivedMessage> {
    return eventually(
      `“${words}”`,
      async () => (await driver.answers(thread, 0)).findLast(({ text }) => text.includes(words)),
      async () => JSON.stringify((await driver.answers(thread, 0)).map(({ text }) => text)),
    );
  }

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
    const details = wordsIn(await (await driver.press('Anna', thread, card.id, dossiers.buttons.more(1))).shown());
    expect(details.words).toContain(criteria.verification);
    expect(details.words).toContain('Aanbestedingswet 2012, artikel');
    expect(details.words).toContain(criteria.source);
    await driver.press('Anna', thread, card.id, dossiers.buttons.choose(1));
    const chosen = await cardWith(thread, `${dossiers.criterion.chosen} ·`);
    expect(chosen.buttons).toContain(dossiers.buttons.takeOut(1));
    expect(chosen.buttons).not.toContain(dossiers.buttons.choose(1));
  });

  it('keeps why something does not fit, and takes it back', async () => {
    const { thread, card } = await begun();
    const form = formIn(await (await driver.press('Anna', thread, card.id, dossiers.buttons.reject(2))).shown());
    await form.send({ [dossiers.rejectForm.why]: dossiers.rejectForm.reasons.market });
    const rejected = await cardWith(thread, dossiers.criterion.because(dossiers.rejectForm.reasons.market));
    await driver.press('Anna', thread, rejected.id, dossiers.buttons.restore(2));
    await eventually('no reason', async () => {
      const [now] = (await driver.answers(thread, 0)).slice(-1);
      return now?.buttons.includes(dossiers.buttons.choose(2)) ? now : undefined;
    });
  });

  it('takes a text of one’s own, and checks it again', async () => {
    const { thread, card } = await begun();
    const form = formIn(await (await driver.press('Anna', thread, card.id, dossiers.buttons.change(1))).shown());
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
    expect((await say(thread, 'deel het met mijn collega’s')).text).toContain(dossiers.press(dossiers.buttons.share));
  });

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

  it('answers whether something may with the law and its measure, and never that all of it may', async () => {
    const { thread } = await begun('Geef criteria voor organisatieadvies, 30.000 euro');
    const whole = await say(thread, 'is dat niet overdreven voor zo weinig geld?');
    expect(whole.text).toContain(dossiers.allowed.whole);
    expect(whole.text).toContain('€ 30.000');
    const one = await say(thread, 'mag nummer 1 wel?');
    expect(one.text).toContain('Aanbestedingswet 2012, artikel');
    expect(one.text).toContain(dossiers.allowed.proportion);
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
    const before = await running.database.prisma.dossier.count();
    const { thread } = await driver.say('Anna', 'Kun je deze eis checken: “Alle stoelen zijn van het merk Ahrend.”');
    const [checked] = await driver.answers(thread, 1);
    expect(checked?.text).toContain(criteria.checks['brand-without-equivalent'].slice(0, 40));
    const fine = await driver.say('Anna', 'check: de stoelen staan op 1 maart in de zaal');
    const [clear] = await driver.answers(fine.thread, 1);
    expect(clear?.text).toContain('Dat zegt niet dat alles mag');
    expect(await running.database.prisma.dossier.count()).toBe(before);
    expect(await running.database.prisma.entrepreneurCase.count()).toBe(0);
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
    await driver.press('Anna', thread, card.id, criteria.ask.below(216_000));
    const answered = await cardWith(thread, dossiers.facts.regimes.below);
    expect(answered.text).not.toContain(criteria.ask.value);
  });

  it('is described in a form, where a wrong amount is said at its field', async () => {
    const { thread, card } = await begun('/impact criteria');
    const form = formIn(await (await driver.press('Anna', thread, card.id, dossiers.invitation.label)).shown());
    const wrong = formIn(await form.send({ [fields.what]: 'Schoonmaak van de sporthal', [fields.value]: 'heel veel' }));
    expect(JSON.stringify(wrong)).toContain(dossiers.form.wrongValue);
    await wrong.send({
      [fields.what]: 'Schoonmaak van de sporthal',
      [fields.value]: '60.000 per jaar',
      [fields.term]: '4 jaar',
    });
    await eventually('the card', async () => {
      const direct = await driver.answers(thread, 0);
      return direct.find(({ text }) => text.includes('€ 240.000'));
    });
  });
});
