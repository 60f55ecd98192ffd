import type { Chances } from './classifier.ts';
import type { EncoderThread } from './encoder/thread.ts';
import type { Act, Purpose, Situation } from './labels.ts';
import type { LearnedReader } from './reader.ts';
import type { FindPlaces } from './signs.ts';

/** What a message says of itself, read once. */
export interface Reading {
  /** What it is for, if it begins something. */
  purposes: Chances<Purpose>;
  /** What it does where it was said. */
  acts: Chances<Act>;
}

/** Reads messages; with their meaning where there is an encoder, else by their words. */
export interface MessageReader {
  read(text: string, situation: Situation): Promise<Reading>;
}

export function createMessageReader(deps: {
  learned: LearnedReader;
  findPlaces: FindPlaces;
  encoder: Pick<EncoderThread, 'encode'> | null;
}): MessageReader {
  const { learned, findPlaces, encoder } = deps;
  return {
    async read(text, situation) {
      const vector = await encoder?.encode(text, 'query');
      const said = { text, situation, named: findPlaces(text), vector };
      return { purposes: learned.purposes(said), acts: learned.acts(said) };
    },
  };
}
