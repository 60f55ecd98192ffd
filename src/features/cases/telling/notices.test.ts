import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CaseEvent, caseSubject } from '../../../case-life/case-life.ts';
import { createCases, type Happened } from '../../../case-life/cases.ts';
import { caseDeadlines } from '../../../case-life/deadlines.ts';
import { createTestNetwork, type TestNetwork } from '../../../case-life/test-cases.ts';
import { type CaseLinks, createCaseLinks } from '../../../case-links/links.ts';
import { inWords } from '../../../case-links/moments.ts';
import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import { plainText, replySchema } from '../../../chat/reply.ts';
import { setAlarm } from '../../../deadlines/repository.ts';
import { deadlinesJob } from '../../../deadlines/sweeper.ts';
import type { Outreach } from '../../../delivery/outreach.ts';
import { nl } from '../../../i18n/nl.ts';
import type { By } from '../../../ledger/by.ts';
import { createMailOutbox } from '../../../mail/outbox.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { createLogger } from '../../../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../../../testing/database.ts';
import { ownerItems } from '../chat/cards.ts';
import { explanationOf } from '../chat/explaining.ts';
import { readCase } from '../chat/repository.ts';
import { casesData } from '../personal-data.ts';
import { type CaseFates, createCaseFates } from './fates.ts';
import { type CaseNotices, createCaseNotices } from './notices.ts';
import type { TellingDeps } from './telling.ts';

const { cases: words } = nl;

let database: TestDatabase;
let network: TestNetwork;
let notices: CaseNotices;
let fates: CaseFates;
let links: CaseLinks;
/** Who can be written to in the chat. */
let inChat: Set<string>;
/** What was said, as `to: words`. */
let told: string[];

beforeEach(async () => {
  database = await createTestDatabase();
  const { prisma } = database;
  network = await createTestNetwork(prisma);
  inChat = new Set([network.filer.personId, network.broker.personId]);
  told = [];
  const outreach: Outreach = {
    reach: async (_tx, personId) =>
      inChat.has(personId)
        ? { kind: 'reachable', conversationId: personId }
        : { kind: 'unreachable', reason: 'no-way' },
    reachMany: async () => new Map(),
  };
  const names = { municipality: (code: string) => code, topic: (id: string) => id };
  links = createCaseLinks({
    prisma,
    cases: createCases(prisma),
    names,
    signingKey: randomBytes(32),
    publicUrl: 'https://bot.example.nl',
    notify,
  });
  const telling: TellingDeps = {
    names,
    outreach,
    mail: { outbox: createMailOutbox(prisma), links: () => links },
    onLost: async () => undefined,
  };
  notices = createCaseNotices(telling);
  fates = createCaseFates({ ...telling, cases: createCases(prisma), notices });
});

afterEach(() => database.drop());

async function notify(tx: Transaction, happened: Happened): Promise<void> {
  for (const { to, replies } of await notices.messages(tx, happened)) {
    const place = 'conversationId' in to ? to.conversationId : 'personId' in to ? to.personId : JSON.stringify(to);
    for (const reply of replies) told.push(`${place}: ${plainText(reply)}`);
  }
}

const logger = createLogger({ level: 'silent' });

const kind = () => caseDeadlines({ cases: createCases(database.prisma), notify, logger });

const job = () => deadlinesJob({ prisma: database.prisma, kinds: [kind()], logger });

const toldTo = (personId: string) => told.filter((one) => one.startsWith(personId)).join('\n');

/** The clocks of a case started, or ran out, so many days ago, and it asks for attention. */
async function age(caseId: string, days: number, moment: 'startedAt' | 'ranOutAt' = 'startedAt'): Promise<void> {
  const at = new Date(Date.now() - days * 86_400_000).toISOString();
  await database.prisma.$executeRaw`
    UPDATE entrepreneur_case SET clocks = (SELECT jsonb_object_agg(name, clock || jsonb_build_object(${moment}::text, ${at}::text))
                FROM jsonb_each(clocks) AS each(name, clock))
    WHERE id = ${caseId}::uuid`;
  await database.prisma.$transaction((tx) => setAlarm(tx, caseSubject(caseId), new Date(Date.now() - 60_000)));
}

