import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { sentence } from '../../chat/saying.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Broadcast } from './repository.ts';

/** Its maker hears something of it, in their language. */
export async function makerIsTold(
  tx: Transaction,
  { createdById }: Pick<Broadcast, 'createdById'>,
  words: (language: Language) => string,
): Promise<OutgoingMessage[]> {
  const { language } = await tx.person.findUniqueOrThrow({ where: { id: createdById }, select: { language: true } });
  const theirs = language === 'en' ? 'en' : 'nl';
  return [{ to: { personId: createdById, ifUnreachable: 'skip' }, replies: [sentence(words(theirs), theirs)] }];
}
