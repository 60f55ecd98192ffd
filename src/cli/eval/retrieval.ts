import { join } from 'node:path';
import { z } from 'zod';
import { FOLDERS } from '../../app/folders.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import { readArticles } from '../../knowledge/articles.ts';
import { cutText } from '../../knowledge/cutting.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { buildPassageIndex } from '../../knowledge/passage-index.ts';
import { readSynonyms } from '../../knowledge/synonyms.ts';
import { holdsFact } from './answer-scores.ts';
import { readJsonLines, readQuestions } from './questions.ts';
import { type JudgedSearch, type RetrievalFigures, retrievalFigures } from './retrieval-scores.ts';

/** Deep enough to find ten documents that each come up with several passages. */
const PASSAGES_SEARCHED = 100;

export type RetrievalResult = RetrievalFigures & { passages: number };

/** Searches for the evaluation questions in the articles; right is every passage that holds all facts of the answer. */
export async function evaluateOwnRetrieval(): Promise<RetrievalResult> {
  const passages = await articlePassages();
  const questions = (await readQuestions('main')).filter(({ expect }) => expect === 'answered');
  const searches = await Promise.all(
    LANGUAGES.map(async (language) => {
      const own = passages.filter((passage) => passage.language === language);
      const search = await openSearch(own, language);
      return questions
        .filter((question) => question.language === language)
        .map(({ text, facts }) => {
          const right = own.filter((passage) => facts.every((ways) => holdsFact(passage.text, ways)));
          const relevant = new Map(right.map(({ id }) => [id, 1]));
          return { found: search(text).map(({ id }) => id), relevant };
        });
    }),
  );
  return { ...retrievalFigures(searches.flat()), passages: passages.length };
}

const documentSchema = z.object({ id: z.coerce.string(), title: z.string().default(''), text: z.string() });
const querySchema = z.object({ id: z.coerce.string(), text: z.string() });
const judgementSchema = z.object({ qid: z.coerce.string(), docid: z.coerce.string(), rel: z.number().default(1) });

/**
 * Searches a collection in `corpus.jsonl`, `queries.jsonl` and `qrels.jsonl`. A document counts by its best passage.
 *
 * @throws AppError `eval.bad-file`
 */
export async function evaluateDataset(folder: string, language: Language): Promise<RetrievalResult> {
  const documents = await readJsonLines(join(folder, 'corpus.jsonl'), documentSchema);
  const queries = await readJsonLines(join(folder, 'queries.jsonl'), querySchema);
  const judgements = await readJsonLines(join(folder, 'qrels.jsonl'), judgementSchema);
  const passages = documents.flatMap((document) => passagesOf(document, language));
  const search = await openSearch(passages, language);
  const byQuery = Map.groupBy(
    judgements.filter(({ rel }) => rel > 0),
    ({ qid }) => qid,
  );
  const searches = queries.map(({ id, text }): JudgedSearch => {
    const found = [...new Set(search(text).map(({ documentId }) => documentId))];
    return { found, relevant: new Map((byQuery.get(id) ?? []).map(({ docid, rel }) => [docid, rel])) };
  });
  return { ...retrievalFigures(searches), passages: passages.length };
}

async function openSearch(
  passages: readonly KnownPassage[],
  language: Language,
): Promise<(text: string) => KnownPassage[]> {
  const synonyms = await readSynonyms();
  const index = buildPassageIndex(passages, language, synonyms[language]);
  return (text) =>
    index.search(text, { limit: PASSAGES_SEARCHED, mayRead: () => true }).hits.map(({ passage }) => passage);
}

/** The sections of the articles, as they come to stand in the database. */
export async function articlePassages(): Promise<KnownPassage[]> {
  const { articles } = await readArticles(FOLDERS.seed);
  return articles.flatMap(({ id, language, title, aliases, sections }) =>
    sections.map(({ heading, askedAs, text }, at) => ({
      ...bare(`${id}/${language}/${at}`, id, language),
      title,
      aliases,
      headings: [heading],
      askedAs,
      text,
      position: at,
    })),
  );
}

function passagesOf({ id, title, text }: z.infer<typeof documentSchema>, language: Language): KnownPassage[] {
  return cutText(text, language).map((piece, at) => ({
    ...bare(`${id}/${at}`, id, language),
    title,
    text: piece,
    position: at,
  }));
}

/** A passage of no publication in particular, that everyone may read. */
function bare(id: string, documentId: string, language: Language): KnownPassage {
  return {
    id,
    documentId,
    title: '',
    aliases: [],
    headings: [],
    text: '',
    position: 0,
    language,
    source: { title: '', publisher: '', url: null, date: null },
    validFrom: null,
    validUntil: null,
    access: { scope: 'network', organisationId: null },
  };
}
