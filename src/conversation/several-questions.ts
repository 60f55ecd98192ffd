import { LANGUAGES } from '../chat/language.ts';
import type { Block, ReplyDraft } from '../chat/reply.ts';
import type { Outcome, Settled, Turn } from '../chat/skill.ts';
import { speaksOfBefore } from '../language/pointing.ts';
import { isAsked, questionsIn } from '../language/questions-in.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Ears } from './ears.ts';

/** Who asks more at once is told a story, and gets an answer to the whole of it. */
const MOST = 3;

/** A question of several, with the turn in which it is answered. */
interface Part {
  text: string;
  turn: Turn;
}

/**
 * Two questions in one message get two answers, in one message with a part for each.
 *
 * @param begin answers one of them
 * @returns null: it is one question, or a case, which is taken as a whole
 */
export async function answerEach(
  ears: Ears,
  said: string,
  turn: Turn,
  begin: (text: string, turn: Turn) => Promise<Outcome>,
): Promise<Outcome | null> {
  const questions = questionsIn(said, turn.language);
  if (questions.length < 2 || questions.length > MOST || isCase(ears, { text: said, turn })) return null;
  const parts = await Promise.all(
    questions.map(async (text): Promise<Part> => ({ text, turn: { ...turn, reading: await ears.reader.read(text) } })),
  );
  if (parts.some((part) => isCase(ears, part))) return null;
  const asking = parts.filter((part) => part.turn.reading?.purposes[0]?.label !== 'small-talk');
  if (asking.length < 2) return null;
  const answers: { question: string; outcome: Outcome }[] = [];
  for (const { text, turn: here } of asking) {
    const before = answers.flatMap(({ outcome }) => outcome.remember ?? []);
    const outcome = await begin(text, { ...here, memory: [...here.memory, ...before] });
    answers.push({ question: text, outcome });
  }
  return together(answers);
}

/** Where the last thing that is said begins: after a sentence, or after ", en". */
const LAST_PART = /(?:[.!?]\s+|,\s*(?=(?:en|and)\s))(?=[^.!?]*[.!?]*$)/;
const JOINED = /^(?:en|and)\s+/i;
/** From this chance on it is a question of its own. */
const SURELY_ASKED = 0.8;

/**
 * A case, and at its end a question of the colleague's own: it is answered, and does not go along to a counter.
 *
 * @param begin see {@link answerEach}
 * @returns null: it is a case and nothing more, or no case
 */
export async function answerBeside(
  ears: Ears,
  said: string,
  turn: Turn,
  begin: (text: string, turn: Turn) => Promise<Outcome>,
): Promise<Outcome | null> {
  const at = [...said.matchAll(new RegExp(LAST_PART, 'g'))].at(-1);
  if (!at || !isCase(ears, { text: said, turn })) return null;
  const rest = said.slice(0, at.index).trim();
  const question = said
    .slice(at.index + at[0].length)
    .replace(JOINED, '')
    .trim();
  // What is asked with a word for what was told before it belongs to the case; and people mix their languages.
  if (!isAsked(question) || LANGUAGES.some((language) => speaksOfBefore(question, language))) return null;
  const [told, asked] = await Promise.all(
    [rest, question].map(
      async (text): Promise<Part> => ({ text, turn: { ...turn, reading: await ears.reader.read(text) } }),
    ),
  );
  const [likeliest] = asked?.turn.reading?.purposes ?? [];
  const isOwn = likeliest?.label === 'question' && likeliest.chance >= SURELY_ASKED;
  if (!told || !asked || !isOwn || !isCase(ears, told)) return null;
  // The card with its buttons comes last: it waits for a press.
  const answer = await begin(asked.text, { ...asked.turn, memory: [] });
  return together([
    { question: asked.text, outcome: answer },
    { question: told.text, outcome: await begin(told.text, told.turn) },
  ]);
}

/** What is only shown gets a message from a low chance on: then the whole is what somebody tells. */
function isCase({ skills }: Ears, { text, turn: { reading } }: Part): boolean {
  const first = reading && skills.intentsFor(text, reading)[0];
  return first?.intent.from !== undefined && first.chance >= first.intent.from;
}

function together(answers: readonly { question: string; outcome: Outcome }[]): Outcome {
  const outcomes = answers.map(({ outcome }) => outcome);
  const joined = (replies: readonly (readonly ReplyDraft[])[]) =>
    joinReplies(replies.map((those, at) => ({ question: answers[at]?.question ?? '', replies: those })));
  const last = outcomes.findLast(({ remember }) => remember !== undefined)?.remember;
  return {
    status: outcomes.some(({ status }) => status === 'answered') ? 'answered' : (outcomes[0]?.status ?? 'declined'),
    replies: joined(outcomes.map(({ replies }) => replies)),
    ...(last ? { remember: last } : {}),
    messages: outcomes.flatMap(({ messages = [] }) => messages),
    async settle(tx: Transaction): Promise<Settled> {
      const settled: Settled[] = [];
      for (const outcome of outcomes) settled.push((await outcome.settle?.(tx)) ?? {});
      const messages = settled.flatMap((one, at) => one.messages ?? outcomes[at]?.messages ?? []);
      return { replies: joined(settled.map((one, at) => one.replies ?? outcomes[at]?.replies ?? [])), messages };
    },
  };
}

/** One message, each part below its question; cards stay as they are, since they are found again and changed. */
function joinReplies(answers: readonly { question: string; replies: readonly ReplyDraft[] }[]): ReplyDraft[] {
  const all = answers.flatMap(({ replies }) => replies);
  const [first] = all;
  const isPlain = answers.every(({ replies }) => replies.length === 1 && !replies[0]?.framed && !replies[0]?.card);
  if (!first || !isPlain) return all;
  const parts = answers.map(({ question, replies: [reply] }) => ({ question, reply: reply ?? first }));
  const body: Block[] = [];
  const citations: NonNullable<ReplyDraft['citations']> = [];
  for (const { question, reply } of parts) {
    const known = citations.length;
    body.push({ kind: 'heading', text: question }, ...reply.body.map((block) => renumbered(block, known)));
    citations.push(...(reply.citations ?? []).map((citation) => ({ ...citation, n: citation.n + known })));
  }
  const subject = parts.findLast(({ reply }) => reply.subject !== undefined)?.reply.subject;
  const feedbackFor = parts.find(({ reply }) => reply.feedbackFor !== undefined)?.reply.feedbackFor;
  return [
    {
      language: first.language,
      body,
      citations,
      buttons: parts.flatMap(({ reply }) => reply.buttons ?? []),
      marked: parts.some(({ reply }) => reply.marked === true),
      ...(subject === undefined ? {} : { subject }),
      ...(feedbackFor === undefined ? {} : { feedbackFor }),
    },
  ];
}

const MARK = /\[(\d{1,2})\]/g;

/** The marks of sources, of which so many stand before these. */
function renumbered(block: Block, known: number): Block {
  const shifted = (text: string) => text.replace(MARK, (_mark, n: string) => `[${Number(n) + known}]`);
  return block.kind === 'list'
    ? { ...block, items: block.items.map(shifted) }
    : { ...block, text: shifted(block.text) };
}
