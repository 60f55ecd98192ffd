import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { MOST_OPTIONS } from '../../chat/form.ts';
import { type FormAction, type FormErrors, formAction } from '../../chat/form-action.ts';
import { paragraph } from '../../chat/reply.ts';
import type { CallAnswer, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { STAY, staySchema } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { noteEvents } from './events.ts';
import { type Named, namedWith } from './guests.ts';
import { can, isTheirs } from './life.ts';
import { changeVisit, lockVisit, type Visit } from './repository.ts';
import { tellOfChange } from './telling.ts';
import { spanIn } from './times.ts';

/** Fewer places than are taken: its organisers say who still comes; the others wait, before everybody else who does. */
export function stayForm(deps: VisitDeps): FormAction<typeof staySchema> {
  return formAction({
    name: STAY,
    role: 'colleague',
    payload: staySchema,
    values: z.object({ stay: z.array(z.uuid()).default([]) }),
    async form(turn, { visitId, version, capacity }, tx) {
      const { visits } = texts(turn.language);
      const visit = await theirs(turn, tx, { visitId, version });
      if (typeof visit === 'string') return ephemeral(turn, visit);
      const coming = await namedWith(tx, visitId, ['coming', 'offered']);
      const options = coming.slice(0, MOST_OPTIONS).map((guest) => ({
        value: guest.guestId,
        label: labelOf(turn, visit, guest),
      }));
      const taken = coming.reduce((sum, { places }) => sum + places, 0);
      if (options.length === 0) return ephemeral(turn, visits.changedMeanwhile);
      return {
        language: turn.language,
        title: visits.stayTitle,
        intro: [paragraph(visits.stayIntro(capacity, taken))],
        fields: [{ kind: 'choices', name: 'stay', label: visits.stayField, required: false, options }],
        submitLabel: visits.buttons.change,
      };
    },
    async submit(turn, { payload, values: { stay } }, tx): Promise<CallAnswer | FormErrors> {
      const { visits } = texts(turn.language);
      const { visitId, capacity } = payload;
      const visit = await theirs(turn, tx, payload);
      if (typeof visit === 'string') return ephemeral(turn, visit);
      const all = await namedWith(tx, visitId, ['coming', 'offered']);
      const staying = all.filter(({ guestId }) => stay.includes(guestId));
      const isTooMany = visit.slots.some(
        ({ id }) =>
          staying.filter(({ slotId }) => slotId === id).reduce((sum, { places }) => sum + places, 0) > capacity,
      );
      if (isTooMany) return { errors: { stay: visits.stayTooMany(capacity) } };
      const going = all.filter(({ guestId }) => !stay.includes(guestId));
      await putInFront(tx, visitId, going);
      await noteEvents(tx, [
        ...going.map(({ personId, reply }) => ({
          ...{ by: turn.actor.personId, via: 'press' as const, visitId, personId },
          ...{ what: 'put-back', before: reply, after: 'waiting' },
        })),
        { by: turn.actor.personId, via: 'press' as const, visitId, what: 'changed' },
      ]);
      await changeVisit(tx, visitId, { capacity, changes: { increment: 1 } });
      await tx.visitSlot.updateMany({ where: { visitId }, data: { capacity } });
      const messages = await tellOfChange(tx, visitId, deps.publicUrl);
      deps.changed(visitId);
      return { response: ephemeral(turn, visits.changedOpen), messages };
    },
  });
}

/** The visit, locked, or why it cannot be changed. */
async function theirs(
  turn: Turn,
  tx: Transaction,
  { visitId, version }: { visitId: string; version: number },
): Promise<Visit | string> {
  const { visits } = texts(turn.language);
  const visit = await lockVisit(tx, visitId);
  if (!visit || !isTheirs(turn.actor, visit)) return visits.gone;
  if (visit.state !== 'open' || !can('edit', visit, turn.now)) return visits.notNow;
  return visit.version === version ? visit : visits.changedMeanwhile;
}

function labelOf(turn: Turn, visit: Visit, { name, organisation, places, slotId }: Named): string {
  const { visits } = texts(turn.language);
  const who = visits.guest(name ?? visits.nameless, organisation ?? '', places > 1);
  const slot = visit.slots.find(({ id }) => id === slotId);
  return visit.slots.length > 1 && slot ? `${who}, ${spanIn(turn.language, slot)}` : who;
}

/** They wait from now on, in the order of their names, before everybody who waits already. */
async function putInFront(tx: Transaction, visitId: string, going: readonly Named[]): Promise<void> {
  if (going.length === 0) return;
  await tx.$executeRaw`
    UPDATE visit_guest SET rank = rank + ${going.length} WHERE visit_id = ${visitId}::uuid AND rank IS NOT NULL`;
  for (const [at, { guestId }] of going.entries()) {
    await tx.$executeRaw`
      UPDATE visit_guest SET reply = 'waiting', rank = ${at + 1}, offer_until = NULL, changed_at = clock_now()
      WHERE id = ${guestId}::uuid`;
  }
}
