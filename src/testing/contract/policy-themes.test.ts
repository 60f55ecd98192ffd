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

  it('are for brokers only', async () => {
    const { thread } = await anna.driver.say(anna.person, '/impact beleidsthemas');
    const [answer] = await anna.driver.answers(thread, 1);
    expect(answer?.text).not.toContain(NEW);
  });
});
