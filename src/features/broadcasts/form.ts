import { z } from 'zod';
import { type Audience, audienceOf } from '../../audiences/audience.ts';
import { nameableBy } from '../../audiences/nameable.ts';
import { isEmpty, kindsIn, type Nameable } from '../../audiences/reading.ts';
import { namesOf } from '../../audiences/words.ts';
import { localTimeAt } from '../../calendar/local-time.ts';
import { notice } from '../../chat/call.ts';
import type { FormDraft, FormField } from '../../chat/form.ts';
import { type FormAction, type FormErrors, formAction } from '../../chat/form-action.ts';
import type { CallAnswer, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { WRITE, writeSchema } from './actions.ts';
import { approvalEnded } from './approving.ts';
import type { BroadcastDeps } from './deps.ts';
import { deskCard, deskChanged } from './desk-card.ts';
import { can, isTheirs } from './life.ts';
import { problemWithLink } from './link.ts';
import { momentAt } from './moment.ts';
import {
  type Broadcast,
  type Contents,
  changeContents,
  createBroadcast,
  lockBroadcast,
  readBroadcast,
} from './repository.ts';
import { viewOf } from './view.ts';

export const LONGEST_TITLE = 120;
export const LONGEST_MESSAGE = 2_500;
const LONGEST_LINE = 300;
const ROLES_OFFERED = ['ambassador', 'broker', 'procurement_officer', 'counter_contact', 'administrator'] as const;

const line = z.string().max(LONGEST_LINE).optional();
const valuesSchema = z.object({
  title: z.string().min(1).max(LONGEST_TITLE),
  textNl: z.string().max(LONGEST_MESSAGE).optional(),
  textEn: z.string().max(LONGEST_MESSAGE).optional(),
  link: z.string().max(2_000).optional(),
  organisations: z.array(z.uuid()).default([]),
  roles: z.array(z.enum(ROLES_OFFERED)).default([]),
  departments: z.array(z.string()).default([]),
  places: line,
  without: line,
  urgentReason: line,
  sendOn: z.iso.date().optional(),
  sendAt: z.string().max(20).optional(),
});
type Values = z.infer<typeof valuesSchema>;

/** The form of a new broadcast, and of one that did not go out yet. */
export function writeForm(deps: BroadcastDeps): FormAction<typeof writeSchema> {
  return formAction({
    name: WRITE,
    role: 'broker',
    payload: writeSchema,
    values: valuesSchema,
    async form(turn, payload, tx) {
      const { broadcasts } = texts(turn.language);
      if (!('broadcastId' in payload)) return formOf(deps, turn, tx, { begun: payload.begun });
      const broadcast = await readBroadcast(tx, payload.broadcastId);
      const problem = problemWith(turn, broadcast, payload.version);
      if (problem !== null || !broadcast) return notice(turn, problem ?? broadcasts.gone);
      return formOf(deps, turn, tx, { broadcast });
    },
    async submit(turn, { payload, values }, tx): Promise<CallAnswer | FormErrors> {
      const { broadcasts } = texts(turn.language);
      const nameable = await nameableBy(deps.gazetteer, turn, tx);
      const errors = errorsIn(turn, values, nameable);
      if (errors) return { errors };
      const contents = contentsFrom(turn, values, nameable);
      if (!('broadcastId' in payload)) return submitNew(deps, turn, tx, contents);
      const broadcast = await lockBroadcast(tx, payload.broadcastId);
      const problem = problemWith(turn, broadcast, payload.version);
      if (problem !== null || !broadcast || turn.actor.personId === null)
        return notice(turn, problem ?? broadcasts.gone);
      await changeContents(tx, broadcast.id, { by: turn.actor.personId, contents });
      return { response: notice(turn, broadcasts.changed), messages: await cardsOf(deps, tx, broadcast) };
    },
  });
}

async function submitNew(deps: BroadcastDeps, turn: Turn, tx: Transaction, contents: Contents): Promise<CallAnswer> {
  const { broadcasts } = texts(turn.language);
  const { personId, organisationId } = turn.actor;
  if (personId === null || organisationId === null) return notice(turn, broadcasts.gone);
  const id = await createBroadcast(tx, { by: personId, organisationId, contents });
  const made = await readBroadcast(tx, id);
  if (!made) return notice(turn, broadcasts.gone);
  const card = deskCard(await viewOf(tx, deps.gazetteer, made), turn.language);
  // Where others read along, what a broker prepares is not theirs to see.
  const isAlone = turn.setting === 'direct' && turn.conversationId !== null;
  const to =
    isAlone && turn.conversationId !== null
      ? { conversationId: turn.conversationId }
      : { personId, ifUnreachable: 'fail' as const };
  return {
    response: notice(turn, isAlone ? broadcasts.made : broadcasts.madeElsewhere),
    messages: [{ to, replies: [card] }],
  };
}

/** All that shows a broadcast, as it is after a change. */
export async function cardsOf(deps: BroadcastDeps, tx: Transaction, before: Broadcast) {
  const now = await readBroadcast(tx, before.id);
  if (!now) return [];
  const view = await viewOf(tx, deps.gazetteer, now);
  return [
    ...deskChanged(view),
    ...(before.state === 'awaiting_approval' && now.state !== before.state ? approvalEnded(view) : []),
  ];
}

/** Why somebody cannot change it; null: they can. @param version as they had it before them */
export function problemWith(turn: Turn, broadcast: Broadcast | null, version: number): string | null {
  const { broadcasts } = texts(turn.language);
  if (!broadcast || !isTheirs(turn.actor, broadcast)) return broadcasts.gone;
  if (!can('edit', broadcast)) return broadcasts.wentOut;
  return broadcast.version === version ? null : broadcasts.changedMeanwhile;
}

function errorsIn(turn: Turn, values: Values, nameable: Nameable): Record<string, string> | null {
  const { broadcasts } = texts(turn.language);
  const { textNl, textEn, link, places, without, sendOn, sendAt } = values;
  const problem = link === undefined ? null : problemWithLink(link);
  const at = sendOn === undefined ? null : momentAt(sendOn, sendAt ?? '');
  const errors: Record<string, string | null> = {
    textNl: (textNl ?? textEn) === undefined ? broadcasts.errors.noText : null,
    link: problem === null ? null : broadcasts.errors.link[problem],
    places: places !== undefined && kindsIn(places, nameable).places.length === 0 ? broadcasts.errors.places : null,
    without: without !== undefined && isEmpty(kindsIn(without, nameable)) ? broadcasts.errors.without : null,
    sendOn: at !== null && at <= turn.now ? broadcasts.errors.past : null,
    sendAt: timeError(turn, values, at),
  };
  const found = Object.entries(errors).flatMap(([name, error]) => (error === null ? [] : [[name, error] as const]));
  return found.length === 0 ? null : Object.fromEntries(found);
}

function timeError(turn: Turn, { sendOn, sendAt }: Values, at: Date | null): string | null {
  const { errors } = texts(turn.language).broadcasts;
  if (sendOn === undefined) return sendAt === undefined ? null : errors.dayMissing;
  return at === null ? errors.time : null;
}

function contentsFrom(turn: Turn, values: Values, nameable: Nameable): Contents {
  const { title, textNl = null, textEn = null, link = null, urgentReason = null, sendOn, sendAt } = values;
  return {
    title,
    textNl,
    textEn,
    link,
    urgentReason,
    sendAt: sendOn === undefined ? null : momentAt(sendOn, sendAt ?? ''),
    audience: audienceFrom(turn, values, nameable),
  };
}

function audienceFrom({ actor }: Turn, values: Values, nameable: Nameable): Audience {
  const { organisations, roles, departments, places = '', without = '' } = values;
  const own = actor.organisationId === null || actor.roles.has('network_broker') ? [] : [actor.organisationId];
  return audienceOf({
    organisations: organisations.length > 0 ? organisations : own,
    roles: [...roles],
    departments,
    places: kindsIn(places, nameable).places,
    without: kindsIn(without, nameable),
  });
}

async function formOf(
  deps: BroadcastDeps,
  turn: Turn,
  tx: Transaction,
  { broadcast = null, begun = '' }: { broadcast?: Broadcast | null; begun?: string },
): Promise<FormDraft> {
  const { broadcasts, people } = texts(turn.language);
  const { fields } = broadcasts;
  const { organisations, departments } = await nameableBy(deps.gazetteer, turn, tx);
  const audience = broadcast?.audience;
  const words = (name: string, label: string, initial: string | null | undefined, hint?: string): FormField => ({
    kind: 'line',
    name,
    label,
    required: false,
    maxLength: LONGEST_LINE,
    ...(initial ? { initial } : {}),
    ...(hint === undefined ? {} : { hint }),
  });
  const message = (name: string, label: string, initial: string | null | undefined): FormField => ({
    kind: 'lines',
    name,
    label,
    required: false,
    maxLength: LONGEST_MESSAGE,
    ...(initial ? { initial } : {}),
  });
  const choices = (
    name: string,
    label: string,
    options: { value: string; label: string }[],
    initial: readonly string[],
  ): FormField[] =>
    options.length === 0 ? [] : [{ kind: 'choices', name, label, required: false, options, initial: [...initial] }];
  const planned = broadcast?.sendAt ? localTimeAt(broadcast.sendAt) : null;
  const without =
    audience === undefined
      ? ''
      : Object.values(namesOf(audience.without, organisations, turn.language))
          .flat()
          .join(', ');
  return {
    language: turn.language,
    title: broadcasts.formTitle,
    intro: [{ kind: 'paragraph', text: broadcasts.formIntro }],
    fields: [
      {
        kind: 'line',
        name: 'title',
        label: fields.title,
        required: true,
        maxLength: LONGEST_TITLE,
        ...(broadcast?.title ? { initial: broadcast.title } : {}),
      },
      message('textNl', fields.textNl, broadcast?.textNl ?? begun),
      message('textEn', fields.textEn, broadcast?.textEn),
      words('link', fields.link, broadcast?.link, fields.linkHint),
      ...choices(
        'organisations',
        fields.organisations,
        organisations.length < 2 ? [] : organisations.slice(0, 100).map(({ id, name }) => ({ value: id, label: name })),
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
      words('places', fields.places, audience?.places.map(({ name }) => name).join(', '), fields.placesHint),
      words('without', fields.without, without, fields.withoutHint),
      words('urgentReason', fields.urgent, broadcast?.urgentReason, fields.urgentHint),
      {
        kind: 'date',
        name: 'sendOn',
        label: fields.sendOn,
        required: false,
        ...(planned ? { initial: planned.date } : {}),
      },
      {
        kind: 'line',
        name: 'sendAt',
        label: fields.sendAt,
        required: false,
        maxLength: 20,
        ...(planned ? { initial: clock(planned.minute) } : {}),
      },
    ],
    submitLabel: broadcasts.preview,
  };
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
