import type { Transaction } from '../store/transaction.ts';
import { ephemeral } from './call.ts';
import type { Language } from './language.ts';
import type { Addressee, OutgoingMessage } from './outgoing.ts';
import { type Button, paragraph, type ReplyDraft } from './reply.ts';
import type { CallAnswer, Outcome, OutcomeStatus, Settled, Turn } from './skill.ts';

/** One sentence as a reply. */
export function sentence(text: string, language: Language): ReplyDraft {
  return { language, body: [paragraph(text)] };
}

/** What was asked is answered by this. */
export function answered(reply: ReplyDraft): Outcome {
  return { status: 'answered', replies: [reply] };
}

/** What was asked is answered by one sentence, in the language of the turn. */
export function told({ language }: { language: Language }, text: string): Outcome {
  return answered(sentence(text, language));
}

/** An outcome whose words are known only once its writes are done. */
export function settling(status: OutcomeStatus, settle: (tx: Transaction) => Promise<Settled>): Outcome {
  return { status, replies: [], settle };
}

/** The outcome with what it says changed, also where that is known only once its writes are done. */
export function withReplies(outcome: Outcome, change: (replies: readonly ReplyDraft[]) => ReplyDraft[]): Outcome {
  const { replies, settle } = outcome;
  const changed = { ...outcome, replies: change(replies) };
  if (!settle) return changed;
  return {
    ...changed,
    async settle(tx) {
      const settled = await settle(tx);
      return settled.replies ? { ...settled, replies: change(settled.replies) } : settled;
    },
  };
}

/** The outcome with a sentence and buttons below what is said. */
export function withBelow(outcome: Outcome, below: { text: string; buttons?: readonly Button[] }): Outcome {
  return withReplies(outcome, (replies) => toFirst(replies, below));
}

function toFirst(
  [first, ...rest]: readonly ReplyDraft[],
  { text, buttons = [] }: { text: string; buttons?: readonly Button[] },
): ReplyDraft[] {
  if (!first) return [];
  const body = [...first.body, paragraph(text)];
  return [{ ...first, body, ...(buttons.length > 0 && { buttons: [...(first.buttons ?? []), ...buttons] }) }, ...rest];
}

/** Whether others read what is said here: what is somebody's own, or of the network alone, is not said then. */
export function othersReadAlong({ setting }: Pick<Turn, 'setting'>): boolean {
  return setting === 'channel' || setting === 'shared';
}

/**
 * Where what somebody prepares is shown to them: here, or alone with them where others read along.
 *
 * @returns whether that is here
 */
export function placeToPrepare(
  { setting, conversationId }: Pick<Turn, 'setting' | 'conversationId'>,
  personId: string,
): { isHere: boolean; to: Addressee } {
  const isHere = setting === 'direct' && conversationId !== null;
  return { isHere, to: isHere ? { conversationId } : { personId, ifUnreachable: 'fail' } };
}

/** What only who pressed is to read: here when they are alone, else alone with them; nobody else reads along. */
export function privately(
  { setting, conversationId, actor }: Pick<Turn, 'setting' | 'conversationId' | 'actor'>,
  reply: ReplyDraft,
): OutgoingMessage[] {
  if (setting === 'direct' && conversationId !== null) return [{ to: { conversationId }, replies: [reply] }];
  return actor.personId === null ? [] : [{ to: { personId: actor.personId, ifUnreachable: 'skip' }, replies: [reply] }];
}

/**
 * The answer to a press that shows something: a line with it for who pressed, and the thing itself where only they read it.
 *
 * @param reply null: there is nothing to show
 */
export function shownPrivately(
  turn: Pick<Turn, 'language' | 'setting' | 'conversationId' | 'actor'>,
  line: string,
  reply: ReplyDraft | null,
): CallAnswer {
  return { response: ephemeral(turn, line), messages: reply === null ? [] : privately(turn, reply) };
}