describe('the clock of a case', () => {
  it('reminds the counter by e-mail, and then goes up the ladder and tells the colleague', async () => {
    const caseId = await network.handOver();
    await database.prisma.$transaction((tx) =>
      fates.mail(tx, { about: `case:${caseId}`, to: 'anna@example.nl', state: 'sent' }),
    );
    await age(caseId, 30);
    await job().run({});
    const mails = await database.prisma.mailEntry.findMany();
    expect(mails.length).toBeGreaterThan(0);
    const { number, ownerRung } = await database.prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } });
    expect(ownerRung).toBe('broker');
    expect(toldTo(network.filer.personId)).toContain(
      words.told.escalated(number, 'Ondernemersloket Zwolle', `Bram (${words.rungs.broker})`),
    );
    expect(toldTo(network.broker.personId)).toContain(words.toOwner.escalated(number, 'Ondernemersloket Zwolle'));
    // One message: why, and the case.
    const [first] = told.filter((one) => one.startsWith(network.broker.personId));
    expect(first).toContain(words.toOwner.escalated(number, 'Ondernemersloket Zwolle'));
    expect(first).toContain(words.brokerTitle(number));
  });

  it('says of a counter that took it, and did not finish in time, only that', async () => {
    const { prisma } = database;
    const caseId = await network.handOver();
    const { number } = await prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } });
    const act = (event: CaseEvent, by: By) =>
      prisma.$transaction((tx) => createCases(prisma).act(tx, { caseId, event, by, words: 'Hoe groot?' }));
    for (const kind of ['accept', 'ask_back', 'answer'] as const) {
      await act({ kind }, kind === 'answer' ? network.filer : network.anna);
    }
    await age(caseId, 40);
    await prisma.$executeRaw`UPDATE entrepreneur_case SET clocks = jsonb_set(clocks, '{resolution,pauses}', '[]')`;
    await job().run({});
    const heard = `${toldTo(network.filer.personId)}${toldTo(network.broker.personId)}`;
    expect(heard).toContain(words.told.notFinished(number, 'Ondernemersloket Zwolle', `Bram (${words.rungs.broker})`));
    expect(heard).toContain(words.toOwner.notFinished(number, 'Ondernemersloket Zwolle'));
    expect(heard).not.toMatch(/reageerde|nam niemand/);
  });

  it('does not say of a counter that never got it that it let it lie', async () => {
    const caseId = await network.handOver();
    await age(caseId, 30);
    await job().run({});
    const { number } = await database.prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } });
    expect(toldTo(network.broker.personId)).toContain(words.toOwner.escalated(number, null));
    expect(toldTo(network.filer.personId)).toContain(
      words.told.escalated(number, null, `Bram (${words.rungs.broker})`),
    );
  });

  it('tells the colleague and the administrators when the broker who had it is one no more', async () => {
    const { prisma } = database;
    const { personId } = network.broker;
    const caseId = await network.handOver();
    const event = { kind: 'accept' } as const;
    await prisma.$transaction((tx) => createCases(prisma).act(tx, { caseId, event, by: network.broker }));
    await prisma.roleGrant.updateMany({ where: { personId }, data: { revokedAt: new Date() } });
    const { id: keeper } = await prisma.person.create({ data: { organisationId: network.organisationId } });
    await prisma.roleGrant.create({ data: { personId: keeper, role: 'administrator' } });
    const { number } = await prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } });
    await job().run({});
    expect(toldTo(network.filer.personId)).toContain(words.toOwner.leadAway(number));
    expect(toldTo(keeper)).toContain(words.toBroker.nobodyLeft(number));
  });

  it('asks at once what waits for somebody who was erased, and a broker gets the text of it', async () => {
    const { prisma } = database;
    const { personId } = network.filer;
    await prisma.counterMember.updateMany({ data: { leftAt: new Date() } });
    const caseId = await network.handOver();
    const { number } = await prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } });
    const subject = { personId, identities: [], ownConversations: [], sharedConversations: [], names: [] };
    await prisma.$transaction((tx) => casesData.erase(tx, subject));
    await job().run({});
    expect(toldTo(personId)).toContain(words.told.forwardAwaited(number, 'Ondernemersloket Zwolle'));
    const fate = { about: `case:${caseId}`, personId, conversationId: null, outcome: 'undeliverable' } as const;
    const messages = await prisma.$transaction((tx) => fates.message(tx, { ...fate, errorCode: null, reply: null }));
    const [news] = messages.flatMap(({ to, replies }) =>
      'personId' in to && to.personId === network.broker.personId ? replies : [],
    );
    if (!news) throw new Error('The broker heard nothing.');
    await prisma.person.update({ where: { id: personId }, data: { erasedAt: new Date(), displayName: null } });
    const view = await prisma.$transaction((tx) => readCase(tx, caseId));
    expect(view && ownerItems(view, 'nl')).toEqual([words.ownerNobody]);
    expect(plainText(replySchema.parse(news))).toContain('Een ondernemer zoekt een werkplaats.');
    expect(news.buttons).not.toEqual([]);
  });

  it('reminds a broker who has it of what is too late, tells the colleague the first time, and redraws no card', async () => {
    const caseId = await network.handOver();
    await age(caseId, 30);
    await job().run({});
    const { firstResponseDueAt } = await database.prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } });
    if (firstResponseDueAt === null) throw new Error('The case has no deadline.');
    told = [];
    await age(caseId, 10, 'ranOutAt');
    await job().run({});
    const { number } = await database.prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } });
    const waiting = words.told.stillWaiting(number, `Bram (${words.rungs.broker})`, false, false);
    expect(told).toEqual([expect.stringContaining(network.broker.personId), `${network.filer.personId}: ${waiting}`]);
    expect(told.join()).toContain(inWords(firstResponseDueAt, 'nl'));
    expect(told.join()).toContain('had er een reactie moeten zijn');
    told = [];
    await age(caseId, 0, 'ranOutAt');
    await job().run({});
    expect(told).toEqual([]);
    await age(caseId, 10, 'ranOutAt');
    await job().run({});
    expect(told).toEqual([expect.stringContaining(network.broker.personId)]);
  });

  it('reminds of a draft, and then ends it and forgets what it said', async () => {
    const { prisma } = database;
    const cases = createCases(prisma);
    const { id, number } = await prisma.$transaction((tx) => cases.file(tx, network.newCase()));
    await age(id, 10);
    await job().run({});
    expect(toldTo(network.filer.personId)).toContain(words.told.draftForgotten(number, 3));
    expect(await prisma.entrepreneurCase.findUnique({ where: { id } })).toMatchObject({ state: 'draft' });
    await age(id, 10, 'ranOutAt');
    await job().run({});
    expect(await prisma.entrepreneurCase.findUnique({ where: { id } })).toMatchObject({
      state: 'withdrawn',
      request: null,
    });
    expect(await prisma.deadline.count({ where: caseSubject(id) })).toBe(0);
    expect(toldTo(network.filer.personId)).toContain(words.told.expired(number));
  });
});

