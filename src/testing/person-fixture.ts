import { randomUUID } from 'node:crypto';
import { caseSubject } from '../case-life/case-life.ts';
import { createCases } from '../case-life/cases.ts';
import { directId } from '../chat/conversation-reference.ts';
import type { PrismaClient } from '../store/generated/client.ts';

/** Somebody of whom every table holds something, all of it marked with one word. */
export interface MarkedPerson {
  personId: string;
  /** Stands in everything that says who it is or what they said. */
  mark: string;
  slackId: string;
  teamsId: string;
  answerId: string;
}

/** The ground two people stand on: an organisation in both platforms, a channel, a passage to quote. */
export interface Ground {
  organisationId: string;
  slack: string;
  teams: string;
  channel: string;
  passageId: string;
}

export async function createGround(prisma: PrismaClient, name: string): Promise<Ground> {
  const { id: organisationId } = await prisma.organisation.create({ data: { slug: name, name } });
  const tenants = await Promise.all(
    (['slack', 'teams'] as const).map((platform) =>
      prisma.chatTenant.create({ data: { platform, externalId: `${name}-${platform}`, organisationId } }),
    ),
  );
  const [slack = '', teams = ''] = tenants.map(({ id }) => id);
  const channel = await prisma.conversation.create({
    data: {
      tenantId: teams,
      externalId: '19:kanaal',
      kind: 'channel',
      address: { serviceUrl: 'https://x' },
      memory: [],
    },
  });
  const source = await prisma.source.create({ data: { key: name, title: 'Bron', publisher: 'Uitgever' } });
  const document = await prisma.document.create({ data: { slug: `doc-${name}` } });
  const version = await prisma.documentVersion.create({
    data: { documentId: document.id, contentHash: name, title: 'Document', language: 'nl' },
  });
  const passage = await prisma.passage.create({
    data: { versionId: version.id, position: 0, text: 'Een zin.', sourceId: source.id },
  });
  return { organisationId, slack, teams, channel: channel.id, passageId: passage.id };
}

/**
 * Fills every table with something of one person: said, answered, judged, granted, logged; alone with the bot and
 * in a channel.
 */
export async function createMarkedPerson(prisma: PrismaClient, ground: Ground, mark: string): Promise<MarkedPerson> {
  const slackId = `U${mark.toUpperCase()}`;
  const teamsId = `${mark}-object-id`;
  const { id: personId } = await prisma.person.create({
    data: {
      organisationId: ground.organisationId,
      displayName: `${mark} Naam`,
      email: `${mark}@example.nl`,
      department: `Afdeling ${mark}`,
      region: `Regio ${mark}`,
      language: 'nl',
      preferredPlatform: 'slack',
    },
  });
  const identity = { personId, standing: 'member', email: `${mark}@example.nl`, verifiedAt: new Date() } as const;
  const inSlack = await prisma.chatIdentity.create({
    data: { ...identity, tenantId: ground.slack, externalUserId: slackId, introducedAt: new Date() },
  });
  await prisma.chatIdentity.create({ data: { ...identity, tenantId: ground.teams, externalUserId: teamsId } });
  await prisma.roleGrant.create({ data: { personId, role: 'broker' } });
  await createOthers(prisma, ground, { personId, identityId: inSlack.id, mark });
  const answerId = await createTurn(prisma, ground, { personId, mark, sender: slackId, place: 'direct' });
  await createTurn(prisma, ground, { personId, mark, sender: teamsId, place: 'channel' });
  await createUnasked(prisma, ground, { mark, teamsId });
  await createPressed(prisma, ground, slackId);
  await createCase(prisma, ground, { personId, mark });
  await createVisit(prisma, ground, { personId, mark });
  await createSession(prisma, ground, { personId, mark });
  await prisma.pledge.create({ data: { personId, text: `Toezegging van ${mark}`, dueOn: new Date('2027-05-01') } });
  await createBroadcast(prisma, ground, { personId, mark });
  await createDossier(prisma, ground, { personId, mark });
  const corrected = { language: 'nl', text: `Zin van ${mark} Naam`, purpose: 'question' };
  const { organisationId } = ground;
  await prisma.correction.create({
    data: { ...corrected, organisationId, correctedById: personId, saidById: personId },
  });
  await createAmbassador(prisma, personId);
  return { personId, mark, slackId, teamsId, answerId };
}

