import { membershipsOf } from '../counters/members.ts';
import type { PersonalDataPart } from '../store/personal-data.ts';

/** What somebody did and said, in the chat or at a counter. The history keeps a pseudonym, which then points to nobody. */
export const ledgerData: PersonalDataPart = {
  name: 'ledger',
  tables: {
    ledger_entry: {},
    ledger_words: { salt: 'Proves later that words were not changed; says nothing of anybody.' },
    ledger_actor: {},
  },
  processing: {
    purpose: 'Kunnen laten zien wat er met een casus is gebeurd, zonder dat iemand dat kan veranderen.',
    whose: ['colleague', 'counter-member', 'entrepreneur'],
    ground: 'task',
    receivers: ['chat'],
    data: {
      ledger_entry: 'wat er wanneer gebeurde, onder een pseudoniem',
      ledger_words: 'wat iemand daarbij zei',
      ledger_actor: 'welk pseudoniem bij wie hoort',
    },
  },

  async collect(tx, { personId }) {
    const actors = await tx.ledgerActor.findMany({
      where: { OR: [{ personId }, { memberId: { in: await membershipsOf(tx, personId) } }] },
    });
    const entries = await tx.ledgerEntry.findMany({ where: { actorId: { in: actors.map(({ id }) => id) } } });
    const words = await tx.ledgerWords.findMany({
      where: { entryId: { in: entries.map(({ id }) => id) } },
      select: { entryId: true, text: true },
    });
    return { ledger_entry: entries, ledger_words: words, ledger_actor: actors };
  },

  /** The chain of hashes stays whole without the words. */
  async erase(tx, { personId }) {
    const memberIds = await membershipsOf(tx, personId);
    await tx.$executeRaw`
      DELETE FROM ledger_words USING ledger_entry, ledger_actor
      WHERE ledger_entry.id = ledger_words.entry_id AND ledger_actor.id = ledger_entry.actor_id
        AND (ledger_actor.person_id = ${personId}::uuid OR ledger_actor.member_id = ANY(${memberIds}::uuid[]))`;
    await tx.$executeRaw`
      UPDATE ledger_actor SET person_id = NULL, member_id = NULL
      WHERE person_id = ${personId}::uuid OR member_id = ANY(${memberIds}::uuid[])`;
  },

  /** A pseudonym in the history stays what it is: under a second one nobody would find again what they said. */
  async move(tx, { from, to }) {
    await tx.$executeRaw`
      UPDATE ledger_actor SET person_id = ${to}::uuid
      WHERE person_id = ${from}::uuid AND NOT EXISTS (SELECT 1 FROM ledger_actor WHERE person_id = ${to}::uuid)`;
    await tx.$executeRaw`
      DELETE FROM ledger_words USING ledger_entry, ledger_actor
      WHERE ledger_entry.id = ledger_words.entry_id AND ledger_actor.id = ledger_entry.actor_id
        AND ledger_actor.person_id = ${from}::uuid`;
    await tx.ledgerActor.updateMany({ where: { personId: from }, data: { personId: null } });
  },
};
