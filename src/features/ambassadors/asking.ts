import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitation } from './own-card.ts';
import { mayAsk } from './repository.ts';

/** Who was helped by an answer or found a visit useful is asked to become ambassador: alone with them, and once a quarter at most. */
export async function askToBecome(tx: Transaction, { actor, language }: Turn): Promise<OutgoingMessage[]> {
  const { personId } = actor;
  if (personId === null || !(await mayAsk(tx, personId))) return [];
  const reply = invitation(language, texts(language).ambassadors.invitation);
  return [{ to: { personId, ifUnreachable: 'skip' }, replies: [reply] }];
}
