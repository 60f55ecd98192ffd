import { type Adviser, openAdviser } from '../criteria/advice.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { readExamples } from '../understanding/examples.ts';
import { EXAMPLES } from './reader.ts';

/** Of so many messages of other kinds one teaches what is no assignment. */
const ONE_OF = 7;

/** Opens what advises on criteria, with what is no assignment learned from messages that are for something else. */
export async function openCriteria(): Promise<Adviser> {
  const [gazetteer, examples] = await Promise.all([openGazetteer(), readExamples(EXAMPLES)]);
  const others = examples
    .filter(({ skill, situation }) => skill !== 'criteria' && situation === 'nothing')
    .filter((_, at) => at % ONE_OF === 0)
    .map(({ text }) => text);
  return openAdviser(gazetteer, others);
}
