import { audienceOf } from '../audiences/audience.ts';
import { keepAudience } from '../audiences/kept.ts';
import { clockNow } from '../store/clock.ts';
import type { BroadcastRecipientState } from '../store/generated/enums.ts';
import type { Transaction } from '../store/transaction.ts';

/** Nobody real, and in no chat: what is sent from the demo reaches only who is at the chat page. */
const PEOPLE: readonly { name: string; state: BroadcastRecipientState; reason: string | null }[] = [
  { name: 'Amina (demo)', state: 'acknowledged', reason: null },
  { name: 'Bas (demo)', state: 'acknowledged', reason: null },
  { name: 'Chris (demo)', state: 'sent', reason: null },
  { name: 'Dewi (demo)', state: 'blocked', reason: 'delivery.blocked' },
  { name: 'Emre (demo)', state: 'not_installed', reason: 'delivery.not-installed' },
  { name: 'Femke (demo)', state: 'failed', reason: 'delivery.rejected' },
  { name: 'Guus (demo)', state: 'uncertain', reason: 'delivery.uncertain' },
  { name: 'Hanna (demo)', state: 'skipped', reason: 'refused' },
  { name: 'Ilse (demo)', state: 'skipped', reason: 'over-the-cap' },
];

/** One broadcast that went out, with somebody in every state, one draft, and a group that is kept; again is a no-op. */
export async function prepareDemoBroadcasts(tx: Transaction, alex: string): Promise<void> {
  const { organisationId } = await tx.person.findUniqueOrThrow({ where: { id: alex } });
  if (organisationId === null || (await tx.broadcast.count()) > 0) return;
  const by = { organisationId, createdById: alex, editedById: alex };
  const audience = { organisations: [organisationId], roles: ['ambassador' as const] };
  await keepAudience(tx, { organisationId, name: 'Kerngroep ambassadeurs', audience: audienceOf(audience), by: alex });
  const now = await clockNow(tx);
  const recipients = [];
  for (const { name, state, reason } of PEOPLE) {
    const { id: personId } = await tx.person.create({ data: { organisationId, displayName: name } });
    await tx.roleGrant.create({ data: { personId, role: 'ambassador' } });
    recipients.push({ personId, state, reason, ...(state === 'acknowledged' ? { acknowledgedAt: now } : {}) });
  }
  await tx.broadcast.create({
    data: {
      ...by,
      state: 'done',
      title: 'Werkbezoek op donderdag',
      textNl:
        'Donderdag bezoeken we een sociale onderneming in Zwolle.\n\n- We vertrekken om 13.30 uur\n- Je bent om 16.00 uur terug',
      audience,
      startedAt: now,
      filledAt: now,
      endedAt: now,
      recipients: { create: recipients },
    },
  });
  await tx.broadcast.create({
    data: { ...by, title: 'Nieuwe ambassadeurs', textNl: 'Welkom! Volgende week maken we kennis.', audience },
  });
}
