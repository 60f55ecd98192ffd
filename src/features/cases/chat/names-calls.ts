import { lockCase } from '../../../case-life/repository.ts';
import { ephemeral } from '../../../chat/call.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { type PersonNamed, withoutPeople, withPeople } from '../../../personal-details/people-named.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { filerCardName, LEAVE_NAMES_OUT, namesOutSchema, namesSchema, PUT_NAMES_BACK } from './actions.ts';
import { asItIs, type CaseChat, ownDraft } from './deps.ts';
import { leadingTo, proposalOf } from './proposing.ts';
import { rewordDraft } from './repository.ts';

function inOrder(found: readonly PersonNamed[]): PersonNamed[] {
  return found.toSorted((one, other) => one.start - other.start);
}

/** Leaves the names of people out of the text for a counter, and puts them back. */
export function namesCalls(chat: CaseChat): CallAction[] {
  async function reword(
    tx: Transaction,
    turn: Turn,
    caseId: string,
    change: (request: string, mark: string) => { text: string; leftOut: string[] },
  ): Promise<CallAnswer> {
    const { nameMark, formDone } = texts(turn.language).cases;
    await lockCase(tx, caseId);
    const view = await ownDraft(tx, turn, caseId);
    if (!view || view.request === null) return asItIs(tx, turn, caseId);
    const { text, leftOut } = change(view.request, nameMark);
    await rewordDraft(tx, caseId, text);
    const card = await proposalOf(chat, tx, turn, { ...view, request: text }, { leftOut });
    return {
      response: ephemeral(turn, formDone),
      messages: [{ to: { card: filerCardName(caseId) }, replies: [card] }],
    };
  }

  return [
    callAction({
      name: LEAVE_NAMES_OUT,
      role: 'colleague',
      payload: namesOutSchema,
      run: (turn, { caseId, read }, tx) =>
        reword(tx, turn, caseId, (request, mark) => {
          const { names, details } = leadingTo(chat, { request, language: turn.language }, read === 'closely');
          const left = withoutPeople(request, inOrder([...names, ...details]), mark);
          return { text: left.text, leftOut: left.names };
        }),
    }),
    callAction({
      name: PUT_NAMES_BACK,
      role: 'colleague',
      payload: namesSchema,
      run: (turn, { caseId, names }, tx) =>
        reword(tx, turn, caseId, (request, mark) => ({ text: withPeople(request, names, mark), leftOut: [] })),
    }),
  ];
}
