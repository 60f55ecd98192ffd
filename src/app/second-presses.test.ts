import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FormValues } from '../chat/form.ts';
import { type CallAnswer, ROLES, type Turn } from '../chat/skill.ts';
import type { Skills } from '../conversation/skills.ts';
import { nl } from '../i18n/nl.ts';
import { openStoredRetriever } from '../knowledge/stored-retriever.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { createSkills } from './skills.ts';

const organisationOf = { slug: 'noord', name: 'Noord' };
let database: TestDatabase;
let skills: Skills;
let turn: Turn;
let personId: string;

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 6 });
  const logger = createLogger({ level: 'silent' });
  const { prisma } = database;
  const retriever = await openStoredRetriever(prisma, logger);
  const retention = { inboxDays: 7, conversationDays: 30, auditDays: 1826, casesDays: 730 };
  skills = await createSkills({ model: null, publicUrl: null, retention }, { prisma, retriever, logger });
  const organisation = await prisma.organisation.create({ data: organisationOf });
  const tenant = await prisma.chatTenant.create({
    data: { platform: 'slack', externalId: 'T1', organisationId: organisation.id },
  });
  const person = await prisma.person.create({ data: { organisationId: organisation.id, displayName: 'Ad' } });
  personId = person.id;
  const place = await prisma.conversation.create({
    data: { tenantId: tenant.id, externalId: 'D1', kind: 'personal', address: {} },
  });
  turn = {
    actor: { personId, organisationId: organisation.id, roles: new Set(ROLES) },
    conversationId: place.id,
    setting: 'direct',
    language: 'nl',
    subject: null,
    memory: [],
    signal: AbortSignal.timeout(600_000),
    now: new Date('2026-03-02T10:00:00Z'),
  };
});

afterEach(() => database.drop());

interface Pressed {
  action: string;
  payload: unknown;
  values?: FormValues;
}

/** Presses in a transaction of its own, which ends when `until` does. */
async function press({ action, payload, values }: Pressed, until?: Promise<unknown>, onActed?: () => void) {
  const call = skills.call(action);
  if (!call) throw new Error(`There is no ${action}.`);
  const submission = values ? { formId: randomUUID(), values } : undefined;
  return database.prisma.$transaction(
    async (tx) => {
      const answer = wordsOf(await call.run(turn, { payload, submission }, tx));
      onActed?.();
      await until;
      return answer;
    },
    { timeout: 20_000 },
  );
}

function wordsOf(answer: CallAnswer): { text: string; messages: number } {
  const response = 'kind' in answer ? answer : 'response' in answer ? answer.response : null;
  if (response?.kind !== 'ephemeral') throw new Error(`No sentence, but ${JSON.stringify(answer)}.`);
  return { text: response.text, messages: 'messages' in answer ? answer.messages.length : 0 };
}

