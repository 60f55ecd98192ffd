import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { sentence } from '../../chat/saying.ts';
import { texts } from '../../i18n/texts.ts';
import { holdersOf } from '../../people/in-reach.ts';
import type { Transaction } from '../../store/transaction.ts';
import { languageOfPerson } from './role-news.ts';

/** Tells every administrator who can be reached that the model does not take what it is asked; nobody else can see to it. */
export async function modelRejectedNews(tx: Transaction): Promise<OutgoingMessage[]> {
  const holders = await holdersOf(tx, 'administrator', null);
  const messages: OutgoingMessage[] = [];
  for (const { id: personId } of holders.filter(({ reachable }) => reachable)) {
    const language = await languageOfPerson(tx, personId);
    const replies = [sentence(texts(language).people.modelRejects, language)];
    messages.push({ to: { personId, ifUnreachable: 'skip' }, replies });
  }
  return messages;
}
