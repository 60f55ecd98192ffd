import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { sayTo } from './session-stage.ts';
import { FILLED_IN, openVisit } from './visit-stage.ts';

const { visits } = nl;

describe.each(PLATFORMS)('who would come along to a visit, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let bram: Seat;
  let anna: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    bram = await stage.meet(driver, 'Bram', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    const noor = await stage.meet(driver, 'Noor');
    const data = { displayName: 'Noor Jansen' };
    await stage.running.database.prisma.person.update({ where: { id: noor.personId }, data });
  });

  afterAll(() => stage?.stop());

  it('hears who sees to that where there is none for them, and plans none', async () => {
    const said = [
      'ik wil graag mee naar De Fietserij',
      'Ik wil graag mee naar De Fietserij op 7 januari',
      'mag ik ook mee met het werkbezoek bij De Fietserij?',
      'is er nog plek bij het bezoek aan De Fietserij?',
      'can I still sign up for the visit to De Fietserij?',
      'I would like to come along to De Fietserij',
    ];
    for (const seat of [anna, bram]) {
      for (const text of said) {
        const { message } = await sayTo(seat, text);
        expect([visits.noneForYou, en.visits.noneForYou], `${text} → ${message.text}`).toContain(
          message.text.split('\n').at(-1),
        );
        expect(message.buttons).toHaveLength(1);
      }
    }
    expect(await stage.running.database.prisma.siteVisit.count()).toBe(0);
  });

  it('is named in what is to be pressed who is invited too', async () => {
    const { where } = await openVisit(stage, bea, { ...FILLED_IN });
    const said = ['Nodig Noor ook uit', 'noor mag ook mee', 'en nodig ook Noor Jansen uit', 'invite Noor as well'];
    for (const text of said) {
      const message = await stage.say(bea, where, text);
      expect(message.text, text).toContain('Noor Jansen');
      const leave = message.buttons.find((one) => [visits.buttons.leave, en.visits.buttons.leave].includes(one));
      expect(leave, `${text} → ${message.text}`).toBeDefined();
      await stage.press(bea, message, leave ?? '', where);
    }
  });
});
