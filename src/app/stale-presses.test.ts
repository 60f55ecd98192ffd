import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallResponse } from '../chat/call.ts';
import type { FormValues } from '../chat/form.ts';
import { ROLES, type Turn } from '../chat/skill.ts';
import type { Skills } from '../conversation/skills.ts';
import { openStoredRetriever } from '../knowledge/stored-retriever.ts';
import type { Transaction } from '../store/transaction.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createSkills } from './skills.ts';

const gone = randomUUID();
const lookedAt = { id: 'is-er-niet', version: 1 };
const draft = { id: 'is-er-niet', when: {}, to: ['municipality'], because: { nl: 'Zo.', en: 'So.' }, source: 'Test' };
const reason = { reason: 'Omdat.' };

/** A button on something that is not there any more; `values` when it is a form that was open meanwhile. */
interface StalePress {
  payload: unknown;
  values?: FormValues;
}

/**
 * What is pressed on a card of something that has gone since it was drawn. Every button and form stands here, once.
 * `always`: it is about nothing that can go, so that no card of it can be stale.
 */
const STALE: Readonly<Record<string, StalePress | 'always'>> = {
  'passage.read': { payload: { passageId: gone } },
  'answer.feedback': { payload: { about: { answerId: gone }, useful: true } },
  'answer.reason': { payload: { answerId: gone }, values: reason },
  'gap.ask': { payload: { answerId: gone } },
  'gap.take-back': { payload: { questionId: gone } },
  'gap.answer': { payload: { gapId: gone }, values: { answer: 'Zo zit het.' } },
  'gap.send': { payload: { gapId: gone } },
  'gap.drop': { payload: { gapId: gone } },
  'gap.close': { payload: { gapId: gone }, values: {} },
  'gap.article': { payload: { gapId: gone } },
  'correction.write': { payload: { caseId: gone }, values: { text: 'Een pand', kind: 'no-case' } },
  'document.renew': { payload: { documentId: gone } },
  'document.scope': { payload: { documentId: gone, scope: 'network' } },
  'document.withdraw': { payload: { documentId: gone } },
  'case.edit': { payload: { caseId: gone }, values: { request: 'Zoekt een pand' } },
  'case.from-scan': 'always',
  'case.make': 'always',
  'case.again': { payload: { caseId: gone, words: 'hij belt weer' } },
  'case.second': { payload: { caseId: gone, topic: 'financiering' } },
  'case.hand-over': { payload: { caseId: gone } },
  'case.contact': { payload: { caseId: gone, phone: '06-12345678' } },
  'case.contact-back': { payload: { caseId: gone } },
  'case.names-out': { payload: { caseId: gone } },
  'case.names-back': { payload: { caseId: gone, names: ['Jansen'] } },
  'case.words': { payload: { caseId: gone, words: 'Ze heeft al een plan.', goes: 'along' } },
  'case.drop': { payload: { caseId: gone } },
  'case.place': { payload: { caseId: gone, place: 'Raalte' } },
  'case.withdraw': { payload: { caseId: gone }, values: {} },
  'case.accept': { payload: { caseId: gone } },
  'case.bounce': { payload: { caseId: gone }, values: { words: 'Niet voor ons.' } },
  'case.ask': { payload: { caseId: gone }, values: { words: 'Waar?' } },
  'case.answer': { payload: { caseId: gone }, values: { words: 'Daar.' } },
  'case.finish': { payload: { caseId: gone }, values: { outcome: 'helped' } },
  'case.forwarded': { payload: { caseId: gone }, values: { words: 'Raalte' } },
  'case.pass-on': { payload: { caseId: gone, words: 'Ze belt morgen.' } },
  'case.send': { payload: { caseId: gone }, values: { counter: 'roz' } },
  'role.change': { payload: { personId: gone, role: 'broker', change: 'grant' } },
  'link.decide': { payload: { proposalId: gone, decision: 'linked' } },
  'rule.change': { payload: lookedAt, values: { first: 'municipality', becauseNl: 'Zo.', becauseEn: 'So.' } },
  'rule.apply': { payload: { ...lookedAt, draft }, values: reason },
  'rule.withdraw': { payload: lookedAt, values: reason },
  'rule.history': { payload: lookedAt },
  'counter.change': { payload: lookedAt, values: { status: 'active', ...reason } },
  'broadcast.write': { payload: { broadcastId: gone, version: 1 }, values: { title: 'Nieuws', textNl: 'Tekst' } },
  'broadcast.test': { payload: { broadcastId: gone } },
  'broadcast.to-person': { payload: { broadcastId: gone, version: 1, personId: gone } },
  'broadcast.keep-group': { payload: { broadcastId: gone }, values: { name: 'Twente' } },
  'broadcast.forget-group': { payload: { id: gone } },
  'broadcast.send': { payload: { broadcastId: gone, version: 1 } },
  'broadcast.drop': { payload: { broadcastId: gone } },
  'broadcast.approve': { payload: { broadcastId: gone, version: 1 } },
  'broadcast.disapprove': { payload: { broadcastId: gone, version: 1 } },
  'broadcast.pause': { payload: { broadcastId: gone } },
  'broadcast.resume': { payload: { broadcastId: gone } },
  'broadcast.stop': { payload: { broadcastId: gone }, values: {} },
  'broadcast.correct': { payload: { broadcastId: gone, version: 1 }, values: { title: 'Nieuws', textNl: 'Tekst' } },
  'broadcast.recall': { payload: { broadcastId: gone }, values: {} },
  'broadcast.remind': { payload: { broadcastId: gone } },
  'broadcast.results': { payload: { broadcastId: gone } },
  'broadcast.who': { payload: { broadcastId: gone } },
  'broadcast.seen': { payload: { broadcastId: gone } },
  'broadcast.answer': { payload: { broadcastId: gone, words: 'Ik kan niet' } },
  'broadcast.take': 'always',
  'policy.write': 'always',
  'policy.confirm': { payload: { termId: gone } },
  'policy.drop': { payload: { termId: gone } },
  'policy.link': { payload: { termId: gone }, values: {} },
  'visit.approve': { payload: { visitId: gone, version: 1 } },
  'visit.disapprove': { payload: { visitId: gone, version: 1 } },
  'visit.write': {
    payload: { visitId: gone, version: 1 },
    values: { host: 'De Cirkel', times: 'vrijdag 19 maart 2027 om 10 uur', capacity: '5' },
  },
  'visit.open': { payload: { visitId: gone, version: 1 } },
  'visit.drop': { payload: { visitId: gone } },
  'visit.cancel': { payload: { visitId: gone }, values: {} },
  'visit.who': { payload: { visitId: gone } },
  'visit.post': { payload: { visitId: gone }, values: { channels: [gone] } },
  'visit.stay': { payload: { visitId: gone, version: 1, capacity: 3 }, values: {} },
  'visit.leave-times': {
    payload: {
      ...{ visitId: gone, version: 1 },
      times: [{ startsAt: '2027-01-04T09:00:00Z', endsAt: '2027-01-04T11:00:00Z' }],
    },
    values: {},
  },
  'visit.present': { payload: { visitId: gone }, values: {} },
  'visit.reply': { payload: { visitId: gone, wish: { reply: 'maybe' } } },
  'visit.show-name': { payload: { visitId: gone, shows: true } },
  'visit.remark': { payload: { visitId: gone, version: 1, words: 'Neem laarzen mee', adds: true } },
  'broadcast.remark': { payload: { broadcastId: gone, version: 1, words: 'Neem laarzen mee', adds: true } },
  'visit.agree-change': { payload: { visitId: gone, version: 1, proposed: '{}', agrees: true } },
  'visit.calendar': { payload: { visitId: gone } },
  'visit.write-guests': { payload: { visitId: gone, begun: '' } },
  'visit.tell': { payload: { visitId: gone, begun: '' }, values: { text: 'Neem laarzen mee' } },
  'visit.feedback': { payload: { visitId: gone }, values: { useful: 'yes' } },
  'session.plan': 'always',
  'session.announce': { payload: { seriesId: gone } },
  'session.drop': { payload: { seriesId: gone } },
  'session.restore': { payload: { seriesId: gone } },
  'session.move-said': {
    payload: { sessionId: gone, startsAt: '2027-03-01T13:00:00Z', endsAt: '2027-03-01T15:00:00Z' },
  },
  'session.move': { payload: { seriesId: gone }, values: { session: gone, date: '2027-03-01', time: '14.00' } },
  'session.cancel': { payload: { seriesId: gone }, values: { session: gone, reason: 'Ziek.' } },
  'session.cancel-all': { payload: { seriesId: gone }, values: { reason: 'Ziek.' } },
  'session.capacity': { payload: { seriesId: gone }, values: { capacity: '30' } },
  'session.set-capacity': { payload: { seriesId: gone, capacity: 30 } },
  'session.stay': { payload: { seriesId: gone, capacity: 1 }, values: { stay: [] } },
  'session.edit': { payload: { seriesId: gone }, values: { title: 'Anders' } },
  'session.edit-said': { payload: { seriesId: gone, edited: { title: 'Anders' } } },
  'session.recap': { payload: { sessionId: gone }, values: { recap: 'Het was goed.' } },
  'session.article': { payload: { sessionId: gone } },
  'session.reply': { payload: { sessionId: gone, comes: true } },
  'session.choose': { payload: { seriesId: gone }, values: { which: [] } },
  'session.topics': { payload: { sessionId: gone, begun: '' }, values: { idea: 'Meten' } },
  'session.calendar': { payload: { seriesId: gone } },
  'session.who': { payload: { seriesId: gone } },
  'dossier.choose': { payload: { id: gone, criterion: 'is-er-niet' } },
  'dossier.reject': { payload: { id: gone, criterion: 'is-er-niet' }, values: { why: 'heavy' } },
  'dossier.restore': { payload: { id: gone, criterion: 'is-er-niet' } },
  'dossier.change': {
    payload: { id: gone, criterion: 'is-er-niet' },
    values: { text: 'De inschrijver zet twee mensen aan het werk.' },
  },
  'dossier.more': { payload: { id: gone, criterion: 'is-er-niet' } },
  'dossier.fact': { payload: { id: gone, given: { size: 'below' } } },
  'dossier.assignment': { payload: { id: gone, version: 1 }, values: { what: 'Schoonmaak van kantoren' } },
  'dossier.share': { payload: { id: gone, share: true } },
  'dossier.share-with': { payload: { id: gone }, values: { readers: [gone] } },
  'dossier.share-text': { payload: { id: gone, criterion: 'is-er-niet' }, values: { text: 'Een tekst van onszelf.' } },
  'dossier.take-text': { payload: { id: gone, criterion: 'is-er-niet' } },
  'dossier.target': 'always',
  'dossier.figures': 'always',
  'dossier.figures-file': 'always',
  'dossier.award': { payload: { id: gone }, values: { stayed: [] } },
  'dossier.drop': { payload: { id: gone } },
  'dossier.show': { payload: { id: gone } },
  'dossier.export': { payload: { id: gone, format: 'docx' } },
  'ambassador.join': 'always',
  // Whoever presses these is an ambassador no more.
  'ambassador.rest': { payload: {}, values: { how: 'week' } },
  'ambassador.resume': { payload: {} },
  'ambassador.stop': { payload: {} },
  'ambassador.go-on': { payload: {} },
  'ambassador.less': { payload: {} },
  'ambassador.ask-colleague': { payload: { personId: gone } },
  'nudge.why': { payload: { on: '2026-02-23' } },
  'nudge.done': { payload: { on: '2026-02-23', reaction: 'did' } },
  'card.answer': { payload: { cardId: 'is-er-niet', on: '2026-02-23', verdict: 'right' } },
  'card.more': { payload: {} },
  'card.grade': { payload: { cardId: 'is-er-niet', on: '2026-02-23', verdict: 'right' } },
  'hook.another': 'always',
  'hook.write': 'always',
  'hook.use': { payload: { hookId: gone } },
  'school-holiday.add': 'always',
  'school-holiday.remove': { payload: { region: 'noord', from: '2027-02-20' } },
  'content.page': 'always',
  'content.wanted': { payload: { kind: 'card', theme: null, page: 0, item: 'is-er-niet', isWanted: false } },
  'hook.drop': { payload: { hookId: gone } },
  'own-card.write': { payload: { cardId: gone, begun: '' } },
  'own-card.use': { payload: { cardId: gone, version: '2026-11-30T09:00:00.000Z' } },
  'own-card.refuse': {
    payload: { cardId: gone, version: '2026-11-30T09:00:00.000Z' },
    values: { reason: 'Dit klopt niet.' },
  },
  'own-card.withdraw': { payload: { cardId: gone } },
  'own-card.show': { payload: { cardId: gone } },
  'hook.shorter': { payload: { hookId: 'is-er-niet' } },
  'hook.share': { payload: { hookId: 'is-er-niet' }, values: { colleague: 'Anna' } },
  'pledge.write': { payload: { pledgeId: gone }, values: { what: 'Bellen met de sociale firma' } },
  'pledge.done': { payload: { pledgeId: gone } },
  'pledge.later': { payload: { pledgeId: gone }, values: { when: 'volgende week' } },
  'pledge.drop': { payload: { pledgeId: gone } },
  'pledge.reopen': { payload: { pledgeId: gone } },
  'pledge.share': { payload: { pledgeId: gone, with: 'brokers' } },
  'scan.fill-in': 'always',
  'privacy.download': 'always',
  'privacy.erase': 'always',
  'privacy.platform': 'always',
  'privacy.language': 'always',
  'retention.set': 'always',
};

