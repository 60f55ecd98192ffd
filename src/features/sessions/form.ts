import { z } from 'zod';
import { type Audience, audienceOf, mayReach } from '../../audiences/audience.ts';
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
import { isTheirs, theirs } from './broker-calls.ts';
import { capacityIn } from './capacity.ts';
import type { SessionDeps } from './deps.ts';
import { deskCard } from './desk-card.ts';
import { beginDraft, everybodyOf, redraw, sketchOf } from './drafting.ts';
import { REPEATS } from './planning.ts';
import { readSeries, type Series } from './repository.ts';
import { type Lack, LONGEST, plannedBy, type Sketch, sketchSchema } from './sketch.ts';
import { begunIn } from './sketch-said.ts';
import { clockWords, minuteOf } from './words.ts';

const LENGTHS = [30, 45, 60, 90, 120, 180, 240, 480];
const ROLES_OFFERED = ['ambassador', 'broker', 'procurement_officer', 'counter_contact'] as const;
const KINDS = Object.values(SessionKind);

const valuesSchema = z.object({
  kind: z.enum(SessionKind),
  title: z.string().min(1).max(LONGEST.title),
  about: z.string().max(LONGEST.about).optional(),
  date: z.iso.date(),
  time: z.string().max(20),
  minutes: z.string().regex(/^\d{1,4}$/),
  repeat: z.enum([...REPEATS, 'own']),
  times: z.string().max(20).optional(),
  place: z.string().max(LONGEST.place).optional(),
  link: z.string().max(LONGEST.link).optional(),
  capacity: z.string().max(20).optional(),
  organisations: z.array(z.uuid()).default([]),
  roles: z.array(z.enum(ROLES_OFFERED)).default([]),
});
type Values = z.infer<typeof valuesSchema>;

/** The field at which each problem stands. */
const FIELD_OF: Readonly<Record<Lack, string>> = {
  date: 'date',
  dates: 'repeat',
  time: 'time',
  times: 'times',
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
    async submit(turn, { payload, values }, tx) {
      const { sessions } = texts(turn.language);
      const before = payload.seriesId === null ? null : await theirs(turn, tx, payload.seriesId, ['draft']);
      if (typeof before === 'string') return ephemeral(turn, before);
      const filled = filledIn(values, (await begunBy(deps, turn, tx, payload)).begun);
      if ('problem' in filled) return { errors: { [filled.field]: sessions.problems[filled.problem] } };
      const planned = plannedBy(filled, turn.now);
      if (typeof planned === 'string') return { errors: { [FIELD_OF[planned]]: sessions.lacks[planned] } };
      const audience = audienceChosen(turn, values, before?.audience ?? null);
      return kept(deps, turn, tx, { before, sketch: filled, audience });
    },
  });
}

/** What was filled in is the draft from now on, or a new one. */
async function kept(
  deps: SessionDeps,
  turn: Turn,
  tx: Transaction,
  { before, sketch, audience }: { before: Series | null; sketch: Sketch; audience: Audience },
): Promise<CallAnswer> {
  const { sessions } = texts(turn.language);
  const { personId: by, organisationId } = turn.actor;
  if (by === null || organisationId === null) return ephemeral(turn, sessions.gone);
  if (!mayReach(turn.actor, audience)) return ephemeral(turn, sessions.onlyNetwork);
  const drawn = { sketch, audience, now: turn.now, language: turn.language };
  if (before === null) return shown(deps, turn, tx, await beginDraft(tx, { by, organisationId }, drawn));
  await redraw(tx, before.id, drawn);
  return shown(deps, turn, tx, before.id);
}

const NOTHING = sketchSchema.parse({});

/** Whom it is for: as it was said, where nothing else was chosen. */
function audienceChosen(turn: Turn, { organisations, roles }: Values, before: Audience | null): Audience {
  const everybody = everybodyOf(turn);
  const isAsItWas = before !== null && isSame(roles, before.roles) && isSame(organisations, offeredOf(turn, before));
  if (isAsItWas) return before;
  return audienceOf({ organisations: organisations.length > 0 ? organisations : everybody.organisations, roles });
}

