import { othersReadAlong, told } from '../../chat/saying.ts';
import { ASK_BROKER } from '../../chat/shared-actions.ts';
import type { Outcome, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { saysOneOf } from '../../language/said-only.ts';
import { saidWords } from '../../language/said-words.ts';
import { wordsOf } from '../../language/words.ts';
import type { PrismaClient } from '../../store/generated/client.ts';

/** See `prisma/seed/words/brokers.yaml`. */
const words = saidWords('brokers', ['who', 'ours', 'and', 'of', 'pass', 'question', 'whom'] as const);

/** Who says more tells what is to be passed on. */
const MOST_WORDS = 14;
/** What was asked longer ago is hardly meant. */
const LATELY_MS = 60 * 60_000;

/** "Kun je mijn vraag aan haar doorgeven?": the press that does, under what nobody could answer. */
export function passOnTopic(prisma: PrismaClient): Topic {
  return {
    name: 'pass-on',
    role: 'colleague',
    situation: async () => null,
    named: async (turn, text) => (asksToPassOn(text, turn.language) ? { id: 'last', text, move: 'answer' } : null),
    moves: { answer: (turn) => offered(prisma, turn) },
  };
}

/** Whether a question is to go on to somebody, and nothing is said of which. */
export function asksToPassOn(text: string, language: Turn['language']): boolean {
  const said = wordsOf(text);
  const { pass, question, whom } = words(language);
  const has = (list: readonly string[]) => saysOneOf(said, list);
  return said.length <= MOST_WORDS && !text.includes(':') && has(pass) && has(question) && has(whom);
}

async function offered(prisma: PrismaClient, turn: Turn): Promise<Outcome | null> {
  const { language, actor, conversationId, now } = turn;
  const { gaps } = texts(language);
  if (othersReadAlong(turn) || actor.personId === null || conversationId === null) return null;
  const last = await prisma.answer.findFirst({
    where: { conversationId, personId: actor.personId, createdAt: { gt: new Date(now.getTime() - LATELY_MS) } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, status: true, question: true },
  });
  if (last?.status !== 'declined') return told(turn, gaps.passOnHow);
  const body = [{ kind: 'paragraph' as const, text: gaps.passOn(last.question ?? gaps.questionGone) }];
  const button = { kind: 'action' as const, label: gaps.ask, action: ASK_BROKER, payload: { answerId: last.id } };
  return { status: 'clarify', replies: [{ language, body, buttons: [{ ...button, style: 'primary' }] }] };
}