const PRESSES = Object.entries(STALE).flatMap(([action, stale]) => (stale === 'always' ? [] : [{ action, stale }]));

let database: TestDatabase;
let skills: Skills;
let turn: Turn;

beforeAll(async () => {
  database = await createTestDatabase();
  const logger = createLogger({ level: 'silent' });
  const { prisma } = database;
  const retriever = await openStoredRetriever(prisma, logger);
  const retention = { inboxDays: 7, conversationDays: 30, auditDays: 1826, casesDays: 730 };
  skills = await createSkills({ model: null, publicUrl: null, retention }, { prisma, retriever, logger });
  const organisation = await prisma.organisation.create({ data: { slug: 'noord', name: 'Noord' } });
  const person = await prisma.person.create({ data: { organisationId: organisation.id } });
  const tenant = await prisma.chatTenant.create({
    data: { platform: 'slack', externalId: 'T1', organisationId: organisation.id },
  });
  const place = await prisma.conversation.create({
    data: { tenantId: tenant.id, externalId: 'D1', kind: 'personal', address: {} },
  });
  turn = {
    actor: { personId: person.id, organisationId: organisation.id, roles: new Set(ROLES) },
    conversationId: place.id,
    setting: 'direct',
    language: 'nl',
    subject: null,
    memory: [],
    signal: AbortSignal.timeout(600_000),
    now: new Date('2026-03-02T10:00:00Z'),
  };
});