describe('an e-mail about a case', () => {
  const fate = (caseId: string, to: string, state: 'sent' | 'failed' | 'uncertain') =>
    database.prisma.$transaction((tx) => fates.mail(tx, { about: `case:${caseId}`, to, state }));
  const saidIn = (messages: readonly OutgoingMessage[]) =>
    messages.flatMap(({ replies }) => replies.map((reply) => plainText(reply))).join('\n');
  const stored = (id: string) => database.prisma.entrepreneurCase.findUniqueOrThrow({ where: { id } });

  it('goes to a member whose chat takes nothing now, and who has an address', async () => {
    const { prisma } = database;
    const { organisationId } = network;
    const { id: personId } = await prisma.person.create({ data: { organisationId, displayName: 'Anna' } });
    const held = { platform: 'slack', externalId: 'T0HELD', organisationId, heldSince: new Date() };
    const { id: tenantId } = await prisma.chatTenant.create({ data: held });
    await prisma.chatIdentity.create({ data: { tenantId, externalUserId: 'U1', personId, standing: 'member' } });
    await prisma.counterMember.update({ where: { id: network.anna.memberId }, data: { personId } });
    inChat.add(personId);
    const caseId = await network.handOver();
    await age(caseId, 1.5);
    await prisma.$transaction((tx) =>
      createCases(prisma)
        .act(tx, { caseId, event: { kind: 'note' }, by: network.filer, words: 'Het gaat om 200 m2.' })
        .then(async (decision) => {
          if (decision.kind === 'refused') throw new Error(decision.code);
          await notify(tx, {
            caseId,
            event: { kind: 'note' },
            by: network.filer,
            words: 'Het gaat om 200 m2.',
            decision,
          });
        }),
    );
    expect(toldTo(personId)).toBe('');
    const mails = await prisma.mailEntry.findMany({ where: { to: 'anna@example.nl' } });
    expect(mails.map(({ text }) => text).join()).toContain('200 m2');
  });

  it('that the server refuses makes the next contact lead, and then a broker; the colleague hears who has it', async () => {
    const caseId = await network.handOver();
    const first = await fate(caseId, 'anna@example.nl', 'failed');
    const { number, ownerMemberId } = await stored(caseId);
    expect(ownerMemberId).toBe(network.bob.memberId);
    expect(saidIn(first)).toContain(words.toBroker.unreachable(number, 'Ondernemersloket Zwolle', 'anna'));
    const second = await fate(caseId, 'bob@example.nl', 'failed');
    expect(await stored(caseId)).toMatchObject({ ownerPersonId: network.broker.personId, reached: null });
    const lead = `Bram (${words.rungs.broker})`;
    expect(saidIn(second)).toContain(words.told.undelivered(number, 'Ondernemersloket Zwolle', lead));
    expect(await fate(caseId, 'bob@example.nl', 'failed')).toEqual([]);
  });

  it('that cannot reach who took the case is not said to have kept the case from the counter', async () => {
    const { prisma } = database;
    const caseId = await network.handOver();
    const event = { kind: 'accept' } as const;
    await prisma.$transaction((tx) => createCases(prisma).act(tx, { caseId, event, by: network.anna }));
    await fate(caseId, 'bob@example.nl', 'failed');
    const lost = saidIn(await fate(caseId, 'anna@example.nl', 'failed'));
    const { number } = await stored(caseId);
    expect(lost).toContain(words.told.leadLost(number, words.rungs.contact, `Bram (${words.rungs.broker})`));
    expect(lost).not.toContain('niet bezorgen');
    expect(lost).not.toContain('anderen bij');
  });

  it('that was sent counts as arrived, and the card says what cannot be seen', async () => {
    const caseId = await network.handOver();
    expect(saidIn(await fate(caseId, 'anna@example.nl', 'sent'))).toContain(words.mailed);
    expect(await stored(caseId)).toMatchObject({ reached: 'mail' });
  });

  it('of uncertain fate is told to the colleague', async () => {
    const caseId = await network.handOver();
    const doubtful = await fate(caseId, 'anna@example.nl', 'uncertain');
    const { number } = await stored(caseId);
    expect(saidIn(doubtful)).toBe(words.told.mailUncertain(number, 'Ondernemersloket Zwolle'));
  });
});

