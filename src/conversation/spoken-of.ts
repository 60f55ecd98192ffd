import { z } from 'zod';
import type { SpokenOf } from '../chat/skill.ts';
import type { PrismaClient } from '../store/generated/client.ts';

/** What was said longer ago is not spoken of any more; a question of a few days ago can still be answered. */
const SPOKEN_OF_FOR_DAYS = 7;
/** Nobody goes back further than this. */
const MOST = 5;

const optionsSchema = z.array(z.object({ label: z.string(), says: z.string().optional() }));

/**
 * What was spoken of in a conversation, with somebody or with all; the latest first. Alone with the bot also what came to
 * them by itself in another place where they are: they may answer it here.
 */
export async function readSpokenOf(
  prisma: PrismaClient,
  { conversationId, personId, isAlone }: { conversationId: string; personId: string | null; isAlone: boolean },
): Promise<SpokenOf[]> {
  const rows = await prisma.$queryRaw<{ subject: string; options: unknown; saidAt: Date }[]>`
    SELECT subject, options, said_at AS "saidAt" FROM spoken_of
    WHERE (conversation_id = ${conversationId}::uuid AND (person_id IS NULL OR person_id = ${personId}::uuid)
           OR ${isAlone} AND unasked AND person_id = ${personId}::uuid)
      AND said_at > clock_now() - make_interval(days => ${SPOKEN_OF_FOR_DAYS})
    ORDER BY conversation_id = ${conversationId}::uuid DESC, said_at DESC LIMIT ${MOST}`;
  return rows.map(({ options, ...row }) => ({ ...row, options: optionsSchema.safeParse(options).data ?? [] }));
}
