import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName } from './actions.ts';
import type { Guest } from './guests.ts';
import { personalCard } from './invitation.ts';
import type { Moved } from './replying.ts';
import type { Visit } from './repository.ts';

/** In which language each of them reads. */
export async function languagesOf(
  tx: Transaction,
  guests: readonly { personId: string }[],
): Promise<ReadonlyMap<string, Language>> {
  const people = await tx.person.findMany({
    where: { id: { in: guests.map(({ personId }) => personId) } },
    select: { id: true, language: true },
  });
  return new Map(people.map(({ id, language }) => [id, language === 'en' ? 'en' : 'nl']));
}

/** Each of them gets their card anew, with a line above it. An offer or a reminder waits for working hours, a notice does not. */
export async function cardsTo(
  tx: Transaction,
  visit: Visit,
  guests: readonly Guest[],
  { purpose, line }: { purpose: 'notice' | 'reminder'; line?: (language: Language) => string },
): Promise<OutgoingMessage[]> {
  const languages = await languagesOf(tx, guests);
  return guests.map((guest) => {
    const language = languages.get(guest.personId) ?? 'nl';
    return {
      to: { personId: guest.personId, ifUnreachable: 'skip' },
      purpose,
      about: invitationName(visit.id),
      replies: [personalCard(visit, guest, language, { line: line?.(language), anew: true })],
    };
  });
}

/** Who has an offer hears of it, and so does who let one pass. */
export async function movedMessages(
  tx: Transaction,
  visit: Visit,
  { offered, lapsed }: Moved,
): Promise<OutgoingMessage[]> {
  const gone = lapsed.map((guest): Guest => ({ ...guest, reply: 'lapsed', slotId: null, offerUntil: null }));
  return [
    ...(await cardsTo(tx, visit, offered, { purpose: 'reminder' })),
    ...(await cardsTo(tx, visit, gone, { purpose: 'reminder' })),
  ];
}

/** Where somebody has their card alone with the bot it shows how they stand now; where they have none it is sent. */
export async function cardOfOne(
  tx: Transaction,
  visit: Visit,
  guest: Guest,
  { language, here, now }: { language: Language; here: string | null; now: Date },
): Promise<OutgoingMessage[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT place.id FROM outbox JOIN conversation place ON place.id = outbox.conversation_id
    WHERE outbox.card = ${invitationName(visit.id)} AND outbox.state IN ('sending', 'sent')
      AND place.kind = 'personal' AND place.left_at IS NULL
      AND (outbox.recipient_id = ${guest.personId}::uuid OR place.id = ${here}::uuid)`;
  const card = personalCard(visit, guest, language, { now });
  if (rows.length > 0) return rows.map(({ id }) => ({ to: { conversationId: id }, replies: [card] }));
  return [{ to: { personId: guest.personId, ifUnreachable: 'skip' }, replies: [card] }];
}
