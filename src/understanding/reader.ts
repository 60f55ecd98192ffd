import { z } from 'zod';
import {
  ACTS,
  type Act,
  type Despair,
  KINDS,
  type Kind,
  type KindedPurpose,
  type Purpose,
  SITUATIONS,
  type Silence,
  type Situation,
} from '../chat/labels.ts';
import type { Chances } from '../chat/reading.ts';
import { type Classifier, classify } from './classifier.ts';
import { kindsOf } from './learning.ts';
import { readModels } from './model-file.ts';
import { createSigns, type Said, type SaidThere, type Signs } from './signs.ts';

/** Reads what a message is for and what it does, from what was learned from the examples. */
export interface LearnedReader {
  /** What a message is for, if it begins something. */
  purposes(said: Said): Chances<Purpose>;
  /** What it is more closely, if it is for this purpose; there is always one. */
  kinds<Of extends KindedPurpose>(purpose: Of, said: Said): Chances<Kind<Of>>;
  /** What it does where it was said; where nothing was said before, it begins something. */
  acts(said: SaidThere): Chances<Act>;
  /** Who is in despair by one sentence. */
  despair(sentence: Said): Chances<Despair>;
  /** Whether one sentence asks that something is not told. */
  silence(sentence: Said): Chances<Silence>;
}

const factsSchema = z.object({
  mean: z.array(z.number()),
  acts: z.partialRecord(z.enum(SITUATIONS), z.array(z.enum(ACTS))),
});

const NEW: Chances<Act> = [{ label: 'new', chance: 1 }];

/**
 * @param path the weights (`prisma/seed/examples/understanding.weights`)
 * @throws AppError `understanding.unreadable`
 */
export async function openLearnedReader(path: string): Promise<LearnedReader> {
  const { models, facts } = await readModels(path);
  const { mean, acts } = factsSchema.parse(facts);
  const signs: Signs = createSigns(mean);
  const model = (what: string, { vector }: Said) =>
    models.get(vector ? `${what} by words and meaning` : `${what} by words`);
  const allowed = new Map(
    SITUATIONS.map((situation): [Situation, ReadonlySet<Act>] => [situation, new Set(acts[situation])]),
  );
  return {
    purposes(said) {
      const purposes = model('purposes', said) as Classifier<Purpose> | undefined;
      return purposes ? classify(purposes, signs.ofPurpose(said)) : [];
    },
    kinds<Of extends KindedPurpose>(purpose: Of, said: Said) {
      const all: readonly Kind<Of>[] = KINDS[purpose];
      const learned = model('kinds', said) as Classifier<Kind> | undefined;
      const chances = learned ? classify(learned, signs.ofPurpose(said), kindsOf(purpose)) : [];
      const known = chances.flatMap(({ label, chance }) =>
        all.filter((kind) => kind === label).map((kind) => ({ label: kind, chance })),
      );
      return known.length > 0 ? known : all.slice(0, 1).map((label) => ({ label, chance: 1 }));
    },
    acts(said) {
      if (said.situation === 'nothing') return NEW;
      const learned = model('acts', said) as Classifier<Act> | undefined;
      return learned ? classify(learned, signs.ofAct(said), allowed.get(said.situation)) : NEW;
    },
    despair(sentence) {
      const learned = model('despair', sentence) as Classifier<Despair> | undefined;
      return learned ? classify(learned, signs.ofPurpose(sentence)) : [];
    },
    silence(sentence) {
      const learned = model('silence', sentence) as Classifier<Silence> | undefined;
      return learned ? classify(learned, signs.ofPurpose(sentence)) : [];
    },
  };
}
