import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph } from '../../chat/reply.ts';
import { weekdayInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { Pledge } from '../../pledges/pledges.ts';
import type { Transaction } from '../../store/transaction.ts';
import { afterName, FEEDBACK, invitationName, visitSchema } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { titleOf } from './facts.ts';
import { type Guest, readGuest } from './guests.ts';
import { intentionAfter, keepIntention, LONGEST_INTENTION } from './intention.ts';
import { languagesOf } from './messages.ts';
import { markStale, readVisit, type Visit } from './repository.ts';

const LONGEST = 1_000;

/** Thanks, with a button for two questions and what somebody intends to do. */
export async function afterCards(tx: Transaction, visit: Visit, guests: readonly Guest[]): Promise<OutgoingMessage[]> {
  const languages = await languagesOf(tx, guests);
  return guests.map(({ personId }) => {
    const language = languages.get(personId) ?? 'nl';
    const { visits } = texts(language);
    return {
      to: { personId, ifUnreachable: 'skip' },
      purpose: 'reminder',
      about: invitationName(visit.id),
      replies: [
        {
          language,
          card: afterName(visit.id),
          framed: true,
          body: [paragraph(visits.after.thanks(titleOf(visit, language))), paragraph(visits.after.ask)],
          buttons: [
            {
              kind: 'action',
              label: visits.buttons.feedback,
              action: FEEDBACK,
              payload: { visitId: visit.id },
              style: 'primary',
            },
          ],
        },
      ],
    };
  });
}

/** How it was, and what somebody intends to do by when. */
export function feedbackForm(deps: VisitDeps): FormAction<typeof visitSchema> {
  return formAction({
    name: FEEDBACK,
    role: 'colleague',
    payload: visitSchema,
    values: z.object({
      useful: z.enum(['yes', 'no']),
      remark: z.string().max(LONGEST).optional(),
      intends: z.string().max(LONGEST_INTENTION).optional(),
      intendsBy: z.iso.date().optional(),
    }),
    async form(turn, { visitId }, tx) {
      const { after } = texts(turn.language).visits;
      const found = await wasThere(tx, visitId, turn.actor.personId);
      if (!found) return ephemeral(turn, after.notThere);
      const { visit, guest } = found;
      const { useful, remark, personId } = guest;
      const intention = await intentionAfter(tx, { visitId, personId });
      return {
        language: turn.language,
        title: titleOf(visit, turn.language),
        fields: [
          {
            kind: 'choice',
            name: 'useful',
            label: after.useful,
            required: true,
            options: [
              { value: 'yes', label: after.yes },
              { value: 'no', label: after.no },
            ],
            ...(useful === null ? {} : { initial: useful ? 'yes' : 'no' }),
          },
          {
            kind: 'lines',
            name: 'remark',
            label: after.remark,
            hint: after.remarkHint,
            maxLength: LONGEST,
            ...(remark ? { initial: remark } : {}),
          },
          {
            kind: 'lines',
            name: 'intends',
            label: after.intends,
            maxLength: LONGEST_INTENTION,
            ...(intention?.text ? { initial: intention.text } : {}),
          },
          {
            kind: 'date',
            name: 'intendsBy',
            label: after.intendsBy,
            ...(intention?.dueOn ? { initial: intention.dueOn } : {}),
          },
        ],
        submitLabel: after.send,
      };
    },
    async submit(turn, { payload: { visitId }, values }, tx) {
      const { after } = texts(turn.language).visits;
      const found = await wasThere(tx, visitId, turn.actor.personId);
      if (!found) return ephemeral(turn, after.notThere);
      const { useful, remark = null, intends = '', intendsBy = null } = values;
      const about = { visitId, personId: found.guest.personId, now: turn.now };
      const intention = await keepIntention(tx, about, { text: intends, dueOn: intendsBy });
      if (intention === 'past') return { errors: { intendsBy: texts(turn.language).pledges.errors.past } };
      await tx.visitGuest.update({
        where: { id: found.guest.id },
        data: { useful: useful === 'yes', remark },
      });
      await markStale(tx, visitId);
      deps.changed(visitId);
      const told = [after.done, ...(intention ? [promised(intention, turn.language)] : [])].join(' ');
      const response = ephemeral(turn, told);
      return useful === 'yes' && deps.helped ? { response, messages: await deps.helped(tx, turn) } : response;
    },
  });
}

function promised({ dueOn }: Pledge, language: Language): string {
  const { after } = texts(language).visits;
  return dueOn === null ? after.promised : after.promisedBy(weekdayInWords(dueOn, language));
}

/** @returns null: they did not come to it */
async function wasThere(
  tx: Transaction,
  visitId: string,
  personId: string | null,
): Promise<{ visit: Visit; guest: Guest } | null> {
  const visit = await readVisit(tx, visitId);
  const guest = visit && personId !== null ? await readGuest(tx, visitId, personId) : null;
  return visit && guest?.reply === 'coming' && guest.attended !== false ? { visit, guest } : null;
}