/** Which organisations stand chosen in the form. */
function offeredOf({ actor }: Turn, { organisations }: Audience): readonly string[] {
  return actor.roles.has('network_broker') ? organisations : [];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
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

/** What was filled in, or the field that is not right. */
function filledIn(
  { kind, title, about, date, time, minutes, repeat, times, place, link, capacity: typed }: Values,
  { months, rule, dates: listed }: Sketch,
): Sketch | { field: string; problem: 'time' | 'times' | 'capacity' } {
  const minute = minuteOf(time);
  if (minute === null) return { field: 'time', problem: 'time' };
  const many = Number(times ?? (repeat === 'five-a-year' ? '5' : 'NaN'));
  if (repeat !== 'once' && !(Number.isInteger(many) && many >= 2 && many <= MOST_DATES))
    return { field: 'times', problem: 'times' };
  const capacity = capacityIn(typed);
  if (capacity === undefined) return { field: 'capacity', problem: 'capacity' };
  // Dates that were counted out stay as they are, but for the first.
  const dates = repeat === 'own' ? listed.map((one, at) => (at === 0 ? { ...one, date } : one)) : [];
  return sketchSchema.parse({
    dates,
    ...{ kind, title, about: about ?? null, date, minute, minutes: Number(minutes), repeat, months, rule },
    ...{ times: repeat === 'once' ? null : many, place: place ?? null, link: link ?? null, capacity },
  });
}

/** What a sentence told already stands in its field. */
function begunWith(told: string | null): { initial?: string } {
  return told === null ? {} : { initial: told };
}

/** What was planned without a title is called what it is: "Leernetwerk". */
function nameOf({ language }: Turn, kind: SessionKind | null): string | null {
  return kind === null ? null : texts(language).sessions.kinds[kind];
}

/** What the form begins with: the draft as it was told, or what stood behind the command. */
async function begunBy(
  { gazetteer }: SessionDeps,
  turn: Turn,
  tx: Transaction,
  { seriesId, begun }: z.infer<typeof planSchema>,
): Promise<{ series: Series | null; begun: Sketch }> {
  const series = seriesId === null ? null : await readSeries(tx, seriesId);
  if (series && isTheirs(turn.actor, series)) return { series, begun: sketchOf(series) };
  const told = begunIn(begun, NOTHING, { now: turn.now, language: turn.language, gazetteer });
  const title = told.title ?? (begun === '' || told.kind !== null ? null : begun.slice(0, LONGEST.title));
  return { series: null, begun: { ...told, title } };
}

/** The lengths on offer, with the one that was said. */
function lengthsWith(minutes: number): number[] {
  return [...new Set([...LENGTHS, minutes])].toSorted((one, other) => one - other);
}

async function formOf(
  deps: SessionDeps,
  turn: Turn,
  tx: Transaction,
  payload: z.infer<typeof planSchema>,
): Promise<FormDraft> {
  const { series, begun } = await begunBy(deps, turn, tx, payload);
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
        maxLength: LONGEST.title,
        ...begunWith(begun.title ?? nameOf(turn, begun.kind)),
      },
      { kind: 'lines', name: 'about', label: fields.about, maxLength: LONGEST.about, ...begunWith(begun.about) },
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
        lengthsWith(begun.minutes).map((value) => ({ value: String(value), label: sessions.lasts(value) })),
        String(begun.minutes),
      ),
      choice(
        'repeat',
        fields.repeat,
        [...REPEATS, ...(begun.repeat === 'own' ? (['own'] as const) : [])].map((value) => ({
          value,
          label: sessions.repeats[value],
        })),
        begun.repeat,
      ),
      {
        kind: 'line',
        name: 'times',
        label: fields.times,
        hint: fields.timesHint,
        maxLength: 20,
        ...begunWith(begun.times === null ? null : String(begun.times)),
      },
      { kind: 'line', name: 'place', label: fields.place, maxLength: LONGEST.place, ...begunWith(begun.place) },
      { kind: 'line', name: 'link', label: fields.link, ...begunWith(begun.link) },
      {
        kind: 'line',
        name: 'capacity',
        label: fields.capacity,
        maxLength: 20,
        ...begunWith(begun.capacity === null ? null : String(begun.capacity)),
      },
      ...(organisations.length < 2
        ? []
        : [
            {
              kind: 'choices' as const,
              name: 'organisations',
              label: fields.organisations,
              options: organisations,
              initial: [...offeredOf(turn, series?.audience ?? audienceOf({}))],
            },
          ]),
      {
        kind: 'choices',
        name: 'roles',
        label: fields.roles,
        options: ROLES_OFFERED.map((role) => ({ value: role, label: people.roles[role] })),
        initial: ROLES_OFFERED.filter((role) => series?.audience.roles.includes(role) === true),
      },
    ],
    submitLabel: sessions.preview,
  };
}
