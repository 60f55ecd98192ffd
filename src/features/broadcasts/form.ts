import { z } from 'zod';
import { forgetPicture } from '../../attachments/pictures.ts';
import { type Audience, audienceOf } from '../../audiences/audience.ts';
import { audienceErrors, audienceFields, audienceFrom, audienceValues } from '../../audiences/form.ts';
import { type NameableHere, nameableBy } from '../../audiences/nameable.ts';
import type { Nameable } from '../../audiences/reading.ts';
import { localTimeAt } from '../../calendar/local-time.ts';
import { momentAt } from '../../calendar/moment-said.ts';
import { ephemeral } from '../../chat/call.ts';
import { type FormDraft, type FormField, MOST_OPTIONS } from '../../chat/form.ts';
import { type FormAction, type FormErrors, formAction } from '../../chat/form-action.ts';
import { placeToPrepare } from '../../chat/saying.ts';
import type { CallAnswer, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { WRITE, writeSchema } from './actions.ts';
import { approvalEnded } from './approving.ts';
import { type Channel, openChannels } from './channels.ts';
import type { BroadcastDeps } from './deps.ts';
import { deskCard, deskChanged } from './desk-card.ts';
import { can, isOnlyInChannels, isTheirs } from './life.ts';
import { type Words, wordErrors } from './link.ts';
import {
  type Broadcast,
  type Contents,
  changeContents,
  createBroadcast,
  lockBroadcast,
  readBroadcast,
} from './repository.ts';
import { type ViewDeps, viewOf } from './view.ts';

export const LONGEST_TITLE = 120;
export const LONGEST_MESSAGE = 2_500;
export const LONGEST_ALT = 300;
const LONGEST_LINE = 300;

const line = z.string().max(LONGEST_LINE).optional();
const valuesSchema = z.object({
  title: z.string().min(1).max(LONGEST_TITLE),
  textNl: z.string().max(LONGEST_MESSAGE).optional(),
  textEn: z.string().max(LONGEST_MESSAGE).optional(),
  link: z.string().max(2_000).optional(),
  ...audienceValues,
  urgentReason: line,
  pictureAlt: z.string().max(LONGEST_ALT).optional(),
  picture: z.array(z.literal('picture')).default([]),
  channels: z.array(z.uuid()).default([]),
  only: z.array(z.literal('channels')).default([]),
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
      if (!('broadcastId' in payload))
        return formOf(deps, turn, tx, { begun: payload.begun, audience: await guestsFor(deps, tx, turn, payload) });
      const broadcast = await readBroadcast(tx, payload.broadcastId);
      const problem = problemWith(turn, broadcast, payload.version);
      if (problem !== null || !broadcast) return ephemeral(turn, problem ?? broadcasts.gone);
      return formOf(deps, turn, tx, { broadcast });
    },
    async submit(turn, { payload, values }, tx): Promise<CallAnswer | FormErrors> {
      const { broadcasts } = texts(turn.language);
      const nameable = await nameableBy(deps.gazetteer, turn, tx);
      const errors = errorsIn(turn, values, nameable);
      if (errors) return { errors };
      if (!('broadcastId' in payload)) {
        const begun = await guestsFor(deps, tx, turn, payload);
        return submitNew(deps, turn, tx, contentsFrom(turn, values, nameable, begun));
      }
      const broadcast = await lockBroadcast(tx, payload.broadcastId);
      const problem = problemWith(turn, broadcast, payload.version);
      if (problem !== null || !broadcast || turn.actor.personId === null)
        return ephemeral(turn, broadcast ? withTyped(turn, problem, values, broadcast) : broadcasts.gone);
      const contents = contentsFrom(turn, values, nameable, broadcast.audience);
      const picture = await pictureFrom(tx, values, broadcast);
      await changeContents(tx, broadcast.id, { by: turn.actor.personId, contents: { ...contents, ...picture } });
      return { response: ephemeral(turn, broadcasts.changed), messages: await cardsOf(deps, tx, broadcast) };
    },
  });
}

