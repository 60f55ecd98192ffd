import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph } from '../../chat/reply.ts';
import type { Moved } from '../../places/places.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName, toldName } from './actions.ts';
import { calendarFile } from './calendar-file.ts';
import { type Own, personalCard } from './invitation.ts';
import type { Visit } from './repository.ts';

/** Somebody, with how they stand with a visit. */
export type Person = Own & { personId: string };

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
  guests: readonly Person[],
  also: {
    purpose: 'notice' | 'reminder';
    line?: (language: Language) => string;
    /** Who comes gets a calendar file along, which a browser opens there; left out: nobody does. */
    publicUrl?: string | null;
  },
): Promise<OutgoingMessage[]> {
  const { purpose, line, publicUrl } = also;
  const languages = await languagesOf(tx, guests);
  const languageOf = ({ personId }: Person) => languages.get(personId) ?? 'nl';
  const files =
    publicUrl === undefined ? new Map<string, Filed>() : await filesFor(tx, visit, guests, { languageOf, publicUrl });
  return guests.map((guest) => {
    const language = languageOf(guest);
    const card = personalCard(visit, guest, language, { line: line?.(language), anew: true });
    const filed = guest.reply === 'coming' ? files.get(`${guest.slotId} ${language}`) : undefined;
    const withFile = filed && { ...card, body: [...card.body, paragraph(filed.line)], file: filed.file };
    return {
      to: { personId: guest.personId, ifUnreachable: 'skip' },
      purpose,
      about: purpose === 'notice' ? toldName(visit.id) : invitationName(visit.id),
      replies: [withFile ?? card],
    };
  });
}

type Filed = Awaited<ReturnType<typeof calendarFile>>;

/** One calendar file for each time and language of who comes. */
async function filesFor(
  tx: Transaction,
  visit: Visit,
  guests: readonly Person[],
  { languageOf, publicUrl }: { languageOf(guest: Person): Language; publicUrl: string | null },
): Promise<ReadonlyMap<string, Filed>> {
  const files = new Map<string, Filed>();
  for (const guest of guests.filter(({ reply }) => reply === 'coming')) {
    const language = languageOf(guest);
    const slot = visit.slots.find(({ id }) => id === guest.slotId);
    const key = `${guest.slotId} ${language}`;
    if (slot && !files.has(key)) files.set(key, await calendarFile(tx, visit, slot, { publicUrl, language }));
  }
  return files;
}

/** Who has an offer hears of it, and so does who let one pass. */
export async function movedMessages(
  tx: Transaction,
  visit: Visit,
  { offered, lapsed }: Moved,
): Promise<OutgoingMessage[]> {
  // Their name was shown to nobody: they do not come.
  const moved = [...offered, ...lapsed].map((seat) => ({ ...seat, showsName: false }));
  return cardsTo(tx, visit, moved, { purpose: 'reminder' });
}

/** Where somebody has their card alone with the bot it shows how they stand now; where they have none it is sent. */
export async function cardOfOne(
  tx: Transaction,
  visit: Visit,
  guest: Person,
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
