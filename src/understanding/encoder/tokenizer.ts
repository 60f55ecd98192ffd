import type { EncoderFile } from './weights.ts';

/** Stands for a space in the pieces of SentencePiece. */
const SPACE = '\u2581';

/** Cuts a text into the pieces the encoder knows: the numbers of the pieces, in order. */
export type Tokenizer = (text: string) => number[];

/**
 * The unigram model of SentencePiece (Kudo, 2018): of all ways to cut a text, the one whose pieces have the highest sum of
 * scores, found by Viterbi's algorithm.
 */
export function createTokenizer(file: EncoderFile): Tokenizer {
  const pieces = new TextDecoder().decode(file.part('pieces')).split('\n');
  const scores = file.floats('scores');
  const numbers = new Map(pieces.flatMap((piece, number): [string, number][] => (piece ? [[piece, number]] : [])));
  for (const name of ['bos', 'eos', 'unk'] as const) numbers.delete(pieces[file.special[name]] ?? '');
  const longest = pieces.reduce((most, piece) => Math.max(most, piece.length), 1);

  function offerFrom(paths: Paths, written: string, start: number): void {
    for (let end = start + 1; end <= Math.min(written.length, start + longest); end += 1) {
      const number = numbers.get(written.slice(start, end));
      if (number !== undefined) paths.offer({ start, end, number, score: scores[number] ?? 0 });
    }
    const isPair = (written.codePointAt(start) ?? 0) > 0xffff;
    paths.offer({ start, end: start + (isPair ? 2 : 1), number: file.special.unk, score: file.unknownScore });
  }

  return (text) => {
    const written = normalised(text);
    const paths = createPaths(written.length);
    for (let start = 0; start < written.length; start += 1) {
      if (paths.isReached(start)) offerFrom(paths, written, start);
    }
    return paths.best();
  };
}

type Paths = ReturnType<typeof createPaths>;

/** The best way found to every place in a text. */
function createPaths(length: number) {
  const best = new Float64Array(length + 1).fill(-Infinity);
  const from = new Int32Array(length + 1);
  const piece = new Int32Array(length + 1);
  best[0] = 0;
  return {
    isReached: (at: number) => (best[at] ?? -Infinity) > -Infinity,
    offer({ start, end, number, score }: { start: number; end: number; number: number; score: number }) {
      const whole = (best[start] ?? -Infinity) + score;
      if (whole <= (best[end] ?? -Infinity)) return;
      best[end] = whole;
      from[end] = start;
      piece[end] = number;
    },
    /** The pieces of the whole text, in order. */
    best(): number[] {
      const cut: number[] = [];
      for (let end = length; end > 0; end = from[end] ?? 0) cut.push(piece[end] ?? 0);
      return cut.reverse();
    },
  };
}

/** As the pieces were learned: compatibility forms composed, white space one space, a space before the first word. */
function normalised(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, ' ');
  return SPACE + plain.replace(/^ /, '').replaceAll(' ', SPACE);
}
