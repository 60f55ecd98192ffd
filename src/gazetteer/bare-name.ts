import type { Gazetteer } from './gazetteer.ts';
import { recognisePlaces } from './recognition.ts';

/** Before a name it says that it is one of a place. */
const WHERE = 'in ';
/** No place of one name has more words. */
const MOST_WORDS = 4;

/** Whether these words are the name of a place and nothing else, also where it is a word too: "Borne", "Goor", as one answers. */
export function isBarePlace(gazetteer: Gazetteer, words: string): boolean {
  if (words === '' || words.split(/\s+/).length > MOST_WORDS) return false;
  const said = `${WHERE}${words}`;
  return recognisePlaces(gazetteer, said).some(
    ({ start, end, kind, certainty }) =>
      start === WHERE.length && end === said.length && kind !== 'region' && certainty === 'stated',
  );
}
