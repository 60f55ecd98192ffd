import type { Language } from '../chat/language.ts';
import type { OutgoingMessage } from '../chat/outgoing.ts';
import { paragraph } from '../chat/reply.ts';
import type { Transaction } from '../store/transaction.ts';

/** What stands in the history of a visit or session of who did not get what they were told of a change. */
export const NOT_TOLD = 'not-told';

/** What is said of them, and the words for people whom one may not name, or who have no name. */
interface Words {
  notice: string;
  nameless: string;
  numberOf(organisation: string, count: number): string;
}

/**
 * What who organises something hears of whom a change of it did not reach: one message for all of them, which changes with each.
 * People of the same organisation stand in it by name, of others how many.
 *
 * @param about its card, what an answer to it is about, whom it did not reach, and whose it is
 */
export async function notToldNotices(
  tx: Transaction,
  about: { card: string; subject: string | null; personIds: readonly string[]; organisationId: string },
  readers: readonly { personId: string; language: Language }[],
  wordsIn: (language: Language) => Words,
): Promise<OutgoingMessage[]> {
  const { card, subject, personIds, organisationId } = about;
  const people = await tx.person.findMany({
    where: { id: { in: [...personIds] } },
    select: { displayName: true, organisationId: true, organisation: { select: { name: true } } },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
  });
  const own = people.filter((person) => person.organisationId === organisationId);
  const others = people.filter((person) => person.organisationId !== organisationId);
  return readers.map(({ personId, language }) => {
    const { notice, nameless, numberOf } = wordsIn(language);
    const items = [
      ...own.map(({ displayName }) => displayName ?? nameless),
      ...[...Map.groupBy(others, ({ organisation }) => organisation?.name ?? nameless)].map(([name, some]) =>
        numberOf(name, some.length),
      ),
    ];
    const body = [paragraph(notice), { kind: 'list' as const, items }];
    return {
      to: { personId, ifUnreachable: 'skip' },
      purpose: 'notice',
      replies: [{ language, card, framed: true, ...(subject === null ? {} : { subject }), body }],
    };
  });
}