/** What somebody filled in is not lost where another was before them: they read it back, to copy what they need of it. */
function withTyped(turn: Turn, problem: string | null, values: Values, now: Broadcast): string {
  const { broadcasts } = texts(turn.language);
  if (problem !== broadcasts.changedMeanwhile) return problem ?? broadcasts.gone;
  const typed = (['title', 'textNl', 'textEn'] as const).flatMap((name) =>
    values[name] === undefined || values[name] === now[name] ? [] : [values[name]],
  );
  return typed.length === 0 ? problem : [problem, broadcasts.youFilledIn, ...typed].join('\n\n');
}

/** Whom a message begins with that is begun from the card of a visit: its guests. */
async function guestsFor(
  { visits }: Pick<BroadcastDeps, 'visits'>,
  tx: Transaction,
  turn: Turn,
  begun: { begun: string; guestsOf?: string },
): Promise<Audience | undefined> {
  const visit = begun.guestsOf === undefined ? null : await visits.one(tx, turn, begun.guestsOf);
  return visit === null ? undefined : audienceOf({ guests: { visitId: visit.id, replies: ['coming'] } });
}

/** A picture that is not to go along any more is gone. */
async function pictureFrom(tx: Transaction, values: Values, { pictureId }: Broadcast): Promise<Partial<Contents>> {
  if (pictureId === null) return {};
  if (values.picture.length > 0) return { pictureAlt: values.pictureAlt ?? null };
  await forgetPicture(tx, pictureId);
  return { pictureId: null, pictureAlt: null, pictureUrl: null };
}

async function submitNew(deps: BroadcastDeps, turn: Turn, tx: Transaction, contents: Contents): Promise<CallAnswer> {
  const { broadcasts } = texts(turn.language);
  const { personId, organisationId } = turn.actor;
  if (personId === null || organisationId === null) return ephemeral(turn, broadcasts.gone);
  const id = await createBroadcast(tx, { by: personId, organisationId, contents });
  const made = await readBroadcast(tx, id);
  if (!made) return ephemeral(turn, broadcasts.gone);
  const card = deskCard(await viewOf(tx, deps, made), turn.language);
  const { isHere, to } = placeToPrepare(turn, personId);
  return {
    response: ephemeral(turn, isHere ? broadcasts.made : broadcasts.madeElsewhere),
    messages: [{ to, replies: [card] }],
  };
}

/** All that shows a broadcast, as it is after a change. */
export async function cardsOf(deps: ViewDeps, tx: Transaction, before: Broadcast) {
  const now = await readBroadcast(tx, before.id);
  if (!now) return [];
  const view = await viewOf(tx, deps, now);
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
  const { sendOn, sendAt } = values;
  const at = sendOn === undefined ? null : momentAt(sendOn, sendAt ?? '');
  const errors: Record<string, string | null> = {
    ...wordErrors(wordsOf(values), turn.language),
    ...audienceErrors(values, nameable, broadcasts.errors),
    sendOn: at !== null && at <= turn.now ? broadcasts.errors.past : null,
    sendAt: timeError(turn, values, at),
  };
  const found = Object.entries(errors).flatMap(([name, error]) => (error === null ? [] : [[name, error] as const]));
  return found.length === 0 ? null : Object.fromEntries(found);
}

function wordsOf({ title, textNl, textEn, urgentReason, link }: Values): Words {
  return { title, textNl, textEn, urgentReason, link };
}

function timeError(turn: Turn, { sendOn, sendAt }: Values, at: Date | null): string | null {
  const { errors } = texts(turn.language).broadcasts;
  if (sendOn === undefined) return sendAt === undefined ? null : errors.dayMissing;
  return at === null ? errors.time : null;
}

function contentsFrom(turn: Turn, values: Values, nameable: NameableHere, before?: Contents['audience']): Contents {
  const { title, textNl = null, textEn = null, link = null, urgentReason = null, sendOn, sendAt } = values;
  const audience = audienceFrom(turn.actor, values, nameable, before);
  return {
    title,
    textNl,
    textEn,
    link,
    urgentReason,
    sendAt: sendOn === undefined ? null : momentAt(sendOn, sendAt ?? ''),
    channels: values.channels,
    audience: { ...audience, ...(values.only.length > 0 && values.channels.length > 0 ? { people: [] } : {}) },
  };
}

