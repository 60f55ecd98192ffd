import { forgetPicture } from '../../attachments/pictures.ts';
import type { Language } from '../../chat/language.ts';
import { changeForMany, changeInPlaces, holdBack, letGo, rewriteWaiting } from '../../delivery/fan-out.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { clockNow } from '../../store/clock.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { changeName, messageName } from './actions.ts';
import { broadcastMessage, type Form, postMessage } from './message.ts';
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
  const drawn = (language: Language, seen: 'new' | 'seen') => broadcastMessage(broadcast, language, forms[seen]);
  await changeForMany(tx, {
    card: messageName(id),
    about: changeName(id, changes),
    forms: {
      'nl-new': drawn('nl', 'new'),
      'nl-seen': drawn('nl', 'seen'),
      'en-new': drawn('en', 'new'),
      'en-seen': drawn('en', 'seen'),
    },
    who: Prisma.sql`
      SELECT person.id AS person_id,
             (CASE person.language WHEN 'en' THEN 'en' ELSE 'nl' END)
               || (CASE recipient.state WHEN 'acknowledged' THEN '-seen' ELSE '-new' END) AS form
      FROM broadcast_recipient recipient JOIN person ON person.id = recipient.person_id
      WHERE recipient.broadcast_id = ${id}::uuid`,
  });
  await changeInPlaces(tx, {
    card: messageName(id),
    message: messageName(id),
    reply: postMessage(broadcast, forms.new),
    about: changeName(id, changes),
  });
  if (forms.new === 'recalled') return;
  // What nobody got yet goes out as it is now.
  await rewriteWaiting(tx, messageName(id), {
    nl: broadcastMessage(broadcast, 'nl', 'new'),
    en: broadcastMessage(broadcast, 'en', 'new'),
  });
}
