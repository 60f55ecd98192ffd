import { z } from 'zod';
import { localTimeAt } from '../../calendar/local-time.ts';
import { type CallResponse, ephemeral } from '../../chat/call.ts';
import { formAction } from '../../chat/form-action.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { othersReadAlong, told } from '../../chat/saying.ts';
import { ASK_BROKER, askBrokerSchema } from '../../chat/shared-actions.ts';
import {
  type CallAction,
  type CallAnswer,
  callAction,
  type Outcome,
  type Skill,
  type Topic,
  type Turn,
} from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { storeBrokerArticle } from '../../knowledge/broker-article.ts';
import { mayUse } from '../../people/access.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import {
  ANSWER_GAP,
  answerAbout,
  CLOSE_GAP,
  DROP_DRAFT,
  draftMark,
  draftSchema,
  GAP_TOPIC,
  gapSchema,
  MAKE_ARTICLE,
  SEND_DRAFT,
} from './actions.ts';
import { answerForAsker, draftCard, draftEnded, gapCard, worstCard } from './cards.ts';
import { closeUnanswered } from './closing.ts';
import { worstQuestions } from './judged.ts';
import { ownQuestions, takeBack } from './own-questions.ts';
import { passOnTopic } from './pass-on.ts';
import {
  answerGap,
  askBroker,
  becameDocument,
  declinedAnswer,
  type Gap,
  gapOf,
  keepDraft,
  openGaps,
  toTell,
} from './repository.ts';
import { cardChanged, tellAdministrators, tellBrokers } from './telling.ts';
import { questionsUnderWay } from './under-way.ts';
import { startWaiting } from './waiting.ts';

const MOST_SHOWN = 10;
const LONGEST_ANSWER = 3000;

/** What the sources do not hold goes to a broker, and the broker's answer to everybody who asked. */
export function createGapsSkill({ prisma }: { prisma: PrismaClient }): Skill {
  return {
    name: 'gaps',
    intents: [
      {
        name: 'open questions',
        role: 'colleague',
        purposes: ['gaps'],
        run: (turn) => (mayUse(turn.actor, 'broker') ? open(prisma, turn) : ownQuestions(prisma, turn)),
      },
    ],
    subcommands: [
      { names: ['open-vragen', 'gaten', 'gaps'], role: 'broker', run: (turn) => open(prisma, turn) },
      { names: ['verbeterpunten', 'feedback'], role: 'broker', run: (turn) => worst(prisma, turn) },
    ],
    topics: [gapTopic(prisma), passOnTopic(prisma)],
    underWay: (turn) => questionsUnderWay(prisma, turn),
    calls: [ask(), takeBack(), answerForm(), send(), drop(), close(), makeArticle()],
  };
}

/** A colleague wants a broker to answer what the bot declined. */
function ask(): CallAction {
  return callAction({
    name: ASK_BROKER,
    role: 'colleague',
    payload: askBrokerSchema,
    async run(turn, { answerId }, tx): Promise<CallAnswer> {
      const { gaps } = texts(turn.language);
      const { personId, organisationId } = turn.actor;
      const { conversationId } = turn;
      const declined = conversationId === null ? null : await declinedAnswer(tx, answerId, conversationId);
      if (!declined || personId === null || organisationId === null) return ephemeral(turn, gaps.askAgain);
      const asked = await askBroker(tx, { ...declined, personId, organisationId });
      if (asked.again) return ephemeral(turn, gaps.askedBefore);
      const gap = await gapOf(tx, asked.gapId, organisationId);
      if (!gap) return ephemeral(turn, gaps.askAgain);
      await startWaiting(tx, gap.id);
      const { reached, messages } = await tellBrokers(tx, gap);
      if (reached === 'somebody') return { response: ephemeral(turn, gaps.asked), messages };
      const { heard, news } = await tellAdministrators(tx, gap, reached);
      const told = reached === 'no-broker' ? gaps.noBroker : gaps.noBrokerInReach;
      return {
        response: ephemeral(turn, heard ? `${told} ${gaps.administratorsHear}` : told),
        messages: [...messages, ...news],
      };
    },
  });
}

