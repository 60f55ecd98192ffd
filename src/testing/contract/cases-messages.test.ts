import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCases } from '../../case-life/cases.ts';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type CaseStage, COUNTER, createCaseStage, DENEKAMP } from './case-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { cases } = nl;

/** No question of a place is answered in it: which counter it is for must be asked. */
const WITHOUT_PLACE = 'Ik sprak een ondernemer, zij zoekt een werkplaats voor haar meubels.';

describe.each(PLATFORMS)('messages about a case on $name', ({ createDriver }) => {
  let stage: CaseStage;

  beforeAll(async () => {
    stage = await createCaseStage(createDriver);
  });

  afterAll(() => stage?.close());

  /** Everything that is queued arrived: what stands in a thread now. */
  async function settled(thread: string): Promise<ReceivedMessage[]> {
    await eventually('an empty outbox', async () => {
      const waiting = { state: { in: ['queued' as const, 'sending' as const] } };
      return (await stage.running.database.prisma.outboxEntry.count({ where: waiting })) === 0 ? true : undefined;
    });
    return stage.driver.answers(thread, 0);
  }

  it('a case to forward by hand comes with its text in one message, and in no other', async () => {
    const thread = await stage.propose('Fleur', DENEKAMP.replace('Denekamp', 'Borne'));
    const before = await settled(thread);
    const proposal = await stage.has(thread, cases.proposalTitle);
    await stage.driver.press('Fleur', thread, proposal.id, cases.handOver);
    await stage.has(thread, 'Beste collega van gemeente Borne');
    const fresh = (await settled(thread)).filter(({ id }) => !before.some((message) => message.id === id));
    expect(fresh).toHaveLength(1);
    expect(fresh[0]?.text).toContain(cases.told.missingContact('gemeente Borne'));
    expect(fresh[0]?.text).toContain('zoekt een werkplaats');
    expect(fresh[0]?.buttons).toEqual([cases.forwarded]);
  });

  it('a place that is told about a case gives the proposal anew, and the older message says that it is old', async () => {
    const { thread } = await stage.driver.say('Fleur', WITHOUT_PLACE, 'channel');
    const question = await stage.has(thread, cases.questionTitle);
    await stage.driver.reply('Fleur', thread, 'in Denekamp');
    const proposal = await stage.has(thread, cases.proposalTitle);
    expect(proposal.text).toContain(cases.changedTo('gemeente Dinkelland'));
    expect(proposal.text).toContain(cases.municipality('Dinkelland'));
    expect(proposal.id).not.toBe(question.id);
    const now = await settled(thread);
    const old = now.find(({ id }) => id === question.id);
    expect(old?.text).toContain(nl.delivery.replaced);
    expect(old?.buttons).toEqual([]);
    expect(now.slice(now.findIndex(({ id }) => id === question.id) + 1)).toHaveLength(1);
    // What changes from now on changes on the newer one.
    await stage.press('Fleur', thread, cases.proposalTitle, cases.handOver);
    const card = await stage.has(thread, cases.filerTitle((await stage.newest()).number));
    expect(card.id).toBe(proposal.id);
  });

  it('an old card says at once that the case is over, and asks nothing first', async () => {
    const { colleague } = await stage.handedOver();
    const { prisma } = stage.running.database;
    const { id, number } = await stage.newest();
    const { id: card } = await stage.has(colleague, nl.caseLinks.states.handed_over);
    const shown = async () => (await stage.driver.press('Fleur', colleague, card, cases.withdraw)).shown();
    expect(formIn(await shown()).words).toContain(cases.withdrawConfirm);
    // Finished, and the card not yet redrawn.
    const { personId } = await prisma.counterMember.findFirstOrThrow({ where: { counterId: COUNTER } });
    const by = { kind: 'person', personId: personId ?? '' } as const;
    const event = { kind: 'finish', outcome: 'helped' } as const;
    await prisma.$transaction((tx) => createCases(prisma).act(tx, { caseId: id, event, by }));
    const late = wordsIn(await shown());
    expect(late.words).toContain(cases.refusals.closed);
    expect(late.words).toContain(cases.now(number, nl.caseLinks.states.finished, null));
    expect(late.buttons).toEqual([]);
    expect(await stage.newest()).toMatchObject({ state: 'finished' });
  });

  it('a network broker, and an administrator, get no buttons that only a broker of the organisation may press', async () => {
    const { prisma } = stage.running.database;
    const bram = await stage.driver.direct('Bram');
    const broker = await prisma.roleGrant.findFirstOrThrow({ where: { role: 'broker' } });
    const buttons = { network_broker: [], administrator: [cases.giveRole] };
    for (const role of ['network_broker', 'administrator'] as const) {
      await prisma.roleGrant.update({ where: { id: broker.id }, data: { role } });
      const thread = await stage.propose('Fleur', DENEKAMP.replace('Denekamp', 'Borne'));
      await stage.press('Fleur', thread, cases.proposalTitle, cases.handOver);
      const { number } = await stage.newest();
      const told = await stage.has(bram, cases.toBroker.missingContact(number, 'gemeente Borne'));
      expect(told.buttons).toEqual(buttons[role]);
    }
    await prisma.roleGrant.update({ where: { id: broker.id }, data: { role: 'broker' } });
  });
});
