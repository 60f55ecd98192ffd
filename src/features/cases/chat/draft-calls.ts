import { z } from 'zod';
import { localTimeAt } from '../../../calendar/local-time.ts';
import { type CaseLife, type CaseState, COUNTER_LANGUAGE, isFinalState } from '../../../case-life/case-life.ts';
import { brokersFor } from '../../../case-life/overseers.ts';
import { lockCase } from '../../../case-life/repository.ts';
import type { RefusalCode } from '../../../case-life/transitions.ts';
import { ephemeral } from '../../../chat/call.ts';
import { newChoice } from '../../../chat/cards.ts';
import { formAction } from '../../../chat/form-action.ts';
import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import { type Button, paragraph } from '../../../chat/reply.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../../chat/skill.ts';
import { ensureMailbox } from '../../../counters/members.ts';
import { texts } from '../../../i18n/texts.ts';
import type { Transaction } from '../../../store/transaction.ts';
import {
  CHOOSE_PLACE,
  caseSchema,
  DROP_DRAFT,
  filerCardName,
  HAND_OVER,
  placeSchema,
  WITHDRAW_CASE,
} from './actions.ts';
import { endedDraftCard, waitsFor, withNews } from './cards.ts';
import { caseName } from './case-name.ts';
import { considerFinally } from './considering.ts';
import { actAs, asItIs, type CaseChat, caseFor, isFiler, maySee, ownDraft } from './deps.ts';
import { changeDraft } from './proposing.ts';
import { type CaseView, handedOverLately, isByHand, readCase } from './repository.ts';
import { brokerCard } from './work-cards.ts';

/** More than this from one person in an hour is no work of people, or a mistake. */
const HAND_OVERS_AN_HOUR = 20;

/** What whoever filed a case does with it before and instead of handing it over. */
export function draftCalls(chat: CaseChat): CallAction[] {
  return [handOver(chat), drop(chat), choosePlace(chat), withdraw(chat)];
}

function handOver(chat: CaseChat): CallAction {
  return callAction({
    name: HAND_OVER,
    role: 'colleague',
    payload: caseSchema,
    async run(turn, { caseId }, tx): Promise<CallAnswer> {
      const { cases } = texts(turn.language);
      await lockCase(tx, caseId);
      const view = await readCase(tx, caseId);
      const { personId } = turn.actor;
      if (!view || personId === null) return ephemeral(turn, cases.gone);
      const counterId = view.proposal?.counterId ?? null;
      if (view.state !== 'draft' || !maySee(turn, view)) return asItIs(tx, turn, caseId, lateFor(view.state));
      if (counterId === null) return ephemeral(turn, cases.nowhere);
      const lately = await handedOverLately(tx, personId);
      if (lately >= HAND_OVERS_AN_HOUR) return ephemeral(turn, cases.flood(lately));
      await ensureMailbox(tx, counterId);
      const done = await actAs(chat, tx, personId, { caseId, event: { kind: 'hand_over', counterId } });
      if (done.kind === 'done')
        return { response: ephemeral(turn, await handedOverText(tx, turn, view, done.life)), messages: done.messages };
      if (done.code === 'no-such-counter') return counterGone(chat, tx, turn, view);
      return asItIs(tx, turn, caseId, done.code);
    },
  });
}

/** Why a draft that is none any more cannot be handed over. */
function lateFor(state: CaseState): RefusalCode {
  return isFinalState(state) ? 'closed' : 'already-handed-over';
}

/** True at this moment: it is on its way, or there is nobody to bring it to. A broker hears whose case it is. */
async function handedOverText(tx: Transaction, turn: Turn, view: CaseView, life: CaseLife): Promise<string> {
  const { cases } = texts(turn.language);
  const counter = view.proposal?.counterName ?? '';
  const isByHand = life.state === 'to_forward';
  const now = await readCase(tx, view.id);
  if (now?.heldUp && !isByHand) return cases.handedOverWaits(waitsFor(now, turn.language));
  if (!isFiler(turn, view)) return (isByHand ? cases.waitsForColleague : cases.handedOverForColleague)(counter);
  return (isByHand ? cases.waitsForYou : cases.handedOver)(counter);
}

/** The counter is not there any more: the case stays with the colleague, and a broker can choose another. */
async function counterGone(chat: CaseChat, tx: Transaction, turn: Turn, view: CaseView): Promise<CallAnswer> {
  const { cases } = texts(turn.language);
  const counter = view.proposal?.counterName ?? '';
  const brokers = (await brokersFor(tx, view.organisationId)).filter(
    ({ personId, mayAct }) => mayAct && personId !== view.filer.personId,
  );
  const line = texts(COUNTER_LANGUAGE).cases.counterGoneForBroker(view.number, counter);
  const messages = brokers.map(
    ({ personId }): OutgoingMessage => ({
      to: { personId, ifUnreachable: 'skip' },
      replies: [withNews(brokerCard(view, chat.names, personId), line)],
    }),
  );
  const text = brokers.length === 0 ? cases.counterGoneNobody(counter) : cases.counterGone(counter);
  return { response: ephemeral(turn, text), messages };
}

