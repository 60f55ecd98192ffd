import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { formAction } from '../../chat/form-action.ts';
import { paragraph } from '../../chat/reply.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { queueForMany } from '../../delivery/fan-out.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import { whoHadTheirShare } from '../../delivery/unasked.ts';
import { texts } from '../../i18n/texts.ts';
import { issueTicket, TICKET_MINUTES } from '../../people/download-tickets.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import {
  broadcastSchema,
  CORRECT,
  PAUSE,
  RECALL,
  REMIND,
  RESULTS,
  RESUME,
  reminderName,
  STOP,
  versionSchema,
  WHO,
} from './actions.ts';
import { channelsOf } from './channels.ts';
import type { BroadcastDeps } from './deps.ts';
import { audited } from './draft-calls.ts';
import { cardsOf, LONGEST_MESSAGE, LONGEST_TITLE } from './form.ts';
import { can, type Doing, isTheirs, maySayIt } from './life.ts';
import { wordErrors } from './link.ts';
import { reminderMessage } from './message.ts';
import { isUnasked, purposeOf } from './purpose.ts';
import { notSeenBy } from './recipients.ts';
import { type Broadcast, lockBroadcast, readBroadcast } from './repository.ts';
import { changeEverywhere, pauseBroadcast, recallBroadcast, resumeBroadcast, stopBroadcast } from './steering.ts';
import { RESULTS_PATH, resultsTicket } from './ticket.ts';
import { daysOfNames, whoGotIt } from './who.ts';

/** What a broker does with a broadcast that is going out, or went. */
export function runningCalls(deps: BroadcastDeps): CallAction[] {
  return [pause(deps), resume(deps), stop(deps), correct(deps), recall(deps), remind(deps), who(deps), results(deps)];
}

/** The broadcast, locked, or why nothing can be done with it. */
async function theirs(turn: Turn, tx: Transaction, id: string, doing: Doing): Promise<Broadcast | string> {
  const { broadcasts } = texts(turn.language);
  const broadcast = await lockBroadcast(tx, id);
  if (!broadcast || !isTheirs(turn.actor, broadcast)) return broadcasts.gone;
  return can(doing, broadcast) ? broadcast : broadcasts.notNow(broadcasts.states[broadcast.state](broadcast.number));
}

/** The same where people read something by it: as with sending it, beyond one's own organisation only a network broker does. */
async function theirsToSay(
  turn: Turn,
  tx: Transaction,
  id: string,
  doing: 'correct' | 'remind',
): Promise<Broadcast | string> {
  const broadcast = await theirs(turn, tx, id, doing);
  if (typeof broadcast === 'string') return broadcast;
  // Nobody is reminded in a channel.
  const channels = doing === 'remind' ? [] : await channelsOf(tx, broadcast);
  return maySayIt(turn.actor, broadcast, channels) ? broadcast : texts(turn.language).broadcasts.onlyNetwork;
}

function pause(deps: BroadcastDeps): CallAction {
  return atOnce(deps, {
    name: PAUSE,
    doing: 'pause',
    act: pauseBroadcast,
    audit: 'broadcast.paused',
    done: ({ broadcasts }) => broadcasts.paused,
  });
}

function resume(deps: BroadcastDeps): CallAction {
  return atOnce(deps, {
    name: RESUME,
    doing: 'resume',
    act: resumeBroadcast,
    audit: 'broadcast.resumed',
    done: ({ broadcasts }) => broadcasts.resumed,
  });
}

/** What is done by one press, since another press undoes it. */
function atOnce(
  deps: BroadcastDeps,
  options: {
    name: string;
    doing: Doing;
    act(tx: Transaction, broadcast: Broadcast): Promise<void>;
    audit: Parameters<typeof audited>[3];
    done(catalogue: ReturnType<typeof texts>): string;
  },
): CallAction {
  const { name, doing, act, audit, done } = options;
  return callAction({
    name,
    role: 'broker',
    payload: broadcastSchema,
    async run(turn, { broadcastId }, tx) {
      const broadcast = await theirs(turn, tx, broadcastId, doing);
      if (typeof broadcast === 'string') return ephemeral(turn, broadcast);
      await act(tx, broadcast);
      await audited(tx, turn, broadcast, audit);
      return { response: ephemeral(turn, done(texts(turn.language))), messages: await cardsOf(deps, tx, broadcast) };
    },
  });
}

