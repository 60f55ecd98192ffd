import { randomUUID } from 'node:crypto';
import { localTimeAt } from '../../../calendar/local-time.ts';
import { ephemeral } from '../../../chat/call.ts';
import { type Button, paragraph } from '../../../chat/reply.ts';
import { type CallAction, type CallAnswer, callAction, type Outcome, type Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { MAKE_CASE, makeCaseSchema } from './actions.ts';
import { said, stateText } from './cards.ts';
import { type Considered, consider } from './considering.ts';
import { asItIs, type CaseChat, maySee } from './deps.ts';
import { keptRequest } from './proposal.ts';
import { fileDraft, placeFor } from './proposing.ts';
import { readCase } from './repository.ts';

/** As much as a button can carry back; a longer text is no case yet. */
const LONGEST_REQUEST = 1_500;

/**
 * A case in words of somebody else (shared, forwarded, quoted): where it would go. Nothing is stored of it; a press
 * makes a case of it.
 */
export async function shownOnly(chat: CaseChat, turn: Turn, text: string): Promise<Outcome> {
  const { language } = turn;
  const { cases } = texts(language);
  const { text: request } = keptRequest(text, language);
  const considered = consider(chat.router, { request, language, today: localTimeAt(turn.now).date });
  if (considered.kind === 'outside') return { status: 'answered', replies: [said(language, considered.because)] };
  const { personId, organisationId } = turn.actor;
  if (personId === null || organisationId === null) return forNoMember(turn, considered);
  const { explanation, decision } = considered.found;
  const counter = considered.kind === 'proposal' ? decision.destination?.counter.name : undefined;
  const fits = request.length <= LONGEST_REQUEST && JSON.stringify(request).length <= LONGEST_REQUEST + 200;
  const payload = { request, caseId: randomUUID() };
  const make: Button = { kind: 'action', label: cases.make, action: MAKE_CASE, payload, style: 'primary' };
  return {
    status: 'answered',
    replies: [
      {
        language,
        framed: true,
        body: [
          { kind: 'heading', text: cases.previewTitle },
          paragraph(cases.quote(request)),
          paragraph(explanation.because),
          ...(counter === undefined ? [] : [paragraph(cases.counter(counter))]),
          paragraph(fits ? cases.previewNothingKept : cases.previewTooLong),
        ],
        buttons: fits ? [make] : [],
      },
    ],
  };
}

/** Files the draft, of the words as they were shown; of a button that did so before: how it is with that case. */
export function makeCase(chat: CaseChat): CallAction {
  return callAction({
    name: MAKE_CASE,
    role: 'colleague',
    payload: makeCaseSchema,
    async run(turn, payload, tx): Promise<CallAnswer> {
      const { cases } = texts(turn.language);
      const { personId, organisationId } = turn.actor;
      if (personId === null || organisationId === null) return ephemeral(turn, cases.membersOnly(null));
      const before = payload.caseId === undefined ? null : await readCase(tx, payload.caseId);
      if (before && !maySee(turn, before)) return asItIs(tx, turn, before.id);
      if (before) {
        const state = stateText(before, turn.language);
        return ephemeral(turn, `${cases.madeBefore(before.number)} ${cases.now(before.number, state, null)}`);
      }
      const { text: request, removed: contactRemoved } = keptRequest(payload.request, turn.language);
      const input = { request, language: turn.language, today: localTimeAt(turn.now).date };
      const considered = consider(chat.router, input);
      if (considered.kind === 'outside') return ephemeral(turn, considered.because);
      const filer = { ...turn, actor: { ...turn.actor, personId, organisationId } };
      const card = await fileDraft(chat, tx, filer, {
        ...{ considered, input, contactRemoved, contact: null, isAnother: true, ofOthers: true },
        ...(payload.caseId === undefined ? {} : { id: payload.caseId }),
      });
      return {
        response: ephemeral(turn, cases.formDone),
        messages: [{ to: placeFor(turn, personId), replies: [card] }],
      };
    },
  });
}

/** Who files nothing hears where the entrepreneur can go. */
export function forNoMember(turn: Turn, considered: Exclude<Considered, { kind: 'outside' }>): Outcome {
  const { cases } = texts(turn.language);
  const { explanation, decision } = considered.found;
  if (considered.kind === 'question') {
    const buttons = considered.options.map((text) => ({ kind: 'say' as const, label: text, text }));
    return {
      status: 'clarify',
      replies: [{ ...said(turn.language, explanation.because, considered.question), buttons }],
    };
  }
  const counter = decision.destination?.counter.name ?? null;
  return { status: 'answered', replies: [said(turn.language, cases.membersOnly(counter), explanation.because)] };
}
