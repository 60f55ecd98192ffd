import type { Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { sentencesOf } from '../../language/sentences.ts';
import type { Answer, AnswerSentence } from './answering.ts';
import { type AskingDeps, ask, type Told } from './asking.ts';
import type { Quoted } from './given.ts';
import { statementOf } from './verdict.ts';

/**
 * What was told just before once more: its first sentence, of two answers in one message that of each, and after that the
 * whole of where it stands. What looking for it again would find instead, or not at all, does not count.
 */
export async function askAgain(
  deps: AskingDeps,
  turn: Turn,
  { question, quoted }: { question: string; quoted: readonly Quoted[] },
): Promise<Outcome> {
  const { answers } = texts(turn.language);
  const { writer: _, ...quoting } = deps;
  const before = turn.memory.at(-1)?.answer ?? '';
  const isShort = quoted.length > 0 && [answers.inShort, answers.onceMore].some((lead) => before.includes(lead));
  const as: Told = async (answer) => {
    const { sentences, lead } = isShort
      ? { sentences: quoted.flatMap(wholeOf), lead: answers.inFull }
      : inShort(answer, quoted, answers);
    return sentences.length === 0 ? { answer } : { answer: { status: 'answered', mode: 'quoted', sentences }, lead };
  };
  return ask(quoting, { ...turn, memory: [] }, question, { as });
}

function inShort(
  answer: Answer,
  quoted: readonly Quoted[],
  { inShort: shorter, onceMore }: { inShort: string; onceMore: string },
): { sentences: AnswerSentence[]; lead: string } {
  const firsts = quoted.filter(({ leads }) => leads);
  const all = firsts.length > 1 ? firsts.map(sentencesOfQuote) : [toldAgain(answer, quoted[0])];
  const sentences = all.flatMap((told) => told.slice(0, 1));
  return { sentences, lead: all.some((told) => told.length > 1) ? shorter : onceMore };
}

function toldAgain(answer: Answer, first: Quoted | undefined): readonly AnswerSentence[] {
  const found = answer.status === 'answered' ? answer.sentences : [];
  const isSame = found[0]?.evidence.some(({ passage }) => passage.id === first?.passage.id);
  return first === undefined || isSame ? found : sentencesOfQuote(first);
}

function sentencesOfQuote({ passage, quote }: Quoted): AnswerSentence[] {
  return sentencesFrom(passage, quote);
}

function wholeOf({ passage }: Quoted): AnswerSentence[] {
  return sentencesFrom(passage, passage.text);
}

/** Each as a statement: to what its section answers yes or no was not asked. */
function sentencesFrom(passage: KnownPassage, text: string): AnswerSentence[] {
  const sentences = sentencesOf(text, passage.language);
  return sentences.map((quote) => ({ text: statementOf(quote), evidence: [{ passage, quote }] }));
}
