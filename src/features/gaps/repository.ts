import { LANGUAGES, type Language } from '../../chat/language.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Subject } from '../../store/subject.ts';
import type { Transaction } from '../../store/transaction.ts';
import { GAP_TOPIC } from './actions.ts';
import { likeGap } from './grouping.ts';

/** The declined answer under which somebody wants a broker. */
export interface DeclinedAnswer {
  id: string;
  question: string;
  language: Language;
  conversationId: string;
}

/** The newest open gaps are those that a next question is likely to resemble. */
const GAPS_COMPARED = 500;

/** The declined answer of a person in a conversation; null when there is none, or when its words are gone. */
export async function declinedAnswer(
  tx: Transaction,
  answerId: string,
  conversationId: string,
): Promise<DeclinedAnswer | null> {
  const answer = await tx.answer.findFirst({
    where: { id: answerId, conversationId, status: 'declined' },
    select: { id: true, question: true, language: true },
  });
  if (!answer || answer.question === null) return null;
  return { ...answer, question: answer.question, language: asLanguage(answer.language), conversationId };
}

export interface AskedGap {
  gapId: string;
  /** Nobody asked this before: brokers must hear of it. */
  isNew: boolean;
  /** This person asked it here already. */
  again: boolean;
}

/**
 * Puts a question to the brokers of an organisation: it joins the open gap that asks the same, or begins one. The
 * organisation is locked, so that two like questions at once become one gap.
 */
export async function askBroker(
  tx: Transaction,
  asked: DeclinedAnswer & { personId: string; organisationId: string },
): Promise<AskedGap> {
  const { organisationId, language, question, personId, conversationId } = asked;
  await tx.$executeRaw`SELECT 1 FROM organisation WHERE id = ${organisationId}::uuid FOR UPDATE`;
  const like = await openGapLike(tx, { organisationId, language, question });
  const gap =
    like ?? (await tx.knowledgeGap.create({ data: { organisationId, language, question }, select: { id: true } }));
  const before = await tx.gapQuestion.count({ where: { gapId: gap.id, personId, conversationId } });
  if (before === 0) {
    await tx.gapQuestion.create({
      data: { gapId: gap.id, answerId: asked.id, personId, conversationId, text: question },
    });
  }
  return { gapId: gap.id, isNew: like === null, again: before > 0 };
}

async function openGapLike(
  db: Transaction | PrismaClient,
  { organisationId, language, question }: { organisationId: string; language: Language; question: string },
): Promise<{ id: string; question: string | null; createdAt: Date } | null> {
  const open = await db.knowledgeGap.findMany({
    where: { organisationId, language, state: 'open' },
    orderBy: { createdAt: 'desc' },
    take: GAPS_COMPARED,
    select: { id: true, question: true, createdAt: true },
  });
  return likeGap(question, open, language);
}

/** Since when a question lies with a broker unanswered, and whether this person asked it; null: nobody asked it. */
export async function askedBefore(
  prisma: PrismaClient,
  asked: { personId: string; organisationId: string; language: Language; question: string },
): Promise<{ since: Date; byThem: boolean } | null> {
  const gap = await openGapLike(prisma, asked);
  if (!gap) return null;
  const own = await prisma.gapQuestion.findFirst({
    where: { gapId: gap.id, personId: asked.personId },
    orderBy: { createdAt: 'asc' },
    select: { createdAt: true },
  });
  return own ? { since: own.createdAt, byThem: true } : { since: gap.createdAt, byThem: false };
}

/** A gap as a broker sees it: what was asked, not by whom. */
export interface Gap {
  id: string;
  organisationId: string;
  organisation: string;
  language: Language;
  question: string | null;
  state: 'open' | 'answered' | 'closed';
  answer: string | null;
  answeredBy: string | null;
  documentId: string | null;
  askers: number;
}

const gapFields = {
  id: true,
  organisationId: true,
  organisation: { select: { name: true } },
  language: true,
  question: true,
  state: true,
  answer: true,
  answeredBy: true,
  documentId: true,
  _count: { select: { questions: true } },
} as const;

/** One gap, if it is of this organisation. */
export async function gapOf(tx: Transaction, id: string, organisationId: string): Promise<Gap | null> {
  const found = await tx.knowledgeGap.findFirst({ where: { id, organisationId }, select: gapFields });
  return found ? asGap(found) : null;
}

