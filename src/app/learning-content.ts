import { type LearningContent, readLearningContent } from '../learning-content/library.ts';

let content: Promise<LearningContent> | null = null;

/** The cards and hooks that come with the program; read when they are asked for, and once. */
export function openLearningContent(): Promise<LearningContent> {
  content ??= readLearningContent();
  return content;
}