/** The second acts while what the first did is not committed yet. */
async function atOnce(first: Pressed, second: Pressed) {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: acted, resolve: act } = Promise.withResolvers<void>();
  const one = press(first, released, act);
  await Promise.race([acted, one]);
  let isOver = false;
  const other = press(second).finally(() => {
    isOver = true;
  });
  await eventually('the second press, waiting or done', async () => {
    const rows = await database.prisma.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted`;
    return isOver || (rows[0]?.n ?? 0) > 0 ? true : undefined;
  });
  release();
  return Promise.all([one, other]);
}

async function gap(): Promise<{ gapId: string }> {
  const { id } = await database.prisma.knowledgeGap.create({
    data: { organisationId: turn.actor.organisationId ?? '', language: 'nl', question: 'Waar is de stalling?' },
  });
  return { gapId: id };
}

async function link(): Promise<string> {
  const { prisma } = database;
  const { id: tenantId } = await prisma.chatTenant.findFirstOrThrow();
  const other = await prisma.person.create({ data: { organisationId: turn.actor.organisationId, displayName: 'Bea' } });
  const identity = await prisma.chatIdentity.create({
    data: { tenantId, externalUserId: 'U9', personId: other.id, standing: 'member' },
  });
  const data = { identityId: identity.id, personId, reason: 'both-known' };
  return (await prisma.linkProposal.create({ data })).id;
}

async function document(): Promise<{ documentId: string; asked: string }> {
  const { prisma } = database;
  const asked = '2025-12-31';
  const { id } = await prisma.document.create({
    data: { slug: 'beleid', kind: 'document', scope: 'organisation', organisationId: turn.actor.organisationId },
  });
  const version = await prisma.documentVersion.create({
    data: { documentId: id, title: 'Beleid', language: 'nl', contentHash: 'x', validUntil: asked },
  });
  await prisma.document.update({ where: { id }, data: { currentVersionId: version.id } });
  return { documentId: id, asked };
}

/** What the first does, and what who comes second reads. */
const PRESSES: readonly {
  what: string;
  first(): Promise<[Pressed, Pressed]>;
  /** What the second reads. */
  reads: string;
}[] = [
  {
    what: 'an answer to a gap, and another',
    async first() {
      const payload = await gap();
      const answer = (words: string) => ({ action: 'gap.answer', payload, values: { answer: words } });
      return [answer('Links.'), answer('Rechts.')];
    },
    reads: nl.gaps.notOpen,
  },
  {
    what: 'an answer to a gap, and closing it',
    async first() {
      const payload = await gap();
      return [
        { action: 'gap.answer', payload, values: { answer: 'Links.' } },
        { action: 'gap.close', payload, values: {} },
      ];
    },
    reads: nl.gaps.notOpen,
  },
  {
    what: 'linking two, and keeping them apart',
    async first() {
      const proposalId = await link();
      const decide = (decision: string) => ({ action: 'link.decide', payload: { proposalId, decision } });
      return [decide('linked'), decide('kept_apart')];
    },
    reads: nl.people.linkedBy('Ad'),
  },
  {
    what: 'renewing a document, and withdrawing it',
    async first() {
      const payload = await document();
      return [
        { action: 'document.renew', payload },
        { action: 'document.withdraw', payload },
      ];
    },
    reads: nl.documents.answeredBefore,
  },
  {
    what: 'withdrawing a document, and renewing it',
    async first() {
      const payload = await document();
      return [
        { action: 'document.withdraw', payload },
        { action: 'document.renew', payload },
      ];
    },
    reads: nl.documents.gone,
  },
  {
    what: 'giving a role, and giving it',
    async first() {
      const give = { action: 'role.change', payload: { personId, role: 'broker', change: 'grant' } };
      return [give, give];
    },
    reads: nl.people.hadAlready('Ad', nl.people.roles.broker),
  },
  {
    what: 'two terms for the same',
    async first() {
      const set = (days: number) => ({ action: 'retention.set', payload: { kind: 'audit', days, before: 1826 } });
      return [set(1900), set(2000)];
    },
    reads: nl.retention.changedBefore(nl.retention.kinds.audit, 1900),
  },
];

describe('who presses a card that somebody else acted upon', () => {
  it.each(PRESSES)('reads how things are and changes nothing: $what', async ({ first, reads }) => {
    const [one, other] = await first();
    expect((await press(one)).text).not.toBe(reads);
    expect(await press(other)).toEqual({ text: reads, messages: 0 });
  });

  it.each(PRESSES)('at the same moment reads the same: $what', async ({ first, reads }) => {
    const [did, read] = await atOnce(...(await first()));
    expect(did.text).not.toBe(reads);
    expect(read).toEqual({ text: reads, messages: 0 });
  });

  it('does not drop a draft of a question that was answered', async () => {
    const payload = await gap();
    await press({ action: 'gap.answer', payload, values: { answer: 'Links.' } });
    expect(await press({ action: 'gap.drop', payload })).toEqual({ text: nl.gaps.notOpen, messages: 0 });
  });
});

describe('the card of a draft', () => {
  async function written(gapId: string, words: string) {
    const outcome = await skills.topic('gap')?.moves.answer?.(turn, gapId, {
      ...{ text: words, move: 'answer', chance: 1, inThread: true, options: [] },
    });
    await database.prisma.$transaction(async (tx) => outcome?.settle?.(tx));
    const [send, drop] = (outcome?.replies[0]?.buttons ?? []).map((button) => {
      if (button.kind !== 'action') throw new Error('No button that acts.');
      return { action: button.action, payload: button.payload };
    });
    if (!send || !drop) throw new Error('No buttons.');
    return { send, drop };
  }
  const kept = async (id: string) => (await database.prisma.knowledgeGap.findUniqueOrThrow({ where: { id } })).answer;

  it('sends and drops the words that stand on it, and no others that are kept by now', async () => {
    const { gapId } = await gap();
    const mine = await written(gapId, 'Links.');
    const hers = await written(gapId, 'Rechts.');
    expect(await press(mine.send)).toEqual({ text: nl.gaps.otherDraft, messages: 0 });
    expect(await press(mine.drop)).toEqual({ text: nl.gaps.otherDraft, messages: 0 });
    expect(await kept(gapId)).toBe('Rechts.');
    expect((await press(hers.send)).text).toBe(nl.gaps.sent(0));
    expect(await press(hers.send)).toEqual({ text: nl.gaps.notOpen, messages: 0 });
  });

  it('says that no answer is there when it was dropped', async () => {
    const { gapId } = await gap();
    const { send, drop } = await written(gapId, 'Links.');
    expect((await press(drop)).text).toBe(nl.gaps.dropped);
    expect(await press(send)).toEqual({ text: nl.gaps.noDraft, messages: 0 });
    expect(await kept(gapId)).toBeNull();
  });
});

describe('a question for a broker', () => {
  async function ask() {
    const { conversationId } = turn;
    const answer = await database.prisma.answer.create({
      data: {
        conversationId,
        personId,
        question: 'Waar is de stalling?',
        status: 'declined',
        mode: 'quoted',
        language: 'nl',
        elapsedMs: 1,
      },
    });
    return press({ action: 'gap.ask', payload: { answerId: answer.id } });
  }

  async function member(role: 'broker' | 'administrator', tenant: { disconnectedAt: Date | null }) {
    const { prisma } = database;
    const { organisationId } = turn.actor;
    const { id } = await prisma.person.create({ data: { organisationId } });
    const { id: tenantId } = await prisma.chatTenant.create({
      data: { platform: 'slack', externalId: randomUUID(), organisationId: organisationId ?? '', ...tenant },
    });
    await prisma.chatIdentity.create({
      data: { tenantId, externalUserId: 'U1', personId: id, standing: 'member' },
    });
    await prisma.roleGrant.create({ data: { personId: id, role } });
  }

  it('says that it waits when no broker can be reached, and tells administrators', async () => {
    await member('broker', { disconnectedAt: new Date() });
    expect((await ask()).text).toBe(nl.gaps.noBrokerInReach);
    await database.prisma.gapQuestion.deleteMany();
    await member('administrator', { disconnectedAt: null });
    expect((await ask()).text).toBe(`${nl.gaps.noBrokerInReach} ${nl.gaps.administratorsHear}`);
    await database.prisma.gapQuestion.deleteMany();
    await member('broker', { disconnectedAt: null });
    expect((await ask()).text).toBe(nl.gaps.asked);
  });
});
