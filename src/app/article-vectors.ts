import { readArticles } from '../knowledge/articles.ts';
import { meantBy } from '../knowledge/meaning/meaning.ts';
import { nameOf, readVectors, writeVectors } from '../language/vector-file.ts';
import { startEncoder } from '../understanding/encoder/thread.ts';
import { FOLDERS } from './folders.ts';
import { ARTICLE_VECTORS, ENCODER_FILE } from './meaning.ts';

/** What of the sections of the articles is read for its meaning. */
export async function articleTexts(folder: string = FOLDERS.seed): Promise<string[]> {
  const { articles } = await readArticles(folder);
  return articles.flatMap(({ title, sections }) =>
    sections.map(({ heading, text }) => meantBy({ title, headings: [heading], text })),
  );
}

/** Makes the file with the vectors of the articles anew; only sections that are new or changed are read. @returns how many */
export async function makeArticleVectors(): Promise<number> {
  const known = await readVectors(ARTICLE_VECTORS);
  const texts = new Map((await articleTexts()).map((text) => [nameOf(text), text]));
  const missing = [...texts].filter(([name]) => !known.has(name));
  const vectors = new Map([...known].filter(([name]) => texts.has(name)));
  if (missing.length > 0) {
    const encoder = await startEncoder(ENCODER_FILE);
    for (const [name, text] of missing) vectors.set(name, await encoder.encode(text, 'passage'));
    await encoder.close();
  }
  if (missing.length > 0 || vectors.size !== known.size) await writeVectors(ARTICLE_VECTORS, vectors);
  return missing.length;
}
