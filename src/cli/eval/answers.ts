import { readConfig } from '../../app/config.ts';
import { openKnowledgeBase } from '../../app/knowledge-base.ts';
import { createSkills } from '../../app/skills.ts';
import { plainText, replySchema } from '../../chat/reply.ts';
import { answerLanguage, say } from '../../conversation/dispatch.ts';
import type { Skills } from '../../conversation/skills.ts';
import type { Retriever } from '../../knowledge/retriever.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { operatorTurn } from '../ask.ts';
import { type GivenAnswer, type JudgedAnswer, judge } from './answer-scores.ts';
import { QUESTIONS_FILE, readQuestions, type Split } from './questions.ts';

/** The operator sees what the whole network may see. */
const READER = { organisationId: null, direct: true };

/** Puts the questions of some splits to the bot as a colleague would, one after the other, and judges its answers. */
export async function evaluateAnswers(options: { splits: readonly Split[]; model: boolean }): Promise<JudgedAnswer[]> {
  const config = readConfig();
  const logger = createLogger({ level: 'error', destination: process.stderr });
  const { database, retriever } = await openKnowledgeBase({ ...config.database, logger });
  try {
    const model = options.model ? config.model : null;
    const skills = await createSkills({ ...config, model }, { prisma: database.prisma, retriever, logger });
    const questions = await readQuestions(QUESTIONS_FILE);
    const judged: JudgedAnswer[] = [];
    for (const question of questions.filter(({ split }) => options.splits.includes(split))) {
      judged.push(judge(question, await ask(skills, retriever, question.text)));
    }
    return judged;
  } finally {
    await database.close();
  }
}

async function ask(skills: Skills, retriever: Retriever, text: string): Promise<GivenAnswer> {
  const outcome = await say(skills, text, operatorTurn(answerLanguage(text, null)));
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
