import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { CRITERIA_FOLDER } from './folder.ts';
import { NONE } from './groups.ts';
import { readYaml } from './library.ts';

const examplesSchema = z.record(z.string(), z.array(z.string()));
/** The list of sentences in which the examples are learned once more. */
const FRAMES = 'frames';

export interface GroupExample {
  label: string;
  text: string;
}

/** The assignments of `examples.yaml`, each as it stands and once more in a sentence; with what tells this set from another. */
export async function readGroupExamples(): Promise<{ examples: GroupExample[]; digest: string }> {
  const read = await readYaml(join(CRITERIA_FOLDER, 'examples.yaml'), examplesSchema);
  const { [FRAMES]: frames = [], ...groups } = read;
  const bare = Object.entries(groups).flatMap(([label, texts]) => texts.map((text) => ({ label, text })));
  const framed = bare
    .filter(({ label }) => label !== NONE)
    .flatMap(({ label, text }, at) => {
      const frame = frames[at % frames.length];
      return frame === undefined ? [] : [{ label, text: frame.replace('{}', text) }];
    });
  return { examples: [...bare, ...framed], digest: createHash('sha256').update(JSON.stringify(read)).digest('hex') };
}