/** What waits for a broker of this organisation: what most people asked first. */
export async function openGaps(tx: Transaction, organisationId: string, limit: number): Promise<Gap[]> {
  const found = await tx.knowledgeGap.findMany({
    where: { organisationId, state: 'open' },
    orderBy: [{ questions: { _count: 'desc' } }, { createdAt: 'asc' }],
    take: limit,
    select: gapFields,
  });
  return found.map(asGap);
}

/** How many questions of an organisation wait for a broker. */
export function countOpenGaps(tx: Transaction, organisationId: string): Promise<number> {
  return tx.knowledgeGap.count({ where: { organisationId, state: 'open' } });
}

function asGap({
  organisation,
  language,
  _count,
  ...gap
}: Omit<Gap, 'organisation' | 'language' | 'askers'> & {
  organisation: { name: string };
  language: string;
  _count: { questions: number };
}): Gap {
  return { ...gap, organisation: organisation.name, language: asLanguage(language), askers: _count.questions };
}

/**
 * Keeps a broker's answer, once: the gap's row is locked by the update, and who comes second changes nothing.
 *
 * @returns false when it was answered or closed before
 */
export async function answerGap(
  tx: Transaction,
  gapId: string,
  by: { personId: string; answer: string },
): Promise<boolean> {
  const { count } = await tx.knowledgeGap.updateMany({
    where: { id: gapId, state: 'open' },
    data: { state: 'answered', answer: by.answer, answeredBy: by.personId, answeredAt: await clockNow(tx) },
  });
  return count > 0;
}

/** What a broker wrote and has not sent yet; null takes it away. */
export async function keepDraft(tx: Transaction, gapId: string, answer: string | null): Promise<void> {
  await tx.knowledgeGap.updateMany({ where: { id: gapId, state: 'open' }, data: { answer } });
}

export async function closeGap(tx: Transaction, gapId: string): Promise<boolean> {
  const { count } = await tx.knowledgeGap.updateMany({
    where: { id: gapId, state: 'open' },
    data: { state: 'closed', answeredAt: await clockNow(tx) },
  });
  return count > 0;
}

/**
 * Open gaps that may be filled: some document has changed since they were last tried, or since they were asked.
 */
export async function gapsToTry(prisma: PrismaClient, limit: number): Promise<Gap[]> {
  const newest = await prisma.document.aggregate({ _max: { updatedAt: true } });
  const since = newest._max.updatedAt;
  if (!since) return [];
  const found = await prisma.knowledgeGap.findMany({
    where: { state: 'open', createdAt: { lt: since }, OR: [{ triedAt: null }, { triedAt: { lt: since } }] },
    orderBy: { createdAt: 'asc' },
    take: limit,
    select: gapFields,
  });
  return found.map(asGap);
}

/** When the first open gap can be tried on something new; null: nothing is new to any of them. */
export async function firstToTry(prisma: PrismaClient): Promise<Date | null> {
  const [gap] = await gapsToTry(prisma, 1);
  return gap ? clockNow(prisma) : null;
}

/** The sources hold the answer now: nobody needs to give it. False when it was answered or closed meanwhile. */
export async function fillGap(tx: Transaction, gapId: string): Promise<boolean> {
  const { count } = await tx.knowledgeGap.updateMany({
    where: { id: gapId, state: 'open' },
    data: { state: 'answered', answer: null, answeredAt: await clockNow(tx) },
  });
  return count > 0;
}

/** Everyone who asked and was not told yet, each with the conversation in which to tell them. */
export async function toTell(
  tx: Transaction,
  gapId: string,
): Promise<{ id: string; personId: string; conversationId: string; text: string | null }[]> {
  const waiting = await tx.gapQuestion.findMany({
    where: { gapId, toldAt: null },
    select: { id: true, personId: true, conversationId: true, text: true },
    orderBy: { createdAt: 'asc' },
  });
  await tx.gapQuestion.updateMany({
    where: { id: { in: waiting.map(({ id }) => id) } },
    data: { toldAt: await clockNow(tx) },
  });
  return waiting;
}

export async function becameDocument(tx: Transaction, gapId: string, documentId: string): Promise<void> {
  await tx.knowledgeGap.update({ where: { id: gapId }, data: { documentId } });
}

