import { forgetPicture } from '../../attachments/pictures.ts';
import { callOff, changeForMany, changeInPlaces, holdBack, letGo, rewriteWaiting } from '../../delivery/fan-out.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { clockNow } from '../../store/clock.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { changeName, messageName, reminderName } from './actions.ts';
import { broadcastMessage, type Form, postMessage, reminderMessage } from './message.ts';
import { type Broadcast, setState } from './repository.ts';
import { endWaiting } from './sending.ts';

export async function pauseBroadcast(tx: Transaction, { id }: Broadcast): Promise<void> {
  await setState(tx, id, 'paused');
  await holdBack(tx, messageName(id));
  await ringAtCommit(tx, ['broadcast']);
}

export async function resumeBroadcast(tx: Transaction, { id }: Broadcast): Promise<void> {
  await setState(tx, id, 'sending');
  await letGo(tx, messageName(id));
  await ringAtCommit(tx, ['broadcast']);
}

export async function stopBroadcast(tx: Transaction, { id }: Broadcast): Promise<void> {
  await setState(tx, id, 'stopped', { endedAt: await clockNow(tx) });
  await endWaiting(tx, id);
  await ringAtCommit(tx, ['broadcast']);
}

/** What still waits never goes, and what arrived says that it was taken back. */
export async function recallBroadcast(tx: Transaction, broadcast: Broadcast): Promise<void> {
  await setState(tx, broadcast.id, 'recalled', { endedAt: await clockNow(tx), changes: { increment: 1 } });
  await endWaiting(tx, broadcast.id);
  await callOff(tx, reminderName(broadcast.id));
  if (broadcast.pictureId !== null) await forgetPicture(tx, broadcast.pictureId);
  await changeEverywhere(tx, { ...broadcast, changes: broadcast.changes + 1 }, { new: 'recalled', seen: 'recalled' });
  await ringAtCommit(tx, ['broadcast']);
}

/** Puts another form of it in every chat where it stands, and in every message that still waits. */
export async function changeEverywhere(
  tx: Transaction,
  broadcast: Broadcast,
  forms: { new: Form; seen: Form },
): Promise<void> {
  const { id, changes } = broadcast;
  for (const { card, drawn } of COPIES) {
    await changeForMany(tx, {
      card: card(id),
      about: changeName(id, changes),
      forms: {
        'nl-new': drawn(broadcast, 'nl', forms.new),
        'nl-seen': drawn(broadcast, 'nl', forms.seen),
        'en-new': drawn(broadcast, 'en', forms.new),
        'en-seen': drawn(broadcast, 'en', forms.seen),
      },
      who: Prisma.sql`
        SELECT person.id AS person_id,
               (CASE person.language WHEN 'en' THEN 'en' ELSE 'nl' END)
                 || (CASE recipient.state WHEN 'acknowledged' THEN '-seen' ELSE '-new' END) AS form
        FROM broadcast_recipient recipient JOIN person ON person.id = recipient.person_id
        WHERE recipient.broadcast_id = ${id}::uuid`,
    });
  }
  await changeInPlaces(tx, {
    card: messageName(id),
    message: messageName(id),
    replies: { nl: postMessage(broadcast, 'nl', forms.new), en: postMessage(broadcast, 'en', forms.new) },
    about: changeName(id, changes),
  });
  if (forms.new === 'recalled') return;
  // What nobody got yet goes out as it is now.
  for (const { card, drawn } of COPIES) {
    await rewriteWaiting(tx, card(id), { nl: drawn(broadcast, 'nl', 'new'), en: drawn(broadcast, 'en', 'new') });
  }
}

/** What people got of it, each a card of its own. */
const COPIES = [
  { card: messageName, drawn: broadcastMessage },
  { card: reminderName, drawn: reminderMessage },
] as const;
