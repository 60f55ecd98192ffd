import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestNetwork } from '../../case-life/test-cases.ts';
import type { FormValues } from '../../chat/form.ts';
import { CORRECT_READING } from '../../chat/shared-actions.ts';
import { ROLES, type Turn } from '../../chat/skill.ts';
import { openGazetteer } from '../../gazetteer/open.ts';
import { nl } from '../../i18n/nl.ts';
import { readTopicWords } from '../../routing/topic-book.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { forgetCorrections } from './repository.ts';
import { createCorrectionsSkill } from './skill.ts';

const { corrections } = nl;
const skill = createCorrectionsSkill({
  reader: { gazetteer: await openGazetteer(), topicBook: await readTopicWords() },
});
let database: TestDatabase;
let caseId: string;
let turn: Turn;

beforeAll(async () => {
  database = await createTestDatabase();
  const { prisma } = database;
  await (await createTestNetwork(prisma)).handOver('Graag snel.');
  const filed = await prisma.entrepreneurCase.findFirstOrThrow();
  caseId = filed.id;
  turn = {
    actor: { personId: filed.filedById, organisationId: filed.organisationId, roles: new Set(ROLES) },
    ...{ conversationId: null, setting: 'direct', language: 'nl', subject: null, memory: [] },
    signal: AbortSignal.timeout(600_000),
    now: new Date('2026-11-30T10:00:00Z'),
  };
});

afterAll(() => database.drop());

/** What is shown of a press, or of a form that is sent in. */
async function press(payload: unknown, values?: FormValues, as = turn): Promise<string> {
  const call = skill.calls?.find(({ name }) => name === CORRECT_READING);
  const submission = values && { formId: randomUUID(), values };
  const answer = await database.prisma.$transaction(
    (tx) => call?.run(as, { payload, submission }, tx) as Promise<unknown>,
  );
  return JSON.stringify(answer);
}

const stored = () => database.prisma.correction.findMany();

describe('a case that was read wrongly', () => {
  it('is kept as what it was, without names, and anew until it is decided upon', async () => {
    const text = 'Mevrouw Jansen zoekt geld voor een oven';
    const values = { text, kind: 'other-topic', topic: 'financiering' };
    expect(await press({ caseId })).toContain('Een ondernemer zoekt een werkplaats.');
    expect(await press({ caseId }, { text, kind: 'other-topic' })).toContain(corrections.needsTopic);
    expect(await stored()).toEqual([]);
    expect(await press({ caseId }, values)).toContain(corrections.kept);
    expect(await press({ caseId }, { text, kind: 'no-case', topic: 'financiering' })).toContain(corrections.kept);
    const { actor } = turn;
    expect(await stored()).toMatchObject([
      { purpose: 'question', topics: [], aboutId: caseId, saidById: actor.personId, correctedById: actor.personId },
    ]);
    expect((await stored())[0]?.text).toBe('Mevrouw […] zoekt geld voor een oven');
    await database.prisma.correction.updateMany({ data: { state: 'accepted' } });
    expect(await press({ caseId }, values)).toContain(corrections.decided);
    const audit = await database.prisma.auditEntry.findMany({ where: { objectKind: 'correction' } });
    expect(audit.map(({ action }) => action)).toEqual(['correction.written', 'correction.written']);
  });

  it('is of its own organisation only', async () => {
    const other = await database.prisma.organisation.create({ data: { slug: 'elders', name: 'Elders' } });
    const elsewhere = { ...turn, actor: { ...turn.actor, organisationId: other.id } };
    expect(await press({ caseId }, undefined, elsewhere)).toContain(corrections.gone);
  });

  it('loses its words after the term', async () => {
    await database.prisma.$executeRaw`UPDATE correction SET created_at = clock_now() - interval '31 days'`;
    expect(await forgetCorrections(database.prisma, 30)).toBe(1);
    expect(await stored()).toMatchObject([{ text: null, state: 'accepted' }]);
  });
});
