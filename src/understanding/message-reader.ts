import { KINDS, type Situation } from '../chat/labels.ts';
import type { MessageReader } from '../chat/reading.ts';
import { withEmojiSigns } from '../chat/words-only.ts';
import { despairIn } from './despair.ts';
import type { EncoderThread } from './encoder/thread.ts';
import { withAddressesMarked } from './features.ts';
import type { LearnedReader } from './reader.ts';
import type { ReadRefusal } from './refusals.ts';
import type { FindPlaces, Said } from './signs.ts';
import { asksForSilence } from './silence.ts';

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
  /** Left out: no question is refused. */
  refusalOf?: ReadRefusal;
  findPlaces: FindPlaces;
  encoder: Pick<EncoderThread, 'encode'> | null;
  /** Hears that the meaning of a text was not to be had. */
  onTrouble?(error: unknown): void;
}): MessageReader {
  const { learned, refusalOf, findPlaces, encoder, onTrouble } = deps;
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
      // Of a sentence that is asked for twice the meaning is looked for once: that is what costs.
      const vectors = new Map<string, ReturnType<typeof meaningOf>>();
      const meant = async (sentence: string) => {
        if (!vectors.has(sentence)) vectors.set(sentence, meaningOf(sentence));
        return { ...named(sentence), vector: await vectors.get(sentence) };
      };
      const despair = await despairIn(learned, said, { named, meant });
      const isSilenceAsked = once((whole: Said) => asksForSilence(learned, whole, { named, meant }));
      const refusal = refusalOf?.(said);
      return {
        purposes: learned.purposes(said),
        kindOf: (purpose) => learned.kinds(purpose, said)[0]?.label ?? KINDS[purpose][0],
        kinds: (purpose) => learned.kinds(purpose, said),
        acts: once((situation: Situation) => learned.acts({ ...said, situation })),
        silence: () => isSilenceAsked(said),
        ...(despair ? { despair } : {}),
        ...(refusal ? { refusal } : {}),
      };
    },
  };
}

/** The same, worked out once for each that it is asked of. */
function once<Of, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const made = new Map<Of, Made>();
  return (of) => {
    const known = made.get(of) ?? make(of);
    made.set(of, known);
    return known;
  };
}
