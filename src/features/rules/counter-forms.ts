import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { formAction } from '../../chat/form-action.ts';
import type { CallAction } from '../../chat/skill.ts';
import { changeCounter } from '../../counters/changes.ts';
import { counterEntrySchema } from '../../counters/entry.ts';
import { LONGEST_REASON } from '../../counters/keeper.ts';
import { readCounter, versionsOfCounter } from '../../counters/repository.ts';
import { texts } from '../../i18n/texts.ts';
import type { MessageReader } from '../../routing/message.ts';
import type { Transaction } from '../../store/transaction.ts';
import { CHANGE_COUNTER, type LookedAt, lookedAtSchema } from './actions.ts';
import { redrawnCounter } from './redrawing.ts';
import { reasonField, refusal } from './rule-forms.ts';

const STATUSES = counterEntrySchema.shape.status.options;

const values = z.object({
  email: z.string().optional(),
  phone: z.string().min(3).max(40).optional(),
  website: z.string().max(200).optional(),
  status: z.enum(STATUSES),
  verified: z.literal(true).optional(),
  validUntil: z.iso.date().optional(),
  reason: z.string().min(1).max(LONGEST_REASON),
});

/** What a network broker keeps right of a counter. */
export function changeCounterForm({ reader }: { reader: MessageReader }): CallAction {
  return formAction({
    name: CHANGE_COUNTER,
    role: 'network_broker',
    payload: lookedAtSchema,
    values,
    async form(turn, lookedAt, tx) {
      const { counters, rules } = texts(turn.language);
      const counter = await registered(tx, lookedAt);
      if (counter === null) return ephemeral(turn, counters.gone);
      if (counter.version !== lookedAt.version) return ephemeral(turn, rules.changedMeanwhile);
      const line = (name: 'email' | 'phone' | 'website') =>
        ({ kind: 'line', name, label: counters[name], initial: counter[name] ?? undefined, maxLength: 200 }) as const;
      const initialDate = counter.validUntil ?? undefined;
      return {
        language: turn.language,
        title: counters.formTitle,
        intro: [{ kind: 'paragraph', text: counters.formIntro(counter.name) }],
        fields: [
          line('email'),
          line('phone'),
          line('website'),
          {
            kind: 'choice',
            name: 'status',
            label: counters.status,
            required: true,
            options: STATUSES.map((value) => ({ value, label: counters.statuses[value] })),
            initial: counter.status,
          },
          { kind: 'consent', name: 'verified', label: counters.isVerified, initial: counter.verified },
          { kind: 'date', name: 'validUntil', label: counters.validUntil, initial: initialDate },
          reasonField(turn),
        ],
        submitLabel: counters.submit,
      };
    },
    async submit(turn, { payload, values: given }, tx) {
      const { counters } = texts(turn.language);
      const { email = null, phone = null, website = null, validUntil = null, status, verified = false, reason } = given;
      if (email !== null && !z.email().safeParse(email).success) return { errors: { email: counters.badEmail } };
      const changed = { email, phone, website, validUntil, status, verified };
      try {
        await changeCounter(tx, payload.id, changed, { by: turn.actor, reason, basedOn: payload.version });
      } catch (error) {
        return ephemeral(turn, refusal(turn, error));
      }
      const counter = await registered(tx, payload);
      if (counter === null) return ephemeral(turn, counters.gone);
      return {
        response: ephemeral(turn, counters.changed(counter.name, counter.version)),
        messages: await redrawnCounter(tx, reader, counter.id),
      };
    },
  });
}

async function registered(tx: Transaction, { id }: LookedAt) {
  const [newest] = await versionsOfCounter(tx, id);
  const entry = newest && readCounter(newest);
  return newest && entry ? { ...entry, version: newest.version } : null;
}