function answerForm(): CallAction {
  return formAction({
    name: ANSWER_GAP,
    role: 'broker',
    payload: gapSchema,
    values: z.object({ answer: z.string().min(1).max(LONGEST_ANSWER) }),
    async form(turn, { gapId }, tx) {
      const gap = await openGapOf(tx, turn, gapId);
      const { gaps } = texts(turn.language);
      if (!gap) return ephemeral(turn, gaps.notOpen);
      return {
        language: turn.language,
        title: gaps.formTitle,
        intro: [
          { kind: 'paragraph', text: `“${gap.question ?? gaps.questionGone}”` },
          { kind: 'paragraph', text: gaps.formIntro(gap.askers) },
        ],
        fields: [{ kind: 'lines', name: 'answer', label: gaps.formField, required: true, maxLength: LONGEST_ANSWER }],
        submitLabel: gaps.sendDraft,
      };
    },
    submit: (turn, { payload, values }, tx) => settle(tx, turn, payload.gapId, values.answer),
  });
}

/** Sends what the broker wrote in the thread. */
function send(): CallAction {
  return callAction({
    name: SEND_DRAFT,
    role: 'broker',
    payload: draftSchema,
    async run(turn, shown, tx) {
      const gap = await openGapOf(tx, turn, shown.gapId);
      const refusal = whyNotThisDraft(turn, gap, shown.draft);
      return refusal ?? settle(tx, turn, shown.gapId, gap?.answer ?? '');
    },
  });
}

function drop(): CallAction {
  return callAction({
    name: DROP_DRAFT,
    role: 'broker',
    payload: draftSchema,
    async run(turn, shown, tx): Promise<CallAnswer> {
      const gap = await openGapOf(tx, turn, shown.gapId);
      const refusal = whyNotThisDraft(turn, gap, shown.draft);
      if (refusal || !gap) return refusal ?? ephemeral(turn, texts(turn.language).gaps.notOpen);
      await keepDraft(tx, gap.id, null);
      const messages = draftEnded(gap, texts(gap.language).gaps.draftDropped);
      return { response: ephemeral(turn, texts(turn.language).gaps.dropped), messages };
    },
  });
}

/** Only the words that stand on the card are sent or dropped: another broker may have written others meanwhile. */
function whyNotThisDraft(turn: Turn, gap: Gap | null, mark: string | undefined): CallResponse | null {
  const { gaps } = texts(turn.language);
  if (!gap) return ephemeral(turn, gaps.notOpen);
  if (gap.answer === null) return ephemeral(turn, gaps.noDraft);
  return draftMark(gap.answer) === mark ? null : ephemeral(turn, gaps.otherDraft);
}

/** The answer is kept once and goes to everyone who asked. */
async function settle(tx: Transaction, turn: Turn, gapId: string, answer: string): Promise<CallAnswer> {
  const { gaps } = texts(turn.language);
  const gap = await openGapOf(tx, turn, gapId);
  const { personId } = turn.actor;
  if (!gap || personId === null || answer.trim() === '') return ephemeral(turn, gaps.notOpen);
  if (!(await answerGap(tx, gapId, { personId, answer: answer.trim() }))) return ephemeral(turn, gaps.notOpen);
  const waiting = await toTell(tx, gapId);
  const told = waiting.map(
    ({ id, conversationId, text }): OutgoingMessage => ({
      to: { conversationId },
      about: answerAbout(id),
      replies: [answerForAsker(gap, answer.trim(), text)],
    }),
  );
  const answered = await gapOf(tx, gapId, gap.organisationId);
  const isDraft = gap.answer === answer;
  const { draftSent, notOpen } = texts(gap.language).gaps;
  return {
    response: ephemeral(turn, gaps.sent(waiting.length)),
    messages: [
      ...told,
      ...(answered ? [cardChanged(answered)] : []),
      ...draftEnded(gap, isDraft ? draftSent : notOpen),
    ],
  };
}

/** Asks once more, in a form: so that it is asked only while the question is open. */
function close(): CallAction {
  return formAction({
    name: CLOSE_GAP,
    role: 'broker',
    payload: gapSchema,
    values: z.object({}),
    async form(turn, { gapId }, tx) {
      const { gaps } = texts(turn.language);
      if (!(await openGapOf(tx, turn, gapId))) return ephemeral(turn, gaps.notOpen);
      return {
        language: turn.language,
        title: gaps.close,
        intro: [{ kind: 'paragraph', text: gaps.closeConfirm }],
        fields: [],
        submitLabel: gaps.close,
      };
    },
    async submit(turn, { payload: { gapId } }, tx): Promise<CallAnswer> {
      const { gaps } = texts(turn.language);
      const gap = await openGapOf(tx, turn, gapId);
      const messages = gap && (await closeUnanswered(tx, gap, texts(gap.language).gaps.closedForAsker));
      return messages ? { response: ephemeral(turn, gaps.closed), messages } : ephemeral(turn, gaps.notOpen);
    },
  });
}

