import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { type FormAction, type FormErrors, formAction } from '../../chat/form-action.ts';
import { paragraph } from '../../chat/reply.ts';
import type { CallAnswer, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { beyondShown, OTHERS, typedAmong } from '../../places/more-than-shown.ts';
import { spanIn } from '../../places/times.ts';
import type { Transaction } from '../../store/transaction.ts';
import { STAY, staySchema } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { noteChange } from './events.ts';
import { type Named, namedWith } from './guests.ts';
import { can, isTheirs } from './life.ts';
import { putBack } from './replying.ts';
import { changeVisit, lockVisit, type Visit } from './repository.ts';
import { tellOfChange } from './telling.ts';

/** Fewer places than are taken: its organisers say who still comes; the others wait, before everybody else who does. */
export function stayForm(deps: VisitDeps): FormAction<typeof staySchema> {
  return formAction({
    name: STAY,
    role: 'colleague',
    payload: staySchema,
    values: z.object({ stay: z.array(z.uuid()).default([]), [OTHERS]: z.string().optional() }),
    async form(turn, { visitId, version, capacity }, tx) {
      const { visits } = texts(turn.language);
      const visit = await openOfTheirs(turn, tx, { visitId, version });
      if (typeof visit === 'string') return ephemeral(turn, visit);
      const coming = await namedWith(tx, visitId, ['coming', 'offered']);
      const beyond = beyondShown(coming.length, turn.language);
      const options = beyond.shown(coming).map((guest) => ({
        value: guest.guestId,
        label: labelOf(turn, visit, guest),
      }));
      const taken = coming.reduce((sum, { places }) => sum + places, 0);
      if (options.length === 0) return ephemeral(turn, visits.changedMeanwhile);
      return {
        language: turn.language,
        title: visits.stayTitle,
        intro: [paragraph(visits.stayIntro(capacity, taken)), ...beyond.intro],
        fields: [
          { kind: 'choices', name: 'stay', label: visits.stayField, required: false, options },
          ...beyond.fields,
        ],
        submitLabel: visits.buttons.change,
      };
    },
    async submit(turn, { payload, values }, tx): Promise<CallAnswer | FormErrors> {
      const { visits } = texts(turn.language);
      const { visitId, capacity } = payload;
      const visit = await openOfTheirs(turn, tx, payload);
      if (typeof visit === 'string') return ephemeral(turn, visit);
      const all = await namedWith(tx, visitId, ['coming', 'offered']);
      const { named, unknown } = typedAmong(values[OTHERS], all);
      if (unknown.length > 0)
        return { errors: { [OTHERS]: texts(turn.language).places.unknownNames(unknown.join(', ')) } };
      const staying = all.filter((guest) => values.stay.includes(guest.guestId) || named.includes(guest));
      const isTooMany = visit.slots.some(
        ({ id }) =>
          staying.filter(({ slotId }) => slotId === id).reduce((sum, { places }) => sum + places, 0) > capacity,
      );
      if (isTooMany) return { errors: { stay: visits.stayTooMany(capacity) } };
      const going = all.filter((guest) => !staying.includes(guest));
      const doer = { by: turn.actor.personId, via: 'press' as const };
      await putBack(tx, visitId, going, doer);
      await noteChange(tx, visit, ['capacity'], doer);
      await changeVisit(tx, visitId, { capacity, changes: { increment: 1 } });
      await tx.visitSlot.updateMany({ where: { visitId }, data: { capacity } });
      const messages = await tellOfChange(tx, visitId, deps.publicUrl);
      deps.changed(visitId);
      return { response: ephemeral(turn, visits.changedOpen), messages };
    },
  });
}

/** The visit, open and locked, or why it cannot be changed. */
export async function openOfTheirs(
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
