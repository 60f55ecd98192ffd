import { stat } from 'node:fs/promises';

/**
 * What is made of a file, kept in this process for as long as the file is the same one: by its number, its size and the moment
 * of its last change. All who ask share what was made, so it must be data that nobody changes.
 *
 * @param make what fails is tried again by the next who asks
 * @param filesOf all that it is made of, where that is more than the file itself
 */
export function onceAFile<Made>(
  make: (path: string) => Promise<Made>,
  filesOf: (path: string) => Promise<readonly string[]> = async (path) => [path],
): (path: string) => Promise<Made> {
  const kept = new Map<string, { state: string; made: Promise<Made> }>();
  return async (path) => {
    const state = (await Promise.all((await filesOf(path)).map(stateOf))).join('\n');
    const there = kept.get(path);
    if (there?.state === state) return there.made;
    const made = make(path);
    kept.set(path, { state, made });
    made.catch(() => {
      if (kept.get(path)?.made === made) kept.delete(path);
    });
    return made;
  };
}

async function stateOf(path: string): Promise<string> {
  const file = await stat(path, { bigint: true }).catch(() => null);
  return file === null ? path : [path, file.ino, file.size, file.mtimeNs].join(' ');
}
