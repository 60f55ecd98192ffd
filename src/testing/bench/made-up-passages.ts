import { join } from 'node:path';
import { readArticles } from '../../knowledge/articles.ts';
import { sentencesOf } from '../../language/sentences.ts';

const SEED = join(import.meta.dirname, '..', '..', '..', 'prisma', 'seed');

/** A passage that reads like one of ours and says nothing. */
export interface MadeUpPassage {
  headings: string[];
  text: string;
}

/** Makes as many passages as one likes, the same every time, of about a hundred words. */
export interface PassageMaker {
  passages(count: number): MadeUpPassage[];
  /** Questions as people ask them, about what stands in passages that were made. */
  questions(count: number): string[];
}

const SENTENCES = 6;
/** Texts go on bringing new words (Heaps' law): so many of the words of a passage stand in no other. */
const NEW_WORDS = 1.5;

/** Mixes the sentences of our articles, and puts compounds of their words where the subject of a passage would stand. */
export async function createPassageMaker(): Promise<PassageMaker> {
  const { articles } = await readArticles(SEED);
  const dutch = articles.filter(({ language }) => language === 'nl');
  const sections = dutch.flatMap((article) => article.sections);
  const sentences = sections.flatMap(({ text }) => sentencesOf(text, 'nl'));
  const headings = sections.map(({ heading }) => heading);
  const words = [
    ...new Set(
      sentences
        .join(' ')
        .toLowerCase()
        .match(/\p{L}{5,11}/gu) ?? [],
    ),
  ];
  const random = createRandom(20_261_124);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from.');
    return item;
  };
  const subjects: string[] = [];
  const newWord = () => {
    const word = pick(words) + pick(words);
    subjects.push(word);
    return word;
  };

  return {
    passages: (count) =>
      Array.from({ length: count }, () => {
        const said = Array.from({ length: SENTENCES }, () => pick(sentences));
        const subject = newWord();
        if (random() < NEW_WORDS - 1) said.push(`Dat geldt ook voor ${newWord()}.`);
        return { headings: [`${pick(headings).replace(/\?$/, '')} en ${subject}?`], text: said.join(' ') };
      }),
    questions: (count) =>
      Array.from({ length: count }, (_, at) => {
        const heading = pick(headings);
        if (at % 4 === 0) return heading;
        if (at % 4 === 1) return `${heading.replace(/\?$/, '')} bij ${pick(subjects)}?`;
        if (at % 4 === 2) return `hoe zit het met ${pick(subjects)} en ${pick(words)}`;
        // A slip of the finger in the subject: the dearest kind of question.
        return `Wat is ${withSlip(pick(subjects))} voor ${pick(words)}?`;
      }),
  };
}

function withSlip(word: string): string {
  const at = Math.floor(word.length / 2);
  return word.slice(0, at) + word.slice(at + 1);
}

/** Mulberry32: small, and good enough to mix sentences. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
