import type { PrismaClient } from '../../store/generated/client.ts';

/**
 * Forgets who came to sessions that were over, or called off, so many days ago, and what was proposed for them; what was held
 * and its recap stay.
 *
 * @returns how many answers and topics
 */
export async function forgetSessionReplies(prisma: PrismaClient, days: number): Promise<number> {
  const replies = await prisma.$executeRaw`
    DELETE FROM session_reply USING session
    WHERE session.id = session_reply.session_id AND session.ends_at < clock_now() - make_interval(days => ${days})`;
  await prisma.$executeRaw`
    DELETE FROM session_event USING session
    WHERE session.id = session_event.session_id AND session.ends_at < clock_now() - make_interval(days => ${days})`;
  const topics = await prisma.$executeRaw`
    DELETE FROM session_topic USING session
    WHERE session.id = session_topic.session_id AND session.ends_at < clock_now() - make_interval(days => ${days})`;
  return replies + topics;
}
