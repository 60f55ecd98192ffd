import { createHash } from 'node:crypto';
import { localTimeAt } from '../../../calendar/local-time.ts';
import { isFinalState } from '../../../case-life/case-life.ts';
import { ephemeral } from '../../../chat/call.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { againSchema, CASE_AGAIN, needSchema, SECOND_CASE } from './actions.ts';
import { stateText } from './cards.ts';
import { considerFinally } from './considering.ts';
import { asItIs, type CaseChat, isFiler } from './deps.ts';
import { keptRequest } from './proposal.ts';
import { fileDraft, placeFor } from './proposing.ts';
import { type CaseView, readCase } from './repository.ts';

/** Who asks two things gets two counters: a press makes a second case of the other need, in the same words. */
export function secondCase(chat: CaseChat): CallAction {
  return callAction({
    name: SECOND_CASE,
    role: 'colleague',
    payload: needSchema,
    async run(turn, { caseId, topic }, tx): Promise<CallAnswer> {
      const { cases } = texts(turn.language);
      const { personId, organisationId } = turn.actor;
      const view = await readCase(tx, caseId);
      if (!view || personId === null || organisationId === null) return ephemeral(turn, cases.gone);
      const isAsked = view.proposal?.also.some((one) => one.topic === topic) === true;
      if (!isFiler(turn, view) || !isAsked || view.request === null) return asItIs(tx, turn, caseId);
      const id = secondCaseId(caseId, topic);
      const before = await readCase(tx, id);
      if (before) {
        const state = stateText(before, turn.language);
        return ephemeral(turn, `${cases.madeBefore(before.number)} ${cases.now(before.number, state, null)}`);
      }
      const contactRemoved = view.proposal?.contactRemoved ?? false;
      const filer = { ...turn, actor: { ...turn.actor, personId, organisationId } };
      return draftLike(chat, tx, filer, view, { id, request: view.request, topics: [topic], contactRemoved });
    },
  });
}

/** The same need of the same case is the same case, however often and on whichever card it is pressed. */
function secondCaseId(caseId: string, topic: string): string {
  const hex = createHash('sha256').update(`${caseId}:${topic}`).digest('hex');
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/**
 * A case that is over turns out not to be solved: a press makes a new draft of it, with what was said since, for whoever
 * filed it to look at and hand over. What is over stays as it ended, in the history too.
 */
export function caseAgain(chat: CaseChat): CallAction {
  return callAction({
    name: CASE_AGAIN,
    role: 'colleague',
    payload: againSchema,
    async run(turn, { caseId, words }, tx): Promise<CallAnswer> {
      const { cases } = texts(turn.language);
      const view = await readCase(tx, caseId);
      const { personId, organisationId } = turn.actor;
      if (!view || personId === null || organisationId === null) return ephemeral(turn, cases.gone);
      if (!isFiler(turn, view) || !isFinalState(view.state)) return asItIs(tx, turn, caseId);
      if (view.request === null) return ephemeral(turn, cases.gone);
      const since = keptRequest(words, turn.language);
      const before = cases.wasCase(view.number);
      const request = [view.request, [before, since.text].filter(Boolean).join(' ')].join('\n');
      const contactRemoved = since.removed || (view.proposal?.contactRemoved ?? false);
      const filer = { ...turn, actor: { ...turn.actor, personId, organisationId } };
      return draftLike(chat, tx, filer, view, { request, topics: view.topics, contactRemoved });
    },
  });
}

/** Files a draft of its own, of the place that is known of a case; where that lies outside, says so. */
async function draftLike(
  chat: CaseChat,
  tx: Transaction,
  turn: Turn & { actor: { personId: string; organisationId: string } },
  { municipalityCode }: CaseView,
  { request, topics, ...filing }: { id?: string; request: string; topics: readonly string[]; contactRemoved: boolean },
): Promise<CallAnswer> {
  const place = municipalityCode === null ? undefined : chat.names.municipality(municipalityCode);
  const input = { request, language: turn.language, today: localTimeAt(turn.now).date, place, topics };
  const considered = considerFinally(chat.router, input);
  if (considered.kind === 'outside') return ephemeral(turn, considered.because);
  const card = await fileDraft(chat, tx, turn, { ...filing, considered, input, contact: null });
  return {
    response: ephemeral(turn, texts(turn.language).cases.formDone),
    messages: [{ to: placeFor(turn, turn.actor.personId), replies: [card] }],
  };
}
