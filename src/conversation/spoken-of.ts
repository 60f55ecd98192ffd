import { z } from 'zod';
import type { SpokenOf } from '../chat/skill.ts';
import type { PrismaClient } from '../store/generated/client.ts';

/** What was said longer ago is not spoken of any more; a question of a few days ago can still be answered. */
const SPOKEN_OF_FOR_DAYS = 7;
/** Nobody goes back further than this. */
const MOST = 5;
/** So long somebody is still at what the bot answered them about. */
const AT_IT_FOR_MINUTES = 30;
/** So long before something came in somebody has to have been at something else for that to go first. */
const INTERRUPTED_WITHIN_MS = 15 * 60_000;

const optionsSchema = z.array(z.object({ label: z.string(), says: z.string().optional() }));

interface Row {
  subject: string;
  options: unknown;
  saidAt: Date;
  /** In this conversation, or it came by itself and may be answered here. */
  isHere: boolean;
  /** It came by itself at some time. */
  unasked: boolean;
  /** What was said of it last came by itself. */
  cameIn: boolean;
  /** When the bot said it in answer to them, of the last half hour. */
  answeredAt: Date | null;
}

/**
 * What was spoken of in a conversation, with somebody or with all; the latest first. Alone with the bot also what came to
 * them by itself in another place where they are: they may answer it here. What they were at goes before what came in
 * meanwhile.
 */
export async function readSpokenOf(
  prisma: PrismaClient,
  { conversationId, personId, isAlone }: { conversationId: string; personId: string | null; isAlone: boolean },
): Promise<SpokenOf[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    WITH said AS (
      SELECT subject, options, said_at, conversation_id = ${conversationId}::uuid AS is_in_it,
             conversation_id = ${conversationId}::uuid AND (person_id IS NULL OR person_id = ${personId}::uuid)
               OR ${isAlone} AND unasked AND person_id = ${personId}::uuid AS is_here,
             unasked, answered_at IS NULL OR answered_at < said_at AS came_in,
             CASE WHEN answered_at > clock_now() - make_interval(mins => ${AT_IT_FOR_MINUTES}) THEN answered_at END AS answered_at
      FROM spoken_of
      WHERE (conversation_id = ${conversationId}::uuid OR person_id = ${personId}::uuid)
        AND said_at > clock_now() - make_interval(days => ${SPOKEN_OF_FOR_DAYS}))
    SELECT subject, options, said_at AS "saidAt", is_here AS "isHere", unasked, came_in AS "cameIn", answered_at AS "answeredAt"
    FROM said WHERE is_here OR answered_at IS NOT NULL
    ORDER BY is_here DESC, is_in_it DESC, said_at DESC LIMIT ${2 * MOST}`;
  return whatTheyWereAtFirst(rows).map(({ subject, saidAt, ...row }) => ({
    ...{ subject, saidAt },
    options: optionsSchema.safeParse(row.options).data ?? [],
  }));
}

/** Of nothing in particular: only that something was said since. */
const NOTHING_IN_PARTICULAR = 'exchange';

/** The name under which it is kept that somebody was answered, about nothing in particular. */
export function exchangeWith(personId: string): string {
  return `${NOTHING_IN_PARTICULAR}:${personId}`;
}

function isOfNothing({ subject }: Pick<Row, 'subject'>): boolean {
  return subject.startsWith(`${NOTHING_IN_PARTICULAR}:`);
}

/** What came in while they were at something else waits behind that, and behind what they were told since. */
function whatTheyWereAtFirst(rows: readonly Row[]): Row[] {
  const here = rows.filter((row) => row.isHere && !isOfNothing(row)).slice(0, MOST);
  const theirs = begunByThem(rows);
  const isInterruption = (came: Row) =>
    came.cameIn && theirs.some((row) => row.subject !== came.subject && wasAtWhen(came, row));
  if (!here.some(isInterruption)) return here;
  const at = here.filter((row) => theirs.includes(row)).toSorted(latestAnswered);
  // They were at it in another thread, or were answered about nothing in particular: that too goes before what came in.
  return [...(at.length > 0 ? at : theirs.slice(0, 1)), ...here.filter((row) => !at.includes(row))];
}

function latestAnswered(one: Row, other: Row): number {
  return (other.answeredAt?.getTime() ?? 0) - (one.answeredAt?.getTime() ?? 0);
}

/** What they were answered about lately and never came by itself, in whatever place. */
function begunByThem(rows: readonly Row[]): Row[] {
  const came = new Set(rows.flatMap(({ unasked, subject }) => (unasked ? subject : [])));
  return rows.filter(({ subject, answeredAt }) => answeredAt !== null && !came.has(subject));
}

function wasAtWhen(came: Row, row: Row): boolean {
  const since = (row.answeredAt ?? came.saidAt).getTime() - came.saidAt.getTime();
  return since > (isOfNothing(row) ? 0 : -INTERRUPTED_WITHIN_MS);
}