function stop(deps: BroadcastDeps): CallAction {
  return confirmed(deps, {
    name: STOP,
    doing: 'stop',
    words: ({ broadcasts }) => ({ title: broadcasts.buttons.stop, ask: broadcasts.stopAsk, done: broadcasts.stopped }),
    async act(tx, turn, broadcast) {
      await stopBroadcast(tx, broadcast);
      await audited(tx, turn, broadcast, 'broadcast.stopped');
    },
  });
}

function recall(deps: BroadcastDeps): CallAction {
  return confirmed(deps, {
    name: RECALL,
    doing: 'recall',
    words: ({ broadcasts }) => ({
      title: broadcasts.buttons.recall,
      ask: broadcasts.recallAsk,
      done: broadcasts.recalled,
    }),
    async act(tx, turn, broadcast) {
      await recallBroadcast(tx, broadcast);
      await audited(tx, turn, broadcast, 'broadcast.recalled');
    },
  });
}

/** Something that cannot be undone is asked once more. */
function confirmed(
  deps: BroadcastDeps,
  definition: {
    name: string;
    doing: Doing;
    words(catalogue: ReturnType<typeof texts>): { title: string; ask: string; done: string };
    act(tx: Transaction, turn: Turn, broadcast: Broadcast): Promise<void>;
  },
): CallAction {
  const { name, doing, words, act } = definition;
  return formAction({
    name,
    role: 'broker',
    payload: broadcastSchema,
    values: z.object({}),
    async form(turn, { broadcastId }, tx) {
      const broadcast = await theirs(turn, tx, broadcastId, doing);
      if (typeof broadcast === 'string') return ephemeral(turn, broadcast);
      const { title, ask } = words(texts(turn.language));
      return { language: turn.language, title, intro: [paragraph(ask)], fields: [], submitLabel: title };
    },
    async submit(turn, { payload: { broadcastId } }, tx): Promise<CallAnswer> {
      const broadcast = await theirs(turn, tx, broadcastId, doing);
      if (typeof broadcast === 'string') return ephemeral(turn, broadcast);
      await act(tx, turn, broadcast);
      const { done } = words(texts(turn.language));
      return { response: ephemeral(turn, done), messages: await cardsOf(deps, tx, broadcast) };
    },
  });
}

function correct(deps: BroadcastDeps): CallAction {
  return formAction({
    name: CORRECT,
    role: 'broker',
    payload: versionSchema,
    values: z.object({
      title: z.string().min(1).max(LONGEST_TITLE),
      textNl: z.string().max(LONGEST_MESSAGE).optional(),
      textEn: z.string().max(LONGEST_MESSAGE).optional(),
      link: z.string().max(2_000).optional(),
    }),
    async form(turn, { broadcastId, version }, tx) {
      const { broadcasts } = texts(turn.language);
      const broadcast = await theirsToSay(turn, tx, broadcastId, 'correct');
      if (typeof broadcast === 'string') return ephemeral(turn, broadcast);
      if (broadcast.version !== version) return ephemeral(turn, broadcasts.changedMeanwhile);
      const { fields } = broadcasts;
      const given = (initial: string | null) => (initial === null ? {} : { initial });
      return {
        language: turn.language,
        title: broadcasts.buttons.correct,
        intro: [paragraph(broadcasts.correctIntro)],
        fields: [
          {
            kind: 'line',
            name: 'title',
            label: fields.title,
            required: true,
            maxLength: LONGEST_TITLE,
            ...given(broadcast.title),
          },
          {
            kind: 'lines',
            name: 'textNl',
            label: fields.textNl,
            maxLength: LONGEST_MESSAGE,
            ...given(broadcast.textNl),
          },
          {
            kind: 'lines',
            name: 'textEn',
            label: fields.textEn,
            maxLength: LONGEST_MESSAGE,
            ...given(broadcast.textEn),
          },
          { kind: 'line', name: 'link', label: fields.link, hint: fields.linkHint, ...given(broadcast.link) },
        ],
        submitLabel: broadcasts.buttons.correct,
      };
    },
    async submit(turn, { payload, values }, tx) {
      const { broadcasts } = texts(turn.language);
      const broadcast = await theirsToSay(turn, tx, payload.broadcastId, 'correct');
      if (typeof broadcast === 'string') return ephemeral(turn, broadcast);
      if (broadcast.version !== payload.version) return ephemeral(turn, broadcasts.changedMeanwhile);
      const { title, textNl = null, textEn = null, link = null } = values;
      const wrong = wordErrors({ title, textNl, textEn, link }, turn.language);
      if (wrong !== null) return { errors: wrong };
      const { personId } = turn.actor;
      const data = {
        title,
        textNl,
        textEn,
        link,
        version: { increment: 1 },
        changes: { increment: 1 },
        ...(personId === null ? {} : { editedById: personId }),
      };
      await tx.broadcast.update({ where: { id: broadcast.id }, data });
      const now = await readBroadcast(tx, broadcast.id);
      if (now) await changeEverywhere(tx, now, { new: 'corrected', seen: 'corrected-seen' });
      await audited(tx, turn, broadcast, 'broadcast.corrected');
      await ringAtCommit(tx, ['broadcast']);
      return { response: ephemeral(turn, broadcasts.corrected), messages: await cardsOf(deps, tx, broadcast) };
    },
  });
}

