import { nameOf } from '../../language/vector-file.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { KnownPassage } from '../passage.ts';
import { meantBy } from './meaning.ts';
import { packed } from './passage-vectors.ts';

/** Vectors of passages by the passage's id, and those that came with the program by the name of their text. */
export interface VectorStore {
  /** The vectors that are known of these passages, by id. */
  of(passages: readonly KnownPassage[]): Promise<Map<string, Int8Array>>;
  /** What of a passage is read for its meaning; null when there is no such passage. */
  wordsOf(passageId: string): Promise<string | null>;
  /** Keeps the vector of a passage that is still there. */
  keep(passageId: string, vector: Float32Array): Promise<void>;
}

/**
 * @param model what made the vectors: those of another one are as good as none
 * @param shipped vectors that came with the program, by the name of their text
 */
export function createVectorStore(
  prisma: PrismaClient,
  model: string,
  shipped: ReadonlyMap<string, Float32Array>,
): VectorStore {
  return {
    async of(passages) {
      const vectors = new Map<string, Int8Array>();
      const others: string[] = [];
      for (const passage of passages) {
        const vector = shipped.size > 0 ? shipped.get(nameOf(meantBy(passage))) : undefined;
        if (vector) vectors.set(passage.id, packed(vector));
        else others.push(passage.id);
      }
      if (others.length === 0) return vectors;
      const rows = await prisma.passageVector.findMany({ where: { passageId: { in: others }, model } });
      for (const { passageId, vector } of rows) {
        vectors.set(passageId, new Int8Array(vector.buffer, vector.byteOffset, vector.byteLength));
      }
      return vectors;
    },
    async wordsOf(passageId) {
      const passage = await prisma.passage.findUnique({
        where: { id: passageId },
        select: { headings: true, text: true, version: { select: { title: true } } },
      });
      return passage && meantBy({ ...passage, title: passage.version.title });
    },
    async keep(passageId, vector) {
      // Of a passage that has gone meanwhile nothing is kept.
      await prisma.$executeRaw`
        INSERT INTO passage_vector (passage_id, model, vector)
        SELECT id, ${model}, ${Buffer.from(packed(vector).buffer)} FROM passage WHERE id = ${passageId}::uuid
        ON CONFLICT (passage_id) DO UPDATE SET model = excluded.model, vector = excluded.vector`;
    },
  };
}
