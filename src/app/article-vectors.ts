import { LANGUAGES } from '../chat/language.ts';
import { readArticles } from '../knowledge/articles.ts';
import { knownQuestions } from '../knowledge/meaning/known-questions.ts';
import { meantBy } from '../knowledge/meaning/meaning.ts';
import { nameOf, readVectors, writeVectors } from '../language/vector-file.ts';
import { hookText } from '../learning-content/hook-finder.ts';
import type { Purpose } from '../understanding/encoder/encoder.ts';
import { startEncoder } from '../understanding/encoder/thread.ts';
import { FOLDERS } from './folders.ts';
import { openLearningContent } from './learning-content.ts';
import { ARTICLE_VECTORS, ENCODER_FILE, HOOK_VECTORS, QUESTION_VECTORS } from './meaning.ts';

/** What of the sections of the articles is read for its meaning. */
export async function articleTexts(folder: string = FOLDERS.seed): Promise<string[]> {
  const { articles } = await readArticles(folder);
  return articles.flatMap(({ title, sections }) =>
    sections.map(({ heading, text }) => meantBy({ title, headings: [heading], text })),
  );
}

/** The questions that the articles are known to answer, and those that they are known not to. */
export async function articleQuestions(folder: string = FOLDERS.seed): Promise<string[]> {
  const { articles } = await readArticles(folder);
  return articles.flatMap(({ sections, notHeld }) => [
    ...sections.flatMap(({ heading, askedAs }) => knownQuestions({ headings: [heading], askedAs })),
    ...notHeld,
  ]);
}

/** Makes the file with the vectors of the articles anew; only sections that are new or changed are read. @returns how many */
export async function makeArticleVectors(): Promise<number> {
  return makeVectors(ARTICLE_VECTORS, await articleTexts());
}

/** The same of the questions that they are known to answer. */
export async function makeQuestionVectors(): Promise<number> {
  return makeVectors(QUESTION_VECTORS, await articleQuestions(), 'query');
}

/** The same of the hooks. */
export async function makeHookVectors(): Promise<number> {
  return makeVectors(HOOK_VECTORS, await hookTexts());
}

/** What of the hooks is read for its meaning, in both languages. */
export async function hookTexts(): Promise<string[]> {
  const { hooks, vocabulary } = await openLearningContent();
  return hooks.flatMap((hook) => LANGUAGES.map((language) => hookText(hook, vocabulary, language)));
}

async function makeVectors(path: string, of: readonly string[], purpose: Purpose = 'passage'): Promise<number> {
  const known = await readVectors(path);
  const texts = new Map(of.map((text) => [nameOf(text), text]));
  const missing = [...texts].filter(([name]) => !known.has(name));
  const vectors = new Map([...known].filter(([name]) => texts.has(name)));
  if (missing.length > 0) {
    const encoder = await startEncoder(ENCODER_FILE);
    for (const [name, text] of missing) vectors.set(name, await encoder.encode(text, purpose));
    await encoder.close();
  }
  if (missing.length > 0 || vectors.size !== known.size) await writeVectors(path, vectors);
  return missing.length;
}