afterAll(() => database.drop());

/** What a press is answered with, and how many rows it wrote. */
async function press(action: string, { payload, values }: StalePress) {
  const call = skills.call(action);
  if (!call) throw new Error(`There is no ${action}.`);
  const submission = values ? { formId: randomUUID(), values } : undefined;
  return database.prisma.$transaction(async (tx) => {
    const before = await rowsWritten(tx);
    const answer = await call.run(turn, { payload, submission }, tx);
    const written = (await rowsWritten(tx)) - before;
    const response: CallResponse | null = 'kind' in answer ? answer : 'response' in answer ? answer.response : null;
    return { response, messages: 'messages' in answer ? answer.messages : [], written };
  });
}

/** By this connection, as the server counts them. */
async function rowsWritten(tx: Transaction): Promise<number> {
  const rows = await tx.$queryRaw<{ written: bigint }[]>`
    SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint AS written FROM pg_stat_xact_user_tables`;
  return Number(rows[0]?.written);
}

describe('a button on something that is not there any more', () => {
  it('stands in the table above, whatever it does', () => {
    const presses = skills.table().flatMap(({ action }) => (action.startsWith('press ') ? [action.slice(6)] : []));
    expect(presses.toSorted()).toEqual(Object.keys(STALE).toSorted());
  });

  it.each(PRESSES)('$action says how things are, and changes nothing', async ({ action, stale }) => {
    const { response, messages, written } = await press(action, { payload: stale.payload });
    const opens = response?.kind === 'form';
    if (!opens) expectSentence(response);
    expect({ messages, written }).toEqual({ messages: [], written: 0 });
    if (!stale.values) return;
    const sent = await press(action, stale);
    expectSentence(sent.response);
    expect({ messages: sent.messages, written: sent.written }).toEqual({ messages: [], written: 0 });
  });
});

function expectSentence(response: CallResponse | null): void {
  if (response?.kind !== 'ephemeral') throw new Error(`No sentence, but ${JSON.stringify(response)}.`);
  expect(response.text).toMatch(/\w.*[.?!]$/);
}