function drop(chat: CaseChat): CallAction {
  return callAction({
    name: DROP_DRAFT,
    role: 'colleague',
    payload: caseSchema,
    async run(turn, { caseId }, tx): Promise<CallAnswer> {
      const { cases } = texts(turn.language);
      const view = await ownDraft(tx, turn, caseId);
      if (!view) return asItIs(tx, turn, caseId);
      const buttons = [...afterAll(turn, view.request), ...ownQuestion(turn, view.request)];
      const messages = await endDraft(chat, tx, view, cases.dropped, buttons);
      return { response: ephemeral(turn, cases.dropped), messages };
    },
  });
}

/** Longer ones do not fit into a button. */
const LONGEST_QUESTION = 1_500;

export function fitsInButton(request: string): boolean {
  return request.length <= LONGEST_QUESTION;
}

/** What was taken for a case may have been a question of the colleague's own. */
/** Who comes back to it says the same again, and gets a draft like any other. */
export function afterAll({ language }: Turn, request: string | null): Button[] {
  if (request === null || !fitsInButton(request)) return [];
  return [{ kind: 'say', label: texts(language).cases.afterAll, text: request }];
}

export function ownQuestion({ language }: Turn, request: string | null): Button[] {
  if (request === null || !fitsInButton(request)) return [];
  const { ownQuestion: label, askCommand } = texts(language).cases;
  return [{ kind: 'say', label, text: `${askCommand} ${request}` }];
}

/** A draft that is not handed over: it ends, and what was in it is erased. */
export async function endDraft(
  chat: CaseChat,
  tx: Transaction,
  view: CaseView,
  text: string,
  buttons: Button[] = [],
): Promise<OutgoingMessage[]> {
  const { personId } = view.filer;
  const by = { kind: 'person', personId } as const;
  const done = await actAs(chat, tx, personId, { caseId: view.id, event: { kind: 'withdraw' } });
  if (done.kind === 'refused') return [];
  await chat.cases.erase(tx, view.id, by);
  return [
    {
      to: { card: filerCardName(view.id) },
      replies: [{ ...endedDraftCard(view, text), ...(buttons.length > 0 && { subject: newChoice() }), buttons }],
    },
  ];
}

function choosePlace(chat: CaseChat): CallAction {
  return callAction({
    name: CHOOSE_PLACE,
    role: 'colleague',
    payload: placeSchema,
    async run(turn, { caseId, place }, tx): Promise<CallAnswer> {
      const { cases } = texts(turn.language);
      await lockCase(tx, caseId);
      const view = await ownDraft(tx, turn, caseId);
      if (!view || view.request === null) return asItIs(tx, turn, caseId);
      const input = { request: view.request, language: turn.language, today: localTimeAt(turn.now).date, place };
      const considered = considerFinally(chat.router, input);
      if (considered.kind === 'outside') {
        const messages = await endDraft(chat, tx, view, considered.because);
        return { response: ephemeral(turn, considered.because), messages };
      }
      const contactRemoved = view.proposal?.contactRemoved ?? false;
      const card = await changeDraft(chat, tx, turn, { view, considered, input, contactRemoved });
      return {
        response: ephemeral(turn, cases.formDone),
        messages: [{ to: { card: filerCardName(caseId) }, replies: [card] }],
      };
    },
  });
}

/** Asks once more, in a form: so that it is asked only while there is something to withdraw. */
function withdraw(chat: CaseChat): CallAction {
  return formAction({
    name: WITHDRAW_CASE,
    role: 'colleague',
    payload: caseSchema,
    values: z.object({}),
    async form(turn, { caseId }, tx) {
      const view = await caseFor(chat, tx, turn, { caseId, kind: 'withdraw' });
      if ('kind' in view) return view;
      const { cases } = texts(turn.language);
      return {
        language: turn.language,
        title: cases.filerTitle(view.number),
        intro: [paragraph(isByHand(view) ? cases.withdrawConfirmByHand : cases.withdrawConfirm)],
        fields: [],
        submitLabel: cases.withdraw,
      };
    },
    async submit(turn, { payload: { caseId } }, tx): Promise<CallAnswer> {
      const { cases } = texts(turn.language);
      const { personId } = turn.actor;
      if (personId === null) return ephemeral(turn, cases.gone);
      const view = await readCase(tx, caseId);
      const done = await actAs(chat, tx, personId, { caseId, event: { kind: 'withdraw' } });
      if (done.kind === 'refused' || view === null)
        return asItIs(tx, turn, caseId, done.kind === 'refused' ? done.code : 'closed');
      const said = isByHand(view) ? cases.withdrawnByHand : cases.withdrawn;
      return { response: ephemeral(turn, said(caseName(view, turn.language))), messages: done.messages };
    },
  });
}
