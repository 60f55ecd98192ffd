import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { hooks, themes } = nl;
const { buttons, errors, fields } = themes;
const OLD = 'Coalitieakkoord 2023';
const NEW = 'Coalitieakkoord 2026';

describe.each(PLATFORMS)('policy themes, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna');
    bea = await stage.meet(driver, 'Bea', 'broker');
  });

  afterAll(() => stage?.stop());

  async function give(values: Record<string, string>) {
    const { thread } = await bea.driver.say(bea.person, '/impact akkoord');
    const [invitation] = await bea.driver.answers(thread, 1);
    if (!invitation) throw new Error('Nothing is asked.');
    const form = formIn(await stage.press(bea, invitation, themes.invitation.label, thread));
    return { shown: await form.send(values), thread };
  }

  /** Where the card stands: in the thread of the form, or alone with them. */
  const card = (words: string, thread: string) =>
    Promise.any([thread, bea.inbox].map(async (where) => ({ message: await stage.read(bea, words, where), where })));

  async function hookLine(asked: string): Promise<string> {
    const { thread } = await anna.driver.say(anna.person, `/impact haakje ${asked}`);
    const [answer] = await anna.driver.answers(thread, 1);
    return answer?.text ?? '';
  }

  it('are changed in words before they are kept', async () => {
    const { thread } = await bea.driver.say(
      bea.person,
      'er ligt een nieuw coalitieakkoord. de thema’s zijn vitaal platteland, bereikbaar overijssel en energie van eigen bodem',
    );
    expect((await bea.driver.answers(thread, 1))[0]?.text).toContain('Vitaal platteland');
    const renamed = await stage.say(bea, thread, 'die laatste heet officieel energie en netcongestie');
    expect(renamed.text).toContain('Energie en netcongestie');
    expect(renamed.text).not.toContain('eigen bodem');
    expect((await stage.say(bea, thread, 'en zet mobiliteit ook op de lijst')).text).toContain('Mobiliteit');
    const without = await stage.say(bea, thread, 'bereikbaar overijssel moet toch weer weg');
    expect(without.text).toContain(themes.themeOut('Bereikbaar overijssel'));
    expect((await stage.say(bea, thread, 'laat de lijst eens zien')).text).toContain('Vitaal platteland');
    const confirmed = await stage.say(bea, thread, 'ja, zet ze er zo in');
    expect(confirmed.text).toContain('Energie en netcongestie');
    const form = formIn(await stage.press(bea, confirmed, themes.invitation.label, thread));
    expect(form.fields.find(({ label }) => label === fields.themes)?.value).toBe(
      'Vitaal platteland\nEnergie en netcongestie\nMobiliteit',
    );
  });

  it('are proposed with what hooks onto each, and hold only when the broker confirms them', async () => {
    const { shown, thread } = await give({
      [fields.name]: OLD,
      [fields.beginsOn]: '2023-06-01',
      [fields.source]: 'Akkoord op de website',
      [fields.themes]:
        'Slim onderweg: mobiliteit, fietsen en wegen\nRuimte voor iedereen: werk voor wie aan de kant staat',
    });
    expect(wordsIn(shown).words).toContain(themes.below);
    const { message, where } = await card(OLD, thread);
    expect(message.text).toContain('Slim onderweg');
    expect(message.text).toMatch(/Haakje: .{10,}/);
    expect(await hookLine('mobiliteit')).not.toContain('Slim onderweg');
    const form = formIn(await stage.press(bea, message, buttons.link, where));
    expect(form.fields.map(({ label }) => label)).toContain('Slim onderweg');
    await stage.press(bea, message, buttons.confirm, where);
    await card(themes.confirmed, thread);
    expect(await hookLine('mobiliteit')).toContain(hooks.ofTheme('Slim onderweg', OLD));
    expect(await hookLine('slim onderweg')).toContain(hooks.ofTheme('Slim onderweg', OLD));
  });

  it('stay in history when a new agreement holds', async () => {
    const { thread } = await give({
      [fields.name]: NEW,
      [fields.beginsOn]: '2026-11-01',
      [fields.themes]: 'Vlot en veilig: verkeer, wegen en vervoer',
    });
    const { message, where } = await card(NEW, thread);
    await stage.press(bea, message, buttons.confirm, where);
    await card(themes.confirmed, thread);
    expect(await hookLine('mobiliteit')).not.toContain(OLD);
    const { thread: overview } = await bea.driver.say(bea.person, '/impact beleidsthemas');
    await stage.read(bea, themes.current, overview);
    const history = await stage.read(bea, themes.howNext, overview);
    expect(history.text).toContain(OLD);
    expect(history.text).toContain('31 oktober 2026');
    const { prisma } = stage.running.database;
    expect(await prisma.policyTheme.count()).toBe(3);
    expect(await prisma.auditEntry.count({ where: { action: 'policy.confirmed' } })).toBe(2);
  });

  it('say what is not right: no theme, and a day that is too early', async () => {
    const empty = { [fields.name]: 'Akkoord', [fields.beginsOn]: '2027-01-01', [fields.themes]: '-' };
    const { shown } = await give(empty);
    expect(formIn(shown).fields.map(({ error }) => error)).toContain(errors.themes(8));
    const { thread } = await give({
      ...empty,
      [fields.beginsOn]: '2024-01-01',
      [fields.themes]: 'Te laat: mobiliteit',
    });
    const { message, where } = await card('Te laat', thread);
    expect(wordsIn(await stage.press(bea, message, buttons.confirm, where)).words).toContain(errors.begun);
  });

  it('are changed with the form and in words, before they hold', async () => {
    const { thread } = await give({
      [fields.name]: 'Akkoord 2028',
      [fields.beginsOn]: '2028-01-01',
      [fields.themes]:
        'Slim onderweg: mobiliteit en fietsen\nIedereen doet mee: social return, werk voor mensen met een afstand tot de arbeidsmarkt',
    });
    const { message, where } = await card('Akkoord 2028', thread);
    expect(message.text).toMatch(/Haakje: .{10,}/);
    expect(message.text).toMatch(/Criterium: .{5,}/);
    expect(message.text).toMatch(/Kaart: .{10,}/);
    const form = formIn(await stage.press(bea, message, buttons.link, where));
    const [one = '', ...others] = form.fields.find(({ label }) => label === 'Slim onderweg')?.options ?? [];
    expect(others.length).toBeGreaterThan(0);
    await form.send({ 'Slim onderweg': [one] });
    const { message: kept } = await card(themes.kept, thread);
    const [mobility = ''] = kept.text.split('Iedereen doet mee');
    expect(mobility.match(/(?:Haakje|Criterium|Kaart): /g)).toHaveLength(1);

    expect((await stage.say(bea, where, 'haal slim onderweg er weer uit')).text).toContain(
      themes.themeOut('Slim onderweg'),
    );
    const more = await stage.say(bea, where, 'ook nog fietsen als thema');
    expect(more.text).toContain(themes.themesIn(['Fietsen']));
    expect(more.text).toMatch(/Fietsen[\s\S]*Haakje: /);
    expect((await stage.say(bea, where, 'de kaarten hoeven niet')).text).not.toContain('Kaart: ');
    expect((await stage.say(bea, where, 'ja, dat klopt zo')).text).toContain(themes.pressToConfirm);
    const { prisma } = stage.running.database;
    const proposal = await prisma.policyTerm.findFirstOrThrow({
      where: { name: 'Akkoord 2028' },
      include: { themes: { orderBy: { place: 'asc' } } },
    });
    expect(proposal.confirmedAt).toBeNull();
    expect(proposal.themes.map(({ name }) => name)).toEqual(['Iedereen doet mee', 'Fietsen']);
  });

  it('are for brokers only', async () => {
    const { thread } = await anna.driver.say(anna.person, '/impact beleidsthemas');
    const [answer] = await anna.driver.answers(thread, 1);
    expect(answer?.text).not.toContain(NEW);
  });
});
