import type { Transaction } from '../../store/transaction.ts';

/** What somebody would like a session to be about, with how many would. */
export interface TopicIdea {
  id: string;
  text: string;
  votes: number;
  /** Whoever looks voted for it. */
  mine: boolean;
}

/** As many as a list of a form takes, with room left. */
const MOST_TOPICS = 50;

/** The most wanted first. */
export function topicsOf(tx: Transaction, sessionId: string, personId: string | null): Promise<TopicIdea[]> {
  return tx.$queryRaw<TopicIdea[]>`
    SELECT topic.id, topic.text, count(vote.person_id)::int AS votes,
           coalesce(bool_or(vote.person_id = ${personId}::uuid), false) AS mine
    FROM session_topic topic LEFT JOIN session_vote vote ON vote.topic_id = topic.id
    WHERE topic.session_id = ${sessionId}::uuid
    GROUP BY topic.id ORDER BY count(vote.person_id) DESC, topic.created_at LIMIT ${MOST_TOPICS}`;
}

/**
 * Proposes something; what was proposed before in the same words gets the vote.
 *
 * @param votes whoever proposes it votes for it; a broker who puts it forward does not
 */
export async function propose(
  tx: Transaction,
  { sessionId, personId, votes }: { sessionId: string; personId: string; votes: boolean },
  text: string,
): Promise<void> {
  const same = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM session_topic WHERE session_id = ${sessionId}::uuid AND lower(text) = lower(${text}) LIMIT 1`;
  const id = same[0]?.id ?? (await tx.sessionTopic.create({ data: { sessionId, personId, text } })).id;
  if (votes) await voteFor(tx, id, personId);
}

/** Somebody's votes for a session are these, and no others. */
export async function vote(
  tx: Transaction,
  sessionId: string,
  personId: string,
  ids: readonly string[],
): Promise<void> {
  await tx.sessionVote.deleteMany({ where: { personId, topic: { sessionId }, topicId: { notIn: [...ids] } } });
  await tx.$executeRaw`
    INSERT INTO session_vote (topic_id, person_id)
    SELECT id, ${personId}::uuid FROM session_topic
    WHERE session_id = ${sessionId}::uuid AND id::text = ANY(${ids}::text[]) ON CONFLICT DO NOTHING`;
}

/** Somebody votes for one as well. */
export async function voteFor(tx: Transaction, topicId: string, personId: string): Promise<void> {
  const where = { topicId_personId: { topicId, personId } };
  await tx.sessionVote.upsert({ where, create: { topicId, personId }, update: {} });
}

/** What somebody proposed for a session is gone; where others voted for it only their own vote is. @returns how many they had */
export async function takeBack(tx: Transaction, sessionId: string, personId: string): Promise<number> {
  const own = await tx.sessionTopic.findMany({ where: { sessionId, personId }, include: { votes: true } });
  for (const { id, votes } of own) {
    const isOfOthers = votes.some((one) => one.personId !== personId);
    await tx.sessionVote.deleteMany({ where: { topicId: id, personId } });
    if (!isOfOthers) await tx.sessionTopic.delete({ where: { id } });
  }
  return own.length;
}
