/**
 * Learns what is bought from `examples.yaml`, and what is no assignment from messages that are for something else too
 * (`prisma/seed/examples`), and writes the weights beside them:
 *
 *     node src/criteria/tools/learn-groups.ts
 */
import { join } from 'node:path';
import { train } from '../../understanding/classifier.ts';
import { readExamples } from '../../understanding/examples.ts';
import { PLACES } from '../../understanding/features.ts';
import { writeModels } from '../../understanding/model-file.ts';
import { CRITERIA_FOLDER } from '../folder.ts';
import { readGroupExamples } from '../group-examples.ts';
import { GROUP_MODEL, GROUP_WEIGHTS_FILE, groupFeatures, NONE } from '../groups.ts';

/** Of so many messages of other kinds one teaches what is no assignment. */
const ONE_OF = 7;

const { examples, digest } = await readGroupExamples();
const messages = await readExamples(join(CRITERIA_FOLDER, '..', 'examples'));
const others = messages
  .filter(({ skill, situation }) => skill !== 'criteria' && situation === 'nothing')
  .filter((_, at) => at % ONE_OF === 0)
  .map(({ text }) => ({ label: NONE, text }));
const model = train(
  [...examples, ...others].map(({ label, text }) => ({ label, features: groupFeatures(text) })),
  PLACES,
);
await writeModels(GROUP_WEIGHTS_FILE, { digest, models: new Map([[GROUP_MODEL, model]]), facts: null });
