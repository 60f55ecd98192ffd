import { type Address, directId } from '../chat/conversation-reference.ts';
import type { Purpose } from '../chat/outgoing.ts';
import { type ReplyDraft, replySchema } from '../chat/reply.ts';
import { texts } from '../i18n/texts.ts';
import { clockNow } from '../store/clock.ts';
import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { openSpan } from '../telemetry/tracing.ts';
import { type ClaimedMessage, type Claiming, createClaiming, ERASED, OUTBOX_CLAIMS } from './claiming.ts';
import type { OnFate } from './fate.ts';
import { PURPOSE_RULES, sendableFrom } from './purposes.ts';
import { createSettling, type Failure, type Settling } from './settling.ts';
import { noteSpokenOf } from './spoken-of.ts';

/** Where one card stands. */
export interface CardCopy {
  conversationId: string;
  card: string;
  /** Nothing of it arrived there: it waits for its turn among what is sent to many. */
  waits: boolean;
}

/** Every outgoing message, before it is a request. All times are the database's own. */
export interface Outbox extends Claiming {
  /** Queues replies in the transaction that makes them necessary. */
  enqueue(
    tx: Transaction,
    message: {
      conversationId: string;
      inboxId: bigint | null;
      replies: readonly ReplyDraft[];
      purpose: 'answer' | 'notice' | 'reminder' | 'invitation';
      notBefore?: Date | undefined;
      /** Whose business it is what becomes of it, see {@link Fate}. */
      about?: string | undefined;
      recipientId?: string | undefined;
      /** To whom it is said; left out: the recipient, or whoever reads there. */
      personId?: string | null | undefined;
      /** It changes what stands there already: nothing is said anew. */
      redraws?: boolean;
    },
  ): Promise<void>;
  /**
   * Has replies take the place of a message that only said they were coming, which is a card of this name: the first of them
   * is a new version of it. One that was not sent yet is not sent any more.
   *
   * @returns the replies, to be queued
   */
  takePlaceOf(tx: Transaction, card: string, replies: readonly ReplyDraft[]): Promise<ReplyDraft[]>;
  /**
   * Where a card stands or is on its way that has this name, or, of cards about something, one that begins with it and
   * a colon. Places that the bot was put out of are left out, and those of people who left or were erased: nobody is
   * served by a change there.
   */
  copiesOf(tx: Transaction, cards: { named: string } | { about: string }): Promise<CardCopy[]>;
  /** Draws a card anew that waits there, see {@link CardCopy}. @returns false: it is on its way meanwhile */
  rewrite(tx: Transaction, copy: CardCopy, reply: ReplyDraft): Promise<boolean>;
  /**
   * @param platformMessageId null: there was nothing to send
   * @returns null, unless whose business it is failed on hearing it, see {@link Settling}
   */
  sent(message: ClaimedMessage, platformMessageId: string | null): ReturnType<Settling['settle']>;
  /** Puts the message back; `uncertain` when this attempt may have arrived. */
  retry(message: ClaimedMessage, failure: Failure & { afterMs: number; uncertain: boolean }): Promise<void>;
  /** Puts back what was not tried: the chat it is for had to be opened first, and is found there from now on. */
  opened(message: ClaimedMessage, address: Address): Promise<void>;
  /** Puts back what was not tried: its conversation takes no more for now. */
  postpone(message: ClaimedMessage, forMs: number): Promise<void>;
  /** The message will not be sent. */
  giveUp(
    message: ClaimedMessage,
    state: 'blocked' | 'not_installed' | 'failed' | 'uncertain',
    failure: Failure,
  ): ReturnType<Settling['settle']>;
  /** See {@link Settling.tellAgain}. */
  tellAgain: Settling['tellAgain'];
  /**
   * What a thread is about, as far as our messages tell: `began`, the message it began with (null: that was about nothing
   * in particular, or is no message of ours), and `last`, what the bot said last there that was about anything.
   *
   * @param where.conversationId ours
   * @param thread.conversationId the platform's own id of the thread
   */
  subjectsOf(
    where: { tenantId: string; conversationId: string },
    thread: { root: string; conversationId: string },
  ): Promise<{ began: string | null; last: string | null }>;
}

