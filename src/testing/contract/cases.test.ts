import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver, Place, ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { formIn, wordsIn } from '../shown.ts';
import { PLATFORMS } from './drivers.ts';

const DENEKAMP =
  'Ik sprak een ondernemer uit Denekamp, maakt meubels van afval met mensen uit de bijstand, zoekt een werkplaats en weet niet of ze een vergunning nodig heeft.';
const { cases } = nl;
const COUNTER = 'gem-dinkelland';
const OTHER = 'gem-almelo';

describe.each(PLATFORMS)('cases in $name', ({ name, createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;
  let cafe = 0;

  beforeAll(async () => {
    driver = await createDriver();
    running = await startRunningBot([driver]);
    const { prisma } = running.database;
    const loes = await meet('Loes');
    await prisma.counterMember.create({ data: { counterId: COUNTER, personId: loes, name: 'Loes' } });
    const almar = await meet('Almar');
    await prisma.counterMember.create({ data: { counterId: OTHER, personId: almar, name: 'Almar' } });
    const bram = await meet('Bram');
    await prisma.roleGrant.create({ data: { personId: bram, role: 'broker' } });
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  /** Somebody says something for the first time, not alone with the bot; returns who they are. */
  async function meet(person: string): Promise<string> {
    const { thread } = await driver.say(person, 'hoi', 'channel');
    await driver.answers(thread, 1);
    const { id } = await running.database.prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    return id;
  }

  function has(thread: string, text: string): Promise<ReceivedMessage> {
    return eventually(
      `a message with "${text}"`,
      async () => (await driver.answers(thread, 0)).findLast((message) => message.text.includes(text)),
      async () => JSON.stringify((await driver.answers(thread, 0)).map((message) => message.text)),
    );
  }

  async function press(person: string, thread: string, text: string, label: string) {
    const message = await has(thread, text);
    return (await driver.press(person, thread, message.id, label)).shown();
  }

  /** A case of its own, shown as a proposal. */
  async function propose(person = 'Fleur', text = DENEKAMP, place?: Place): Promise<string> {
    cafe += 1;
    const { thread } = await driver.say(person, text.replace('meubels', `meubels ${cafe}`), place);
    await has(thread, cases.proposalTitle);
    return thread;
  }

  /** Handed over: with where the colleague and Loes of the counter read of it. */
  async function handedOver(
    text = DENEKAMP,
  ): Promise<{ colleague: string; counter: string; almar: string; bram: string }> {
    const colleague = await propose('Fleur', text);
    const [counter, almar, bram] = await Promise.all(['Loes', 'Almar', 'Bram'].map((one) => driver.direct(one)));
    const shown = await press('Fleur', colleague, cases.proposalTitle, cases.handOver);
    expect(wordsIn(shown).words).toContain(cases.handedOver('gemeente Dinkelland'));
    return { colleague, counter: counter ?? '', almar: almar ?? '', bram: bram ?? '' };
  }

  /** The cards of the newest case that a counter has. */
  async function arrivedAt(thread: string): Promise<ReceivedMessage[]> {
    const { number } = await newest();
    return (await driver.answers(thread, 0)).filter(({ text }) => text.includes(cases.counterTitle(number)));
  }

  function newest() {
    return running.database.prisma.entrepreneurCase.findFirstOrThrow({ orderBy: { number: 'desc' } });
  }

  it('proposes a counter, says why and what it will send, and sends nothing yet', async () => {
    const atCounter = await driver.direct('Loes');
    const thread = await propose();
    const proposal = await has(thread, cases.proposalTitle);
    for (const words of [
      cases.municipality('Dinkelland'),
      'Denekamp hoort bij de gemeente Dinkelland',
      cases.willSend('gemeente Dinkelland'),
      'zoekt een werkplaats',
      cases.nothingSentYet,
    ]) {
      expect(proposal.text).toContain(words);
    }
    expect(proposal.buttons).toEqual([cases.handOver, cases.edit, cases.drop]);
    expect(await arrivedAt(atCounter)).toEqual([]);
    expect(await newest()).toMatchObject({ state: 'draft', municipalityCode: 'GM1774', counterId: null });
  });

  it('hands over, is taken, and tells the colleague in their thread', async () => {
    const { colleague, counter } = await handedOver();
    const { number } = await newest();
    const card = await has(counter, cases.counterTitle(number));
    expect(card.text).toContain('zoekt een werkplaats');
    expect(card.buttons).toEqual([cases.accept, cases.bounce, cases.askBack, cases.finish]);
    expect(wordsIn(await press('Loes', counter, cases.counterTitle(number), cases.accept)).words).toContain(
      cases.accepted,
    );
    await has(colleague, cases.told.accepted(number, 'gemeente Dinkelland', 'Loes'));
    const own = await has(colleague, nl.caseLinks.states.accepted);
    expect(own.text).toContain(cases.filerTitle(number));
    // The proposal is gone: its card has become the case.
    expect((await driver.answers(colleague, 1)).filter(({ text }) => text.includes(cases.proposalTitle))).toEqual([]);
    const form = formIn(await press('Loes', counter, cases.counterTitle(number), cases.finish));
    await form.send({
      [cases.finishOutcome]: nl.caseLinks.finish.outcomes.helped,
      [cases.finishWords]: 'Zij heeft een plek.',
    });
    const told = await has(colleague, cases.told.finished(number, 'gemeente Dinkelland'));
    expect(told.text).toContain('Zij heeft een plek.');
    expect(await newest()).toMatchObject({ state: 'finished', outcome: 'helped' });
  });

  it('hands over once, however often it is pressed', async () => {
    const thread = await propose();
    const counter = await driver.direct('Loes');
    const { id: messageId } = await has(thread, cases.proposalTitle);
    const shown = await Promise.all(
      [1, 2].map(async () => (await driver.press('Fleur', thread, messageId, cases.handOver)).shown()),
    );
    const said = shown.map((one) => wordsIn(one).words).join(' ');
    expect(said).toContain(cases.handedOver('gemeente Dinkelland'));
    const { id, number } = await newest();
    await has(counter, cases.counterTitle(number));
    const kinds = await running.database.prisma.caseEvent.findMany({ where: { caseId: id }, select: { kind: true } });
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['file', 'hand_over']);
    expect(
      (await driver.answers(counter, 1)).filter(({ text }) => text.includes(cases.counterTitle(number))),
    ).toHaveLength(1);
  });

  it('goes to who it is for when the counter says that it is not for them, and the rule is flagged', async () => {
    const { colleague, counter, almar, bram } = await handedOver();
    const { number, ruleId } = await newest();
    const form = formIn(await press('Loes', counter, cases.counterTitle(number), cases.bounce));
    const refused = formIn(await form.send({}));
    expect(refused.fields.map(({ error }) => error)).toContain(cases.bounceNeedsWhom);
    await refused.send({ [cases.bounceCounter]: 'Ondernemersloket Almelo' });
    await has(almar, cases.counterTitle(number));
    await has(colleague, cases.told.rerouted(number, 'gemeente Dinkelland', 'Ondernemersloket Almelo'));
    await has(counter, cases.movedOn);
    await has(bram, cases.toBroker.ruleFlagged(number, 'gemeente Dinkelland', 'Ondernemersloket Almelo', ruleId));
    const flagged = await running.database.prisma.auditEntry.findMany({
      where: { action: 'rule.flagged', objectId: ruleId ?? '' },
    });
    expect(flagged.at(-1)?.details).toMatchObject({ case: number, from: COUNTER, instead: OTHER });
  });

  it('goes to a broker when the counter names somebody who is no counter', async () => {
    const { colleague, counter, almar, bram } = await handedOver();
    const { number } = await newest();
    const form = formIn(await press('Loes', counter, cases.counterTitle(number), cases.bounce));
    await form.send({ [cases.bounceWords]: 'Bel de woningbouw' });
    await has(colleague, cases.told.words('Bel de woningbouw'));
    const choose = formIn(await press('Bram', bram, cases.brokerTitle(number), cases.sendElsewhere));
    await choose.send({ [cases.sendField]: 'Ondernemersloket Almelo' });
    await has(almar, cases.counterTitle(number));
    await has(colleague, cases.told.rerouted(number, null, 'Ondernemersloket Almelo'));
  });

  it('asks back, and takes the answer by the button', async () => {
    const { colleague, counter } = await handedOver();
    const { number } = await newest();
    const form = formIn(await press('Loes', counter, cases.counterTitle(number), cases.askBack));
    await form.send({ [cases.askField]: 'Hoe groot moet het zijn?' });
    await has(colleague, 'Hoe groot moet het zijn?');
    expect(await newest()).toMatchObject({ state: 'waiting_for_entrepreneur', resolutionDueAt: null });
    const answer = formIn(
      await press('Fleur', colleague, cases.told.question(number, 'gemeente Dinkelland'), cases.answerTitle),
    );
    expect(answer.words).toContain('Hoe groot moet het zijn?');
    await answer.send({ [cases.answerField]: 'Honderd meter' });
    const answered = await has(counter, cases.toOwner.answered(number));
    expect(answered.text).toContain('Honderd meter');
    expect(await newest()).toMatchObject({ state: 'accepted', resolutionDueAt: expect.any(Date) });
  });

  it.runIf(name === 'Slack').each(['direct', 'channel'] as const)(
    'takes the answer that is said in the thread (%s)',
    async (place) => {
      const colleague = await propose('Fleur', DENEKAMP, place);
      const counter = await driver.direct('Loes');
      await press('Fleur', colleague, cases.proposalTitle, cases.handOver);
      const { number } = await newest();
      const form = formIn(await press('Loes', counter, cases.counterTitle(number), cases.askBack));
      await form.send({ [cases.askField]: 'Hoe groot moet het zijn?' });
      await has(colleague, cases.told.answerHere);
      await driver.reply('Fleur', colleague, 'Honderd meter, liefst met een laaddeur');
      await has(colleague, cases.answered('gemeente Dinkelland'));
      expect((await has(counter, cases.toOwner.answered(number))).text).toContain('liefst met een laaddeur');
    },
  );

  it('asks one question, and then gives the best there is', async () => {
    const { thread } = await driver.say(
      'Fleur',
      'Ik sprak een ondernemer uit Twente, zij zoekt een werkplaats voor haar meubels.',
    );
    const question = await has(thread, cases.questionTitle);
    expect(question.buttons).toContain('Dinkelland');
    expect(question.buttons).toContain(cases.fillInPlace);
    await press('Fleur', thread, cases.questionTitle, 'Dinkelland');
    const proposal = await has(thread, cases.proposalTitle);
    expect(proposal.text).toContain(cases.municipality('Dinkelland'));
    expect(proposal.text).toContain('zoekt een werkplaats voor haar meubels');
    expect(await driver.answers(thread, 1)).toHaveLength(1);
  });

  it.runIf(name === 'Slack')('takes a place that is said in the thread', async () => {
    const said = 'Ik sprak een ondernemer, zij zoekt een werkplaats voor haar meubels.';
    const { thread } = await driver.say('Fleur', said);
    await has(thread, cases.questionTitle);
    await driver.reply('Fleur', thread, 'in Denekamp');
    expect((await has(thread, cases.proposalTitle)).text).toContain(cases.municipality('Dinkelland'));
  });

  it('never asks a second question', async () => {
    const { thread } = await driver.say(
      'Fleur',
      'Ik sprak een ondernemer, zij zoekt een werkplaats voor haar meubels.',
    );
    const form = formIn(await press('Fleur', thread, cases.questionTitle, cases.fillInPlace));
    await form.send({ [cases.formPlace]: 'Twente' });
    const proposal = await has(thread, cases.proposalTitle);
    expect(proposal.text).toContain(cases.provisional);
    expect(proposal.buttons).toContain(cases.handOver);
  });

  it('says which province a place outside the area is in', async () => {
    const { thread } = await driver.say(
      'Fleur',
      'Ik sprak een ondernemer uit Groenlo, zij zoekt een werkplaats voor haar meubels.',
    );
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.text).toContain('Gelderland');
    expect(answer?.buttons).toEqual([]);
  });

  it('leaves a question of the colleague a question', async () => {
    const { thread } = await driver.say('Fleur', 'Wat is een makelaar met mandaat?');
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.sources.length).toBeGreaterThan(0);
  });

  it('gives the colleague a text to forward when nobody of the counter is known, and tells a broker', async () => {
    const thread = await propose(
      'Fleur',
      'Ik sprak een ondernemer uit Borne, maakt meubels en zoekt een werkplaats. Mail haar op jet@voorbeeld.nl.',
    );
    const proposal = await has(thread, cases.proposalTitle);
    expect(proposal.text).toContain(cases.nobodyYet('gemeente Borne'));
    expect(proposal.text).toContain(cases.contactMark);
    const bram = await driver.direct('Bram');
    await press('Fleur', thread, cases.proposalTitle, cases.handOver);
    const { number } = await newest();
    await has(thread, cases.told.missingContact('gemeente Borne'));
    const text = await has(thread, 'Beste collega van gemeente Borne');
    expect(text.text).toContain('zoekt een werkplaats');
    expect(text.text).not.toContain('jet@voorbeeld.nl');
    await has(bram, cases.toOwner.arrived(number, 'gemeente Borne'));
    expect(await newest()).toMatchObject({ state: 'handed_over', ownerRung: 'broker' });
  });

  it('keeps no numbers of citizens or accounts, and says so', async () => {
    const thread = await propose('Fleur', `${DENEKAMP} Haar BSN is 111222333 en rekening NL91ABNA0417164300.`);
    const proposal = await has(thread, cases.proposalTitle);
    expect(proposal.text).toContain(nl.conversation.masked(['bsn', 'iban']));
    const { request } = await newest();
    expect(request).not.toMatch(/111222333|NL91ABNA/);
    expect(request).toContain('[BSN');
  });

  it('takes contact details only with consent, and then gives them to the counter', async () => {
    const thread = await propose();
    const counter = await driver.direct('Loes');
    const form = formIn(await press('Fleur', thread, cases.proposalTitle, cases.edit));
    expect(form.fields.find(({ label }) => label === cases.formPlace)?.value).toBe('Dinkelland');
    const refused = formIn(await form.send({ [cases.formName]: 'Jet Bakker', [cases.formPhone]: '06-12345678' }));
    expect(refused.fields.find(({ label }) => label === cases.formConsent)?.error ?? refused.words).toContain(
      cases.formConsentMissing,
    );
    await refused.send({ [cases.formConsent]: true });
    await has(thread, 'Jet Bakker, 06-12345678');
    expect(await newest()).toMatchObject({
      contact: { name: 'Jet Bakker', phone: '06-12345678' },
      contactConsentAt: expect.any(Date),
    });
    await press('Fleur', thread, cases.proposalTitle, cases.handOver);
    expect((await has(counter, cases.counterTitle((await newest()).number))).text).toContain('Jet Bakker, 06-12345678');
  });

  it('sends nothing and forgets what was said when the colleague does not want it', async () => {
    const counter = await driver.direct('Loes');
    const thread = await propose();
    expect(wordsIn(await press('Fleur', thread, cases.proposalTitle, cases.drop)).words).toContain(cases.dropped);
    expect((await has(thread, cases.dropped)).buttons).toEqual([cases.ownQuestion]);
    expect(await newest()).toMatchObject({ state: 'withdrawn', request: null });
    expect(await arrivedAt(counter)).toEqual([]);
  });

  it('lets nobody but the counter and brokers take a case', async () => {
    const thread = await propose('Fleur', DENEKAMP, 'channel');
    await meet('Vreemde');
    const { id: messageId } = await has(thread, cases.proposalTitle);
    const shown = await (await driver.press('Vreemde', thread, messageId, cases.handOver)).shown();
    expect(wordsIn(shown).words).toContain(cases.refusals['not-allowed']);
    expect(await newest()).toMatchObject({ state: 'draft' });
  });

  it('explains a case to who may see it, and to nobody else', async () => {
    await handedOver();
    const { number } = await newest();
    const { thread } = await driver.say('Fleur', `/impact casus ${number}`);
    const [shown] = await driver.answers(thread, 1);
    expect(shown?.text).toContain(cases.explain.historyTitle);
    expect(shown?.text).toContain('zoekt een werkplaats');
    expect(shown?.text).toMatch(/Regel: .*, versie \d/);
    const other = await driver.say('Vreemde', `/impact casus ${number}`);
    expect((await driver.answers(other.thread, 1)).at(-1)?.text).toContain(cases.gone);
  });

  it('is filed by a form', async () => {
    const { thread } = await driver.say('Fleur', '/impact casus');
    const form = formIn(await press('Fleur', thread, cases.formInvitation, cases.formOpen));
    const refused = formIn(await form.send({ [cases.formRequest]: 'Een timmervrouw zoekt een werkplaats.' }));
    expect(refused.fields.find(({ label }) => label === cases.formPlace)?.error ?? refused.words).toContain(
      cases.formPlaceMissing,
    );
    await refused.send({ [cases.formPlace]: '7591' });
    expect((await has(thread, cases.proposalTitle)).text).toContain(cases.municipality('Dinkelland'));
  });

  it('stays with the colleague when the counter is gone, and a broker hears of it', async () => {
    const thread = await propose();
    const bram = await driver.direct('Bram');
    const { prisma } = running.database;
    await prisma.counter.update({ where: { id: COUNTER }, data: { active: false } });
    try {
      const shown = await press('Fleur', thread, cases.proposalTitle, cases.handOver);
      expect(wordsIn(shown).words).toContain(cases.counterGone('gemeente Dinkelland'));
      const { number } = await newest();
      await has(bram, cases.counterGoneForBroker(number, 'gemeente Dinkelland'));
      expect(await newest()).toMatchObject({ state: 'draft', ownerRung: 'filer' });
      const choose = formIn(await press('Bram', bram, cases.brokerTitle(number), cases.sendElsewhere));
      await choose.send({ [cases.sendField]: 'Ondernemersloket Almelo' });
      expect(await newest()).toMatchObject({ state: 'handed_over', counterId: OTHER });
    } finally {
      await prisma.counter.update({ where: { id: COUNTER }, data: { active: true } });
    }
  });

  it('keeps a flood waiting, and loses nothing of it', async () => {
    const { prisma } = running.database;
    const flooder = await meet('Vloed');
    const { organisationId } = await prisma.person.findUniqueOrThrow({ where: { id: flooder } });
    const done = {
      organisationId: organisationId ?? '',
      filedById: flooder,
      state: 'finished' as const,
      clocks: {},
      handedOverAt: new Date(),
    };
    await prisma.entrepreneurCase.createMany({ data: Array.from({ length: 20 }, () => done) });
    const thread = await propose('Vloed');
    expect(wordsIn(await press('Vloed', thread, cases.proposalTitle, cases.handOver)).words).toContain(cases.flood(20));
    expect(await newest()).toMatchObject({ state: 'draft', request: expect.stringContaining('werkplaats') });
    await prisma.entrepreneurCase.updateMany({ where: { filedById: flooder }, data: { handedOverAt: new Date(0) } });
    expect(wordsIn(await press('Vloed', thread, cases.proposalTitle, cases.handOver)).words).toContain(
      cases.handedOver('gemeente Dinkelland'),
    );
  });

  it('writes nothing of what was said to the log', () => {
    expect(running.logged.join('\n')).not.toMatch(/werkplaats|Jet Bakker|laaddeur/);
  });
});