it('the history says of what a broker did that it was the broker, and of what nobody did that it went by itself', async () => {
  const { prisma } = database;
  const caseId = await network.handOver();
  const { anna, broker } = network;
  await database.prisma.$transaction((tx) =>
    fates.mail(tx, { about: `case:${caseId}`, to: 'anna@example.nl', state: 'failed' }),
  );
  const act = (event: CaseEvent, by: By, words: string | null = null) =>
    prisma.$transaction((tx) => createCases(prisma).act(tx, { caseId, event, by, words }));
  await act({ kind: 'accept' }, broker);
  // As it was kept before contact details were left out of what ends a case.
  await act({ kind: 'finish', outcome: 'helped' }, anna, 'Bel Jan op 06-99999999.');
  const view = await readCase(prisma, caseId);
  if (!view) throw new Error('The case is not there.');
  const names = { municipality: (code: string) => code, topic: (id: string) => id };
  const shown = plainText(replySchema.parse({ language: 'nl', body: await explanationOf(prisma, view, names, 'nl') }));
  const { events, asBroker, system } = words.explain;
  expect(shown).toContain(`${events.hand_over} (Fleur)`);
  expect(shown).toContain(`${events.undeliverable} (${system})`);
  expect(shown).toContain(`${events.accept} (${asBroker('Bram')})`);
  expect(shown).toContain(`${events.finish} (anna)`);
  expect(shown).toContain(`Bel Jan op ${words.contactMark}.`);
});

