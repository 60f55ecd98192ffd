import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { type Article, type ArticleCollection, readArticles } from './articles.ts';
import { type DocumentFacts, storeDocument } from './documents.ts';

/** One lock for all processes that start together: the seed is loaded once. */
const SEED_LOCK = 0x5eed;
/** Loading everything the first time takes about a second; a slow disk may take longer. */
const SEED_TIMEOUT_MS = 60_000;
const SLUG_PREFIX = 'article/';
const ARTICLE_FACTS: DocumentFacts = {
  kind: 'article',
  scope: 'network',
  organisationId: null,
  ownerId: null,
  origin: null,
};

/**
 * Brings the articles of `folder` into the database: new and changed ones are stored, and those that are gone no
 * longer answer. All of it or nothing; loading the same articles again changes nothing.
 *
 * @param read how the folder is read
 * @returns how many articles there are and how many changed
 */
export async function loadSeed(
  prisma: PrismaClient,
  folder: string,
  read = readArticles,
): Promise<{ articles: number; changed: number }> {
  const collection = await read(folder);
  const changed = await prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEED_LOCK})`;
      if (await isLoaded(tx, collection.articles)) return 0;
      return (await withdrawOthers(tx, collection.articles)) + (await storeArticles(tx, collection));
    },
    { timeout: SEED_TIMEOUT_MS, maxWait: SEED_TIMEOUT_MS },
  );
  return { articles: collection.articles.length, changed };
}

function slugOfArticle(article: Pick<Article, 'id' | 'language'>): string {
  return `${SLUG_PREFIX}${article.id}/${article.language}`;
}

/** Almost every start finds the same articles as the last: one query says so. */
async function isLoaded(tx: Transaction, articles: readonly Article[]): Promise<boolean> {
  const stored = await tx.document.findMany({
    where: { slug: { startsWith: SLUG_PREFIX }, currentVersionId: { not: null } },
    select: { slug: true, currentVersion: { select: { contentHash: true } } },
  });
  const hashes = new Map(stored.map((document) => [document.slug, document.currentVersion?.contentHash]));
  return (
    hashes.size === articles.length &&
    articles.every((article) => hashes.get(slugOfArticle(article)) === article.contentHash)
  );
}

async function withdrawOthers(tx: Transaction, articles: readonly Article[]): Promise<number> {
  const { count } = await tx.document.updateMany({
    where: {
      slug: { startsWith: SLUG_PREFIX, notIn: articles.map(slugOfArticle) },
      currentVersionId: { not: null },
    },
    data: { currentVersionId: null },
  });
  return count;
}

async function storeArticles(tx: Transaction, { articles, sources }: ArticleCollection): Promise<number> {
  const sourceIds = new Map<string, string>();
  for (const [key, { says: _, ...source }] of sources) {
    const stored = await tx.source.upsert({ where: { key }, create: { key, ...source }, update: source });
    sourceIds.set(key, stored.id);
  }
  let changed = 0;
  for (const { id, language, sections, ...version } of articles) {
    const passages = sections.map(({ heading, askedAs, text, source }) => ({
      headings: [heading],
      askedAs,
      text,
      page: null,
      // readArticles has checked that every source named is there.
      sourceId: sourceIds.get(source) ?? '',
    }));
    const slug = slugOfArticle({ id, language });
    const { outcome } = await storeDocument(tx, slug, ARTICLE_FACTS, { ...version, language, passages });
    if (outcome !== 'unchanged') changed += 1;
  }
  return changed;
}
