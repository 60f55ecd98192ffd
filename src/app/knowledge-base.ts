import { join } from 'node:path';
import { readPreparedArticles } from '../knowledge/articles.ts';
import { loadSeed } from '../knowledge/seed.ts';
import { openStoredRetriever, type ReadingForMeaning, type StoredRetriever } from '../knowledge/stored-retriever.ts';
import { loadRuleSeed } from '../routing/seed.ts';
import { readSeedRuleBook } from '../routing/seed-rule-book.ts';
import { type Database, type DatabaseOptions, openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrations.ts';
import type { Logger } from '../telemetry/logger.ts';
import { FOLDERS } from './folders.ts';

/** The database, migrated and with the articles, rules and counters of this release in it, and a retriever over it. */
export interface KnowledgeBase {
  database: Database;
  retriever: StoredRetriever;
}

/**
 * What the running bot and every command of the operator begin with.
 *
 * @param options.meaning left out: passages are found by their words only
 */
export async function openKnowledgeBase(
  options: DatabaseOptions & { logger: Logger; meaning?: ReadingForMeaning | undefined },
): Promise<KnowledgeBase> {
  const database = await openDatabase(options);
  try {
    await migrate(database.url, { logger: options.logger });
    const seed = await loadSeed(database.prisma, FOLDERS.seed, readPreparedArticles);
    if (seed.changed > 0) options.logger.info(seed, 'articles loaded');
    const rules = await loadRuleSeed(database.prisma, await readSeedRuleBook(FOLDERS.seed));
    if (rules.changed > 0 || rules.kept.length > 0) options.logger.info(rules, 'rules and counters loaded');
    const keeping = { folder: join(options.dataDir, 'index') };
    const retriever = await openStoredRetriever(database.prisma, options.logger, options.meaning, keeping);
    return { database, retriever };
  } catch (error) {
    await database.close();
    throw error;
  }
}
