import { isDeepStrictEqual } from 'node:util';
import type { Act } from '../chat/labels.ts';
import { LANGUAGES } from '../chat/language.ts';
import type { Block, Button, ReplyDraft } from '../chat/reply.ts';
import type { Outcome, Settled, Turn } from '../chat/skill.ts';
import { speaksOfBefore } from '../language/pointing.ts';
import { isAsked, questionsGoingOn, questionsIn, saysWhatAbout } from '../language/questions-in.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Ears } from './ears.ts';

/** Who asks more at once is told a story, and gets an answer to the whole of it. */
const MOST = 3;

type Begin = (text: string, turn: Turn) => Promise<Outcome>;

/** A question of several, with the turn in which it is answered. */
interface Part {
  text: string;
  turn: Turn;
}

interface Answered {
  question: string;
  outcome: Outcome;
}

/**
 * Two questions in one message get two answers, in one message with a part for each.
 *
 * @param begin answers one of them
 * @returns null: it is one question, or a case, which is taken as a whole
 */
export async function answerEach(ears: Ears, said: string, turn: Turn, begin: Begin): Promise<Outcome | null> {
  const apart = questionsIn(said, turn.language);
  const leaning = turn.reading?.purposes[0]?.label === 'question' ? questionsGoingOn(said) : apart;
  if (Math.max(apart.length, leaning.length) < 2 || isCase(ears, { text: said, turn })) return null;
  const onEachOther = leaning.length > apart.length ? await askedOfEachOther(ears, leaning, turn, begin) : null;
  return onEachOther ?? (await askedApart(ears, apart, turn, begin));
}

/** "Wat is de drempel, en is dat incl. btw?": one that leans on what was asked before it is asked of that. */
async function askedOfEachOther(
  ears: Ears,
  questions: readonly string[],
  turn: Turn,
  begin: Begin,
): Promise<Outcome | null> {
  const parts = await partsOf(ears, questions, turn);
  const goesOn = ({ turn: { reading } }: Part) => GOES_ON.has(reading?.acts('answer')[0]?.label ?? 'new');
  if (!parts?.slice(1).every(goesOn)) return null;
  const answers = await eachAnswered(parts, begin);
  // What is for another ability is asked of that as a whole; and so is what is not answered at all.
  const mayBeAskedOn = answers.slice(0, -1).every(({ outcome }) => outcome.askOn !== undefined);
  return mayBeAskedOn && answers.some(({ outcome }) => outcome.status === 'answered') ? together(answers) : null;
}
/** What a question may do that was put behind another; the rest says something of that one. */
const GOES_ON: ReadonlySet<Act> = new Set(['addition', 'correction', 'new', 'state']);

async function askedApart(ears: Ears, questions: readonly string[], turn: Turn, begin: Begin): Promise<Outcome | null> {
  const parts = (await partsOf(ears, questions, turn)) ?? [];
  const asking = parts.filter((part) => part.turn.reading?.purposes[0]?.label !== 'small-talk');
  return asking.length < 2 ? null : together(await eachAnswered(asking, begin));
}

/** @returns null: they are too few or too many, or one of them is a case */
async function partsOf(ears: Ears, questions: readonly string[], turn: Turn): Promise<Part[] | null> {
  if (questions.length < 2 || questions.length > MOST) return null;
  const parts = await Promise.all(
    questions.map(async (text): Promise<Part> => ({ text, turn: { ...turn, reading: await ears.reader.read(text) } })),
  );
  return parts.some((part) => isCase(ears, part)) ? null : parts;
}

/** From this chance on a question is for something of its own. */
const SURELY_FOR = 0.85;

function isOfLast(text: string, { reading, language }: Turn): boolean {
  if (speaksOfBefore(text, language) || !saysWhatAbout(text, language)) return true;
  const [likeliest] = reading?.purposes ?? [];
  const isOfItsOwn = likeliest && likeliest.label !== 'question' && likeliest.chance >= SURELY_FOR;
  return !isOfItsOwn && reading?.acts('answer')[0]?.label === 'addition';
}

async function eachAnswered(parts: readonly Part[], begin: Begin): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (const { text, turn } of parts) {
    const before = answers.flatMap(({ outcome }) => outcome.remember ?? []);
    const here = { ...turn, memory: [...turn.memory, ...before] };
    const askOn = isOfLast(text, turn) ? answers.at(-1)?.outcome.askOn : undefined;
    answers.push({ question: text, outcome: await (askOn?.(here, text) ?? begin(text, here)) });
  }
  return answers;
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
export async function answerBeside(ears: Ears, said: string, turn: Turn, begin: Begin): Promise<Outcome | null> {
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

/** Several outcomes as one, each below what was said of it. */
export function together(answers: readonly Answered[]): Outcome {
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
      buttons: eachOnce(parts.flatMap(({ reply }) => reply.buttons ?? [])),
      marked: parts.some(({ reply }) => reply.marked === true),
      ...(subject === undefined ? {} : { subject }),
      ...(feedbackFor === undefined ? {} : { feedbackFor }),
    },
  ];
}

/** What both offer in the same words, or to ask the same, stands there once; a press about something of its own is another. */
function eachOnce(buttons: readonly Button[]): Button[] {
  const isSame = (one: Button, other: Button) =>
    isDeepStrictEqual(one, other) || (one.kind === 'say' && other.kind === 'say' && one.text === other.text);
  return buttons.filter((button, at) => buttons.findIndex((one) => isSame(one, button)) === at);
}

const MARK = /\[(\d{1,2})\]/g;

/** The marks of sources, of which so many stand before these. */
function renumbered(block: Block, known: number): Block {
  const shifted = (text: string) => text.replace(MARK, (_mark, n: string) => `[${Number(n) + known}]`);
  return block.kind === 'list'
    ? { ...block, items: block.items.map(shifted) }
    : { ...block, text: shifted(block.text) };
}