it('whoever was mailed hears that a case is withdrawn', async () => {
  const { prisma } = database;
  const cases = createCases(prisma);
  const { id } = await prisma.$transaction((tx) => cases.file(tx, network.newCase()));
  for (const event of [{ kind: 'hand_over', counterId: 'zwolle' }, { kind: 'withdraw' }] as const) {
    await prisma.$transaction(async (tx) => {
      const decision = await cases.act(tx, { caseId: id, event, by: network.filer });
      if (decision.kind === 'happened') await notify(tx, { caseId: id, event, by: network.filer, decision });
    });
  }
  const mails = await prisma.mailEntry.findMany({ orderBy: { id: 'asc' } });
  expect(mails.map(({ to }) => to).toSorted()).toEqual(
    ['anna', 'anna', 'bob', 'bob'].map((name) => `${name}@example.nl`),
  );
  expect(mails.at(-1)?.text).toContain('ingetrokken');
  expect(mails.at(-1)?.text).not.toContain('link');
});

describe('a case that a counter sends back', () => {
  const why = 'Bel Jan van de KvK: 06-12345678 of jan@kvk.nl.';

  async function sendBack(caseId: string, insteadCounterId: string | null): Promise<void> {
    const { prisma } = database;
    const event = { kind: 'bounce', insteadCounterId } as const;
    await prisma.$transaction(async (tx) => {
      const deed = { caseId, event, by: network.anna, words: why };
      const decision = await createCases(prisma).act(tx, deed);
      if (decision.kind === 'refused') throw new Error(`Refused: ${decision.code}.`);
      await notify(tx, { ...deed, decision });
    });
  }

  it.each([
    ['nowhere in particular', null],
    ['another counter', 'roz'],
    ['a counter of which only the name is known', 'leeg'],
  ])('to %s: the colleague hears who sent it back, and how to reach who can help', async (_where, instead) => {
    await database.prisma.counter.create({ data: { id: 'leeg', name: 'Leeg loket' } });
    // The colleague is a broker too: they hear it all the same.
    await database.prisma.roleGrant.create({ data: { personId: network.filer.personId, role: 'broker' } });
    const caseId = await network.handOver();
    await sendBack(caseId, instead);
    const heard = toldTo(network.filer.personId);
    expect(heard).toMatch(/Ondernemersloket Zwolle zegt dat casus \d+ niet voor hen is/);
    expect(heard).toContain(words.told.words(why));
  });
});

it('a question is said to wait for the colleague, on the card of each', async () => {
  const { prisma } = database;
  const caseId = await network.handOver();
  const deed = { caseId, event: { kind: 'ask_back' }, by: network.anna, words: 'Hoe groot?' } as const;
  await prisma.$transaction(async (tx) => {
    const decision = await createCases(prisma).act(tx, deed);
    if (decision.kind === 'happened') await notify(tx, { ...deed, decision });
  });
  const cards = told.filter((one) => one.startsWith('{"card"'));
  expect(cards.filter((card) => card.includes(words.ownerIsYou))).toHaveLength(1);
  expect(cards.filter((card) => card.includes(words.owner('Fleur', words.rungs.filer)))).toHaveLength(1);
});

it('what reached a broker in place of the counter is not said to be with the counter', async () => {
  const { prisma } = database;
  const caseId = await network.handOver();
  for (const to of ['anna@example.nl', 'bob@example.nl']) {
    await prisma.$transaction((tx) => fates.mail(tx, { about: `case:${caseId}`, to, state: 'failed' }));
  }
  const { personId } = network.broker;
  const fate = {
    about: `case:${caseId}`,
    outcome: 'delivered',
    personId,
    conversationId: personId,
    errorCode: null,
    reply: null,
  } as const;
  const messages = await prisma.$transaction((tx) => fates.message(tx, fate));
  const shown = messages.flatMap(({ replies }) => replies.map((reply) => plainText(reply))).join('\n');
  expect(shown).toContain(words.aBrokerHasIt);
  expect(shown).not.toContain(nl.caseLinks.states.handed_over);
  const delivered = await prisma.ledgerEntry.findFirstOrThrow({ where: { subjectId: caseId, kind: 'delivered' } });
  expect(delivered.place).toBeNull();
});
