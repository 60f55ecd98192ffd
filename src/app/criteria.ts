import { type Adviser, openAdviser } from '../criteria/advice.ts';
import { openGazetteer } from '../gazetteer/open.ts';

let opened: Promise<Adviser> | undefined;

/** What advises on criteria: opened when it is first needed, and then kept, for it is only data. */
export function openCriteria(): Promise<Adviser> {
  opened ??= openGazetteer().then(openAdviser);
  return opened;
}
