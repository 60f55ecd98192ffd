import type { Language } from '../chat/language.ts';
import type { OutgoingMessage } from '../chat/outgoing.ts';
import type { ReplyDraft } from '../chat/reply.ts';
import { sentence } from '../chat/saying.ts';
import type { Transaction } from '../store/transaction.ts';
import { holdersOf, type RoleHolder } from './in-reach.ts';

/** Something that goes to so many people that its maker does not decide that alone. */
export interface TakesSecond {
  organisationId: string;
  createdById: string;
  /** Who changed it last; null: nobody did. */
  editedById: string | null;
  /** Everybody who changed it, where that is kept. */
  editorIds?: readonly string[];
}

/** The other brokers of the organisation who can be asked. */
export async function otherBrokers(tx: Transaction, thing: TakesSecond): Promise<RoleHolder[]> {
  const brokers = await holdersOf(tx, 'broker', thing.organisationId);
  const others: RoleHolder[] = [];
  for (const one of brokers.filter(({ reachable }) => reachable)) {
    if (!(await isTheirOwn(tx, thing, one.id))) others.push(one);
  }
  return others;
}

/** Whether somebody made or changed it: they do not agree with themselves, on whichever platform. */
export async function isTheirOwn(
  tx: Transaction,
  { createdById, editedById, editorIds = [] }: TakesSecond,
  personId: string,
): Promise<boolean> {
  const theirs = new Set([createdById, ...(editedById === null ? [] : [editedById]), ...editorIds]);
  for (const one of theirs) if (await mayBeOne(tx, one, personId)) return true;
  return false;
}

/** Whether two persons may be one: an administrator has not decided that they are two. */
async function mayBeOne(tx: Transaction, one: string, other: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM link_proposal JOIN chat_identity identity ON identity.id = link_proposal.identity_id
    WHERE decision IS DISTINCT FROM 'kept_apart'
      AND ((identity.person_id = ${one}::uuid AND link_proposal.person_id = ${other}::uuid)
        OR (identity.person_id = ${other}::uuid AND link_proposal.person_id = ${one}::uuid)) LIMIT 1`;
  return one === other || rows.length > 0;
}

/** Asks every other broker; the first who answers decides. */
export async function asksOthers(
  tx: Transaction,
  thing: TakesSecond,
  draw: (language: Language) => ReplyDraft,
): Promise<OutgoingMessage[]> {
  const others = await otherBrokers(tx, thing);
  return others.map(({ id, language }) => ({
    to: { personId: id, ifUnreachable: 'skip' },
    replies: [draw(language)],
  }));
}

/** Who made something hears of it, in their language. */
export async function makerIsTold(
  tx: Transaction,
  { createdById }: Pick<TakesSecond, 'createdById'>,
  words: (language: Language) => string,
): Promise<OutgoingMessage[]> {
  const { language } = await tx.person.findUniqueOrThrow({ where: { id: createdById }, select: { language: true } });
  const theirs = language === 'en' ? 'en' : 'nl';
  return [{ to: { personId: createdById, ifUnreachable: 'skip' }, replies: [sentence(words(theirs), theirs)] }];
}

/** How somebody is called; null: that is not known. */
export async function nameOf(tx: Transaction, personId: string): Promise<string | null> {
  return (await tx.person.findUnique({ where: { id: personId }, select: { displayName: true } }))?.displayName ?? null;
}
