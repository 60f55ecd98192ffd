import { z } from 'zod';
import { type NewPassage, storeDocument } from '../../knowledge/documents.ts';
import type { PrismaClient } from '../../store/generated/client.ts';

/** What the measured process tells. */
export const measuredSchema = z.object({
  /** Of each question, in milliseconds. */
  times: z.array(z.number()),
  openMs: z.number(),
  /** The same, of the processor. */
  openProcessorMs: z.number(),
  weighsMb: z.number(),
  /** From storing a document to finding it, in milliseconds. */
  foundMs: z.number(),
});
export type Measured = z.infer<typeof measuredSchema>;

export async function storeMadeUp(prisma: PrismaClient, slug: string, passages: readonly NewPassage[]): Promise<void> {
  const facts = { kind: 'document', scope: 'network', organisationId: null, ownerId: null, origin: slug } as const;
  await prisma.$transaction((tx) =>
    storeDocument(tx, slug, facts, {
      contentHash: slug,
      title: `Verslag ${slug}`,
      language: 'nl',
      themes: [],
      aliases: [],
      date: null,
      validFrom: null,
      validUntil: null,
      passages,
    }),
  );
}
