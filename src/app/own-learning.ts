import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { TOPIC_WEIGHTS_FILE } from '../routing/topic-book.ts';
import { WEIGHTS_FILE } from '../understanding/learn-all.ts';
import { EXAMPLES } from './reader.ts';
import { programVersion } from './version.ts';

/** The files of what was learned: what messages are for, and what cases are about. */
export interface LearnedFiles {
  weights: string;
  topicWeights: string;
}

/** Those that come with the program. */
const GIVEN: LearnedFiles = { weights: join(EXAMPLES, WEIGHTS_FILE), topicWeights: TOPIC_WEIGHTS_FILE };

/**
 * Where an organisation keeps examples of its own, and what was learned with them. The examples outlive an upgrade; what was
 * learned is of one version of the program, and is learned again.
 */
export async function ownLearning(dataDir: string): Promise<LearnedFiles & { examples: string }> {
  const folder = join(dataDir, 'examples');
  const version = await programVersion();
  return {
    examples: join(folder, 'corrections.jsonl'),
    weights: join(folder, `understanding-${version}.weights`),
    topicWeights: join(folder, `topics-${version}.weights`),
  };
}

/** What is to be read: what was learned with the organisation's own examples where that is there, else what was given. */
export async function learnedFiles(dataDir: string): Promise<LearnedFiles> {
  const own = await ownLearning(dataDir);
  const isThere = await Promise.allSettled([access(own.weights), access(own.topicWeights)]);
  return isThere.every(({ status }) => status === 'fulfilled') ? own : GIVEN;
}
