import { localTimeAt } from '../../../calendar/local-time.ts';
import { isFinalState } from '../../../case-life/case-life.ts';
import { notice } from '../../../chat/call.ts';
import { type CallAction, type CallAnswer, callAction } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { againSchema, CASE_AGAIN } from './actions.ts';
import { considerFinally } from './considering.ts';
import { asItIs, type CaseChat, isFiler } from './deps.ts';
import { keptRequest } from './proposal.ts';
import { fileDraft, placeFor } from './proposing.ts';
import { readCase } from './repository.ts';

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
      if (!view || personId === null || organisationId === null) return notice(turn, cases.gone);
      if (!isFiler(turn, view) || !isFinalState(view.state)) return asItIs(tx, turn, caseId);
      if (view.request === null) return notice(turn, cases.gone);
      const since = keptRequest(words, turn.language);
      const before = cases.wasCase(view.number);
      const request = [view.request, [before, since.text].filter(Boolean).join(' ')].join('\n');
      const place = view.municipalityCode === null ? undefined : chat.names.municipality(view.municipalityCode);
      const today = localTimeAt(turn.now).date;
      const input = { request, language: turn.language, today, place, topics: view.topics };
      const considered = considerFinally(chat.router, input);
      if (considered.kind === 'outside') return notice(turn, considered.because);
      const contactRemoved = since.removed || (view.proposal?.contactRemoved ?? false);
      const filer = { ...turn, actor: { ...turn.actor, personId, organisationId } };
      const card = await fileDraft(chat, tx, filer, { considered, input, contactRemoved, contact: null });
      return { response: notice(turn, cases.formDone), messages: [{ to: placeFor(turn, personId), replies: [card] }] };
    },
  });
}