/** A chat that the bot opened, in which they said nothing. */
async function createUnasked(
  prisma: PrismaClient,
  ground: Ground,
  { mark, teamsId }: { mark: string; teamsId: string },
): Promise<void> {
  await prisma.conversation.create({
    data: {
      tenantId: ground.teams,
      externalId: directId(teamsId),
      kind: 'personal',
      address: { serviceUrl: 'https://x', userId: teamsId, userObjectId: teamsId, unopened: 'yes' },
      outbox: { create: { payload: { body: `Nieuws voor ${mark}` }, state: 'sent' } },
    },
  });
}

/** Where they pressed a button that only they saw, and said nothing. */
async function createPressed(prisma: PrismaClient, ground: Ground, slackId: string): Promise<void> {
  const address = { responseUrl: 'https://x', user: slackId };
  await prisma.conversation.create({
    data: { tenantId: ground.slack, externalId: `command:${randomUUID()}`, kind: 'command', address },
  });
}

/** What binds them to others: roles they gave, doubts about who they are, the log, a term, a document, a link. */
async function createOthers(
  prisma: PrismaClient,
  ground: Ground,
  of: { personId: string; identityId: string; mark: string },
): Promise<void> {
  const { personId, identityId, mark } = of;
  const { organisationId } = ground;
  const other = await prisma.person.create({ data: { organisationId } });
  await prisma.roleGrant.create({ data: { personId: other.id, role: 'ambassador', grantedBy: personId } });
  await prisma.linkProposal.create({ data: { identityId, personId: other.id, reason: 'both-known' } });
  await prisma.auditEntry.create({
    data: {
      actorId: personId,
      organisationId,
      action: 'role.granted',
      objectKind: 'person',
      objectId: other.id,
      details: { role: 'ambassador' },
    },
  });
  await prisma.auditEntry.create({
    data: {
      organisationId,
      action: 'person.imported',
      objectKind: 'person',
      objectId: personId,
      details: { was: `${mark}@example.nl` },
    },
  });
  await prisma.retentionTerm.create({ data: { kind: `kind-${randomUUID()}`, days: 7, setBy: personId } });
  const counterId = `counter-${personId}`;
  await prisma.counter.create({ data: { id: counterId, name: 'Testloket' } });
  const version = { version: 1, source: 'person', authorId: personId, reason: `Reden van ${mark}` } as const;
  await prisma.counterVersion.create({ data: { ...version, counterId, entry: {} } });
  await prisma.ruleVersion.create({
    data: { ...version, ruleId: `rule-${personId}`, position: 1, conditions: {}, because: {}, basis: 'test' },
  });
  await prisma.document.create({ data: { slug: `document-${personId}`, organisationId, ownerId: personId } });
  const expiresAt = new Date(Date.now() + 600_000);
  await prisma.downloadTicket.create({ data: { personId, secretHash: randomUUID(), expiresAt } });
}

