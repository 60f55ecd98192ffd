import { SITUATIONS, type Situation } from '../chat/labels.ts';
import { DIMENSIONS } from '../language/vector-file.ts';
import { type Features, featuresOf, PLACES } from './features.ts';

/** How much the meaning of a text counts beside its words. */
const MEANING = 2.5;

/** Where the places of a text are named, as begin and end. */
export type FindPlaces = (text: string) => readonly (readonly [number, number])[];

/** A text with what goes along: where it names places, and its vector where there is an encoder. */
export interface Said {
  text: string;
  named?: ReturnType<FindPlaces>;
  vector?: Float32Array | undefined;
}

/** A text with where it was said. */
export interface SaidThere extends Said {
  situation: Situation;
}

/** How wide the signs of a purpose are, and those of an act: with the meaning once more for every situation. */
export const PURPOSE_WIDTH = PLACES + DIMENSIONS;
export const ACT_WIDTH = PLACES + DIMENSIONS * (1 + SITUATIONS.length);

/** Turns what was said into numbers. */
export interface Signs {
  /** Of what a message is for: its words and its meaning. */
  ofPurpose(said: Said): Features;
  /** Of what a message does: the same, each once more by itself for where it was said. */
  ofAct(said: SaidThere): Features;
}

/** @param mean what all vectors have in common, which says nothing: those of this encoder lie close together */
export function createSigns(mean: readonly number[]): Signs {
  function withMeaning(words: Features, vector: Float32Array | undefined, starts: readonly number[]): Features {
    if (!vector) return words;
    const numbers = [...vector].map((value, at) => (value - (mean[at] ?? 0)) * MEANING);
    return {
      places: Int32Array.from([...words.places, ...starts.flatMap((start) => numbers.map((_, at) => start + at))]),
      values: Float32Array.from([...words.values, ...starts.flatMap(() => numbers)]),
    };
  }
  // What a text is for, of what kind, and whether somebody is in despair by it is asked of the same signs.
  const known = new WeakMap<Said, Features>();
  return {
    ofPurpose(said) {
      const { text, named = [], vector } = said;
      const features = known.get(said) ?? withMeaning(featuresOf(text, { named }), vector, [PLACES]);
      known.set(said, features);
      return features;
    },
    ofAct({ text, named = [], situation, vector }) {
      const here = PLACES + DIMENSIONS * (1 + SITUATIONS.indexOf(situation));
      return withMeaning(featuresOf(text, { named, situation }), vector, [PLACES, here]);
    },
  };
}
