import { nameOf } from '../../language/vector-file.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { questionsOfOrganisations } from '../stored-passages.ts';
import type { QuestionVectors } from './known-questions.ts';
import { packed } from './passage-vectors.ts';

/** Vectors of known questions: those that came with the program, and those of what brokers answered, once they are read. */
export interface BrokerQuestions {
  /** @param name of the question, see `nameOf` */
  vectorOf(name: string): Int8Array | undefined;
  /** The questions that are still to be read; what no article answers any more is forgotten. */
  missing(): Promise<string[]>;
  learn(question: string, vector: Float32Array): void;
}

/** @param shipped vectors that came with the program */
export function createBrokerQuestions(prisma: PrismaClient, shipped: QuestionVectors): BrokerQuestions {
  const learned = new Map<string, Int8Array>();
  const vectorOf = (name: string) => shipped.get(name) ?? learned.get(name);
  return {
    vectorOf,
    async missing() {
      const questions = new Map(
        (await questionsOfOrganisations(prisma)).map((question) => [nameOf(question), question]),
      );
      for (const name of learned.keys()) if (!questions.has(name)) learned.delete(name);
      return [...questions].flatMap(([name, question]) => (vectorOf(name) === undefined ? [question] : []));
    },
    learn(question, vector) {
      learned.set(nameOf(question), packed(vector));
    },
  };
}