function remind(deps: BroadcastDeps): CallAction {
  return callAction({
    name: REMIND,
    role: 'broker',
    payload: broadcastSchema,
    async run(turn, { broadcastId }, tx) {
      const { broadcasts } = texts(turn.language);
      const broadcast = await theirsToSay(turn, tx, broadcastId, 'remind');
      if (typeof broadcast === 'string') return ephemeral(turn, broadcast);
      if (broadcast.remindedAt !== null) return ephemeral(turn, broadcasts.remindedBefore);
      const { reminded, full } = await remindThem(tx, deps.outreach, broadcast);
      await tx.broadcast.update({ where: { id: broadcast.id }, data: { remindedAt: await clockNow(tx) } });
      await audited(tx, turn, broadcast, 'broadcast.reminded');
      return {
        response: ephemeral(turn, broadcasts.reminded(reminded, full)),
        messages: await cardsOf(deps, tx, broadcast),
      };
    },
  });
}

/** A reminder of something nobody asked for counts as the thing itself: who had their share gets none. */
async function remindThem(tx: Transaction, outreach: Outreach, broadcast: Broadcast) {
  const waiting = await notSeenBy(tx, broadcast);
  const full = isUnasked(broadcast) ? await whoHadTheirShare(tx, waiting) : new Set<string>();
  const { queued } = await queueForMany(tx, outreach, {
    personIds: waiting.filter((id) => !full.has(id)),
    replies: { nl: reminderMessage(broadcast, 'nl', 'new'), en: reminderMessage(broadcast, 'en', 'new') },
    purpose: purposeOf(broadcast),
    about: reminderName(broadcast.id),
  });
  return { reminded: queued.length, full: full.size };
}

/** The results as a file. The link is in the answer to the press only: it stands in no message, no table and no log. */
function results({ publicUrl, retention }: BroadcastDeps): CallAction {
  return callAction({
    name: RESULTS,
    role: 'broker',
    payload: broadcastSchema,
    async run(turn, { broadcastId }, tx) {
      const { broadcasts } = texts(turn.language);
      const { file } = broadcasts;
      const broadcast = await readBroadcast(tx, broadcastId);
      const { personId } = turn.actor;
      if (!broadcast || personId === null || !isTheirs(turn.actor, broadcast)) return ephemeral(turn, broadcasts.gone);
      if (publicUrl === null) return ephemeral(turn, file.noAddress);
      const secret = await issueTicket(tx, personId, resultsTicket(broadcastId, turn.language));
      return {
        kind: 'dialog',
        language: turn.language,
        title: broadcasts.buttons.results,
        body: [paragraph(file.how(TICKET_MINUTES)), paragraph(broadcasts.namesKept(await daysOfNames(tx, retention)))],
        link: { label: file.link, url: `${publicUrl}${RESULTS_PATH}/${secret}` },
      };
    },
  });
}

/** Who of one's own organisation it reached, and who not. */
function who({ retention }: BroadcastDeps): CallAction {
  return callAction({
    name: WHO,
    role: 'broker',
    payload: broadcastSchema,
    async run(turn, { broadcastId }, tx) {
      const { broadcasts } = texts(turn.language);
      const broadcast = await readBroadcast(tx, broadcastId);
      if (!broadcast || !isTheirs(turn.actor, broadcast)) return ephemeral(turn, broadcasts.gone);
      const body = await whoGotIt(tx, broadcast, turn.language, retention);
      return { kind: 'dialog', language: turn.language, title: broadcasts.buttons.who, body };
    },
  });
}
