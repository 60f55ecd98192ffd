import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';

const { broadcasts } = nl;
const { buttons, fields, recipients } = broadcasts;

describe('a draft that two brokers have before them, each on a platform of their own', () => {
  let stage: BroadcastStage;
  let bea: Seat;
  let bert: Seat;
  let anna: Seat;
  let ivo: Seat;

  beforeAll(async () => {
    const [slack, teams] = [await createSlackDriver(), await createTeamsDriver()];
    stage = await createBroadcastStage([slack, teams]);
    bea = await stage.meet(teams, 'Bea', 'broker');
    bert = await stage.meet(slack, 'Bert', 'broker');
    anna = await stage.meet(slack, 'Anna', 'ambassador');
    ivo = await stage.meet(teams, 'Ivo', 'ambassador', 'procurement_officer');
  });

  afterAll(() => stage?.stop());

  /** A draft of Bea, and the form of it that each of the two opened. */
  async function opened(title: string) {
    const contents = { [fields.title]: title, [fields.textNl]: `Over ${title}.` };
    const { card, where } = await stage.write(bea, contents);
    const { thread } = await bert.driver.say('Bert', '/impact berichten');
    const atBert = await eventually('the card at the other broker', async () =>
      (await bert.driver.answers(thread, 0)).find(
        ({ text, buttons: labels }) => text.includes(title) && labels.includes(buttons.change),
      ),
    );
    const beas = formIn(await stage.press(bea, card, buttons.change, where));
    const berts = formIn(await stage.press(bert, atBert, buttons.change, thread));
    return { beas, berts, card, where };
  }

  it('is as the first of them left it; the second is told, and gets back what they had typed', async () => {
    const { beas, berts, card, where } = await opened('Kaas');
    await berts.send({ [fields.textNl]: 'Over oude kaas.' });
    const { words } = wordsIn(await beas.send({ [fields.title]: 'Kaasmarkt', [fields.textNl]: 'Over jonge kaas.' }));
    expect(words).toContain(broadcasts.changedMeanwhile);
    for (const typed of ['Kaasmarkt', 'Over jonge kaas.']) expect(words).toContain(typed);
    const now = await stage.read(bea, 'Over oude kaas.', where);
    expect(now.id).toBe(card.id);
    expect(now.text).not.toContain('Kaasmarkt');
    await formIn(await stage.press(bea, now, buttons.change, where)).send({ [fields.textNl]: 'Over jonge kaas.' });
    await stage.read(bea, 'Over jonge kaas.', where);
  });

  it('goes to nobody who was left out in the form, and says so before it goes', async () => {
    const contents = { [fields.title]: 'Noten', [fields.textNl]: 'Over noten.' };
    const { card, where } = await stage.write(bea, { ...contents, [fields.without]: 'inkopers' });
    expect(card.text).toContain('Dit krijgen 3 collega’s');
    await stage.press(bea, card, buttons.send, where);
    await stage.read(bea, `${recipients.sent}: 3`, where);
    await stage.read(anna, 'Over noten.');
    expect(await stage.all(ivo, 'Over noten.')).toEqual([]);
  });

  it('goes nowhere as long as nobody knows who is meant to be left out', async () => {
    const { thread } = await bea.driver.say('Bea', '/impact bericht');
    const invitation = await stage.read(bea, broadcasts.invitation.text, thread);
    const form = formIn(await stage.press(bea, invitation, broadcasts.invitation.label, thread));
    const contents = { [fields.title]: 'Olie', [fields.textNl]: 'Over olie.' };
    const refused = formIn(await form.send({ ...contents, [fields.without]: 'Verweggistan' }));
    expect(refused.fields.find(({ label }) => label === fields.without)).toMatchObject({
      value: 'Verweggistan',
      error: broadcasts.errors.without,
    });
  });
});