/** The start of the id of a conversation that the bot opened itself, as {@link directId} makes it. */
const DIRECT = directId('');

/** Whether a card that is to come anew stands in this conversation, or is on its way there. */
async function standsAlready(tx: Transaction, conversationId: string, draft: ReplyDraft): Promise<boolean> {
  if (draft.standing !== 'anew' || draft.card === undefined) return false;
  const state = { in: ['queued', 'sending', 'uncertain', 'sent'] } satisfies Prisma.EnumOutboxStateFilter;
  return (await tx.outboxEntry.count({ where: { conversationId, card: draft.card, state } })) > 0;
}

/** What an older message says when its card came anew. */
function replacedCard({ language, card, framed }: ReplyDraft): ReplyDraft {
  const body = [{ kind: 'paragraph' as const, text: texts(language).delivery.replaced }];
  return { language, card, framed, standing: 'replaced', body };
}

/** @param onFate hears what became of messages that are about something; only needed by who delivers */
export function createOutbox(prisma: PrismaClient, onFate: OnFate = async () => undefined): Outbox {
  const settling = createSettling(prisma, onFate);
  const claiming = createClaiming(prisma);

  async function putBack(message: ClaimedMessage, forMs: number): Promise<void> {
    const later = Prisma.sql`
      state = 'queued', attempts = attempts - 1,
      available_at = clock_now() + make_interval(secs => ${forMs / 1_000})`;
    await OUTBOX_CLAIMS.end(prisma, message, later);
  }

  return {
    async enqueue(tx, message) {
      const { conversationId, inboxId, replies, purpose, notBefore, about, recipientId } = message;
      const schedule = await scheduleOf(tx, purpose, notBefore);
      const withMarks: ReplyDraft[] = [];
      for (const draft of replies) {
        if (await standsAlready(tx, conversationId, draft)) withMarks.push(replacedCard(draft));
        withMarks.push(draft);
      }
      await tx.outboxEntry.createMany({
        data: withMarks.map((draft) => ({
          ...schedule,
          conversationId,
          inboxId,
          payload: replySchema.parse(draft),
          answerId: draft.feedbackFor ?? null,
          subject: draft.subject ?? null,
          card: draft.card ?? null,
          about: about ?? null,
          recipientId: recipientId ?? null,
          traceParent: openSpan(),
        })),
      });
      for (const { subject, buttons = [] } of replies) {
        if (subject === undefined) continue;
        const unasked = recipientId !== undefined;
        // What becomes of an answer is nobody's business but that of who hears it.
        const cameIn = unasked || about !== undefined;
        const personId = message.personId ?? recipientId ?? null;
        const said = { conversationId, subject, buttons, personId, unasked, cameIn };
        await noteSpokenOf(tx, said, { anew: message.redraws !== true });
      }
    },

    async takePlaceOf(tx, card, replies) {
      const unsent = await tx.$executeRaw`
        DELETE FROM outbox WHERE card = ${card} AND state = 'queued' AND attempts = 0`;
      const [first, ...rest] = replies;
      if (unsent > 0 || first === undefined) return [...replies];
      // An answer that is a card itself keeps its name, and what stands there gets it.
      const name = first.card ?? card;
      if (name !== card) await tx.$executeRaw`UPDATE outbox SET card = ${name} WHERE card = ${card}`;
      return [{ ...first, card: name }, ...rest];
    },

    async copiesOf(tx, cards) {
      const named =
        'named' in cards
          ? Prisma.sql`card = ${cards.named}`
          : // A range by bytes, so that the index serves it: a semicolon is what comes after a colon.
            Prisma.sql`card ~>=~ ${`${cards.about}:`} AND card ~<~ ${`${cards.about};`}`;
      return tx.$queryRaw<CardCopy[]>`
        SELECT conversation_id AS "conversationId", card,
               bool_and(outbox.state = 'queued' AND bulk_tenant_id IS NOT NULL AND recipient_id IS NULL) AS waits
        FROM outbox JOIN conversation place ON place.id = conversation_id
        WHERE ${named} AND state IN ('queued', 'sending', 'uncertain', 'sent') AND place.left_at IS NULL
          AND place.external_id NOT LIKE ${`${ERASED}%`}
          AND NOT (place.kind = 'personal' AND EXISTS (
            SELECT 1 FROM chat_identity reader
            WHERE reader.tenant_id = place.tenant_id AND reader.deactivated_at IS NOT NULL
              AND reader.external_user_id = ANY (
                ARRAY(SELECT sender FROM inbox WHERE inbox.conversation_id = place.id AND sender IS NOT NULL)
                || substr(place.external_id, ${DIRECT.length + 1}::int))))
        GROUP BY conversation_id, card`;
    },

    async rewrite(tx, { conversationId, card }, reply) {
      const rewritten = await tx.$executeRaw`
        UPDATE outbox SET payload = ${JSON.stringify(replySchema.parse(reply))}::jsonb
        WHERE conversation_id = ${conversationId}::uuid AND card = ${card} AND state = 'queued'
          AND bulk_tenant_id IS NOT NULL AND recipient_id IS NULL`;
      return rewritten > 0;
    },

    ...claiming,
    sent: (message, platformId) => settling.settle(message, { state: 'sent', platformId }),
    tellAgain: settling.tellAgain,

    retry: (message, { reason, uncertain, ...later }) =>
      OUTBOX_CLAIMS.release(prisma, message, {
        ...later,
        state: uncertain ? 'uncertain' : 'queued',
        set: Prisma.sql`error_reason = ${reason}`,
      }),

    async opened(message, address) {
      await prisma.$executeRaw`
        UPDATE conversation SET address = ${JSON.stringify(address)}::jsonb
        WHERE id = ${message.conversationId}::uuid AND external_id NOT LIKE ${`${ERASED}%`}`;
      await putBack(message, 0);
    },

    postpone: putBack,

    giveUp: (message, state, failure) => settling.settle(message, { state, failure }),

    async subjectsOf(where, { root, conversationId }) {
      // A message that was sent to a person carries the place it came to stand in; a thread there has the same name.
      const rows = await prisma.$queryRaw<{ began: string | null; last: string | null }[]>`
        SELECT (SELECT first.subject FROM outbox first JOIN conversation place ON place.id = first.conversation_id
                WHERE first.platform_message_id IN (${root}, ${conversationId}) AND first.subject IS NOT NULL
                  AND place.tenant_id = ${where.tenantId}::uuid LIMIT 1) AS began,
               (SELECT latest.subject FROM outbox latest
                WHERE latest.conversation_id = ${where.conversationId}::uuid AND latest.subject IS NOT NULL
                ORDER BY latest.id DESC LIMIT 1) AS last`;
      return rows[0] ?? { began: null, last: null };
    },
  };
}

/**
 * When a message goes out, and what its purpose decides of it, as columns.
 *
 * @param notBefore null or left out: as soon as its purpose lets it
 */
export async function scheduleOf(tx: Transaction, purpose: Purpose, notBefore: Date | null = null) {
  const { priority, repeatsUncertain: repeatable, quietHours } = PURPOSE_RULES[purpose];
  const rules = { purpose, priority, repeatable };
  if (!quietHours && notBefore === null) return rules;
  const now = await clockNow(tx);
  const from = sendableFrom(purpose, notBefore !== null && notBefore > now ? notBefore : now);
  return from > now ? { ...rules, notBefore: from, availableAt: from } : rules;
}
