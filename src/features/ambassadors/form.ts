import { z } from 'zod';
import { type LocalDate, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import { ephemeral } from '../../chat/call.ts';
import type { FormDraft } from '../../chat/form.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import { shownPrivately } from '../../chat/saying.ts';
import type { Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Vocabulary } from '../../learning-content/library.ts';
import { JOIN, joinSchema, noneSchema, REST, type Wishes } from './actions.ts';
import type { AmbassadorDeps } from './deps.ts';
import { join, memberIn } from './joining.ts';
import { HOURS, hoursOf, restKept } from './own-card.ts';
import { PACES } from './pace.ts';
import { type RestMeant, restUntil } from './pause-words.ts';
import { type Ambassador, activeAmbassador, noteReaction, readAmbassador, USUAL } from './repository.ts';
import { keepRest } from './resting.ts';
import { SCHOOL_REGIONS } from './school-holidays.ts';
import { ownReply } from './view.ts';
import { chosenBy } from './wishes.ts';

const joinValues = z.object({
  pace: z.enum(PACES),
  themes: z.array(z.string()).default([]),
  department: z.string().optional(),
  days: z.array(z.string()).default([]),
  hours: z.enum(['any', 'morning', 'afternoon']).default('any'),
  school: z.enum(['none', ...SCHOOL_REGIONS]).default('none'),
});

/** To become one, and to choose otherwise. */
export function joinForm(deps: AmbassadorDeps): FormAction<typeof joinSchema> {
  return formAction({
    name: JOIN,
    role: 'colleague',
    payload: joinSchema,
    values: joinValues,
    async form(turn, { wishes }, tx) {
      const member = memberIn(turn.actor);
      if (!member) return ephemeral(turn, texts(turn.language).ambassadors.onlyMembers);
      const { vocabulary } = await deps.content();
      return joinDraft(turn, vocabulary, await readAmbassador(tx, member.personId), wishes);
    },
    async submit(turn, { values }, tx) {
      const { ambassadors } = texts(turn.language);
      const { vocabulary } = await deps.content();
      const days = values.days
        .map(Number)
        .filter((day) => day >= 0 && day <= 4)
        .sort();
      if (days.length === 0) return { errors: { days: ambassadors.errors.days } };
      const isNew = await join(tx, turn.actor, {
        pace: values.pace,
        themes: values.themes.filter((id) => vocabulary.themes[id]),
        department:
          values.department !== undefined && vocabulary.departments[values.department] ? values.department : null,
        days,
        ...HOURS[values.hours],
        schoolRegion: values.school === 'none' ? null : values.school,
      });
      const line = isNew ? ambassadors.joined : ambassadors.changed;
      const reply = await ownReply(deps, tx, turn, { line, example: isNew });
      return shownPrivately(turn, line, reply);
    },
  });
}

function joinDraft(turn: Turn, vocabulary: Vocabulary, ambassador: Ambassador | null, wishes: Wishes): FormDraft {
  const { ambassadors } = texts(turn.language);
  const { fields } = ambassadors;
  const chosen = { ...(ambassador ?? USUAL), ...chosenBy(wishes) };
  const options = (names: Vocabulary['themes']) =>
    Object.entries(names).map(([value, name]) => ({ value, label: name[turn.language] }));
  return {
    language: turn.language,
    title: ambassadors.joinTitle,
    intro: [{ kind: 'paragraph', text: ambassadors.joinIntro }],
    fields: [
      {
        kind: 'choice',
        name: 'pace',
        label: fields.pace,
        required: true,
        options: PACES.map((value) => ({ value, label: ambassadors.paces[value] })),
        initial: chosen.pace,
      },
      {
        kind: 'choices',
        name: 'themes',
        label: fields.themes,
        options: options(vocabulary.themes),
        initial: chosen.themes,
      },
      {
        kind: 'choice',
        name: 'department',
        label: fields.department,
        options: options(vocabulary.departments),
        ...(chosen.department === null ? {} : { initial: chosen.department }),
      },
      {
        kind: 'choices',
        name: 'days',
        label: fields.days,
        required: true,
        options: ambassadors.days.map((label, day) => ({ value: String(day), label })),
        initial: chosen.days.map(String),
      },
      {
        kind: 'choice',
        name: 'hours',
        label: fields.hours,
        options: (['any', 'morning', 'afternoon'] as const).map((value) => ({
          value,
          label: ambassadors.hours[value],
        })),
        initial: hoursOf(chosen),
      },
      {
        kind: 'choice',
        name: 'school',
        label: fields.school,
        options: (['none', ...SCHOOL_REGIONS] as const).map((value) => ({
          value,
          label: ambassadors.schoolRegions[value],
        })),
        initial: chosen.schoolRegion ?? 'none',
      },
    ],
    submitLabel: ambassadors.save,
  };
}

const restSchema = z.object({
  how: z.enum(['week', 'fortnight', 'month', 'date']),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});
const REST_DAYS = { week: 7, fortnight: 14, month: 30 } as const;

/** To rest for a while. */
export function restForm(deps: AmbassadorDeps): FormAction<typeof noneSchema> {
  return formAction({
    name: REST,
    role: 'colleague',
    payload: noneSchema,
    values: restSchema,
    async form(turn, _payload, tx) {
      const { ambassadors } = texts(turn.language);
      if (!(await activeAmbassador(tx, turn.actor))) return ephemeral(turn, ambassadors.wasNotOne);
      return {
        language: turn.language,
        title: ambassadors.restTitle,
        fields: [
          {
            kind: 'choice',
            name: 'how',
            label: ambassadors.restFields.how,
            required: true,
            options: (['week', 'fortnight', 'month', 'date'] as const).map((value) => ({
              value,
              label: ambassadors.restFor[value],
            })),
            initial: 'week',
          },
          { kind: 'date', name: 'until', label: ambassadors.restFields.until },
          { kind: 'date', name: 'from', label: ambassadors.restFields.from },
        ],
        submitLabel: ambassadors.save,
      };
    },
    async submit(turn, { values }, tx) {
      const { ambassadors } = texts(turn.language);
      const ambassador = await activeAmbassador(tx, turn.actor);
      if (!ambassador) return ephemeral(turn, ambassadors.wasNotOne);
      const { personId } = ambassador;
      const today = localTimeAt(turn.now).date;
      const meant = chosenRest(values, today);
      const kept = 'problem' in meant ? meant : await keepRest(tx, ambassador, meant, today);
      if ('problem' in kept) return { errors: { until: ambassadors.restProblems[kept.problem] } };
      await noteReaction(tx, personId);
      const line = restKept(kept, turn.language);
      const reply = await ownReply(deps, tx, turn, { line });
      return shownPrivately(turn, line, reply);
    },
  });
}

/** The last day they chose is still a day of rest. */
function chosenRest({ how, from, until }: z.infer<typeof restSchema>, today: LocalDate): RestMeant {
  const first = from !== undefined && from > today ? from : today;
  if (how !== 'date') return restUntil(plusDays(first, REST_DAYS[how]), today, first);
  if (until === undefined) return { problem: 'when' };
  return until < first ? { problem: 'past' } : restUntil(plusDays(until, 1), today, first);
}
