import { z } from 'zod';
import type { CallResponse } from '../../chat/call.ts';
import { formAction } from '../../chat/form-action.ts';
import type { Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';
import { keepReason } from './repository.ts';

/** What `feedback.reason` holds, in characters. */
const LONGEST_REASON = 2000;
const TELL_WHY = 'answer.reason';

/** The thanks for a verdict; after "not useful" it asks why, which nobody has to tell. */
export function feedbackThanks(language: Language, asked: { answerId: string } | null): CallResponse {
  const { feedbackThanks: text, tellWhy: label } = texts(language).answers;
  if (asked === null) return { kind: 'ephemeral', language, text };
  const { answerId } = asked;
  return {
    kind: 'ephemeral',
    language,
    text,
    buttons: [{ kind: 'action', label, action: TELL_WHY, payload: { answerId } }],
  };
}

/** Asks why an answer was not useful, and keeps it with the verdict this person gave. */
export function tellWhy() {
  return formAction({
    name: TELL_WHY,
    role: 'colleague',
    payload: z.object({ answerId: z.uuid() }),
    values: z.object({ reason: z.string().max(LONGEST_REASON) }),
    async form({ language }) {
      const { reasonTitle, reasonLabel, reasonHint, reasonSubmit } = texts(language).answers;
      return {
        language,
        title: reasonTitle,
        submitLabel: reasonSubmit,
        fields: [
          {
            kind: 'lines',
            name: 'reason',
            label: reasonLabel,
            hint: reasonHint,
            required: true,
            maxLength: LONGEST_REASON,
          },
        ],
      };
    },
    async submit({ language, actor }, { payload, values }, tx) {
      const kept = await keepReason(tx, { ...payload, personId: actor.personId, reason: values.reason });
      const { reasonThanks, reasonTooLate } = texts(language).answers;
      return { kind: 'ephemeral', language, text: kept ? reasonThanks : reasonTooLate };
    },
  });
}