/** With one press the answer becomes knowledge of the organisation. */
function makeArticle(): CallAction {
  return callAction({
    name: MAKE_ARTICLE,
    role: 'broker',
    payload: gapSchema,
    async run(turn, { gapId }, tx): Promise<CallAnswer> {
      const { gaps } = texts(turn.language);
      const { personId, organisationId } = turn.actor;
      const gap = organisationId === null ? null : await gapOf(tx, gapId, organisationId);
      if (!gap || personId === null || gap.question === null || gap.answer === null || gap.state !== 'answered') {
        return ephemeral(turn, gaps.notOpen);
      }
      if (gap.documentId !== null) return ephemeral(turn, gaps.isArticle);
      const { question, answer, language, organisation } = gap;
      const documentId = await storeBrokerArticle(tx, {
        key: gap.id,
        question,
        answer,
        language,
        organisationId: gap.organisationId,
        organisation,
        personId: gap.answeredBy ?? personId,
        date: localTimeAt(turn.now).date,
      });
      await becameDocument(tx, gap.id, documentId);
      return { response: ephemeral(turn, gaps.articleMade), messages: [cardChanged({ ...gap, documentId })] };
    },
  });
}

/** What a broker says below the card of an open question is the answer to it, unless it plainly is something else. */
function gapTopic(prisma: PrismaClient): Topic {
  const answer = (turn: Turn, id: string, { text }: { text: string }) => draft(prisma, turn, id, text);
  return {
    name: GAP_TOPIC,
    role: 'broker',
    situation: async (turn, id) => ((await openGapOf(prisma, turn, id)) ? 'gap' : null),
    moves: {
      ...{ answer, addition: answer, correction: answer, unknown: answer, refusal: answer, confirmation: answer },
      complaint: (turn, id) => misread(prisma, turn, id),
    },
  };
}

/** "Dat is geen vraag maar een casus": the press that says so, with what else can be done. */
async function misread(prisma: PrismaClient, turn: Turn, gapId: string): Promise<Outcome | null> {
  const gap = await openGapOf(prisma, turn, gapId);
  return gap && { status: 'clarify', replies: [gapCard(gap)] };
}

/** A broker said something in the thread of the card: shown once more before it goes to others. */
async function draft(prisma: PrismaClient, turn: Turn, gapId: string, text: string): Promise<Outcome | null> {
  const gap = await openGapOf(prisma, turn, gapId);
  if (!gap) return null;
  const answer = text.slice(0, LONGEST_ANSWER);
  return {
    status: 'clarify',
    replies: [draftCard(gap, answer)],
    async settle(tx) {
      await keepDraft(tx, gapId, answer);
      return {};
    },
    messages: gap.answer === answer ? [] : draftEnded(gap, texts(gap.language).gaps.otherDraft),
  };
}

async function open(prisma: PrismaClient, turn: Turn): Promise<Outcome> {
  const { gaps, people } = texts(turn.language);
  const { organisationId } = turn.actor;
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  const found = organisationId === null ? [] : await openGaps(prisma, organisationId, MOST_SHOWN);
  if (found.length === 0) return told(turn, gaps.noneOpen);
  return { status: 'answered', replies: found.map(gapCard) };
}

async function worst(prisma: PrismaClient, turn: Turn): Promise<Outcome> {
  const { organisationId } = turn.actor;
  if (othersReadAlong(turn)) {
    return told(turn, texts(turn.language).people.onlyInPrivate);
  }
  const found = organisationId === null ? [] : await worstQuestions(prisma, organisationId, MOST_SHOWN);
  return { status: 'answered', replies: [worstCard(found, turn.language)] };
}

/** A gap of the actor's own organisation that still waits. */
async function openGapOf(tx: Transaction, turn: Turn, gapId: string): Promise<Gap | null> {
  const { organisationId } = turn.actor;
  const gap = organisationId === null ? null : await gapOf(tx, gapId, organisationId);
  return gap?.state === 'open' ? gap : null;
}
