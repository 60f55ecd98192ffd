import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { texts } from '../../i18n/texts.ts';
import type { Member } from '../../people/directory.ts';
import type { GrantedRole } from '../../people/roles.ts';
import type { Transaction } from '../../store/transaction.ts';
import { sentence } from './cards.ts';

/**
 * Tells somebody, in their language, that they got or lost a role.
 *
 * @param by who changed it; null: the operator
 */
export async function roleNews(
  tx: Transaction,
  by: string | null,
  { one, changed, change }: { one: Pick<Member, 'id'>; changed: GrantedRole; change: 'grant' | 'revoke' },
): Promise<OutgoingMessage> {
  const language = await languageOfPerson(tx, one.id);
  const { people } = texts(language);
  const who = (await nameOfPerson(tx, by)) ?? people.somebody;
  const told = change === 'grant' ? people.youAreNow : people.youAreNotNow;
  const reply = sentence(told(who, people.roles[changed]), language);
  return { to: { personId: one.id, ifUnreachable: 'skip' }, replies: [reply] };
}

/** The language somebody chose; Dutch before they did. */
export async function languageOfPerson(tx: Transaction, id: string): Promise<Language> {
  const { language } = await tx.person.findUniqueOrThrow({ where: { id }, select: { language: true } });
  return language === 'en' ? 'en' : 'nl';
}

/** @returns null when no name is known */
export async function nameOfPerson(tx: Transaction, id: string | null): Promise<string | null> {
  const person = id === null ? null : await tx.person.findUnique({ where: { id }, select: { displayName: true } });
  return person?.displayName ?? null;
}
