import type { Config } from '../app/config.ts';
import { openKnowledgeBase } from '../app/knowledge-base.ts';
import { openMeaning } from '../app/meaning.ts';
import { learnedFiles } from '../app/own-learning.ts';
import { openReader } from '../app/reader.ts';
import { createSkills } from '../app/skills.ts';
import type { Ears } from '../conversation/ears.ts';
import type { StoredRetriever } from '../knowledge/stored-retriever.ts';
import { clockNow } from '../store/clock.ts';
import type { Database } from '../store/database.ts';
import { createLogger } from '../telemetry/logger.ts';

/** What hears and answers one message, without a chat around it. */
export interface OpenEars {
  ears: Ears;
  retriever: StoredRetriever;
  database: Database;
  /** What time it is, by the clock of the database. */
  moment(): Promise<Date>;
}

/**
 * Opens the database, beside a running bot or not, with what hears and answers, and closes it all again.
 *
 * @param parts what is played: a model, and who counts what it is asked
 */
export async function withEars<Result>(
  config: Config,
  use: (open: OpenEars) => Promise<Result>,
  parts: Pick<Parameters<typeof createSkills>[1], 'model' | 'modelWatch'> = {},
): Promise<Result> {
  const logger = createLogger({ level: 'error', destination: process.stderr });
  const meaning = await openMeaning(config);
  const { database, retriever } = await openKnowledgeBase({ ...config.database, logger, meaning: meaning.ofKnowledge });
  const { weights } = await learnedFiles(config.database.dataDir);
  const { reader } = await openReader({ encoder: meaning.encoder, logger, weights });
  try {
    const skills = await createSkills(config, { prisma: database.prisma, retriever, logger, reader, ...parts });
    return await use({ ears: { skills, reader }, retriever, database, moment: () => clockNow(database.prisma) });
  } finally {
    await retriever.stop();
    await meaning.close();
    await database.close();
  }
}
