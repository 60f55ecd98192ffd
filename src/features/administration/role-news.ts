import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { sentence } from '../../chat/saying.ts';
import { texts } from '../../i18n/texts.ts';
import type { Member } from '../../people/directory.ts';
import { holdersOf, isInReach } from '../../people/in-reach.ts';
import type { GrantedRole } from '../../people/roles.ts';
import type { Transaction } from '../../store/transaction.ts';

interface RoleChange {
  one: Pick<Member, 'id'>;
  changed: GrantedRole;
  change: 'grant' | 'revoke';
}

/**
 * Tells somebody, in their language, that they got or lost a role. Whoever left cannot be told: the administrators of
 * the organisation hear it then, and that it was not told.
 *
 * @param by who changed it; null: the operator
 */
export async function roleNews(tx: Transaction, by: string | null, done: RoleChange): Promise<OutgoingMessage[]> {
  const { one, changed, change } = done;
  const { displayName, organisationId } = await tx.person.findUniqueOrThrow({
    where: { id: one.id },
    select: { displayName: true, organisationId: true },
  });
  const who = await nameOfPerson(tx, by);
  const tell = (personId: string, language: Language, text: string): OutgoingMessage => ({
    to: { personId, ifUnreachable: 'skip' },
    replies: [sentence(text, language)],
  });
  if (await isInReach(tx, one.id)) {
    const language = await languageOfPerson(tx, one.id);
    const { people } = texts(language);
    const told = change === 'grant' ? people.youAreNow : people.youAreNotNow;
    return [tell(one.id, language, told(who ?? people.somebody, people.roles[changed]))];
  }
  const administrators = organisationId === null ? [] : await holdersOf(tx, 'administrator', organisationId);
  return administrators
    .filter(({ id, reachable }) => reachable && id !== one.id)
    .map(({ id, language }) => {
      const { people } = texts(language);
      const told = change === 'grant' ? people.roleGivenUntold : people.roleTakenUntold;
      return tell(id, language, told(displayName ?? people.somebody, people.roles[changed]));
    });
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
