import { readVectors } from '../language/vector-file.ts';
import { createHookFinder, type HookFinder } from '../learning-content/hook-finder.ts';
import { openLearningContent } from './learning-content.ts';
import { HOOK_VECTORS } from './meaning.ts';

/** Finds the hooks that come with the program; opened when somebody asks for one. */
export function openHooks(meaningOf: (text: string) => Promise<Float32Array | null>): () => Promise<HookFinder> {
  let finder: Promise<HookFinder> | null = null;
  async function open(): Promise<HookFinder> {
    const [{ hooks, vocabulary }, vectors] = await Promise.all([openLearningContent(), readVectors(HOOK_VECTORS)]);
    return createHookFinder({ hooks, vocabulary, vectors, meaningOf });
  }
  return () => {
    finder ??= open();
    return finder;
  };
}