/** One question with its answer and verdict, in a direct message or in the channel that all share. */
async function createTurn(
  prisma: PrismaClient,
  ground: Ground,
  of: { personId: string; mark: string; sender: string; place: 'direct' | 'channel' },
): Promise<string> {
  const { personId, mark, sender, place } = of;
  const exchange = { question: `Vraag van ${mark} (${place})`, answer: `Antwoord aan ${mark}`, by: personId };
  const conversationId = await placeOf(prisma, ground, { ...of, exchange });
  const answer = await prisma.answer.create({
    data: {
      conversationId,
      personId,
      question: exchange.question,
      text: exchange.answer,
      status: 'answered',
      mode: 'quoted',
      language: 'nl',
      elapsedMs: 5,
    },
  });
  await prisma.answerCitation.create({
    data: { answerId: answer.id, n: 1, passageId: ground.passageId, quote: 'Een zin.' },
  });
  await prisma.callEntry.create({
    data: { key: `press:${sender}:${place}`, sender, response: { kind: 'ephemeral', text: `Bedankt, ${mark}.` } },
  });
  await prisma.ingestion.create({
    data: {
      conversationId,
      personId,
      name: `Stuk van ${mark}`,
      reference: { url: mark },
      language: 'nl',
      state: 'queued',
    },
  });
  await createGap(prisma, ground, { personId, conversationId, answerId: answer.id, question: exchange.question });
  await prisma.feedback.create({
    data: { answerId: answer.id, personId, verdict: 'not_useful', reason: `Reden van ${mark}` },
  });
  const entry = await prisma.inboxEntry.create({
    data: {
      key: `${place}:press:${sender}:1`,
      conversationId,
      kind: 'message',
      sender,
      state: 'done',
      payload: { sender: { externalId: sender, displayName: `${mark} Naam` }, text: exchange.question },
      errorCode: 'turn.hiccup',
      doneAt: new Date(),
    },
  });
  await prisma.outboxEntry.create({
    data: {
      conversationId,
      inboxId: entry.id,
      state: 'sent',
      payload: { body: [{ kind: 'paragraph', text: exchange.answer }] },
      platformMessageId: `message-${mark}-${place}`,
      answerId: answer.id,
      sentAt: new Date(),
    },
  });
  return answer.id;
}

async function placeOf(
  prisma: PrismaClient,
  ground: Ground,
  of: { sender: string; mark: string; place: 'direct' | 'channel'; exchange: object },
): Promise<string> {
  if (of.place === 'direct') {
    const { id } = await prisma.conversation.create({
      data: {
        tenantId: ground.slack,
        externalId: `D${of.mark}:1.0`,
        kind: 'personal',
        address: { channel: `D${of.mark}`, user: of.sender },
        memory: [of.exchange],
        memoryUpdatedAt: new Date(),
        spokenOf: { create: { subject: `answer:${of.mark}`, options: [{ label: `Keuze van ${of.mark}` }] } },
      },
    });
    return id;
  }
  await prisma.$executeRaw`
    UPDATE conversation SET memory = memory || ${JSON.stringify([of.exchange])}::jsonb, memory_updated_at = now(),
                            address = address || ${JSON.stringify({ userId: `29:${of.mark}`, userObjectId: of.sender })}::jsonb
    WHERE id = ${ground.channel}::uuid`;
  return ground.channel;
}

/** A question that went to a broker, and one that this person answered as a broker. */
async function createGap(
  prisma: PrismaClient,
  { organisationId }: Ground,
  asked: { personId: string; conversationId: string; answerId: string; question: string },
): Promise<void> {
  const { personId, conversationId, answerId, question } = asked;
  await prisma.knowledgeGap.create({
    data: {
      organisationId,
      language: 'nl',
      question,
      answeredBy: personId,
      state: 'answered',
      questions: { create: { answerId, personId, conversationId, text: question } },
    },
  });
}

/** A message for many that they wrote, and got themselves. */
async function createBroadcast(
  prisma: PrismaClient,
  { organisationId }: Ground,
  { personId, mark }: { personId: string; mark: string },
): Promise<void> {
  await prisma.broadcast.create({
    data: {
      organisationId,
      state: 'done',
      title: `Nieuws van ${mark} Naam`,
      textNl: `Bel ${mark} Naam.`,
      audience: {},
      createdById: personId,
      editedById: personId,
      recipients: { create: { personId, state: 'sent' } },
    },
  });
  const { id: tenantId } = await prisma.chatTenant.findFirstOrThrow({ where: { organisationId } });
  await prisma.broadcastChannel.create({
    data: {
      organisation: { connect: { id: organisationId } },
      name: `Kanaal van ${mark} Naam`,
      openedBy: { connect: { id: personId } },
      conversation: {
        create: {
          tenant: { connect: { id: tenantId } },
          externalId: `channel:${randomUUID()}`,
          kind: 'channel',
          address: {},
        },
      },
    },
  });
  await prisma.keptAudience.create({
    data: {
      organisationId,
      name: `Groep van ${mark} Naam`,
      nameKey: `groep van ${mark} naam`.toLowerCase(),
      audience: { people: [personId] },
      createdById: personId,
    },
  });
}

