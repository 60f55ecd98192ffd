import { z } from 'zod';
import { type LocalDate, localTimeAt } from '../../calendar/local-time.ts';
import { type CallResponse, ephemeral } from '../../chat/call.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { noteReactedTo } from '../../nudges/reactions.ts';
import { askAgainOn, changePledge, LONGEST_PLEDGE, makePledge, type Pledge } from '../../pledges/pledges.ts';
import { type DueRead, dueIn } from '../../pledges/when.ts';
import type { Transaction } from '../../store/transaction.ts';
import {
  DONE,
  DROP,
  LATER,
  pledgeName,
  pledgeSchema,
  REOPEN,
  SHARE,
  shareSchema,
  WRITE,
  writeSchema,
} from './actions.ts';
import { pledgeCard } from './card.ts';
import { end, ownPledge, share } from './ending.ts';

/** The buttons and forms of pledges; each looks up whose it is. */
export function pledgeCalls(): CallAction[] {
  return [
    writeForm(),
    laterForm(),
    ending(DONE, 'done', (language) => texts(language).pledges.isDone),
    ending(DROP, 'dropped', (language) => texts(language).pledges.pity),
    ending(REOPEN, 'open', (language) => texts(language).pledges.reopened),
    sharing(),
  ];
}

function ending(name: string, state: Pledge['state'], line: (language: Turn['language']) => string): CallAction {
  return callAction({
    name,
    role: 'colleague',
    payload: pledgeSchema,
    async run(turn, { pledgeId }, tx) {
      const before = await ownPledge(tx, pledgeId, turn.actor.personId);
      if (!before) return ephemeral(turn, texts(turn.language).pledges.gone);
      const { pledge, messages } = await end(tx, before, state, turn.language);
      return redrawn(turn, pledge, ephemeral(turn, line(turn.language)), messages);
    },
  });
}

function sharing(): CallAction {
  return callAction({
    name: SHARE,
    role: 'colleague',
    payload: shareSchema,
    async run(turn, { pledgeId, with: whom }, tx) {
      const { pledges } = texts(turn.language);
      const before = await ownPledge(tx, pledgeId, turn.actor.personId);
      if (before?.state !== 'done') return ephemeral(turn, pledges.gone);
      const done = await share(tx, before, whom === 'nobody' ? null : whom, turn.language);
      if (done === null) return ephemeral(turn, pledges.noBrokers);
      const line = whom === 'nobody' ? pledges.unshared : pledges.shared;
      return redrawn(turn, done.pledge, ephemeral(turn, line), done.messages);
    },
  });
}

/** The card where it stands changes in its place. */
function redrawn(turn: Turn, pledge: Pledge, response: CallResponse, messages: OutgoingMessage[] = []): CallAnswer {
  const { standing: _, ...card } = pledgeCard(pledge, turn.language);
  return { response, messages: [...messages, { to: { card: pledgeName(pledge.id) }, replies: [card] }] };
}

/** A new pledge, or one that is changed. */
function writeForm(): FormAction<typeof writeSchema> {
  return formAction({
    name: WRITE,
    role: 'colleague',
    payload: writeSchema,
    values: z.object({ what: z.string().max(LONGEST_PLEDGE), when: z.string().max(200).optional() }),
    async form(turn, payload, tx) {
      const { pledges } = texts(turn.language);
      const pledge = 'pledgeId' in payload ? await ownPledge(tx, payload.pledgeId, turn.actor.personId) : null;
      if ('pledgeId' in payload && pledge === null) return ephemeral(turn, pledges.gone);
      const what = pledge?.text ?? ('begun' in payload ? payload.begun : '');
      return {
        language: turn.language,
        title: pledge ? pledges.changeTitle : pledges.formTitle,
        fields: [
          {
            kind: 'lines',
            name: 'what',
            label: pledges.fields.what,
            required: true,
            maxLength: LONGEST_PLEDGE,
            ...(what === '' ? {} : { initial: what }),
          },
          {
            kind: 'line',
            name: 'when',
            label: pledges.fields.when,
            hint: pledges.fields.whenHint,
            ...(pledge?.dueOn ? { initial: pledge.dueOn } : {}),
          },
        ],
        submitLabel: pledges.save,
      };
    },
    async submit(turn, { payload, values: { what, when } }, tx) {
      const { pledges } = texts(turn.language);
      const due: DueRead | null = when === undefined ? null : dueIn(when, turn.now);
      if (due !== null && 'problem' in due) return { errors: { when: pledges.errors[due.problem] } };
      const written = { text: what, dueOn: due?.on ?? null };
      return 'begun' in payload
        ? begun(turn, written, tx)
        : changed(turn, { pledgeId: payload.pledgeId, ...written }, tx);
    },
  });
}

