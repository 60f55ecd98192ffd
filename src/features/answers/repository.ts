import type { Language } from '../../chat/language.ts';
import type { Turn } from '../../chat/skill.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Answer } from './answering.ts';
import type { NumberedCitation } from './reply.ts';

/** An answer as it is kept: what was asked, what was said, and the passages that were quoted. */
export interface KeptAnswer {
  id: string;
  question: string;
  text: string;
  answer: Answer;
  citations: readonly NumberedCitation[];
  elapsedMs: number;
}

export async function keepAnswer(tx: Transaction, turn: Turn, kept: KeptAnswer): Promise<void> {
  const { answer } = kept;
  const cited = kept.citations.map(({ n, passageId, quote }) => ({ n, passageId, quote }));
  const written = answer.status === 'answered' && answer.mode === 'written' ? answer : null;
  // In one statement: this is the path of every question.
  await tx.$executeRaw`
    WITH kept AS (
      INSERT INTO answer (id, conversation_id, person_id, question, text, status, mode, language, prompt, model, elapsed_ms)
      VALUES (${kept.id}::uuid, ${turn.conversationId}::uuid, ${turn.actor.personId}::uuid, ${kept.question}, ${kept.text},
              ${answer.status}::"AnswerStatus", ${written ? 'written' : 'quoted'}::"AnswerMode", ${turn.language},
              ${written?.prompt ?? null}, ${written?.model ?? null}, ${kept.elapsedMs})
      RETURNING id)
    INSERT INTO answer_citation (answer_id, n, passage_id, quote)
    SELECT kept.id, cited.n, cited."passageId", cited.quote
    FROM kept, jsonb_to_recordset(${JSON.stringify(cited)}::jsonb)
      AS cited (n int, "passageId" uuid, quote text)`;
}

