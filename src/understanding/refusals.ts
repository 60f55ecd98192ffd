import { z } from 'zod';
import type { Refusing } from '../chat/labels.ts';
import type { Reading } from '../chat/reading.ts';
import { likely } from './by-sentence.ts';
import { type Classifier, classify } from './classifier.ts';
import { readModels } from './model-file.ts';
import { createSigns, type Said } from './signs.ts';

/** Tells why a question is not answered, whatever the sources say; undefined: it may be. */
export type ReadRefusal = (said: Said) => Reading['refusal'];

/** From this chance on: refusing what may be answered does more harm than looking in vain for what is refused. */
const REFUSED_FROM = 0.9;

const factsSchema = z.object({ mean: z.array(z.number()) });

/**
 * @param path the weights (`prisma/seed/examples/refusals.weights`)
 * @throws AppError `understanding.unreadable`
 */
export async function openRefusals(path: string): Promise<ReadRefusal> {
  const { models, facts } = await readModels(path);
  const signs = createSigns(factsSchema.parse(facts).mean);
  return (said) => {
    const learned = models.get(said.vector ? 'refusals by words and meaning' : 'refusals by words');
    if (!learned) return undefined;
    const chances = classify(learned as Classifier<Refusing>, signs.ofPurpose(said));
    if (likely(chances) < REFUSED_FROM) return undefined;
    return chances.map(({ label }) => label).find((label) => label !== 'none');
  };
}
