import { join } from 'node:path';
import { z } from 'zod';
import { FOLDERS } from '../../app/folders.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import { readArticles } from '../../knowledge/articles.ts';
import { cutText } from '../../knowledge/cutting.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { holdsFact } from './answer-scores.ts';
import { readJsonLines, readQuestions } from './questions.ts';
import type { Method } from './retrieval-methods.ts';
import { type JudgedSearch, type RetrievalFigures, retrievalFigures } from './retrieval-scores.ts';

export type RetrievalResult = RetrievalFigures & { passages: number };

/** A collection with what must be found in it. */
export interface Collection {
  language: Language;
  passages: readonly KnownPassage[];
  /** By passage or by document: a document counts by its best passage. */
  unit: 'passage' | 'document';
  queries: readonly { text: string; relevant: ReadonlyMap<string, number> }[];
}

/** Puts every query to one method, and averages over all collections. */
export async function evaluate(collections: readonly Collection[], method: Method): Promise<RetrievalResult> {
  const searches: JudgedSearch[] = [];
  for (const { language, passages, unit, queries } of collections) {
    const opened = await method.open(passages, language);
    try {
      for (const { text, relevant } of queries) {
        const found = (await opened.search(text)).map(({ id, documentId }) => (unit === 'passage' ? id : documentId));
        searches.push({ found: [...new Set(found)], relevant });
      }
    } finally {
      await opened.close();
    }
  }
  const passages = collections.reduce((sum, collection) => sum + collection.passages.length, 0);
  return { ...retrievalFigures(searches), passages };
}

/** The evaluation questions and the articles; right is every passage that holds all facts of the answer. */
export async function ownCollections(): Promise<Collection[]> {
  const passages = await articlePassages();
  const questions = (await readQuestions('main')).filter(({ expect }) => expect === 'answered');
  return LANGUAGES.map((language) => {
    const own = passages.filter((passage) => passage.language === language);
    const queries = questions
      .filter((question) => question.language === language)
      .map(({ text, facts }) => {
        const right = own.filter((passage) => facts.every((ways) => holdsFact(passage.text, ways)));
        return { text, relevant: new Map(right.map(({ id }) => [id, 1])) };
      });
    return { language, passages: own, unit: 'passage', queries };
  });
}

const documentSchema = z.object({ id: z.coerce.string(), title: z.string().default(''), text: z.string() });
const querySchema = z.object({ id: z.coerce.string(), text: z.string() });
const judgementSchema = z.object({ qid: z.coerce.string(), docid: z.coerce.string(), rel: z.number().default(1) });

/**
 * Reads a collection in `corpus.jsonl`, `queries.jsonl` and `qrels.jsonl`.
 *
 * @throws AppError `eval.bad-file`
 */
export async function readCollection(folder: string, language: Language): Promise<Collection> {
  const documents = await readJsonLines(join(folder, 'corpus.jsonl'), documentSchema);
  const queries = await readJsonLines(join(folder, 'queries.jsonl'), querySchema);
  const judgements = await readJsonLines(join(folder, 'qrels.jsonl'), judgementSchema);
  const byQuery = Map.groupBy(
    judgements.filter(({ rel }) => rel > 0),
    ({ qid }) => qid,
  );
  return {
    language,
    passages: documents.flatMap((document) => passagesOf(document, language)),
    unit: 'document',
    queries: queries.map(({ id, text }) => ({
      text,
      relevant: new Map((byQuery.get(id) ?? []).map(({ docid, rel }) => [docid, rel])),
    })),
  };
}

/** The sections of the articles, as they come to stand in the database. */
export async function articlePassages(): Promise<KnownPassage[]> {
  const { articles } = await readArticles(FOLDERS.seed);
  return articles.flatMap(({ id, language, title, aliases, notHeld, sections }) =>
    sections.map(({ heading, askedAs, text }, at) => ({
      ...barePassage(`${id}/${language}/${at}`, id, language),
      title,
      aliases,
      headings: [heading],
      askedAs,
      notHeld,
      text,
      position: at,
    })),
  );
}

function passagesOf({ id, title, text }: z.infer<typeof documentSchema>, language: Language): KnownPassage[] {
  return cutText(text, language).map((piece, at) => ({
    ...barePassage(`${id}/${at}`, id, language),
    title,
    text: piece,
    position: at,
  }));
}

/** A passage of no publication in particular, that everyone may read. */
export function barePassage(id: string, documentId: string, language: Language): KnownPassage {
  return {
    id,
    documentId,
    title: '',
    aliases: [],
    headings: [],
    text: '',
    position: 0,
    kind: 'article',
    page: null,
    language,
    source: { title: '', publisher: '', url: null, date: null },
    validFrom: null,
    validUntil: null,
    access: { scope: 'network', organisationId: null },
  };
}
