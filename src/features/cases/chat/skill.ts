import { z } from 'zod';
import { localTimeAt } from '../../../calendar/local-time.ts';
import { notice } from '../../../chat/call.ts';
import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import type { ReplyDraft } from '../../../chat/reply.ts';
import type { CallAction, Intent, Outcome, Skill, Topic, Turn } from '../../../chat/skill.ts';
import { errorCode } from '../../../errors.ts';
import { texts } from '../../../i18n/texts.ts';
import { readMessage } from '../../../routing/message.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { lockCase } from '../life/repository.ts';
import { CASE_TOPIC } from './actions.ts';
import { said, withNews } from './cards.ts';
import { caseCommand, caseForm, caseFromScan } from './case-form.ts';
import { consider, considerFinally } from './considering.ts';
import { counterCalls } from './counter-calls.ts';
import { actAs, type CaseChat, isFiler } from './deps.ts';
import { draftCalls, endDraft } from './draft-calls.ts';
import { namesCalls } from './names-calls.ts';
import { forNoMember, makeCase, shownOnly } from './preview.ts';
import { keptRequest } from './proposal.ts';
import { changeDraft, type Filing, fileDraft, placeFor } from './proposing.ts';
import { type CaseView, readCase } from './repository.ts';

/** The question of an entrepreneur goes from a colleague to the counter that is for it, and back. */
export function createCasesSkill(chat: CaseChat): Skill {
  const form = caseForm(chat);
  return {
    name: 'cases',
    intents: [caseIntent(chat)],
    subcommands: [caseCommand(chat)],
    topics: [caseTopic(chat)],
    calls: [
      form,
      caseFromScan(form),
      makeCase(chat),
      ...draftCalls(chat),
      ...namesCalls(chat),
      ...counterCalls(chat),
    ].map(sayingWhatIsGone),
  };
}

/** Anyone may say it, so that a guest hears where the entrepreneur can go; only a member files anything. */
function caseIntent(chat: CaseChat): Intent {
  return {
    name: 'case',
    role: 'anyone',
    recognise: (text) => readMessage(chat.router.reader, text).verdict.confidence,
    async run(turn, text) {
      const { text: request, removed: contactRemoved } = keptRequest(text, turn.language);
      const input = { request, language: turn.language, today: localTimeAt(turn.now).date };
      const considered = consider(chat.router, input);
      if (considered.kind === 'outside') {
        return { status: 'answered', replies: [said(turn.language, considered.because)] };
      }
      const { personId, organisationId } = turn.actor;
      if (personId === null || organisationId === null) return forNoMember(turn, considered);
      const filer = { ...turn, actor: { ...turn.actor, personId, organisationId } };
      return filed(chat, filer, { considered, input, contactRemoved, contact: null });
    },
    ofOthers: (turn, text) => shownOnly(chat, turn, text),
  };
}

/** Files the draft in the transaction that stores its card. */
function filed(
  chat: CaseChat,
  turn: Turn & { actor: { personId: string; organisationId: string } },
  filing: Filing,
): Outcome {
  const place = placeFor(turn, turn.actor.personId);
  const status = filing.considered.kind === 'question' ? 'clarify' : 'answered';
  return inCommit(status, async (tx) => {
    const card = await fileDraft(chat, tx, turn, filing);
    if ('conversationId' in place) return { replies: [card], messages: [] };
    return {
      replies: [said(turn.language, texts(turn.language).cases.sentPrivately)],
      messages: [{ to: place, replies: [card] }],
    };
  });
}

/** An outcome whose words are known only once its writes are done: both are stored in one transaction. */
function inCommit(
  status: Outcome['status'],
  write: (tx: Transaction) => Promise<{ replies: ReplyDraft[]; messages: OutgoingMessage[] }>,
): Outcome {
  const replies: ReplyDraft[] = [];
  const messages: OutgoingMessage[] = [];
  return {
    status,
    replies,
    messages,
    async commit(tx) {
      const written = await write(tx);
      replies.splice(0, replies.length, ...written.replies);
      messages.splice(0, messages.length, ...written.messages);
    },
  };
}

/** What the colleague says in the thread of their case: the answer to the counter's question, or to the bot's own. */
function caseTopic(chat: CaseChat): Topic {
  return {
    name: CASE_TOPIC,
    role: 'colleague',
    continues: true,
    async run(turn, id, text) {
      if (!z.uuid().safeParse(id).success) return null;
      const view = await readCase(chat.prisma, id);
      if (!view || !isFiler(turn, view)) return null;
      if (view.state === 'waiting_for_entrepreneur') return answered(chat, turn, view, text);
      if (view.state === 'draft' && view.proposal?.counterId === null) return placeAnswered(chat, turn, view, text);
      return null;
    },
  };
}

function answered(chat: CaseChat, turn: Turn, view: CaseView, text: string): Outcome {
  const { cases } = texts(turn.language);
  return inCommit('answered', async (tx) => {
    const event = { kind: 'answer' } as const;
    const done = await actAs(chat, tx, view.filer.personId, { caseId: view.id, event, words: text });
    if (done.kind === 'refused') {
      return { replies: [said(turn.language, cases.refusals[done.code])], messages: [] };
    }
    return { replies: [said(turn.language, cases.answered(view.counter?.name ?? ''))], messages: done.messages };
  });
}

/** A place is said in a few words; what is longer is about something else. */
const LONGEST_PLACE = 80;

function placeAnswered(chat: CaseChat, turn: Turn, view: CaseView, text: string): Outcome | null {
  if (view.request === null || text.length > LONGEST_PLACE) return null;
  const input = { request: view.request, language: turn.language, today: localTimeAt(turn.now).date, place: text };
  const considered = considerFinally(chat.router, input);
  if (considered.kind === 'nowhere') return null;
  if (considered.kind === 'outside') {
    return inCommit('answered', async (tx) => ({
      replies: [said(turn.language, considered.because)],
      messages: await endDraft(chat, tx, view, considered.because),
    }));
  }
  return inCommit('answered', async (tx) => {
    await lockCase(tx, view.id);
    const contactRemoved = view.proposal?.contactRemoved ?? false;
    const card = await changeDraft(chat, tx, turn, { view, considered, input, contactRemoved });
    const anew = { ...withNews(card, texts(turn.language).cases.updated), standing: 'anew' as const };
    return { replies: [anew], messages: [] };
  });
}

/** A button on a case that has been erased since says so; nothing was done then, as every deed begins with the case. */
function sayingWhatIsGone(call: CallAction): CallAction {
  return {
    ...call,
    async run(turn, pressed, tx) {
      try {
        return await call.run(turn, pressed, tx);
      } catch (error) {
        if (errorCode(error) !== 'case.not-found') throw error;
        return notice(turn, texts(turn.language).cases.gone);
      }
    },
  };
}
