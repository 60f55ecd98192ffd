import { z } from 'zod';
import { audienceOf, staysWithin } from '../../audiences/audience.ts';
import { organisationPlaces } from '../../audiences/members.ts';
import { MOST_DATES } from '../../calendar-files/recurrence.ts';
import { ephemeral } from '../../chat/call.ts';
import type { FormDraft } from '../../chat/form.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import { placeToPrepare } from '../../chat/saying.ts';
import type { CallAnswer, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { SessionKind } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/transaction.ts';
import { PLAN, planSchema } from './actions.ts';
import type { SessionDeps } from './deps.ts';
import { deskCard } from './desk-card.ts';
import { datesPlanned, type Plan, type PlanProblem, REPEATS, ruleOf } from './planning.ts';
import { createSeries, readSeries } from './repository.ts';
import { clockWords, minuteOf } from './words.ts';

export const LONGEST_TITLE = 120;
export const LONGEST_ABOUT = 2_000;
const LONGEST_PLACE = 200;
const LENGTHS = ['30', '45', '60', '90', '120', '180', '240', '480'] as const;
const ROLES_OFFERED = ['ambassador', 'broker', 'procurement_officer', 'counter_contact'] as const;
const KINDS = Object.values(SessionKind);

const valuesSchema = z.object({
  kind: z.enum(SessionKind),
  title: z.string().min(1).max(LONGEST_TITLE),
  about: z.string().max(LONGEST_ABOUT).optional(),
  date: z.iso.date(),
  time: z.string().max(20),
  minutes: z.enum(LENGTHS),
  repeat: z.enum(REPEATS),
  times: z.string().max(20).optional(),
  place: z.string().max(LONGEST_PLACE).optional(),
  link: z.string().max(2_000).optional(),
  organisations: z.array(z.uuid()).default([]),
  roles: z.array(z.enum(ROLES_OFFERED)).default([]),
});
type Values = z.infer<typeof valuesSchema>;

/** The field at which each problem stands. */
const FIELD_OF: Readonly<Record<PlanProblem, string>> = {
  past: 'date',
  nowhere: 'place',
  'no-address': 'place',
  'no-link': 'link',
  'bad-link': 'link',
  'not-a-rule': 'repeat',
  endless: 'times',
  'too-many': 'times',
  'no-dates': 'repeat',
};

/** The form of a new session or series; nobody is invited by it. */
export function planForm(deps: SessionDeps): FormAction<typeof planSchema> {
  return formAction({
    name: PLAN,
    role: 'broker',
    payload: planSchema,
    values: valuesSchema,
    form: (turn, payload, tx) => formOf(deps, turn, tx, payload),
    async submit(turn, { values }, tx) {
      const { sessions } = texts(turn.language);
      const plan = planOf(values);
      if (!('kind' in plan)) return { errors: { [plan.field]: sessions.problems[plan.problem] } };
      const dates = datesPlanned(plan, turn.now);
      if (!Array.isArray(dates)) return { errors: { [FIELD_OF[dates]]: sessions.problems[dates] } };
      const { personId, organisationId, roles } = turn.actor;
      if (personId === null || organisationId === null) return ephemeral(turn, sessions.gone);
      const own = roles.has('network_broker') ? [] : [organisationId];
      const organisations = values.organisations.length > 0 ? values.organisations : own;
      const audience = audienceOf({ organisations, roles: [...values.roles] });
      if (!roles.has('network_broker') && !staysWithin(audience, organisationId))
        return ephemeral(turn, sessions.onlyNetwork);
      const { title, about = null } = values;
      const series = { ...plan, title, about, audience };
      const id = await createSeries(tx, { by: personId, organisationId, series: seriesFields(series), dates });
      return shown(deps, turn, tx, id);
    },
  });
}

function seriesFields({
  kind,
  title,
  about,
  audience,
  rule,
  place,
  link,
}: Plan & { title: string; about: string | null; audience: ReturnType<typeof audienceOf> }) {
  return { kind, title, about, audience, rule, place, link };
}

async function shown(deps: SessionDeps, turn: Turn, tx: Transaction, id: string): Promise<CallAnswer> {
  const { sessions } = texts(turn.language);
  const series = await readSeries(tx, id);
  const { personId } = turn.actor;
  if (!series || personId === null) return ephemeral(turn, sessions.gone);
  const card = await deskCard(tx, deps.gazetteer, { series, now: turn.now, language: turn.language });
  const { isHere, to } = placeToPrepare(turn, personId);
  return {
    response: ephemeral(turn, isHere ? sessions.made : sessions.madeElsewhere),
    messages: [{ to, replies: [card] }],
  };
}

/** @returns the field that is not right, when one is not */
function planOf({
  kind,
  date,
  time,
  minutes,
  repeat,
  times,
  place,
  link,
}: Values): Plan | { field: string; problem: 'time' | 'times' } {
  const minute = minuteOf(time);
  if (minute === null) return { field: 'time', problem: 'time' };
  const many = Number(times ?? (repeat === 'five-a-year' ? '5' : 'NaN'));
  if (repeat !== 'once' && !(Number.isInteger(many) && many >= 2 && many <= MOST_DATES))
    return { field: 'times', problem: 'times' };
  const rule = ruleOf(repeat, date, many);
  return { kind, date, minute, minutes: Number(minutes), rule, place: place ?? null, link: link ?? null };
}

/** What a sentence told already stands in its field. */
function begunWith(told: string | null): { initial?: string } {
  return told === null ? {} : { initial: told };
}

async function formOf(
  deps: SessionDeps,
  turn: Turn,
  tx: Transaction,
  begun: z.infer<typeof planSchema>,
): Promise<FormDraft> {
  const { sessions, people } = texts(turn.language);
  const { fields } = sessions;
  const isNetwork = turn.actor.roles.has('network_broker');
  const all = isNetwork ? await organisationPlaces(tx, deps.gazetteer) : [];
  const organisations = all.slice(0, 100).map(({ id, name }) => ({ value: id, label: name }));
  const choice = (name: string, label: string, options: { value: string; label: string }[], initial: string) =>
    ({ kind: 'choice', name, label, required: true, options, initial }) as const;
  return {
    language: turn.language,
    title: sessions.formTitle,
    fields: [
      choice(
        'kind',
        fields.kind,
        KINDS.map((kind) => ({ value: kind, label: sessions.kinds[kind] })),
        begun.kind ?? 'learning_network',
      ),
      {
        kind: 'line',
        name: 'title',
        label: fields.title,
        required: true,
        maxLength: LONGEST_TITLE,
        ...(begun.begun === '' ? {} : { initial: begun.begun.slice(0, LONGEST_TITLE) }),
      },
      { kind: 'lines', name: 'about', label: fields.about, maxLength: LONGEST_ABOUT, ...begunWith(begun.about) },
      {
        kind: 'date',
        name: 'date',
        label: fields.date,
        required: true,
        ...(begun.date ? { initial: begun.date } : {}),
      },
      {
        kind: 'line',
        name: 'time',
        label: fields.time,
        required: true,
        maxLength: 20,
        ...(begun.minute === null ? {} : { initial: clockWords(begun.minute) }),
      },
      choice(
        'minutes',
        fields.minutes,
        LENGTHS.map((value) => ({ value, label: sessions.lasts(Number(value)) })),
        '120',
      ),
      choice(
        'repeat',
        fields.repeat,
        REPEATS.map((value) => ({ value, label: sessions.repeats[value] })),
        'once',
      ),
      { kind: 'line', name: 'times', label: fields.times, hint: fields.timesHint, maxLength: 20 },
      { kind: 'line', name: 'place', label: fields.place, maxLength: LONGEST_PLACE, ...begunWith(begun.place) },
      { kind: 'line', name: 'link', label: fields.link, ...begunWith(begun.link) },
      ...(organisations.length < 2
        ? []
        : [{ kind: 'choices' as const, name: 'organisations', label: fields.organisations, options: organisations }]),
      {
        kind: 'choices',
        name: 'roles',
        label: fields.roles,
        options: ROLES_OFFERED.map((role) => ({ value: role, label: people.roles[role] })),
      },
    ],
    submitLabel: sessions.preview,
  };
}
