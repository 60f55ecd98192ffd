import type { KnownPassage } from '../../../knowledge/passage.ts';
import { sentencesOf } from '../../../language/sentences.ts';

/** A sentence of a passage: the literal words on which something rests. */
export interface Evidence {
  passage: KnownPassage;
  quote: string;
}

/** The passages as a model gets them, and its way back: from the id of a sentence to the sentence. */
export interface NumberedPassages {
  data: unknown[];
  /** Undefined when there is no such sentence. */
  sentence(id: string): Evidence | undefined;
}

export function numbered(passages: readonly KnownPassage[]): NumberedPassages {
  const sentences = new Map<string, Evidence>();
  const data = passages.map((passage, at) => {
    const { title, headings, text, language, source, validFrom, validUntil } = passage;
    const n = at + 1;
    const own = sentencesOf(text, language).map((quote, place) => {
      const id = `${n}.${place + 1}`;
      sentences.set(id, { passage, quote });
      return { id, text: quote };
    });
    return {
      n,
      title,
      heading: headings.join(' › '),
      source: source.publisher,
      date: source.date,
      from: validFrom,
      until: validUntil,
      sentences: own,
    };
  });
  return { data, sentence: (id) => sentences.get(id) };
}
