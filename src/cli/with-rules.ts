import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../app/config.ts';
import { FOLDERS } from '../app/folders.ts';
import { learnedFiles } from '../app/own-learning.ts';
import type { Messenger } from '../delivery/messenger.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { type CaseRouter, createCaseRouter } from '../routing/router.ts';
import { loadRuleSeed } from '../routing/seed.ts';
import { readSeedRuleBook } from '../routing/seed-rule-book.ts';
import { openStoredRuleBook, type StoredRuleBook } from '../routing/stored-rule-book.ts';
import { readTopicBook } from '../routing/topic-book.ts';
import { type Vocabulary, vocabularyOf } from '../routing/vocabulary.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { createLogger } from '../telemetry/logger.ts';
import { queueOfCommand } from './queueing.ts';
import { withDatabase } from './with-database.ts';

/** The rules in the database, with those of this release loaded, and what they may name. */
export interface RuleKeeping {
  prisma: PrismaClient;
  book: StoredRuleBook;
  router: CaseRouter;
  vocabulary: Vocabulary;
  /** Has a running bot redraw the cards of what changed, in the transaction of the change. */
  queue: Messenger['queue'];
}

export function withRules<Result>(use: (keeping: RuleKeeping) => Promise<Result>): Promise<Result> {
  return withDatabase(async (prisma) => {
    await loadRuleSeed(prisma, await readSeedRuleBook(FOLDERS.seed));
    const { topicWeights } = await learnedFiles(readConfig().database.dataDir);
    const [gazetteer, topicBook] = await Promise.all([openGazetteer(), readTopicBook(topicWeights)]);
    const book = await openStoredRuleBook(prisma, createLogger({ level: 'silent' }));
    const router = createCaseRouter({ gazetteer, topicBook }, book.current);
    return use({ prisma, book, router, queue: queueOfCommand(prisma), vocabulary: vocabularyOf(gazetteer, topicBook) });
  });
}

/** Whether the configuration names a served database, or the program has made its own. */
export async function hasDatabase(): Promise<boolean> {
  const { databaseUrl, dataDir } = readConfig().database;
  if (databaseUrl !== undefined) return true;
  const places = ['postgres', 'postgres-location'].map((name) => access(join(dataDir, name)));
  return (await Promise.allSettled(places)).some(({ status }) => status === 'fulfilled');
}