interface Written {
  text: string;
  dueOn: LocalDate | null;
}

async function begun(turn: Turn, { text, dueOn }: Written, tx: Transaction): Promise<CallAnswer> {
  const { pledges } = texts(turn.language);
  const { personId } = turn.actor;
  if (personId === null) return ephemeral(turn, pledges.onlyMembers);
  const pledge = await makePledge(tx, { personId, text, dueOn });
  return withCard(turn, pledge, dueOn === null ? pledges.askWhen : pledges.noted);
}

async function changed(
  turn: Turn,
  { pledgeId, text, dueOn }: Written & { pledgeId: string },
  tx: Transaction,
): Promise<CallAnswer> {
  const { pledges } = texts(turn.language);
  const before = await ownPledge(tx, pledgeId, turn.actor.personId);
  if (before === null) return ephemeral(turn, pledges.gone);
  const pledge = await changePledge(tx, before.id, { text, ...(dueOn === before.dueOn ? {} : { dueOn }) });
  return redrawn(turn, pledge, ephemeral(turn, pledges.changed));
}

/** The card comes where it was pressed; only who made it sees it, so elsewhere it comes alone with them. */
function withCard(turn: Turn, pledge: Pledge, line: string): CallAnswer {
  const { conversationId, actor, setting } = turn;
  const here = conversationId !== null && setting === 'direct';
  const to: OutgoingMessage['to'] = here
    ? { conversationId }
    : { personId: actor.personId ?? '', ifUnreachable: 'skip' };
  return { response: ephemeral(turn, line), messages: [{ to, replies: [pledgeCard(pledge, turn.language, line)] }] };
}

/** They want to be asked on another day. */
function laterForm(): FormAction<typeof pledgeSchema> {
  return formAction({
    name: LATER,
    role: 'colleague',
    payload: pledgeSchema,
    values: z.object({ when: z.string().max(200) }),
    async form(turn, { pledgeId }, tx) {
      const { pledges } = texts(turn.language);
      const pledge = await ownPledge(tx, pledgeId, turn.actor.personId);
      if (pledge?.state !== 'open') return ephemeral(turn, pledges.gone);
      return {
        language: turn.language,
        title: pledges.laterTitle,
        fields: [
          { kind: 'line', name: 'when', label: pledges.laterField, hint: pledges.fields.whenHint, required: true },
        ],
        submitLabel: pledges.save,
      };
    },
    async submit(turn, { payload: { pledgeId }, values }, tx) {
      const { pledges } = texts(turn.language);
      const pledge = await ownPledge(tx, pledgeId, turn.actor.personId);
      if (pledge?.state !== 'open') return ephemeral(turn, pledges.gone);
      const due = dueIn(values.when, turn.now);
      if ('problem' in due) return { errors: { when: pledges.errors[due.problem] } };
      if (due.on <= localTimeAt(turn.now).date) return { errors: { when: pledges.errors.past } };
      await noteReactedTo(tx, { personId: pledge.personId, kind: 'pledge', item: pledge.id, reaction: 'answered' });
      return redrawn(turn, await askAgainOn(tx, pledge.id, due.on), ephemeral(turn, pledges.laterOn));
    },
  });
}
