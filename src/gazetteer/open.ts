import { createGazetteer, type Gazetteer } from './gazetteer.ts';
import { readGazetteerData } from './seed.ts';

/** The gazetteer that comes with the program. */
export async function openGazetteer(): Promise<Gazetteer> {
  return createGazetteer(await readGazetteerData());
}