/** How many answers the model wrote for this person since midnight, by the clock of the database. */
export function answersWrittenToday(prisma: PrismaClient, personId: string): Promise<number> {
  return prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM answer
    WHERE person_id = ${personId}::uuid AND mode = 'written' AND created_at >= date_trunc('day', clock_now())`.then(
    (rows) => rows[0]?.count ?? 0,
  );
}

/**
 * The answer a press is about, if it was given in this conversation: nobody judges what was said elsewhere.
 *
 * @param about the answer itself, or the platform's id of the message it stands in
 */
export async function answerInConversation(
  tx: Transaction,
  conversationId: string,
  about: { answerId: string } | { messageId: string },
): Promise<string | null> {
  if ('answerId' in about) {
    const answer = await tx.answer.findFirst({ where: { id: about.answerId, conversationId }, select: { id: true } });
    return answer?.id ?? null;
  }
  const message = await tx.outboxEntry.findFirst({
    where: { conversationId, platformMessageId: about.messageId },
    select: { answerId: true },
  });
  return message?.answerId ?? null;
}

/** One verdict per person and answer; a second press changes it. */
export async function keepFeedback(
  tx: Transaction,
  feedback: { answerId: string; personId: string; useful: boolean; reason: string | null },
): Promise<void> {
  const { answerId, personId, useful, reason } = feedback;
  const verdict = useful ? 'useful' : 'not_useful';
  await tx.feedback.upsert({
    where: { answerId_personId: { answerId, personId } },
    create: { answerId, personId, verdict, reason },
    update: { verdict, reason },
  });
}

/**
 * Keeps why an answer was not useful.
 *
 * @returns false when the person does not, or no longer, find that
 */
export async function keepReason(
  tx: Transaction,
  given: { answerId: string; personId: string | null; reason: string },
): Promise<boolean> {
  const { answerId, personId, reason } = given;
  if (personId === null) return false;
  const { count } = await tx.feedback.updateMany({
    where: { answerId, personId, verdict: 'not_useful' },
    data: { reason },
  });
  return count === 1;
}

/**
 * Takes the words out of answers of so many days ago, and out of what people thought of them; what was quoted and the verdict
 * stay. Returns how many answers.
 */
export async function forgetAnswers(prisma: PrismaClient, days: number): Promise<number> {
  await prisma.$executeRaw`
    UPDATE feedback SET reason = NULL FROM answer
    WHERE answer.id = feedback.answer_id AND feedback.reason IS NOT NULL
      AND answer.created_at < clock_now() - make_interval(days => ${days})`;
  return prisma.$executeRaw`
    UPDATE answer SET question = NULL, text = NULL
    WHERE (question IS NOT NULL OR text IS NOT NULL) AND created_at < clock_now() - make_interval(days => ${days})`;
}

/** How the message ended in which a question was answered: of two at once one is enough; null: it is not kept any more. */
export async function statusOfMessage(prisma: PrismaClient, answerId: string): Promise<string | null> {
  const [ended] = await prisma.$queryRaw<{ status: string }[]>`
    SELECT kept.status FROM answer asked
    JOIN answer kept ON kept.id = asked.id
      OR (kept.conversation_id = asked.conversation_id AND kept.created_at = asked.created_at)
    WHERE asked.id = ${answerId}::uuid
    ORDER BY kept.status = 'answered' DESC, kept.id = asked.id DESC LIMIT 1`;
  return ended?.status ?? null;
}

/** How a question ended; null: it is not kept any more. */
export async function statusOfAnswer(prisma: PrismaClient, answerId: string): Promise<string | null> {
  const answer = await prisma.answer.findUnique({ where: { id: answerId }, select: { status: true } });
  return answer?.status ?? null;
}

/** An answer that was given: what was asked, and what was quoted of which passage, in the order of its sources. */
export interface GivenAnswer {
  question: string;
  quotes: readonly { passageId: string; quote: string; leads?: boolean }[];
}

/**
 * What was answered, with what stands before it in the same message: of two questions at once both.
 *
 * @param answerId of the last
 * @returns null: it is not kept any more
 */
export async function givenAnswer(prisma: PrismaClient, answerId: string): Promise<GivenAnswer | null> {
  // What is kept in one transaction was said in one message, of which the first answer is judged.
  const rows = await prisma.$queryRaw<QuotedRow[]>`
    SELECT asked.question, cited.n, cited.passage_id AS "passageId", cited.quote
    FROM answer asked
    JOIN answer kept ON kept.id = asked.id
      OR (kept.conversation_id = asked.conversation_id AND kept.created_at = asked.created_at)
    LEFT JOIN answer_citation cited ON cited.answer_id = kept.id
    WHERE asked.id = ${answerId}::uuid AND asked.question IS NOT NULL
    ORDER BY kept.id = asked.id,
      EXISTS (SELECT FROM outbox message WHERE message.answer_id = kept.id) DESC, kept.id, cited.n`;
  const [first] = rows;
  if (!first) return null;
  const quotes = rows.flatMap(({ n, passageId, quote }) =>
    passageId === null || quote === null ? [] : { passageId, quote, leads: n === 1 },
  );
  return { question: first.question, quotes };
}

interface QuotedRow {
  question: string;
  n: number | null;
  passageId: string | null;
  quote: string | null;
}

/** An answer of longer ago has scrolled away: who asks on may want to read it once more. */
const LATELY_MINUTES = 30;

/** What was quoted to somebody in a conversation lately. */
export async function quotedLately(
  prisma: PrismaClient,
  { conversationId, actor, now }: Pick<Turn, 'conversationId' | 'actor' | 'now'>,
): Promise<GivenAnswer['quotes']> {
  if (conversationId === null) return [];
  const since = new Date(now.getTime() - LATELY_MINUTES * 60_000);
  const rows = await prisma.answerCitation.findMany({
    where: { answer: { conversationId, personId: actor.personId, createdAt: { gte: since } } },
    select: { passageId: true, quote: true },
  });
  return rows.flatMap(({ passageId, quote }) => (passageId === null || quote === null ? [] : { passageId, quote }));
}

/** The section that tells the same in another language, of an article that is in both; null: there is none. */
export async function sameInOtherLanguage(
  prisma: PrismaClient,
  passageId: string,
  language: Language,
): Promise<string | null> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT other.id FROM passage
    JOIN document_version version ON version.id = passage.version_id
    JOIN document ON document.id = version.document_id AND document.kind = 'article'
    JOIN document same ON same.slug = regexp_replace(document.slug, '/[a-z]{2}$', '/' || ${language}) AND same.id <> document.id
    JOIN passage other ON other.version_id = same.current_version_id AND other.position = passage.position
    WHERE passage.id = ${passageId}::uuid`;
  return rows[0]?.id ?? null;
}
