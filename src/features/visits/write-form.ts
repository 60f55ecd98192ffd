import type { nameableBy } from '../../audiences/nameable.ts';
import { namesOf } from '../../audiences/words.ts';
import type { FormDraft, FormField } from '../../chat/form.ts';
import type { Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Visit } from './repository.ts';
import { momentIn, spanIn } from './times.ts';

export const ROLES_OFFERED = [
  'ambassador',
  'broker',
  'procurement_officer',
  'counter_contact',
  'administrator',
] as const;

const LONGEST_LINE = 300;
const MOST_OPTIONS = 100;

/** The form of a visit, with what is known of it. */
export function writeFormOf(
  { language }: Turn,
  { organisations, departments }: Awaited<ReturnType<typeof nameableBy>>,
  { visit = null, begun = '' }: { visit?: Visit | null; begun?: string },
): FormDraft {
  const { visits, people } = texts(language);
  const { fields } = visits;
  const audience = visit?.audience;
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
  const choices = (
    name: string,
    label: string,
    options: { value: string; label: string }[],
    initial: readonly string[],
  ): FormField[] =>
    options.length === 0
      ? []
      : [
          {
            kind: 'choices',
            name,
            label,
            required: false,
            options: options.slice(0, MOST_OPTIONS),
            initial: [...initial],
          },
        ];
  const without =
    audience === undefined
      ? ''
      : Object.values(namesOf(audience.without, organisations, language))
          .flat()
          .join(', ');
  return {
    language,
    title: visits.formTitle,
    intro: [{ kind: 'paragraph', text: visits.formIntro }],
    fields: [
      line('host', fields.host, visit?.host ?? begun, fields.hostHint),
      lines('about', fields.about, visit?.about),
      lines('times', fields.times, visit?.slots.map((slot) => spanIn(language, slot)).join('\n'), fields.timesHint),
      line('address', fields.address, visit?.address, fields.addressHint),
      line('capacity', fields.capacity, visit?.capacity?.toString()),
      line('replyBy', fields.replyBy, visit?.replyBy && momentIn(language, visit.replyBy), fields.replyByHint),
      line('accessibility', fields.accessibility, visit?.accessibility),
      line('carpool', fields.carpool, visit?.carpool),
      line('prepare', fields.prepare, visit?.prepare),
      line('deputy', fields.deputy, visit?.deputy, fields.deputyHint),
      ...choices(
        'organisations',
        fields.organisations,
        organisations.length < 2 ? [] : organisations.map(({ id, name }) => ({ value: id, label: name })),
        audience?.organisations ?? [],
      ),
      ...choices(
        'roles',
        fields.roles,
        ROLES_OFFERED.map((role) => ({ value: role, label: people.roles[role] })),
        audience?.roles ?? [],
      ),
      ...choices(
        'departments',
        fields.departments,
        departments.filter((name) => name.length <= 100).map((name) => ({ value: name, label: name })),
        audience?.departments ?? [],
      ),
      line('places', fields.places, audience?.places.map(({ name }) => name).join(', '), fields.placesHint),
      line('without', fields.without, without, fields.withoutHint),
    ],
    submitLabel: visits.preview,
  };
}
