import { audienceFields } from '../../audiences/form.ts';
import type { nameableBy } from '../../audiences/nameable.ts';
import type { FormDraft, FormField } from '../../chat/form.ts';
import type { Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { momentIn, spanIn } from '../../places/times.ts';
import type { Visit } from './repository.ts';

const LONGEST_LINE = 300;

/** The form of a visit, with what is known of it. */
export function writeFormOf(
  { language }: Turn,
  { organisations, departments, kept }: Awaited<ReturnType<typeof nameableBy>>,
  { visit = null, begun = '' }: { visit?: Visit | null; begun?: string },
): FormDraft {
  const { visits } = texts(language);
  const { fields } = visits;
  const line = (name: string, label: string, initial: string | null | undefined, hint?: string): FormField => ({
    kind: 'line',
    name,
    label,
    required: name === 'host' || name === 'capacity',
    maxLength: LONGEST_LINE,
    ...(initial ? { initial } : {}),
    ...(hint === undefined ? {} : { hint }),
  });
  const lines = (name: string, label: string, initial: string | null | undefined, hint?: string): FormField => ({
    kind: 'lines',
    name,
    label,
    required: name === 'times',
    maxLength: 1_000,
    ...(initial ? { initial } : {}),
    ...(hint === undefined ? {} : { hint }),
  });
  return {
    language,
    title: visits.formTitle,
    intro: [{ kind: 'paragraph', text: visits.formIntro }],
    fields: [
      line('host', fields.host, visit?.host ?? begun, fields.hostHint),
      line('hostEmail', fields.hostEmail, visit?.hostEmail, fields.hostEmailHint),
      lines('about', fields.about, visit?.about),
      lines('times', fields.times, visit?.slots.map((slot) => spanIn(language, slot)).join('\n'), fields.timesHint),
      line('address', fields.address, visit?.address, fields.addressHint),
      line('capacity', fields.capacity, visit?.capacity?.toString()),
      line('replyBy', fields.replyBy, visit?.replyBy && momentIn(language, visit.replyBy), fields.replyByHint),
      line('accessibility', fields.accessibility, visit?.accessibility),
      line('carpool', fields.carpool, visit?.carpool),
      line('prepare', fields.prepare, visit?.prepare),
      line('deputy', fields.deputy, visit?.deputy, fields.deputyHint),
      ...audienceFields(
        {
          ...fields,
          places: { label: fields.places, hint: fields.placesHint },
          without: { label: fields.without, hint: fields.withoutHint },
        },
        { organisations, departments, kept, audience: visit?.audience, language },
      ),
    ],
    submitLabel: visits.preview,
  };
}
