import type { Language } from '../../chat/language.ts';
import type { Button } from '../../chat/reply.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { TAKE_MESSAGES } from '../../chat/shared-actions.ts';
import type { Turn } from '../../chat/skill.ts';
import { isSpokenOfLast } from '../../chat/spoken-last.ts';
import { texts } from '../../i18n/texts.ts';
import { ringAtCommit } from '../../store/bell.ts';
import type { Transaction } from '../../store/transaction.ts';
import { takesUnasked, takeUnasked } from './recipients.ts';

/** From now on somebody takes messages that they did not ask for, or none; what waits for them is not sent either. */
export async function setTaking(tx: Transaction, personId: string, takes: boolean): Promise<void> {
  await takeUnasked(tx, personId, takes);
  if (!takes) await skipTheirs(tx, personId);
}

/** What somebody is told of it, with the button to change it again. */
export function takingSaid(language: Language, takes: boolean): { text: string; buttons: Button[] } {
  const { broadcasts } = texts(language);
  const text = takes ? broadcasts.takesAgain : broadcasts.takesNoMore;
  return { text, buttons: [takingButton(language, takes)] };
}

/** What is typed below the word whether anything comes is said of that. */
export const TAKING_TOPIC = 'messages-taken';
const TAKING_SUBJECT = `${TAKING_TOPIC}:all`;

/** Whether that was said last. */
export function wasTakingLast(turn: Turn): boolean {
  return isSpokenOfLast(turn, TAKING_SUBJECT);
}

/** The same, as a reply to words that said so; what is typed below it can take it back. */
export async function takingSet(
  tx: Transaction,
  { personId, language, takes }: { personId: string; language: Language; takes: boolean },
): Promise<ReplyDraft> {
  await setTaking(tx, personId, takes);
  const { text, buttons } = takingSaid(language, takes);
  return { language, subject: TAKING_SUBJECT, body: [paragraph(text)], buttons };
}

/** Whether they get messages, for who asks. */
export async function takingNow(tx: Transaction, personId: string, language: Language): Promise<ReplyDraft> {
  const { broadcasts } = texts(language);
  const takes = await takesUnasked(tx, personId);
  return {
    language,
    body: [paragraph(takes ? broadcasts.youTake : broadcasts.youTakeNot)],
    buttons: [takingButton(language, takes)],
  };
}

/** The same, of which is spoken then. @param line above it */
export async function takingTold(
  tx: Transaction,
  { personId, language, line }: { personId: string; language: Language; line?: string },
): Promise<ReplyDraft> {
  const now = await takingNow(tx, personId, language);
  return { ...now, subject: TAKING_SUBJECT, body: [...(line === undefined ? [] : [paragraph(line)]), ...now.body] };
}

function takingButton(language: Language, takes: boolean): Button {
  const { broadcasts } = texts(language);
  const label = takes ? broadcasts.noMore : broadcasts.againPlease;
  return { kind: 'action', label, action: TAKE_MESSAGES, payload: { take: !takes } };
}

async function skipTheirs(tx: Transaction, personId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox SET state = 'failed', error_code = 'delivery.called-off'
    WHERE recipient_id = ${personId}::uuid AND state = 'queued' AND purpose IN ('broadcast', 'invitation', 'nudge')`;
  await tx.$executeRaw`
    UPDATE broadcast_recipient SET state = 'skipped', reason = 'refused', changed_at = clock_now()
    FROM outbox
    WHERE broadcast_recipient.person_id = ${personId}::uuid AND broadcast_recipient.state = 'queued'
      AND outbox.id = outbox_id AND outbox.error_code = 'delivery.called-off'`;
  await ringAtCommit(tx, ['broadcast']);
}
