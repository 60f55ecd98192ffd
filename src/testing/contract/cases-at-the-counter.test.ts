import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseName } from '../../features/cases/chat/case-name.ts';
import { nl } from '../../i18n/nl.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type CaseStage, COUNTER, createCaseStage, DENEKAMP, OTHER } from './case-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { cases } = nl;

describe.each(PLATFORMS)('cases at the counter in $name', ({ name, createDriver }) => {
  let stage: CaseStage;

  beforeAll(async () => {
    stage = await createCaseStage(createDriver);
  });

  afterAll(() => stage?.close());

  it('hands over, is taken, and tells the colleague in their thread', async () => {
    const { colleague, counter } = await stage.handedOver();
    const { number } = await stage.newest();
    const card = await stage.has(counter, cases.counterTitle(number));
    expect(card.text).toContain('zoekt een werkplaats');
    expect(card.buttons).toEqual([cases.accept, cases.bounce, cases.askBack, cases.finish]);
    expect(wordsIn(await stage.press('Loes', counter, cases.counterTitle(number), cases.accept)).words).toContain(
      cases.accepted(caseName(await stage.newest(), 'nl')),
    );
    await stage.has(colleague, cases.told.accepted(number, 'gemeente Dinkelland', 'Loes'));
    const own = await stage.has(colleague, nl.caseLinks.states.accepted);
    expect(own.text).toContain(cases.filerTitle(number));
    // The proposal is gone: its card has become the case.
    expect((await stage.driver.answers(colleague, 1)).filter(({ text }) => text.includes(cases.proposalTitle))).toEqual(
      [],
    );
    const form = formIn(await stage.press('Loes', counter, cases.counterTitle(number), cases.finish));
    await form.send({
      [cases.finishOutcome]: nl.caseLinks.finish.outcomes.helped,
      [cases.finishWords]: 'Zij heeft een plek. Bel haar op 06-12345678.',
    });
    const told = await stage.has(colleague, cases.told.finished(number, 'gemeente Dinkelland'));
    expect(told.text).toContain(`Zij heeft een plek. Bel haar op ${cases.contactMark}.`);
    expect(await stage.newest()).toMatchObject({ state: 'finished', outcome: 'helped' });
  });

  it('says that it is a machine in the first card somebody gets, and never again', async () => {
    const { prisma } = stage.running.database;
    const loes = await prisma.counterMember.findFirstOrThrow({ where: { name: 'Loes' } });
    await prisma.chatIdentity.updateMany({
      where: { personId: loes.personId ?? '' },
      data: { introducedAt: null },
    });
    for (const isFirst of [true, false]) {
      const { counter } = await stage.handedOver();
      const { number } = await stage.newest();
      const card = await stage.has(counter, cases.counterTitle(number));
      expect(card.text.includes(nl.conversation.introduction)).toBe(isFirst);
    }
  });

  it('hands over once, however often it is pressed', async () => {
    const thread = await stage.propose();
    const counter = await stage.driver.direct('Loes');
    const { id: messageId } = await stage.has(thread, cases.proposalTitle);
    const shown = await Promise.all(
      [1, 2].map(async () => (await stage.driver.press('Fleur', thread, messageId, cases.handOver)).shown()),
    );
    const said = shown.map((one) => wordsIn(one).words).join(' ');
    expect(said).toContain(cases.handedOver('gemeente Dinkelland'));
    const { id, number } = await stage.newest();
    await stage.has(counter, cases.counterTitle(number));
    const { ledgerEntry } = stage.running.database.prisma;
    expect(await ledgerEntry.count({ where: { subjectId: id, kind: 'hand_over' } })).toBe(1);
    expect(
      (await stage.driver.answers(counter, 1)).filter(({ text }) => text.includes(cases.counterTitle(number))),
    ).toHaveLength(1);
  });

  it('goes to who it is for when the counter says that it is not for them, and the rule is flagged', async () => {
    const { colleague, counter, almar, bram } = await stage.handedOver();
    const { number, ruleId } = await stage.newest();
    const form = formIn(await stage.press('Loes', counter, cases.counterTitle(number), cases.bounce));
    const refused = formIn(await form.send({}));
    expect(refused.fields.map(({ error }) => error)).toContain(cases.bounceNeedsWhom);
    await refused.send({ [cases.bounceCounter]: 'Ondernemersloket Almelo' });
    await stage.has(almar, cases.counterTitle(number));
    await stage.has(colleague, cases.told.rerouted(number, 'gemeente Dinkelland', 'Ondernemersloket Almelo'));
    await stage.has(counter, cases.movedOn);
    await stage.has(bram, cases.toBroker.ruleFlagged(number, 'gemeente Dinkelland', 'Ondernemersloket Almelo'));
    const flagged = await stage.running.database.prisma.auditEntry.findMany({
      where: { action: 'rule.flagged', objectId: ruleId ?? '' },
    });
    expect(flagged.at(-1)?.details).toMatchObject({ case: number, from: COUNTER, instead: OTHER });
  });

  it('goes to a broker when the counter names somebody who is no counter', async () => {
    const { colleague, counter, almar, bram } = await stage.handedOver();
    const { number } = await stage.newest();
    const form = formIn(await stage.press('Loes', counter, cases.counterTitle(number), cases.bounce));
    // Who can help instead is no secret of the entrepreneur.
    await form.send({ [cases.bounceWords]: 'Bel de woningbouw, 0541-123456' });
    await stage.has(colleague, cases.told.words('Bel de woningbouw, 0541-123456'));
    const choose = formIn(await stage.press('Bram', bram, cases.brokerTitle(number), cases.sendElsewhere));
    await choose.send({ [cases.sendField]: 'Ondernemersloket Almelo' });
    await stage.has(almar, cases.counterTitle(number));
    await stage.has(colleague, cases.told.rerouted(number, null, 'Ondernemersloket Almelo'));
  });

  it('asks back, and takes the answer by the button', async () => {
    const { colleague, counter } = await stage.handedOver();
    const { number } = await stage.newest();
    const form = formIn(await stage.press('Loes', counter, cases.counterTitle(number), cases.askBack));
    await form.send({ [cases.askField]: 'Hoe groot moet het zijn?' });
    await stage.has(colleague, 'Hoe groot moet het zijn?');
    expect(await stage.newest()).toMatchObject({ state: 'waiting_for_entrepreneur', resolutionDueAt: null });
    const answer = formIn(
      await stage.press('Fleur', colleague, cases.told.question(number, 'gemeente Dinkelland'), cases.answerTitle),
    );
    expect(answer.words).toContain('Hoe groot moet het zijn?');
    const sent = await answer.send({ [cases.answerField]: 'Honderd meter. Bel 06-12345678 of mail henk@timmer.nl' });
    expect(wordsIn(sent).words).toContain(cases.contactNotPassedOn);
    const answered = await stage.has(counter, cases.toOwner.answered(number));
    expect(answered.text).toContain(`Honderd meter. Bel ${cases.contactMark} of mail ${cases.contactMark}`);
    // Who asks has not taken it: that is still to come.
    expect(answered.buttons).toContain(cases.accept);
    const card = await stage.has(colleague, nl.caseLinks.states.handed_over);
    expect(card.text).not.toContain(nl.caseLinks.states.accepted);
    const taken = await stage.press('Loes', counter, cases.toOwner.answered(number), cases.accept);
    expect(wordsIn(taken).words).toContain(cases.accepted(caseName(await stage.newest(), 'nl')));
    expect(await stage.newest()).toMatchObject({ state: 'accepted', resolutionDueAt: expect.any(Date) });
  });

  // Only Slack has threads in a conversation alone; Teams answers by the button.
  if (name === 'Slack')
    it.each(['direct', 'channel'] as const)('takes the answer that is said in the thread (%s)', async (place) => {
      const colleague = await stage.propose('Fleur', DENEKAMP, place);
      const counter = await stage.driver.direct('Loes');
      await stage.press('Fleur', colleague, cases.proposalTitle, cases.handOver);
      const { number } = await stage.newest();
      const form = formIn(await stage.press('Loes', counter, cases.counterTitle(number), cases.askBack));
      await form.send({ [cases.askField]: 'Hoe groot moet het zijn?' });
      await stage.has(colleague, place === 'channel' ? cases.told.answerInChannel : cases.told.answerHere);
      await stage.driver.reply('Fleur', colleague, 'Honderd meter, liefst met een laaddeur, bel 06-12345678');
      // Alone with the bot they say with a press that the entrepreneur agrees.
      const isAlone = place === 'direct';
      await stage.has(
        colleague,
        isAlone ? cases.contactOfferedLater('06-12345678', 'gemeente Dinkelland') : cases.contactNotPassedOn,
      );
      expect((await stage.has(counter, cases.toOwner.answered(number))).text).toContain(
        `liefst met een laaddeur, bel ${cases.contactMark}`,
      );
    });

  it('gives the colleague a text to forward when nobody of the counter is known, and tells a broker', async () => {
    const thread = await stage.propose(
      'Fleur',
      'Ik sprak een ondernemer uit Borne, maakt meubels en zoekt een werkplaats. Mail haar op jet@voorbeeld.nl.',
    );
    const proposal = await stage.has(thread, cases.proposalTitle);
    expect(proposal.text).toContain(cases.nobodyYet('gemeente Borne'));
    expect(proposal.text).toContain(cases.contactMark);
    const bram = await stage.driver.direct('Bram');
    const shown = wordsIn(await stage.press('Fleur', thread, cases.proposalTitle, cases.handOver)).words;
    const { number } = await stage.newest();
    expect(shown).toContain(cases.waitsForYou('gemeente Borne'));
    await stage.has(thread, cases.told.missingContact('gemeente Borne'));
    const text = await stage.has(thread, 'Beste collega van gemeente Borne');
    expect(text.text).toContain('zoekt een werkplaats');
    expect(text.text).not.toContain('jet@voorbeeld.nl');
    await stage.has(bram, cases.toBroker.missingContact(number, 'gemeente Borne'));
    expect(await stage.newest()).toMatchObject({ state: 'to_forward', ownerRung: 'filer' });
    // A broker takes it over: told as the broker's doing, never as the municipality's.
    const taken = await stage.press(
      'Bram',
      bram,
      cases.toBroker.missingContact(number, 'gemeente Borne'),
      cases.accept,
    );
    expect(wordsIn(taken).words).toContain(cases.takenOver(caseName(await stage.newest(), 'nl')));
    await stage.has(
      thread,
      cases.told.takenByBroker(number, cases.told.theBroker(await stage.brokerName()), 'gemeente Borne'),
    );
    await stage.has(thread, cases.withBroker);
  });

  it('waits for the colleague to forward it, and asks to whom they did', async () => {
    const thread = await stage.propose('Fleur', DENEKAMP.replace('Denekamp', 'Borne'));
    await stage.press('Fleur', thread, cases.proposalTitle, cases.handOver);
    const form = formIn(await stage.press('Fleur', thread, 'Beste collega van gemeente Borne', cases.forwarded));
    await form.send({ [cases.forwardedField]: 'Truus van economie' });
    const card = await stage.has(thread, nl.caseLinks.states.forwarded);
    expect(card.buttons).toContain(cases.finish);
    expect(await stage.newest()).toMatchObject({ state: 'forwarded', ownerRung: 'filer' });
  });

  it('lets nobody but the counter and brokers take a case', async () => {
    const thread = await stage.propose('Fleur', DENEKAMP, 'channel');
    await stage.meet('Vreemde');
    const { id: messageId } = await stage.has(thread, cases.proposalTitle);
    for (const label of [cases.handOver, cases.edit, cases.drop]) {
      const shown = await (await stage.driver.press('Vreemde', thread, messageId, label)).shown();
      expect(wordsIn(shown).words).toContain(cases.draftOfColleague);
    }
    expect(await stage.newest()).toMatchObject({ state: 'draft' });
  });

  it('answers a press that comes too late with how things are now, and changes nothing', async () => {
    const { colleague, counter, bram } = await stage.handedOver();
    const { number, id } = await stage.newest();
    const { id: card } = await stage.has(counter, cases.counterTitle(number));
    const twice = await Promise.all(
      [1, 2].map(async () => (await stage.driver.press('Loes', counter, card, cases.accept)).shown()),
    );
    const lead = `Loes (${cases.rungs.contact})`;
    expect(twice.map((one) => wordsIn(one).words).join(' ')).toContain(
      `${cases.refusals['already-accepted']} ${cases.now(number, nl.caseLinks.states.accepted, lead)}`,
    );
    await stage.has(colleague, cases.told.accepted(number, 'gemeente Dinkelland', 'Loes'));
    const open = async () => formIn(await stage.press('Loes', counter, cases.counterTitle(number), cases.bounce));
    const [first, late] = [await open(), await open()];
    await first.send({ [cases.bounceWords]: 'Bel de woningbouw' });
    expect(wordsIn(await late.send({ [cases.bounceWords]: 'Bel iemand' })).words).toContain(cases.movedOn);
    const choose = async () => formIn(await stage.press('Bram', bram, cases.brokerTitle(number), cases.sendElsewhere));
    const [chosen, again] = [await choose(), await choose()];
    await chosen.send({ [cases.sendField]: 'Ondernemersloket Almelo' });
    const kinds = () => stage.running.database.prisma.ledgerEntry.count({ where: { subjectId: id, kind: 'reroute' } });
    expect(await kinds()).toBe(1);
    expect(wordsIn(await again.send({ [cases.sendField]: 'Ondernemersloket Almelo' })).words).toContain(
      cases.refusals['same-counter'],
    );
    expect(await kinds()).toBe(1);
  });

  it('explains a case to who may see it, and to nobody else', async () => {
    await stage.handedOver();
    const { number } = await stage.newest();
    const { thread } = await stage.driver.say('Fleur', `/impact casus ${number}`);
    // News of the case before it may come in the same chat.
    const shown = await stage.has(thread, cases.explain.historyTitle);
    expect(shown.text).toContain('zoekt een werkplaats');
    expect(shown.text).toContain(cases.explain.rule(1));
    const other = await stage.driver.say('Vreemde', `/impact casus ${number}`);
    expect((await stage.driver.answers(other.thread, 1)).at(-1)?.text).toContain(cases.gone);
  });

  it('stays with the colleague when the counter is gone, and a broker hears of it', async () => {
    const thread = await stage.propose();
    const bram = await stage.driver.direct('Bram');
    const { prisma } = stage.running.database;
    await prisma.counter.update({ where: { id: COUNTER }, data: { active: false } });
    try {
      const shown = await stage.press('Fleur', thread, cases.proposalTitle, cases.handOver);
      expect(wordsIn(shown).words).toContain(cases.counterGone('gemeente Dinkelland'));
      const { number } = await stage.newest();
      // One message: why, and the card.
      const card = await stage.has(bram, cases.counterGoneForBroker(number, 'gemeente Dinkelland'));
      expect(card.text).toContain(cases.brokerTitle(number));
      expect(await stage.newest()).toMatchObject({ state: 'draft', ownerRung: 'filer' });
      const choose = formIn(await stage.press('Bram', bram, cases.brokerTitle(number), cases.sendElsewhere));
      await choose.send({ [cases.sendField]: 'Ondernemersloket Almelo' });
      expect(await stage.newest()).toMatchObject({ state: 'handed_over', counterId: OTHER });
    } finally {
      await prisma.counter.update({ where: { id: COUNTER }, data: { active: true } });
    }
  });
});
