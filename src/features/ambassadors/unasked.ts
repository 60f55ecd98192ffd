import { type Block, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { TAKE_MESSAGES } from '../../chat/shared-actions.ts';
import type { Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';

/** What somebody gets unasked who is no ambassador, with the button to change that. @param before what is said above it */
export async function unaskedReply(
  tx: Transaction,
  { actor, language }: Turn,
  before: readonly Block[] = [],
): Promise<ReplyDraft> {
  const { broadcasts } = texts(language);
  const person = actor.personId === null ? null : await tx.person.findUnique({ where: { id: actor.personId } });
  const takes = person?.unaskedRefusedAt == null;
  return {
    language,
    body: [...before, paragraph(takes ? broadcasts.youTake : broadcasts.youTakeNot)],
    buttons: [
      {
        kind: 'action',
        label: takes ? broadcasts.noMore : broadcasts.againPlease,
        action: TAKE_MESSAGES,
        payload: { take: !takes },
      },
    ],
  };
}
