import { COUNTER_LANGUAGE, isFinalState } from '../../../case-life/case-life.ts';
import { lockCase } from '../../../case-life/repository.ts';
import { ephemeral } from '../../../chat/call.ts';
import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import type { ReplyDraft } from '../../../chat/reply.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { type ContactTyped, contactIn } from '../../../personal-details/contact-details.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { caseSchema, contactSchema, filerCardName, GIVE_CONTACT, TAKE_CONTACT_BACK } from './actions.ts';
import { otherSide } from './cards.ts';
import { actAs, asItIs, type CaseChat, isFiler } from './deps.ts';
import { contactLine } from './proposal.ts';
import { proposalOf } from './proposing.ts';
import { agreeToContact, type CaseView, contactWaiting, readCase, takeContactBack } from './repository.ts';

/** The entrepreneur agrees that a counter gets how to reach them, or does not agree any more: before and after the hand-over. */
export function consentCalls(chat: CaseChat): CallAction[] {
  return [
    callAction({
      name: GIVE_CONTACT,
      role: 'colleague',
      payload: contactSchema,
      async run(turn, { caseId, ...typed }, tx): Promise<CallAnswer> {
        const view = await ownOpenCase(tx, turn, caseId);
        if (!view) return asItIs(tx, turn, caseId);
        const { cases } = texts(turn.language);
        const said = contactIn(Object.values(typed).join(' '));
        const last = await contactWaiting(tx, view);
        if (last !== null && contactLine(last) !== contactLine(said)) return ephemeral(turn, cases.contactIsOlder);
        const { line, card, messages } = await agreed(chat, tx, turn, view, said ?? {});
        const shown = card === null ? [] : [{ to: { card: filerCardName(caseId) }, replies: [card] }];
        return { response: ephemeral(turn, line), messages: [...shown, ...messages] };
      },
    }),
    callAction({
      name: TAKE_CONTACT_BACK,
      role: 'colleague',
      payload: caseSchema,
      async run(turn, { caseId }, tx): Promise<CallAnswer> {
        const { cases } = texts(turn.language);
        const view = await ownOpenCase(tx, turn, caseId);
        if (!view) return asItIs(tx, turn, caseId);
        if (view.contact === null) return ephemeral(turn, cases.noContactThere);
        await takeContactBack(tx, caseId);
        const messages = await tellCounter(chat, tx, view, texts(COUNTER_LANGUAGE).cases.contactTakenBackNote);
        return { response: ephemeral(turn, cases.contactTakenBack(otherSide(view, turn.language))), messages };
      },
    }),
  ];
}

/** The entrepreneur agrees that these go along: what is said of that, with the card of a draft, or what the counter hears. */
export async function agreed(
  chat: CaseChat,
  tx: Transaction,
  turn: Turn,
  view: CaseView,
  typed: ContactTyped,
): Promise<{ line: string; card: ReplyDraft | null; messages: OutgoingMessage[] }> {
  const { cases } = texts(turn.language);
  const contact = { ...view.contact, ...typed };
  await agreeToContact(tx, view.id, contact);
  if (view.state === 'draft')
    return { line: cases.contactAgreed, card: await proposalOf(chat, tx, turn, { ...view, contact }), messages: [] };
  const messages = await tellCounter(chat, tx, view, texts(COUNTER_LANGUAGE).cases.contactGivenNote);
  return { line: cases.contactGiven(otherSide(view, turn.language)), card: null, messages };
}

/** A case of this person's own that is not over; else there is none. */
export async function ownOpenCase(tx: Transaction, turn: Turn, caseId: string): Promise<CaseView | null> {
  await lockCase(tx, caseId);
  const view = await readCase(tx, caseId);
  return view && isFiler(turn, view) && !isFinalState(view.state) ? { ...view, language: turn.language } : null;
}

/** The counter hears it in words, and its card shows what is left. Who sends a case on by hand tells it themselves. */
async function tellCounter(chat: CaseChat, tx: Transaction, view: CaseView, words: string): Promise<OutgoingMessage[]> {
  const { id: caseId, filer } = view;
  const done = await actAs(chat, tx, filer.personId, { caseId, event: { kind: 'note' }, words, redraws: true });
  return done.kind === 'refused' ? [] : [...done.messages];
}
