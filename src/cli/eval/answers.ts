import { readConfig } from '../../app/config.ts';
import type { Language } from '../../chat/language.ts';
import { plainText, replySchema } from '../../chat/reply.ts';
import type { Exchange } from '../../chat/skill.ts';
import { answerLanguage } from '../../conversation/dispatch.ts';
import type { Ears } from '../../conversation/ears.ts';
import { say } from '../../conversation/hearing.ts';
import { remember } from '../../conversation/memory.ts';
import type { Retriever } from '../../knowledge/retriever.ts';
import type { ModelWatch } from '../../llm/openai-model.ts';
import { dayOfPlay, openPlayedModel } from '../../llm/played-model.ts';
import { operatorTurn } from '../ask.ts';
import { withEars } from '../with-ears.ts';
import { type GivenAnswer, type JudgedAnswer, judge } from './answer-scores.ts';
import { type EvaluationQuestion, type QuestionSet, readQuestions, type Split } from './questions.ts';

/** The operator sees what the whole network may see. */
const READER = { organisationId: null, direct: true };

/** What a model was asked for a set of questions. */
export interface ModelCost {
  requests: number;
  /** Tokens; of a played model by the length of what was asked and said. */
  input: number;
  output: number;
}

/** Puts the questions of some splits to the bot as a colleague would, one after the other, and judges its answers. */
export async function evaluateAnswers(options: {
  set: QuestionSet;
  splits: readonly Split[];
  model: boolean;
  /** A folder with the answers of a model, which is played; see `llm/played-model.ts`. */
  played?: string | undefined;
  /** So many of the questions, spread over all; left out: all. */
  sample?: number | undefined;
}): Promise<{ judged: JudgedAnswer[]; cost: ModelCost }> {
  const config = readConfig();
  const cost: ModelCost = { requests: 0, input: 0, output: 0 };
  const modelWatch = costWatch(cost);
  const model = options.played === undefined ? undefined : await openPlayedModel(options.played, modelWatch);
  const asked = (await readQuestions(options.set)).filter(({ split }) => options.splits.includes(split));
  const judged = await withEars(
    { ...config, model: options.model ? config.model : null },
    async ({ ears, retriever, moment }) => {
      const today = await moment();
      const now = options.played === undefined ? today : await dayOfPlay(options.played, today);
      const answers: JudgedAnswer[] = [];
      for (const question of sampleOf(asked, options.sample ?? asked.length)) {
        answers.push(judge(question, await ask({ ears, retriever, now }, question)));
      }
      return answers;
    },
    { model, modelWatch },
  );
  return { judged, cost };
}

function costWatch(cost: ModelCost): ModelWatch {
  return {
    used({ input, output }) {
      cost.requests += 1;
      cost.input += input;
      cost.output += output;
    },
    rejected: () => undefined,
  };
}

function sampleOf<Item>(items: readonly Item[], size: number): Item[] {
  return items.filter(
    (_, at) => Math.floor((at * size) / items.length) !== Math.floor(((at - 1) * size) / items.length),
  );
}

async function ask(
  { ears, retriever, now }: { ears: Ears; retriever: Retriever; now: Date },
  question: EvaluationQuestion,
): Promise<GivenAnswer> {
  let memory: Exchange[] = [];
  let language: Language | null = null;
  for (const text of question.earlier) {
    language = answerLanguage(text, language);
    const { remember: exchange } = await say(ears, text, { ...operatorTurn(language, now), memory });
    if (exchange) memory = remember(memory, exchange);
  }
  const turn = { ...operatorTurn(answerLanguage(question.text, language), now), memory };
  const outcome = await say(ears, question.text, turn);
  const replies = outcome.replies.map((reply) => replySchema.parse(reply));
  const cited = replies.flatMap(({ citations }) => citations);
  const citations = cited.map(async ({ passageId, quote }) => {
    const passage = await retriever.passage(passageId, READER);
    return { quote, passage: passage?.text ?? null };
  });
  return {
    status: outcome.status,
    language: replies[0]?.language ?? '',
    text: replies.map(plainText).join('\n\n'),
    citations: await Promise.all(citations),
  };
}