/** What they chose as an ambassador, got and learned, and a card of their own. */
async function createAmbassador(prisma: PrismaClient, personId: string): Promise<void> {
  await prisma.ambassador.create({ data: { personId, pace: 'weekly', days: [1], department: 'inkoop' } });
  await prisma.ambassadorAsked.create({ data: { personId } });
  const sentAt = new Date('2026-11-24T09:00:00Z');
  await prisma.nudge.create({
    data: {
      ...{ personId, plannedFor: new Date('2026-11-24'), dueAt: sentAt, sentAt, state: 'sent' },
      ...{ kind: 'card', item: 'een-kaart', reason: 'card-new' },
    },
  });
  await prisma.ambassadorMove.create({ data: { personId, day: new Date('2026-11-02'), move: 'answered' } });
  await prisma.cardMemory.create({
    data: { personId, cardId: 'een-kaart', state: {}, dueOn: new Date('2026-12-01'), verdict: 'right' },
  });
  const { organisationId } = await prisma.person.findUniqueOrThrow({ where: { id: personId } });
  const written = {
    ...{ question: 'Waar begint een opdracht?', right: 'Bij de vraag', nearly: null, wrong: null },
    ...{ explanation: null, sourceTitle: 'Een verslag', sourceUrl: null, themes: ['inkoop'] },
  };
  await prisma.learningCard.create({
    data: { id: randomUUID(), addedById: personId, organisationId, proposed: written, proposedAt: sentAt },
  });
  const hook = { themes: ['inkoop'], pitch: 'Een opdracht begint bij de vraag.', sourceTitle: 'Een verslag' };
  const by = { organisationId: organisationId ?? '', writtenById: personId };
  await prisma.ownHook.create({ data: { ...by, ...hook } });
}

/** A series they planned, with what they said of its one date. */
async function createSession(
  prisma: PrismaClient,
  { organisationId }: Ground,
  { personId, mark }: { personId: string; mark: string },
): Promise<void> {
  const startsAt = new Date('2099-12-17T09:00:00Z');
  await prisma.sessionSeries.create({
    data: {
      organisationId,
      kind: 'learning_network',
      state: 'announced',
      title: `Leren van ${mark} Naam`,
      about: `Met ${mark} Naam.`,
      audience: {},
      createdById: personId,
      sessions: {
        create: {
          plannedAt: startsAt,
          startsAt,
          endsAt: new Date(startsAt.getTime() + 7_200_000),
          place: `Bij ${mark} Naam, Dorpsstraat 1`,
          recap: `${mark} Naam vertelde.`,
          recapById: personId,
          replies: { create: { personId, reply: 'waiting', rank: 1 } },
          events: {
            create: { personId, byId: personId, via: 'words', what: 'replied', before: 'invited', after: 'waiting' },
          },
          topics: { create: { personId, text: `Over ${mark} Naam`, votes: { create: { personId } } } },
        },
      },
    },
  });
}

/** A site visit that they organise and wait for themselves. */
async function createVisit(
  prisma: PrismaClient,
  { organisationId }: Ground,
  { personId, mark }: { personId: string; mark: string },
): Promise<void> {
  const startsAt = new Date('2099-12-17T09:00:00Z');
  const visit = await prisma.siteVisit.create({
    data: {
      organisationId,
      state: 'open',
      host: `Bakkerij ${mark} Naam`,
      about: `Vraag naar ${mark} Naam.`,
      audience: {},
      createdById: personId,
      slots: { create: { startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000), capacity: 5 } },
    },
    include: { slots: true },
  });
  await prisma.visitGuest.create({
    data: {
      visitId: visit.id,
      personId,
      reply: 'waiting',
      rank: 1,
      slotId: visit.slots[0]?.id ?? null,
      remark: `Zegt ${mark}`,
    },
  });
  const entry = await prisma.calendarEntry.create({
    data: {
      ...{
        subject: `visit:${visit.id}`,
        uid: `visit-${mark}`,
        email: `${mark}@agenda.example`,
        personId,
        language: 'nl',
      },
      ...{ version: 0, event: {}, endsAt: startsAt },
    },
  });
  const inCalendar = `calendar:${entry.id}:0`;
  const words = `Bij Bakkerij ${mark} Naam`;
  const attached = { calendar: { method: 'REQUEST', name: 'afspraak.ics', text: words } };
  await createMail(prisma, { about: inCalendar, to: entry.email, words, attached });
  await prisma.visitEvent.create({
    data: { visitId: visit.id, personId, byId: personId, via: 'press', what: 'replied' },
  });
}