async function formOf(
  deps: BroadcastDeps,
  turn: Turn,
  tx: Transaction,
  {
    broadcast = null,
    begun = '',
    audience,
  }: { broadcast?: Broadcast | null; begun?: string; audience?: Audience | undefined },
): Promise<FormDraft> {
  const { broadcasts } = texts(turn.language);
  const { fields } = broadcasts;
  const { organisations, departments, kept } = await nameableBy(deps.gazetteer, turn, tx);
  const words = (name: string, label: string, initial: string | null | undefined, hint?: string): FormField => ({
    kind: 'line',
    name,
    label,
    required: false,
    maxLength: LONGEST_LINE,
    ...(initial ? { initial } : {}),
    ...(hint === undefined ? {} : { hint }),
  });
  const message = (name: string, label: string, initial: string | null | undefined, hint?: string): FormField => ({
    kind: 'lines',
    name,
    label,
    required: false,
    maxLength: LONGEST_MESSAGE,
    ...(initial ? { initial } : {}),
    ...(hint === undefined ? {} : { hint }),
  });
  const planned = broadcast?.sendAt ? localTimeAt(broadcast.sendAt) : null;
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
      message('textNl', fields.textNl, broadcast?.textNl ?? begun, fields.textHint),
      message('textEn', fields.textEn, broadcast?.textEn),
      words('link', fields.link, broadcast?.link, fields.linkHint),
      ...audienceFields(
        {
          ...fields,
          places: { label: fields.places, hint: fields.placesHint },
          without: { label: fields.without, hint: fields.withoutHint },
        },
        { organisations, departments, kept, audience: audience ?? besideChannels(broadcast), language: turn.language },
      ),
      ...pictureFields(turn, broadcast),
      ...channelFields(turn, await openChannels(tx, turn.actor.organisationId), broadcast),
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

/** Of a picture that was sent with it: what is on it, and whether it goes along. */
function pictureFields({ language }: Turn, broadcast: Broadcast | null): FormField[] {
  if (!broadcast || broadcast.pictureId === null) return [];
  const { fields } = texts(language).broadcasts.pictures;
  return [
    {
      kind: 'line',
      name: 'pictureAlt',
      label: fields.alt,
      hint: fields.altHint,
      required: false,
      maxLength: LONGEST_ALT,
      ...(broadcast.pictureAlt ? { initial: broadcast.pictureAlt } : {}),
    },
    {
      kind: 'choices',
      name: 'picture',
      label: fields.picture,
      required: false,
      options: [{ value: 'picture', label: fields.keep }],
      initial: ['picture'],
    },
  ];
}

/** That nobody gets it beside the channels is another choice than an empty list. */
function besideChannels(broadcast: Broadcast | null): Audience | undefined {
  if (broadcast === null) return undefined;
  return isOnlyInChannels(broadcast) ? { ...broadcast.audience, people: null } : broadcast.audience;
}

/** The channels that are open, and whether it is for nobody beside them. */
function channelFields({ language }: Turn, open: readonly Channel[], broadcast: Broadcast | null): FormField[] {
  if (open.length === 0) return [];
  const { fields } = texts(language).broadcasts.channels;
  return [
    {
      kind: 'choices',
      name: 'channels',
      label: fields.channels,
      required: false,
      options: open.slice(0, MOST_OPTIONS).map(({ id, name }) => ({ value: id, label: name })),
      initial: broadcast?.channels.filter((id) => open.some((channel) => channel.id === id)) ?? [],
    },
    {
      kind: 'choices',
      name: 'only',
      label: fields.only,
      required: false,
      options: [{ value: 'channels', label: fields.onlyChannels }],
      initial: broadcast && isOnlyInChannels(broadcast) ? ['channels'] : [],
    },
  ];
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
