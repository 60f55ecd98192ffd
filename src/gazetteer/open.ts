import { createGazetteer, type Gazetteer } from './gazetteer.ts';
import { readGazetteerData } from './seed.ts';

let opened: Promise<Gazetteer> | undefined;

/** The gazetteer that comes with the program: read once a process, for it is only data. */
export function openGazetteer(): Promise<Gazetteer> {
  opened ??= readGazetteerData().then(createGazetteer);
  return opened;
}
