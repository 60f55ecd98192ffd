import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { clockNow, setClock } from '../../store/clock.ts';
import { type CaseStage, createCaseStage } from './case-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { cases } = nl;
const WITHOUT_PLACE = 'Ik sprak een ondernemer, zij zoekt een werkplaats voor haar meubels.';
const DAY_MS = 24 * 60 * 60_000;

describe.each(PLATFORMS)('what is typed below a case in $name', ({ createDriver }) => {
  let stage: CaseStage;

  beforeAll(async () => {
    stage = await createCaseStage(createDriver);
  });
  afterAll(() => stage?.close());

  /** Somebody tells of an entrepreneur, and is asked where that is. */
  async function asked(person: string, place?: 'channel') {
    const { thread } = await stage.driver.say(person, WITHOUT_PLACE, place);
    await stage.has(thread, cases.questionTitle);
    return { thread, ...(await stage.newest()) };
  }

  function draft(id: string) {
    return stage.running.database.prisma.entrepreneurCase.findUniqueOrThrow({ where: { id } });
  }

  it('answers its question in a conversation alone with the bot', async () => {
    const { thread, id } = await asked('Tine');
    await stage.driver.reply('Tine', thread, 'in Denekamp');
    expect((await stage.has(thread, cases.proposalTitle)).text).toContain(cases.municipality('Dinkelland'));
    expect(await draft(id)).toMatchObject({ state: 'draft', municipalityCode: 'GM1774' });
  });

  it('is the answer of who was asked, though another one answers before', async () => {
    const { thread, id } = await asked('Fleur', 'channel');
    await stage.driver.reply('Anna', thread, 'in Borne');
    await stage.driver.answers(thread, 2);
    expect(await draft(id)).toMatchObject({ municipalityCode: null, request: WITHOUT_PLACE });
    await stage.driver.reply('Fleur', thread, 'in Denekamp');
    expect((await stage.has(thread, cases.proposalTitle)).text).toContain(cases.municipality('Dinkelland'));
    expect(await draft(id)).toMatchObject({ state: 'draft', municipalityCode: 'GM1774', request: WITHOUT_PLACE });
  });

  it('is the answer of who was asked, though another one answers after', async () => {
    const { thread, id } = await asked('Fleur', 'channel');
    await stage.driver.reply('Fleur', thread, 'in Denekamp');
    await stage.has(thread, cases.proposalTitle);
    const before = (await stage.driver.answers(thread, 0)).length;
    await stage.driver.reply('Anna', thread, 'in Borne');
    await stage.driver.answers(thread, before + 1);
    expect(await draft(id)).toMatchObject({ state: 'draft', municipalityCode: 'GM1774', request: WITHOUT_PLACE });
  });

  it.each([
    'nee, het is niet in Denekamp maar in Ootmarsum',
    'klopt niet helemaal: ze zoekt geen werkplaats, maar een winkelpand',
  ])('puts right what the counter took, and moves nothing: %s', async (correction) => {
    const { colleague, counter } = await stage.handedOver();
    const { id, number, request } = await stage.newest();
    await stage.press('Loes', counter, cases.counterTitle(number), cases.accept);
    const taken = await draft(id);
    await stage.driver.reply('Fleur', colleague, correction);
    const told = await stage.has(counter, correction);
    expect(told.text).toContain(`casus ${number}`);
    await stage.has(colleague, 'doorgegeven aan gemeente Dinkelland');
    expect(await draft(id)).toMatchObject({ state: 'accepted', request, ownerMemberId: taken.ownerMemberId });
    expect((await stage.newest()).id).toBe(id);
  });

  // The clock goes on, so this comes last.
  it('answers its question after three days', async () => {
    const { thread, id } = await asked('Hanna');
    const { prisma } = stage.running.database;
    await setClock(prisma, new Date((await clockNow(prisma)).getTime() + 3 * DAY_MS));
    await stage.driver.reply('Hanna', thread, 'in Denekamp');
    expect((await stage.has(thread, cases.proposalTitle)).text).toContain(cases.municipality('Dinkelland'));
    expect(await draft(id)).toMatchObject({ municipalityCode: 'GM1774' });
  });
});
