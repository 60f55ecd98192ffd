import { type Adviser, openAdviser } from '../criteria/advice.ts';
import { openGazetteer } from '../gazetteer/open.ts';

/** Opens what advises on criteria. */
export async function openCriteria(): Promise<Adviser> {
  return openAdviser(await openGazetteer());
}
