import { KINDS } from '../chat/labels.ts';
import type { MessageReader } from '../chat/reading.ts';
import { withEmojiSigns } from '../chat/words-only.ts';
import { despairIn } from './despair.ts';
import type { EncoderThread } from './encoder/thread.ts';
import { withAddressesMarked } from './features.ts';
import type { LearnedReader } from './reader.ts';
import type { FindPlaces } from './signs.ts';

/** As much of a text as is read for its meaning, in characters: what it is for stands at the beginning, and time goes with length. */
const MEANING_WITHIN = 240;

/** Said over and over, in a row: it tells no more than once, and so often weighs more than all else. */
const ECHO = /(.{2,40}?)\1{3,}/gsu;

/** Tags and templates: what a program would do with them says nothing of what somebody wants. */
const MARKUP = /<\/?[a-z][^<>]*>|\{\{[^{}]*\}\}|\$\{[^{}]*\}/giu;

/** The words of a message, each once where it is said over and over; a message of nothing else stays what it is. */
function wordsOf(message: string): string {
  const words = withEmojiSigns(message.replace(MARKUP, ' ')).trim();
  return (words === '' ? message : words).replace(ECHO, '$1');
}

/** Reads messages with their meaning where there is an encoder, else by their words. */
export function createMessageReader(deps: {
  learned: LearnedReader;
  findPlaces: FindPlaces;
  encoder: Pick<EncoderThread, 'encode'> | null;
  /** Hears that the meaning of a text was not to be had. */
  onTrouble?(error: unknown): void;
}): MessageReader {
  const { learned, findPlaces, encoder, onTrouble } = deps;
  const meaningOf = (text: string) =>
    encoder?.encode(text.slice(0, MEANING_WITHIN), 'query').catch((error: unknown) => {
      onTrouble?.(error);
      return undefined;
    });
  return {
    async read(message) {
      const text = withAddressesMarked(wordsOf(message));
      const vector = await meaningOf(text);
      const said = { text, named: findPlaces(text), vector };
      const named = (sentence: string) => ({ text: sentence, named: findPlaces(sentence) });
      const meant = async (sentence: string) => ({ ...named(sentence), vector: await meaningOf(sentence) });
      const despair = await despairIn(learned, said, { named, meant });
      return {
        purposes: learned.purposes(said),
        kindOf: (purpose) => learned.kinds(purpose, said)[0]?.label ?? KINDS[purpose][0],
        kinds: (purpose) => learned.kinds(purpose, said),
        acts: (situation) => learned.acts({ ...said, situation }),
        ...(despair ? { despair } : {}),
      };
    },
  };
}