/** Who of these has the card of a gap, or will get it. */
export async function whoHasCard(tx: Transaction, card: string): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT recipient_id AS id FROM outbox
    WHERE card = ${card} AND recipient_id IS NOT NULL AND state IN ('queued', 'sending', 'uncertain', 'sent')`;
  return new Set(rows.map(({ id }) => id));
}

/** Everyone who was sent the card of a gap, and whether they have it, or will get it. */
export async function whoWasSentCard(tx: Transaction, card: string): Promise<ReadonlyMap<string, boolean>> {
  const rows = await tx.$queryRaw<{ id: string; has: boolean }[]>`
    SELECT recipient_id AS id, bool_or(state IN ('queued', 'sending', 'uncertain', 'sent')) AS has FROM outbox
    WHERE card = ${card} AND recipient_id IS NOT NULL GROUP BY recipient_id`;
  return new Map(rows.map(({ id, has }) => [id, has]));
}

export async function askedAt(tx: Transaction, gapId: string): Promise<Date> {
  return (await tx.knowledgeGap.findUniqueOrThrow({ where: { id: gapId }, select: { createdAt: true } })).createdAt;
}

/** When somebody asked it last, as far as is kept. */
export async function lastAskedAt(tx: Transaction, gapId: string): Promise<Date> {
  const { _max } = await tx.gapQuestion.aggregate({ where: { gapId }, _max: { createdAt: true } });
  return _max.createdAt ?? askedAt(tx, gapId);
}

/** When a subject asks for attention by itself; null: it was never said. */
export async function alarmOf(tx: Transaction, { subjectKind, subjectId }: Subject): Promise<Date | null> {
  const where = { subjectKind_subjectId: { subjectKind, subjectId } };
  return (await tx.deadline.findUnique({ where, select: { alarmAt: true } }))?.alarmAt ?? null;
}

/** Open gaps of which nobody is reminded yet: from before there were reminders. */
export async function gapsWithoutAlarm(prisma: PrismaClient, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM knowledge_gap gap
    WHERE state = 'open' AND NOT EXISTS (SELECT FROM deadline WHERE subject_kind = ${GAP_TOPIC} AND subject_id = gap.id)
    ORDER BY created_at LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** A gap, locked: who hears of the next message about it waits until this transaction ends. */
export async function lockGap(tx: Transaction, id: string): Promise<Gap | null> {
  await tx.$executeRaw`SELECT FROM knowledge_gap WHERE id = ${id}::uuid FOR UPDATE`;
  const found = await tx.knowledgeGap.findUnique({ where: { id }, select: gapFields });
  return found ? asGap(found) : null;
}

/**
 * Who waits for an answer and was not told that nobody has the question.
 *
 * @param about names that news, by the id of what was asked or of the gap
 */
export async function untoldOfSilence(
  tx: Transaction,
  gapId: string,
  about: (id: string) => string,
): Promise<{ questions: { id: string; conversationId: string; text: string | null }[]; isFirst: boolean }> {
  const waiting = await tx.gapQuestion.findMany({
    where: { gapId, toldAt: null },
    select: { id: true, conversationId: true, text: true },
    orderBy: { createdAt: 'asc' },
  });
  const said = await tx.outboxEntry.findMany({
    where: { about: { in: [gapId, ...waiting.map(({ id }) => id)].map(about) } },
    select: { about: true },
  });
  const known = new Set(said.map((one) => one.about));
  return { questions: waiting.filter(({ id }) => !known.has(about(id))), isFirst: !known.has(about(gapId)) };
}

/** What somebody asked, with who answered it; null: there is no such question. */
export async function askedQuestion(tx: Transaction, id: string) {
  const asked = await tx.gapQuestion.findUnique({
    where: { id },
    select: { personId: true, text: true, gap: { select: { organisationId: true, answeredBy: true } } },
  });
  return asked && { personId: asked.personId, text: asked.text, ...asked.gap };
}

function asLanguage(stored: string): Language {
  return LANGUAGES.find((language) => language === stored) ?? 'nl';
}

/** Takes the words out of gaps that ended so many days ago, and of who asked them; returns how many. */
export async function forgetGaps(prisma: PrismaClient, days: number): Promise<number> {
  await prisma.$executeRaw`
    UPDATE gap_question SET text = NULL FROM knowledge_gap gap
    WHERE gap.id = gap_question.gap_id AND gap.state <> 'open' AND gap_question.text IS NOT NULL
      AND gap.answered_at < clock_now() - make_interval(days => ${days})`;
  return prisma.$executeRaw`
    UPDATE knowledge_gap SET question = NULL
    WHERE state <> 'open' AND question IS NOT NULL AND answered_at < clock_now() - make_interval(days => ${days})`;
}