/** A case they filed and that came to a counter at which they work: open, with a question, a link and an e-mail. */
async function createCase(
  prisma: PrismaClient,
  { organisationId }: Ground,
  { personId, mark }: { personId: string; mark: string },
): Promise<void> {
  const counterId = `loket-${personId}`;
  const email = `${mark}@loket.example`;
  await prisma.counter.create({ data: { id: counterId, name: 'Loket' } });
  const member = await prisma.counterMember.create({
    data: {
      counterId,
      personId,
      name: `${mark} Naam`,
      email,
      absences: { create: { from: new Date('2026-01-01'), until: new Date('2026-01-02') } },
    },
  });
  const cases = createCases(prisma);
  const by = { kind: 'person', personId } as const;
  const { id: caseId } = await prisma.$transaction((tx) =>
    cases.file(tx, {
      filedBy: { personId, organisationId },
      conversationId: null,
      municipalityCode: 'GM0193',
      topics: ['locatie'],
      request: `Een bakker die ${mark} Naam sprak, zoekt een pand.`,
      contact: null,
      rule: null,
    }),
  );
  const act = (event: Parameters<typeof cases.act>[1]['event'], words: string | null) =>
    prisma.$transaction((tx) => cases.act(tx, { caseId, event, by, words }));
  await act({ kind: 'hand_over', counterId }, null);
  await act({ kind: 'ask_back' }, `Een vraag van ${mark}`);
  const link = await prisma.signedLink.create({
    data: { ...caseSubject(caseId), memberId: member.id, language: 'nl' },
  });
  await prisma.signedLinkUse.create({ data: { linkId: link.id, action: 'accept' } });
  const mail = { about: `case:${caseId}`, words: `Van ${mark} Naam` };
  await createMail(prisma, { ...mail, to: email });
  await createMail(prisma, { ...mail, to: 'loket@example.nl', state: 'queued' });
  // News of what does not arrive, to their own address.
  await createMail(prisma, { about: 'deliveries', to: `${mark}@example.nl`, words: 'Berichten komen niet aan' });
}

async function createMail(
  prisma: PrismaClient,
  mail: { about: string; to: string; words: string; state?: 'sent' | 'queued'; attached?: object },
): Promise<void> {
  const { words, state = 'sent', ...rest } = mail;
  const content = { subject: words, text: words, html: words };
  await prisma.mailEntry.create({ data: { ...rest, ...content, state, messageId: randomUUID() } });
}

async function createDossier(
  prisma: PrismaClient,
  { organisationId }: Ground,
  { personId, mark }: { personId: string; mark: string },
): Promise<void> {
  const kept = { theme: 'klimaat', kind: 'eis', level: 'basis', libraryVersion: 1, position: 1 } as const;
  await prisma.dossier.create({
    data: {
      organisationId,
      createdById: personId,
      state: 'open',
      shared: true,
      text: `Schoonmaak voor ${mark} Naam`,
      productGroup: 'schoonmaak',
      readers: { create: { personId } },
      sharedTexts: {
        create: { criterionId: 'een-criterium', organisationId, sharedById: personId, text: `Voor ${mark} Naam` },
      },
      criteria: {
        create: {
          ...kept,
          criterionId: 'een-criterium',
          state: 'rejected',
          text: `Tekst van ${mark} Naam`,
          reason: `Zegt ${mark} Naam`,
          decidedById: personId,
        },
      },
    },
  });
}
